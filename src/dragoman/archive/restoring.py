"""Put a backup in the place of what an archive holds, all of it or nothing."""

from __future__ import annotations

import json as jsons
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from dragoman.archive import judging, rows, schema
from dragoman.archive.adding import digest_of
from dragoman.archive.backing_up import Backup
from dragoman.archive.migrations import full_text
from dragoman.archive.writing import FOUND, Said, Version, link, said_in, table_of
from dragoman.errors import BrokenBackup, FormError
from dragoman.jsonform import one_line

type Json = dict[str, Any]
type Step = Callable[[], object]
AT_ONCE = 1000


def restore(connection: sa.Connection, backup: Backup, name: str) -> None:
    """Do so within the connection's transaction. Raises `BrokenBackup` for what does not fit together.

    ``name`` is the file's, for messages.
    """
    _empty(connection)
    try:
        _Restoring(connection, backup).run()
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        FormError,
        sa.exc.IntegrityError,
    ) as error:
        raise BrokenBackup(name, f"its parts do not fit together ({error!s:.200}).") from error


def _empty(connection: sa.Connection) -> None:
    """An archive without content, whose full-text index did not have to forget row by row."""
    if connection.dialect.name != "sqlite":
        names = ", ".join(t.name for t in schema.metadata.sorted_tables)
        connection.exec_driver_sql(f"TRUNCATE {names}")
        connection.exec_driver_sql("SELECT setval('dragoman_row', 1, false)")
        return
    full_text.drop_in_sqlite(connection.exec_driver_sql)
    for table in reversed(schema.metadata.sorted_tables):
        connection.execute(sa.delete(table))
    full_text.make_in_sqlite(connection.exec_driver_sql)


