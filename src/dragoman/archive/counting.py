"""How much an archive holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dragoman.archive import calibration, schema
from dragoman.archive.engines import Where


def stats(connection: sa.Connection, where: Where) -> dict[str, Any]:
    """Counts of what is current, and of what was judged; the span of publication; the size in bytes."""
    v, r, a, d = schema.versions.c, schema.records.c, schema.actors.c, schema.doubts.c
    s = schema.standing.c

    def count(table: sa.Table, *where: Any) -> int:
        asked = sa.select(sa.func.count()).select_from(table).where(*where)
        return connection.execute(asked).scalar_one()

    kinds = connection.execute(sa.select(r.kind, sa.func.count()).where(r.current).group_by(r.kind))
    standing = connection.execute(sa.select(s.verdict, sa.func.count()).group_by(s.verdict))
    first, last = connection.execute(
        sa.select(sa.func.min(v.published), sa.func.max(v.published))
    ).one()
    by_kind: dict[str, int] = dict(kinds.all())
    answered = sa.select(s.subject).where(s.subject == d.id, s.other == "")
    return {
        "archive": where.shown,
        "reports": count(schema.reports),
        "edited": count(schema.versions) - count(schema.reports),
        "sources": connection.scalar(
            sa.select(sa.func.count(sa.distinct(schema.reports.c.source)))
        ),
        "published_first": first,
        "published_last": last,
        "statements": by_kind.get("statement", 0),
        "commitments": by_kind.get("commitment", 0),
        "meetings": by_kind.get("meeting", 0),
        "events": by_kind.get("event", 0),
        "actors": connection.scalar(sa.select(sa.func.count(sa.distinct(a.key))).where(a.current)),
        "doubts_open": count(schema.doubts, d.current, ~answered.exists()),
        "judgements": count(schema.judgements),
        "standing": dict(sorted(standing.all())),
        "confidence": calibration.calibration(connection),
        "bytes": _size(connection, where),
    }


def _size(connection: sa.Connection, where: Where) -> int:
    if where.file is None:
        asked = "SELECT pg_database_size(current_database())"
    else:
        asked = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    size: int = connection.exec_driver_sql(asked).scalar_one()
    return size
