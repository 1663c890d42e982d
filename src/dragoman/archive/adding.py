"""Put the record of one report into an archive.

A report is told by its id, a version of it by the digest of its text. What is there already is left as it
is; another text under the same id is a new version beside the old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from dragoman.archive import corrections, rows, schema
from dragoman.archive.indexing import KINDS, columns, links, quotes
from dragoman.errors import FormError, InputError
from dragoman.formats.bounds import check_text
from dragoman.jsonform import one_line, to_json
from dragoman.records import Report, ReportRecord

type Json = Mapping[str, Any]
type Outcome = Literal["new", "known", "edited"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Who read what is added: a run's row, the reader's name, the version of Dragoman, and the moment."""

    run: int
    reader: str
    program: str
    at: str


def digest_of(text: str) -> str:
    """What tells two texts apart: SHA-256, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_report(report: Report) -> None:
    """Raise an `InputError` for a text that no archive can keep as it is."""
    check_text(report.text, report.id)
    if (at := report.text.find("\0")) >= 0:
        raise InputError(
            report.id, f"character {at} is U+0000, which is no text and cannot be kept."
        )


def outcome_of(connection: sa.Connection, report: Report) -> Outcome:
    """What adding this report would be.

    Raises `InputError` where another source's report has this id: that is no new version, but a clash.
    """
    found = connection.execute(
        sa.select(schema.reports.c.source, schema.versions.c.digest)
        .join_from(schema.reports, schema.versions)
        .where(schema.reports.c.id == report.id)
    ).all()
    if not found:
        return "new"
    if any(each.digest == digest_of(report.text) for each in found):
        return "known"
    source = found[0].source
    if source and report.source and source != report.source:
        raise InputError(
            report.id,
            f"the archive has a report of {source!r} with this id, and this one is of {report.source!r}; "
            "give each report an id that no other source uses.",
        )
    return "edited"


def add(
    connection: sa.Connection, record: ReportRecord, reading: Reading, place: str | None = None
) -> Outcome:
    """Keep the record of a report, within the connection's transaction; ``place`` is where it came from.

    Raises `InputError` as `outcome_of` and `check_report` do, and `FormError` if words and text do not agree.
    """
    report = record.report
    check_report(report)
    outcome = outcome_of(connection, report)
    if outcome == "new":
        (number,) = rows.numbers(connection, {schema.reports: 1})[schema.reports]
        new = {"row": number, "id": report.id, "source": report.source, "first_seen": reading.at}
        rows.insert(connection, schema.reports, [new])
    if outcome == "edited":
        _retire(connection, report.id)
    if outcome != "known":
        _write_version(connection, record, reading)
    if place:
        note_place(connection, report.id, place, reading.at)
    return outcome


def note_place(connection: sa.Connection, report: str, place: str, at: str) -> None:
    """Keep where a report that the archive has came from; nothing changes if that is known."""
    number = connection.scalar(sa.select(schema.reports.c.row).where(schema.reports.c.id == report))
    rows.insert_missing(
        connection, schema.sources, [{"report": number, "place": place, "first_seen": at}]
    )


def _retire(connection: sa.Connection, report: str) -> None:
    """What the report said until now is no longer current."""
    row = sa.select(schema.reports.c.row).where(schema.reports.c.id == report).scalar_subquery()
    for table in (schema.versions, schema.records, schema.actors, schema.doubts):
        connection.execute(
            sa.update(table).where(table.c.report == row, table.c.current).values(current=False)
        )


def _write_version(connection: sa.Connection, record: ReportRecord, reading: Reading) -> None:
    report, found = record.report, to_json(record)
    row, last = connection.execute(
        sa.select(schema.reports.c.row, sa.func.max(schema.versions.c.number))
        .join_from(schema.reports, schema.versions, isouter=True)
        .where(schema.reports.c.id == report.id)
        .group_by(schema.reports.c.row)
    ).one()
    (version,) = rows.numbers(connection, {schema.versions: 1})[schema.versions]
    about = {k: v for k, v in found["report"].items() if k != "text"}
    new = {
        "row": version, "report": row, "number": (last or 0) + 1, "digest": digest_of(report.text),
        "title": report.title, "text": report.text, "published": about["published"],
        "dateline": report.dateline, "language": report.language, "about": one_line(about),
        "added": reading.at, "reader": reading.reader, "program": reading.program,
        "run": reading.run, "current": True,
    }  # fmt: skip
    rows.insert(connection, schema.versions, [new])
    said = Said(found, report.text, corrections.standing(connection, ids_of(found)) if last else {})
    write(connection, Version(row, version), said, reading.run)


@dataclass(frozen=True, slots=True)
class Version:
    """The rows of a version and of its report."""

    report: int
    row: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says, as JSON, its text, and what people have corrected in it, by record id."""

    found: Json
    text: str
    corrected: Mapping[str, Json]

    def effective(self, json: Json) -> Json:
        """A record as people have corrected it."""
        fields = self.corrected.get(json["id"])
        return corrections.applied(json, fields, self.text) if fields else json


