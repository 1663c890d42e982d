"""The type of what one actor does to another, from two witnesses: the encoder, and words and codebook.

The encoder's head reads the sentence with the two marked. Beside it stands a log-linear model over
what `dragoman.extract.between` finds true of the sentence, a row of weights for each, which can be
read: `Pairs.reasons` lists them. Their probabilities are multiplied, the second to a power that was
fitted on sentences that neither had seen (``training/pairs.py``).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.encoder.heads import Curve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("learned.npz")
TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""The types of the encoder's head, in its order: YIELD is concede and retreat."""
QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "YIELD"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""PLOVER's four classes, in the order of its numbers."""
TINY = 1e-9


class Pairs:
    """The weights. Make one with `load`."""

    def __init__(self, parts: dict[str, NDArray[np.generic]]) -> None:
        self._row = {str(name): n for n, name in enumerate(parts["names"])}
        self._rarity = parts["rarity"].astype(np.float32)
        self._weights = parts["weights"].astype(np.float32)
        self._bias = parts["bias"].astype(np.float32)
        self._power = float(parts["power"])
        self._curve = Curve(parts["raw"].astype(np.float32), parts["true"].astype(np.float32))

    def by_words(self, features: Collection[str]) -> Floats:
        """The probability of each of `TYPES`, from what is true of the sentence alone."""
        rows = self._rows(features)
        rarity = self._rarity[rows]
        length = np.float32(np.sqrt((rarity**2).sum()) + TINY)
        return softmax(rarity / length @ self._weights[rows] + self._bias)

    def together(self, by_encoder: Floats, by_words: Floats) -> Floats:
        """The probability of each type from both."""
        return together(by_encoder, by_words, self._power)

    def label(self, odds: Floats) -> tuple[str, float]:
        """The likeliest type of `together`, and how often such an answer is right."""
        n = int(odds.argmax())
        return TYPES[n], self._curve(float(odds[n]))

    def reasons(self, features: Collection[str], kind: str) -> list[tuple[str, float]]:
        """The features known to the weights, with what each says for a type, the weightiest first."""
        column = TYPES.index(kind)
        known = sorted(f for f in features if f in self._row)
        said = [(f, float(self._weights[self._row[f], column])) for f in known]
        return sorted(said, key=lambda one: -abs(one[1]))

    def _rows(self, features: Collection[str]) -> list[int]:
        return sorted(self._row[f] for f in features if f in self._row)


def together(by_encoder: Floats, by_words: Floats, power: float) -> Floats:
    """Two rows (or tables) of probabilities multiplied, the second one to a power."""
    return softmax(np.log(by_encoder + TINY) + power * np.log(by_words + TINY))


def quads(odds: Floats) -> Floats:
    """The probability of each of `QUADS`: the sum over its types."""
    columns = [[TYPES.index(t) for t in types] for types in QUADS.values()]
    return np.stack([odds[..., some].sum(-1) for some in columns], -1)


def softmax(x: NDArray[np.floating[Any]]) -> Floats:
    """Scores to probabilities, along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    found: Floats = (e / e.sum(-1, keepdims=True)).astype(np.float32)
    return found


@cache
def load() -> Pairs:
    """The weights, loaded once a process. Raises `ModelMissing`."""
    if not WEIGHTS.is_file():
        raise ModelMissing("types of pairs", "pip install --force-reinstall dragoman")
    with np.load(WEIGHTS) as file:
        return Pairs(dict(file))
