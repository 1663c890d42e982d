"""Numbers of new rows, and rows that may be there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

type AnyRow = sa.Row[*tuple[Any, ...]]
type AnySelect = sa.Select[*tuple[Any, ...]]

NEXT = sa.text("SELECT nextval('dragoman_row')")
BITS = 20
"""A version has room for two to the twentieth rows of each table, over all its readings."""


def new(connection: sa.Connection, table: sa.Table) -> int:
    """The number of a new row, which no other writer gets."""
    if connection.dialect.name == "sqlite":  # where there is one writer at a time
        return (connection.scalar(sa.select(sa.func.max(table.c.row))) or 0) + 1
    number: int = connection.execute(NEXT).scalar_one()
    return number


def several(connection: sa.Connection, table: sa.Table, many: int) -> list[int]:
    """The numbers of so many new rows."""
    if connection.dialect.name == "sqlite":
        first = new(connection, table) if many else 1
        return list(range(first, first + many))
    asked = sa.text("SELECT nextval('dragoman_row') FROM generate_series(1, :many)")
    return list(connection.execute(asked, {"many": many}).scalars())


def within(version: int, first: int, many: int) -> list[int]:
    """The numbers of rows that belong to a version, the ``first`` of which are taken.

    They fall: whoever reads from the highest number down has the version that was added last first, and what it says
    in the order of the text. So nothing changes its place when a report is read anew.
    """
    if first + many > 1 << BITS:
        raise OverflowError(f"version {version} has {first + many:,} rows")
    top = ((version + 1) << BITS) - 1 - first
    return list(range(top, top - many, -1))


def taken(connection: sa.Connection, table: sa.Table, version: int) -> int:
    """How many rows of the table a version has."""
    lowest = connection.scalar(
        sa.select(sa.func.min(table.c.row)).where(table.c.version == version)
    )
    return 0 if lowest is None else ((version + 1) << BITS) - lowest


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
