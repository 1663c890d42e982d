"""Make what queries need of records anew, when people have corrected them or taken that back."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.archive import schema, stored
from dragoman.archive.indexing import links
from dragoman.archive.writing import Version, link, said_in, table_of


def reindex(connection: sa.Connection, id: str) -> None:
    """Do so for everything with this id, and where it is an actor, for all that it takes part in."""
    for table in (schema.records, schema.actors, schema.doubts):
        asked = sa.select(table.c.report, table.c.version).distinct()
        asked = asked.where(table.c.id == id, table.c.superseded_by.is_(None))
        for report, version in connection.execute(asked).all():
            _reindex(connection, Version(report, version), id)


def _reindex(connection: sa.Connection, version: Version, id: str) -> None:
    said = said_in(connection, stored.version_json(connection, version.row))
    actors, again = said.actors(), []
    for kind, nth, json in said.each():
        takes_part = kind not in ("actor", "doubt") and any(
            actor == id for one in (json, said.effective(json)) for actor, _ in links(kind, one)
        )
        if json["id"] != id and not takes_part:
            continue
        t = table_of(kind)
        which = (t.c.version == version.row, t.c.id == json["id"], t.c.superseded_by.is_(None))
        connection.execute(sa.update(t).where(*which).values(**said.columns(kind, json, actors)))
        if t is schema.records:
            again.append(
                (
                    connection.execute(sa.select(t.c.row).where(*which)).scalar_one(),
                    (kind, nth, json),
                )
            )
    for table in (schema.record_actors, schema.record_topics):
        connection.execute(sa.delete(table).where(table.c.record.in_([row for row, _ in again])))
    a = schema.actors.c
    asked = sa.select(a.id, a.row).where(a.version == version.row, a.superseded_by.is_(None))
    link(connection, said, again, dict(connection.execute(asked).all()))
