"""Read reports of an archive again, with a better reader or a newer Dragoman.

What the new reading finds as before stays as it is. What it finds otherwise, or no longer, is superseded: kept, with
the run that did it, and no longer current. Judgements belong to ids, which come from the words, and so they stay; what a
person has confirmed or corrected stays current, too, although the new reading does not find it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import sqlalchemy as sa

from dragoman.archive import schema, stored
from dragoman.archive.adding import Reading, digest_of
from dragoman.archive.corrections import judged
from dragoman.archive.indexing import links
from dragoman.archive.writing import Said, Version, said_in, table_of, write
from dragoman.jsonform import to_json
from dragoman.records import Report, ReportRecord

type Json = Mapping[str, Any]
type Outcome = Literal["changed", "same"]
AT_ONCE = 100


def to_read(
    connection: sa.Connection, reader: str, program: str, ids: list[str], *, after: int, again: bool
) -> list[tuple[int, Report]]:
    """The next reports, by row of their version, that this reader of this program has not read.

    ``ids`` names some of them, none all; ``again`` takes those that it has read, too.
    """
    v, r = schema.versions.c, schema.reports.c
    asked = sa.select(v.row, v.about, v.text).join_from(schema.versions, schema.reports)
    asked = asked.where(v.current, v.row > after)
    if not again:
        asked = asked.where(sa.or_(v.reader != reader, v.program != program))
    if ids:
        asked = asked.where(r.id.in_(ids))
    found = connection.execute(asked.order_by(v.row).limit(AT_ONCE)).all()
    return [(row, stored.report_of(about, text)) for row, about, text in found]


def reread(connection: sa.Connection, record: ReportRecord, reading: Reading) -> Outcome:
    """Put a new reading of a report's latest version in the place of the old one.

    Nothing happens if the text is no longer the latest: then another program added a newer one meanwhile.
    """
    v, r = schema.versions.c, schema.reports.c
    asked = (
        sa.select(v.row, v.report)
        .join_from(schema.versions, schema.reports)
        .where(r.id == record.report.id, v.current, v.digest == digest_of(record.report.text))
    )
    one = connection.execute(asked).one_or_none()
    if one is None:
        return "same"
    version = Version(one.report, one.row)
    old, new = stored.version_json(connection, version.row), to_json(record)
    # What the report is was settled when it was added; what it says is read anew.
    said = said_in(connection, {**new, "report": old["report"]})
    stays = _unchanged(old, new)
    held = _held(connection, old, new)
    leaving = {
        json["id"]: kind for kind, _, json in _each(old) if json["id"] not in stays | held
    }  # fmt: skip
    coming = frozenset(json["id"] for _, _, json in _each(new) if json["id"] not in stays)
    for gone, kind in leaving.items():
        _supersede(connection, version, table_of(kind), gone, reading.run)
    _renumber(connection, version, old, new, stays)
    write(connection, version, said, reading.run, only=coming)
    by = {"reader": reading.reader, "program": reading.program}
    connection.execute(sa.update(schema.versions).where(v.row == version.row).values(**by))
    return "changed" if leaving or coming else "same"


def _unchanged(old: Json, new: Json) -> frozenset[str]:
    """Ids of what both readings found alike, down to the actors that take part in it."""
    before = {json["id"]: json for _, _, json in _each(old)}
    same = {
        json["id"]: (kind, json) for kind, _, json in _each(new) if before.get(json["id"]) == json
    }
    return frozenset(
        one for one, (kind, json) in same.items()
        if kind in ("actor", "doubt") or all(actor in same for actor, _ in links(kind, json))
    )  # fmt: skip


def _held(connection: sa.Connection, old: Json, new: Json) -> frozenset[str]:
    """Ids of what only the old reading found, and a person holds to be true; with those who take part in it."""
    found = {json["id"] for _, _, json in _each(new)}
    gone = {json["id"]: (kind, json) for kind, _, json in _each(old) if json["id"] not in found}
    held = set(judged(connection, list(gone), ("confirm", "correct")))
    said = said_in(connection, old)
    for one in list(held):
        kind, json = gone[one]
        if kind not in ("actor", "doubt"):
            held |= {
                a
                for told in (json, said.effective(json))
                for a, _ in links(kind, told)
                if a in gone
            }
    return frozenset(held)


def _each(found: Json) -> Iterator[tuple[str, int, Json]]:
    yield from Said(found, {}).each()


def _supersede(
    connection: sa.Connection, version: Version, table: sa.Table, id: str, run: int
) -> None:
    t = table.c
    which = (t.version == version.row, t.id == id, t.superseded_by.is_(None))
    connection.execute(sa.update(table).where(*which).values(superseded_by=run, current=False))


def _renumber(
    connection: sa.Connection, version: Version, old: Json, new: Json, stays: frozenset[str]
) -> None:
    """What stays may have another place among its kind."""
    was = {json["id"]: nth for _, nth, json in _each(old)}
    for kind, nth, json in _each(new):
        if json["id"] in stays and was[json["id"]] != nth:
            t = table_of(kind)
            which = (t.c.version == version.row, t.c.id == json["id"], t.c.superseded_by.is_(None))
            connection.execute(sa.update(t).where(*which).values(nth=nth))
