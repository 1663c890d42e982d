"""Put the record of one report into an archive.

A report is told by its id, a version of it by the digest of its text. What is there already is left as it
is; another text under the same id is a new version beside the old one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from dragoman.archive import rows, schema
from dragoman.archive.writing import Version, said_in, write
from dragoman.errors import InputError
from dragoman.formats.bounds import check_text, lone_surrogate
from dragoman.jsonform import one_line, to_json
from dragoman.records import Report, ReportRecord

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
    """Raise an `InputError` for a text, a title or anything else that no archive can keep as it is."""
    check_text(report.text, report.id)
    for name in ("text", "id", "source", "title", "dateline", "language", "author", "outlet"):
        words = getattr(report, name) or ""
        if (at := words.find("\0")) >= 0:
            where = "" if name == "text" else f" of its {name}"
            raise InputError(
                report.id, f"character {at}{where} is U+0000, which is no text and cannot be kept."
            )
        if (at := lone_surrogate(words)) is not None:
            raise InputError(
                report.id, f"character {at} of its {name} is half of a surrogate pair."
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
        row = rows.new(connection, schema.reports)
        new = {"row": row, "id": report.id, "source": report.source, "first_seen": reading.at}
        rows.insert(connection, schema.reports, [new])
    if outcome == "edited":
        _retire(connection, report.id)
    if outcome != "known":
        _write_version(connection, record, reading)
    if place:
        note_place(connection, report.id, place, reading.at)
    return outcome


def has_place(connection: sa.Connection, report: str, place: str) -> bool:
    """Whether it is known that a report was found there."""
    r, s = schema.reports, schema.sources
    asked = sa.select(s.c.place).join_from(r, s).where(r.c.id == report, s.c.place == place)
    return connection.scalar(asked) is not None


def note_place(connection: sa.Connection, report: str, place: str, at: str) -> None:
    """Keep where a report that the archive has came from; nothing changes if that is known."""
    row = connection.scalar(sa.select(schema.reports.c.row).where(schema.reports.c.id == report))
    found = {"report": row, "place": place, "first_seen": at}
    rows.insert_missing(connection, schema.sources, [found])


def _retire(connection: sa.Connection, report: str) -> None:
    """What the report said until now is no longer current."""
    row = sa.select(schema.reports.c.row).where(schema.reports.c.id == report).scalar_subquery()
    for table in (schema.versions, schema.records, schema.actors, schema.doubts):
        was = sa.update(table).where(table.c.report == row, table.c.current)
        connection.execute(was.values(current=False))


def _write_version(connection: sa.Connection, record: ReportRecord, reading: Reading) -> None:
    report, found = record.report, to_json(record)
    row, last = connection.execute(
        sa.select(schema.reports.c.row, sa.func.max(schema.versions.c.number))
        .join_from(schema.reports, schema.versions, isouter=True)
        .where(schema.reports.c.id == report.id)
        .group_by(schema.reports.c.row)
    ).one()
    version = Version(row, rows.new(connection, schema.versions))
    about = {k: v for k, v in found["report"].items() if k != "text"}
    new = {
        "row": version.row, "report": row, "number": (last or 0) + 1,
        "digest": digest_of(report.text), "title": report.title, "text": report.text,
        "published": about["published"], "dateline": report.dateline, "language": report.language,
        "about": one_line(about), "added": reading.at, "reader": reading.reader,
        "program": reading.program, "run": reading.run, "current": True,
    }  # fmt: skip
    rows.insert(connection, schema.versions, [new])
    write(connection, version, said_in(connection, found, judged=bool(last)), reading.run)
