"""Expressions of time, each with the days that it means.

A grammar of forms, tried from the fullest to the barest; what one form has taken, no later one
sees. What a form means in days is worked out by its function in `dragoman.extract.periods`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.extract import periods
from dragoman.extract.periods import Anchor, Given
from dragoman.extract.reading import Reading
from dragoman.records import Period, Quote

type Work = Callable[[Given, Anchor], Period | None]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:(?:{_MONTHS})\b|(?:{_SHORT})\b\.?)"
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NUMBER = r"\d{1,3}|an? few|(?:a )?couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"[0-3]?\d"
_NTH = r"(?:st|nd|rd|th)?\b"

SLOTS = {
    # Months and weekdays are written large; "may" and "march" are verbs.
    "month": rf"(?P<month>(?-i:{_MONTH}))",
    "month_to": rf"(?P<month_to>(?-i:{_MONTH}))",
    # Jan, May and others are names of people, too: alone, a month is one where nothing else can be meant.
    "sole_month": rf"(?P<month>(?-i:(?:{_MONTHS})\b|(?:{_SHORT})\.))",
    "sure_month": rf"(?P<month>(?-i:(?!May)(?:{_MONTHS})\b|(?:{_SHORT})\.))",
    "weekday": rf"(?P<weekday>(?-i:{_WEEKDAY}))\b",
    "weekday_to": rf"(?P<weekday_to>(?-i:{_WEEKDAY}))\b",
    "day": rf"(?P<day>{_DAY}){_NTH}",
    "day_to": rf"(?P<day_to>{_DAY}){_NTH}",
    "year": rf"(?P<year>{_YEAR})\b",
    "year_from": rf"(?P<year_from>{_YEAR})\b",
    "year_to": rf"(?P<year_to>{_YEAR})\b",
    "season": r"(?P<season>spring|summer|autumn|fall|winter)\b",
    "n": rf"(?P<n>{_NUMBER})",
    "unit": r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade|century)",
    "whole": r"(?P<unit>week|month|quarter|year|decade|century)",
    "rel": r"(?P<rel>last|past|previous|this coming|this|next|coming|following|current)",
    "way": r"(?P<way>last|past|previous|recent|next|coming|following)",
    "part": r"(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end|first half|second half) of)[\s-]+(?:the )?",
    "order": r"(?P<quarter>first|second|third|fourth)",
    "to": r"(?:\s?[-–—/]\s?| (?:to|and|through|till|until) )",
    "up_to": r"(?:\s?[-–—/]\s?| (?:to|through|till|until) )",
    "the": r"(?:the (?=\d\d?(?:st|nd|rd|th)))?",
    "part_of_day": r"(?: (?:morning|noon|afternoon|evening|night)\b)?",
    # "Thursday, July 8": the date says which Thursday.
    "on": rf"(?:(?-i:{_WEEKDAY})(?: (?:morning|afternoon|evening|night))?,? )?",
    # "The March 23 Movement" is no day.
    "no_name": r"(?! (?-i:Movement|Alliance|Coalition|Brigade|Square|Street|Revolution))",
    "no_paper": r"(?! (?-i:Times|Herald|Telegraph|Mail|Express|Post|Agreement|Market))",
    "no_day": r"(?! \d)",
}  # fmt: skip


SIGNS = {
    "month": re.compile(r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE),
    "season": re.compile(r"spring|summer|autumn|fall|winter", re.IGNORECASE),
    "weekday": re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend"),
    "unit": re.compile(r"hour|day|week|fortnight|month|quarter|year|decade|century", re.IGNORECASE),
    "other": re.compile(r"\d\d|['’]\ds|Q[1-4]|day|night|tomorrow|morning|afternoon|evening|quarter|half", re.IGNORECASE),
}  # fmt: skip
"""What must stand near for a form to match; a form is only tried there, which costs a third."""


def _sign_of(written: str) -> str:
    """The key of `SIGNS` for a form, by its slots."""
    for sign in ("month", "season", "weekday"):
        if sign in written or (sign == "weekday" and "weekend" in written):
            return sign
    return "unit" if re.search(r"\{(?:unit|whole)\}|<unit>", written) else "other"


def _form(written: str, work: Work) -> tuple[re.Pattern[str], Work, str]:
    """A form, its slots filled, with its sign; a blank stands for any run of blanks."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda m: SLOTS[m[1]], written)
    pattern = re.compile(r"(?<![\w.,])" + filled.replace(" ", r"\s+"), re.IGNORECASE)
    return pattern, work, _sign_of(written)


