"""Sources live in the archive, and what was seen of them with the reports that they brought."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest

from dragoman.archive import Archive, ArchiveStore
from dragoman.errors import SourceError
from dragoman.sources import Source, fetch
from dragoman.sources.items import Seen

DESK = Source(name="desk", kind="folder", where=("desk",))


@pytest.fixture
def store(archive):
    return ArchiveStore(archive)


def test_sources_states_and_what_was_seen_are_kept(archive, store):
    store.add(DESK)
    store.set_state("desk", {"own": {"x": 1}})
    store.remember("desk", "k", "1")
    store.remember("desk", "k", "2")

    again = ArchiveStore(archive)
    assert again.sources() == [DESK]
    assert again.state("desk") == {"own": {"x": 1}}
    assert (again.seen("desk", "k"), again.seen("desk", "other")) == ("2", None)
    with pytest.raises(SourceError, match="remove it first"):
        again.add(DESK)
    again.remove("desk")
    last = ArchiveStore(archive)
    assert (last.sources(), last.state("desk"), last.seen("desk", "k")) == ([], {}, None)
    with pytest.raises(SourceError, match="no such source"):
        last.remove("desk")


@pytest.mark.parametrize("words", ["", "a\0b", "\1", "\ud800", "long" * 5000, "Ж☂\n"])
def test_keys_and_marks_may_be_anything(archive, store, words):
    store.remember("desk", words, words)

    assert ArchiveStore(archive).seen("desk", words) == words
    assert store.seen("desk", words) == words
    assert store.seen("desk", words + "x") is None


def test_the_state_of_a_source_that_was_removed_is_not_kept(store):
    store.set_state("desk", {"own": {}})
    assert store.state("desk") == {}


def test_a_report_is_remembered_with_itself_or_not_at_all(archive, store, report, stub):
    def break_off(connection):
        store.remember_in(connection, [("desk", Seen("talks", "1"))])
        raise KeyboardInterrupt

    with archive.run("fetch") as run:
        with pytest.raises(KeyboardInterrupt):
            run.add(stub.read(report), along=break_off)
        assert (archive.stats()["reports"], ArchiveStore(archive).seen("desk", "talks")) == (
            0,
            None,
        )
        along = lambda c: store.remember_in(c, [("desk", Seen("talks", "1"))])  # noqa: E731
        run.add(stub.read(report), along=along)
    assert (archive.stats()["reports"], ArchiveStore(archive).seen("desk", "talks")) == (1, "1")


def test_fetch_takes_the_store_of_an_archive(archive, store, tmp_path):
    (tmp_path / "a.txt").write_text("The minister met the ambassador.")
    source = replace(DESK, where=(str(tmp_path),))
    store.add(source)

    assert [item.report.text[:12] for item in fetch(source, store)] == ["The minister"]
    assert list(fetch(source, ArchiveStore(archive))) == []
    assert store.state("desk")["last_success"]


def test_a_backup_has_the_sources(archive, store, place, tmp_path):
    store.add(DESK)
    store.set_state("desk", {"own": {"x": 1}})
    store.remember("desk", "a\0", "1")
    archive.backup(tmp_path / "one.zip")
    with Archive.open(place("sqlite")) as other:
        other.restore(tmp_path / "one.zip")
        again = ArchiveStore(other)
        assert (again.sources(), again.state("desk")) == ([DESK], {"own": {"x": 1}})
        assert again.seen("desk", "a\0") == "1"
        assert list(other.content()) == list(archive.content())


def test_a_backup_from_before_there_were_sources_is_put_back(archive, report, stub, tmp_path):
    archive.add(stub.read(report))
    archive.backup(tmp_path / "one.zip")
    with (
        zipfile.ZipFile(tmp_path / "one.zip") as packed,
        zipfile.ZipFile(tmp_path / "two.zip", "w") as older,
    ):
        manifest = json.loads(packed.read("manifest.json"))
        for name in ("source_definitions", "source_seen"):
            del manifest["parts"][name]
        for name in manifest["parts"]:
            older.writestr(f"{name}.jsonl", packed.read(f"{name}.jsonl"))
        older.writestr("manifest.json", json.dumps(manifest))

    archive.restore(tmp_path / "two.zip")
    assert archive.stats()["reports"] == 1


def test_an_archive_from_before_there_were_sources_is_brought_up(place, monkeypatch):
    from alembic import command

    where, upgrade = place("sqlite"), command.upgrade
    with monkeypatch.context() as patch:
        patch.setattr(command, "upgrade", lambda config, _: upgrade(config, "0001"))
        Archive.open(where).close()

    with Archive.open(where) as again:
        ArchiveStore(again).add(DESK)
        assert ArchiveStore(again).sources() == [DESK]
        assert again.check() == []


def test_the_migrations_make_all_that_the_schema_says(archive):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from dragoman.archive.schema import metadata

    with archive.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "dragoman_schema"})
        found = [one for one in compare_metadata(context, metadata) if isinstance(one, tuple)]
    assert [one for one in found if one[0].startswith("add_")] == []
