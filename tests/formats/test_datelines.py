"""What is a dateline and what only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.formats.datelines import dateline_of, place_and_day
from dragoman.formats.days import day_in

REST = "The ministers met."


@pytest.mark.parametrize(
    ("opening", "town", "day"),
    [
        ("NUR-SULTAN – ", "NUR-SULTAN", None),
        ("TEHRAN - ", "TEHRAN", None),
        ("PARIS: ", "PARIS", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("JERUSALEM—", "JERUSALEM", None),
        ("CAIRO- 24 July 2022: ", "CAIRO", "2022-07-24"),
        ("PHNOM PENH, May 27 (Xinhua) -- ", "PHNOM PENH", None),
        ("WASHINGTON (AP) — ", "WASHINGTON", None),
        ("WASHINGTON, D.C. — ", "WASHINGTON", None),
        ("Geneva, 5 March 2025 – ", "Geneva", "2025-03-05"),
        ("GENEVA (4 March 2025) – ", "GENEVA", "2025-03-04"),
        ("5 March 2025, Geneva – ", "Geneva", "2025-03-05"),
        ("KYIV, Ukraine (AP) — ", "KYIV", None),
        ("ST. PETERSBURG, Russia, Aug. 3 (Reuters) - ", "ST. PETERSBURG", None),
        ("DAR ES SALAAM, Tanzania — ", "DAR ES SALAAM", None),
        ("(ADDIS ABABA) - ", "ADDIS ABABA", None),
        ("Ulaanbaatar /MONTSAME/ ", "Ulaanbaatar", None),
        ("MOSCOW, March 5. /TASS/. ", "MOSCOW", None),
        ("Tehran, IRNA – ", "Tehran", None),
        ("ISLAMABAD, Mar 5 (APP): ", "ISLAMABAD", None),
        ("BRUSSELS/ASTANA, September 18 (Wire) -- ", "BRUSSELS/ASTANA", None),
        ("Islamabad: ", "Islamabad", None),
        ("KARAKOL – ", "KARAKOL", None),
        ("(Reuters) - ", None, None),
    ],
)
def test_a_dateline_names_a_town_before_the_account(opening, town, day):
    found = dateline_of(opening + REST)

    assert found is not None
    assert (found.town, found.day, opening[found.end :].strip()) == (
        town,
        dt.date.fromisoformat(day) if day else None,
        "",
    )


@pytest.mark.parametrize(
    "line",
    [
        "NATO – the alliance – said so.",
        "NATO – The alliance said so.",
        "OPEC – Oil ministers met.",
        "UN: The council met.",
        "BREAKING: Talks fail in Doha.",
        "SOLVANG: Walking, with a stick.",
        "PRESIDENT ORLOV: We will go on.",
        "Background: The talks began in May.",
        "Iran-US talks: The next round",
        "Angela Merkel (CDU) - The chancellor spoke.",
        "President Orlov, 5 March 2025 – The letter",
        "On 4 March 2025, Kabul – The ministers met.",
        "Update, 5 March 2025: The talks are over.",
        "Paris – the city of light – is far.",
        "LONDON-BASED monitors - The group - said so.",
        "The minister – Who else? – was there.",
        "TEHRAN –",
        "A long sentence with a colon: The ministers met.",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line):
    assert dateline_of(line) is None


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Astana, 13 March 2025", "Astana"),
        ("SAMARKAND, 6 August 2025", "SAMARKAND"),
        ("Karakol, Kyrgyzstan, 6 August 2025", "Karakol"),
        ("Eurasia Brief, 13 March 2025", None),
        ("Astana", None),
        ("The talks of 13 March 2025", None),
    ],
)
def test_a_line_of_a_town_and_a_day_is_told_from_an_outlet(line, town):
    found = place_and_day(line)

    assert (found and found.town) == town


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("4 March 2025", "2025-03-04"),
        ("March 4th, 2025", "2025-03-04"),
        ("Tuesday, 4 Mar. 2025, 10:30 GMT", "2025-03-04"),
        ("Sept. 9 2021", "2021-09-09"),
        ("2025-03-04T10:00:00Z", "2025-03-04"),
        ("04.03.2025", "2025-03-04"),
        ("24/3/2025", "2025-03-24"),
        ("3/24/2025", "2025-03-24"),
        ("4/3/2025", None),
        ("May 27", None),
        ("31 February 2025", None),
        ("in 2025", None),
        ("resolution 2254 of 18 December 2015", "2015-12-18"),
    ],
)
def test_a_day_has_a_year_and_is_in_the_calendar(words, day):
    found = day_in(words)

    assert (found and found.isoformat()) == day
