"""Whether a sentence tells of conflict or cooperation, and in which class, by words and encoder.

Two log-linear models are multiplied: one over hashed words and pairs of words, one over the mean of
the encoder's vectors. Both were fitted on sentences of United Nations papers (``training/quads.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.encoder.heads import Curve
from dragoman.models.pairs.weigh import softmax
from dragoman.models.quads.ngrams import PLACES, ngrams

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("learned.npz")
RELEVANCE = ("irrelevant", "relevant")
CLASSES = (
    "none", "verbal conflict", "material conflict", "verbal cooperation", "material cooperation"
)  # fmt: skip
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Lines:
    """Weights of one question: of the n-grams, with how rare each is, and of the encoder's mean vector."""

    rarity: Floats
    words: Floats
    bias: Floats
    mean: Floats
    scale: Floats
    vector: Floats
    vector_bias: Floats
    curve: Curve

    def by_words(self, text: str) -> Floats:
        """The probability of each answer from the words alone."""
        places, values = weighed(text, self.rarity)
        return softmax(values @ self.words[places] + self.bias)

    def by_vectors(self, vectors: Floats) -> Floats:
        """The probability of each answer from the vectors of the words, [words, 384]."""
        return softmax((mean_of(vectors) - self.mean) / self.scale @ self.vector + self.vector_bias)

    def together(self, text: str, vectors: Floats) -> Floats:
        """The probability of each answer from both; how often the likeliest is right, `curve` tells."""
        return multiplied(self.by_words(text), self.by_vectors(vectors))


def weighed(text: str, rarity: Floats) -> tuple[list[int], Floats]:
    """The places of a text's n-grams with what each weighs, brought to length one."""
    found = ngrams(text)
    places = sorted(place for place in found if rarity[place])
    values = np.array([(1 + np.log(found[p])) * rarity[p] for p in places], np.float32)
    return places, values / np.float32(np.sqrt((values**2).sum()) + TINY)


def multiplied(one: Floats, other: Floats) -> Floats:
    """Two rows or tables of probabilities, multiplied."""
    return softmax(np.log(one + TINY) + np.log(other + TINY))


def mean_of(vectors: Floats) -> Floats:
    """The mean of the words' vectors; nothing where there are no words."""
    found: Floats = vectors.mean(0) if len(vectors) else np.zeros(384, np.float32)
    return found


def lines(parts: Mapping[str, NDArray[np.generic]], name: str) -> Lines:
    """The weights of one question among all that the file holds."""
    own = {
        key.partition(".")[2]: array.astype(np.float32)
        for key, array in parts.items()
        if key.startswith(f"{name}.")
    }
    curve = Curve(own.pop("raw"), own.pop("true"))
    places = own.pop("places").astype(np.int64)
    rarity = np.zeros(PLACES, np.float32)
    words = np.zeros((PLACES, own["words"].shape[1]), np.float32)
    rarity[places], words[places] = own.pop("rarity"), own.pop("words")
    return Lines(rarity=rarity, words=words, curve=curve, **own)


@dataclass(frozen=True, slots=True)
class Quads:
    """Both questions: whether a sentence is relevant, and of which class it is."""

    relevance: Lines
    classes: Lines
    trained_on: frozenset[str]
    """Digests of the sentences that the weights were fitted on."""


@cache
def load() -> Quads:
    """The weights, loaded once a process. Raises `ModelMissing`."""
    if not WEIGHTS.is_file():
        raise ModelMissing("relevance and classes", "pip install --force-reinstall dragoman")
    with np.load(WEIGHTS) as file:
        parts = dict(file)
    digests = frozenset(f"{int(n):012x}" for n in parts.pop("trained_on"))
    return Quads(lines(parts, "relevance"), lines(parts, "classes"), digests)
