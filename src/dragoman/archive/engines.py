"""Where an archive lies, and a connection to it: an SQLite file or a PostgreSQL database."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL

from dragoman.archive.faults import told
from dragoman.errors import ArchiveUnavailable

PATIENCE_S = 30.0
"""How long a writer waits for another to finish."""
CACHE_KIB = 32_768
CHECKPOINT_PAGES = 8_000
"""Pages of 4 KiB that wait beside the file before they are put into it; each time costs a flush of the disk."""
APPLICATION = 0x4472676D
"""What SQLite notes in a file of ours as the program that made it: "Drgm"."""
SCHEMES = ("postgresql", "postgres", "sqlite")


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an archive. ``shown`` is how messages name it, without a password."""

    shown: str
    url: URL
    file: Path | None = None

    @classmethod
    def parse(cls, where: str | Path) -> Where:
        """A file, or the URL of a database. Raises `ArchiveUnavailable` for other URLs."""
        text = os.fspath(where)
        if isinstance(where, Path) or "://" not in text:
            return cls._of_file(Path(text))
        scheme = text.partition("://")[0].partition("+")[0]
        if scheme not in SCHEMES:
            raise ArchiveUnavailable(
                f"{scheme}://…", "an archive is a file, or an address that begins postgresql://."
            )
        try:
            url = sa.make_url(text)
        except (sa.exc.ArgumentError, ValueError):
            raise ArchiveUnavailable(
                f"{scheme}://…", "this address cannot be read; postgresql://USER@HOST/DATABASE is expected."
            ) from None  # fmt: skip
        if scheme == "sqlite":
            return cls._of_file(Path(url.database or ""))
        shown = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
        return cls(shown.render_as_string(), url.set(drivername="postgresql+psycopg"))

    @classmethod
    def _of_file(cls, file: Path) -> Where:
        return cls(str(file), URL.create("sqlite+pysqlite", database=str(file)), file)


def default_archive() -> str:
    """What ``DRAGOMAN_ARCHIVE`` names, else ``archive.db`` in the user's data folder.

    It does not depend on the folder that one stands in, so that what was added here is found there.
    """
    if named := os.environ.get("DRAGOMAN_ARCHIVE"):
        return named
    return str(_data_folder() / "dragoman" / "archive.db")


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def engine_of(where: Where) -> sa.Engine:
    """An engine whose transactions are ours to begin: see `reading` and `writing`."""
    if where.file is None:
        return _postgresql(where)
    engine = sa.create_engine(where.url, connect_args={"timeout": PATIENCE_S})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql(where: Where) -> sa.Engine:
    try:
        return sa.create_engine(
            where.url,
            connect_args={
                "connect_timeout": 10,
                "options": f"-c lock_timeout={int(PATIENCE_S * 1000)} -c timezone=UTC",
            },
        )
    except ImportError:
        command = f"{sys.executable} -m pip install 'dragoman[postgres]'"
        raise ArchiveUnavailable(
            where.shown, f"PostgreSQL needs the package psycopg; run: {command}"
        ) from None
    except (TypeError, ValueError, sa.exc.ArgumentError):
        raise ArchiveUnavailable(where.shown, "this address cannot be read.") from None


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say
    for pragma in (
        "foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY",
        f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    # A reader that would become a writer half-way may find that another was quicker.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: sa.Engine, where: Where) -> Iterator[sa.Connection]:
    """A transaction that sees the archive as it is now, whatever others write meanwhile."""
    with told(where.shown), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: sa.Engine, where: Where) -> Iterator[sa.Connection]:
    """A transaction that is kept wholly or not at all."""
    with (
        told(where.shown),
        engine.connect() as connection,
        connection.execution_options(writes=True).begin(),
    ):
        yield connection


def has_fts5() -> bool:
    """Whether this Python's SQLite can search in full text."""
    with sqlite3.connect(":memory:") as connection:
        return ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall()
