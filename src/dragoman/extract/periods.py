"""Days that an expression of time means, once it is known what it is counted from.

One function for each form of the grammar in `dragoman.extract.times`. Each takes the named groups that
the form found, in small letters, and an `Anchor`, and gives a `Sense`, whose period is None where the
anchor does not say enough: no day is invented that the text leaves open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.extract import feasts
from dragoman.extract.numbers import nth, number, spelled_year
from dragoman.extract.senses import Anchor, Grain, Sense, TimeKind
from dragoman.records import Period

type Given = dict[str, str]

MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""The month with which each begins, north of the equator."""
DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
WORDS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "this noon": 0,
    "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1, "overnight": 0, "this day": 0,
    "the day before yesterday": -2, "the day after tomorrow": 2, "the day": 0,
}  # fmt: skip
PARTS_OF_DAY = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
                "tonight": "night", "overnight": "night", "noon": "12:00"}  # fmt: skip
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1,
         "preceding": -1, "prior": -1, "upcoming": 1}  # fmt: skip
DAYS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "weekend": 2, "week": 7, "fortnight": 14, "month": 30,
        "quarter": 91, "season": 91, "year": 365, "decade": 3652, "century": 36525, "millennium": 365250}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SLACK = dt.timedelta(days=20)
"""How far ahead a day may lie of which the past tense tells: the middle of this month, a report dated too early."""
FEW, SEVERAL = 2, 7
"""What "a few days" may be: from so many to so many."""
GRAINS: dict[str, Grain] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "weekend": "weekend", "week": "week",
    "fortnight": "week", "month": "month", "quarter": "quarter", "season": "season", "year": "year",
    "decade": "decade", "century": "century", "millennium": "millennium",
    "moment": "time", "time": "time",
}  # fmt: skip


def singular(unit: str) -> str:
    """ "Century" of "centuries"."""
    return {"centuries": "century", "centurie": "century", "millennia": "millennium"}.get(
        unit, unit.removesuffix("s")
    )


def iso_day(given: Given, _: Anchor) -> Sense:
    """ "2021-07-09"."""
    return day_of(dt.date.fromisoformat(given["iso"]))


def point_day(given: Given, _: Anchor) -> Sense:
    """ "9.07.2021": the day comes first."""
    return day_of(dt.date(int(given["year"]), int(given["n"]), int(given["day"])))


def stroke_day(given: Given, anchor: Anchor) -> Sense:
    """ "11/03/89", "12-16-98": the month comes first, unless it cannot; a year of two figures is near publication's."""
    a, b, year = int(given["a"]), int(given["b"]), int(given["yy"])
    if year < 100:
        now = (anchor.published or dt.date(2020, 1, 1)).year
        year = min((c + year for c in (1800, 1900, 2000, 2100)), key=lambda y: abs(y - now))
    return day_of(dt.date(year, a, b) if a <= 12 else dt.date(year, b, a))


def month_days(given: Given, anchor: Anchor) -> Sense:
    """ "July 7", "3-5 March 2024", "28 March to 2 April"."""
    month, day = MONTHS[given["month"]], int(given.get("day") or nth(given["nth"]))
    year = _year(given, anchor, month, day)
    if year is None:
        return Sense()
    first = dt.date(year, month, day)
    if "day_to" not in given:
        return day_of(first)
    to = MONTHS[given["month_to"]] if "month_to" in given else month
    if to >= month:
        return Sense(period=Period(first, dt.date(year, to, int(given["day_to"]))))
    # A year stands with the second of two months: "28 December to 3 January 2022".
    first = dt.date(year - 1, month, day) if "year" in given else first
    return Sense(period=Period(first, dt.date(first.year + 1, to, int(given["day_to"]))))


def months(given: Given, anchor: Anchor) -> Sense:
    """ "March to June 2021", "in June", "early June", "last March"."""
    month = MONTHS[given["month"]]
    year = _year(given, anchor, month, 15)
    if year is None:
        return Sense(grain="month")
    if "month_to" not in given:
        return _part(Period.month(year, month), given, "month")
    to = MONTHS[given["month_to"]]
    if "year_from" in given:
        whole = Period(
            Period.month(int(given["year_from"]), month).first, Period.month(year, to).last
        )
        return Sense(period=whole, grain="month")
    begins = year - 1 if to < month and "year" in given else year
    whole = Period(Period.month(begins, month).first, Period.month(begins + (to < month), to).last)
    return Sense(period=whole, grain="month")


