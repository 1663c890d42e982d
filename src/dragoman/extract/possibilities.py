"""Harm that somebody is said to consider: "may cut off aid if the talks fail, an official said"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.acts_told import has_condition
from dragoman.extract.happenings import Happening, hit_by, political
from dragoman.extract.phrases import kind_of_verb
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

HARMS: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"})
CONFIDENCE = 0.4


def by_possibilities(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """A THREATEN for harm that one's own side says it may do.

    "Russia may attack, Latvia's president said" is none: Russia has said nothing.
    """
    for statement in reading.found.get("statements", ()):
        if statement.cue is None:
            continue
        for verb in reading.parse.span(statement.content):
            if syntax.modal(verb) not in ("may", "might", "could") or syntax.is_passive(verb):
                continue
            if voices.at(verb) != statement or kind_of_verb(verb) not in HARMS:
                continue
            if syntax.is_negated(verb):
                continue
            actors = political(voices, voices.actors(syntax.subjects(verb)))
            if not actors or not _speaks_for(voices, statement, actors):
                continue
            recipients = hit_by(voices, verb, actors)
            if recipients or has_condition(verb):
                yield Happening(
                    type="THREATEN",
                    trigger=_modal_and_verb(verb),
                    actors=actors,
                    recipients=recipients,
                    confidence=CONFIDENCE,
                    reason=f"coded THREATEN: one's own side says that it may *{verb.lemma_}*",
                )


def _speaks_for(voices: Voices, statement: Statement, actors: tuple[str, ...]) -> bool:
    """Whether whoever says so is of the actors' side, or nobody who is named; for an organisation, a state's person."""
    speakers = statement.speakers
    if not speakers or voices.are_of_one_side(speakers, actors):
        return True
    joint = all(voices.kind(a) == "organisation" for a in actors)
    return joint and all(voices.kind(a) == "person" for a in speakers)


def _modal_and_verb(verb: Token) -> tuple[int, int]:
    """ "May halt"."""
    start = min((c.i for c in syntax.children(verb, "aux")), default=verb.i)
    return (start, verb.i + 1) if verb.i - start <= 2 else (verb.i, verb.i + 1)
