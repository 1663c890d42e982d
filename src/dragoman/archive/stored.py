"""Read back what an archive holds: reports and records as they went in."""

from __future__ import annotations

import datetime as dt
import json as jsons
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.archive.indexing import KINDS
from dragoman.archive.rows import AnySelect
from dragoman.jsonform import from_json, to_json
from dragoman.records import Part, Report, ReportRecord

type Json = dict[str, Any]
AT_ONCE = 200
"""Reports read at once, when all are."""


def report_json(connection: sa.Connection, id: str, version: int | None = None) -> Json | None:
    """Everything that a report says, as `jsonform.to_json` wrote it; None if there is no such report.

    Of a report that was edited, the latest version, or the one with that number.
    """
    v, r = schema.versions.c, schema.reports.c
    asked = sa.select(v.row, v.about, v.text).join_from(schema.versions, schema.reports)
    asked = asked.where(r.id == id, v.current if version is None else v.number == version)
    row = connection.execute(asked).one_or_none()
    return None if row is None else whole(connection, {row.row: (row.about, row.text)})[row.row]


def has_report(connection: sa.Connection, id: str) -> bool:
    """Whether there is such a report."""
    asked = sa.select(schema.reports.c.row).where(schema.reports.c.id == id)
    return connection.scalar(asked) is not None


def version_json(connection: sa.Connection, row: int) -> Json:
    """The same of one row of `schema.versions`."""
    v = schema.versions.c
    about, text = connection.execute(sa.select(v.about, v.text).where(v.row == row)).one()
    return whole(connection, {row: (about, text)})[row]


def all_json(connection: sa.Connection) -> Iterator[Json]:
    """Every report in its latest version, in the order in which they were added, some at a time."""
    v, last = schema.versions.c, 0
    while True:
        asked = sa.select(v.row, v.about, v.text).where(v.current, v.row > last)
        found = connection.execute(asked.order_by(v.row).limit(AT_ONCE)).all()
        if not found:
            return
        yield from whole(connection, {row: (about, text) for row, about, text in found}).values()
        last = found[-1].row


def record_of(json: Json) -> ReportRecord:
    """The record that the JSON is of."""
    return from_json(json)


def reports_of(connection: sa.Connection, rows: list[int]) -> dict[int, tuple[int, Report]]:
    """The reports that some rows of `schema.versions` hold, without their records, and the versions' numbers."""
    v = schema.versions.c
    asked = sa.select(v.row, v.number, v.about, v.text).where(v.row.in_(rows))
    return {
        row: (number, report_of(about, text))
        for row, number, about, text in connection.execute(asked)
    }


def about(report: Report) -> Json:
    """A report as JSON, without its text."""
    whole: Json = to_json(ReportRecord(report=report))["report"]
    return {name: value for name, value in whole.items() if name != "text"}


def report_of(about: str, text: str) -> Report:
    """A report from its JSON without the text, and its text. What an archive holds was checked when it came in."""
    told = jsons.loads(about)
    published = told["published"]
    told["published"] = published and dt.date.fromisoformat(published)
    told["parts"] = tuple(Part(**part) for part in told["parts"])
    return Report(**told, text=text)


def whole(connection: sa.Connection, versions: Mapping[int, tuple[str, str]]) -> dict[int, Json]:
    """Versions, by row given with the report's JSON and its text, with all that stands in them."""
    found: dict[int, Json] = {}
    for row, (about, text) in versions.items():
        report = {**jsons.loads(about), "text": text}
        found[row] = {
            "report": report,
            "actors": [],
            **{n: [] for n in KINDS.values()},
            "doubts": [],
        }
    for name, table in (("actors", schema.actors), ("doubts", schema.doubts)):
        for row, json in connection.execute(_in(table, table.c.json, versions)):
            found[row][name].append(jsons.loads(json))
    t = schema.records
    for row, kind, json in connection.execute(_in(t, t.c.kind, versions).add_columns(t.c.json)):
        found[row][KINDS[kind]].append(jsons.loads(json))
    return found


def _in(table: sa.Table, column: Any, versions: Mapping[int, object]) -> AnySelect:
    t = table.c
    asked = sa.select(t.version, column).where(t.version.in_(list(versions)))
    return asked.where(t.superseded_by.is_(None)).order_by(t.nth, t.row)