def nth_weekday(given: Given, anchor: Anchor) -> Sense:
    """ "The first Monday of May"."""
    whole = months({k: v for k, v in given.items() if k != "part"}, anchor).period
    if whole is None:
        return Sense()
    at = WEEKDAYS.index(given["weekday"])
    if given["nth_of"] == "last":
        return day_of(whole.last - dt.timedelta(days=(whole.last.weekday() - at) % 7))
    first = whole.first + dt.timedelta(days=(at - whole.first.weekday()) % 7)
    return day_of(first + dt.timedelta(days=7 * (nth(given["nth_of"]) - 1)))


def first_months(given: Given, anchor: Anchor) -> Sense:
    """ "The first nine months of 2020": a length that begins with the year, this year if none is named."""
    n = int(number(given["n"]) or 0)
    year = anchor.published.year if anchor.published else anchor.year
    if "year" in given:
        year = int(given["year"])
    elif year:
        year += STEPS.get(given.get("rel", ""), 0)
    known = year and 0 < n <= 12
    whole = Period(dt.date(year, 1, 1), Period.month(year, n).last) if year and known else None
    return Sense(period=whole, kind="duration", grain="month", count=n or None)


def season(given: Given, anchor: Anchor) -> Sense:
    """ "The spring of 2020", "this summer". Winter bears the year in which it begins."""
    begins = SEASONS[given["season"]]
    if "spelled" in given:
        given["year"] = str(spelled_year(given["spelled"]))
    year = _year(given, anchor, begins, 15)
    if year is None:
        return Sense(grain="season")
    last = Period.month(year + (begins == 12), (begins + 1) % 12 + 1).last
    return _part(Period(dt.date(year, begins, 1), last), given, "season")


def share_of_year(given: Given, anchor: Anchor) -> Sense:
    """ "The third quarter", "the first half of 2021", "Q3".

    Without a year it is this year's, or last year's where this year's has not begun and nothing
    around speaks of what is to come.
    """
    grain: Grain = "half" if "half" in given else "quarter"
    length = 6 if grain == "half" else 3
    named = given.get("half") or given["quarter"]
    index = 12 // length if named == "last" else int(named) if named.isdigit() else nth(named)
    first = (index - 1) * length + 1
    published = anchor.published
    year = published.year if published else anchor.year
    if "year" in given:
        year = int(given["year"])
    elif year and given.get("rel"):
        year += STEPS.get(given["rel"], 0)
    elif published and published.month < first and not anchor.ahead:
        year = published.year - 1
    if not year:
        return Sense(grain=grain)
    year -= "back" in given
    whole = Period(dt.date(year, first, 1), Period.month(year, first + length - 1).last)
    return _part(whole, given, grain)