class _Restoring:
    """What must be known of the lines that were written to write the next."""

    def __init__(self, connection: sa.Connection, backup: Backup) -> None:
        self._connection = connection
        self._backup = backup
        self._runs: dict[int, int] = {}
        self._reports: dict[str, int] = {}
        self._versions: dict[tuple[str, int], int] = {}
        self._latest: Counter[str] = Counter()

    def run(self) -> None:
        """Write every part, those first that others name."""
        self._restore_runs()
        self._restore_reports()
        self._restore_versions()
        self._restore_judgements()  # before what they judge, so that corrections count at once
        self._restore_found()
        self._restore_joins()
        self._restore_stories()
        for table in (schema.source_definitions, schema.source_state, schema.source_seen):
            if table.name in self._backup.counts:  # older backups have no sources
                self._write(table, self._backup.lines(table.name))

    def _write(self, table: sa.Table, lines: Iterator[Json]) -> None:
        batch = []
        for line in lines:
            batch.append(line)
            if len(batch) == AT_ONCE:
                rows.insert(self._connection, table, batch)
                batch = []
        rows.insert(self._connection, table, batch)

    def _restore_runs(self) -> None:
        for line in self._backup.lines("runs"):
            row = rows.new(self._connection, schema.runs)
            self._runs[line.pop("run")] = row
            new = {**line, "row": row, "counts": jsons.dumps(line["counts"], sort_keys=True)}
            rows.insert(self._connection, schema.runs, [new])

    def _restore_reports(self) -> None:
        numbers = self._many(schema.reports)

        def lines() -> Iterator[Json]:
            for line, row in zip(self._backup.lines("reports"), numbers, strict=True):
                self._reports[line["id"]] = row
                yield {**line, "row": row}

        self._write(schema.reports, lines())
        self._write(
            schema.sources,
            ({**line, "report": self._reports[line["report"]]} for line in self._backup.lines("sources")),
        )  # fmt: skip

    def _many(self, table: sa.Table) -> list[int]:
        """Numbers for all rows of a table that was emptied."""
        many = self._backup.counts[table.name]
        if self._connection.dialect.name == "sqlite":
            return list(range(1, many + 1))
        return [rows.new(self._connection, table) for _ in range(many)]

    def _restore_versions(self) -> None:
        numbers = self._many(schema.versions)
        for line in self._backup.lines("versions"):
            report = line["report"]
            self._latest[report] = max(self._latest[report], line["number"])

        def lines() -> Iterator[Json]:
            for line in self._backup.lines("versions"):
                yield self._version(line, numbers[line["nth_added"] - 1])

        self._write(schema.versions, lines())

    def _version(self, line: Json, row: int) -> Json:
        about, text, report, number = line["about"], line["text"], line["report"], line["number"]
        if line["digest"] != digest_of(text):
            raise ValueError(f"version {number} of {report} has not the text that it says")
        self._versions[report, number] = row
        return {
            "row": row, "report": self._reports[report], "number": number, "digest": line["digest"],
            "title": about["title"], "text": text, "published": about["published"],
            "dateline": about["dateline"], "language": about["language"], "about": one_line(about),
            "added": line["added"], "reader": line["reader"], "program": line["program"],
            "run": self._runs[line["run"]], "current": number == self._latest[report],
        }  # fmt: skip

    def _restore_judgements(self) -> None:
        subjects: dict[tuple[str, str | None], None] = {}
        for line in self._backup.lines("judgements"):
            row = rows.new(self._connection, schema.judgements)
            fields = one_line(line["fields"]) if line["fields"] is not None else None
            rows.insert(
                self._connection, schema.judgements, [{**line, "row": row, "fields": fields}]
            )
            subjects[line["subject"], line["other"]] = None
        for subject, other in subjects:
            judging.settle(self._connection, subject, other)

    def _restore_found(self) -> None:
        v = schema.versions.c
        for (report, number), lines in groupby(
            self._backup.lines("found"), key=lambda line: (line["report"], line["version"])
        ):
            row = self._versions[report, number]
            about, text = self._connection.execute(
                sa.select(v.about, v.text).where(v.row == row)
            ).one()
            whole = {"report": {**jsons.loads(about), "text": text}}
            self._found(Version(self._reports[report], row), list(lines), whole, number)

    def _found(self, version: Version, lines: list[Json], whole: Json, number: int) -> None:
        """All that was found in one version; what was superseded is no part of what it says now."""
        in_force = [line for line in lines if line["superseded_by"] is None]
        for kind, name in FOUND.items():
            whole[name] = [line["json"] for line in in_force if line["kind"] == kind]
        said = said_in(self._connection, whole)
        current = number == self._latest[whole["report"]["id"]]
        # What is in force first, so that its rows are where they would be if nothing had been superseded.
        lines.sort(key=lambda line: (line["superseded_by"] is not None, _position(line["json"])))
        for table in (schema.actors, schema.doubts, schema.records):
            own = [line for line in lines if table_of(line["kind"]) is table]
            numbers = rows.within(version.row, 0, len(own))
            new = [
                self._row(version, n, line, said, current=current)
                for n, line in zip(numbers, own, strict=True)
            ]
            rows.insert(self._connection, table, new)
            if table is schema.actors:
                actors = {r["id"]: r["row"] for r in new if r["superseded_by"] is None}
                gone = {r["id"]: r["row"] for r in new if r["superseded_by"] is not None}
        records = list(zip(numbers, own, strict=True))
        for superseded, known in ((False, actors), (True, {**actors, **gone})):
            some = [
                (n, (line["kind"], line["nth"], line["json"])) for n, line in records
                if (line["superseded_by"] is not None) is superseded
            ]  # fmt: skip
            link(
                self._connection,
                Said(said.found, {} if superseded else said.corrected),
                some,
                known,
            )

    def _row(self, version: Version, row: int, line: Json, said: Said, *, current: bool) -> Json:
        json, gone = line["json"], line["superseded_by"]
        evidence = json["evidence"]
        return {
            "row": row, "report": version.report, "version": version.row, "id": json["id"],
            "nth": line["nth"], "start": evidence["start"], "end": evidence["end"],
            "confidence": json["confidence"], "json": one_line(json),
            "run": self._runs[line["run"]], "superseded_by": gone and self._runs[gone],
            "current": current and gone is None,
            **said.columns(line["kind"], json, said.actors()),
        }  # fmt: skip

    def _restore_joins(self) -> None:
        for line in self._backup.lines("joins"):
            gone = line["superseded_by"]
            new = {
                **line, "row": rows.new(self._connection, schema.joins),
                "run": self._runs[line["run"]], "superseded_by": gone and self._runs[gone],
            }  # fmt: skip
            rows.insert(self._connection, schema.joins, [new])

    def _restore_stories(self) -> None:
        for line in self._backup.lines("stories"):
            row = rows.new(self._connection, schema.stories)
            reports = line.pop("reports")
            new = {
                **line,
                "row": row,
                "run": self._runs[line["run"]],
                "json": one_line(line["json"]),
            }
            rows.insert(self._connection, schema.stories, [new])
            members = [{"story": row, "report": self._reports[r]} for r in reports]
            rows.insert(self._connection, schema.story_reports, members)


def _position(json: Mapping[str, Any]) -> tuple[int, int]:
    return json["evidence"]["start"], json["evidence"]["end"]
