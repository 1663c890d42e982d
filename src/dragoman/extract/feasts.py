"""The days on which feasts fall: computed for those that hang on Easter, from a table for those that hang on the moon."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from dragoman.codebooks import loading
from dragoman.records import Period


@cache
def feasts() -> dict[str, dict[str, Any]]:
    """Each feast by each of its names in small letters, as the codebook has it."""
    rows = loading.toml("feasts.toml")["feast"]
    return {name.lower(): row for row in rows for name in row["names"]}


@cache
def names() -> tuple[str, ...]:
    """All names, the longest first."""
    rows = loading.toml("feasts.toml")["feast"]
    return tuple(sorted((name for row in rows for name in row["names"]), key=len, reverse=True))


def only_day(name: str) -> Period | None:
    """The day that has become a name, "9/11"; None for what comes again."""
    days = feasts()[name.lower()].get("days", ())
    return Period.parse(days[0]) if len(days) == 1 else None


@cache
def falls(name: str, year: int) -> tuple[Period, ...]:
    """Its days, if it begins in that year: mostly once, but the moon's year is shorter than the sun's.

    Nothing where the table does not reach: Ramadan of 1998.
    """
    feast = feasts()[name.lower()]
    if "on" in feast:
        return (Period.day(dt.date.fromisoformat(f"{year:04d}-{feast['on']}")),)
    if "nth" in feast:
        nth = feast["nth"]
        first = dt.date(year, nth["month"], 1)
        days = (nth["weekday"] - first.isoweekday()) % 7 + 7 * (nth["of"] - 1)
        return (Period.day(first + dt.timedelta(days=days)),)
    if "easter" in feast:
        return (Period.day(easter(year) + dt.timedelta(days=feast["easter"])),)
    if "orthodox_easter" in feast:
        return (Period.day(orthodox_easter(year) + dt.timedelta(days=feast["orthodox_easter"])),)
    periods = map(Period.parse, feast["days"])
    return tuple(p for p in periods if p.first.year == year)


def easter(year: int) -> dt.date:
    """Easter Sunday by the Gregorian calendar (the rule as J. Meeus and others give it)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4
    moon = (skipped - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    after = moon - (year + year // 4 + moon + 2 - skipped) % 7
    return dt.date(year, 3, 28) + dt.timedelta(days=after)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday by the Julian calendar, as a day of the Gregorian one."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    behind = year // 100 - year // 400 - 2
    return dt.date(year, 3, 22) + dt.timedelta(days=moon + sunday + behind)
