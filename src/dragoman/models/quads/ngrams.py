"""Words and pairs of words as numbers: each has a place in a table, found by its checksum.

No word is stored, so weights hold no text; two that share a place share a weight, which is rare.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from zlib import crc32

PLACES = 1 << 16
WORD = re.compile(r"\w\w+")


def ngrams(text: str) -> Counter[int]:
    """The places of the words and of the pairs of neighbouring words, with how often each is there."""
    words = WORD.findall(text.lower())
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return Counter(crc32(one.encode()) % PLACES for one in (*words, *pairs))
