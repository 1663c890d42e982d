"""Reports of an archive are joined as they come in, whatever their order, and people stand above it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.archive import Archive, schema, shelves
from dragoman.records import Report

CROSSING = (
    "the eastern crossing was open again for trucks with grain and medicine after months of quarrel"
)
DAM = "engineers had measured the water behind the old dam and found the level falling each summer"
TOLD = (
    ("wire", 5, f"OSLO – Amina Daoud met Lars Holm in Oslo. Amina Daoud said {CROSSING}. Chad will reopen the eastern crossing."),
    ("herald", 5, f"Envoys talked in Oslo about trucks and grain. Lars Holm met Amina Daoud in Oslo. Amina Daoud said {CROSSING}."),
    ("courier", 6, f"Trucks with grain roll again at the eastern crossing. Amina Daoud said {CROSSING}, and Chad will reopen the eastern crossing."),
    ("water", 5, f"The old dam lacks water, engineers found. Rosa Quispe said {DAM}. Peru will repair the dam."),
    ("gazette", 7, f"Summer levels behind the dam worry engineers. Rosa Quispe said {DAM}. Lima hears more of the water."),
)  # fmt: skip


@pytest.fixture
def reports():
    """Five reports: three of a crossing, two of a dam."""
    return [
        Report(id=one, text=text, source=one.title(), published=dt.date(2024, 3, day))
        for one, day, text in TOLD
    ]


def joins(archive, *, taken_back=False):
    j = schema.joins.c
    asked = sa.select(j.kind, j.left, j.right).where(j.superseded_by.is_not(None) if taken_back else j.superseded_by.is_(None))  # fmt: skip
    with archive.reading() as connection:
        return {tuple(row) for row in connection.execute(asked)}


def things(archive):
    """Joins of what is told, which have the same two sides in whatever order reports came."""
    return {one for one in joins(archive) if one[0] not in ("story", "copy")}


def groups(archive):
    """Stories as sets of reports."""
    return {frozenset(r.id for r in s.reports) for s in archive.stories(least=1)}


@pytest.fixture
def filled(archive, reports, stub):
    for report in reports:
        archive.add(stub.read(report))
    return archive


def record(archive, report, kind):
    return next(f.id for f in archive.find(kind=kind, limit=50) if f.report.id == report)


def test_what_several_tell_is_joined_as_it_comes(filled):
    assert groups(filled) == {frozenset({"wire", "herald", "courier"}), frozenset({"water", "gazette"})}  # fmt: skip
    assert {kind for kind, _, _ in things(filled)} == {"meeting", "event", "statement", "commitment"}  # fmt: skip
    (story, _) = filled.stories()
    assert filled.story("water").id == story.id == "story-water"
    assert filled.story("story-wire").reports[0].id == "herald"
    assert filled.check() == []


def test_adding_twice_and_joining_again_change_nothing(filled, reports, stub):
    before = list(filled.content())

    for report in reports:
        filled.add(stub.read(report))
    assert list(filled.content()) == before
    with filled.run("join") as run:
        assert list(filled.join_all(run)) == []
        assert len(list(filled.join_all(run, again=True))) == len(reports)
    assert list(filled.content()) == before


ORDERS = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))  # fmt: skip


@given(order=st.permutations(range(len(TOLD))), known=st.lists(st.integers(0, 4), max_size=2))
@ORDERS
def test_the_order_of_arrival_does_not_matter(place, stub, reports, order, known):
    found = []
    for numbers in (range(len(TOLD)), [*order, *known]):
        with Archive.open(place("sqlite")) as archive:
            for n in numbers:
                archive.add(stub.read(reports[n]))
            found.append((groups(archive), things(archive)))
    assert found[0] == found[1]


def test_reports_that_wait_are_joined_as_if_they_just_came(filled, place, tmp_path):
    filled.backup(tmp_path / "backup.zip")
    with Archive.open(place("sqlite")) as other:
        other.restore(tmp_path / "backup.zip")
        with other.run("join") as run:
            assert len(list(itertools.islice(other.join_all(run), 2))) == 2
        with other.run("join") as run:
            assert len(list(other.join_all(run))) == len(TOLD) - 2
        assert list(other.content()) == list(filled.content())
        assert joins(other) == joins(filled)
        assert {s.id for s in other.stories()} == {s.id for s in filled.stories()}


def test_an_edited_report_leaves_what_it_was_joined_with(filled, reports, stub):
    edited = replace(reports[2], text=f"The old dam lacks water. Rosa Quispe said {DAM}. Engineers found the level falling.")  # fmt: skip
    assert filled.add(stub.read(edited)) == "edited"

    assert groups(filled) == {frozenset({"wire", "herald"}), frozenset({"water", "gazette", "courier"})}  # fmt: skip
    assert ("story", "courier", "story-wire") in joins(filled, taken_back=True)

    more = replace(edited, text=f"{reports[2].text} Once more.")
    assert filled.add(stub.read(more)) == "edited"
    assert frozenset({"wire", "herald", "courier"}) in groups(filled)


def test_the_report_that_began_a_story_may_leave_it(filled, reports, stub):
    filled.add(stub.read(replace(reports[0], text="Norway votes on whales and herring quotas in autumn.")))  # fmt: skip

    assert groups(filled) == {
        frozenset({"herald", "courier"}), frozenset({"wire"}), frozenset({"water", "gazette"})
    }  # fmt: skip
    assert filled.story("wire").id == "story-wire~2"
    filled.add(stub.read(replace(reports[0], text="Norway votes on whales, herring and cod quotas in autumn.")))  # fmt: skip
    assert filled.story("wire").id == "story-wire~3"
    assert filled.check() == []


def test_a_new_reading_keeps_joins_of_what_it_finds_again(filled, stub):
    before = things(filled)
    with filled.run("reread", "full") as run:
        read = lambda reports: stub.read_all(reports, reader="full")  # noqa: E731
        list(filled.reread_all(read, run, again=True))

    assert things(filled) == before


def test_what_is_rejected_leaves_its_joins(filled):
    meeting, other = record(filled, "wire", "meeting"), record(filled, "herald", "meeting")
    assert filled.one_with(meeting) == [other]

    judgement = filled.judge(meeting, "reject", by="ana")
    assert filled.joined(other) == filled.one_with(other) == []
    assert [t for t in filled.story("wire").things if t.kind == "meeting"] == []

    filled.undo(judgement, by="ana")
    assert filled.one_with(meeting) == [other]


def test_a_person_stands_above_the_program(filled):
    meeting, other = record(filled, "wire", "meeting"), record(filled, "herald", "meeting")
    judgement = filled.judge(meeting, "different", other=other, by="ana")

    (join,) = filled.joined(meeting)
    assert (join.by, join.holds) == ("ana", False)
    assert filled.one_with(meeting) == []
    with filled.run("join") as run:
        list(filled.join_all(run, again=True))
    assert filled.one_with(meeting) == []

    filled.undo(judgement, by="ben")
    assert filled.one_with(meeting) == [other]


def test_two_that_are_different_are_not_one_over_a_third(filled):
    statements = [record(filled, one, "statement") for one in ("wire", "herald", "courier")]
    assert len(filled.one_with(statements[0])) == 2

    filled.judge(statements[0], "different", other=statements[1], by="ana")
    sizes = [len(filled.one_with(one)) for one in statements]
    assert sorted(sizes) == [0, 1, 1]
    assert statements[1] not in filled.one_with(statements[0])


def test_what_a_person_calls_the_same_is_one_without_a_join(filled):
    wire, water = record(filled, "wire", "commitment"), record(filled, "water", "commitment")
    filled.judge(wire, "same", other=water, by="ana")

    assert water in filled.one_with(wire)
    (join,) = filled.joined(water)
    assert (join.kind, join.other, join.by, join.score) == ("same", wire, "ana", None)


def test_people_part_stories_and_make_one_of_two(filled):
    parted = filled.judge("wire", "different", other="courier", by="ana")
    assert frozenset({"wire", "courier"}) <= {r for s in groups(filled) for r in s}
    assert not any({"wire", "courier"} <= story for story in groups(filled))
    filled.undo(parted, by="ana")

    filled.judge("wire", "same", other="water", by="ana")
    assert groups(filled) == {frozenset(one for one, _, _ in TOLD)}


def test_copies_are_marked_and_can_be_left_out(filled, reports, stub):
    copy = replace(reports[0], id="copy", source=None, published=dt.date(2024, 3, 9))
    filled.add(stub.read(copy))

    assert filled.copies(["copy", "wire", "water"]) == {"copy": "wire"}
    assert {f.report.id for f in filled.find("reopen", kind="commitment", independent=True)} == {"wire", "courier"}  # fmt: skip
    assert "copy" not in {f.report.id for f in filled.find(kind="report", independent=True)}
    story = filled.story("copy")
    assert len(story.reports) == 4
    assert {"wire", "copy"} <= set(story.tellings[0].reports)

    filled.judge("copy", "different", other="wire", by="ana")
    assert filled.copies(["copy"]) == {}
    assert "copy" in {f.report.id for f in filled.find("reopen", independent=True)}


def test_what_differs_stands_side_by_side(archive, reports, stub):
    wire, herald = reports[:2]
    archive.add(stub.read(wire))
    later = replace(herald, published=dt.date(2024, 3, 6))
    archive.add(stub.read(later))

    (meeting,) = [t for t in archive.story("wire").things if t.kind == "meeting"]
    assert meeting.agreed["place"].told == "Oslo"
    assert meeting.words() == ["date: 1 says 2024-03-05, 1 says 2024-03-06"]


def test_a_crowded_key_is_passed_over(archive, monkeypatch, reports, stub):
    monkeypatch.setattr(shelves, "CROWDED", 0)
    for report in reports:
        archive.add(stub.read(report))

    assert joins(archive) == set()
    assert len(groups(archive)) == len(TOLD)


@pytest.mark.model
def test_three_tellings_of_a_meeting_are_one_in_whatever_order_they_come(root, place):
    lines = dragoman.load([root / "samples/formats/wire_three_reports.jsonl"])
    wire = [r for r in lines if r.id.startswith("03")]
    names = ("04_herald_opening_meeting", "05_courier_opening_meeting")
    others = dragoman.load([root / f"samples/texts/{name}.txt" for name in names])
    records = list(dragoman.pipe([*wire, *others]))
    found = set()
    for order in itertools.permutations(records):
        with Archive.open(place("sqlite")) as archive:
            for one in order:
                archive.add(one)
            (story,) = archive.stories()
            tellings = frozenset(frozenset(t.reports) for t in story.tellings)
            held = [t for t in story.things if t.agreed.get("date") and t.agreed["date"].told == "2025-02-19"]  # fmt: skip
            assert [len(t.reports) for t in held if t.kind == "meeting"] == [3]
            found.add((tellings, frozenset(things(archive))))

    assert len(found) == 1


def test_the_migrations_make_what_the_schema_says(archive):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with archive.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    ours = [d for d in found if d[0] in ("add_table", "add_column", "add_index", "add_constraint")]
    assert ours == []
