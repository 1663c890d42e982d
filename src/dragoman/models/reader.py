"""What the steps may ask of a reader, whichever it is.

A reader looks at parsed reports before the steps do and says which names stand in them, which words
attribute something to somebody, and which tell of an event, a meeting or a promise. The fast one
knows names alone; the full one has read with the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from dragoman.parse import Parse

type ReaderName = Literal["full", "fast"]


@dataclass(frozen=True, slots=True)
class Clue:
    """Tokens, the end excluded, with a label, and the probability that label and edges are right."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Clues:
    """What a reader has seen beside the names, each in the order of the text.

    ``attributions`` are labelled source, cue or content; ``triggers`` with a type of PLOVER in
    small letters, or meeting, promise, kept or broken. A reader that does not look for a sort of
    clue has none of it, which says nothing about the text: ``looked`` tells the one from the other.
    """

    attributions: tuple[Clue, ...] = ()
    triggers: tuple[Clue, ...] = ()
    looked: bool = False


NO_CLUES = Clues()


class Reader(Protocol):
    """Looks at parsed reports, some at a time."""

    @property
    def name(self) -> ReaderName:
        """What users call it."""
        ...

    @property
    def parser_parts_left_out(self) -> tuple[str, ...]:
        """Parts of the parser whose work this reader does not need."""
        ...

    def look(self, parses: Sequence[Parse]) -> list[tuple[Parse, Clues]]:
        """Each parse with the names that the reader knows, and what else it has seen."""
        ...


def reader(name: ReaderName) -> Reader:
    """The reader with this name. The full one raises `ModelMissing` where its weights are not."""
    if name == "fast":
        from dragoman.models.fast import FastReader

        return FastReader()
    from dragoman.models.full import full_reader

    return full_reader()
