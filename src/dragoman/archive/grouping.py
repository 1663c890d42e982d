"""What is one by all joins and judgements together: people's word first, then the surest join."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.archive.joining import AT_ONCE
from dragoman.resolve.across.joins import Join

type Verdicts = Mapping[tuple[str, str], str]
"""What people said of two, by their ids in order: "same" or "different"."""


def standing(connection: sa.Connection, ids: Collection[str]) -> list[Join]:
    """The program's joins that have one of these on either side, the surest first; judged or not."""
    j = schema.joins.c
    found: dict[tuple[str, str, str], Join] = {}
    for some in _some(ids):
        for side in (j.left, j.right):
            asked = sa.select(j.kind, j.left, j.right, j.score, j.reason)
            asked = asked.where(side.in_(some), j.superseded_by.is_(None))
            for kind, left, right, score, reason in connection.execute(asked):
                found[kind, left, right] = Join(kind, left, right, score, reason)
    return sorted(found.values(), key=_surest)


def verdicts(connection: sa.Connection, ids: Collection[str]) -> dict[tuple[str, str], str]:
    """What people said of these together with others."""
    s = schema.standing.c
    found: dict[tuple[str, str], str] = {}
    for some in _some(ids):
        for side in (s.subject, s.other):
            asked = sa.select(s.subject, s.other, s.verdict).where(side.in_(some), s.other != "")
            found |= {(one, other): said for one, other, said in connection.execute(asked)}
    return found


def rejected(connection: sa.Connection, ids: Collection[str]) -> set[str]:
    """Those of the ids that people rejected; they are joined with nothing."""
    s = schema.standing.c
    found: set[str] = set()
    for some in _some(ids):
        asked = sa.select(s.subject).where(
            s.subject.in_(some), s.other == "", s.verdict == "reject"
        )
        found |= set(connection.scalars(asked))
    return found


def _some(ids: Collection[str]) -> Iterable[list[str]]:
    listed = sorted(set(ids))
    return (listed[at : at + AT_ONCE] for at in range(0, len(listed), AT_ONCE))


def _surest(join: Join) -> tuple[float, str]:
    return -join.score, join.id


def groups(
    ids: Iterable[str],
    joins: Iterable[Join],
    said: Verdicts,
    reports: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """The ids in groups of what is one; each id is in one group, alone if it is joined with nothing.

    Two that people call different are never in one, whatever joins them over others. ``reports`` says which report each is of:
    what one report tells apart only a person makes one.
    """
    group = {one: one for one in sorted(ids)}
    members = {one: {one} for one in group}
    of = {one: {reports[one]} for one in group} if reports else {}
    apart: dict[str, set[str]] = {}
    for (one, other), verdict in said.items():
        if verdict == "different":
            apart.setdefault(one, set()).add(other)
            apart.setdefault(other, set()).add(one)

    def unite(one: str, other: str, *, by_person: bool) -> None:
        if one not in group or other not in group:
            return
        low, high = sorted((group[one], group[other]))
        if low == high or any(apart.get(m, set()) & members[low] for m in members[high]):
            return
        if not by_person and reports and of[low] & of[high]:
            return
        for m in members[high]:
            group[m] = low
        members[low] |= members.pop(high)
        if reports:
            of[low] |= of.pop(high)

    for (one, other), verdict in sorted(said.items()):
        if verdict == "same":
            unite(one, other, by_person=True)
    for join in sorted(joins, key=_surest):
        unite(join.left, join.right, by_person=False)
    return [sorted(some) for _, some in sorted(members.items())]
