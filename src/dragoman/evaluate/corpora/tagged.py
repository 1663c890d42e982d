"""Words with labels: the common form of the sets that mark spans in running text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as segments (paragraphs or sentences) of words, and one label a word: O, B-x or I-x."""

    name: str
    segments: tuple[tuple[str, ...], ...]
    labels: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> int:
        """How many words there are."""
        return sum(map(len, self.segments))


type Span = tuple[int, int, str]
"""From word to word (the end excluded), and the kind."""


def spans(labels: Iterable[str]) -> Iterator[Span]:
    """The spans of BIO labels; an I that follows nothing of its kind begins a span."""
    start, kind, at = 0, "", -1
    for at, label in enumerate(labels):
        here = "" if label == "O" else label[2:]
        if kind and (here != kind or label[0] == "B"):
            yield start, at, kind
            kind = ""
        if here and not kind:
            start, kind = at, here
    if kind:
        yield start, at + 1, kind


def labels_of(found: Iterable[Span], size: int) -> tuple[str, ...]:
    """BIO labels for spans; of two that overlap the first one stays."""
    labels = ["O"] * size
    for start, end, kind in found:
        if all(labels[i] == "O" for i in range(start, end)):
            labels[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tuple(labels)
