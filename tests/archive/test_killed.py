"""A run that dies at any moment leaves a whole archive, and goes on when it is run again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.archive import Archive

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path, report):
    """Twenty reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n}.txt").write_text(f"{report.text} Chad will send {n} envoys.", "utf-8")
    return folder


def add(root, nth, where, *paths):
    return subprocess.run(
        [
            sys.executable, str(HERE / "killed.py"), str(HERE / "stub.py"), str(nth),
            "add", "--archive", where, "--reader", "fast", "--json", *map(str, paths),
        ],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_run_that_was_killed_goes_on(root, place, folder, database):
    undisturbed, where = place(database), place(database)
    assert add(root, 0, undisturbed, folder).returncode == 0
    moments = (40, 101, 130) if database == "postgresql" else (90, 101, 130)
    for nth in moments:
        assert add(root, nth, where, folder).returncode == -signal.SIGKILL
        with Archive.open(where) as archive:
            assert archive.check() == []
    done = add(root, 0, where, folder)

    assert done.returncode == 0, done.stderr
    assert '"refused": 0' in done.stdout
    with Archive.open(where) as archive, Archive.open(undisturbed) as other:
        assert archive.check() == []
        assert list(archive.content()) == list(other.content())
        assert archive.stats()["reports"] == 20
