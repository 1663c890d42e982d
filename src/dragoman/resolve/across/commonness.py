"""How rare a word is among reports: the rarer, the more it says of what a report is about.

The counts are of a fixed collection, not of the archive at hand: so what a report is like depends on the
report alone, and neither the order in which reports come nor what else is stored changes it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("word_counts.txt")
SELDOM = 1.0
"""In how many of the reports a word is taken to stand that the file does not have."""

type Weights = Mapping[str, float]
"""Stems and how much each counts, of length 1 all together."""


@cache
def _counts() -> tuple[int, dict[str, int]]:
    head, *lines = FILE.read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines)
    return int(head.split()[2]), {word: int(n) for word, n in pairs}


def rarity(word: str) -> float:
    """The logarithm of how many reports there are to one with this word."""
    reports, counts = _counts()
    return math.log(reports / counts.get(word, SELDOM))


def weighed(words: Counter[str]) -> dict[str, float]:
    """Words by how often they stand in a text and how rare they are: tf-idf, of length 1."""
    return unit({w: (1 + math.log(n)) * rarity(w) for w, n in words.items()})


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The same weights, of length 1."""
    length = math.sqrt(sum(v * v for v in weights.values())) or 1.0
    return {w: v / length for w, v in weights.items()}


def cosine(a: Weights, b: Weights) -> float:
    """How alike two texts are, from 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(v * b[w] for w, v in a.items() if w in b)
