"""Look whether an archive is as it should be: whatever is wrong with it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from dragoman.archive import judging, schema, stored
from dragoman.archive.adding import digest_of
from dragoman.archive.indexing import KINDS, links
from dragoman.archive.migrations.full_text import NAMES
from dragoman.archive.rows import AnyRow
from dragoman.archive.writing import Said, said_in
from dragoman.errors import FormError
from dragoman.jsonform import from_json

type Json = Mapping[str, Any]
AT_ONCE = 200
CHECK_ITSELF = "INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"


def check(connection: sa.Connection) -> Iterator[str]:
    """One sentence for each thing that is wrong; none of a whole archive.

    The database's own checks first, then that every text has its digest, every quotation is the text's, and that
    what was made for queries says what the records say.
    """
    if connection.dialect.name == "sqlite":
        yield from _sqlite(connection)
    yield from _versions(connection)
    yield from _found(connection)
    yield from _standing(connection)
    yield from _joined(connection)


def _sqlite(connection: sa.Connection) -> Iterator[str]:
    """The file's pages, its foreign keys, and its full-text index beside what it is of."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield f"SQLite finds the file damaged: {said}."
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} names a row of {other} that there is not."
    for table, index in NAMES.items():
        # A full-text index checks itself where one would write into it; nothing is written.
        try:
            connection.exec_driver_sql(CHECK_ITSELF.format(index=index))
        except sa.exc.DatabaseError as error:
            if not str(getattr(error.orig, "sqlite_errorname", "")).startswith("SQLITE_CORRUPT"):
                raise
            yield f"The full-text index of {table} is not in step with it."


def _versions(connection: sa.Connection) -> Iterator[str]:
    """Numbers from 1 without a gap; the last is current, and no other."""
    v, r = schema.versions.c, schema.reports.c
    asked = (
        sa.select(
            r.id, sa.func.count(v.row).label("many"), sa.func.max(v.number).label("last"),
            sa.func.max(sa.case((v.current, v.number), else_=0)).label("current"),
            sa.func.sum(sa.case((v.current, 1), else_=0)).label("currents"),
        )
        .join_from(schema.reports, schema.versions, isouter=True)
        .group_by(r.id)
    )  # fmt: skip
    for row in connection.execute(asked):
        if not row.many:
            yield f"Report {row.id} has no text."
        elif row.many != row.last:
            yield f"Report {row.id} has {row.many} versions, and the last is number {row.last}."
        elif (row.currents, row.current) != (1, row.last):
            yield f"Report {row.id} does not have its last version as the current one."


def _found(connection: sa.Connection) -> Iterator[str]:
    """Texts and what was read in them, some versions at a time."""
    v, last = schema.versions.c, 0
    while True:
        asked = sa.select(schema.versions, schema.reports.c.id)
        asked = asked.join_from(schema.versions, schema.reports).where(v.row > last)
        batch = connection.execute(asked.order_by(v.row).limit(AT_ONCE)).all()
        if not batch:
            return
        last = batch[-1].row
        whole = stored.whole(connection, {row.row: (row.about, row.text) for row in batch})
        kept = _Kept(connection, [row.row for row in batch])
        for row in batch:
            name = f"Version {row.number} of report {row.id}"
            for problem in _version(connection, row, whole[row.row], kept):
                yield f"{name}: {problem}"


class _Kept:
    """What is kept in columns and links of everything in some versions."""

    def __init__(self, connection: sa.Connection, versions: list[int]) -> None:
        self.rows: dict[int, list[AnyRow]] = {version: [] for version in versions}
        for table in (schema.actors, schema.doubts, schema.records):
            asked = sa.select(table).where(table.c.version.in_(versions))
            for row in connection.execute(asked):
                self.rows[row.version].append(row)
        r, a = schema.records.c, schema.actors.c
        who, what = schema.record_actors, schema.record_topics
        self.who: dict[int, set[tuple[str, str]]] = {}
        asked = sa.select(who.c.record, a.id, who.c.role).join_from(who, schema.actors)
        asked = asked.join(schema.records, r.row == who.c.record).where(r.version.in_(versions))
        for record, actor, role in connection.execute(asked):
            self.who.setdefault(record, set()).add((actor, role))
        self.topics: dict[int, set[str]] = {}
        asked = sa.select(what.c.record, what.c.topic).join_from(what, schema.records)
        for record, topic in connection.execute(asked.where(r.version.in_(versions))):
            self.topics.setdefault(record, set()).add(topic)


