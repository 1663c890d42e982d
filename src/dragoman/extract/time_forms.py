"""The grammar of expressions of time: forms, tried from the fullest to the barest.

Each form is a regular expression with slots, and the function that works out what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from dragoman.extract import feasts, lengths, periods
from dragoman.extract.numbers import NUMBER, ONES, ORDER, TENS, WORDS
from dragoman.extract.periods import Given
from dragoman.extract.senses import Anchor, Sense

type Work = Callable[[Given, Anchor], Sense | None]
"""None says that the words are no time at all."""


class Form(NamedTuple):
    """A form's expression, what works out its meaning, and the key of its sign in `SIGNS`."""

    pattern: re.Pattern[str]
    work: Work
    sign: str


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?:(?:{_MONTHS}|{_MONTHS.upper()})\b|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
_SURE = _MONTHS.replace("|May", "")
_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_YEAR = r"(?:1[4-9]|20)\d\d"
_DAY = r"[0-3]?\d"
_NTH = r"(?:st|nd|rd|th)?\b"
_UNIT = r"seconds?|minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a)"
_PART_OF_DAY = "morning|afternoon|evening|night"
_ABOUT = "more than|less than|fewer than|at least|at most|no more than|nearly|up to|some"
_SPELLED = rf"nineteen[\s-](?:(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES[10:])})|two thousand(?: and (?:{'|'.join(ONES[1:13])}))?"

SLOTS = {
    # Months and weekdays are written large; "may" and "march" are verbs.
    "month": rf"(?P<month>(?-i:{_MONTH}))",
    "month_to": rf"(?P<month_to>(?-i:{_MONTH}))",
    # Jan, May and others are names of people, too: alone, a month is one where nothing else can be meant.
    "sole_month": rf"(?P<month>(?-i:(?:{_MONTHS})\b|(?:{_SHORT})\.))",
    "sure_month": rf"(?P<month>(?-i:(?:{_SURE})\b|(?:{_SHORT})\.))",
    "weekday": rf"(?P<weekday>(?-i:{_WEEKDAY}))\b",
    "weekday_only": rf"(?P<weekday>(?-i:{_WEEKDAY}))",
    "weekday_to": rf"(?P<weekday_to>(?-i:{_WEEKDAY}))\b",
    "day": rf"(?P<day>{_DAY}){_NTH}",
    "day_to": rf"(?P<day_to>{_DAY}){_NTH}",
    "year": rf"(?P<year>{_YEAR})\b",
    "year_from": rf"(?P<year_from>{_YEAR})\b",
    "year_to": rf"(?P<year_to>{_YEAR})\b",
    "season": r"(?P<season>spring|summer|autumn|fall|winter)(?:time)?\b",
    "n": rf"(?P<n>{NUMBER})",
    "about": rf"(?:(?:the )?(?:{_ABOUT}) )?",
    "unit": rf"(?P<unit>{_UNIT})\b",
    "away_unit": r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)s?\b",
    "whole": r"(?P<unit>week|month|quarter|year|decade|century)\b",
    "rel": r"(?P<rel>last|past|previous|preceding|prior|this coming|this|next|coming|following|current|upcoming)",
    "way": r"(?P<way>last|past|previous|recent|next|coming|following|preceding|prior|upcoming)",
    "part": r"(?P<part>(?:the )?(?:early|mid|late)|(?:the )?(?:very )?(?:beginning|start|middle|end|latter half|first half|second half|latter part|early part) of|(?:the )?later)[\s-]+(?:in |on )?(?:the )?",
    "nth": "|".join(reversed(ORDER[1:])) + "|twenty[ -](?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first",
    "order": r"(?P<quarter>first|second|third|fourth)",
    "to": r"(?:\s?[-–—/]\s?| (?:to|and|through|till|until) )",
    "up_to": r"(?:\s?[-–—/]\s?| (?:to|through|till|until) )",
    "the": r"(?:the (?=\d\d?(?:st|nd|rd|th)))?",
    "part_of_day": rf"(?:,? (?P<part_of_day>{_PART_OF_DAY})\b)?",
    "some_part": rf"(?:,? (?:{_PART_OF_DAY})\b)?",
    # "Thursday, July 8": the date says which Thursday.
    "on": rf"(?:(?-i:{_WEEKDAY})(?: (?:{_PART_OF_DAY}))?,? )?",
    # "The March 23 Movement" is no day.
    "no_name": r"(?! (?-i:Movement|Alliance|Coalition|Brigade|Square|Street|Revolution))",
    "no_paper": r"(?! (?-i:Times|Herald|Telegraph|Mail|Express|Post|Agreement|Market|Journal|Review))",
    "no_war": r"(?!['’]?s? (?-i:Agreement|Accord|War|Island|Rising|Offensive|Square|Massacre|Carol|Bunny))",
    "no_day": r"(?! \d)",
    "each": r"(?:every|each|per)",
    "spelled": rf"(?P<spelled>{_SPELLED})\b",
    "yy": r"(?P<year>[5-9]\d)\b(?!['’]?s)",
    "half_day": r"(?P<half_day>[ap])\.?m\b\.?",
    "zone": r"(?: \(?(?-i:[ECMP][SD]T|GMT|UTC|local time)\)?)?",
}  # fmt: skip


