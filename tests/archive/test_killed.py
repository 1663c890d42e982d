"""A run that dies at any moment leaves a whole archive, and goes on when it is run again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from dragoman.archive import Archive, ArchiveStore
from dragoman.sources import Source

HERE = Path(__file__).parent
MANY = 12


@pytest.fixture
def published(publishing, tmp_path):
    """Where reports are, by the kind of source that they come from."""
    with ExitStack() as held:

        def at(kind):
            if kind == "feed":
                return held.enter_context(publishing.site(tmp_path / "site", MANY))
            if kind == "warc":
                return str(publishing.warc(tmp_path / "news.warc.gz", MANY - 1))
            return str(publishing.texts(tmp_path / "texts", MANY))

        yield at


def run(root, nth, *words):
    return subprocess.run(
        [sys.executable, str(HERE / "killed.py"), str(HERE / "stub.py"), str(nth), *words],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    ("kind", "moments"),
    [("add", (40, 75)), ("feed", (20, 75, 110)), ("warc", (20, 90))],
)
def test_a_run_that_was_killed_goes_on(root, place, published, database, kind, moments):
    undisturbed, where, at = place(database), place(database), published(kind)
    for one in (undisturbed, where):
        with Archive.open(one) as archive:
            if kind != "add":
                ArchiveStore(archive).add(
                    Source(name="wire", kind=kind, where=(at,), language="any")
                )
    command = ["add", at] if kind == "add" else ["fetch"]
    command += ["--reader", "fast", "--json", "--archive"]
    assert json.loads(run(root, 0, *command, undisturbed).stdout)["new"] == MANY
    for nth in moments:
        ended = run(root, nth, *command, where)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        with Archive.open(where) as archive:
            assert archive.check() == []
    done = run(root, 0, *command, where)
    told = json.loads(done.stdout)
    with Archive.open(where) as archive, Archive.open(undisturbed) as other:
        assert archive.check() == []
        assert list(archive.content()) == list(other.content())
        assert archive.stats()["reports"] == MANY
        if kind != "add":
            assert 0 < told["new"] < MANY
            again = json.loads(run(root, 0, *command, where).stdout)
            assert {n: again[n] for n in ("new", "edited", "known")} == {
                "new": 0, "edited": 0, "known": 0,
            }  # fmt: skip
