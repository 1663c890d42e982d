"""What a record, a report or an actor is joined with, why, and whether a person thinks otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from dragoman.archive import grouping, schema
from dragoman.archive.joining import AT_ONCE

PROGRAM = "dragoman"
"""Who judged where no person did."""
MOST = 500
"""Ids that one group is followed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """One of two that are held to be one, seen from ``id``.

    ``kind`` is as in `dragoman.resolve.across.joins`, or "same" where a person alone says so; of "copy" `id` is the copy if
    ``is_copy``. ``report`` is the other's report. ``holds`` is false where a person says that they are different.
    """

    kind: str
    id: str
    other: str
    report: str | None
    score: float | None
    reason: str
    by: str
    holds: bool = True
    is_copy: bool = False


def joined(connection: sa.Connection, ids: Collection[str]) -> list[Joined]:
    """Whatever these are joined with directly, the surest first."""
    mine = set(ids)
    joins = grouping.standing(connection, mine)
    around = {one for j in joins for one in (j.left, j.right)}
    keys = _keys(
        connection, {one for j in joins if j.kind == "person" for one in (j.left, j.right)}
    )
    said = _said(connection, mine | set(keys.values()))
    rejected = grouping.rejected(connection, mine | around)
    stand = _reports(connection, around | {one for pair in said for one in pair})
    found: list[Joined] = []
    told: set[tuple[str, str]] = set()
    for join in joins:
        a, b = sorted((join.left, join.right))
        told.add((a, b))
        if {a, b} & rejected or (join.kind != "story" and not {a, b} <= stand.keys()):
            continue
        of_keys = sorted((keys.get(a, a), keys.get(b, b)))
        verdict, by = said.get((a, b)) or said.get((of_keys[0], of_keys[1])) or (None, PROGRAM)
        one, other = (join.left, join.right) if join.left in mine else (join.right, join.left)
        found.append(
            Joined(
                kind=join.kind, id=one, other=other, report=stand.get(other), score=join.score,
                reason=join.reason, by=by, holds=verdict != "different",
                is_copy=join.kind == "copy" and one == join.left,
            )
        )  # fmt: skip
    found += _begun(connection, mine, {(j.left, j.right) for j in joins})
    for (a, b), (verdict, by) in sorted(said.items()):
        if verdict == "same" and (a, b) not in told and {a, b} <= stand.keys() and {a, b} & mine:
            one, other = (a, b) if a in mine else (b, a)
            found.append(
                Joined(kind="same", id=one, other=other, report=stand[other], score=None, reason="", by=by)
            )  # fmt: skip
    return found


def _begun(
    connection: sa.Connection, ids: set[str], told: set[tuple[str, str]]
) -> Iterator[Joined]:
    """The stories that reports began, and so have no join with."""
    r, s, link = schema.reports.c, schema.stories.c, schema.story_reports
    for some in _some(ids):
        asked = sa.select(r.id.label("report"), s.id).join_from(link, schema.reports)
        asked = asked.join(schema.stories, s.row == link.c.story).where(r.id.in_(some))
        for report, story in connection.execute(asked.order_by(r.id)):
            if (report, story) not in told:
                yield Joined(
                    kind="story", id=report, other=story, report=None, score=None,
                    reason="began it", by=PROGRAM,
                )  # fmt: skip


def one_with(connection: sa.Connection, id: str) -> list[str]:
    """All that is one with a record, by joins and judgements together; without itself."""
    ids, new = {id}, {id}
    while new and len(ids) < MOST:
        near = {one for j in grouping.standing(connection, new) for one in (j.left, j.right)}
        near |= {one for pair in grouping.verdicts(connection, new) for one in pair}
        new = near - ids
        ids |= new
    reports = _reports(connection, ids)
    ids = (ids & reports.keys()) - grouping.rejected(connection, ids)
    if id not in ids:
        return []
    kinds = ("meeting", "event", "statement", "commitment")
    joins = [j for j in grouping.standing(connection, ids) if j.kind in kinds]
    for group in grouping.groups(ids, joins, grouping.verdicts(connection, ids), reports):
        if id in group:
            return [one for one in group if one != id]
    return []


def copies(connection: sa.Connection, reports: Collection[str]) -> dict[str, str]:
    """Those of the reports that are copies, and what each was taken from as far as can be told."""
    mine = set(reports)
    found: dict[str, str] = {}
    for join in joined(connection, mine):
        if join.is_copy and join.holds:
            found.setdefault(join.id, join.other)
    return found


def _said(
    connection: sa.Connection, ids: Collection[str]
) -> dict[tuple[str, str], tuple[str, str]]:
    """What people said of two, and who."""
    s, j = schema.standing.c, schema.judgements.c
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for some in _some(ids):
        for side in (s.subject, s.other):
            asked = sa.select(s.subject, s.other, s.verdict, j.by)
            asked = asked.join_from(schema.standing, schema.judgements)
            for a, b, verdict, by in connection.execute(asked.where(side.in_(some), s.other != "")):
                found[a, b] = (verdict, by)
    return found


def _keys(connection: sa.Connection, actors: Collection[str]) -> dict[str, str]:
    a = schema.actors.c
    found: dict[str, str] = {}
    for some in _some(actors):
        asked = sa.select(a.id, a.key).where(a.id.in_(some), a.current, a.key.is_not(None))
        found |= dict(connection.execute(asked).all())
    return found


def _reports(connection: sa.Connection, ids: Collection[str]) -> dict[str, str]:
    """The report of each of these that stands; a report is of itself."""
    r = schema.reports.c
    found: dict[str, str] = {}
    for some in _some(ids):
        found |= {one: one for one in connection.scalars(sa.select(r.id).where(r.id.in_(some)))}
        for table in (schema.records, schema.actors):
            t = table.c
            asked = sa.select(t.id, r.id.label("report")).join_from(table, schema.reports)
            found |= dict(connection.execute(asked.where(t.id.in_(some), t.current)).all())
    return found


def _some(ids: Collection[str]) -> list[list[str]]:
    listed = sorted(set(ids))
    return [listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE)]
