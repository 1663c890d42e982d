"""Names as they stand after codebooks and rules: which of the likely ones are meant, and what they are.

The encoder reads some two hundred pieces at a time. Whether "Ajman" is a man or a town the rest of
the text may tell, or a codebook, or what people marked in other texts. So every run of words that is
likely enough is asked once more, with all of this at hand, by a small forest of trees; of what
overlaps, the likeliest stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.encoder.heads import Labelled
from dragoman.models.mending.candidates import Candidates, candidates
from dragoman.models.mending.features import Text, features
from dragoman.models.mending.forest import Forest
from dragoman.models.mending.known import KnownWords, known_words
from dragoman.models.mending.seen import Seen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

LEARNED = Path(__file__).with_name("learned.npz")
ENOUGH = 0.35
"""A candidate as likely as this stays."""
SELDOM_SURE, ENOUGH_OF_THEM = ("Misc", "Facility", "Product"), 0.22
"""Kinds that are found half of the time at best: the best cut lies near half of the F1 that can be reached."""
LESS, IN_SOME_NAME = 0.25, 0.65
"""Less is enough where each word is as likely as this in some name or other: only which is unclear."""
PERSON, LONG, OF_A_PERSON, OF_SOMEBODY = "Person", 3, 0.12, 0.4
"""Still less for a person's name of three words or more, "Joaquim de Sousa": such words are hardly nothing."""


class Mender:
    """Decides which candidates are names. Make one with `load`."""

    def __init__(self, kinds: Sequence[str], forest: Forest, seen: Seen, known: KnownWords) -> None:
        self.kinds = kinds
        self.forest = forest
        self.seen = seen
        self.known = known

    def names(self, segments: Sequence[Sequence[str]], odds: Sequence[Floats]) -> list[Labelled]:
        """The names of one text in order, counted in its words; none overlaps another or two segments.

        ``segments`` are the words of its paragraphs; ``odds`` what the encoder's chain holds of each
        label of each word, [words, labels] for each window, the windows in order.
        """
        words = [word for segment in segments for word in segment]
        if not words:
            return []
        likely = np.concatenate(odds)
        starts = [0, *accumulate(len(segment) for segment in segments)][:-1]
        some = candidates(likely, starts)
        if not len(some.start):
            return []
        text = Text(words, likely, starts, some)
        right = self.forest.odds(features(text, self.seen, self.known)[1])
        return chosen(some, right, self.kinds)


def chosen(some: Candidates, likely: Floats, kinds: Sequence[str]) -> list[Labelled]:
    """The likeliest candidates that leave each other room, in order."""
    order = np.argsort(-likely, kind="stable")
    order = order[_stays(some, likely, kinds)[order]]
    taken: set[int] = set()
    found = []
    rows = zip(
        some.start[order].tolist(), some.end[order].tolist(), some.kind[order].tolist(),
        likely[order].tolist(), strict=True,
    )  # fmt: skip
    for start, end, kind, probability in rows:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append(Labelled(start, end, kinds[kind], probability))
    return sorted(found, key=lambda name: name.start)


def _stays(some: Candidates, likely: Floats, kinds: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each candidate is likely enough, by itself or with what overlaps it."""
    size, words = int(some.end.max()) + 1, some.end - some.start
    changes = np.bincount(some.start, likely, size) - np.bincount(some.end, likely, size)
    sums = np.concatenate(([0.0], np.cumsum(np.cumsum(changes))))
    in_some = (sums[some.end] - sums[some.start]) / words
    person = (some.kind == kinds.index(PERSON)) & (words >= LONG)
    enough = np.array([ENOUGH_OF_THEM if kind in SELDOM_SURE else ENOUGH for kind in kinds])
    found: NDArray[np.bool_] = (
        (likely >= enough[some.kind])
        | ((likely >= LESS) & (in_some >= IN_SOME_NAME))
        | (person & (likely >= OF_A_PERSON) & (in_some >= OF_SOMEBODY))
    )
    return found


@cache
def load() -> Mender:
    """The mender, loaded once a process. Raises `ModelMissing`."""
    if not LEARNED.is_file():
        raise ModelMissing("small encoder", "pip install --force-reinstall dragoman")
    with np.load(LEARNED) as file:
        parts = dict(file)
    kinds = parts["kinds"].tobytes().decode().split("\n")
    return Mender(kinds, Forest.of(parts), Seen.of(parts), known_words())
