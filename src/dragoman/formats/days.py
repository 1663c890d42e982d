"""Days as reports write them above and below the text: "4 March 2025", "March 4, 2025", "04.03.2025".

Only for lines that tell when a report was published. Times within the text
are another subject: see `dragoman.extract`.
"""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = (
    r"(?:,?\s*(?:at|[|\-–—])?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:gmt|utc|est|edt|[a-z]{2,4}t|[+-]\d{4})?)?"
)

DAY = (
    rf"(?:{_WEEKDAY}(?:{_NTH}\s+(?:of\s+)?{_MONTH},?(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+{_NTH}(?:,?\s+\d{{4}})?)(?!\d)"
    r"|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
"""A day, with or without a year, as a pattern without groups. For ``re.IGNORECASE``."""

DAY_AND_TIME = DAY + _TIME

_NAMED = re.compile(
    rf"{_WEEKDAY}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?),?(?:\s+(?P<y>\d{{4}}))?(?!\d)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")


def day_in(words: str) -> dt.date | None:
    """The first day with a year in ``words``, or None.

    "May 27" is none: it has no year. "04.03.2025" is 4 March (points put the day first);
    "4/3/2025" may be March or April and is none, "24/3/2025" is clear.
    """
    for found in (_year_first(words), _named(words), _day_first(words)):
        if found:
            return found
    return None


def _year_first(words: str) -> dt.date | None:
    if match := _YEAR_FIRST.search(words):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    return None


def _named(words: str) -> dt.date | None:
    for match in _NAMED.finditer(words):
        if match["y"]:
            month = (match["m1"] or match["m2"])[:3].lower()
            number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month))
            return _day(int(match["y"]), number, int(match["d1"] or match["d2"]))
    return None


def _day_first(words: str) -> dt.date | None:
    if not (match := _DAY_FIRST.search(words)):
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if the calendar has none such, or no report can be of it."""
    if not 1800 <= year <= 2200:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