def _version(connection: sa.Connection, row: AnyRow, whole: Json, kept: _Kept) -> Iterator[str]:
    if digest_of(row.text) != row.digest:
        yield "the text is not the one that was added."
    report = whole["report"]
    if (report["id"], report["published"]) != (row.id, row.published):
        yield "what is kept of the report does not agree with itself."
    try:
        said = said_in(connection, whole)
        from_json(whole)
    except FormError as error:
        yield f"{error}."
        return
    actors = said.actors()
    by_id = {json["id"]: (kind, json) for kind, _, json in said.each()}
    for one in kept.rows[row.row]:
        if one.superseded_by is None:
            kind, json = by_id[one.id]
            yield from _one(said, kind, json, actors, one, kept, current=row.current)
        elif one.current:
            yield f"{one.id} is superseded and current."


def _one(
    said: Said, kind: str, json: Json, actors: Mapping[str, Json], row: AnyRow, kept: _Kept,
    *, current: bool,
) -> Iterator[str]:  # fmt: skip
    """Whether what queries use is what the record says."""
    evidence = json["evidence"]
    expected = {
        **said.columns(kind, json, actors), "start": evidence["start"], "end": evidence["end"],
        "confidence": json["confidence"], "current": current,
    }  # fmt: skip
    wrong = [name for name, value in expected.items() if getattr(row, name) != value]
    if wrong:
        yield f"{row.id} is kept with another {', '.join(wrong)} than it was read with."
    if kind in KINDS:
        told = said.effective(json)
        if kept.who.get(row.row, set()) != {one for one in links(kind, told) if one[0] in actors}:
            yield f"{row.id} is not linked with those who take part in it."
        if kept.topics.get(row.row, set()) != set(told.get("topics") or ()):
            yield f"{row.id} is not linked with its topics."


def _standing(connection: sa.Connection) -> Iterator[str]:
    """Whether what holds of each subject is what was judged last."""
    history: dict[tuple[str, str], list[judging.Judgement]] = {}
    for one in judging.all_of(connection):
        history.setdefault((one.subject, one.other or ""), []).append(one)
    expected = {which: now.id for which, many in history.items() if (now := judging.latest(many))}
    s, j = schema.standing.c, schema.judgements.c
    asked = sa.select(s.subject, s.other, j.id).join_from(schema.standing, schema.judgements)
    kept = {(subject, other): one for subject, other, one in connection.execute(asked)}
    for subject in sorted({which for which, _ in expected.items() ^ kept.items()}):
        yield f"What holds of {' and '.join(filter(None, subject))} is not what was judged last."


def _joined(connection: sa.Connection) -> Iterator[str]:
    """Whether every report that was joined is in a story, and can be compared with the next."""
    v, r, c = schema.versions.c, schema.reports.c, schema.compared.c
    asked = sa.select(r.id).join_from(schema.joined, schema.versions).join(schema.reports)
    asked = asked.where(v.current).order_by(r.id)
    in_stories = sa.select(schema.story_reports.c.report)
    for report in connection.scalars(asked.where(v.report.not_in(in_stories))):
        yield f"Report {report} was joined, and is in no story."
    known = sa.select(c.version).where(c.shelf == "wording")
    for report in connection.scalars(asked.where(v.row.not_in(known))):
        yield f"Report {report} was joined, and nothing can be compared with it."
