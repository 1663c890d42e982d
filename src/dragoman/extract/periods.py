"""Days that an expression of time means, once it is known what it is counted from.

One function for each form of the grammar in `dragoman.extract.times`. Each takes the named groups that
the form found, in small letters, and an `Anchor`, and gives a `Period`, or None where the anchor does
not say enough: no day is invented that the text leaves open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
ORDER = "first second third fourth".split()
NUMBERS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}  # fmt: skip
NUMBERS |= {"a": 1, "an": 1, "couple": 2}
SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""The month with which each begins, north of the equator."""
WORDS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
DAYS = {"hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365,
        "decade": 3652, "century": 36525}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
FEW, SEVERAL = 2, 7
"""What "a few days" may be: from so many to so many."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from.

    ``year`` is the year of the report's own dates, for a report whose day of publication is not known;
    ``told`` the day told of last, from which "a day earlier" counts; ``ahead`` whether the words around speak
    of what is to come, ``since`` whether they speak of what has begun.
    """

    published: dt.date | None = None
    year: int | None = None
    told: dt.date | None = None
    ahead: bool = False
    since: bool = False


def iso_day(given: Given, _: Anchor) -> Period | None:
    """ "2021-07-09"."""
    return Period.day(dt.date.fromisoformat(given["iso"]))


def point_day(given: Given, _: Anchor) -> Period | None:
    """ "9.07.2021": the day comes first."""
    return Period.day(dt.date(int(given["year"]), int(given["n"]), int(given["day"])))


def month_days(given: Given, anchor: Anchor) -> Period | None:
    """ "July 7", "3-5 March 2024", "28 March to 2 April"."""
    month, day = MONTHS[given["month"]], int(given["day"])
    year = _year(given, anchor, month, day)
    if year is None:
        return None
    first = dt.date(year, month, day)
    if "day_to" not in given:
        return Period.day(first)
    to = MONTHS[given["month_to"]] if "month_to" in given else month
    if to >= month:
        return Period(first, dt.date(year, to, int(given["day_to"])))
    # A year stands with the second of two months: "28 December to 3 January 2022".
    first = dt.date(year - 1, month, day) if "year" in given else first
    return Period(first, dt.date(first.year + 1, to, int(given["day_to"])))


def months(given: Given, anchor: Anchor) -> Period | None:
    """ "March to June 2021", "in June", "early June", "last March"."""
    month = MONTHS[given["month"]]
    year = _year(given, anchor, month, 15)
    if year is None:
        return None
    if "month_to" not in given:
        return part_of(Period.month(year, month), given.get("part"))
    to = MONTHS[given["month_to"]]
    if "year_from" in given:
        return Period(
            Period.month(int(given["year_from"]), month).first, Period.month(year, to).last
        )
    begins = year - 1 if to < month and "year" in given else year
    return Period(Period.month(begins, month).first, Period.month(begins + (to < month), to).last)


def season(given: Given, anchor: Anchor) -> Period | None:
    """ "The spring of 2020", "this summer". Winter bears the year in which it begins."""
    begins = SEASONS[given["season"]]
    year = _year(given, anchor, begins, 15)
    if year is None:
        return None
    last = Period.month(year + (begins == 12), (begins + 1) % 12 + 1).last
    return part_of(Period(dt.date(year, begins, 1), last), given.get("part"))


def share_of_year(given: Given, anchor: Anchor) -> Period | None:
    """ "The third quarter", "the first half of 2021", "Q3"."""
    here = anchor.published.year if anchor.published else anchor.year
    if "year" in given:
        year: int | None = int(given["year"])
    else:
        year = here and here + STEPS.get(given.get("rel", ""), 0)
    if not year:
        return None
    length = 6 if "half" in given else 3
    nth = given.get("half") or given["quarter"]
    first = (int(nth) - 1 if nth.isdigit() else ORDER.index(nth)) * length + 1
    return Period(dt.date(year, first, 1), Period.month(year, first + length - 1).last)


def years(given: Given, _: Anchor) -> Period | None:
    """ "2019", "late 2019", "2014-2020"."""
    whole = Period.year(int(given["year"]))
    if "year_to" in given:
        return Period(whole.first, Period.year(int(given["year_to"])).last)
    return part_of(whole, given.get("part"))


def decade(given: Given, _: Anchor) -> Period | None:
    """ "The 1990s", "the '90s"."""
    first = int(given["decade"])
    first += 1900 if first < 100 else 0
    return part_of(Period(dt.date(first, 1, 1), dt.date(first + 9, 12, 31)), given.get("part"))


def century(given: Given, _: Anchor) -> Period | None:
    """ "The 19th century"."""
    last = int(given["century"]) * 100
    return part_of(Period(dt.date(last - 99, 1, 1), dt.date(last, 12, 31)), given.get("part"))


