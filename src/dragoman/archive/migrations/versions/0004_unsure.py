"""An index of what is current by its confidence, from which questions to people are taken.

Revision ID: 0004
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it to records and actors."""
    for table in ("records", "actors"):
        op.create_index(f"ix_{table}_current_confidence", table, ["current", "confidence"])
