"""A judgement that two things of two reports are one, with its score and its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

type JoinKind = Literal[
    "copy", "near-duplicate", "story", "meeting", "event", "statement", "commitment", "person"
]


@dataclass(frozen=True, slots=True)
class Join:
    """``left`` and ``right`` are one, or of "copy": left was taken from right.

    Both are ids: of reports, of records, of a story on the right of "story"; of "person" the two
    actors' ids. ``score`` is between 0 and 1, and orders joins of one kind; ``reason`` says in words
    what speaks for it. A join changes neither side: leaving it out again undoes it.
    """

    kind: JoinKind
    left: str
    right: str
    score: float
    reason: str

    @property
    def id(self) -> str:
        """The same for the same two, in whichever order they came, but for copies."""
        pair = (self.left, self.right)
        told = "\x1f".join((self.kind, *(pair if self.kind == "copy" else sorted(pair))))
        return "join-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def join_of(kind: JoinKind, a: str, b: str, score: float, reason: str) -> Join:
    """A join that has no direction: the smaller id is left."""
    left, right = sorted((a, b))
    return Join(kind, left, right, score, reason)
