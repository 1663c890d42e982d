"""Texts to hashed words, by numpy over their bytes: no word becomes a Python object.

What is known of a text is how often it has each word, each beginning of a word, and each two words in a
row, in small letters; all of them by the number of a bucket.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Numbers = NDArray[np.uint32]
    type Places = NDArray[np.int64]

LOOK = 1_500
"""Bytes of a text that are looked at: news says early what it is about."""
BITS = 17
"""Of a bucket's number: 131,072 buckets."""
BEGINNING = 5
"""First letters of a word that stand for its family: "minister", "ministers", "ministry"."""
MARKS = frozenset("‘’“”–—…".encode())
"""Bytes of marks beyond ASCII. Hardly a letter shares one; a word with such a letter falls apart."""
BASE = np.uint32(0x9E3779B1)
INVERSE = np.uint32(pow(int(BASE), -1, 1 << 32))
"""Odd, so that it can be divided by, modulo 2**32."""
OF_WORD, OF_BEGINNING, OF_PAIR, FIRST = (
    np.uint32(n) for n in (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1)
)
"""Factors that spread the hashes, other ones for each sort; and one for the first word of a pair."""
SHIFT = np.uint32(32 - BITS)


@dataclass(frozen=True, slots=True)
class Hashed:
    """The words of some texts in order: three buckets for each, and where each text's begin and end.

    A word's pair is it and the next one; ``paired`` is false for the last word of a text, whose pair
    means nothing.
    """

    words: Numbers
    beginnings: Numbers
    pairs: Numbers
    paired: NDArray[np.bool_]
    start: Places
    end: Places


def hashed(texts: Sequence[str]) -> Hashed:
    """The words in the first `LOOK` bytes of each text."""
    parts = [text[:LOOK].encode("utf-8", "replace")[:LOOK] for text in texts]
    codes = _codes().take(np.frombuffer(b"\0".join(parts) + b"\0", np.uint8))
    edges = np.flatnonzero(np.diff(codes != 0, prepend=False))
    start, end = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << (len(codes) - 1).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint32)
    np.cumsum(codes * powers[: len(codes)], dtype=np.uint32, out=sums[1:])
    before, back = sums[start], inverses[start]
    word = (sums[end] - before) * back
    beginning = (sums[np.minimum(end, start + BEGINNING)] - before) * back
    pair = word * FIRST + np.append(word[1:], np.uint32(0))[: len(word)]
    until = np.searchsorted(start, np.cumsum([len(part) + 1 for part in parts]))
    paired = np.ones(len(word), np.bool_)
    paired[until[until > 0] - 1] = False
    return Hashed(
        word * OF_WORD >> SHIFT, beginning * OF_BEGINNING >> SHIFT, pair * OF_PAIR >> SHIFT,
        paired, np.append(0, until[:-1]), until,
    )  # fmt: skip


@cache
def _codes() -> Numbers:
    """A number for each byte: the same for a capital and a small letter, one for all digits, else 0."""
    codes = np.zeros(256, np.uint32)
    for n, letter in enumerate(b"abcdefghijklmnopqrstuvwxyz", 1):
        codes[letter] = codes[letter - 32] = n
    codes[list(b"0123456789")] = 27
    codes[128:] = np.arange(28, 156)
    codes[list(MARKS)] = 0
    return codes


@cache
def _powers(size: int) -> tuple[Numbers, Numbers]:
    """The first powers of the base and of its inverse, modulo 2**32, from the first one on."""
    base, inverse = (np.full(size, factor, np.uint32) for factor in (BASE, INVERSE))
    return np.cumprod(base, dtype=np.uint32), np.cumprod(inverse, dtype=np.uint32)
