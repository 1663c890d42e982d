"""The sample reports, read and joined: three tellings of one meeting become one."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.resolve.across import duplicates
from dragoman.resolve.across.accounts import accounts
from dragoman.resolve.across.copies import tellings
from dragoman.resolve.across.joining import Joiner
from dragoman.resolve.across.merged import merged


@pytest.fixture(scope="module")
def records(root):
    lines = dragoman.load([root / "samples/formats/wire_three_reports.jsonl"])
    wire = [r for r in lines if r.id.startswith("03")]
    names = (
        "04_herald_opening_meeting",
        "05_courier_opening_meeting",
        "08_communique_astana_round",
    )
    others = dragoman.load([root / f"samples/texts/{name}.txt" for name in names])
    return list(dragoman.pipe([*wire, *others]))


@pytest.mark.model
def test_three_tellings_of_the_first_round_are_one_meeting(records):
    joiner = Joiner()
    joins = [join for record in records for join in joiner.add(record)]
    all_merged = merged((a for r in records for a in accounts(r)), joins)

    (first,) = [m for m in all_merged if m.kind == "meeting" and "status" in m.agreed]

    assert [name[:2] for name in first.reports] == ["03", "04", "05"]
    assert first.agreed["date"].told == "2025-02-19"


@pytest.mark.model
def test_the_next_round_is_planned_in_three_and_held_in_the_fourth(records):
    joiner = Joiner()
    joins = [join for record in records for join in joiner.add(record)]
    all_merged = merged((a for r in records for a in accounts(r)), joins)

    (next_round,) = [m for m in all_merged if m.kind == "meeting" and "status" in m.differing]

    assert [name[:2] for name in next_round.reports] == ["03", "04", "05", "08"]
    assert "status: 3 say planned, 1 says held" in next_round.words()


@pytest.mark.model
def test_of_three_reports_of_the_first_round_two_are_independent(records):
    found = tellings([duplicates.report_wording(r.report) for r in records[:3]])

    assert [[name[:2] for name in t.reports] for t in found] == [["03", "04"], ["05"]]
