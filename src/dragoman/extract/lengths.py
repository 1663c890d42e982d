"""Lengths of time, what comes round again, and "now", "once" and "soon": no days of their own.

As in `dragoman.extract.periods`, one function for each form of the grammar.
"""

from __future__ import annotations

from dragoman.extract.numbers import number
from dragoman.extract.periods import GRAINS, PARTS_OF_DAY, WEEKDAYS, Given
from dragoman.extract.senses import Anchor, Sense

EVERY = {"hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month",
         "quarterly": "quarter", "yearly": "year", "annual": "year", "annually": "year"}  # fmt: skip


def length(given: Given, _: Anchor) -> Sense:
    """ "For three days", "a two-day visit", "a 54-year-old", "weeks of talks"."""
    named = given["unit"]
    n = number(given["n"]) if "n" in given else 1 if "whole" in given else None
    if "half" in given and n:
        n += 0.5
    if named == "fortnight" and n:
        n *= 2
    return Sense(kind="duration", grain=GRAINS[named], count=n)


def length_of_one(given: Given, _: Anchor) -> Sense:
    """ "The year ended in March": its length, since years of account begin on any day."""
    return Sense(kind="duration", grain=GRAINS[given.get("unit", "year")], count=1)


def age(given: Given, _: Anchor) -> Sense:
    """ "A 54-year-old"."""
    return Sense(kind="age", grain="year", count=number(given["n"]))


def rate(_: Given, __: Anchor) -> Sense | None:
    """ "$5 a year", "three-quarters of it": no time at all."""
    return None


def range_of_lengths(given: Given, _: Anchor) -> Sense:
    """ "18 to 24 months": how many is open."""
    return Sense(kind="duration", grain=GRAINS[given["unit"]])


def each(given: Given, _: Anchor) -> Sense:
    """ "Every day", "each Thursday", "Tuesday nights", "monthly", "$5 a year"."""
    if "every" in given:
        return Sense(kind="set", grain=GRAINS[EVERY[given["every"]]], count=1)
    part = PARTS_OF_DAY.get(given.get("part_of_day", ""))
    if "weekday" in given:
        return Sense(kind="set", weekday=WEEKDAYS.index(given["weekday"]) + 1, clock=part)
    if "unit" not in given:
        return Sense(kind="set", grain="day", count=1, clock=part)
    n = number(given["n"]) if "n" in given else 1
    return Sense(kind="set", grain=GRAINS[given["unit"]], count=2 if given.get("other") else n)


def past(_: Given, __: Anchor) -> Sense:
    """ "Recently"."""
    return Sense(kind="past", grain="time")


def present(_: Given, __: Anchor) -> Sense:
    """ "Now"."""
    return Sense(kind="present", grain="time")


def future(_: Given, __: Anchor) -> Sense:
    """ "Soon"."""
    return Sense(kind="future", grain="time")
