"""An open archive: what can be done with it, each thing with a name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from dragoman import __version__
from dragoman.archive import adding, engines, opening, runs, stored
from dragoman.archive.adding import Outcome, Reading
from dragoman.archive.engines import Where
from dragoman.errors import NotInArchive
from dragoman.records import Report, ReportRecord
from dragoman.settings import DEFAULT_READER


def now() -> str:
    """The moment, in UTC, to the microsecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Run:
    """Something that is being done with an archive; ``counts`` is what came of it so far."""

    def __init__(self, archive: Archive, row: int, reader: str) -> None:
        self.row = row
        self.reader = reader
        self.counts: Counter[str] = Counter()
        self._archive = archive

    def add(self, record: ReportRecord, *, place: str | None = None) -> Outcome:
        """Keep the record of a report: "new", "known" (nothing changes) or "edited" (a new version).

        ``place`` is the address that it came from. Either all of it is kept, or nothing.
        """
        outcome = self._archive._add(record, self, place)  # noqa: SLF001  (they are one thing)
        self.counts[outcome] += 1
        return outcome


class Archive:
    """Many reports and what they say. Open one with `Archive.open`; close it, or use it in a ``with``."""

    def __init__(self, engine: sa.Engine, where: Where, clock: Callable[[], str]) -> None:
        self._engine = engine
        self._where = where
        self._clock = clock

    @classmethod
    def open(
        cls, where: str | Path, *, create: bool = True, clock: Callable[[], str] = now
    ) -> Self:
        """The archive in an SQLite file, or in a PostgreSQL database by its URL.

        One that is missing is made, unless ``create`` is false; an older one is brought up to date.
        Raises an `ArchiveError` for what is no archive, is newer than this program, or cannot be reached.
        """
        place = Where.parse(where)
        return cls(opening.open_engine(place, create=create), place, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    @property
    def where(self) -> str:
        """Its file or address, without a password."""
        return self._where.shown

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that sees the archive as it is now; for queries of one's own."""
        return engines.reading(self._engine, self._where)

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A connection whose changes are kept together at the end of the ``with``, or not at all."""
        return engines.writing(self._engine, self._where)

    @contextmanager
    def run(self, command: str, reader: str = DEFAULT_READER) -> Iterator[Run]:
        """Note in the archive that something is done with it, and when it has ended what came of it."""
        with self.writing() as connection:
            row = runs.begin(connection, command, reader, self._clock())
        run = Run(self, row, reader)
        yield run
        with self.writing() as connection:
            runs.end(connection, row, run.counts, self._clock())

    def add(
        self, record: ReportRecord, *, place: str | None = None, reader: str = DEFAULT_READER
    ) -> Outcome:
        """Keep the record of one report; for many, see `run`."""
        with self.run("add", reader) as run:
            return run.add(record, place=place)

    def knows(self, report: Report) -> Outcome:
        """What adding this report would be: "known" if the archive has this text of it.

        Raises `InputError` where adding it would.
        """
        adding.check_report(report)
        with self.reading() as connection:
            return adding.outcome_of(connection, report)

    def note_place(self, report: Report, place: str) -> None:
        """Keep another address at which a known report was found."""
        with self.writing() as connection:
            adding.note_place(connection, report.id, place, self._clock())

    def record(self, id: str, *, version: int | None = None) -> ReportRecord:
        """All that a report says, as it was read. Raises `NotInArchive`."""
        with self.reading() as connection:
            json = stored.report_json(connection, id, version)
        if json is None:
            raise NotInArchive(self.where, id)
        return stored.record_of(json)

    def all_records(self) -> Iterator[ReportRecord]:
        """The record of every report in its latest version, in the order of adding."""
        with self.reading() as connection:
            for json in stored.all_json(connection):
                yield stored.record_of(json)

    def _add(self, record: ReportRecord, run: Run, place: str | None) -> Outcome:
        for last in (False, True):
            reading = Reading(run.row, run.reader, __version__, self._clock())
            try:
                with self.writing() as connection:
                    return adding.add(connection, record, reading, place)
            except sa.exc.IntegrityError:
                if last:  # the first time, another writer may have been quicker with this report
                    raise
        raise AssertionError
