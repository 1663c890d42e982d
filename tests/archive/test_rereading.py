"""A better reader supersedes what it reads otherwise, and loses nothing."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.errors import NotInArchive
from dragoman.jsonform import to_json


@pytest.fixture
def filled(archive, report, stub):
    archive.add(stub.read(report), reader="fast")
    return archive


@pytest.fixture
def reread(filled, stub):
    def reread(reader, *ids, again=False):
        with filled.run("reread", reader) as run:
            read = lambda reports: stub.read_all(reports, reader=reader)  # noqa: E731
            list(filled.reread_all(read, run, ids, again=again))
        return dict(run.counts)

    return reread


def superseded(archive):
    with archive.reading() as connection:
        t = schema.records.c
        return connection.scalar(
            sa.select(sa.func.count())
            .select_from(schema.records)
            .where(t.superseded_by.is_not(None))
        )


def test_what_is_read_otherwise_is_superseded_and_kept(filled, reread, report, stub):
    assert reread("full") == {"changed": 1}

    assert to_json(filled.record("talks")) == to_json(stub.read(report, better=True))
    assert superseded(filled) == 1
    assert [f.json["act"] for f in filled.find('"aid could end"')] == ["warn"]
    assert filled.check() == []


def test_a_reader_reads_once(reread):
    assert reread("fast") == {}
    assert reread("full") == {"changed": 1}
    assert reread("full") == {}
    assert reread("full", again=True) == {"same": 1}
    assert reread("fast") == {"changed": 1}


def test_judgements_stay_with_the_words(filled, reread, report, stub):
    record = stub.read(report)
    aid = next(s for s in record.statements if "aid" in s.content.words)
    filled.judge(aid.id, "reject", by="ana")
    filled.judge(record.doubts[0].id, "answer", by="ana", fields={"answer": "No."})

    reread("full")

    assert [f.kind for f in filled.find('"aid could end"')] == ["report"]
    assert [j.verdict for j in filled.judgements(aid.id)] == ["reject"]
    assert filled.check() == []


def test_what_a_person_holds_true_stays_although_it_is_no_longer_read(filled, reread, stub, report):
    reread("full")
    thanks = "Chad thanked Peru."
    from dataclasses import replace

    filled.add(stub.read(replace(report, text=report.text + thanks), better=True), reader="full")
    (found,) = filled.find("thanked", kind="statement")
    filled.judge(found.id, "confirm", by="ana")

    reread("fast")
    assert [f.verdict for f in filled.find("thanked", kind="statement")] == ["confirm"]
    assert filled.check() == []

    filled.undo(filled.judgements()[-1].id, by="ana")
    reread("fast", again=True)
    assert filled.find("thanked", kind="statement") == []
    assert filled.check() == []


def test_only_reports_that_are_named_are_read(reread):
    with pytest.raises(NotInArchive):
        reread("full", "none")
    assert reread("full", "talks") == {"changed": 1}
