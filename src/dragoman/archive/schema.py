"""The tables of an archive, the same in SQLite and PostgreSQL.

Ids are what the outside knows (`reports.id`, `records.id`); a ``row`` is a number inside one archive
that nothing outside may keep. Days and moments are ISO 8601 strings, moments in UTC. What was
made from a record's JSON so that queries are quick (``type``, ``first_day``, ``words``) holds the record as people
have corrected it; ``json`` holds it as it was read, for ever.

A change here needs a migration in `dragoman.archive.migrations`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

NEWEST = "0004"
"""The migration that makes an archive what this file says."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that is compared and sorted character by character, the same on every machine."""
Row = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number of a row; in SQLite only INTEGER is the table's own."""


def row() -> sa.Column[Any]:
    """The number of a row, given by whoever writes it (`dragoman.archive.rows`)."""
    return sa.Column("row", Row, primary_key=True, autoincrement=False)


def to(name: str, table: str, *, null: bool = False, **more: Any) -> sa.Column[Any]:
    """A column that names a row of another table."""
    return sa.Column(name, Row, sa.ForeignKey(f"{table}.row"), nullable=null, **more)


def text(name: str, *, null: bool = False, **more: Any) -> sa.Column[Any]:
    """A column of text that is an id, a code or a day."""
    return sa.Column(name, Key, nullable=null, **more)


def found() -> tuple[sa.Column[Any], ...]:
    """What every table has whose rows were read in a version of a report.

    ``nth`` is the place among its kind. ``superseded_by`` is the run whose reading no longer found it, or found it otherwise;
    ``current`` that no reading superseded it and that its version is the report's latest.
    """
    return (
        row(),
        to("report", "reports"),
        to("version", "versions"),
        text("id"),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        to("run", "runs"),
        to("superseded_by", "runs", null=True),
        sa.Column("current", sa.Boolean, nullable=False),
    )


runs = sa.Table(
    "runs", metadata,
    row(),
    text("command"),
    text("reader", null=True),
    text("program"),  # the version of Dragoman
    text("started"),
    text("ended", null=True),
    sa.Column("counts", sa.Text, nullable=False),
)  # fmt: skip

reports = sa.Table(
    "reports", metadata,
    row(),
    text("id", unique=True),
    text("source", null=True),
    text("first_seen"),
)  # fmt: skip

