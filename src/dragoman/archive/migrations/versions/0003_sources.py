"""Sources: what they are, and what was seen of them.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Key = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Two tables beside ``source_state``."""
    op.create_table(
        "source_definitions",
        sa.Column("source", Key, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("added", Key, nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_source_definitions"),
    )
    op.create_table(
        "source_seen",
        sa.Column("source", Key, nullable=False),
        sa.Column("key", Key, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source", "key", name="pk_source_seen"),
    )
