"""The first tables, and full-text search over texts and records.

Revision ID: 0001
Revises: -
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from dragoman.archive.migrations import full_text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Key = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Row = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

JUDGED = ("judgements", "standing")


def upgrade() -> None:
    """Make everything in an empty database."""
    _runs_and_reports()
    _records()
    _where_from()
    _judgements()
    _joins()
    if op.get_bind().dialect.name == "sqlite":
        full_text.make_in_sqlite(op.execute)
    else:
        full_text.make_in_postgresql(op.get_bind())


def _table(name: str, *columns: Any) -> None:
    """A table whose constraints have the names that `schema.metadata` gives them."""
    keys = [c for c in columns if isinstance(c, sa.Column) and c.info.get("key")]
    named = [sa.PrimaryKeyConstraint(*(c.name for c in keys), name=f"pk_{name}")]
    for c in columns:
        if isinstance(c, sa.Column) and (other := c.info.get("to")):
            key = sa.ForeignKeyConstraint([c.name], [f"{other}.row"], name=f"fk_{name}_{c.name}")
            named.append(key)  # type: ignore[arg-type]
        if isinstance(c, sa.Column) and c.info.get("unique"):
            named.append(sa.UniqueConstraint(c.name, name=f"uq_{name}_{c.name}"))  # type: ignore[arg-type]
    op.create_table(name, *columns, *named)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _row() -> sa.Column[Any]:
    return sa.Column("row", Row, nullable=False, autoincrement=False, info={"key": True})


def _to(name: str, other: str, *, null: bool = False, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, Row, nullable=null, info={"to": other, "key": key})


def _text(
    name: str, *, null: bool = False, key: bool = False, unique: bool = False
) -> sa.Column[Any]:
    return sa.Column(name, Key, nullable=null, info={"key": key, "unique": unique})


def _free(name: str, *, null: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def _found() -> tuple[sa.Column[Any], ...]:
    return (
        _row(),
        _to("report", "reports"),
        _to("version", "versions"),
        _text("id"),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        _free("json", null=False),
        _to("run", "runs"),
        _to("superseded_by", "runs", null=True),
        sa.Column("current", sa.Boolean, nullable=False),
    )


def _runs_and_reports() -> None:
    _table(
        "runs",
        _row(), _text("command"), _text("reader", null=True), _text("program"), _text("started"),
        _text("ended", null=True), _free("counts", null=False),
    )  # fmt: skip
    _table(
        "reports", _row(), _text("id", unique=True), _text("source", null=True), _text("first_seen")
    )
    _table(
        "versions",
        _row(), _to("report", "reports"), sa.Column("number", sa.Integer, nullable=False),
        _text("digest"), _free("title"), _free("text", null=False), _text("published", null=True),
        _free("dateline"), _text("language"), _free("about", null=False), _text("added"),
        _text("reader"), _text("program"), _to("run", "runs"),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.UniqueConstraint("report", "number", name="uq_versions_report_number"),
        sa.UniqueConstraint("report", "digest", name="uq_versions_report_digest"),
    )  # fmt: skip
    _index("versions", "digest")
    _index("versions", "published")


def _records() -> None:
    _table(
        "records",
        *_found(), _text("kind"), _text("type", null=True), _text("form", null=True),
        _text("act", null=True), _text("status", null=True), _text("level", null=True),
        _text("first_day", null=True), _text("last_day", null=True), _text("due_first", null=True),
        _text("due_last", null=True), _free("place"), _text("country", null=True),
        sa.Column("latitude", sa.Float), sa.Column("longitude", sa.Float),
        sa.Column("amount", sa.Float), _text("currency", null=True), _free("words", null=False),
        _free("names", null=False), _free("places", null=False), _free("facets", null=False),
    )  # fmt: skip
    _index("records", "kind", "first_day")
    _table(
        "actors",
        *_found(), _text("key", null=True), _text("kind"), _text("country", null=True),
        _free("name", null=False),
    )  # fmt: skip
    _index("actors", "key")
    _table("doubts", *_found(), _free("question", null=False))
    for table in ("records", "actors", "doubts"):
        _index(table, "version")
        _index(table, "id")
        _index(table, "report")
    _table(
        "record_actors",
        _to("record", "records", key=True), _to("actor", "actors", key=True), _text("role", key=True),
    )  # fmt: skip
    _index("record_actors", "actor")
    _table("record_topics", _to("record", "records", key=True), _text("topic", key=True))
    _index("record_topics", "topic")


def _where_from() -> None:
    _table(
        "sources",
        _to("report", "reports", key=True), _text("place", key=True), _text("first_seen"),
    )  # fmt: skip
    _index("sources", "place")
    _table("source_state", _text("source", key=True), _free("state", null=False), _text("updated"))


def _judgements() -> None:
    _table(
        "judgements",
        _row(), _text("id", unique=True), _text("subject"), _text("other", null=True),
        _text("verdict"), _free("fields"), _free("comment"), _free("by", null=False), _text("at"),
        _text("undoes", null=True),
    )  # fmt: skip
    _index("judgements", "subject")
    _index("judgements", "other")
    _table(
        "standing",
        _text("subject", key=True), _text("other", key=True), _text("verdict"),
        _to("judgement", "judgements"),
    )  # fmt: skip


def _joins() -> None:
    _table(
        "joins",
        _row(), _text("kind"), _text("left"), _text("right"),
        sa.Column("score", sa.Float, nullable=False), _free("reason", null=False),
        _to("run", "runs"), _to("superseded_by", "runs", null=True),
        sa.UniqueConstraint("kind", "left", "right", name="uq_joins_kind_left_right"),
    )  # fmt: skip
    _index("joins", "right")
    _table(
        "stories", _row(), _text("id", unique=True), _free("title"), _free("json", null=False),
        _to("run", "runs"),
    )  # fmt: skip
    _table("story_reports", _to("story", "stories", key=True), _to("report", "reports", key=True))
    _index("story_reports", "report")
