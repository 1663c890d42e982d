"""What people say of records, for good: who, when, why, and that it can be taken back.

Nothing is ever deleted here. Taking a judgement back is another judgement, and can itself be taken back. What
holds of a subject is the latest judgement on it that nobody took back; `schema.standing` keeps that for queries.
"""

from __future__ import annotations

import hashlib
import json as jsons
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

import sqlalchemy as sa

from dragoman.archive import correctable, correcting, rows, schema, stored
from dragoman.archive.rows import AnyRow
from dragoman.archive.writing import said_in
from dragoman.errors import BadJudgement, NotInArchive
from dragoman.jsonform import one_line

type Json = Mapping[str, Any]
Verdict = Literal["confirm", "correct", "reject", "same", "different", "answer"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
OF_TWO = ("same", "different")
TABLES = {
    "record": schema.records, "actor": schema.actors, "doubt": schema.doubts, "report": schema.reports,
}  # fmt: skip
"""Sorts of things that are judged, and the tables with their ids. An actor's key is a sort of its own: ``key``."""
ALLOWED = {
    "record": ("confirm", "correct", "reject", "same", "different"),
    "actor": ("confirm", "correct", "reject", "same", "different"),
    "key": OF_TWO,
    "report": OF_TWO,
    "doubt": ("answer", "reject"),
}
"""Verdicts that each sort can have. A doubt that is rejected was no question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. ``other`` is the second of two; ``fields`` what is right instead, or ``{"answer": ...}``.

    ``undoes`` is the id of the judgement that this one takes back; then the verdict is "undo". ``holds``
    says whether nobody has taken it back.
    """

    id: str
    subject: str
    other: str | None = None
    verdict: str
    fields: Json | None = None
    comment: str | None = None
    by: str
    at: str
    undoes: str | None = None
    holds: bool = True


def judge(connection: sa.Connection, where: str, judgement: Judgement) -> str:
    """Keep a judgement, whose id is not asked but given back.

    Raises `NotInArchive` if there is no such subject, `BadJudgement` if the verdict does not fit it.
    """
    _check(connection, where, judgement)
    if judgement.verdict == "correct":
        judgement = replace(judgement, fields=_settled(connection, where, judgement))
    if judgement.other is not None:
        left, right = sorted((judgement.subject, judgement.other))
    else:
        left, right = judgement.subject, None
    return _keep(connection, judgement, left, right)


def undo(
    connection: sa.Connection, where: str, id: str, *, by: str, at: str, comment: str | None = None
) -> str:
    """Take a judgement back, by another one; its id. Raises `NotInArchive`, or `BadJudgement` if that was done."""
    j = schema.judgements
    row = connection.execute(sa.select(j).where(j.c.id == id)).one_or_none()
    if row is None:
        raise NotInArchive(where, id)
    history = of(connection, row.subject, row.other)
    if not next(one.holds for one in history if one.id == id):
        raise BadJudgement(where, f"judgement {id} was taken back already.")
    taken = Judgement(
        id="", subject=row.subject, other=row.other, verdict="undo", by=by, at=at, comment=comment, undoes=id
    )  # fmt: skip
    return _keep(connection, taken, row.subject, row.other)


def of(connection: sa.Connection, subject: str, other: str | None = None) -> list[Judgement]:
    """All that was judged of a subject, or of two, the oldest first."""
    j = schema.judgements
    same = j.c.other.is_(None) if other is None else j.c.other == other
    asked = sa.select(j).where(j.c.subject == subject, same).order_by(j.c.row)
    return with_holds(connection.execute(asked))


def all_of(connection: sa.Connection, subject: str | None = None) -> list[Judgement]:
    """Every judgement, or every one that names the subject, the oldest first."""
    j = schema.judgements
    asked = sa.select(j).order_by(j.c.row)
    if subject is not None:
        asked = asked.where(sa.or_(j.c.subject == subject, j.c.other == subject))
    return with_holds(connection.execute(asked))


def with_holds(found: Iterable[AnyRow]) -> list[Judgement]:
    """Rows of judgements, the oldest first, with whether each still holds.

    What takes one back is always younger, so it is settled from the youngest down.
    """
    told, gone = [], set()
    for row in reversed(list(found)):
        holds = row.id not in gone
        if holds and row.undoes:
            gone.add(row.undoes)
        told.append(
            Judgement(
                id=row.id, subject=row.subject, other=row.other, verdict=row.verdict,
                fields=jsons.loads(row.fields) if row.fields else None, comment=row.comment,
                by=row.by, at=row.at, undoes=row.undoes, holds=holds,
            )
        )  # fmt: skip
    return told[::-1]


def latest(history: Sequence[Judgement]) -> Judgement | None:
    """The judgement that is in force; None if there is none, or all were taken back."""
    return next((one for one in reversed(history) if one.holds and not one.undoes), None)


def settle(connection: sa.Connection, subject: str, other: str | None) -> None:
    """Bring what queries see of a subject to what was judged of it."""
    s, j = schema.standing, schema.judgements.c
    which = (s.c.subject == subject, s.c.other == (other or ""))
    before = connection.scalar(sa.select(s.c.verdict).where(*which))
    connection.execute(sa.delete(s).where(*which))
    now = latest(of(connection, subject, other))
    if now is not None:
        row = connection.scalar(sa.select(j.row).where(j.id == now.id))
        new = {"subject": subject, "other": other or "", "verdict": now.verdict, "judgement": row}
        rows.insert(connection, s, [new])
    if other is None and "correct" in (before, now and now.verdict):
        correcting.reindex(connection, subject)


def _keep(connection: sa.Connection, judgement: Judgement, left: str, right: str | None) -> str:
    j = schema.judgements
    fields = one_line(judgement.fields) if judgement.fields is not None else None
    nth = connection.scalar(sa.select(sa.func.count()).where(j.c.subject == left)) or 0
    told = (left, right, judgement.verdict, fields, judgement.comment, judgement.by, judgement.at, judgement.undoes, nth)  # fmt: skip
    digest = hashlib.sha256(one_line(told).encode()).hexdigest()[:12]
    new = {
        "row": rows.new(connection, j), "id": f"judgement-{digest}", "subject": left, "other": right,
        "verdict": judgement.verdict, "fields": fields, "comment": judgement.comment,
        "by": judgement.by, "at": judgement.at, "undoes": judgement.undoes,
    }  # fmt: skip
    rows.insert(connection, j, [new])
    settle(connection, left, right)
    return f"judgement-{digest}"


def sort_of(connection: sa.Connection, id: str) -> str | None:
    """What sort of thing has this id; None if nothing has."""
    for sort, table in TABLES.items():
        if connection.scalar(sa.select(table.c.id).where(table.c.id == id).limit(1)) is not None:
            return sort
    key = schema.actors.c.key
    known = connection.scalar(sa.select(key).where(key == id).limit(1)) is not None
    return "key" if known else None


def _check(connection: sa.Connection, where: str, judgement: Judgement) -> None:
    sorts = []
    for one in (judgement.subject, judgement.other):
        if one is not None:
            sort = sort_of(connection, one)
            if sort is None:
                raise NotInArchive(where, one)
            sorts.append(sort)
    allowed = ALLOWED[sorts[0]]
    if judgement.verdict not in allowed:
        raise BadJudgement(
            where,
            f"{judgement.verdict!r} cannot be said of a {sorts[0]}; {', '.join(allowed)} can.",
        )
    if (judgement.verdict in OF_TWO) != (judgement.other is not None):
        raise BadJudgement(where, "'same' and 'different' are said of two, all else of one.")
    if len(set(sorts)) > 1:
        raise BadJudgement(where, f"a {sorts[0]} and a {sorts[1]} cannot be the same.")
    if judgement.subject == judgement.other:
        raise BadJudgement(where, f"{judgement.subject} is given twice.")
    if not judgement.by.strip():
        raise BadJudgement(where, "who judges must have a name.")
    if judgement.verdict == "answer" and not (judgement.fields or {}).get("answer"):
        raise BadJudgement(where, "an answer to a doubt has words.")


def _settled(connection: sa.Connection, where: str, judgement: Judgement) -> Json:
    """Corrected fields as they are kept. Raises `BadJudgement` if no reading could have given them."""
    whole = _version_with(connection, judgement.subject)
    said = said_in(connection, whole)
    for kind, _, json in said.each():
        if json["id"] == judgement.subject:
            told = {**whole, "actors": list(said.actors().values())}
            try:
                return correctable.settled(told, kind, json, judgement.fields or {})
            except correctable.Unfit as unfit:
                raise BadJudgement(where, str(unfit)) from None
    raise BadJudgement(where, f"{judgement.subject} is no longer read in its report.")


def _version_with(connection: sa.Connection, id: str) -> dict[str, Any]:
    """All that was read in the latest version in which something with this id is in force."""
    for table in (schema.records, schema.actors, schema.doubts):
        t = table.c
        asked = (
            sa.select(t.version)
            .where(t.id == id)
            .order_by(t.superseded_by.is_(None).desc(), t.version.desc())
        )
        version = connection.scalar(asked.limit(1))
        if version is not None:
            return stored.version_json(connection, version)
    raise AssertionError(id)
