"""A full disk and a locked file end ``add`` and ``fetch`` with one sentence, and what was kept stays."""

from __future__ import annotations

import contextlib
import itertools
import sqlite3

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from dragoman.archive import Archive, engines, opening
from dragoman.cli import app
from dragoman.records import ReportRecord

MANY = 24


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", str(tmp_path / "archive.db"))
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words], prog_name="dragoman")


@pytest.fixture(params=["add", "fetch"])
def command(request, run, tmp_path):
    """Either command, over a folder of reports."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for n in range(MANY):
        (folder / f"{n:02}.txt").write_text(f"The ministers of {n} met. " * 100)
    assert run("source", "add", "desk", "folder", folder).exit_code == 0
    return ["add", folder] if request.param == "add" else ["fetch"]


@pytest.fixture
def reading(monkeypatch):
    """A reading that finds nothing, some reports at a time; what is in the list happens before the tenth is handed over."""
    before_the_tenth = []

    def read_all(reports, **_):
        count = itertools.count(1)
        for batch in itertools.batched(reports, 4):
            for report in batch:
                if next(count) == 10 and before_the_tenth:
                    before_the_tenth.pop()()
                yield ReportRecord(report=report)

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)
    return before_the_tenth


def content_of(file):
    with Archive.open(file) as archive:
        assert archive.check() == []
        return list(archive.content())


def check_that_it_goes_on(run, command, tmp_path, reports):
    """The archive is whole and has so many reports; a second run ends as an undisturbed one would."""
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.check() == []
        assert archive.stats()["reports"] in reports
    assert run(*command).exit_code == 0
    run("source", "add", "desk", "folder", tmp_path / "desk", "--archive", tmp_path / "other.db")
    assert run(*command, "--archive", tmp_path / "other.db").exit_code == 0
    assert content_of(tmp_path / "archive.db") == content_of(tmp_path / "other.db")


@pytest.mark.usefixtures("reading")
def test_a_full_disk_is_told_and_nothing_is_lost(run, command, tmp_path, monkeypatch):
    with contextlib.closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    make = opening.engine_of

    def nearly_full(where):
        engine = make(where)
        limit = f"PRAGMA max_page_count = {pages + 15}"
        sa.event.listen(engine, "connect", lambda connection, _: connection.execute(limit))
        return engine

    with monkeypatch.context() as patch:
        patch.setattr(opening, "engine_of", nearly_full)
        result = run(*command)

    assert result.exit_code == 3
    assert result.stderr.endswith("archive.db: there is no room left on its disk; nothing was changed.\n")  # fmt: skip
    assert result.stderr.count("\n") == 1
    check_that_it_goes_on(run, command, tmp_path, range(1, MANY))


def test_a_locked_file_is_told_and_nothing_is_lost(run, command, reading, tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "PATIENCE_S", 0.1)
    with contextlib.closing(
        sqlite3.connect(tmp_path / "archive.db", isolation_level=None)
    ) as other:
        reading.append(lambda: other.execute("BEGIN IMMEDIATE"))
        result = run(*command)

    assert result.exit_code == 3
    assert "another program writes to it and did not let go in time" in result.stderr
    assert result.stderr.count("\n") == 1
    check_that_it_goes_on(run, command, tmp_path, [9])