SIGNS = {
    "month": re.compile(r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"),
    "season": re.compile(r"spring|summer|autumn|fall|winter", re.IGNORECASE),
    "weekday": re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend"),
    "unit": re.compile(r"\b(?:[Ss]econd|[Mm]inute|[Hh]our|[Dd]ay|[Ww]eek|[Ff]ortnight|[Mm]onth|[Qq]uarter|[Ss]eason|[Yy]ear|[Dd]ecade|[Cc]entur|[Mm]illenni|period)"),
    "year": re.compile(r"\d\d|['‘’]\ds|nineteen|thousand|ties\b|centur", re.IGNORECASE),
    "part": re.compile(r"day|night|tomorrow|morning|afternoon|evening|noon|quarter|half|Q[1-4]", re.IGNORECASE),
    "clock": re.compile(r"\d\s?[ap]\.?m\b|\d:\d\d|noon|midday|midnight|o['’]clock", re.IGNORECASE),
    "ref": re.compile(r"\b(?:[Nn]ow|[Cc]urrent|presen|moment|point|[Tt]hese|this time|[Rr]ecent|[Mm]ost|past|[Ss]oon|futur|term|[Dd]aily|[WwYy]e[ea][kr]ly|[Mm]onthly|[Aa]nnual|[HhNn](?:our|ight)ly)"),
}  # fmt: skip
"""What must stand near for a form to match; a form is only tried there, which costs a third."""


def _form(written: str, work: Work, sign: str) -> Form:
    """A form, its slots filled; a blank stands for any run of blanks."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda m: SLOTS[m[1]], written)
    pattern = re.compile(r"(?<![\w.,])" + filled.replace(" ", r"\s+"), re.IGNORECASE)
    return Form(pattern, work, sign)


@cache
def _feast_form() -> Form:
    names = "|".join(re.escape(name).replace(r"\ ", " ") for name in feasts.names())
    slot = rf"(?P<feast>(?-i:{names}))\b"
    return _form(rf"(?:{{rel}} )?{slot}(?: {{year}})?{{no_war}}", periods.feast, "feast")


M, W, U, Y, P, C, R = "month", "weekday", "unit", "year", "part", "clock", "ref"

FORMS = [
    _form(written, work, sign)
    for written, work, sign in (
        # July 7 2021, 7 July, 3-5 March, March 28 to April 2
        (r"(?P<iso>\d\d\d\d-\d\d-\d\d)(?:T[\d:.]+Z?)?\b", periods.iso_day, Y),
        (r"{day}\.(?P<n>[01]?\d)\.{year}", periods.point_day, Y),
        (r"(?P<a>[0-3]?\d)([/-])(?P<b>[0-3]?\d)\2(?P<yy>\d\d(?:\d\d)?)\b(?!-)", periods.stroke_day, Y),
        (r"(?:the )?(?P<nth_of>first|second|third|fourth|last) {weekday} (?:of|in) {month}(?:,? {year})?", periods.nth_weekday, M),
        (r"(?:the )?week (?:of|beginning|starting) {month} {day}(?:,? {year})?", periods.week_of, M),
        (r"{on}{month} {day}{to}{day_to}(?:,? {year})?", periods.month_days, M),
        (r"{on}{month} {day}{up_to}{month_to} {day_to}(?:,? {year})?", periods.month_days, M),
        (r"{on}{month} {day}(?:,? {year})?{no_name}", periods.month_days, M),
        (r"{on}{month} (?P<nth>{nth})\b(?:,? {year})?", periods.month_days, M),
        (r"{on}{day}(?: of)? {month}{up_to}{day_to}(?: of)? {month_to}(?:,? {year})?", periods.month_days, M),
        (r"{on}{the}{day}(?:{to}{the}{day_to})?(?: of)? {month}(?:,? {year})?{no_name}", periods.month_days, M),
        # March to June 2021, early June, June of last year, last March, in June
        (r"{month}(?: {year_from})?{to}{month_to} {year}", periods.months, M),
        (r"(?:from|between|in) (?P<at>{month}{to}{month_to}){no_day}", periods.months, M),
        (r"(?:{part})?{month},? (?:of )?{year}", periods.months, M),
        (r"(?:{part})?{month} (?:of )?(?P<year_rel>last|this|next) year\b", periods.months, M),
        (r"(?:{part}|{rel} ){month}{no_day}", periods.months, M),
        (r"(?:in|since|by|until|during|throughout) (?P<at>{sole_month}){no_day}", periods.months, M),
        (r"(?:from|for|of|and|to|till|between|before|after|a|an|the|its|their) (?P<at>{sure_month})(?! \d| (?-i:[A-Z]))", periods.months, M),
        (r"(?<![A-Z]\.\s){sure_month}(?= [a-z]|['’]s|[,.;])(?! \d)", periods.months, M),
        # the spring of 2020, last winter, the third quarter, the first half of 2021
        (r"(?:{part})?(?:the )?{season} (?:of )?(?:{year}|{spelled})", periods.season, "season"),
        (r"(?:{part})?(?:{rel}|this past) {season}", periods.season, "season"),
        (r"(?:in|over|during|throughout|since|by|until|for|of) (?P<at>the {season})(?! of\b)", periods.season, "season"),
        (r"(?P<rel>this|last|next) (?P<year_own>year)['’]s {order}[\s-]quarter\b", periods.share_of_year, P),
        (r"(?:the )?{year}(?:['’]s)? {order}[\s-]quarter\b", periods.share_of_year, P),
        (r"(?:the )?(?P<back>year-earlier|year-ago) {order}[\s-]quarter\b", periods.share_of_year, P),
        (r"(?:the )?{order}[\s-]quarter(?:,? (?:of )?{year}| of (?:the|{rel}) year)?\b", periods.share_of_year, P),
        (r"(?:the )?(?P<quarter>last) quarter of (?:{year}|(?:the|{rel}) year)\b", periods.share_of_year, P),
        (r"(?:{part}){order} quarter\b", periods.share_of_year, P),
        (r"(?-i:Q)(?P<quarter>[1-4])\b(?: (?:of )?{year})?", periods.share_of_year, P),
        (r"(?:the )?(?P<half>first|second|last) half of (?:{year}|(?:the|{rel}) (?:fiscal )?year)\b", periods.share_of_year, P),
        (r"(?:(?:the|its) )?(?P<back>year-earlier|year-ago)(?: (?:quarter|period))?\b", periods.that_quarter, U),
        (r"(?:the )?latest (?:quarter|period)\b|the quarter\b(?! of)|that quarter\b", periods.that_quarter, U),
        # the 1990s, the '90s, the 19th century, 2014-2020, 2019
        (r"(?:{part})?(?:the )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b", periods.decade, Y),
        (r"(?:{part})?(?:the )?['‘’](?P<decade>[2-9]0)['’]?s\b", periods.decade, Y),
        (r"(?:{part})?(?:the )?(?P<decade>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b", periods.decade, Y),
        (r"(?:{part})?(?:the )?(?P<century>\d|1\d|2[01])(?:st|nd|rd|th)[\s-]century\b", periods.century, Y),
        (r"(?:{part})?(?:the )?(?P<century>(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty[\s-]first)[\s-]century\b", periods.century, Y),
        (r"(?:from|between) (?P<at>{year} (?:to|and|until) {year_to})", periods.years, Y),
        (r"(?<![-/–])(?:(?:the )?fiscal(?: year)? )?{year}[-–—]{year_to}(?![-/–]\d)", periods.years, Y),
        (r"(?:fiscal(?: year)? ){year}[-–—/](?P<year_to>\d\d)\b", periods.years, Y),
        (r"{year}[-–—/](?P<year_to>\d\d)(?= (?:season|fiscal|financial|budget|academic|school))", periods.years, Y),
        (r"(?:fiscal(?: year)?|the fiscal year|the year|FY)\s?{year}", periods.years, Y),
        (r"(?:{part}|earlier in |later in )(?:fiscal )?{year}(?![-/–]\d)", periods.years, Y),
        (r"(?<![-/–]){year}(?![-/–.]\d)", periods.years, Y),
        (r"(?:in |of |since |the year )(?P<at>(?:the year )?{spelled})", periods.years, Y),
        (r"['‘’]{yy}", periods.years, Y),
        # 9 a.m. EST, 14:00, noon
        (r"(?:{about})(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?(?: to \d\d?)?\s?{half_day}{zone}", periods.clock, C),
        (r"(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?!\d|:\d)(?: hours)?{zone}", periods.clock, C),
        (r"(?P<hour>1?\d) o['’]clock\b", periods.clock, C),
        (r"(?<!after)(?P<noon>noon|midday|midnight)\b{zone}", periods.clock, C),
        # last night, on Thursday, Tuesday of last week, Monday to Wednesday, the weekend
        (r"(?P<word>the day (?:before yesterday|after tomorrow)|last (?:night|evening)|this (?:morning|noon|afternoon|evening|day))\b", periods.word, P),
        (r"(?:{part}|(?:earlier|later) )?(?P<word>today|this (?:morning|noon|afternoon|evening)|tonight|yesterday|tomorrow)\b{part_of_day}", periods.word, P),
        (r"(?:in|on|by|during|until|since) (?P<at>the (?:(?:early|late) )?(?P<part_of_day>morning|afternoon|evening))\b", periods.part_of_some_day, P),
        (r"(?P<part_of_day>overnight)\b", periods.part_of_some_day, P),
        (r"(?:early|mid|late)[ -](?P<part_of_day>morning|afternoon|evening)\b", periods.part_of_some_day, P),
        (r"(?:later|earlier) in (?P<at>the (?P<unit>day))\b", periods.neighbour, P),
        (r"{weekday}{some_part}{up_to}{weekday_to}{some_part}", periods.weekday, W),
        (r"{weekday}{part_of_day},? (?:of )?(?P<week>last|this|next) week\b", periods.weekday, W),
        (r"(?P<after_week>a|two|three) weeks? (?:ago )?(?:from )?{weekday}\b", periods.weekday, W),
        (r"{each} (?:other )?{weekday}{part_of_day}", lengths.each, W),
        (r"{weekday_only}(?:s| (?P<part_of_day>morning|afternoon|evening|night)s)\b", lengths.each, W),
        (r"(?<!Good\s)(?<!Black\s)(?<!Bloody\s)(?<!Palm\s)(?:{part}|(?:the )?{rel} )?{weekday}{part_of_day}{no_paper}", periods.weekday, W),
        (r"(?:(?:the )?{rel} |the )(?P<weekend>weekend)\b(?! of)", periods.weekday, W),
        # every day, each month, a year after a sum, weekly
        (r"{each} (?P<other>other )?(?:{n} )?{unit}", lengths.each, U),
        (r"(?:once|twice|{n} times) (?:an?|each|every|per) {unit}", lengths.each, U),
        (r"(?P<every>daily|hourly|nightly|weekly|monthly|yearly|annually)\b", lengths.each, R),
        # the last two decades, the past year, within 30 days, two weeks ago, the next day
        (r"(?:{about})(?:the )?(?P<way>last|past|previous|next|coming|following|preceding) {n}[\s-]{unit}", periods.stretch, U),
        (r"(?:the )?(?:most )?(?P<way>recent|coming|past|last|next) (?P<unit>(?:day|week|month|quarter|year|decade|centurie)s)(?P<many>)\b", periods.stretch, U),
        (r"(?:in|over|during|for|within|throughout) (?P<at>the {way} (?P<unit>hour|day|week|month|quarter|year|decade|century))\b", periods.stretch, U),
        (r"within (?P<at>(?:the next |the coming )?{n} {unit})", periods.stretch, U),
        (r"{about}{n}[\s-]{away_unit} (?P<way>ago|earlier|later|from now)\b", periods.away, U),
        (r"{about}{n}[\s-]{away_unit} (?P<way>before|after)(?=[.,;])", periods.away, U),
        (r"in (?P<at>{n} {away_unit}['’]? time)\b", periods.away, U),
        (r"(?:later |earlier )?(?:the|that) (?:very )?(?P<rel>same|next|following|previous|preceding) (?P<unit>day|week|month|year)\b{part_of_day}", periods.neighbour, U),
        (r"(?P<rel>that) (?P<unit>day|week|month|year)\b", periods.neighbour, U),
        # earlier this year, the end of the month, by year's end
        (r"(?:{part}|(?:earlier|later|sometime) )?(?:the )?{rel} (?:fiscal )?{whole}(?!-)", periods.unit, U),
        (r"(?:{part}|(?:earlier|later) in the ){whole}(?!-)", periods.unit, U),
        (r"(?:(?:the )?{rel} )?(?P<unit>year)(?:['’]s | |-)end\b", periods.unit, U),
        (r"the year(?= ended\b)", lengths.length_of_one, U),
        (r"(?:for|of|in|during|through|throughout|over|over the rest of|the end of) (?P<at>the (?:full |fiscal |whole |entire )?(?P<unit>year|week|month))\b(?! ended|-| of| after| before)", periods.unit, U),
        # 54-year-old, $5 a year, three-quarters: no expressions of time
        (r"{n}[\s-]years?[\s-]olds?\b", lengths.age, U),
        (r"aged? {n}\b", lengths.age, U),
        (r"(?<=[\d%nts]\s)(?:an?|per) (?P<unit>hour|day|week|month|year|quarter|second|minute)\b(?! ago| earlier| later| before| after)", lengths.rate, U),
        (r"{about}(?:a|one|two|three)[\s-]quarters?(?= of\b)|an?(?: split)? second\b", lengths.rate, U),
        (r"(?:the )?first {n} months(?= of (?:{year}|(?:the|{rel}) year))", periods.first_months, U),
        (r"(?:the )?first {n} months\b(?! of)", periods.first_months, U),
        # for three days, a two-day visit, weeks of talks, at age 54
        (r"(?P<n>an?) {unit} and (?P<half>a half)\b", lengths.length, U),
        (rf"{{about}}(?:\d{{1,3}}|{WORDS})(?: to | or |-)(?:\d{{1,3}}|{WORDS})[\s-]{{unit}}", lengths.range_of_lengths, U),
        (r"(?<![-/–]){about}(?:the (?=[\w-]+ months))?(?:first |entire |whole |full )?{n}(?: more| additional| full| whole| consecutive| straight| long| business| working)?[\s-]{unit}(?:[\s-](?:long|old)\b)?(?! (?:place|round|time|phase)\b)", lengths.length, U),
        (r"(?:for|in|of|over|after|within|spent|took|take|last|lasted|by|many) (?P<at>(?:many )?(?P<unit>hours|days|weeks|months|years|decades|centuries)\b)", lengths.length, U),
        (r"(?<!early\s)(?<!small\s)(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?= (?:of|before|after|later|ago|earlier|ahead)\b|[\s-]long\b)", lengths.length, U),
        # now, recently, soon
        (r"(?:right |just |until |by |for )?(?P<at>now)\b(?! that)", lengths.present, R),
        (r"(?:currently|nowadays|at present|at the moment|at this (?:point|moment|time)|these days|presently)\b", lengths.present, R),
        (r"(?:more |most )?recently\b|in the (?P<at>(?:recent )?past)\b", lengths.past, R),
        (r"current\b(?= [a-z])", lengths.present, R),
        (r"(?<!as\s)(?:very )?soon\b(?! as| after)|(?:in |into |about )?(?P<at>the (?:(?:near|foreseeable|immediate|distant|not too distant) )?future)\b(?! (?!(?:of|is|are|will|was|would|looks?|in|to|and|or|by|with|for|on|as|if|that|but|when|from)\b)[a-z])|the (?:near|short) term\b", lengths.future, R),
    )
]  # fmt: skip


FULL_DATE = re.compile(rf"\b{_MONTH},?\s+(?:{_DAY}{_NTH},?\s+)?(?P<year>{_YEAR})\b")
"""A month or a day with its year."""


def forms() -> list[Form]:
    """All of them, feasts first: their names hold names of days."""
    return [_feast_form(), *FORMS]
