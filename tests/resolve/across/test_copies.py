"""Near-duplicates, who copied whom, and independent tellings."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from dragoman.records import Report
from dragoman.resolve.across import copies, duplicates
from dragoman.resolve.across.candidates import Shelf

WIRE = (
    "The ministers of the three valley states agreed on Monday to open two crossings before the harvest and to "
    "let traders pass without a visa for ten days at a time. They left the question of the upper dam for a later "
    "round, since none of the delegations had brought the figures that the others had asked for in the spring."
)
OWN = (
    "It was long past midnight when the lights went out in the guest house by the lake. Nobody had expected much of "
    "the talks, and nobody was disappointed, said a driver who had waited since noon with a thermos of tea for the "
    "envoys of all the three states to come down the steps and be taken to the airfield in the fog."
)


def wording(id, text, day=None, outlet=None):
    published = dt.date.fromisoformat(day) if day else None
    return duplicates.report_wording(Report(id=id, text=text, published=published, outlet=outlet))


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("GENEVA, May 3 (Reuters) - Talks began.", ("reuters",)),
        ("Talks began, according to AFP.", ("afp",)),
        ("Talks began.\n\nSource: Associated Press", ("ap",)),
        ("Talks began, Reuters reported.", ("reuters",)),
        ("Talks began, according to the Foreign Ministry.", ()),
        ("He met reporters from Reuters, AFP and others.", ()),
        ("Herald and agencies, 3 May. Talks began.", ("agencies",)),
    ],
)
def test_a_credit_names_where_a_text_is_from(text, credits):
    assert copies.credits_of(text) == credits


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        # The later one took it.
        (("a", WIRE, "2025-03-01"), ("b", WIRE, "2025-03-02"), ("b", "a")),
        # Who names the other as its source took it, whatever the days say.
        (("a", WIRE + " (Reuters)", "2025-03-01", "Herald"), ("b", WIRE, "2025-03-02", "Reuters"), ("a", "b")),
        # On one day, with no credit, nothing tells.
        (("a", WIRE, "2025-03-01"), ("b", WIRE, "2025-03-01"), None),
        (("a", WIRE, "2025-03-01"), ("b", OWN, "2025-03-02"), None),
    ],
)  # fmt: skip
def test_who_copied_whom_by_credit_and_day(one, other, copy):
    a, b = wording(*one), wording(*other)
    _, of_shorter = duplicates.shared(a.runs, b.runs)

    found = copies.copied(a, b, of_shorter)

    assert (found and (found.left, found.right)) == copy
    assert copies.copied(b, a, of_shorter) == found


def test_a_short_copy_within_a_long_report_is_found():
    shelf = Shelf()
    long = wording("long", " ".join([OWN, WIRE, OWN[::-1]]))
    shelf.put(long.report, long, duplicates.keys(long.runs))

    (found,) = duplicates.alike(wording("short", WIRE), shelf)

    other, of_all, of_shorter = found
    assert other.report == "long"
    assert of_all < duplicates.SAME
    assert of_shorter == 1.0


def test_four_reports_of_which_two_are_independent():
    reports = [
        wording("wire", "LAKE TOWN, March 1 (Reuters) - " + WIRE, "2025-03-01", "Reuters"),
        wording("copy", WIRE + "\n\nSource: Reuters", "2025-03-01", "Herald"),
        wording("late", WIRE, "2025-03-03", "Gazette"),
        wording("own", OWN, "2025-03-02", "Courier"),
    ]

    for order in itertools.permutations(reports):
        one, two = copies.tellings(order)

        assert one.reports == ("wire", "copy", "late")
        assert "names Reuters as its source" in one.reason
        assert two.reports == ("own",)