def ids_of(found: Json) -> list[str]:
    """The ids of everything that was found in a report."""
    return [one["id"] for name in ("actors", *KINDS.values(), "doubts") for one in found[name]]


def write(
    connection: sa.Connection,
    version: Version,
    said: Said,
    run: int,
    only: Mapping[str, frozenset[str]] | None = None,
) -> None:
    """Write what was found in a version; with ``only``, of each list in the JSON just those ids.

    Records whose actors are already there are linked to them.
    """
    found = said.found

    def wanted(name: str) -> list[tuple[int, Json]]:
        return [(i, j) for i, j in enumerate(found[name]) if only is None or j["id"] in only[name]]

    _check_quotes(said)
    actors, doubts = wanted("actors"), wanted("doubts")
    records = [(kind, *one) for kind, name in KINDS.items() for one in wanted(name)]
    numbers = rows.numbers(
        connection,
        {schema.actors: len(actors), schema.records: len(records), schema.doubts: len(doubts)},
    )
    fixed = {"report": version.report, "version": version.row, "run": run, "current": True}
    new = []
    for row, (nth, json) in zip(numbers[schema.actors], actors, strict=True):
        own = {k: said.effective(json).get(k) for k in ("key", "kind", "country", "name")}
        new.append({**fixed, **_common(row, nth, json), **own})
    rows.insert(connection, schema.actors, new)
    rows.insert(
        connection, schema.doubts,
        [
            {**fixed, **_common(row, nth, json), "question": json["question"]}
            for row, (nth, json) in zip(numbers[schema.doubts], doubts, strict=True)
        ],
    )  # fmt: skip
    by_id = {json["id"]: said.effective(json) for json in found["actors"]}
    report = found["report"]
    new = []
    for row, (kind, nth, json) in zip(numbers[schema.records], records, strict=True):
        told = columns(kind, said.effective(json), by_id, report["published"], report["source"])
        new.append({**fixed, **_common(row, nth, json), "kind": kind, **told})
    rows.insert(connection, schema.records, new)
    actor_rows = {
        json["id"]: row for row, (_, json) in zip(numbers[schema.actors], actors, strict=True)
    }
    if only is not None:
        actor_rows |= _rows_of_actors(connection, version)
    link(connection, said, zip(numbers[schema.records], records, strict=True), actor_rows)


def link(
    connection: sa.Connection, said: Said, records: Any, actor_rows: Mapping[str, int]
) -> None:
    """Write who takes part in each record, and its topics. ``records`` are rows with (kind, nth, JSON)."""
    who, what = [], []
    for row, (kind, _, json) in records:
        effective = said.effective(json)
        who += [
            {"record": row, "actor": actor_rows[id], "role": role}
            for id, role in links(kind, effective) if id in actor_rows
        ]  # fmt: skip
        topics = dict.fromkeys(effective.get("topics") or ())
        what += [{"record": row, "topic": topic} for topic in topics]
    rows.insert(connection, schema.record_actors, who)
    rows.insert(connection, schema.record_topics, what)


def _rows_of_actors(connection: sa.Connection, version: Version) -> dict[str, int]:
    a = schema.actors.c
    asked = sa.select(a.id, a.row).where(a.version == version.row, a.superseded_by.is_(None))
    return {id: row for id, row in connection.execute(asked)}


def _common(row: int, nth: int, json: Json) -> dict[str, Any]:
    evidence = json["evidence"]
    return {
        "row": row, "nth": nth, "id": json["id"], "start": evidence["start"], "end": evidence["end"],
        "confidence": json["confidence"], "json": one_line(json), "superseded_by": None,
    }  # fmt: skip


def _check_quotes(said: Said) -> None:
    for name in ("actors", *KINDS.values(), "doubts"):
        for json in said.found[name]:
            for q in quotes(json):
                if said.text[q["start"] : q["end"]] != q["words"] or not q["words"]:
                    problem = f"the text from {q['start']} to {q['end']} is not {q['words']!r}"
                    raise FormError(f"{said.found['report']['id']}, {json['id']}", problem)
