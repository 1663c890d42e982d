"""Numbers of new rows, and rows that may be there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

SERIES = sa.text("SELECT nextval('dragoman_row') FROM generate_series(1, :wanted)")


def numbers(connection: sa.Connection, wanted: Mapping[sa.Table, int]) -> dict[sa.Table, list[int]]:
    """So many new row numbers for each table, which no other writer gets.

    They are known before the rows are written, so that rows can name each other and all go in at once.
    """
    if connection.dialect.name == "sqlite":  # where there is one writer at a time
        return {table: _after_last(connection, table, n) for table, n in wanted.items()}
    given: Iterator[int] = iter(connection.scalars(SERIES, {"wanted": sum(wanted.values())}).all())
    return {table: list(islice(given, n)) for table, n in wanted.items()}


def _after_last(connection: sa.Connection, table: sa.Table, n: int) -> list[int]:
    last = connection.scalar(sa.select(sa.func.max(table.c.row))) or 0 if n else 0
    return list(range(last + 1, last + n + 1))


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows, if there are any."""
    if rows:
        connection.execute(sa.insert(table), rows)


def insert_missing(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Write those rows whose key is not there yet."""
    if not rows:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)
