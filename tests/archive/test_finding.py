"""Whoever looks finds what is there, by words and by what they mean, and the same in both databases."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.archive.asking import Term, terms
from dragoman.errors import ArchiveError
from dragoman.records import Report


@pytest.fixture
def filled(archive, report, stub):
    """The talks, and a report of later."""
    later = Report(
        id="later", source="Herald", published=dt.date(2025, 1, 20), title="Peru's plan",
        text="Rosa Quispe met Amina Daoud in Lima. Peru will send twenty engineers to the crossing. "
        "The weather in São Paulo was fine.",
    )  # fmt: skip
    archive.add(stub.read(report))
    archive.add(stub.read(later))
    return archive


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "crossing"}, ["commitment later", "statement talks", "commitment talks"]),
        ({"words": "CROSSINGS"}, ["commitment later", "statement talks", "commitment talks"]),
        ({"words": '"eastern crossing"'}, ["commitment talks"]),
        ({"words": '"crossing eastern"'}, []),
        ({"words": "cross* -east*"}, ["commitment later", "statement talks"]),
        ({"words": "send-twenty"}, ["commitment later"]),
        ({"words": "reopens Chad"}, ["commitment talks"]),
        ({"words": "sao paulo"}, ["report later"]),
        ({"words": "weather", "kind": "event"}, []),
        ({"words": "crossing", "kind": "report"}, ["report later", "report talks"]),
        ({"words": "nothing-of-the-kind"}, []),
        ({"actor": "Daoud", "kind": "meeting"}, ["meeting later", "meeting talks"]),
        ({"actor": "state:PER"}, ["commitment later"]),
        ({"actor": "state:KAZ"}, []),
        ({"type": "consult"}, ["event later", "event talks"]),
        ({"type": "warn"}, []),
        ({"type": "TALKS", "place": "oslo"}, ["meeting talks"]),
        ({"topic": "borders"}, ["statement talks"]),
        ({"source": "herald", "kind": "commitment"}, ["commitment later"]),
        ({"words": "met", "first": dt.date(2025, 1, 1)}, ["meeting later", "event later"]),
        ({"words": "met", "last": dt.date(2024, 12, 31)}, ["meeting talks", "event talks"]),
        (
            {"kind": "meeting", "first": dt.date(2024, 3, 5), "last": dt.date(2024, 3, 5)},
            ["meeting talks"],
        ),
        ({"kind": "meeting", "first": dt.date(2024, 3, 6), "last": dt.date(2024, 3, 7)}, []),
        (
            {"kind": "meeting", "first": dt.date(2000, 1, 1), "last": dt.date(2030, 1, 1)},
            ["meeting later", "meeting talks"],
        ),
        (
            {"kind": "meeting", "first": dt.date(1800, 1, 1), "last": dt.date(2040, 1, 1)},
            ["meeting later", "meeting talks"],
        ),
        ({"kind": "meeting", "first": dt.date(2024, 3, 6)}, ["meeting later"]),
        ({"kind": "meeting", "last": dt.date(2024, 3, 5)}, ["meeting talks"]),
        ({"kind": "meeting", "first": dt.date(2030, 1, 1)}, []),
        ({"kind": "meeting", "last": dt.date(1990, 1, 1)}, []),
        ({"first": dt.date(2030, 1, 1)}, []),
        ({"kind": "report", "first": dt.date(2025, 1, 1)}, ["report later"]),
        ({"kind": "report", "last": dt.date(2024, 12, 31)}, ["report talks"]),
        ({"last": dt.date(1, 1, 1)}, []),
        ({"words": "crossing", "limit": 1}, ["commitment later"]),
        ({"kind": "report"}, ["report later", "report talks"]),
        ({"kind": "commitment"}, ["commitment later", "commitment talks"]),
        ({"words": "') OR 1=1; DROP TABLE records --"}, []),
        ({"words": "a" * 3000}, []),
        ({"words": 'NEAR( AND OR NOT {words} : ^ "'}, []),
    ],
)
def test_find(filled, asked, found):
    assert [f"{f.kind} {f.report.id}" for f in filled.find(**asked)] == found


def test_what_is_found_has_its_words_in_context(filled):
    (found,) = filled.find("engineers")

    assert found.words.words == "Peru will send twenty engineers to the crossing."
    assert found.report.text[found.words.start : found.words.end] == found.words.words
    assert list(found.actors.values()) == ["Peru"]
    assert found.json["act"]["words"] == "send twenty engineers to the crossing"


def test_signs_alone_are_no_words(filled):
    with pytest.raises(ArchiveError, match="no word"):
        filled.find("?! --")


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Border crossing", (Term(("border",)), Term(("crossing",)))),
        ('"Border crossing"', (Term(("border", "crossing")),)),
        ('"unclosed words', (Term(("unclosed", "words")),)),
        ("cross*", (Term(("cross",), beginning=True),)),
        ("-aid", (Term(("aid",), unwanted=True),)),
        ("e-mail", (Term(("e", "mail")),)),
        ("Şükrü", (Term(("sukru",)),)),
        ("…", ()),
    ],
)
def test_what_was_typed_is_understood(typed, understood):
    assert terms(typed) == understood


def test_an_actor_is_shown_across_reports(filled):
    shown = filled.show("person:amina daoud")

    assert (shown.names, shown.reports) == (["Amina Daoud"], 2)
    assert [f"{f.kind} {f.report.id}" for f in shown.records] == [
        "meeting later", "event later", "meeting talks", "event talks", "statement talks",
    ]  # fmt: skip
