"""An index of records and actors by their confidence, from which questions to people are taken.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of confidence alone: with ``current`` before it, SQLite would take it for every question about what is current."""
    for table in ("records", "actors"):
        op.create_index(f"ix_{table}_confidence", table, ["confidence"])
