"""How often words and names were marked as what in articles that people have read.

Counts, no text: that "ajman" was a place, that "khan" ends names of persons and "province" places, that
"tuesday" is a date by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]
    type Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of counts by words in small letters; row 0 stands for whatever has none."""

    rows: Mapping[str, int]
    counts: Floats

    @classmethod
    def of(cls, parts: Mapping[str, NDArray[Any]], name: str) -> Table:
        """From the arrays of a file: the words as bytes, one a line, and their counts."""
        words = parts[f"{name}.words"].tobytes().decode().split("\n")
        counts = parts[f"{name}.counts"].astype(np.float32)
        none = np.zeros((1, counts.shape[1]), np.float32)
        return cls({word: n for n, word in enumerate(words, 1)}, np.concatenate((none, counts)))

    def find(self, words: Iterable[str]) -> Ints:
        """The row of each."""
        get = self.rows.get
        return np.array([get(word, 0) for word in words], np.int64)


@dataclass(frozen=True, slots=True)
class Seen:
    """``names`` count whole names by kind; ``words`` count words by label (O, B-x, I-x, B-y …)."""

    names: Table
    words: Table

    @classmethod
    def of(cls, parts: Mapping[str, NDArray[Any]]) -> Seen:
        """From the arrays of a file."""
        return cls(Table.of(parts, "names"), Table.of(parts, "words"))
