"""What was done with an archive, by which program, when."""

from __future__ import annotations

import json as jsons
from collections.abc import Mapping

import sqlalchemy as sa

from dragoman import __version__
from dragoman.archive import rows, schema


def begin(connection: sa.Connection, command: str, reader: str | None, at: str) -> int:
    """Note that a run begins; its row."""
    row = rows.new(connection, schema.runs)
    new = {
        "row": row, "command": command, "reader": reader, "program": __version__, "started": at,
        "ended": None, "counts": "{}",
    }  # fmt: skip
    rows.insert(connection, schema.runs, [new])
    return row


def end(connection: sa.Connection, row: int, counts: Mapping[str, int], at: str) -> None:
    """Note that it ended, and what it did. A run without an end was broken off."""
    ended = {"ended": at, "counts": jsons.dumps(dict(counts), sort_keys=True)}
    connection.execute(sa.update(schema.runs).where(schema.runs.c.row == row).values(**ended))
