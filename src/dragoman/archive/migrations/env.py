"""What Alembic runs; `dragoman.archive.migrating` hands it the connection."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
    transaction_per_migration=False,
)
# The transaction is that of whoever opened the connection, so that a step is taken wholly or not at all.
context.run_migrations()
