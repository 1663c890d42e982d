"""Feasts fall where calendars have them."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract import feasts


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2000, "04-23", "04-30"),
        (2008, "03-23", "04-27"),
        (2019, "04-21", "04-28"),
        (2024, "03-31", "05-05"),
        (2025, "04-20", "04-20"),
        (2035, "03-25", "04-29"),
    ],
)
def test_easter_is_computed_for_both_calendars(year, western, eastern):
    assert feasts.easter(year) == dt.date.fromisoformat(f"{year}-{western}")
    assert feasts.orthodox_easter(year) == dt.date.fromisoformat(f"{year}-{eastern}")


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("Ramadan", 2021, ["2021-04-13/2021-05-12"]),
        ("Ramadan", 2030, ["2030-01-05/2030-02-03", "2030-12-26/2031-01-23"]),
        ("Eid al-Fitr", 2000, ["2000-01-08/2000-01-10", "2000-12-27/2000-12-29"]),
        ("eid ul-adha", 2021, ["2021-07-20/2021-07-23"]),
        ("Nauryz", 2024, ["2024-03-20"]),
        ("Lunar New Year", 2024, ["2024-02-10"]),
        ("Good Friday", 1998, ["1998-04-10"]),
        ("Thanksgiving", 1998, ["1998-11-26"]),
        ("Christmas", 1998, ["1998-12-25"]),
        ("Ramadan", 1998, []),
    ],
)
def test_a_feast_falls_on_its_days_once_a_year_or_as_the_moon_has_it(name, year, days):
    assert [period.iso for period in feasts.falls(name, year)] == days


def test_every_feast_of_the_table_has_every_year_of_it():
    for name, feast in feasts.feasts().items():
        if len(feast.get("days", ())) > 1:
            years = {int(day[:4]) for day in feast["days"]}
            assert years >= set(range(2001, 2035)), name


@pytest.mark.parametrize(
    "text",
    ["The Good Friday Agreement holds.", "The Yom Kippur War ended.", "Easter Island is far."],
)
def test_names_that_hold_a_feast_are_no_feast(unparsed, text):
    from dragoman.extract.times import times

    assert [t.evidence.words for t in times(unparsed(text, "2021-07-09"))] == []
