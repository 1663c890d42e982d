"""Reports joined one after the other, and what is made of the joins."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.resolve.across.accounts import accounts
from dragoman.resolve.across.joining import Joiner
from dragoman.resolve.across.merged import merged

FIGHT = "Shots were fired at Kok-Terek on Tuesday and {} people died, said officials in the valley."


def three(making):
    """Three reports of one fight, with two numbers of dead, and one report of another fight."""
    told = [("a", 12, "2025-04-15"), ("b", 12, "2025-04-15"), ("c", 15, "2025-04-15")]
    return [
        making(which, FIGHT.format(n), published="2025-04-16")
        .event("ASSAULT", "Aru", "Bek", date, "Kok-Terek", killed=n, trigger="fired")
        .record()
        for which, n, date in told
    ] + [
        making("d", "Troops fired on a bus near Osh.", published="2025-07-02")
        .event("ASSAULT", "Aru", "Bek", "2025-07-01", "Osh", killed=1, trigger="fired")
        .record()
    ]


def groups(joins):
    """What the joins make one, whatever their order: sets of ids by kind."""
    found = {}
    for join in joins:
        if join.kind not in ("copy", "story"):
            found.setdefault(join.kind, set()).add(frozenset((join.left, join.right)))
    return found


def added(records):
    joiner = Joiner()
    return [join for record in records for join in joiner.add(record)]


def test_two_say_twelve_and_one_fifteen_side_by_side(making):
    records = three(making)
    joins = added(records)

    (one,) = merged((a for r in records for a in accounts(r)), joins)

    assert one.reports == ("a", "b", "c")
    assert one.words() == ["counts: 2 say 12 killed, 1 says 15 killed"]
    assert one.agreed["place"].told == "Kok-Terek"
    assert len(one.evidence) == 3


def test_the_order_of_arrival_changes_no_join(making):
    records = three(making)
    found = {str(sorted(map(sorted, groups(added(order))["event"])))
             for order in itertools.permutations(records)}  # fmt: skip

    assert len(found) == 1


def test_adding_a_report_again_gives_no_join(making):
    records = three(making)
    joiner = Joiner()
    first = [joiner.add(record) for record in records]

    assert any(first)
    assert [joiner.add(record) for record in records] == [[]] * 4


def test_a_join_taken_back_leaves_the_accounts_as_they_were(making):
    records = three(making)
    joins = [j for j in added(records) if "c/events0" not in (j.left, j.right)]

    (one,) = merged((a for r in records for a in accounts(r)), joins)

    assert one.reports == ("a", "b")
    assert one.differing == {}


def test_what_one_report_tells_apart_is_not_made_one(making):
    a = making("a", published="2025-02-20")
    a.meeting("Aru Bek", "2025-02-19", "Geneva").meeting("Aru Bek", "2025-02-20", "Geneva")
    b = making("b", published="2025-02-20").meeting("Aru Bek", "2025-02-19", "Geneva")
    records = [a.record(), b.record()]
    joins = added(records)

    (one,) = merged((x for r in records for x in accounts(r)), joins)

    assert one.accounts == ("a/meetings0", "b/meetings0")


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (
            "The border will not be closed again this year.",
            "The border will not be closed again this year.",
            True,
        ),
        (
            "The border will not be closed again this year.",
            "We shall close the border tomorrow, and the schools.",
            False,
        ),
        ("No comment.", "No comment.", False),
    ],
)
def test_a_statement_is_one_by_speaker_and_words(making, one, other, joined):
    records = [
        making(which, words, published="2025-02-20").statement("Aru", words).record()
        for which, words in (("a", one), ("b", other))
    ]

    assert ("statement" in groups(added(records))) == joined


def test_a_promise_is_followed_from_making_to_keeping(making):
    act = "repair the Isfara canal before the spring sowing"
    made = making("a", f"She will {act}.", published="2025-02-20").commitment("Aru", act)
    kept = making("b", f"She did {act}.", published="2025-06-01").commitment(
        "Aru", act, status="kept"
    )
    records = [made.record(), kept.record()]

    (one,) = merged((x for r in records for x in accounts(r)), added(records))

    assert one.words() == ["status: 1 says new, 1 says kept"]


@given(st.permutations(range(4)), st.lists(st.integers(0, 3), max_size=4))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_neither_order_nor_repetition_changes_an_undisputed_set(making, order, again):
    records = three(making)
    once = groups(added(records))

    assert groups(added([records[n] for n in [*order, *again]])) == once
