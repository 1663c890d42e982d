"""Write what a reading found in a version of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.archive import corrections, rows, schema
from dragoman.archive.indexing import KINDS, columns, links, quotes
from dragoman.errors import FormError
from dragoman.jsonform import one_line

type Json = Mapping[str, Any]

FOUND = {"actor": "actors", **KINDS, "doubt": "doubts"}
"""Everything that is found in a report: its kind, and the list in the report's JSON."""


@dataclass(frozen=True, slots=True)
class Version:
    """The rows of a version and of its report."""

    report: int
    row: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says, as JSON, and what people have corrected in it, by id."""

    found: Json
    corrected: Mapping[str, Json]

    def effective(self, json: Json) -> Json:
        """A record as people have corrected it."""
        fields = self.corrected.get(json["id"])
        if not fields:
            return json
        return corrections.applied(json, fields, self.found["report"]["text"])

    def columns(self, kind: str, json: Json, actors: Mapping[str, Json]) -> dict[str, Any]:
        """What queries need of a record; ``actors`` as `actors` gives them."""
        report = self.found["report"]
        told = self.effective(json)
        if kind == "actor":
            return {name: told.get(name) for name in ("key", "kind", "country", "name")}
        if kind == "doubt":
            return {"question": told["question"]}
        return {"kind": kind, **columns(kind, told, actors, report["published"], report["source"])}

    def actors(self) -> dict[str, Json]:
        """The report's actors as people have corrected them, by id."""
        return {json["id"]: self.effective(json) for json in self.found["actors"]}

    def each(self) -> Iterable[tuple[str, int, Json]]:
        """Everything that was found: its kind, its place in its list, its JSON."""
        for kind, name in FOUND.items():
            for nth, json in enumerate(self.found[name]):
                yield kind, nth, json


def said_in(connection: sa.Connection, found: Json, *, judged: bool = True) -> Said:
    """What a report says; with ``judged`` false nobody can have judged it yet.

    Raises `FormError` if the words of a record are not those of the text, or two have one id.
    """
    said = Said(found, {})
    ids: dict[str, None] = {}
    for _, _, json in said.each():
        _check_quotes(found["report"], json)
        if json["id"] in ids:
            raise FormError(found["report"]["id"], f"two records have the id {json['id']!r}")
        ids[json["id"]] = None
    if not judged:
        return said
    return Said(found, corrections.standing(connection, list(ids)))


def table_of(kind: str) -> sa.Table:
    """The table for what is found of this kind."""
    return {"actor": schema.actors, "doubt": schema.doubts}.get(kind, schema.records)


def write(
    connection: sa.Connection,
    version: Version,
    said: Said,
    run: int,
    *,
    only: frozenset[str] | None = None,
) -> None:
    """Write what was found in a version; with ``only``, what has these ids, beside what is there."""
    actors = said.actors()
    fixed = {"report": version.report, "version": version.row, "run": run, "current": True}
    for table, kinds in (
        (schema.actors, ("actor",)), (schema.doubts, ("doubt",)), (schema.records, tuple(KINDS)),
    ):  # fmt: skip
        wanted = [
            (kind, nth, json) for kind, nth, json in said.each()
            if kind in kinds and (only is None or json["id"] in only)
        ]  # fmt: skip
        wanted.sort(key=lambda one: (one[2]["evidence"]["start"], one[2]["evidence"]["end"]))
        first = 0 if only is None else rows.taken(connection, table, version.row)
        numbers = rows.within(version.row, first, len(wanted))
        new = [
            {**fixed, **_common(row, nth, json), **said.columns(kind, json, actors)}
            for row, (kind, nth, json) in zip(numbers, wanted, strict=True)
        ]
        rows.insert(connection, table, new)
        if table is schema.actors:
            actor_rows = {
                json["id"]: row for row, (_, _, json) in zip(numbers, wanted, strict=True)
            }
            if only is not None:
                actor_rows = _actor_rows(connection, version)
        if table is schema.records:
            link(connection, said, zip(numbers, wanted, strict=True), actor_rows)


def link(
    connection: sa.Connection,
    said: Said,
    records: Iterable[tuple[int, tuple[str, int, Json]]],
    actor_rows: Mapping[str, int],
) -> None:
    """Write who takes part in each record, and its topics. ``records`` are rows, each with kind, nth and JSON."""
    who, what = [], []
    for row, (kind, _, json) in records:
        told = said.effective(json)
        who += [
            {"record": row, "actor": actor_rows[actor], "role": role}
            for actor, role in links(kind, told) if actor in actor_rows
        ]  # fmt: skip
        what += [{"record": row, "topic": t} for t in dict.fromkeys(told.get("topics") or ())]
    rows.insert(connection, schema.record_actors, who)
    rows.insert(connection, schema.record_topics, what)


def _actor_rows(connection: sa.Connection, version: Version) -> dict[str, int]:
    a = schema.actors.c
    asked = sa.select(a.id, a.row).where(a.version == version.row, a.superseded_by.is_(None))
    return dict(connection.execute(asked).all())


def _common(row: int, nth: int, json: Json) -> dict[str, Any]:
    evidence = json["evidence"]
    return {
        "row": row, "nth": nth, "id": json["id"], "start": evidence["start"], "end": evidence["end"],
        "confidence": json["confidence"], "json": one_line(json), "superseded_by": None,
    }  # fmt: skip


def _check_quotes(report: Json, json: Json) -> None:
    text = report["text"]
    for q in quotes(json):
        if text[q["start"] : q["end"]] != q["words"] or not q["words"]:
            problem = f"the text from {q['start']} to {q['end']} is not {q['words']!r}"
            raise FormError(f"{report['id']}, {json['id']}", problem)
