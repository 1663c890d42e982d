"""What map and timeline share: how wide words are, and where a label finds room."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

CHARACTER = 5.9
"""Units that a small letter takes at the size of our labels (11), in whatever font: a little too many."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture; ``y`` grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def is_in(self, other: Box) -> bool:
        """Whether no part of it is outside the other."""
        return (
            other.left <= self.left and self.right <= other.right
            and other.top <= self.top and self.bottom <= other.bottom
        )  # fmt: skip

    def is_free(self, others: Iterable[Box]) -> bool:
        """Whether it overlaps none of them."""
        return not any(self.overlaps(other) for other in others)


def width(words: str, size: float = 11) -> float:
    """About how wide words are in a font of this size."""
    return sum(map(_wide, words)) * size / 11


def cut(words: str, most: int = 34) -> str:
    """Words of at most so many characters; what was left out is told by "…"."""
    if len(words) <= most:
        return words
    head, _, last = words[:most].rpartition(" ")
    whole = head if len(head) > most // 2 and len(last) < most else words[: most - 1]
    return whole.rstrip(" ,·→") + "…"


def _wide(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 11.5
    return 7.6 if letter.isupper() or letter in "mwMW→…" else CHARACTER