def word(given: Given, anchor: Anchor) -> Period | None:
    """ "Today", "last night"."""
    return _days_off(anchor.published, WORDS[given["word"]])


def weekday(given: Given, anchor: Anchor) -> Period | None:
    """ "On Thursday", "next Monday", "Tuesday of last week", "Monday to Wednesday", "the weekend".

    The last such day, publication's own included, unless the words around speak of what is to come.
    """
    day = anchor.published
    if day is None:
        return None
    weekend = "weekend" in given
    nth = 5 if weekend else WEEKDAYS.index(given["weekday"])
    rel = given.get("rel", "").removeprefix("this ")
    if "week" in given:
        first = day + dt.timedelta(days=nth - day.weekday() + 7 * STEPS.get(given["week"], 0))
    else:
        back, step = (day.weekday() - nth) % 7, STEPS.get(rel, 0)
        ahead = step > 0 or (step == 0 and (anchor.ahead or (weekend and rel == "this")))
        first = day - dt.timedelta(days=back)
        if ahead and (back or rel in ("next", "following")):
            first += dt.timedelta(days=7)
        elif step < 0 and not back:
            first -= dt.timedelta(days=7)
    if weekend:
        return Period(first, first + dt.timedelta(days=1))
    if "weekday_to" in given:
        length = (WEEKDAYS.index(given["weekday_to"]) - nth) % 7
        return Period(first, first + dt.timedelta(days=length))
    return Period.day(first)


def unit(given: Given, anchor: Anchor) -> Period | None:
    """ "Last week", "earlier this year", "the end of the month": a whole one, or a third of it."""
    day = anchor.published
    if day is None:
        return None
    step = STEPS.get(given.get("rel", ""), 0)
    named = given["unit"]
    if named == "week":
        monday = day + dt.timedelta(days=7 * step - day.weekday())
        whole = Period(monday, monday + dt.timedelta(days=6))
    elif named == "month":
        whole = _month_off(day, step)
    elif named == "quarter":
        first = _month_off(day.replace(month=(day.month - 1) // 3 * 3 + 1), 3 * step).first
        whole = Period(first, _month_off(first, 2).last)
    elif named == "year":
        whole = Period.year(day.year + step)
    else:
        # A decade is counted from its 0, a century from its 1.
        length, origin = (10, 0) if named == "decade" else (100, 1)
        year = (day.year - origin) // length * length + origin + step * length
        whole = Period(dt.date(year, 1, 1), dt.date(year + length - 1, 12, 31))
    return part_of(whole, given.get("part"))


def away(given: Given, anchor: Anchor) -> Period | None:
    """ "Three weeks ago", "two days earlier", "a year from now"."""
    way = given.get("way", "from now")
    since_told = way in ("earlier", "before", "later", "after")
    day = anchor.told if since_told else anchor.published
    if day is None:
        return None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    named, n = given["unit"], _number(given)
    if n is None:
        near, far = (day + dt.timedelta(days=sign * many * DAYS[named]) for many in (FEW, SEVERAL))
        return Period(min(near, far), max(near, far))
    if named in MONTHS_IN:
        months_off = sign * n * MONTHS_IN[named]
        month = _month_off(day, months_off)
        return month if named in ("month", "quarter") else Period.year(month.first.year)
    at = day + dt.timedelta(days=sign * n * DAYS[named])
    # Nobody counts weeks to the day.
    about = dt.timedelta(days=0 if named in ("hour", "day") else 3)
    return Period(at - about, at + about)


def stretch(given: Given, anchor: Anchor) -> Period | None:
    """ "The last two decades", "the coming days", "the past year", "within 30 days"."""
    day = anchor.published
    if day is None:
        return None
    few = SEVERAL if given["unit"] in ("hour", "day") else FEW + 1
    n = (_number(given) or few) if "n" in given or "many" in given else 1
    length = dt.timedelta(days=n * DAYS[given["unit"]] or -(-n // 24))
    if given.get("way") in ("last", "past", "recent", "previous"):
        return Period(day - length, day)
    return Period(day, day + length)


def neighbour(given: Given, anchor: Anchor) -> Period | None:
    """ "The next day", "the same day": counted from the day told of last."""
    return _days_off(anchor.told, STEPS.get(given["rel"], 0))


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
    off = {y: (dt.date(y, month, min(day, 28)) - published).days for y in near}
    return min(near, key=lambda y: 2 * off[y] if off[y] > 0 else -off[y])


def _number(given: Given) -> int | None:
    """How many; None for "several" and "a few"."""
    written = given.get("n", "several").replace("a couple", "couple")
    if "few" in written:
        return None
    word = written.split()[0]
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _days_off(day: dt.date | None, days: int) -> Period | None:
    return Period.day(day + dt.timedelta(days=days)) if day else None


def _month_off(day: dt.date, months: int) -> Period:
    n = day.year * 12 + day.month - 1 + months
    return Period.month(n // 12, n % 12 + 1)
