"""The codebook of events, `plover.toml`, as look-ups by verb, noun and phrase."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from dragoman.records import EventType

MUTUAL: frozenset[EventType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Frames:
    """Lemma → type; for phrases verb lemma → (second word → type). ``to`` gives a type's prepositions."""

    verbs: dict[str, EventType]
    nouns: dict[str, EventType]
    phrases: dict[str, dict[str, EventType]]
    to: dict[EventType, tuple[str, ...]]


@cache
def frames() -> Frames:
    """The codebook, read once; the first type that lists a word has it."""
    book = tomllib.loads(files("dragoman.codebooks").joinpath("plover.toml").read_text("utf-8"))
    verbs: dict[str, EventType] = {}
    nouns: dict[str, EventType] = {}
    phrases: dict[str, dict[str, EventType]] = {}
    to: dict[EventType, tuple[str, ...]] = {}
    for name, rows in book.items():
        if name == "codebook":
            continue
        kind = cast(EventType, name)
        to[kind] = tuple(rows["to"])
        for verb in rows["verbs"]:
            verbs.setdefault(verb, kind)
        for noun in rows["nouns"]:
            nouns.setdefault(noun, kind)
        for phrase in rows["phrases"]:
            verb, _, second = phrase.partition(" ")
            phrases.setdefault(verb, {}).setdefault(second, kind)
    return Frames(verbs, nouns, phrases, to)
