"""The codebooks of events: `plover.toml` by verb, noun and phrase, and `events.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.codebooks import loading
from dragoman.records import EventType


@dataclass(frozen=True, slots=True)
class Frames:
    """Lemma → type; for phrases verb lemma → (second word → type). ``to`` gives a type's prepositions."""

    verbs: dict[str, EventType]
    nouns: dict[str, EventType]
    phrases: dict[str, dict[str, EventType]]
    to: dict[EventType, tuple[str, ...]]
    mutual: frozenset[EventType]


@cache
def frames() -> Frames:
    """The codebook of types, read once; the first type that lists a word has it."""
    verbs: dict[str, EventType] = {}
    nouns: dict[str, EventType] = {}
    phrases: dict[str, dict[str, EventType]] = {}
    types = {
        cast("EventType", name): frame
        for name, frame in loading.toml("plover.toml").items()
        if name != "codebook"
    }
    for kind, frame in types.items():
        for verb in frame["verbs"]:
            verbs.setdefault(verb, kind)
        for noun in frame["nouns"]:
            nouns.setdefault(noun, kind)
        for phrase in frame["phrases"]:
            verb, _, second = phrase.partition(" ")
            phrases.setdefault(verb, {}).setdefault(second, kind)
    return Frames(
        verbs, nouns, phrases,
        to={kind: tuple(frame["to"]) for kind, frame in types.items()},
        mutual=frozenset(kind for kind, frame in types.items() if frame.get("mutual")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words that tell events without naming their type, or keep them from being told."""

    light: frozenset[str]
    asks: frozenset[str]
    plain_cues: frozenset[str]
    goes_on: frozenset[str]
    keeps_off: frozenset[str]
    forces: frozenset[str]


@cache
def event_words() -> EventWords:
    """The word lists of `events.toml`, which says what each is for, read once."""
    return EventWords(**loading.word_sets("events.toml"))
