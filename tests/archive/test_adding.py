"""What goes into an archive comes out of it; twice is once."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.errors import EmptyInput, FormError, InputError, NotInArchive
from dragoman.jsonform import to_json
from dragoman.records import Report


def test_what_went_in_comes_out(archive, report, stub):
    record = stub.read(report)

    assert archive.add(record) == "new"
    assert to_json(archive.record("talks")) == to_json(record)
    assert archive.check() == []


def test_adding_twice_changes_nothing(archive, report, stub):
    archive.add(stub.read(report), place="file:///a.txt")
    before = list(archive.content())

    assert archive.add(stub.read(report), place="file:///a.txt") == "known"
    assert list(archive.content()) == before


def test_another_place_of_a_known_report_is_kept(archive, report, stub):
    archive.add(stub.read(report), place="file:///a.txt")

    assert archive.expect(report, place="file:///b.txt") == "known"
    assert [s["place"] for s in archive.show("talks").sources] == ["file:///a.txt", "file:///b.txt"]


def test_an_edited_report_is_a_new_version_beside_the_old_one(archive, report, stub):
    edited = replace(report, text="Corrected. " + report.text)
    archive.add(stub.read(report))

    assert archive.expect(edited) == "edited"
    assert archive.add(stub.read(edited)) == "edited"
    assert archive.record("talks").report == edited
    assert archive.record("talks", version=1).report == report
    assert to_json(archive.record("talks", version=1)) == to_json(stub.read(report))
    assert {f.version for f in archive.find("crossing")} == {2}
    assert archive.add(stub.read(report)) == "known"
    assert archive.record("talks").report == edited
    assert archive.check() == []


def test_an_id_of_another_source_is_no_edit(archive, report, stub):
    archive.add(stub.read(report))
    other = replace(report, source="Herald", text="Chad will send envoys.")

    with pytest.raises(InputError, match=r"'Wire'.*'Herald'"):
        archive.add(stub.read(other))
    assert archive.record("talks").report == report


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("Chad will\0 go.", InputError, r"U\+0000"),
        ("   ", EmptyInput, "no words"),
        ("Chad\ud800", InputError, "surrogate"),
    ],
)
def test_a_text_that_cannot_be_kept_as_it_is_is_refused(archive, text, error, said):
    from dragoman.records import ReportRecord

    with pytest.raises(error, match=said):
        archive.add(ReportRecord(report=Report(id="x", text=text)))
    assert list(archive.all_records()) == []


@pytest.mark.parametrize("words", ["Talks\0", "Talks\ud800"])
@pytest.mark.parametrize("name", ["title", "source", "author"])
def test_a_report_with_a_name_that_cannot_be_kept_is_refused(archive, report, stub, name, words):
    with pytest.raises(InputError, match=f"character 5 of its {name} is"):
        archive.expect(replace(report, **{name: words}))
    with pytest.raises(InputError, match=f"character 5 of its {name} is"):
        archive.add(stub.read(replace(report, **{name: words})))


def test_words_that_are_not_the_texts_are_refused_whole(archive, report, stub):
    record = stub.read(report)
    wrong = replace(record, report=replace(report, text=report.text[1:]))

    with pytest.raises(FormError, match="the text from"):
        archive.add(wrong)
    with pytest.raises(NotInArchive):
        archive.record("talks")


def test_two_records_with_one_id_are_refused(archive, report, stub):
    record = stub.read(report)

    with pytest.raises(FormError, match="two records have the id"):
        archive.add(replace(record, events=record.events * 2))


def test_any_text_comes_back_as_it_was(archive, stub):
    text = "Ҷумҳурии Тоҷикистон – “État”\r\n\t \u2028 𝔘𝔫𝔦 \x07 'quote\" \\ %s {x} 会談 \ufeff"
    archive.add(stub.read(Report(id="wörter/1 '\"", text=text, title="%(x)s", source="Ж")))

    assert archive.record("wörter/1 '\"").report.text == text
    assert [f.report.title for f in archive.find("ТОҶИКИСТОН")] == ["%(x)s"]
    assert archive.check() == []


def test_a_run_says_what_it_did(archive, report, stub):
    with archive.run("add", "fast") as run:
        run.add(stub.read(report))
        run.add(stub.read(report))

    with archive.reading() as connection:
        kept = connection.execute(sa.select(schema.runs)).one()
    assert (kept.command, kept.reader, kept.counts) == ("add", "fast", '{"known": 1, "new": 1}')
    assert kept.started < kept.ended


def test_a_report_of_many_records_is_added_quickly(archive, stub):
    text = "\n".join(f"Chad will send {n} envoys to Peru. Lars Holm said {n}." for n in range(2000))

    assert archive.add(stub.read(Report(id="long", text=text))) == "new"
    assert len(archive.find("envoys", limit=5000)) == 2000
