"""A run that dies at any moment leaves a whole archive, and goes on when it is run again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from dragoman.archive import Archive, ArchiveStore
from dragoman.sources import Source

HERE = Path(__file__).parent
MANY = 12


@pytest.fixture(scope="module")
def published(publishing, tmp_path_factory):
    """Where reports are, by the kind of source that they come from."""
    folder = tmp_path_factory.mktemp("published")
    with publishing.site(folder / "site", MANY) as feed:
        yield {
            "feed": feed,
            "warc": str(publishing.warc(folder / "news.warc.gz", MANY - 1)),
            "add": str(publishing.texts(folder / "texts", MANY)),
        }


def run(root, nth, *words):
    return subprocess.run(
        [sys.executable, str(HERE / "killed.py"), str(HERE / "stub.py"), str(nth), *words],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def prepared(kind, at, where):
    """An archive with the source, if it is to be fetched from; the command that fills it."""
    words = ["--reader", "fast", "--json", "--archive", where]
    with Archive.open(where) as archive:
        if kind == "add":
            return ["add", at, *words]
        ArchiveStore(archive).add(Source(name="wire", kind=kind, where=(at,), language="any"))
        return ["fetch", *words]


@pytest.fixture(scope="module")
def expected(root, published, tmp_path_factory):
    """What an undisturbed run leaves, by the kind of source; it is the same in both databases."""

    @cache
    def content(kind):
        where = str(tmp_path_factory.mktemp("undisturbed") / "archive.db")
        ended = run(root, 0, *prepared(kind, published[kind], where))
        assert json.loads(ended.stdout)["new"] == MANY
        with Archive.open(where) as archive:
            return list(archive.content())

    return content


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize(
    ("kind", "moments"), [("add", (40, 75)), ("feed", (75, 110)), ("warc", (20, 90))]
)
def test_a_run_that_was_killed_goes_on(root, place, published, expected, database, kind, moments):
    where = place(database)
    command = prepared(kind, published[kind], where)
    for nth in moments:
        ended = run(root, nth, *command)
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        with Archive.open(where) as archive:
            assert archive.check() == []
            assert archive.stats()["reports"] < MANY
    done = run(root, 0, *command)
    assert json.loads(done.stdout)["new"] < MANY
    with Archive.open(where) as archive:
        assert archive.check() == []
        assert list(archive.content()) == expected(kind)