FORMS = [
    _form(written, work)
    for written, work in (
        # July 7 2021, 7 July, 3-5 March, March 28 to April 2
        (r"(?P<iso>\d\d\d\d-\d\d-\d\d)(?:T[\d:.]+Z?)?\b", periods.iso_day),
        (r"{day}\.(?P<n>[01]?\d)\.{year}", periods.point_day),
        (r"{on}{month} {day}{to}{day_to}(?:,? {year})?", periods.month_days),
        (r"{on}{month} {day}{up_to}{month_to} {day_to}(?:,? {year})?", periods.month_days),
        (r"{on}{month} {day}(?:,? {year})?{no_name}", periods.month_days),
        (r"{on}{day}(?: of)? {month}{up_to}{day_to}(?: of)? {month_to}(?:,? {year})?", periods.month_days),
        (r"{on}{the}{day}(?:{to}{the}{day_to})?(?: of)? {month}(?:,? {year})?{no_name}", periods.month_days),
        # March to June 2021, early June, June of last year, last March, in June
        (r"{month}(?: {year_from})?{to}{month_to} {year}", periods.months),
        (r"(?:from|between|in) (?P<at>{month}{to}{month_to}){no_day}", periods.months),
        (r"(?:{part})?{month},? (?:of )?{year}", periods.months),
        (r"(?:{part})?{month} (?:of )?(?P<year_rel>last|this|next) year\b", periods.months),
        (r"(?:{part}|{rel} ){month}{no_day}", periods.months),
        (r"(?:in|since|by|until|during|throughout) (?P<at>{sole_month}){no_day}", periods.months),
        (r"(?:from|for|of|and|to|till|between|before|after) (?P<at>{sure_month})(?! \d| (?-i:[A-Z]))", periods.months),
        # the spring of 2020, last winter, the third quarter, the first half of 2021
        (r"(?:{part})?{season} (?:of )?{year}", periods.season),
        (r"(?:{part})?{rel} {season}", periods.season),
        (r"{order}[\s-]quarter(?: of (?:{year}|(?:the|{rel}) year))?\b", periods.share_of_year),
        (r"(?-i:Q)(?P<quarter>[1-4])\b(?: (?:of )?{year})?", periods.share_of_year),
        (r"(?P<half>first|second) half of (?:{year}|(?:the|{rel}) year)\b", periods.share_of_year),
        # the 1990s, the '90s, the 19th century, 2014-2020, 2019
        (r"(?:{part})?(?:the )?(?P<decade>(?:1[89]|20)\d0)['’]?s\b", periods.decade),
        (r"(?:{part})?(?:the )?['‘’](?P<decade>[2-9]0)s\b", periods.decade),
        (r"(?:{part})?(?:the )?(?P<century>1\d|2[01])(?:st|nd|rd|th)[\s-]century\b", periods.century),
        (r"(?:from|between) (?P<at>{year} (?:to|and|until) {year_to})", periods.years),
        (r"(?<![-/–]){year}[-–—]{year_to}(?![-/–]\d)", periods.years),
        (r"(?<![-/–])(?:{part})?{year}(?![-/–]\d)", periods.years),
        # last night, on Thursday, Tuesday of last week, Monday to Wednesday, the weekend
        (r"(?P<word>the day (?:before yesterday|after tomorrow)|last night|this (?:morning|afternoon|evening))\b", periods.word),
        (r"(?P<word>today|tonight|yesterday|tomorrow)\b{part_of_day}", periods.word),
        (r"{weekday}{part_of_day}{up_to}{weekday_to}{part_of_day}", periods.weekday),
        (r"{weekday}{part_of_day},? (?:of )?(?P<week>last|this|next) week\b", periods.weekday),
        (r"(?<!every\s)(?<!Good\s)(?<!Black\s)(?<!Bloody\s)(?<!Palm\s)(?:(?:the )?{rel} )?{weekday}{part_of_day}{no_paper}", periods.weekday),
        (r"(?:(?:the )?{rel} |the )(?P<weekend>weekend)\b", periods.weekday),
        # the last two decades, the past year, within 30 days, two weeks ago, the next day
        (r"(?:the )?{way} (?:{n} )?{unit}(?P<many>s)\b", periods.stretch),
        (r"(?:in|over|during|for|within|throughout) the (?P<at>{way} {unit})\b", periods.stretch),
        (r"within (?:the next |the coming )?{n} {unit}s?\b", periods.stretch),
        (r"{n}[\s-]{unit}s? (?P<way>ago|earlier|later|before|from now)\b", periods.away),
        (r"in (?P<at>{n} {unit}s?['’]? time)\b", periods.away),
        (r"the (?P<rel>same|next|following|previous) day\b", periods.neighbour),
        # earlier this year, the end of the month, by year's end
        (r"(?:{part}|(?:earlier|later) )?(?:the )?{rel} {whole}\b", periods.unit),
        (r"(?:{part}|(?:earlier|later) in the ){whole}\b", periods.unit),
        (r"by (?:the )?(?P<unit>year)(?:['’]s | |-)end\b", periods.unit),
    )
]  # fmt: skip