versions = sa.Table(
    "versions", metadata,
    row(),
    to("report", "reports"),
    sa.Column("number", sa.Integer, nullable=False),
    text("digest"),
    sa.Column("title", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    text("published", null=True),
    sa.Column("dateline", sa.Text),
    text("language"),
    sa.Column("about", sa.Text, nullable=False),  # the report as JSON, without its text
    text("added"),
    text("reader"),
    text("program"),
    to("run", "runs"),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.UniqueConstraint("report", "number"),
    sa.UniqueConstraint("report", "digest"),
    sa.Index("ix_versions_digest", "digest"),
    sa.Index("ix_versions_published", "published"),
)  # fmt: skip

records = sa.Table(
    "records", metadata,
    *found(),
    text("kind"),
    text("type", null=True),
    text("form", null=True),
    text("act", null=True),
    text("status", null=True),
    text("level", null=True),
    text("first_day", null=True),  # of the meeting or event, else of publication
    text("last_day", null=True),
    text("due_first", null=True),
    text("due_last", null=True),
    sa.Column("place", sa.Text),
    text("country", null=True),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("amount", sa.Float),
    text("currency", null=True),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("names", sa.Text, nullable=False),
    sa.Column("places", sa.Text, nullable=False),
    sa.Column("facets", sa.Text, nullable=False),
    sa.Index("ix_records_version", "version"),
    sa.Index("ix_records_id", "id"),
    sa.Index("ix_records_kind_first_day", "kind", "first_day"),
    sa.Index("ix_records_report", "report"),
    sa.Index("ix_records_confidence", "confidence"),
)  # fmt: skip

actors = sa.Table(
    "actors", metadata,
    *found(),
    text("key", null=True),
    text("kind"),
    text("country", null=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Index("ix_actors_version", "version"),
    sa.Index("ix_actors_id", "id"),
    sa.Index("ix_actors_key", "key"),
    sa.Index("ix_actors_report", "report"),
    sa.Index("ix_actors_confidence", "confidence"),
)  # fmt: skip

doubts = sa.Table(
    "doubts", metadata,
    *found(),
    sa.Column("question", sa.Text, nullable=False),
    sa.Index("ix_doubts_version", "version"),
    sa.Index("ix_doubts_id", "id"),
    sa.Index("ix_doubts_report", "report"),
)  # fmt: skip

record_actors = sa.Table(
    "record_actors", metadata,
    to("record", "records", primary_key=True),
    to("actor", "actors", primary_key=True),
    text("role", primary_key=True),
    sa.Index("ix_record_actors_actor", "actor"),
)  # fmt: skip

record_topics = sa.Table(
    "record_topics", metadata,
    to("record", "records", primary_key=True),
    text("topic", primary_key=True),
    sa.Index("ix_record_topics_topic", "topic"),
)  # fmt: skip

sources = sa.Table(
    "sources", metadata,
    to("report", "reports", primary_key=True),
    text("place", primary_key=True),  # a file: or http: address, or "standard input"
    text("first_seen"),
    sa.Index("ix_sources_place", "place"),
)  # fmt: skip

source_state = sa.Table(
    "source_state", metadata,
    text("source", primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    text("updated"),
)  # fmt: skip

source_definitions = sa.Table(
    "source_definitions", metadata,
    text("source", primary_key=True),
    sa.Column("json", sa.Text, nullable=False),
    text("added"),
)  # fmt: skip

source_seen = sa.Table(
    "source_seen", metadata,
    text("source", primary_key=True),
    text("key", primary_key=True),  # an address, or the digest of a long one
    sa.Column("mark", sa.Text, nullable=False),
)  # fmt: skip

judgements = sa.Table(
    "judgements", metadata,
    row(),
    text("id", unique=True),
    text("subject"),
    text("other", null=True),  # of two that are judged the same or different
    text("verdict"),
    sa.Column("fields", sa.Text),  # JSON: what is right instead, or the answer
    sa.Column("comment", sa.Text),
    sa.Column("by", sa.Text, nullable=False),
    text("at"),
    text("undoes", null=True),
    sa.Index("ix_judgements_subject", "subject"),
    sa.Index("ix_judgements_other", "other"),
)  # fmt: skip

standing = sa.Table(
    "standing", metadata,
    text("subject", primary_key=True),
    text("other", primary_key=True),  # "" where one thing is judged
    text("verdict"),
    to("judgement", "judgements"),
)  # fmt: skip
"""The latest judgement on each subject that was not taken back: made from `judgements`, for queries."""

joins = sa.Table(
    "joins", metadata,
    row(),
    text("kind"),
    text("left"),
    text("right"),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    to("run", "runs"),
    to("superseded_by", "runs", null=True),
    sa.UniqueConstraint("kind", "left", "right"),
    sa.Index("ix_joins_left", "left"),
    sa.Index("ix_joins_right", "right"),
)  # fmt: skip

stories = sa.Table(
    "stories", metadata,
    row(),
    text("id", unique=True),
    sa.Column("title", sa.Text),
    sa.Column("json", sa.Text, nullable=False),
    to("run", "runs"),
)  # fmt: skip

story_reports = sa.Table(
    "story_reports", metadata,
    to("story", "stories", primary_key=True),
    to("report", "reports", primary_key=True),
    sa.Index("ix_story_reports_report", "report"),
)  # fmt: skip

joined = sa.Table(
    "joined", metadata,
    to("version", "versions", primary_key=True),
    text("program"),
)  # fmt: skip
"""Versions that were compared with all that were before; what is not here waits for the next `dragoman join`."""

compared = sa.Table(
    "compared", metadata,
    row(),
    text("shelf"),  # wording, story, account, person
    text("id"),
    to("version", "versions", null=True),  # None of what several reports have told together
    sa.Column("filed", sa.LargeBinary, nullable=False),  # those in `compared_keys`, eight bytes each
    sa.Column("packed", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("shelf", "id"),
    sa.Index("ix_compared_version", "version"),
)  # fmt: skip
"""What a new report is compared with, made from the reports: see `dragoman.archive.shelves`."""

compared_keys = sa.Table(
    "compared_keys", metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("item", Row, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Eight bytes of the digest of each key, and the rows of `compared` that are filed under it."""
