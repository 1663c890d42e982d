"""All that an archive holds, line by line, in an order and with names that do not depend on the database.

Numbers of rows, and whatever is made from something else (columns for queries, the full-text index, which judgement holds),
are left out. Two archives with the same content give the same lines, in SQLite and in PostgreSQL.
"""

from __future__ import annotations

import json as jsons
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.archive.rows import AnyRow
from dragoman.archive.writing import FOUND, table_of

type Json = dict[str, Any]
AT_ONCE = 200
"""Versions whose records are read at once."""
TIMES = ("first_seen", "added", "updated", "at", "started", "ended")
HAPPENED = ("run", "superseded_by", "nth_added")
HISTORY = ("runs", "source_state")
"""What says how an archive came to be, beside the times; see `without_history`."""


def tables(connection: sa.Connection) -> dict[str, Callable[[], Iterator[Json]]]:
    """The parts of the content by name, in the order in which they can be written."""
    numbers = _numbers(connection, schema.runs)
    return {
        "runs": lambda: _runs(connection, numbers),
        "reports": lambda: _reports(connection),
        "sources": lambda: _sources(connection),
        "versions": lambda: _versions(connection, numbers),
        "found": lambda: _found(connection, numbers),
        "judgements": lambda: _judgements(connection),
        "joins": lambda: _joins(connection, numbers),
        "stories": lambda: _stories(connection, numbers),
        "source_definitions": lambda: _rows(connection, schema.source_definitions, "source"),
        "source_state": lambda: _rows(connection, schema.source_state, "source"),
        "source_seen": lambda: _rows(connection, schema.source_seen, "source", "key"),
    }


def without_history(line: Mapping[str, Any]) -> Json:
    """A line without times and runs: what stays equal when a run is broken off and begun again."""
    return {k: v for k, v in line.items() if k not in TIMES and k not in HAPPENED}


def lines_without_history(connection: sa.Connection) -> Iterator[tuple[str, Json]]:
    """All lines that tell what is known, and nothing of how it came in; with the part that each is of.

    Of stories that is which reports are in one: which of them began it, and how like it each was when it came, is history.
    """
    for name, lines in tables(connection).items():
        if name == "stories":
            members = sorted(line["reports"] for line in lines())
            yield from ((name, {"reports": reports}) for reports in members)
        elif name not in HISTORY:
            for line in lines():
                if name != "joins" or line["kind"] != "story":
                    yield name, without_history(line)


def _numbers(connection: sa.Connection, table: sa.Table) -> dict[int, int]:
    """The rows of a small table, counted from 1."""
    rows = connection.scalars(sa.select(table.c.row).order_by(table.c.row))
    return {row: number for number, row in enumerate(rows, 1)}


def _rows(connection: sa.Connection, table: sa.Table, *by: str) -> Iterator[Json]:
    asked = sa.select(table).order_by(*(table.c[name] for name in by))
    for row in connection.execution_options(yield_per=1000).execute(asked).mappings():
        yield {name: value for name, value in row.items() if name != "row"}


def _runs(connection: sa.Connection, numbers: Mapping[int, int]) -> Iterator[Json]:
    for number, line in zip(numbers.values(), _rows(connection, schema.runs, "row"), strict=True):
        yield {"run": number, **line, "counts": jsons.loads(line["counts"])}


def _reports(connection: sa.Connection) -> Iterator[Json]:
    yield from _rows(connection, schema.reports, "id")


def _sources(connection: sa.Connection) -> Iterator[Json]:
    s, r = schema.sources.c, schema.reports.c
    asked = sa.select(r.id.label("report"), s.place, s.first_seen)
    asked = asked.join_from(schema.sources, schema.reports).order_by(r.id, s.place)
    for row in connection.execution_options(yield_per=1000).execute(asked).mappings():
        yield dict(row)


