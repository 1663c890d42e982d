"""Runs of words that may be names, from what the encoder holds likely of each word.

The best path through a chain keeps one reading of every word; here the others that have some
likelihood are kept as well, so that the rest of the text and the codebooks can speak for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]
    type Ints = NDArray[np.int64]

LEAST = 0.02
"""What is less likely is not looked at."""
LONGEST = 24
"""Words that a name may have."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Runs of words, the end excluded, each as one kind of name, and how likely the encoder holds it."""

    start: Ints
    end: Ints
    kind: Ints
    odds: Floats


def candidates(odds: Floats, starts: Iterable[int]) -> Candidates:
    """Every run and kind that the encoder holds likely enough, in no particular order.

    ``odds`` are [words, labels] of one text, with labels O, B-x, I-x, B-y, I-y …; ``starts`` are the
    words at which paragraphs begin, which no name crosses.
    """
    begin = odds[:, 1::2]
    goes_on = goes_on_of(odds, starts)
    start, kind = np.nonzero(begin > LEAST)
    so_far, end = begin[start, kind], start + 1
    parts: list[tuple[Ints, Ints, Ints, Floats]] = []
    for _ in range(LONGEST):
        if not len(start):
            break
        more = so_far * goes_on[end, kind]
        ends_here = so_far - more
        enough = ends_here > LEAST
        parts.append((start[enough], end[enough], kind[enough], ends_here[enough]))
        enough = more > LEAST
        start, end, kind, so_far = start[enough], end[enough] + 1, kind[enough], more[enough]
    if not parts:
        none = np.empty(0, np.int64)
        return Candidates(none, none, none, np.empty(0, np.float32))
    found = [np.concatenate(some) for some in zip(*parts, strict=True)]
    return Candidates(found[0], found[1], found[2], found[3])


def goes_on_of(odds: Floats, starts: Iterable[int]) -> Floats:
    """How likely a name of each kind goes on at a word, given that it stood at the word before.

    [words + 1, kinds]; nothing goes on where a paragraph begins, nor past the end.
    """
    begin, inside = odds[:, 1::2], odds[:, 2::2]
    found = np.zeros((len(odds) + 1, begin.shape[1]), np.float32)
    before = np.maximum(begin + inside, np.float32(1e-9))[:-1]
    np.minimum(inside[1:] / before, 1.0, out=found[1:-1])
    found[list(starts)] = 0.0
    return found
