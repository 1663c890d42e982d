"""What an archive holds under one id: a report, a record, or an actor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.archive import finding, judging, schema, stored
from dragoman.archive.finding import Found
from dragoman.archive.judging import Judgement
from dragoman.archive.rows import AnySelect

type Json = Mapping[str, Any]
MOST = 200
"""Records of one actor that are shown, the last added first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """A report with all that it says, where it came from, its versions, and judgements on what is in it."""

    json: Json
    sources: list[Json]
    versions: list[Json]
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record, or an actor or doubt as one report has it, with what people said of it."""

    found: Found
    current: bool
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownActor:
    """An actor by its key, across reports: the names it has, and the records in which it takes part."""

    key: str
    names: list[str]
    reports: int
    records: list[Found]
    judgements: list[Judgement]


def show(
    connection: sa.Connection, id: str, version: int | None = None
) -> ShownReport | ShownRecord | ShownActor | None:
    """Whatever has this id; None if nothing has. ``version`` is that of a report."""
    if (json := stored.report_json(connection, id, version)) is not None:
        return _report(connection, id, json)
    for table in (schema.records, schema.actors, schema.doubts):
        if (one := _record(connection, table, id)) is not None:
            return one
    return _actor(connection, id)


def _report(connection: sa.Connection, id: str, json: Json) -> ShownReport:
    s, v, r = schema.sources.c, schema.versions.c, schema.reports.c
    from_where = sa.select(s.place, s.first_seen).join_from(schema.sources, schema.reports)
    versions = sa.select(v.number, v.added, v.reader, v.program, v.published)
    versions = versions.join_from(schema.versions, schema.reports)
    within = {one["id"] for many in json.values() if isinstance(many, list) for one in many}
    within.add(id)
    return ShownReport(
        json=json,
        sources=_dicts(connection, from_where.where(r.id == id).order_by(s.place)),
        versions=_dicts(connection, versions.where(r.id == id).order_by(v.number)),
        judgements=[j for j in judging.all_of(connection) if within & {j.subject, j.other}],
    )  # fmt: skip


def _dicts(connection: sa.Connection, asked: AnySelect) -> list[Json]:
    return [dict(row) for row in connection.execute(asked).mappings()]


def _record(connection: sa.Connection, table: sa.Table, id: str) -> ShownRecord | None:
    t = table.c
    kind = (
        t.kind
        if table is schema.records
        else sa.literal(table.name.removesuffix("s")).label("kind")
    )
    asked = sa.select(t.row, t.version, kind, t.id, t.start, t.end, t.json, t.current).where(
        t.id == id
    )
    latest = asked.order_by(t.current.desc(), t.superseded_by.is_(None).desc(), t.row.desc()).limit(
        1
    )
    rows = connection.execute(latest).all()
    if not rows:
        return None
    (found,) = finding.shown(connection, rows, names=table is schema.records)
    return ShownRecord(
        found=found, current=rows[0].current, judgements=judging.all_of(connection, id)
    )


def _actor(connection: sa.Connection, key: str) -> ShownActor | None:
    a, r, link = schema.actors.c, schema.records.c, schema.record_actors.c
    mine = sa.select(a.row).where(a.key == key, a.current)
    names = connection.execute(
        sa.select(a.name, sa.func.count()).where(a.key == key, a.current).group_by(a.name)
    ).all()
    if not names:
        return None
    rows = connection.execute(
        sa.select(r.row, r.version, r.kind, r.id, r.start, r.end, r.json)
        .where(r.current, r.row.in_(sa.select(link.record).where(link.actor.in_(mine))))
        .order_by(r.row.desc())
        .limit(MOST)
    ).all()
    return ShownActor(
        key=key,
        names=[name for name, _ in sorted(names, key=lambda one: (-one[1], one[0]))],
        reports=connection.execute(
            sa.select(sa.func.count(sa.distinct(a.report))).where(a.key == key, a.current)
        ).scalar_one(),
        records=list(finding.shown(connection, rows)),
        judgements=judging.all_of(connection, key),
    )
