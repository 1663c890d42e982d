"""What goes wrong is one sentence that names the archive, and leaves it as it was."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.archive import Archive, engines
from dragoman.archive.engines import Where, default_archive
from dragoman.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveUnavailable,
    NewerArchive,
    NoArchive,
    NotAnArchive,
)


def test_an_archive_that_is_not_there_is_not_made_by_looking(place):
    with pytest.raises(NoArchive, match="`dragoman add` makes one"):
        Archive.open(place("sqlite"), create=False)


def test_folders_on_the_way_are_made(tmp_path):
    Archive.open(tmp_path / "a" / "b" / "archive.db").close()
    assert (tmp_path / "a" / "b" / "archive.db").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Some words that are no archive.", "a file of something else"),
        (b"SQLite format 3\0" + b"\1" * 5000, "no archive|damaged"),
    ],
)
def test_a_file_of_something_else_is_left_alone(tmp_path, content, said):
    file = tmp_path / "x.db"
    file.write_bytes(content)

    with pytest.raises(NotAnArchive, match=said):
        Archive.open(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path):
    file = tmp_path / "x.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE reports (a)")
    connection.close()

    with pytest.raises(NotAnArchive, match="another program"):
        Archive.open(file)


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(NotAnArchive, match="folder"):
        Archive.open(tmp_path)


def test_a_newer_archive_is_refused(archive, where):
    with archive.writing() as connection:
        connection.execute(sa.text("UPDATE dragoman_schema SET version_num = '9999'"))

    with pytest.raises(NewerArchive, match="a newer Dragoman has made this archive"):
        Archive.open(where)


def test_an_older_archive_is_brought_up(archive, where, report, stub):
    """There is no older one yet; one whose tables are not there is the oldest of all."""
    archive.add(stub.read(report))
    archive.close()

    with Archive.open(where, create=False) as again:
        assert again.record("talks").report == report


def test_a_damaged_file_is_told_of(place, report, stub):
    file = Path(place("sqlite"))
    with Archive.open(file) as archive:
        for n in range(40):
            archive.add(stub.read(type(report)(id=str(n), text=report.text * 20)))
    data = bytearray(file.read_bytes())
    data[20_000:200_000] = b"\xff" * 180_000
    file.write_bytes(data)

    with pytest.raises(NotAnArchive, match="damaged"), Archive.open(file) as archive:
        assert archive.check() == []


def test_a_locked_file_is_told_of(place, report, stub, monkeypatch):
    monkeypatch.setattr(engines, "PATIENCE_S", 0.1)
    file = place("sqlite")
    with Archive.open(file) as archive:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusy, match="another program writes"):
            archive.add(stub.read(report))
        assert archive.find("crossing") == []
        other.execute("ROLLBACK")
        other.close()
        assert archive.add(stub.read(report)) == "new"


def test_a_full_disk_leaves_the_archive_as_it_was(place, report, stub):
    with Archive.open(place("sqlite")) as archive:
        archive.add(stub.read(report))
        before = list(archive.content())

        @sa.event.listens_for(archive._engine, "connect")
        def no_more_room(connection, _):
            connection.execute("PRAGMA max_page_count = 1")

        archive._engine.dispose()
        large = type(report)(id="large", text=report.text * 1000)
        with pytest.raises(ArchiveUnavailable, match="no room left"):
            archive.add(stub.read(large))
        assert list(archive.content()) == before
        assert archive.check() == []


@pytest.mark.skipif(
    sys.platform == "win32" or getattr(os, "geteuid", lambda: 1)() == 0,
    reason="the administrator may write everywhere",
)
def test_an_archive_that_may_not_be_written_is_told_of(place, report, stub):
    file = Path(place("sqlite"))
    Archive.open(file).close()
    file.chmod(0o400)

    with (
        pytest.raises(ArchiveUnavailable, match="may not be written"),
        Archive.open(file) as archive,
    ):
        archive.add(stub.read(report))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://a:geheim@b/c", "is a file, or an address that begins postgresql://"),
        ("postgresql://a:geheim@[b/c", "cannot be read|does not answer"),
        ("postgresql://a:geheim@/c?host=/nowhere", "does not answer"),
        ("postgresql://a:geheim@127.0.0.1:1/c", "does not answer"),
        ("postgresql://a:geheim@127.0.0.1:port/c", "cannot be read"),
        ("postgresql://a:geheim@/c?nonsense=1&host=/nowhere", "cannot be read|does not answer"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(url, said):
    with pytest.raises(ArchiveUnavailable, match=said) as raised:
        Archive.open(url)
    assert "geheim" not in str(raised.value)


def test_a_database_that_is_not_there_is_told_of(server):
    with pytest.raises(ArchiveUnavailable, match="no such database"):
        Archive.open(server.replace("@@@", "nothing"))


def test_a_user_that_may_not_is_told_of(where):
    if "postgresql" not in where:
        pytest.skip("SQLite has no users")
    with Archive.open(where) as archive, archive.writing() as connection:
        connection.exec_driver_sql("DROP ROLE IF EXISTS guest")
        connection.exec_driver_sql("CREATE ROLE guest LOGIN")
    with pytest.raises(ArchiveUnavailable, match="may not do that"):
        Archive.open(where.replace("postgres:@", "guest:@")).stats()


def test_a_server_that_goes_away_is_told_of(place):
    def lose_the_server(archive):
        with archive.writing() as connection:
            mine = connection.scalar(sa.text("SELECT pg_backend_pid()"))
            with archive.writing() as other:
                other.execute(sa.text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
            connection.execute(sa.text("SELECT 1"))

    with Archive.open(place("postgresql")) as archive:
        with pytest.raises(ArchiveError, match=r"the server is stopping|connection to the server"):
            lose_the_server(archive)
        assert archive.check() == []


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("news.db", "news.db"),
        ("sqlite:///news.db", "news.db"),
        ("postgresql://ana:geheim@server:5433/news?sslmode=require", "postgresql://ana@server:5433/news"),
        ("postgres://server/news", "postgresql://server/news"),
    ],
)  # fmt: skip
def test_places_are_shown_without_passwords(where, shown):
    assert Where.parse(where).shown == shown


def test_the_default_archive_does_not_depend_on_the_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("DRAGOMAN_ARCHIVE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert Path(default_archive()).is_absolute()
    assert Path(default_archive()).parts[-2:] == ("dragoman", "archive.db")
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", "postgresql://server/news")
    assert default_archive() == "postgresql://server/news"
