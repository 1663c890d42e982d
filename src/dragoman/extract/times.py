"""Expressions of time, each with the days that it means.

An interval grammar over the words: nothing invents a day that the text leaves open. "In 2019" is
a year, "early June" ten days of it, "on Thursday" a day only where the day of publication is known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.records import Period, Quote
from dragoman.extract.reading import Reading

MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri",
         "saturday sat", "sunday sun"))
    for name in names.split()
}  # fmt: skip
NUMBERS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
NUMBERS |= {"a": 1, "an": 1, "several": 3, "few": 3, "couple": 2}

_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|and|through)\s+)"  # noqa: RUF001
_DAY_TO = rf"{_DAY}(?:{_TO}(?P<day_to>[0-3]?\d)(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_DAYPART = r"(?:\s+(?:morning|afternoon|evening|night))?"

ABSOLUTE = [
    re.compile(p)
    for p in (
        r"\b(?P<iso>\d{4}-\d\d-\d\d)\b",
        rf"\b{_MONTH}\s+{_DAY_TO}(?:,?\s+{_YEAR})?",
        rf"\b(?:the\s+)?{_DAY_TO}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s+)?(?:beginning|middle|end)\s+of)?[\s-]*\b{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s+)?(?:beginning|middle|end)\s+of)[\s-]+{_MONTH}",
        rf"\b(?P<rel>last|next|this|coming)\s+{_MONTH}",
        rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Ee]arlier in|[Ll]ater in|of|and|to|between|after|before)\s+(?:{_MONTH})(?!\s*\d)",
        rf"\b(?P<quarter>first|second|third|fourth)\s+quarter(?:\s+of\s+{_YEAR})?",
        rf"\b(?P<half>first|second)\s+half\s+of\s+{_YEAR}",
        rf"\b(?P<decade>(?:1[89]|20)\d0)s\b",
        rf"\b(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|(?:the\s+)?(?:beginning|middle|end)\s+of)[\s-]+)?{_YEAR}(?![-/]\d)",
    )
]
RELATIVE = [
    re.compile(p, re.IGNORECASE)
    for p in (
        r"\b(?P<word>today|tonight|yesterday|tomorrow|last night|the day before yesterday|the day after tomorrow)\b",
        rf"\b(?:(?P<rel>last|next|this|coming|past|the previous|the following)\s+)?{_WEEKDAY}\b{_DAYPART}",
        r"\b(?:(?P<rel>last|next|this|past|previous|coming|current|following)|earlier\s+(?P<early>this)|later\s+(?P<later>this))\s+(?P<unit>week|month|year|quarter|decade|century|summer|winter|spring|autumn|fall)\b",
        r"\b(?P<n>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of)\s+(?P<unit>day|week|month|year|decade|hour)s?\s+(?P<way>ago|earlier|later|from now)\b",
        r"\b(?:in\s+)?(?:the\s+)?(?P<way>last|past|next|coming|recent|previous)\s+(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple of)?\s*(?P<unit>day|week|month|year|decade)s\b",
    )
]


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its words, and its days (None where the anchor is not known).

    ``vague`` says that the report gives no day, week or month of its own ("recent years").
    """

    evidence: Quote
    period: Period | None
    vague: bool = False


def times(reading: Reading) -> Iterator[Time]:
    """Every expression of time in the body, in order.

    "July 7" in a report of 9 July 2021 is that day; in a report without a day of
    publication or any year of its own its days are not known.
    """
    report = reading.report
    year = report.published.year if report.published else None
    calendar = Calendar(report.published, year)
    taken: list[tuple[int, int]] = []
    found: list[Time] = []
    for patterns, work_out in ((ABSOLUTE, calendar.absolute), (RELATIVE, calendar.relative)):
        for pattern in patterns:
            for m in pattern.finditer(report.text):
                if any(m.start() < end and start < m.end() for start, end in taken):
                    continue
                if not _plausible(m):
                    continue
                start = m.start("month") if _names_a_month_only(m) else m.start()
                taken.append((m.start(), m.end()))
                found.append(_time(reading, start, m, work_out))
    yield from sorted(found, key=lambda t: t.evidence.start)


def _time(reading: Reading, start: int, m: re.Match[str], work_out: object) -> Time:
    period = work_out(m)  # type: ignore[operator]
    vague = m.groupdict().get("unit") in ("year", "decade", "century") and period is not None
    return Time(reading.report.quote(start, m.end()), period, vague)


def _names_a_month_only(m: re.Match[str]) -> bool:
    given = m.groupdict()
    return bool(given.get("month")) and not any(
        given.get(k) for k in ("day", "year", "part", "rel")
    )


def _plausible(m: re.Match[str]) -> bool:
    given = m.groupdict()
    if given.get("day") and not 1 <= int(given["day"]) <= 31:
        return False
    if "year" in given and given.get("year") and set(given) <= {"year", "part"}:
        before = m.string[max(0, m.start() - 2) : m.start()]
        after = m.string[m.end() : m.end() + 12]
        # A bare four-digit number is a year unless something is counted or paid with it.
        return not (before.endswith(("$", "€", "£", ",", ".")) or re.match(r"\s?(?:%|km|tonn|troops|people|,\d)", after))
    return True


