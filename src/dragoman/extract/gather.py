"""From a reading to the record: who is in it, and everything in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from dragoman.extract.concerns import OF_NO_STATE, settled
from dragoman.extract.history import sentences_of_history
from dragoman.extract.reading import Reading
from dragoman.extract.relevance import is_political
from dragoman.records import (
    Actor,
    ActorKind,
    Event,
    Record,
    ReportRecord,
    Statement,
)

SURE: dict[ActorKind, float] = {
    "person": 0.93, "state": 0.97, "organisation": 0.92, "media": 0.9, "body": 0.65,
    "assembly": 0.5, "group": 0.4, "company": 0.5, "ngo": 0.5,
}  # fmt: skip
"""How many of a hundred actors of a kind the annotators of 40 reports had too (November 2026).

A set known only together, or a group that stands without a name, is wrong about every second time.
"""


def gather(reading: Reading) -> ReportRecord:
    """The record of the report.

    Of the cast only those stay who speak, promise, meet, act or are acted on in some
    record, and every person whose office is named; and those whom a deed concerns of no state.
    """
    history = sentences_of_history(reading)
    statements = _of_today(reading, "statements", history)
    commitments = _of_today(reading, "commitments", history)
    meetings = _of_today(reading, "meetings", history)
    events = _of_today(reading, "events", history)
    doing = {a for s in statements for a in s.speakers}
    doing |= {a for c in commitments for a in c.makers}
    doing |= {a for m in meetings for a in m.roles.all()}
    doing |= {a for e in events for a in e.actors}
    done_to = {a for c in commitments for a in c.to} | {a for e in events for a in e.recipients}
    if not is_political(reading, doing, done_to):
        return ReportRecord(report=reading.report)
    concerned = {
        a.id
        for a in reading.cast.actors
        if a.kind in OF_NO_STATE and any(a.id in e.concerns for e in events)
    }
    taking_part = doing | done_to | concerned
    named = {a for m in reading.cast.mentions if m.form == "name" for a in m.actors}
    kept = tuple(_kept(reading.cast.actors, taking_part, named))
    return ReportRecord(
        report=reading.report,
        actors=kept,
        statements=tuple(_about_those(statements, {a.id for a in kept})),
        commitments=commitments,
        meetings=meetings,
        events=tuple(_concerning(events, reading.cast.actors, kept)),
        doubts=reading.found.get("doubts", ()),
    )


def _of_today(reading: Reading, kind: str, history: frozenset[int]) -> tuple[Any, ...]:
    """The records of a kind, those left out whose words are in a sentence of history."""
    records: tuple[Record, ...] = reading.found.get(kind, ())
    if not history:
        return records
    at = reading.parse.sentence_of
    return tuple(
        r for r in records if at[reading.parse.token_at(r.evidence.start).i] not in history
    )


def _about_those(statements: Iterable[Statement], known: set[str]) -> Iterator[Statement]:
    """The statements, of whom they are about only those who are in the record.

    Whoever is only spoken of takes part in nothing, and is no actor by the codebook.
    """
    for statement in statements:
        yield replace(statement, about=tuple(a for a in statement.about if a in known))


def _concerning(
    events: Iterable[Event], actors: tuple[Actor, ...], kept: tuple[Actor, ...]
) -> Iterator[Event]:
    """The events, with those whom they concern as the record knows them."""
    for event in events:
        whom = settled(event.concerns, actors, kept)
        yield replace(event, concerns=whom, concerned_as=event.concerned_as if whom else None)


def _kept(actors: Iterable[Actor], taking_part: set[str], named: set[str]) -> Iterator[Actor]:
    for actor in actors:
        if actor.id in taking_part or (
            actor.kind == "person" and actor.offices and actor.id in named
        ):
            yield replace(actor, confidence=min(actor.confidence, SURE[actor.kind]))
