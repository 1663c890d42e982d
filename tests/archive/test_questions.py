"""What people are asked: the most useful first, in an order that stays, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive import Archive
from dragoman.archive.calibration import band_of
from dragoman.errors import NotInArchive

TABLES = ("records", "actors")


def sure(record, **confidences):
    """The record with other confidences, by the kind of what stands in it."""
    changed = {
        name: tuple(replace(one, confidence=confidence) for one in getattr(record, name))
        for name, confidence in confidences.items()
    }
    return replace(record, **changed)


@pytest.fixture
def record(report, stub):
    return sure(stub.read(report), statements=0.5, commitments=0.5, meetings=0.3, events=0.7)


@pytest.fixture
def filled(archive, record, report, stub):
    """Talks, and six more reports in which Chad has a part."""
    archive.add(record)
    for n in range(6):
        text = f"Chad will send {n} envoys."
        archive.add(stub.read(replace(report, id=f"more{n}", text=text)))
    return archive


def test_the_unsure_and_widely_connected_come_first(filled):
    asked = filled.questions()

    # Chad is in seven reports, the two who met in one each; and a doubt with nobody in it comes last.
    assert [(q.found.kind, q.confidence, q.reports) for q in asked] == [
        ("commitment", 0.5, 7), ("meeting", 0.3, 2), ("statement", 0.5, 1), ("statement", 0.5, 1), ("doubt", 0.5, 0),
    ]  # fmt: skip
    assert asked[0].asked == "Is this right: commitment (new); maker Chad?"
    assert asked[-1].asked == "Is it so?"
    assert [q.found.words.start for q in asked[2:4]] == sorted(
        q.found.words.start for q in asked[2:4]
    )
    assert filled.questions() == asked


@pytest.mark.parametrize(
    ("narrowed", "kinds"),
    [
        ({"kind": "doubt"}, ["doubt"]),
        ({"kind": "statement"}, ["statement", "statement"]),
        ({"kind": "actor"}, []),
        ({"kind": "event", "below": 0.8}, ["event"]),
        ({"below": 0.4}, ["meeting", "doubt"]),
        ({"limit": 1}, ["commitment"]),
    ],
)
def test_questions_are_narrowed(filled, narrowed, kinds):
    assert [q.found.kind for q in filled.questions(**narrowed)] == kinds


def test_what_was_judged_does_not_come_again_unless_that_is_taken_back(filled):
    asked = filled.questions()
    kept = [
        filled.judge(asked[0].found.id, "confirm", by="ana"),
        filled.judge(asked[1].found.id, "reject", by="ana"),
        filled.judge(asked[4].found.id, "answer", by="ana", fields={"answer": "yes"}),
    ]
    assert filled.questions() == asked[2:4]

    for one in kept:
        filled.undo(one, by="ana")
    assert filled.questions() == asked


def test_what_was_judged_does_not_come_again_when_it_is_read_anew(filled, stub):
    judged = [q.found.id for q in filled.questions(kind="statement")]
    for one in judged:
        filled.judge(one, "confirm", by="ana")
    with filled.run("reread", "full") as run:
        list(filled.reread_all(stub.read_all, run))

    assert not set(judged) & {q.found.id for q in filled.questions(below=1)}


def test_all_of_one_report_is_asked_in_the_order_of_the_text(filled, record):
    asked = filled.questions(report="talks", limit=100)

    assert {q.found.id for q in asked} == {one.id for one in record.records()}
    starts = [q.found.words.start for q in asked]
    assert starts == sorted(starts)
    with pytest.raises(NotInArchive):
        filled.questions(report="none")


def test_stats_tell_how_often_a_confidence_was_right(filled, record):
    one, two = record.statements
    filled.judge(one.id, "confirm", by="ana")
    filled.judge(two.id, "correct", by="ana", fields={"act": "warn"})
    filled.judge(record.meetings[0].id, "reject", by="ana")
    taken_back = filled.judge(record.events[0].id, "reject", by="ana")
    filled.undo(taken_back, by="ana")
    filled.judge(record.doubts[0].id, "answer", by="ana", fields={"answer": "yes"})

    assert filled.stats()["confidence"] == {
        "statement": {"0.5": {"confidence": 0.5, "right": 0.5, "confirmed": 1, "corrected": 1, "rejected": 0}},
        "meeting": {"0.3": {"confidence": 0.3, "right": 0.0, "confirmed": 0, "corrected": 0, "rejected": 1}},
    }  # fmt: skip


@given(st.floats(0, 1))
def test_a_confidence_is_in_the_band_that_begins_below_it(confidence):
    low = float(band_of(confidence))
    assert low - 1e-3 <= confidence <= low + 0.1 + 1e-3
    assert 0 <= low <= 0.9


def test_an_archive_of_before_gets_what_questions_need(where, clock, record):
    with Archive.open(where, clock=clock) as archive:
        archive.add(record)
        asked = archive.questions()
        with archive.writing() as connection:
            for table in TABLES:
                connection.exec_driver_sql(f"DROP INDEX ix_{table}_confidence")
            connection.exec_driver_sql("UPDATE dragoman_schema SET version_num = '0003'")

    with Archive.open(where, clock=clock) as archive:
        with archive.reading() as connection:
            known = sa.inspect(connection)
            names = {index["name"] for table in TABLES for index in known.get_indexes(table)}
        assert {f"ix_{table}_confidence" for table in TABLES} <= names
        assert archive.questions() == asked
