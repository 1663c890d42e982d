"""An open archive: what can be done with it, each thing with a name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa

from dragoman import __version__
from dragoman.archive import (
    adding,
    as_gold,
    backing_up,
    checking,
    content,
    counting,
    engines,
    finding,
    judging,
    opening,
    questions,
    rereading,
    restoring,
    runs,
    showing,
    stored,
)  # fmt: skip
from dragoman.archive.adding import Outcome, Reading
from dragoman.archive.as_gold import GoldReport
from dragoman.archive.engines import Where
from dragoman.archive.finding import Found, Question
from dragoman.archive.judging import Judgement, Verdict
from dragoman.archive.questions import OpenQuestion
from dragoman.archive.showing import ShownActor, ShownRecord, ShownReport
from dragoman.errors import NotInArchive
from dragoman.records import Report, ReportRecord
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.archive.joined import Joined
    from dragoman.archive.stories import FoundStory

type Shown = ShownReport | ShownRecord | ShownActor
type Along = Callable[[sa.Connection], None]


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

    def add(
        self,
        record: ReportRecord,
        *,
        place: str | None = None,
        reader: str | None = None,
        along: Along | None = None,
    ) -> Outcome:
        """Keep the record of a report: "new", "known" (nothing changes) or "edited" (a new version).

        ``place`` is the address that it came from, ``reader`` who read it if not the run's, ``along`` writes more in the same
        transaction. Either all of it is kept, or nothing.
        """
        reading = Reading(self.row, reader or self.reader, __version__, self._archive.now())
        outcome = self._archive._add(record, reading, place, along)  # noqa: SLF001  (they are one thing)
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

    def reread_all(
        self,
        read: Callable[[Iterator[Report]], Iterator[ReportRecord]],
        run: Run,
        ids: Iterable[str] = (),
        *,
        again: bool = False,
    ) -> Iterator[ReportRecord]:
        """Read reports again, and supersede what is found otherwise; each record when that is done.

        ``read`` makes records of reports, as `dragoman.pipe` does. Only reports that the run's reader in this
        version of Dragoman has not read are read, unless ``again``. Raises `NotInArchive` for unknown ``ids``.
        """
        wanted = list(ids)
        for one in wanted:
            self.record(one)
        for record in read(self._to_reread(run.reader, wanted, again=again)):
            with self.writing() as connection:
                reading = Reading(run.row, run.reader, __version__, self._clock())
                outcome = rereading.reread(connection, record, reading)
                if outcome == "changed":
                    from dragoman.archive import joining

                    joining.join(connection, record.report.id, run.row)
                run.counts[outcome] += 1
            yield record

    def _to_reread(self, reader: str, ids: list[str], *, again: bool) -> Iterator[Report]:
        after = 0
        while True:
            with self.reading() as connection:
                found = rereading.to_read(
                    connection, reader, __version__, ids, after=after, again=again
                )
            if not found:
                return
            yield from (report for _, report in found)
            after = found[-1][0]

    def expect(self, report: Report, *, place: str | None = None) -> Outcome:
        """What adding this report would be; of one that is known, ``place`` is kept, if that is new.

        So a report that is known need not be read. Raises `InputError` where adding it would.
        """
        adding.check_report(report)
        with self.reading() as connection:
            outcome = adding.outcome_of(connection, report)
            known = outcome == "known"
            if not known or not place or adding.has_place(connection, report.id, place):
                return outcome
        with self.writing() as connection:
            adding.note_place(connection, report.id, place, self._clock())
        return outcome

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

    def find(self, words: str = "", **narrowed: Any) -> list[Found]:
        """Records that have the words, and after them reports that do; see `Question` for what narrows it."""
        question = Question(words=words, **narrowed)
        with self.reading() as connection:
            return finding.find(connection, question)

    def show(self, id: str, *, version: int | None = None) -> Shown:
        """The report, record or actor (by key) with this id. Raises `NotInArchive`."""
        with self.reading() as connection:
            found = showing.show(connection, id, version)
        if found is None:
            raise NotInArchive(self.where, id)
        return found

    def join_all(self, run: Run, *, again: bool = False) -> Iterator[str]:
        """Join every report that was not joined yet with those before it; its id when that is done.

        With ``again`` all joins of the program are taken back first. What is broken off goes on without it.
        """
        from dragoman.archive import joining

        if again:
            with self.writing() as connection:
                joining.start_again(connection, run.row)
        while waiting := self._waiting():
            for report in waiting:
                with self.writing() as connection:
                    run.counts["joins"] += len(joining.join(connection, report, run.row))
                run.counts["joined"] += 1
                yield report

    def _waiting(self) -> list[str]:
        from dragoman.archive import joining

        with self.reading() as connection:
            return joining.waiting(connection)

    def stories(
        self, *, since: dt.date | None = None, least: int = 2, limit: int = 20
    ) -> list[FoundStory]:
        """Stories of so many reports at least, that of the latest report first; with ``since``, those told of since then."""
        from dragoman.archive import stories

        with self.reading() as connection:
            return stories.stories(connection, since=since, least=least, limit=limit)

    def story(self, id: str) -> FoundStory:
        """The story with this id, or that the report with this id is in. Raises `NotInArchive`."""
        from dragoman.archive import stories

        with self.reading() as connection:
            found = stories.story(connection, id)
        if found is None:
            raise NotInArchive(self.where, id)
        return found

    def joined(self, *ids: str) -> list[Joined]:
        """What records, reports or actors with these ids are joined with, by the program or a person."""
        from dragoman.archive import joined

        with self.reading() as connection:
            return joined.joined(connection, ids)

    def one_with(self, id: str) -> list[str]:
        """Records that tell of the same thing as this one, by all joins and judgements together."""
        from dragoman.archive import joined

        with self.reading() as connection:
            return joined.one_with(connection, id)

    def copies(self, reports: Collection[str]) -> dict[str, str]:
        """Those of the reports that are copies, each with the one that it was taken from."""
        from dragoman.archive import joined

        with self.reading() as connection:
            return joined.copies(connection, reports)

    def judge(
        self,
        subject: str,
        verdict: Verdict,
        *,
        by: str,
        other: str | None = None,
        fields: Mapping[str, Any] | None = None,
        comment: str | None = None,
        at: str | None = None,
    ) -> str:
        """Keep what a person decides; the judgement's id.

        "confirm", "reject" and "correct" (with ``fields`` of the record's JSON) are said of a record or actor; "same" and
        "different" of two records, actors, keys or reports; "answer" (``fields={"answer": ...}``) of a doubt.
        Raises `NotInArchive` or `BadJudgement`.
        """
        judgement = Judgement(
            id="", subject=subject, other=other, verdict=verdict, fields=fields, comment=comment,
            by=by, at=at or self._clock(),
        )  # fmt: skip
        with self.writing() as connection:
            return judging.judge(connection, self.where, judgement)

    def undo(self, judgement: str, *, by: str, comment: str | None = None) -> str:
        """Take a judgement back; the id of the judgement that does. Raises `NotInArchive` or `BadJudgement`."""
        with self.writing() as connection:
            return judging.undo(
                connection, self.where, judgement, by=by, comment=comment, at=self._clock()
            )

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """What people decided, of one subject or of all, the oldest first."""
        with self.reading() as connection:
            return judging.all_of(connection, subject)

    def questions(self, **narrowed: Any) -> list[OpenQuestion]:
        """What a person could settle, the most useful first; what was judged does not come again.

        ``kind``, ``below`` (a confidence) and ``limit`` narrow it; with ``report``, an id, it is all that nobody judged in it, in the
        order of the text. Raises `NotInArchive` for an unknown report.
        """
        with self.reading() as connection:
            report = narrowed.get("report")
            if report is not None and not stored.has_report(connection, report):
                raise NotInArchive(self.where, report)
            return questions.questions(connection, **narrowed)

    def gold(self, *, by: str | None = None, at_least: int = 1) -> Iterator[GoldReport]:
        """Reports of which people judged something, as gold records; see `GoldReport`.

        ``by`` counts only one person's judgements; ``at_least`` is how many there must be of a report.
        """
        with self.reading() as connection:
            yield from as_gold.gold_reports(connection, by=by, at_least=at_least)

    def check(self) -> list[str]:
        """What is wrong with the archive, a sentence each; nothing if it is whole."""
        # SQLite's full-text index checks itself only where one may write.
        with self.writing() as connection:
            return list(checking.check(connection))

    def backup(self, file: str | Path) -> dict[str, int]:
        """Write all of it as it is now into one file; how many lines of each part."""
        with self.reading() as connection:
            return backing_up.back_up(connection, Path(file))

    def restore(self, file: str | Path) -> dict[str, int]:
        """Put a backup in the place of all that is here, wholly or not at all.

        Raises `BrokenBackup` before anything is changed if the file is damaged.
        """
        backup = backing_up.Backup(Path(file))
        with self.writing() as connection:
            restoring.restore(connection, backup, str(file))
        return backup.counts

    def content(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """All that is known, line by line, without how and when it came in: equal for equal archives."""
        with self.reading() as connection:
            yield from content.lines_without_history(connection)

    def stats(self) -> dict[str, Any]:
        """How much there is of what."""
        with self.reading() as connection:
            return counting.stats(connection, self._where)

    def now(self) -> str:
        """The moment, by the archive's clock."""
        return self._clock()

    def _add(
        self, record: ReportRecord, reading: Reading, place: str | None, along: Along | None
    ) -> Outcome:
        for last in (False, True):
            try:
                with self.writing() as connection:
                    outcome = adding.add(connection, record, reading, place)
                    if outcome != "known":
                        from dragoman.archive import joining

                        judged = outcome == "edited"
                        joining.join(
                            connection, record.report.id, reading.run, None if judged else record
                        )
                    if along:
                        along(connection)
                    return outcome
            except sa.exc.IntegrityError:
                if last:  # the first time, another writer may have been quicker with this report
                    raise
        raise AssertionError
