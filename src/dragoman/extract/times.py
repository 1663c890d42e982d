"""Expressions of time, each with what it means.

The forms of `dragoman.extract.time_forms` are tried from the fullest to the barest; what one form
has taken, no later one sees. What a form means is worked out by its function in
`dragoman.extract.periods` or `dragoman.extract.lengths`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dragoman.extract import feasts, periods
from dragoman.extract.periods import Given
from dragoman.extract.reading import Reading
from dragoman.extract.senses import Anchor, Sense
from dragoman.extract.tense import is_ahead, is_before
from dragoman.extract.time_forms import FULL_DATE, SIGNS, Work, forms
from dragoman.records import Period, Quote, Report

COUNTED = re.compile(
    r"\s?(?:%|km\b|kilomet|met(?:re|er)s|miles|hectares|tonn|tons|troops|soldiers|people|families|households|homes|tents|"
    r"cases|deaths|children|refugees|students|police|megawatts|MW\b|GMT\b|hours\b|barrels|dollars|euros|Agenda|,\d)"
)
NUMBERED = re.compile(
    r"(?:Resolution|Agenda|Vision|Article|No\.|Flight|Room|Expo|Decree|Order|Boeing|UTC\+?)\s$|[$€£#№]\s?$",
    re.IGNORECASE,
)
"""What stands before a number that only looks like a year."""
SINCE = re.compile(r"\bsince\s+(?:[^.;,\n]{,50}\sin\s+)?$", re.IGNORECASE)
LONGEST = 64
NEAR = 800
"""Characters after which a quarter that was told of is forgotten."""
BETWEEN = re.compile(r",?\s+(?:(?:on|at|of|around|about|from)\s+)?")
DIRECTED = (
    periods.weekday, periods.months, periods.month_days, periods.season, periods.share_of_year, periods.feast,
)  # fmt: skip
"""Forms that lie before or after the anchor, as the words around have it."""
ABSOLUTE = (periods.iso_day, periods.point_day, periods.years, periods.decade, periods.century)
REACH = 60
"""Characters before an expression in which "since" may stand."""


SURE = {
    "month_days": 0.94, "share_of_year": 0.92, "months": 0.91, "years": 0.87, "word": 0.87, "weekday": 0.81,
    "season": 0.80, "length": 0.77, "stretch": 0.74, "past": 0.73, "each": 0.68, "unit": 0.67, "away": 0.63,
    "that_quarter": 0.59, "present": 0.58, "future": 0.50, "others": 0.67,
}  # fmt: skip
"""The share of right values among what each form found in half of TimeBank and AQUAINT."""

type CountedFrom = Literal["publication", "told", "years"]
"""The day of publication, what was told before, or the years of the report's own dates."""


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its words, what they mean, and what that was counted from (None: nothing).

    ``form`` is the name of what worked it out, in `periods` or `lengths`.
    """

    evidence: Quote
    sense: Sense
    counted_from: CountedFrom | None = None
    form: str = ""

    @property
    def sure(self) -> float:
        """How often expressions of this form were read rightly, in news whose times people had marked."""
        return SURE.get(self.form, SURE["others"])

    @property
    def period(self) -> Period | None:
        """Its days; None where they are not known, and for a length without an end."""
        return self.sense.period

    @property
    def vague(self) -> bool:
        """Whether the words measure a stretch rather than name it ("recent years")."""
        return self.sense.vague


def times(reading: Reading) -> Iterator[Time]:
    """Every expression of time, in order.

    "July 7" in a report of 9 July 2021 is that day. In a report whose day of publication is
    not known it takes the year of the nearest full date; without one its days are not known.
    """
    yield from _joined(reading.report, _each(reading))


def _each(reading: Reading) -> Iterator[Time]:
    report = reading.report
    told = _Told()
    years = [] if report.published else _own_years(report.text)
    for m, work in _found(report.text):
        given = {
            k: " ".join(v.lower().split()) for k, v in m.groupdict().items() if v or k == "many"
        }
        given.update({k: given[k].rstrip(".") for k in ("month", "month_to") if k in given})
        if "unit" in given:
            given["unit"] = periods.singular(given["unit"])
        start, end = m.span("at") if "at" in given else m.span()
        anchor = Anchor(
            published=report.published,
            year=_nearest(years, start),
            told=told.last,
            told_day=told.day,
            told_part=told.part if start - told.part_at < NEAR else None,
            ahead=is_ahead(reading, start, end) if work in DIRECTED else None,
            since=bool(SINCE.search(m.string, max(0, start - REACH), start)),
        )
        sense = _meant(work, given, anchor)
        if sense is None:
            continue
        if told.day is None or not sense.is_day or not is_before(reading, start):
            told.hear(sense, work, start)
        yield Time(
            report.quote(start, end),
            sense,
            _counted_from(work, given, anchor, sense),
            work.__name__,
        )


@dataclass(slots=True)
class _Told:
    """What was told of last."""

    last: Sense | None = None
    day: dt.date | None = None
    part: Sense | None = None
    part_at: int = 0

    def hear(self, sense: Sense, work: Work, at: int) -> None:
        period = sense.period
        if period is None or sense.kind not in ("date", "time"):
            return
        self.last = sense
        if sense.is_day:
            self.day = period.first
        if work is periods.share_of_year:
            self.part, self.part_at = sense, at


def _joined(report: Report, times: Iterable[Time]) -> Iterator[Time]:
    """The hour and its day as one: "9 a.m. on Friday", "Friday at noon"."""
    text, today = report.text, report.published
    before: Time | None = None
    told: Time | None = None
    for time in times:
        if before is not None and _go_together(text, before, time):
            day, hour = (before, time) if time.sense.period is None else (time, before)
            sense = replace(hour.sense, period=day.period)
            evidence = Quote(
                day.evidence.report, before.evidence.start, time.evidence.end,
                text[before.evidence.start : time.evidence.end],
            )  # fmt: skip
            before = replace(day, evidence=evidence, sense=sense)
            continue
        if before is not None:
            yield (before := _dated(before, told, today))
            told = before if before.period and before.sense.grain in ("day", "hour") else told
        before = time
    if before is not None:
        yield _dated(before, told, today)


def _dated(time: Time, told: Time | None, today: dt.date | None) -> Time:
    """An hour alone is one of the day told of just before it, or of the day of publication."""
    if time.sense.kind != "time" or time.period:
        return time
    if told and told.sense.is_day and time.evidence.start - told.evidence.end < NEAR:
        return replace(time, sense=replace(time.sense, period=told.period), counted_from="told")
    if told or today is None:
        return time
    return replace(
        time, sense=replace(time.sense, period=Period.day(today)), counted_from="publication"
    )


def _go_together(text: str, before: Time, time: Time) -> bool:
    between = text[before.evidence.end : time.evidence.start]
    hours = [t.sense.grain == "hour" and t.sense.kind == "time" for t in (before, time)]
    days = [t.sense.kind == "date" and t.sense.grain == "day" and t.period for t in (before, time)]
    one = (hours[0] and before.period is None and days[1]) or (
        hours[1] and time.period is None and days[0]
    )
    return bool(one and BETWEEN.fullmatch(between))


def _counted_from(work: Work, given: Given, anchor: Anchor, sense: Sense) -> CountedFrom | None:
    if sense.period is None or "year" in given or work in ABSOLUTE:
        return None
    if work is periods.feast and feasts.only_day(given["feast"]):
        return None
    if work in (periods.neighbour, periods.that_quarter) or given.get("way") in (
        "earlier",
        "later",
        "before",
        "after",
    ):
        return "told"
    return "publication" if anchor.published else "years"


def _found(text: str) -> Iterator[tuple[re.Match[str], Work]]:
    """What the forms match, in the order of the text; nothing twice."""
    found: list[tuple[re.Match[str], Work]] = []
    taken = bytearray(len(text))
    signs = {**SIGNS, "feast": _feast_sign()}
    windows = {name: _windows(text, sign) for name, sign in signs.items()}
    for pattern, work, sign in forms():
        for start, end in windows[sign]:
            for m in pattern.finditer(text, start, end):
                if not any(taken[m.start() : m.end()]) and _is_plausible(m, work):
                    taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
                    found.append((m, work))
    yield from sorted(found, key=lambda f: f[0].start())


@cache
def _feast_sign() -> re.Pattern[str]:
    """The first words of the names of feasts."""
    return re.compile("|".join(sorted({re.escape(name[:4]) for name in feasts.names()})))


def _windows(text: str, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches around a sign; no form reaches further than `LONGEST` from its own."""
    windows: list[tuple[int, int]] = []
    for m in sign.finditer(text):
        start, end = max(0, m.start() - LONGEST), min(len(text), m.end() + LONGEST)
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], end
        else:
            windows.append((start, end))
    return windows


def _is_plausible(m: re.Match[str], work: Work) -> bool:
    """Whether a number is a year: not if something is counted, paid or numbered with it."""
    if work is not periods.years or m[0] != m.groupdict().get("year"):
        return True
    return not COUNTED.match(m.string, m.end()) and not NUMBERED.search(
        m.string, max(0, m.start() - 12), m.start()
    )


def _meant(work: Work, given: Given, anchor: Anchor) -> Sense | None:
    try:
        return work(given, anchor)
    except (ValueError, OverflowError):
        return Sense()  # "31 June" is no day, and neither is what lies before the year 1


def _own_years(text: str) -> list[tuple[int, int]]:
    """(character, year) of every date that has a month and a year; "in 2016" alone may be history."""
    return [(m.start("year"), int(m["year"])) for m in FULL_DATE.finditer(text)]


def _nearest(years: list[tuple[int, int]], at: int) -> int | None:
    """The year that stands nearest to a character."""
    return min(years, key=lambda y: abs(y[0] - at))[1] if years else None
