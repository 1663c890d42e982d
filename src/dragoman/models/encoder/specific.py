"""Whether a promise is specific or vague: what exactly will be done, or that something will.

A line through the space of the encoder's mean vector and of a few counts that one can see in the
words: sums, numbers, days, names, length. Weights by ``training/specific.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.extract.amounts import amounts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("specific.npz")
_DAY = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|per (?:year|annum)|over (?:the next )?\w+ years?)\b"
)
_VAGUE = re.compile(
    r"\b(?:work(?:ing)?|ensure|support|continue|help|strong(?:er)?|better|future|commit\w*|"
    r"believe|focus|deliver|protect|stand|fight|look|always|every|all|more)\b",
    re.IGNORECASE,
)
_EXACT = re.compile(
    r"\b(?:invest|fund|build|establish|introduce|legislate|provide|upgrade|abolish|restore|repeal|"
    r"create|appoint|reduce|increase|extend|program(?:me)?|scheme|package|grant|per cent|percent|%|"
    r"million|billion)\b",
    re.IGNORECASE,
)


def seen_in(words: Sequence[str]) -> Floats:
    """The counts that one can see in an utterance, each on a scale of about one."""
    text = " ".join(words)
    names = sum(w[:1].isupper() for w in words[1:])
    return np.array(
        [
            any(True for _ in amounts(text)),
            min(sum(c.isdigit() for c in text), 8) / 8,
            min(len(_DAY.findall(text)), 2) / 2,
            min(names, 8) / 8,
            min(len(words), 50) / 50,
            min(len(_VAGUE.findall(text)), 4) / 4,
            min(len(_EXACT.findall(text)), 4) / 4,
            text.lower().startswith(("we ", "i ")),
        ],
        np.float32,
    )


def features(words: Sequence[str], vectors: Floats) -> Floats:
    """What the line is drawn through: counts, then the mean of the words' vectors."""
    mean = vectors.mean(0) if len(vectors) else np.zeros(384, np.float32)
    return np.concatenate([seen_in(words), mean])


class Specific:
    """Tells specific promises from vague ones. Make one with `load`."""

    def __init__(self, parts: dict[str, Floats]) -> None:
        self._mean, self._scale = parts["mean"], parts["scale"]
        self._line, self._bias = parts["line"], float(parts["bias"])

    def __call__(self, words: Sequence[str], vectors: Floats) -> float:
        """How likely an utterance with these words and vectors, [words, 384], is specific."""
        z = (features(words, vectors) - self._mean) / self._scale @ self._line + self._bias
        return float(1 / (1 + np.exp(-z)))


@cache
def load() -> Specific:
    """The weights, loaded once a process. Raises `ModelMissing`."""
    if not WEIGHTS.is_file():
        raise ModelMissing("specificity of promises", "pip install --force-reinstall dragoman")
    with np.load(WEIGHTS) as file:
        return Specific(dict(file))
