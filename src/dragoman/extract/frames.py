"""The codebooks of events: `plover.toml` by verb, noun and phrase, and `events.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.codebooks import loading
from dragoman.records import EventType


@dataclass(frozen=True, slots=True)
class Frames:
    """Lemma → type; for phrases verb lemma → (second word → type). ``to`` gives a type's prepositions.

    ``compounds`` are nouns that tell an event only after one of their words: "*nuclear* test".
    """

    verbs: dict[str, EventType]
    nouns: dict[str, EventType]
    compounds: dict[str, dict[str, EventType]]
    phrases: dict[str, dict[str, EventType]]
    to: dict[EventType, tuple[str, ...]]
    mutual: frozenset[EventType]


@cache
def frames() -> Frames:
    """The codebook of types, read once; the first type that lists a word has it."""
    verbs: dict[str, EventType] = {}
    nouns: dict[str, EventType] = {}
    compounds: dict[str, dict[str, EventType]] = {}
    phrases: dict[str, dict[str, EventType]] = {}
    book = loading.toml("plover.toml")
    classes: dict[str, list[str]] = book["classes"]
    types = {
        cast("EventType", name): frame
        for name, frame in book.items()
        if name not in ("codebook", "classes")
    }
    for kind, frame in types.items():
        for verb in frame["verbs"]:
            verbs.setdefault(verb, kind)
        for noun in _expanded(frame["nouns"], classes):
            first, _, last = noun.rpartition(" ")
            (compounds.setdefault(last, {}) if first else nouns).setdefault(first or last, kind)
        for phrase in _expanded(frame["phrases"], classes):
            verb, _, second = phrase.partition(" ")
            phrases.setdefault(verb, {}).setdefault(second, kind)
    return Frames(
        verbs, nouns, compounds, phrases,
        to={kind: tuple(frame["to"]) for kind, frame in types.items()},
        mutual=frozenset(kind for kind, frame in types.items() if frame.get("mutual")),
    )  # fmt: skip


def _expanded(phrases: Iterable[str], classes: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Each phrase, with each word of a class in the place of its name: "send {goods}"."""
    for phrase in phrases:
        before, _, name = phrase.partition("{")
        words = classes[name.removesuffix("}")] if name else [""]
        yield from (before + word for word in words)


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words that tell events without naming their type, or keep them from being told."""

    light: frozenset[str]
    asks: frozenset[str]
    plain_cues: frozenset[str]
    goes_on: frozenset[str]
    attempts: frozenset[str]
    flak: frozenset[str]
    press: frozenset[str]
    stops: frozenset[str]
    stopped: frozenset[str]
    gives: frozenset[str]
    immaterial: frozenset[str]
    keeps_off: frozenset[str]
    forces: frozenset[str]
    means: frozenset[str]
    draws: frozenset[str]
    refuses: frozenset[str]
    owed: frozenset[str]
    wrongs: frozenset[str]
    rulings: frozenset[str]
    wounds: frozenset[str]
    ends_lives: frozenset[str]
    blasts: frozenset[str]
    charges: frozenset[str]
    crowd: frozenset[str]
    crowd_does: frozenset[str]
    claims: frozenset[str]
    holdings: frozenset[str]


@cache
def event_words() -> EventWords:
    """The word lists of `events.toml`, which says what each is for, read once."""
    return EventWords(**loading.word_sets("events.toml"))


def tells_deed(lemma: str) -> bool:
    """Whether a noun tells a deed, what does it for its owner, or what it may be done to: an "invasion", a "warship", a "camp"."""
    words, book = event_words(), frames()
    theirs = words.means | words.claims | words.holdings
    return lemma in book.nouns or lemma in book.compounds or lemma in theirs
