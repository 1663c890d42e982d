"""What comes from sources is kept in its order, and remembered no sooner than its report is kept."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from dragoman.archive import Archive, ArchiveStore
from dragoman.cli.read import Inputs
from dragoman.cli.taking import Taking
from dragoman.records import Report, ReportRecord
from dragoman.sources import Source

FILES = {"a.txt": "One met two.", "b.jsonl": '{"id": "b1", "text": "Three."}\n{"id": "b2", "text": "Four."}\n', "c.txt": "", "d.txt": "Five."}  # fmt: skip
"""The third is refused."""


@pytest.fixture
def archive(tmp_path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def source(archive, tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    source = Source(name="desk", kind="folder", where=(str(folder),))
    ArchiveStore(archive).add(source)
    return source


def take(archive, source, at_once=3, most=99, refused=()):
    """Fetch with a reader that reads so many at once; what was remembered after each record, by its file."""
    ended, after = [], []
    with archive.run("fetch") as run:
        store = ArchiveStore(archive)
        taking = Taking(
            archive, store, run, Inputs(), ended=ended.append, one_more=lambda: None
        )  # fmt: skip
        for batch in itertools.batched(taking.reports([source], None), at_once):
            for report in batch:
                if report.text not in refused and most:
                    taking.add(ReportRecord(report=report))
                    most -= 1
                    after.append(remembered(archive))
        if most:
            taking.finish()
    return after, ended, run.counts


def remembered(archive):
    with archive.reading() as connection:
        found = connection.exec_driver_sql("SELECT key FROM source_seen ORDER BY key").scalars()
        return "".join(key.rpartition("/")[2][0] for key in found)


@pytest.mark.parametrize(
    ("at_once", "expected"),
    [
        (1, ["a", "a", "ab", "abcd"]),
        (3, ["a", "a", "ab", "abcd"]),
        (99, ["a", "a", "ab", "abcd"]),
    ],
)
def test_a_mark_is_kept_with_the_last_report_of_its_file(archive, source, at_once, expected):
    after, ended, counts = take(archive, source, at_once)

    assert after == expected
    assert ended == [source]
    assert counts["new"] == 4
    assert ArchiveStore(archive).state("desk")["last_success"]
    assert take(archive, source)[2]["new"] == 0


@pytest.mark.parametrize(("most", "kept"), [(1, "a"), (2, "a"), (3, "ab")])
def test_a_run_that_breaks_off_remembers_what_it_kept_and_no_more(archive, source, most, kept):
    _, ended, _ = take(archive, source, most=most, at_once=99)

    assert ended == []
    assert remembered(archive) == kept
    assert ArchiveStore(archive).state("desk") == {}
    assert take(archive, source)[2]["new"] == 4 - most
    assert remembered(archive) == "abcd"


@pytest.mark.parametrize("text", ["One met two.", "Three.", "Four.", "Five."])
def test_what_the_reader_refuses_keeps_nobody_waiting(archive, source, text):
    _, ended, counts = take(archive, source, refused={text}, at_once=99)

    assert (counts["new"], ended, remembered(archive)) == (3, [source], "abcd")


def test_an_address_that_no_database_keeps_is_kept_as_it_can_be(archive):
    from dragoman.cli.taking import _place

    assert _place("https://a.example/\0\ud800") == "https://a.example/\ufffd?"
    archive.add(ReportRecord(report=Report(id="a", text="One.")), place=_place("x" * 9999))
