"""TIMEX3 types and values of what Dragoman reads, so that it can be scored against TimeML.

Dragoman keeps days, both ends included; TIMEX3 has a notation of its own, in which the unit that the
words speak in shows: the same seven days are "1998-W11" as "last week".
"""

from __future__ import annotations

import re

from dragoman.evaluate.corpora.timeml import Timex
from dragoman.extract.senses import Grain, Sense
from dragoman.extract.times import Time
from dragoman.records import Period

REFS = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
JOINT = re.compile(
    r"\s+(?:to|and|through|till|until)\s+|(?<=\d{4})[-–—](?=\d{4}|[A-Z])", re.IGNORECASE
)
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {12: "WI", 3: "SP", 6: "SU", 9: "FA"}
UNITS: dict[Grain, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "month": "M", "season": "S",
    "quarter": "Q", "half": "H", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML", "time": "X",
}  # fmt: skip
YEARS: dict[Grain, int] = {"decade": 10, "century": 100, "millennium": 1000}


def timexes(time: Time) -> list[Timex]:
    """The words with the type and the value that TIMEX3 gives them.

    From one day to another are two there: "between *1982* and *1992*". An age is none.
    """
    sense, start, end = time.sense, time.evidence.start, time.evidence.end
    if sense.kind == "age":
        return []
    type_ = "DATE" if sense.kind in REFS else sense.kind.upper()
    joint = JOINT.search(time.evidence.words)
    if joint and sense.period and _is_range(sense, sense.period):
        ends = (Period.day(sense.period.first), Period.day(sense.period.last))
        first, last = (_day_or_longer(end_, sense.grain) for end_ in ends)
        return [
            Timex(start, start + joint.start(), type_, first),
            Timex(start + joint.end(), end, type_, last),
        ]
    return [Timex(start, end, type_, value(sense))]


def _is_range(sense: Sense, period: Period) -> bool:
    if sense.kind != "date" or sense.grain not in ("day", "month", "year"):
        return False
    units = {"day": 10, "month": 7, "year": 4}[sense.grain]
    return period.first.isoformat()[:units] != period.last.isoformat()[:units]


def value(sense: Sense) -> str:
    """The value: "1998-03-05", "1998-W11", "1998-Q3", "P2Y", "PRESENT_REF" …; X for what is not known."""
    if sense.kind in REFS:
        return REFS[sense.kind]
    if sense.kind == "duration":
        return length(sense.grain, sense.count)
    if sense.kind == "set":
        return _set(sense)
    return _date(sense) + _clock(sense.clock)


def length(grain: Grain, count: float | None) -> str:
    """ "P3D", "PT2H", "P20Y" for two decades, "P2Y6M" for two and a half years, "PXM" for some months."""
    hours = "T" if grain in ("second", "minute", "hour") else ""
    if count is None:
        return f"P{hours}X{UNITS[grain]}"
    if grain in YEARS:
        return length("year", count * YEARS[grain])
    whole, rest = int(count), count - int(count)
    smaller = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("TH", 24)}
    if rest and grain in smaller:
        unit, many = smaller[grain]
        first = f"{whole}{UNITS[grain]}" if whole else ""
        mark = "T" if unit[0] == "T" and not hours else ""
        return f"P{hours}{first}{mark}{round(rest * many)}{unit[-1]}"
    return f"P{hours}{count if rest else whole}{UNITS[grain]}"


def _set(sense: Sense) -> str:
    if sense.weekday:
        return f"XXXX-WXX-{sense.weekday}{_clock(sense.clock)}"
    return length(sense.grain, sense.count)


def _date(sense: Sense) -> str:
    period, grain = sense.period, sense.grain
    if period is None:
        return {"week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}.get(
            grain, "XXXX-XX-XX"
        )
    if grain == "hour" and not sense.clock:
        grain = "day"
    return _day_or_longer(period, grain)


def _day_or_longer(period: Period, grain: Grain) -> str:
    """By the day in the middle, so that early June is in June."""
    first = period.first
    middle = first + (period.last - first) / 2
    year = f"{middle.year:04d}"
    if grain in ("week", "weekend"):
        iso = middle.isocalendar() if grain == "week" else first.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return f"{year}-{middle.month:02d}"
    if grain == "quarter":
        return f"{year}-Q{(middle.month + 2) // 3}"
    if grain == "half":
        return f"{year}-H{1 + (middle.month > 6)}"
    if grain == "season":
        begins = middle.month // 3 * 3 or 12
        return f"{first.year:04d}-{SEASONS[begins]}"
    if grain == "year":
        return year
    if grain == "decade":
        return year[:3]
    if grain in ("century", "millennium"):
        return year[:2]
    return first.isoformat()


def _clock(clock: str | None) -> str:
    if clock is None:
        return ""
    return f"T{PARTS.get(clock, clock)}"
