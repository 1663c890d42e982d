"""Events in the making, and those that meetings and commitments are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.intentions import OTHERS
from dragoman.extract.occasions import Occasion
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.records import Commitment, EventType, Period

POLITICAL = ("person", "state", "body", "organisation", "group", "assembly", "ngo")
"""Kinds of actor that events are told of; companies and media are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in the making; ``trigger`` in tokens."""

    type: EventType
    trigger: tuple[int, int]
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    date: Period | None = None
    place: str | None = None
    confidence: float

    def parties(self) -> set[str]:
        """Everybody who acts or is acted on."""
        return {*self.actors, *self.recipients}


def political(voices: Voices, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the actors that events are told of."""
    return tuple(a for a in actors if voices.kind(a) in POLITICAL)


def by_occasions(reading: Reading) -> Iterator[Happening]:
    """A CONSULT for each meeting that was held, an AGREE for one that is settled but yet to come."""
    for occasion in reading.found["occasions"]:
        if occasion.status == "held":
            yield _held(occasion)
        elif occasion.status == "planned" and occasion.settled and len(occasion.present()) > 1:
            yield _settled(occasion)


def _held(occasion: Occasion) -> Happening:
    """All act together; on a visit the hosts receive."""
    present = occasion.present()
    hosts = occasion.roles.get("host", ()) if occasion.form == "visit" else ()
    guests = tuple(a for a in present if a not in hosts)
    anchor = occasion.noun if occasion.noun is not None else occasion.anchor
    return Happening(
        type="CONSULT",
        trigger=(anchor, anchor + 1),
        actors=guests or present,
        recipients=tuple(a for a in present if a in hosts),
        date=occasion.date,
        place=occasion.place,
        confidence=occasion.confidence(),
    )


def _settled(occasion: Occasion) -> Happening:
    """Who will meet has agreed to."""
    present, hosts = occasion.present(), occasion.roles.get("host", ())
    guests = tuple(a for a in present if a not in hosts)
    return Happening(
        type="AGREE",
        trigger=occasion.evidence,
        actors=guests or present,
        recipients=tuple(a for a in present if a in hosts) if guests else (),
        confidence=0.45,
    )


def by_commitments(reading: Reading) -> Iterator[Happening]:
    """An AGREE for each commitment that is made, a SUPPORT where a paper is signed; none for one kept or broken."""
    for commitment in reading.found.get("commitments", ()):
        if commitment.status in ("kept", "broken") or commitment.confidence <= OTHERS:
            continue
        trigger = _trigger(reading, commitment)
        signed = reading.doc[trigger].lemma_ in ("sign", "conclude", "ink", "initial")
        yield Happening(
            type="SUPPORT" if signed else "AGREE",
            trigger=(trigger, trigger + 1),
            actors=commitment.makers,
            recipients=commitment.to,
            confidence=round(commitment.confidence - 0.1, 2),
        )


def _trigger(reading: Reading, commitment: Commitment) -> int:
    """The verb that undertakes: the one over the act, or the act's own."""
    root = reading.parse.span(commitment.act).root
    over = root.head
    if root.dep_ in ("xcomp", "dobj", "pcomp", "pobj") and over.idx >= commitment.evidence.start:
        while over.pos_ == "ADP" and over.head != over:
            over = over.head
        if over.pos_ in ("VERB", "ADJ", "NOUN"):
            return over.i
    return root.i
