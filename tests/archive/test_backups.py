"""A backup holds everything, fits into either database, and replaces what is there wholly or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import zipfile
from dataclasses import replace

import pytest

from dragoman.archive import Archive
from dragoman.errors import ArchiveUnavailable, BrokenBackup


@pytest.fixture
def filled(archive, report, stub):
    """An archive in which everything has happened once."""
    archive.add(stub.read(report), place="file:///talks.txt", reader="fast")
    archive.add(stub.read(replace(report, id="other")), reader="fast")
    archive.add(stub.read(replace(report, text="Corrected. " + report.text)), reader="fast")
    with archive.run("reread", "full") as run:
        list(archive.reread_all(stub.read_all, run))
    found = archive.find(kind="event")
    archive.judge(found[0].id, "correct", by="ana", fields={"type": "COOPERATE"})
    archive.undo(archive.judge(found[1].id, "reject", by="ana"), by="ben", comment="it was so")
    archive.judge("talks", "same", other="other", by="ana")
    return archive


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_what_was_backed_up_comes_back_in_either_database(filled, place, tmp_path, database):
    filled.backup(tmp_path / "one.zip")

    with Archive.open(place(database)) as other:
        other.restore(tmp_path / "one.zip")
        other.backup(tmp_path / "two.zip")

        assert (tmp_path / "two.zip").read_bytes() == (tmp_path / "one.zip").read_bytes()
        assert other.check() == []
        assert list(other.content()) == list(filled.content())
        for asked in ({"words": "crossing"}, {"type": "cooperate"}, {"words": "aid", "limit": 3}):
            one, two = filled.find(**asked), other.find(**asked)
            assert [(f.id, f.version, f.verdict) for f in two] == [
                (f.id, f.version, f.verdict) for f in one
            ]


def test_work_goes_on_after_restoring(filled, report, stub, tmp_path):
    filled.backup(tmp_path / "one.zip")
    filled.restore(tmp_path / "one.zip")

    assert filled.add(stub.read(replace(report, id="third"))) == "new"
    assert filled.add(stub.read(replace(report, text="Again. " + report.text))) == "edited"
    filled.judge("third", "different", other="other", by="ana")
    assert filled.check() == []


def test_a_damaged_backup_changes_nothing(filled, tmp_path):
    file = tmp_path / "one.zip"
    filled.backup(file)
    before = list(filled.content())
    whole = file.read_bytes()
    for at in (10, len(whole) // 3, len(whole) // 2, len(whole) - 30):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with contextlib.suppress(BrokenBackup):  # a flipped bit may be in what nobody reads
            filled.restore(file)
        assert list(filled.content()) == before
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BrokenBackup, match="no backup of an archive, or a damaged one"):
        filled.restore(file)
    assert filled.check() == []


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("versions", lambda line: line | {"text": "Other words."}),
        ("versions", lambda line: line | {"report": "unknown"}),
        ("found", lambda line: line | {"run": 99}),
        ("found", lambda line: line | {"kind": "poem"}),
        ("judgements", lambda line: line | {"at": None}),
        ("sources", lambda _: {}),
    ],
)
def test_parts_that_do_not_fit_together_change_nothing(filled, tmp_path, part, change):
    """Digests that agree do not make the content right."""
    filled.backup(tmp_path / "one.zip")
    before = list(filled.content())
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    lines = [json.loads(line) for line in parts[f"{part}.jsonl"].splitlines()]
    changed = "".join(json.dumps(change(line)) + "\n" for line in lines).encode()
    manifest = json.loads(parts["manifest.json"])
    manifest["parts"][part]["sha256"] = hashlib.sha256(changed).hexdigest()
    parts |= {f"{part}.jsonl": changed, "manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)

    with pytest.raises(BrokenBackup, match="do not fit together"):
        filled.restore(tmp_path / "two.zip")
    assert list(filled.content()) == before
    assert filled.check() == []


def test_what_is_no_backup_is_said_to_be_none(archive, tmp_path):
    (tmp_path / "text.zip").write_text("no ZIP")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("a", "b")

    for name, said in (("text.zip", "no backup"), ("other.zip", "lacks"), ("none", "no such file")):
        with pytest.raises(BrokenBackup, match=said):
            archive.restore(tmp_path / name)


def test_a_backup_appears_whole_or_not_at_all(filled, tmp_path):
    with pytest.raises(ArchiveUnavailable, match="cannot be written"):
        filled.backup(tmp_path / "none" / "one.zip")
    filled.backup(tmp_path / "one.zip")
    assert [p.name for p in tmp_path.iterdir() if "one.zip" in p.name] == ["one.zip"]
