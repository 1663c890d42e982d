"""What people have corrected in records, put over what was read.

A correction is made of fields of the record's JSON. It belongs to the words that the record is named by, so it outlives a
re-reading and a new version of the report; quotations in it are sought anew where the text has moved.
"""

from __future__ import annotations

import json as jsons
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dragoman.archive import schema

type Json = Mapping[str, Any]
AT_ONCE = 500
"""Ids in one question to the database."""


def standing(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Json]:
    """The corrections in force of these records, by id."""
    found: dict[str, Json] = {}
    for at in range(0, len(ids), AT_ONCE):
        asked = (
            sa.select(schema.standing.c.subject, schema.judgements.c.fields)
            .join_from(schema.standing, schema.judgements)
            .where(
                schema.standing.c.subject.in_(ids[at : at + AT_ONCE]),
                schema.standing.c.other == "",
                schema.standing.c.verdict == "correct",
            )
        )
        found |= {subject: jsons.loads(fields) for subject, fields in connection.execute(asked)}
    return found


def judged(
    connection: sa.Connection, ids: Sequence[str], verdicts: Sequence[str]
) -> dict[str, str]:
    """Those of the ids on which one of the verdicts is in force, with the verdict."""
    found: dict[str, str] = {}
    s = schema.standing.c
    for at in range(0, len(ids), AT_ONCE):
        asked = sa.select(s.subject, s.verdict).where(
            s.subject.in_(ids[at : at + AT_ONCE]), s.other == "", s.verdict.in_(verdicts)
        )
        found |= dict(connection.execute(asked).all())
    return found


def applied(json: Json, fields: Json, text: str) -> Json:
    """The record with the corrected fields. One whose words are no longer in the text stays as it was read."""
    fitting = {name: _moved(value, text) for name, value in fields.items()}
    return {**json, **{name: value for name, value in fitting.items() if value is not _GONE}}


_GONE: Any = object()


def _moved(value: Any, text: str) -> Any:
    """A corrected value whose quotations, however deep, are where their words stand in ``text``."""
    if isinstance(value, list):
        many = [_moved(one, text) for one in value]
        return _GONE if any(one is _GONE for one in many) else many
    if not isinstance(value, Mapping):
        return value
    if not {"start", "end", "words"} <= value.keys():
        fields = {name: _moved(one, text) for name, one in value.items()}
        return _GONE if any(one is _GONE for one in fields.values()) else fields
    words = value["words"]
    if text[value["start"] : value["end"]] == words:
        return value
    if text.count(words) != 1:
        return _GONE
    start = text.index(words)
    return {"start": start, "end": start + len(words), "words": words}