FULL_DATE = re.compile(rf"\b{_MONTH},?\s+(?:{_DAY}{_NTH},?\s+)?(?P<year>{_YEAR})\b")
COUNTED = re.compile(
    r"\s?(?:%|km\b|kilomet|met(?:re|er)s|miles|hectares|tonn|tons|troops|soldiers|people|families|households|homes|tents|"
    r"cases|deaths|children|refugees|students|police|megawatts|MW\b|GMT\b|hours\b|barrels|dollars|euros|Agenda|,\d)"
)
NUMBERED = re.compile(
    r"(?:Resolution|Agenda|Vision|Article|No\.|Flight|Room|Expo|Decree|Order|Boeing|UTC\+?)\s$|[$€£#№]\s?$",
    re.IGNORECASE,
)
"""What stands before a number that only looks like a year."""
AHEAD = re.compile(
    r"\b(?:will|shall|to be held|(?:is|are|was|were) (?:due|to|set|scheduled|planned|slated|expected)|"
    r"scheduled|planned|slated|upcoming|ahead of|plans? to)\b", re.IGNORECASE)  # fmt: skip
REPORTED = re.compile(
    r"\b(?<!be )(?:said|says|told|announced|reported|wrote|stated|added|confirmed|noted|warned)\b"
)
PAST = re.compile(r"\b(?:said|told|wrote|met|held|was|were|had|[a-z]{3,}ed)\b")
FIRST_WORDS = re.compile(r"\W*(?:\w+\s+)?")
SINCE = re.compile(r"\bsince\s+$", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.;!?]\s|\n")
LONGEST = 64
REACH = 120
"""Characters around an expression that can tell whether it speaks of what is to come."""


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its words, and its days (None where the anchor is not known).

    ``vague`` says that the words measure a stretch rather than name it ("recent years").
    """

    evidence: Quote
    period: Period | None
    vague: bool = False


def times(reading: Reading) -> Iterator[Time]:
    """Every expression of time, in order.

    "July 7" in a report of 9 July 2021 is that day. In a report whose day of publication is
    not known it takes the year of the nearest full date; without one its days are not known.
    """
    report = reading.report
    told: dt.date | None = None
    years = [] if report.published else _own_years(report.text)
    for m, work in _found(report.text):
        given = {k: " ".join(v.lower().split()) for k, v in m.groupdict().items() if v}
        given.update({k: given[k].rstrip(".") for k in ("month", "month_to") if k in given})
        start, end = m.span("at") if "at" in given else m.span()
        anchor = Anchor(
            published=report.published,
            year=_nearest(years, start),
            told=told,
            ahead=_is_ahead(m.string, start, end),
            since=bool(SINCE.search(m.string, max(0, start - REACH), start)),
        )
        period = _days(work, given, anchor)
        if period and period.first == period.last:
            told = period.first
        yield Time(report.quote(start, end), period, _is_vague(given, work))


def _found(text: str) -> Iterator[tuple[re.Match[str], Work]]:
    """What the forms match, in the order of the text; nothing twice."""
    found: list[tuple[re.Match[str], Work]] = []
    taken = bytearray(len(text))
    windows = {name: _windows(text, sign) for name, sign in SIGNS.items()}
    for pattern, work, sign in FORMS:
        for start, end in windows[sign]:
            for m in pattern.finditer(text, start, end):
                if not any(taken[m.start() : m.end()]) and _is_plausible(m, work):
                    taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
                    found.append((m, work))
    yield from sorted(found, key=lambda f: f[0].start())


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
    if work is not periods.years or m.start() != m.start("year"):
        return True
    return not COUNTED.match(m.string, m.end()) and not NUMBERED.search(
        m.string, max(0, m.start() - 12), m.start()
    )


def _days(work: Work, given: Given, anchor: Anchor) -> Period | None:
    try:
        return work(given, anchor)
    except (ValueError, OverflowError):
        return None  # "31 June" is no day, and neither is what lies before the year 1


def _is_vague(given: Given, work: Work) -> bool:
    if given.get("unit") in ("decade", "century") or given.get("n", "").endswith(
        ("few", "several")
    ):
        return True
    return work is periods.stretch and (
        "n" not in given or given.get("way") in ("last", "past", "previous", "recent")
    )


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around speak of what is to come: "will meet *on Friday*", "*on Friday* A will …".

    Not so in "will send envoys, the ministry said *on Friday*".
    """
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    signs = list(AHEAD.finditer(before))
    if signs:
        return not REPORTED.search(before, signs[-1].end())
    after = SENTENCE_END.split(text[end : end + REACH])[0]
    sign = AHEAD.search(after)
    return bool(sign and FIRST_WORDS.fullmatch(before) and not PAST.search(after, 0, sign.start()))


def _own_years(text: str) -> list[tuple[int, int]]:
    """(character, year) of every date that has a month and a year; "in 2016" alone may be history."""
    return [(m.start("year"), int(m["year"])) for m in FULL_DATE.finditer(text)]


def _nearest(years: list[tuple[int, int]], at: int) -> int | None:
    """The year that stands nearest to a character."""
    return min(years, key=lambda y: abs(y[0] - at))[1] if years else None