def _batches(connection: sa.Connection) -> Iterator[list[AnyRow]]:
    """Versions by report and number, some at a time, without their texts."""
    v, r = schema.versions.c, schema.reports.c
    last: tuple[str, int] = ("", 0)
    while True:
        asked = sa.select(v.row, v.number, r.id).join_from(schema.versions, schema.reports)
        asked = asked.where(sa.or_(r.id > last[0], sa.and_(r.id == last[0], v.number > last[1])))
        batch = list(connection.execute(asked.order_by(r.id, v.number).limit(AT_ONCE)))
        if not batch:
            return
        yield batch
        last = (batch[-1].id, batch[-1].number)


def _versions(connection: sa.Connection, runs: Mapping[int, int]) -> Iterator[Json]:
    """``nth_added`` is the place among all versions in the order of adding, from 1."""
    v = schema.versions.c
    order = _numbers(connection, schema.versions)
    for batch in _batches(connection):
        ids = {one.row: one.id for one in batch}
        asked = sa.select(schema.versions).where(v.row.in_(ids))
        full = {row.row: row for row in connection.execute(asked)}
        for one in batch:
            row = full[one.row]
            yield {
                "report": one.id, "number": row.number, "digest": row.digest,
                "about": jsons.loads(row.about), "text": row.text, "added": row.added,
                "reader": row.reader, "program": row.program, "run": runs[row.run],
                "nth_added": order[row.row],
            }  # fmt: skip


def _found(connection: sa.Connection, runs: Mapping[int, int]) -> Iterator[Json]:
    """Everything that was found in each version, what was superseded too."""
    kinds = list(FOUND)
    for batch in _batches(connection):
        rows = {one.row: one for one in batch}
        found = []
        for table in dict.fromkeys(map(table_of, FOUND)):
            t = table.c
            kind = t.kind if table is schema.records else sa.literal(_kind_of(table)).label("kind")
            asked = sa.select(t.version, kind, t.nth, t.json, t.run, t.superseded_by)
            asked = asked.where(t.version.in_(rows))
            found += [(rows[row.version], row) for row in connection.execute(asked)]
        # Not by row: two archives with one content may have numbered their rows otherwise.
        found.sort(
            key=lambda f: (
                f[0].id, f[0].number, kinds.index(f[1].kind), f[1].nth, f[1].superseded_by or 0, f[1].json,
            )
        )  # fmt: skip
        for (report, number), many in groupby(found, key=lambda f: (f[0].id, f[0].number)):
            for _, row in many:
                yield {
                    "report": report, "version": number, "kind": row.kind, "nth": row.nth,
                    "json": jsons.loads(row.json), "run": runs[row.run],
                    "superseded_by": row.superseded_by and runs[row.superseded_by],
                }  # fmt: skip


def _kind_of(table: sa.Table) -> str:
    return next(kind for kind in FOUND if table_of(kind) is table)


def _judgements(connection: sa.Connection) -> Iterator[Json]:
    for line in _rows(connection, schema.judgements, "row"):
        fields = line["fields"]
        yield {**line, "fields": jsons.loads(fields) if fields else None}


def _joins(connection: sa.Connection, runs: Mapping[int, int]) -> Iterator[Json]:
    for line in _rows(connection, schema.joins, "kind", "left", "right"):
        superseded = line["superseded_by"]
        yield {**line, "run": runs[line["run"]], "superseded_by": superseded and runs[superseded]}


def _stories(connection: sa.Connection, runs: Mapping[int, int]) -> Iterator[Json]:
    r, link = schema.reports.c, schema.story_reports
    for row in connection.execute(sa.select(schema.stories).order_by(schema.stories.c.id)).all():
        asked = sa.select(r.id).join_from(link, schema.reports).where(link.c.story == row.row)
        yield {
            "id": row.id, "title": row.title, "json": jsons.loads(row.json), "run": runs[row.run],
            "reports": list(connection.scalars(asked.order_by(r.id))),
        }  # fmt: skip