@dataclass(frozen=True, slots=True)
class Calendar:
    """Works expressions out from the day of publication; ``year`` is the report's own, if known."""

    published: dt.date | None
    year: int | None

    def absolute(self, m: re.Match[str]) -> Period | None:
        """The days of a form that names a month, a year or both."""
        given = {k: v for k, v in m.groupdict().items() if v}
        try:
            if "iso" in given:
                return Period.day(dt.date.fromisoformat(given["iso"]))
            if "decade" in given:
                first = int(given["decade"])
                return Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
            year = int(given["year"]) if "year" in given else None
            if "quarter" in given or "half" in given:
                return self._share_of_year(given, year)
            if "month" not in given:
                return _part(Period.year(year), given.get("part")) if year else None
            month = MONTHS[given["month"].lower().rstrip(".")]
            year = year or self._year_of(month, int(given.get("day", 15)), given.get("rel"))
            if year is None:
                return None
            if "day" in given:
                first_day = dt.date(year, month, int(given["day"]))
                last = given.get("day_to")
                return Period(first_day, first_day.replace(day=int(last)) if last else first_day)
            return _part(Period.month(year, month), given.get("part"))
        except ValueError:
            return None

    def relative(self, m: re.Match[str]) -> Period | None:
        """The days of a form that counts from the day of publication."""
        day = self.published
        if day is None:
            return None
        given = {k: v.lower() for k, v in m.groupdict().items() if v}
        try:
            if "word" in given:
                return Period.day(day + dt.timedelta(days=_WORDS[given["word"]]))
            if "weekday" in given:
                return self._weekday(m, WEEKDAYS[given["weekday"]], given.get("rel"))
            if "n" in given or "way" in given:
                return _counted(day, given)
            return _unit(day, given)
        except (ValueError, OverflowError):
            return None

    def _year_of(self, month: int, day: int, rel: str | None) -> int | None:
        """The year of a month that comes without one: that which is nearest to publication."""
        if self.published is None:
            return self.year
        years = [self.published.year + d for d in (-1, 0, 1)]
        if rel == "last":
            years = years[:2]
        elif rel in ("next", "coming"):
            years = years[1:]
        middle = min(day, 28)
        return min(years, key=lambda y: abs((dt.date(y, month, middle) - self.published).days))  # type: ignore[operator]

    def _weekday(self, m: re.Match[str], weekday: int, rel: str | None) -> Period:
        assert self.published is not None
        back = (self.published.weekday() - weekday) % 7
        before = self.published - dt.timedelta(days=back)
        ahead = before if back == 0 else before + dt.timedelta(days=7)
        if rel in ("next", "coming", "the following"):
            return Period.day(ahead if back else before + dt.timedelta(days=7))
        if rel in ("last", "past", "the previous"):
            return Period.day(before if back else before - dt.timedelta(days=7))
        return Period.day(ahead if _is_ahead(m) else before)

    def _share_of_year(self, given: dict[str, str], year: int | None) -> Period | None:
        year = year or self.year
        if year is None:
            return None
        order = ("first", "second", "third", "fourth")
        length = 3 if "quarter" in given else 6
        first = order.index(given.get("quarter") or given["half"]) * length + 1
        return Period(dt.date(year, first, 1), Period.month(year, first + length - 1).last)


_WORDS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|to be held|is due|are due|scheduled|planned|is to|are to|set to|upcoming|expected to|ahead of)\b[^.;]{0,80}$",
    re.IGNORECASE,
)


def _is_ahead(m: re.Match[str]) -> bool:
    """Whether the words before a weekday speak of what is to come."""
    return bool(_AHEAD.search(m.string[max(0, m.start() - 100) : m.start()]))


def _part(period: Period, part: str | None) -> Period:
    """A third of a period. The end of a period as a limit is the whole of it."""
    if not part:
        return period
    days = (period.last - period.first).days + 1
    third = dt.timedelta(days=days // 3)
    word = part.lower()
    if "early" in word or "beginning" in word:
        return Period(period.first, period.first + third)
    if "mid" in word:
        return Period(period.first + third, period.last - third)
    if "late" in word:
        return Period(period.last - third, period.last)
    return period


def _shift_month(day: dt.date, months: int) -> Period:
    n = day.year * 12 + day.month - 1 + months
    return Period.month(n // 12, n % 12 + 1)


def _unit(day: dt.date, given: dict[str, str]) -> Period | None:
    """ "Last week", "this year": a whole one; "earlier this year" ends the day before."""
    rel = given.get("rel") or "this"
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}.get(rel, 0)
    unit = given["unit"]
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=step)
        period = Period(monday, monday + dt.timedelta(days=6))
    elif unit == "month":
        period = _shift_month(day, step)
    elif unit == "year":
        period = Period.year(day.year + step)
    elif unit == "decade":
        first = (day.year // 10 + step) * 10
        period = Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    else:
        return Period.year(day.year + step) if unit != "quarter" else None
    return period


def _counted(day: dt.date, given: dict[str, str]) -> Period | None:
    """ "Three weeks ago", "the last two decades"."""
    written = given.get("n", "several").replace("a few", "few").replace(" of", "").replace("a couple", "couple")
    n = int(written) if written.isdigit() else NUMBERS.get(written, 3)
    unit, way = given["unit"], given["way"]
    if unit == "hour":
        return Period.day(day)
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit] * n
    if way in ("last", "past", "recent", "previous"):
        return Period(day - dt.timedelta(days=days), day)
    if way in ("next", "coming"):
        return Period(day, day + dt.timedelta(days=days))
    sign = -1 if way in ("ago", "earlier") else 1
    at = day + sign * dt.timedelta(days=days)
    if unit == "day":
        return Period.day(at)
    if unit == "week":
        return Period(at - dt.timedelta(days=3), at + dt.timedelta(days=3))
    if unit == "month":
        return _shift_month(day, sign * n)
    return Period.year(day.year + sign * n * (10 if unit == "decade" else 1))
