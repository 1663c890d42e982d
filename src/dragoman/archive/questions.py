"""What a person could settle: doubts, and records of which we are not sure, the most useful first.

How useful a question is: how unsure we are (1 less the confidence; a doubt counts as one half), times the binary logarithm of
2 and the number of reports in which those who take part appear. So a coin's toss on a state that is everywhere comes before one on
somebody met once, and both before what is likely right. What was judged or answered is no question until that is taken
back. Of two that are equally useful, that of the report which was added first comes first, and then what stands first in the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import sqlalchemy as sa

from dragoman.archive import finding, schema
from dragoman.archive.finding import Found
from dragoman.archive.indexing import KINDS, links
from dragoman.archive.rows import AnyRow, AnySelect

BELOW = 0.6
"""Records with less confidence are asked about, unless told otherwise."""
DOUBT = 0.5
"""What a doubt counts as, which has no confidence of its own."""
UNSUREST = 2000
"""Records, actors and doubts of an archive among which the most useful are sought, each the least sure first."""
ASKED = ("doubt", "actor", *KINDS)
"""Kinds that are asked about."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Something to be judged, in its context.

    ``asked`` is the question in words; ``reports`` how many mention those who take part (summed over them); ``worth`` what
    the order is by.
    """

    found: Found
    asked: str
    confidence: float
    reports: int
    worth: float


def questions(
    connection: sa.Connection,
    *,
    kind: str | None = None,
    below: float = BELOW,
    report: str | None = None,
    limit: int = 20,
) -> list[OpenQuestion]:
    """The most useful questions first; with ``report``, all that nobody judged in it, as in the text."""
    rows: list[tuple[AnyRow, float]] = []
    for table in (schema.doubts, schema.actors, schema.records):
        asked = _open(table, kind, report)
        if asked is None:
            continue
        t = table.c
        if report is None:
            if table is not schema.doubts:
                asked = asked.where(t.confidence < below).order_by(t.confidence)
            asked = asked.order_by(t.row).limit(UNSUREST)
        unsure = DOUBT if table is schema.doubts else None
        rows += [(r, unsure or r.confidence) for r in connection.execute(asked).all()]
    reach = _reach(connection, [row for row, _ in rows])
    worth = [
        (row, sure, reach[row.id], (1 - sure) * math.log2(2 + reach[row.id])) for row, sure in rows
    ]
    if report is None:
        worth.sort(key=lambda w: (-round(w[3], 6), w[0].version, -w[0].row, w[0].kind))
    else:
        worth.sort(key=lambda w: (w[0].start, w[0].end, ASKED.index(w[0].kind), w[0].id))
    return list(_told(connection, worth[:limit]))


def _open(table: sa.Table, kind: str | None, report: str | None) -> AnySelect | None:
    """What is current in a table and not judged; None if nothing of this kind is in it."""
    t, s = table.c, schema.standing.c
    own = None if table is schema.records else table.name.removesuffix("s")
    if kind not in (None, *(KINDS if own is None else (own,))):
        return None
    named: Any = t.kind if own is None else sa.literal(own).label("kind")
    asked: AnySelect = sa.select(
        t.row, t.version, named, t.id, t.start, t.end, t.json, t.confidence
    )
    asked = asked.where(t.current)
    if own is None and kind is not None:
        asked = asked.where(t.kind == kind)
    if report is not None:
        asked = asked.where(
            t.report
            == sa.select(schema.reports.c.row)
            .where(schema.reports.c.id == report)
            .scalar_subquery()
        )
    judged = sa.select(s.subject).where(s.subject == t.id, s.other == "")
    return asked.where(~judged.exists())


def _reach(connection: sa.Connection, rows: list[AnyRow]) -> dict[str, int]:
    """In how many reports those appear whom each row is about, by the row's id."""
    keys = {row.id: set[str]() for row in rows}

    def of(*kinds: str) -> list[int]:
        return [row.row for row in rows if row.kind in kinds]

    for one, key in chain(
        _keys_of_records(connection, of(*KINDS)),
        _keys_of_actors(connection, of("actor")),
        _keys_around(connection, of("doubt")),
    ):
        keys[one].add(key)
    many = _reports_with(connection, sorted(set().union(*keys.values())))
    return {one: sum(many[key] for key in mine) for one, mine in keys.items()}


