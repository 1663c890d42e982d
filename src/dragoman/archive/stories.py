"""Stories of an archive: reports on one happening, how many are independent, and what they tell of one thing.

A person who judges two reports different parts a story, and one who judges two the same makes two stories one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

import sqlalchemy as sa

from dragoman.archive import grouping, packing, schema, shelves
from dragoman.archive.joining import AT_ONCE, as_judged
from dragoman.archive.rows import AnyRow
from dragoman.resolve.across.accounts import Account, accounts
from dragoman.resolve.across.copies import Telling, tellings
from dragoman.resolve.across.joins import Join
from dragoman.resolve.across.merged import Merged, as_one

THINGS = ("meeting", "event")
"""Kinds that a story shows merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report of a story, as lists show it."""

    id: str
    title: str | None
    source: str | None
    published: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story. ``tellings`` hold every report once; ``things`` what two reports or more tell of one thing."""

    id: str
    title: str | None
    reports: tuple[Told, ...]
    tellings: tuple[Telling, ...]
    things: tuple[Merged, ...]

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of publication."""
        days = [r.published for r in self.reports if r.published]
        return (min(days), max(days)) if days else None


def stories(
    connection: sa.Connection, *, since: dt.date | None = None, least: int = 2, limit: int = 20
) -> list[FoundStory]:
    """Stories of so many reports at least, that of the latest report first; ``since`` leaves out those with none since."""
    found: list[FoundStory] = []
    seen: set[int] = set()
    for row in _latest(connection, since):
        if row.story in seen:
            continue
        for name, members in _parts(connection, row.story, seen):
            if len(members) >= least and len(found) < limit:
                found.append(_story(connection, name, members))
        if len(found) >= limit:
            break
    return found


def story(connection: sa.Connection, id: str) -> FoundStory | None:
    """The story with this id, or that a report with this id is in; None if there is none."""
    s, link, r = schema.stories.c, schema.story_reports, schema.reports.c
    row = connection.scalar(sa.select(s.row).where(s.id == id))
    asked = sa.select(link.c.story).join_from(link, schema.reports).where(r.id == id)
    row, report = (row, None) if row is not None else (connection.scalar(asked), id)
    if row is None:
        return None
    for name, members in _parts(connection, row, set()):
        if name == id or report in members:
            return _story(connection, name, members)
    return None


def _latest(connection: sa.Connection, since: dt.date | None) -> list[AnyRow]:
    v, link = schema.versions.c, schema.story_reports
    last = sa.func.max(v.published)
    asked = sa.select(link.c.story, last.label("last"))
    asked = asked.join(schema.versions, sa.and_(v.report == link.c.report, v.current))
    asked = asked.group_by(link.c.story)
    if since:
        asked = asked.having(last >= since.isoformat())
    return list(connection.execute(asked.order_by(last.desc().nulls_last(), link.c.story.desc())))


def _parts(connection: sa.Connection, row: int, seen: set[int]) -> Iterator[tuple[str, list[str]]]:
    """What a story is after people's judgements: itself as a rule, or more, or in parts. ``seen`` gets its rows."""
    r, s, link = schema.reports.c, schema.stories.c, schema.story_reports
    names: dict[str, list[str]] = {}
    new, said = {row}, dict[tuple[str, str], str]()
    while new:
        seen |= new
        asked = sa.select(s.id, r.id.label("report")).join_from(link, schema.stories)
        asked = asked.join(schema.reports, r.row == link.c.report).where(s.row.in_(new))
        coming: list[str] = []
        for name, report in connection.execute(asked):
            names.setdefault(name, []).append(report)
            coming.append(report)
        more = grouping.verdicts(connection, coming)
        said |= more
        others = {one for pair, v in more.items() if v == "same" for one in pair} - set(coming)
        asked = sa.select(link.c.story).join_from(link, schema.reports).where(r.id.in_(others))
        new = set(connection.scalars(asked)) - seen
    reports = [report for members in names.values() for report in members]
    joins = [j for j in grouping.standing(connection, reports) if j.kind == "story"]
    # The report that began a story has no join with it.
    told = {(j.left, j.right) for j in joins}
    joins += [
        Join("story", report, name, 1.0, "began it")
        for name, members in names.items() for report in members if (report, name) not in told
    ]  # fmt: skip
    for group in grouping.groups([*names, *reports], joins, said):
        members = [one for one in group if one not in names]
        if members:
            ids = [one for one in group if one in names]
            yield (min(ids) if ids else f"story-{members[0]}"), members


def _story(connection: sa.Connection, name: str, members: Sequence[str]) -> FoundStory:
    r, v = schema.reports.c, schema.versions.c
    found: list[AnyRow] = []
    for some in batched(members, AT_ONCE):
        asked = sa.select(r.id, v.title, r.source, v.published, v.row, v.number)
        asked = asked.join_from(schema.versions, schema.reports)
        found += connection.execute(asked.where(r.id.in_(some), v.current))
    found.sort(key=lambda row: (row.published is None, row.published or "", row.id))
    told = tuple(
        Told(id=row.id, title=row.title, source=row.source,
             published=dt.date.fromisoformat(row.published) if row.published else None)
        for row in found
    )  # fmt: skip
    s = schema.stories.c
    title = connection.scalar(sa.select(s.title).where(s.id == name))
    return FoundStory(
        id=name, title=title or next((one.title for one in told if one.title), None), reports=told,
        tellings=tuple(_tellings(connection, found)), things=tuple(_things(connection, found)),
    )  # fmt: skip


def _tellings(connection: sa.Connection, found: Sequence[AnyRow]) -> list[Telling]:
    c, by = schema.compared.c, packing.Wordings()
    names = {shelves.named(row.id, row.number) for row in found}
    asked = sa.select(c.packed).where(c.shelf == "wording", c.id.in_(names))
    wordings = [by.unpack(packed) for packed in connection.scalars(asked)]
    return [
        Telling(tuple(shelves.report_in(name) for name in one.reports), one.reason.replace(shelves.MARK, "~"))
        for one in tellings(wordings)
    ]  # fmt: skip


def _things(connection: sa.Connection, found: Sequence[AnyRow]) -> Iterator[Merged]:
    """What several of the reports tell of one thing, that told by most of them first."""
    if len(found) < 2:
        return
    known: dict[str, Account] = {}
    for row in found:
        for account in accounts(as_judged(connection, row.row)):
            if account.kind in THINGS:
                known[account.id] = account
    joins = [j for j in grouping.standing(connection, known) if {j.left, j.right} <= known.keys()]
    said = grouping.verdicts(connection, known)
    some = [
        as_one([known[one] for one in group], _within(joins, group))
        for group in grouping.groups(known, joins, said, {a.id: a.report for a in known.values()})
        if len(group) > 1
    ]
    some.sort(key=lambda one: (THINGS.index(one.kind), -len(one.reports), one.accounts))
    yield from some


def _within(joins: Sequence[Join], group: Collection[str]) -> list[Join]:
    return [j for j in joins if j.left in group and j.right in group]
