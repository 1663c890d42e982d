"""Which of its namesakes a toponym means."""

from __future__ import annotations

import re

import pytest

from dragoman.records import Report
from dragoman.resolve.places.resolving import resolve
from dragoman.resolve.places.setting import setting_of, state_of_outlet
from dragoman.resolve.places.weighing import Setting, Spoken, kilometres


def meant(text, words, setting):
    """The places of these words in the text, as "kind, province, state"."""
    spoken = []
    for word in words:
        at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text).start()
        spoken.append(Spoken(word, at, at + len(word)))
    places = resolve(text, spoken, setting)
    return [p and f"{p.kind}, {p.admin1}, {p.country}" for p in places]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        # What stands beside a name holds it.
        ("He was born in Springfield, Illinois.", ["Springfield", "Illinois"], ["town, Illinois, USA", "province, None, USA"]),
        ("He was born in Springfield, Massachusetts.", ["Springfield", "Massachusetts"], ["town, Massachusetts, USA", "province, None, USA"]),
        ("They met in Paris, Texas.", ["Paris", "Texas"], ["town, Texas, USA", "province, None, USA"]),
        ("They met in Paris, France.", ["Paris", "France"], ["town, Ile-de-France Region, FRA", "state, None, FRA"]),
        ("The plant in London, Ontario, closed.", ["London", "Ontario"], ["town, Ontario, CAN", "province, None, CAN"]),
        ("Tripoli, Lebanon, was quiet.", ["Tripoli", "Lebanon"], ["town, Ash Shimal, LBN", "state, None, LBN"]),
        ("Tripoli, Libya, was quiet.", ["Tripoli", "Libya"], ["town, Tarabulus, LBY", "state, None, LBY"]),
        ("Shots fell in the Isfara district of Tajikistan.", ["Isfara", "Tajikistan"], ["town, Sughd, TJK", "state, None, TJK"]),
        ("Belarus opened a road near Brest.", ["Belarus", "Brest"], ["state, None, BLR", "town, Brest Oblast, BLR"]),
        ("France's president went to Brest and Rennes.", ["France", "Brest", "Rennes"], ["state, None, FRA", "town, Brittany Region, FRA", "town, Brittany Region, FRA"]),
        # States and what is named like them.
        ("Georgia and Armenia signed it in Tbilisi.", ["Georgia", "Armenia", "Tbilisi"], ["state, None, GEO", "state, None, ARM", "town, Tbilisi, GEO"]),
        ("Georgia, Alabama and Florida sued in Atlanta.", ["Georgia", "Alabama", "Florida", "Atlanta"], ["province, None, USA", "province, None, USA", "province, None, USA", "town, Georgia, USA"]),
        # No gazetteer knows it.
        ("Talks went on in Xyzzyburg.", ["Xyzzyburg"], [None]),
    ],
)  # fmt: skip
def test_a_report_tells_which_namesake_is_meant(text, words, places):
    assert meant(text, words, Setting()) == places


@pytest.mark.parametrize(
    ("dateline", "outlet", "country"),
    [
        ("Auckland", None, "NZL"),
        ("Toronto", None, "CAN"),
        (None, "NZL", "NZL"),
        (None, "CAN", "CAN"),
    ],
)
def test_a_paper_means_the_namesake_of_its_own_state(dateline, outlet, country):
    (found,) = meant("The council of Hamilton met.", ["Hamilton"], Setting(dateline, outlet))

    assert found.endswith(country)


@pytest.mark.parametrize(
    ("outlet", "state"),
    [("Reuters", "GBR"), ("news.example.co.uk", "GBR"), ("paper.example.ca", "CAN"), ("example.com", None), ("Nobody", None)],
)  # fmt: skip
def test_an_outlet_has_a_state(outlet, state):
    assert state_of_outlet(outlet) == state


def test_the_setting_is_the_reports_own():
    report = Report(id="r", text="x", dateline="Osh", outlet="paper.example.ca")

    assert setting_of(report) == Setting("Osh", "CAN")


def test_words_written_alike_mean_one_place():
    text = "Paris, Texas, is small. Paris has a tower."
    spoken = [Spoken("Paris", 0, 5), Spoken("Texas", 7, 12), Spoken("Paris", 24, 29)]

    places = resolve(text, spoken, Setting())

    assert places[0] == places[2]


def test_a_report_without_toponyms_has_no_places():
    assert resolve("Nothing.", [], Setting()) == []


def test_kilometres_go_along_great_circles():
    assert kilometres((0, 0), (0, 1)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((0, 179.5), (0, -179.5)) == pytest.approx(111.2, abs=0.1)
