"""What a new report is compared with, and which reports were.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Key = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Row = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Empty tables: reports that are there already wait for `dragoman join`."""
    op.create_index("ix_joins_left", "joins", ["left"])
    op.create_table(
        "joined",
        sa.Column("version", Row, nullable=False),
        sa.Column("program", Key, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_joined"),
        sa.ForeignKeyConstraint(["version"], ["versions.row"], name="fk_joined_version"),
    )
    op.create_table(
        "compared",
        sa.Column("row", Row, nullable=False),
        sa.Column("shelf", Key, nullable=False),
        sa.Column("id", Key, nullable=False),
        sa.Column("version", Row),
        sa.Column("filed", sa.LargeBinary, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_compared"),
        sa.ForeignKeyConstraint(["version"], ["versions.row"], name="fk_compared_version"),
        sa.UniqueConstraint("shelf", "id", name="uq_compared_shelf_id"),
    )
    op.create_index("ix_compared_version", "compared", ["version"])
    op.create_table(
        "compared_keys",
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.Column("item", Row, nullable=False),
        sa.PrimaryKeyConstraint("key", "item", name="pk_compared_keys"),
        sqlite_with_rowid=False,
    )
