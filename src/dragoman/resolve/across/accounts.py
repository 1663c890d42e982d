"""One report's account of one thing, with what it is compared by: who, when, where, in which words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman import codebooks
from dragoman.codebooks.folding import fold
from dragoman.records import (
    Actor,
    Commitment,
    Event,
    Meeting,
    Period,
    Place,
    ReportRecord,
    Statement,
)
from dragoman.resolve.across.commonness import Weights, weighed
from dragoman.resolve.across.joins import JoinKind
from dragoman.resolve.across.wording import counted

NEWS_DAYS = 3
"""A report with no day for what it tells is taken to tell of the days before it, so many."""
MOST_WEEKS = 5
"""Longer periods are filed under their story alone: "in 2025" may be anything."""

type Recorded = Meeting | Event | Statement | Commitment


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one thing, and what of it is comparable across reports.

    ``who`` are the keys of all that take part, ``sides`` the states (or, without one, the keys) they stand for,
    ``parties`` those without hosts and mediators. ``when`` is what the record says, ``told`` when it was published.
    """

    kind: JoinKind
    id: str
    report: str
    record: Recorded
    who: frozenset[str]
    sides: frozenset[str]
    parties: frozenset[str]
    given: frozenset[str]
    when: Period | None
    told: dt.date | None
    place: str | None
    where: Place | None
    words: Weights
    story: str | None

    def days(self) -> Period | None:
        """When it was, or else the days of which the report is news."""
        if self.when:
            return self.when
        if self.told:
            return Period(self.told - dt.timedelta(days=NEWS_DAYS), self.told)
        return None


def accounts(record: ReportRecord, story: str | None = None) -> Iterator[Account]:
    """Every meeting, event, statement and commitment of a report, ready to be compared."""
    for m in record.meetings:
        helpers = {
            *m.roles.convener,
            *m.roles.host,
            *m.roles.mediator,
            *m.roles.chair,
            *m.roles.partner,
        }
        parties = [a for a in m.roles.participant if a not in helpers]
        parties = parties if len(parties) > 1 else list(m.roles.participant)
        yield _account("meeting", record, m, (m.roles.all(), parties, ()), story)
    for e in record.events:
        everyone = (*e.actors, *e.recipients)
        yield _account("event", record, e, (everyone, e.actors, e.recipients), story)
    for s in record.statements:
        yield _account("statement", record, s, (s.speakers, s.speakers, s.about), story)
    for c in record.commitments:
        yield _account("commitment", record, c, (c.makers, c.makers, c.to), story)


def _account(
    kind: JoinKind, record: ReportRecord, one: Recorded, who: tuple[Iterable[str], ...], story: str | None
) -> Account:  # fmt: skip
    """``who`` are ids: all that take part, the parties, and those it is done to or said of."""
    everyone, parties, given = who
    actors = {a.id: a for a in record.actors}
    report = record.report
    return Account(
        kind=kind, id=one.id, report=report.id, record=one,
        who=_keys(everyone, actors), sides=_sides(everyone, actors), parties=_parties(parties, actors),
        given=_keys(given, actors), when=getattr(one, "date", None), told=report.published,
        place=getattr(one, "place", None), where=getattr(one, "where", None),
        words=weighed(counted(_words(one, report.text))), story=story,
    )  # fmt: skip


def _words(one: Recorded, text: str) -> str:
    """What tells of it: the content of a statement, the act of a commitment, else the line of the evidence."""
    if isinstance(one, Statement):
        return one.content.words
    if isinstance(one, Commitment):
        return one.act.words
    start = max(text.rfind(mark, 0, one.evidence.start) for mark in (". ", "\n", "? ", "! ")) + 1
    ends = [
        at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, one.evidence.end)) >= 0
    ]
    return text[start : min(ends, default=len(text))]


def _keys(ids: Iterable[str], actors: dict[str, Actor]) -> frozenset[str]:
    return frozenset(k for i in ids if i in actors and (k := actors[i].key))


def _sides(ids: Iterable[str], actors: dict[str, Actor]) -> frozenset[str]:
    """The states of some actors, an assembly's members each; the key of whoever has no state."""
    found: set[str] = set()
    for actor in (actors[i] for i in ids if i in actors):
        if actor.members:
            found |= {f"state:{code}" for code in actor.members}
        elif actor.kind in ("person", "state", "body") and actor.country:
            found.add(f"state:{actor.country}")
        elif actor.key:
            found.add(actor.key)
    return frozenset(found)


def _parties(ids: Iterable[str], actors: dict[str, Actor]) -> frozenset[str]:
    """The states among the sides where there are two or more: an envoy beside them is no party."""
    sides = _sides(ids, actors)
    states = frozenset(s for s in sides if s.startswith("state:"))
    return states if len(states) > 1 else sides


def keys(account: Account) -> Iterator[str]:
    """What an account is filed and looked for under: whoever takes part by the week, and its story."""
    if account.story:
        yield f"{account.kind}:{account.story}"
    weeks = list(_weeks(account.days())) if account.kind != "commitment" else ["ever"]
    for who in sorted(account.who | account.sides):
        for week in weeks:
            yield f"{account.kind}:{who}:{week}"
    if place := place_key(account):
        for week in weeks:
            yield f"{account.kind}:{place}:{week}"


def _weeks(days: Period | None) -> Iterator[str]:
    """The weeks of a period with a day around it; none of a long one."""
    if days is None or (days.last - days.first).days > 7 * MOST_WEEKS:
        return
    monday = days.first - dt.timedelta(days=1 + (days.first - dt.timedelta(days=1)).weekday())
    while monday <= days.last + dt.timedelta(days=1):
        yield monday.isoformat()
        monday += dt.timedelta(days=7)


def place_key(account: Account) -> str | None:
    """The gazetteer's entry, or the text's words."""
    if account.where and account.where.kind != "state":
        return account.where.id
    return fold(account.place) if account.place else None


def name_of(key: str) -> str:
    """A key as a person would read it: "state:KGZ" is Kyrgyzstan."""
    kind, _, rest = key.partition(":")
    if kind == "state" and rest in codebooks.states():
        return codebooks.states()[rest].name
    return rest.replace(":", " ").strip()