def _keys_of_records(connection: sa.Connection, rows: list[int]) -> Iterator[tuple[str, str]]:
    r, a, link = schema.records.c, schema.actors.c, schema.record_actors
    for some in _some(rows):
        asked = sa.select(r.id, a.key).join_from(link, schema.records).join(schema.actors)
        asked = asked.where(link.c.record.in_(some), a.key.is_not(None)).distinct()
        yield from ((one, key) for one, key in connection.execute(asked))


def _keys_of_actors(connection: sa.Connection, rows: list[int]) -> Iterator[tuple[str, str]]:
    a = schema.actors.c
    for some in _some(rows):
        asked = sa.select(a.id, a.key).where(a.row.in_(some), a.key.is_not(None))
        yield from ((one, key) for one, key in connection.execute(asked))


def _keys_around(connection: sa.Connection, rows: list[int]) -> Iterator[tuple[str, str]]:
    """Those who take part in records that share words with a doubt."""
    d, r, a, link = schema.doubts.c, schema.records.c, schema.actors.c, schema.record_actors
    touching = (r.version == d.version, r.current, r.start < d.end, r.end > d.start)
    for some in _some(rows):
        asked = sa.select(d.id, a.key).select_from(schema.doubts)
        asked = asked.join(schema.records, sa.and_(*touching))
        asked = asked.join(link, link.c.record == r.row).join(schema.actors, a.row == link.c.actor)
        asked = asked.where(d.row.in_(some), a.key.is_not(None)).distinct()
        yield from ((one, key) for one, key in connection.execute(asked))


def _reports_with(connection: sa.Connection, keys: list[str]) -> Mapping[str, int]:
    a = schema.actors.c
    found = dict.fromkeys(keys, 0)
    for some in _some(keys):
        asked = sa.select(a.key, sa.func.count()).where(a.key.in_(some), a.current)
        found |= dict(connection.execute(asked.group_by(a.key)).all())
    return found


def _some[T](many: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(many), AT_ONCE):
        yield many[at : at + AT_ONCE]


def _told(
    connection: sa.Connection, worth: list[tuple[AnyRow, float, int, float]]
) -> Iterator[OpenQuestion]:
    by_kind: dict[bool, list[AnyRow]] = {True: [], False: []}
    for row, *_ in worth:
        by_kind[row.kind in KINDS].append(row)
    # Only records have others who take part; rows of two tables may have one number.
    found = [
        *finding.shown(connection, by_kind[True]),
        *finding.shown(connection, by_kind[False], names=False),
    ]
    by_id = {one.id: one for one in found}
    for row, sure, reports, value in worth:
        one = by_id[row.id]
        yield OpenQuestion(
            found=one, asked=in_words(one), confidence=sure, reports=reports, worth=round(value, 4)
        )


def in_words(found: Found) -> str:
    """What is asked of a record."""
    json = found.json
    if found.kind == "doubt":
        return str(json["question"])
    if found.kind == "actor":
        return f"Is {json['name']!r} an actor, of the kind {json['kind']!r}?"
    which = ", ".join(json[f] for f in ("type", "form", "act", "status") if isinstance(json.get(f), str))  # fmt: skip
    parts: dict[str, list[str]] = {}
    for actor, role in links(found.kind, json):
        parts.setdefault(role.replace("_", " "), []).append(found.actors.get(actor, actor))
    who = "".join(f"; {role} {', '.join(names)}" for role, names in parts.items())
    return f"Is this right: {found.kind} ({which}){who}?"
