"""Bring the tables of an archive to what this version of Dragoman works with."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.errors import NewerArchive

TABLE = "dragoman_schema"
"""Where Alembic notes which step an archive is at; a name that no other program's tables have."""
HERE = Path(__file__).parent / "migrations"


def step_of(connection: sa.Connection) -> str | None:
    """The last step that the archive took; None where there are no tables of ours."""
    if not sa.inspect(connection).has_table(TABLE):
        return None
    step: str | None = connection.scalar(sa.text(f"SELECT version_num FROM {TABLE}"))  # noqa: S608  (our own name)
    return step


def upgrade(connection: sa.Connection, where: str) -> None:
    """Take the steps that are missing, within the connection's transaction.

    Raises `NewerArchive` for an archive with a step that this Dragoman does not know.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=TABLE)
    step = step_of(connection)
    known = {s.revision for s in ScriptDirectory.from_config(config).walk_revisions()}
    if step is not None and step not in known:
        raise NewerArchive(where, step, schema.NEWEST)
    command.upgrade(config, "head")