def that_quarter(given: Given, anchor: Anchor) -> Sense:
    """ "The quarter", "the year-earlier quarter", "the latest period": the one told of, else the last one that is over."""
    told, day = anchor.told_part, anchor.published
    if told is None and day is not None:
        first = _month_off(day.replace(month=(day.month - 1) // 3 * 3 + 1), -3).first
        told = Sense(period=Period(first, _month_off(first, 2).last), grain="quarter")
    if told is None or told.period is None:
        return Sense(grain="quarter")
    return years_off(told, -1) if "back" in given else told


def years(given: Given, anchor: Anchor) -> Sense:
    """ "2019", "late 2019", "2014-2020", "fiscal 1989", "'98", "nineteen ninety-six"."""
    if "spelled" in given:
        return Sense(period=Period.year(spelled_year(given["spelled"])), grain="year")
    year = int(given["year"])
    if year < 100:
        now = (anchor.published or dt.date(2020, 1, 1)).year
        year = min((c + year for c in (1900, 2000)), key=lambda y: abs(y - now))
    whole = Period.year(year)
    if "year_to" in given:
        to = given["year_to"]
        to = given["year"][: 4 - len(to)] + to
        return Sense(period=Period(whole.first, Period.year(int(to)).last), grain="year")
    return _part(whole, given, "year")


def decade(given: Given, _: Anchor) -> Sense:
    """ "The 1990s", "the '90s", "the nineties"."""
    if not given["decade"].isdigit():
        first = DECADES.index(given["decade"]) * 10 + 20
    else:
        first = int(given["decade"])
    first += 1900 if first < 100 else 0
    whole = Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    return _part(whole, given, "decade")


def century(given: Given, _: Anchor) -> Sense:
    """ "The 19th century"."""
    written = given["century"]
    last = (int(written) if written.isdigit() else nth(written)) * 100
    return _part(Period(dt.date(last - 99, 1, 1), dt.date(last, 12, 31)), given, "century")


def feast(given: Given, anchor: Anchor) -> Sense:
    """ "Ramadan", "the Easter holidays", "last Christmas": the nearest to publication, as of months."""
    name, published = given["feast"], anchor.published
    if known_by_it := feasts.only_day(name):
        return Sense(period=known_by_it)
    if "year" in given:
        known = feasts.falls(name, int(given["year"]))
        return Sense(period=known[0] if known else None)
    if published is None:
        known = feasts.falls(name, anchor.year) if anchor.year else ()
        return Sense(period=known[0] if known else None)
    near = [p for y in (-1, 0, 1) for p in feasts.falls(name, published.year + y)]
    step = STEPS.get(given.get("rel", ""), 0)
    if given.get("rel") == "this":
        near = [p for p in near if p.first.year == published.year]
    elif step < 0 or anchor.since:
        near = [p for p in near if p.first < published][-1:]
    elif step > 0 or anchor.ahead:
        near = [p for p in near if p.last >= published][:1]
    if not near:
        return Sense()
    return Sense(period=min(near, key=lambda p: _far((p.first - published).days)))


def word(given: Given, anchor: Anchor) -> Sense:
    """ "Today", "last night", "yesterday evening"."""
    written = given["word"]
    sense = _days_off(anchor.published, WORDS[written])
    part = given.get("part_of_day") or next((w for w in PARTS_OF_DAY if w in written), None)
    return _at(sense, part)


def weekday(given: Given, anchor: Anchor) -> Sense:
    """ "On Thursday", "next Monday", "Tuesday of last week", "Monday to Wednesday", "the weekend".

    The last such day, publication's own included, unless the words around speak of what is to come.
    """
    day = anchor.published
    weekend = "weekend" in given
    grain: Grain = "weekend" if weekend else "day"
    if day is None:
        return _at(Sense(grain=grain), given.get("part_of_day"))
    at = 5 if weekend else WEEKDAYS.index(given["weekday"])
    rel = given.get("rel", "").removeprefix("this ")
    if "week" in given:
        first = day + dt.timedelta(days=at - day.weekday() + 7 * STEPS.get(given["week"], 0))
    else:
        back, step = (day.weekday() - at) % 7, STEPS.get(rel, 0)
        ahead = step > 0 or (step == 0 and (anchor.ahead or (weekend and rel == "this")))
        first = day - dt.timedelta(days=back)
        if ahead and (back or rel in ("next", "following")):
            first += dt.timedelta(days=7)
        elif step < 0 and not back:
            first -= dt.timedelta(days=7)
    if weekend:
        return Sense(period=Period(first, first + dt.timedelta(days=1)), grain=grain)
    if "weekday_to" in given:
        length = (WEEKDAYS.index(given["weekday_to"]) - at) % 7
        return Sense(period=Period(first, first + dt.timedelta(days=length)))
    if "after_week" in given:
        first += dt.timedelta(
            days=7 * int(number(given["after_week"]) or 1) * (1 if anchor.ahead else -1)
        )
    return _at(day_of(first), given.get("part_of_day"))


def unit(given: Given, anchor: Anchor) -> Sense:
    """ "Last week", "earlier this year", "the end of the month": a whole one, or a third of it."""
    named, step = given["unit"], STEPS.get(given.get("rel", ""), 0)
    vague = named in ("decade", "century")
    if anchor.published is None:
        return Sense(grain=GRAINS[named], vague=vague)
    whole = unit_at(anchor.published, named, step)
    part = part_of(whole, given.get("part"))
    return Sense(period=part, grain=GRAINS[named], vague=vague)


def unit_at(day: dt.date, named: str, step: int) -> Period:
    """The week, month … that a day lies in, or ``step`` of them further on."""
    if named == "day":
        return Period.day(day + dt.timedelta(days=step))
    if named == "week":
        monday = day + dt.timedelta(days=7 * step - day.weekday())
        return Period(monday, monday + dt.timedelta(days=6))
    if named == "month":
        return _month_off(day, step)
    if named == "quarter":
        first = _month_off(day.replace(month=(day.month - 1) // 3 * 3 + 1), 3 * step).first
        return Period(first, _month_off(first, 2).last)
    if named == "year":
        return Period.year(day.year + step)
    # A decade is counted from its 0, a century from its 1.
    length, origin = (10, 0) if named == "decade" else (100, 1)
    year = (day.year - origin) // length * length + origin + step * length
    return Period(dt.date(year, 1, 1), dt.date(year + length - 1, 12, 31))


def week_of(given: Given, anchor: Anchor) -> Sense:
    """ "The week of March 9"."""
    day = month_days(given, anchor).period
    if day is None:
        return Sense(grain="week")
    return Sense(period=unit_at(day.first, "week", 0), grain="week")


def away(given: Given, anchor: Anchor) -> Sense:
    """ "Three weeks ago", "two days earlier", "a year from now", "a year ago" beside a quarter.

    "Earlier" and "later" count from what was told of last, and only if that is told as finely.
    """
    way = given.get("way", "from now")
    named, n = given["unit"], number(given["n"])
    grain = GRAINS[named]
    vague = n is None or named in ("decade", "century")
    since_told = way in ("earlier", "before", "later", "after", "previously")
    sign = -1 if way in ("ago", "earlier", "before", "previously") else 1
    if named == "year" and n and sign < 0 and anchor.told_part is not None:
        return years_off(anchor.told_part, -int(n))
    day = anchor.published
    if since_told:
        told = day_of(anchor.told_day) if anchor.told_day else None
        if named in ("month", "quarter", "year", "decade", "century"):
            told = anchor.told or told
        day = _middle(told, named)
    if day is None:
        return Sense(grain=grain, vague=vague)
    if n is None:
        near, far = (
            day + dt.timedelta(days=sign * int(many * DAYS[named])) for many in (FEW, SEVERAL)
        )
        kind: TimeKind = "past" if sign < 0 else "future"
        return Sense(
            period=Period(min(near, far), max(near, far)), grain=grain, kind=kind, vague=True
        )
    if named in MONTHS_IN:
        month = _month_off(day, round(sign * n * MONTHS_IN[named]))
        whole = (
            month if named in ("month", "quarter") or n != int(n) else Period.year(month.first.year)
        )
        return Sense(period=whole, grain="month" if whole == month else "year", vague=vague)
    at = day + dt.timedelta(days=sign * int(n * DAYS[named]))
    # Nobody counts weeks to the day.
    about = dt.timedelta(days=3 if named in ("week", "fortnight") else 0)
    return Sense(period=Period(at - about, at + about), grain="day" if DAYS[named] < 7 else "week")


def years_off(sense: Sense, years: int) -> Sense:
    """The same part of another year: the quarter of a year before."""
    if sense.period is None:
        return sense
    first, last = sense.period.first, sense.period.last
    to = Period.month(last.year + years, last.month).last
    return replace(sense, period=Period(first.replace(year=first.year + years), to))


def stretch(given: Given, anchor: Anchor) -> Sense:
    """ "The last two decades", "the coming days", "the past year", "within 30 days": a length that ends or begins now."""
    named = given["unit"]
    many = number(given["n"]) if "n" in given else None if "many" in given else 1
    few = SEVERAL if named in ("hour", "day") else FEW + 1
    past = given.get("way") in ("last", "past", "recent", "previous")
    vague = "n" not in given or past or many is None or named in ("decade", "century")
    day, period = anchor.published, None
    if day is not None:
        n = many or few
        length = dt.timedelta(days=int(n * DAYS[named]) or -int(-n // 24))
        period = Period(day - length, day) if past else Period(day, day + length)
    kind: TimeKind = "duration"
    if "many" in given and given["way"] in ("recent", "coming"):
        kind = "past" if past else "future"
    return Sense(period=period, kind=kind, grain=GRAINS[named], count=many, vague=vague)


def neighbour(given: Given, anchor: Anchor) -> Sense:
    """ "The next day", "the same day", "the previous year": counted from what was told of last."""
    named, step = given["unit"], STEPS.get(given.get("rel", ""), 0)
    told = day_of(anchor.told_day) if named == "day" and anchor.told_day else anchor.told
    day = _middle(told, named)
    if day is None:
        return Sense(grain=GRAINS[named])
    return _at(
        Sense(period=unit_at(day, named, step), grain=GRAINS[named]), given.get("part_of_day")
    )


def clock(given: Given, _: Anchor) -> Sense:
    """ "9 a.m.", "14:00", "noon": an hour, whose day is found beside it."""
    if "noon" in given:
        named = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[given["noon"]]
        return Sense(kind="time", grain="hour", clock=named)
    hour, minute = int(given["hour"]), int(given.get("minute", 0))
    if half := given.get("half_day"):
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 23 or minute > 59:
        raise ValueError
    return Sense(kind="time", grain="hour", clock=f"{hour:02d}:{minute:02d}")


def part_of_some_day(given: Given, _: Anchor) -> Sense:
    """ "In the morning", "overnight": as with an hour, its day is found beside it."""
    return _at(Sense(), given["part_of_day"])


def part_of(whole: Period, part: str | None) -> Period:
    """A third of a period, or a half. The end of a period, as a limit, is the whole of it."""
    if not part:
        return whole
    length = whole.last - whole.first + dt.timedelta(days=1)
    third, half = dt.timedelta(days=length.days // 3), dt.timedelta(days=length.days // 2)
    day = dt.timedelta(days=1)
    if "first half" in part:
        return Period(whole.first, whole.first + half - day)
    if "second half" in part:
        return Period(whole.first + half, whole.last)
    if any(w in part for w in ("early", "beginning", "start")):
        return Period(whole.first, whole.first + third - day)
    if "mid" in part:
        return Period(whole.first + third, whole.last - third)
    if "late" in part:
        return Period(whole.last - third + day, whole.last)
    return whole


def _year(given: Given, anchor: Anchor, month: int, day: int) -> int | None:
    """The year of a month: as given, else the one that brings it nearest to publication.

    What has not come yet is half as near as what is past, unless the words around speak of it.
    """
    if "year" in given:
        return int(given["year"])
    published = anchor.published
    if published is None:
        return None if "rel" in given or "year_rel" in given else anchor.year
    if "year_rel" in given:
        return published.year + STEPS.get(given["year_rel"], 0)
    rel = given.get("rel", "")
    step, now = STEPS.get(rel, 0), (published.year, published.month)
    near = range(published.year - 1, published.year + 2)
    if rel == "this":
        return published.year
    if step < 0 or anchor.since:
        return max(y for y in near if (y, month) < now or (anchor.since and (y, month) == now))
    if step > 0 or anchor.ahead:
        return min(y for y in near if (y, month) > now or (not step and (y, month) == now))
    if anchor.ahead is False:
        past = [y for y in near if dt.date(y, month, min(day, 28)) <= published + SLACK]
        return max(past)
    off = {y: (dt.date(y, month, min(day, 28)) - published).days for y in near}
    return min(near, key=lambda y: _far(off[y]))


def _far(days: int) -> int:
    """How far off, if what has not come yet is half as near as what is past."""
    return 2 * days if days > 0 else -days


def _days_off(day: dt.date | None, days: int) -> Sense:
    return day_of(day + dt.timedelta(days=days)) if day else Sense()


def day_of(day: dt.date) -> Sense:
    """One day."""
    return Sense(period=Period.day(day))


def _at(sense: Sense, part: str | None) -> Sense:
    """The morning, or another part, of a day."""
    if not part:
        return sense
    return replace(sense, kind="time", grain="hour", clock=PARTS_OF_DAY.get(part, part))


def _part(whole: Period, given: Given, grain: Grain) -> Sense:
    return Sense(period=part_of(whole, given.get("part")), grain=grain)


def _middle(told: Sense | None, named: str) -> dt.date | None:
    """The day to count units from: the middle of what was told; None if that is longer than the unit."""
    if told is None or told.period is None:
        return None
    length = told.period.last - told.period.first
    if length.days > max(DAYS[named], 1):
        return None
    return told.period.first + length / 2


def _month_off(day: dt.date, months: int) -> Period:
    n = day.year * 12 + day.month - 1 + months
    return Period.month(n // 12, n % 12 + 1)
