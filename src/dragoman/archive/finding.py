"""Find records by their words, by who takes part, where and when; and reports by their text."""

from __future__ import annotations

import datetime as dt
import json as jsons
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sqlalchemy as sa

from dragoman.archive import asking, corrections, schema, stored
from dragoman.archive.asking import Asked, Term
from dragoman.archive.indexing import KINDS, LONG_MONTHS, facet
from dragoman.archive.rows import AnyRow, AnySelect
from dragoman.errors import ArchiveError
from dragoman.records import Quote, Report
from dragoman.share.context import InContext, in_context

type Json = Mapping[str, Any]
EVERY_KIND = (*KINDS, "report")
IN_RECORDS = ("words", "names", "places")
IN_REPORTS = ("title", "text")
LONGEST_YEARS = 1000
"""A span of more years is not sought by its years."""
FEW = 1000
"""Reports within a span of days that are looked at one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked for; whatever is left out does not matter.

    ``actor`` is a key ("state:KAZ") or a name; ``type`` an event's type, a statement's act or form, a
    meeting's form, level or mode, or a status. ``first`` and ``last`` are days, and whatever touches them is found; a record
    without a day of its own has that of publication. Rejected records are left out unless asked for. ``independent``
    leaves out what stands in copies of other reports.
    """

    words: str = ""
    kind: str | None = None
    actor: str | None = None
    type: str | None = None
    topic: str | None = None
    place: str | None = None
    source: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    rejected: bool = False
    independent: bool = False
    limit: int = 20

    def asks_for_records_only(self) -> bool:
        """Whether reports as such cannot be an answer."""
        asked = (self.actor, self.type, self.topic, self.place)
        return self.kind in KINDS or any(one is not None for one in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record with its words in context, or a report with the first of the words looked for.

    ``json`` is the record as people have corrected it, or the report without its text. ``actors`` are the
    names of those who take part, by id. ``verdict`` is the judgement in force on the record, if there is one.
    """

    kind: str
    id: str
    report: Report
    version: int
    words: Quote
    context: InContext
    json: Json
    actors: Mapping[str, str] = field(default_factory=dict)
    verdict: str | None = None


def find(connection: sa.Connection, question: Question) -> list[Found]:
    """Records, and after them reports that have the words but no such record; the last added first."""
    terms = asking.terms(question.words)
    if question.words.strip() and not any(not t.unwanted for t in terms):
        raise ArchiveError(f"{question.words!r}", "there is no word in it to look for.")
    found: list[Found] = []
    if question.kind != "report":
        found = _records(connection, question, terms)
    if len(found) < question.limit and not question.asks_for_records_only():
        seen = {one.report.id for one in found}
        found += _reports(connection, question, terms, seen, question.limit - len(found))
    return found


def _records(connection: sa.Connection, question: Question, terms: tuple[Term, ...]) -> list[Found]:
    r, s = schema.records.c, schema.standing.c
    asked: AnySelect = sa.select(r.row, r.version, r.kind, r.id, r.start, r.end, r.json)
    matching = _asked(_closed(connection, question), terms)
    if matching:
        asked = _matching(connection, asked, schema.records, matching)
    else:
        asked = asked.where(r.current).order_by(r.row.desc())
    if question.first:
        asked = asked.where(r.last_day >= question.first.isoformat())
    if question.last:
        asked = asked.where(r.first_day <= question.last.isoformat())
    if not question.rejected:
        rejected = sa.select(s.subject).where(
            s.subject == r.id, s.other == "", s.verdict == "reject"
        )
        asked = asked.where(~rejected.exists())
    if question.independent:
        asked = asked.where(~_copied(r.report))
    rows = connection.execute(asked.limit(question.limit)).all()
    return list(shown(connection, rows))


def _closed(connection: sa.Connection, question: Question) -> Question:
    """The question with both ends of its days, so that the index of months and years can answer it, too.

    Records that begin before all others, or after them, there are none: so much is known of an open end.
    """
    first, last = question.first, question.last
    if (first is None) == (last is None):
        return question
    day, r = sa.func.max if last is None else sa.func.min, schema.records.c
    # Kind by kind, since the index of first days has the kind before them.
    found = [connection.scalar(sa.select(day(r.first_day)).where(r.kind == k)) for k in KINDS]
    ends = [dt.date.fromisoformat(one) for one in found if one is not None]
    if not ends:
        return question
    if last is None and first is not None:
        return replace(question, last=max(first, *ends))
    if last is not None:
        return replace(question, first=min(last, *ends))
    return question


def _copied(report: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether the report with this row is a copy of another, and no person says that they are different."""
    j, s, r = schema.joins.c, schema.standing.c, schema.reports.alias("copied").c
    different = sa.select(s.subject).where(
        s.verdict == "different",
        sa.or_(
            sa.and_(s.subject == j.left, s.other == j.right),
            sa.and_(s.subject == j.right, s.other == j.left),
        ),
    )
    copied = sa.select(j.row).where(
        r.row == report, j.kind == "copy", j.left == r.id, j.superseded_by.is_(None), ~different.exists()
    )  # fmt: skip
    return copied.exists()


def _asked(question: Question, terms: tuple[Term, ...]) -> Asked:
    """The part of the question that the full-text index of records answers."""
    narrowed: list[tuple[tuple[Term, ...], tuple[str, ...]]] = []
    facets: list[tuple[str, ...]] = []
    for name in ("kind", "type", "topic", "source"):
        if (value := getattr(question, name)) is not None:
            facets += [(facet(name, value.casefold()),)]
    if question.actor is not None:
        if ":" in question.actor:
            facets.append((facet("actor", question.actor),))
        else:
            narrowed.append((asking.phrase(question.actor), ("names",)))
    if question.place is not None:
        narrowed.append((asking.phrase(question.place), ("places",)))
    if days := tuple(_days(question)):
        facets.append(days)
    return Asked(terms, IN_RECORDS, tuple(narrowed), tuple(facets))


def _days(question: Question) -> Iterator[str]:
    """Facets of which everything within the days has one; none if there would be too many."""
    if question.first is None or question.last is None or question.last < question.first:
        return
    a, b = question.first, question.last
    months = range(a.year * 12 + a.month - 1, b.year * 12 + b.month)
    if len(months) <= LONG_MONTHS:
        yield from (facet("month", str(m)) for m in months)
        yield facet("month", "long")
    elif b.year - a.year < LONGEST_YEARS:
        yield from (facet("year", str(y)) for y in range(a.year, b.year + 1))


def _matching(
    connection: sa.Connection, asked: AnySelect, table: sa.Table, matching: Asked
) -> AnySelect:
    """Only rows that the full-text index gives, the last first."""
    if connection.dialect.name == "sqlite":
        name = "record_words" if table is schema.records else "version_words"
        index = sa.table(name, sa.column("rowid"), sa.column(name))
        asked = asked.join_from(index, table, table.c.row == index.c.rowid)
        asked = asked.where(index.c[name].op("MATCH")(asking.for_sqlite(matching)))
        return asked.order_by(index.c.rowid.desc())
    query = sa.func.to_tsquery("dragoman", asking.for_postgresql(matching))
    search: sa.ColumnElement[Any] = sa.literal_column(f"{table.name}.search")
    return asked.where(table.c.current, search.op("@@")(query)).order_by(table.c.row.desc())


def shown(
    connection: sa.Connection, rows: Sequence[AnyRow], *, names: bool = True
) -> Iterator[Found]:
    """Records with their reports, their actors' names, and what people say of them.

    Actors and doubts have nobody who takes part: for them ``names`` is false.
    """
    versions = stored.reports_of(connection, list({row.version for row in rows}))
    ids = [row.id for row in rows]
    verdicts = corrections.judged(connection, ids, ("confirm", "correct", "reject"))
    corrected = corrections.standing(connection, [i for i, v in verdicts.items() if v == "correct"])
    named = _names(connection, [row.row for row in rows]) if names else {}
    for row in rows:
        number, report = versions[row.version]
        json = jsons.loads(row.json)
        if row.id in corrected:
            json = corrections.applied(json, corrected[row.id], report.text)
        words = report.quote(row.start, row.end)
        yield Found(
            kind=row.kind, id=row.id, report=report, version=number, words=words,
            context=in_context(report, words), json=json, actors=named.get(row.row, {}),
            verdict=verdicts.get(row.id),
        )  # fmt: skip


def _names(connection: sa.Connection, rows: list[int]) -> dict[int, dict[str, str]]:
    a, link = schema.actors.c, schema.record_actors.c
    asked = (
        sa.select(link.record, a.id, a.name)
        .join_from(schema.record_actors, schema.actors)
        .where(link.record.in_(rows))
        .order_by(link.record, a.row.desc())
    )
    found: dict[int, dict[str, str]] = {}
    for record, actor, name in connection.execute(asked):
        found.setdefault(record, {})[actor] = name
    return found


def _reports(
    connection: sa.Connection,
    question: Question,
    terms: tuple[Term, ...],
    seen: set[str],
    limit: int,
) -> Iterator[Found]:
    v, r = schema.versions.c, schema.reports.c
    asked = sa.select(v.row)
    if terms:
        asked = _matching(connection, asked, schema.versions, Asked(terms, IN_REPORTS))
        asked = asked.join(schema.reports, schema.reports.c.row == v.report)
    else:
        asked = asked.join_from(schema.versions, schema.reports)
        asked = asked.where(v.current).order_by(v.row.desc())
    if seen:
        asked = asked.where(r.id.not_in(seen))
    if question.source:
        asked = asked.where(sa.func.lower(r.source) == question.source.casefold())
    within = []
    if question.first:
        within.append(v.published >= question.first.isoformat())
    if question.last:
        within.append(v.published <= question.last.isoformat())
    if within and not terms:
        # From the last added down, one might look at all of them to find a few: these the index of days gives.
        few = connection.scalars(sa.select(v.row).where(*within).limit(FEW + 1)).all()
        if len(few) <= FEW:
            within.append(v.row.in_(few))
    asked = asked.where(*within)
    if question.independent:
        asked = asked.where(~_copied(v.report))
    rows = connection.scalars(asked.limit(limit)).all()
    versions = stored.reports_of(connection, list(rows))
    for row in rows:
        number, report = versions[row]
        words = first_of(report, terms)
        yield Found(
            kind="report", id=report.id, report=report, version=number, words=words,
            context=in_context(report, words), json=stored.about(report),
        )  # fmt: skip


def first_of(report: Report, terms: Sequence[Term]) -> Quote:
    """The first of the words looked for, about as the index sees words; or the report's first word."""
    wanted = {t.words[0][: max(3, len(t.words[0]) - 3)] for t in terms if not t.unwanted}
    quick = re.compile(rf"\b(?:{'|'.join(wanted)})\w*", re.IGNORECASE)
    if wanted and (m := quick.search(report.text)):
        return report.quote(*m.span())
    first = None
    for m in re.finditer(r"[^\W_]+", report.text):
        first = first or m
        if not wanted:
            break
        plain = "".join(asking.folded(m.group()))
        if any(plain.startswith(w) for w in wanted):
            first = m
            break
    return report.quote(*first.span()) if first else report.quote(0, 1)
