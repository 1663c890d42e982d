"""Words as the encoder reads them: pieces of words with the shape of the word each is from.

The encoder's pieces are lower case (WordPiece, the vocabulary of BERT uncased); what capitals tell
comes back in through the shape, one small number a piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined]

VOCABULARY = Path(__file__).with_name("vocab.txt")
PAD, UNKNOWN, BEGIN, END = 0, 100, 101, 102
"""The numbers of [PAD], [UNK], [CLS] and [SEP] in the vocabulary."""
NO_SHAPE, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGIT, MARK = range(8)
SHAPES = 8
LONGEST_WORD = 12
"""Pieces a word may have; what is longer is an address or noise, and its end is left out."""
LONGEST_PART = 100
DROPPED = ("Mn", "Cc", "Cf", "Cs")
"""Accents, and signs that nobody sees."""
REMEMBERED = 200_000
PARTS = re.compile(r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+|[^\w\s]|_")
AS_TYPED = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
"""How some corpora write marks."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that the encoder reads at once.

    ``ids`` and ``shapes`` have one number a piece; ``first`` gives, for each word from
    ``start`` to ``end`` (the end excluded), the place of its first piece.
    """

    start: int
    end: int
    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


def shape(word: str) -> int:
    """The shape of a word: "Kabul" is `TITLE`, "UNAMA" `UPPER`, "McCain" `MIXED`."""
    if not any(c.isalnum() for c in word):
        return MARK
    if any(c.isdigit() for c in word):
        return DIGIT
    if word.islower() or word.lower() == word:
        return LOWER
    if len(word) == 1:
        return INITIAL
    if word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].lower() == word[1:] else MIXED


class Pieces:
    """The pieces of words; what was asked once is remembered."""

    def __init__(self) -> None:
        self._wordpiece = _wordpiece()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, never none."""
        if (found := self._known.get(word)) is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[word] = tuple(self._cut(word)[:LONGEST_WORD]) or (UNKNOWN,)
        return found

    def _cut(self, word: str) -> list[int]:
        """BERT's way: small letters without accents, marks apart, then the longest known pieces."""
        plain = unicodedata.normalize("NFD", AS_TYPED.get(word, word).lower())
        found: list[int] = []
        for part in PARTS.findall(
            "".join(c for c in plain if unicodedata.category(c) not in DROPPED)
        ):
            ids, _ = self._wordpiece.encode(part) if len(part) <= LONGEST_PART else ([-1], [])
            found += [UNKNOWN] if -1 in ids else ids
        return found


def windows(
    segments: Sequence[Sequence[str]], pieces: Pieces, *, limit: int = 192
) -> Iterator[Window]:
    """Pack segments (paragraphs) into windows of ``limit`` pieces or fewer, in their order.

    A segment that fits is never cut; one that is too long by itself is cut between words.
    """
    packed = _Packing(limit)
    for segment in segments:
        found = [pieces.of(word) for word in segment]
        size = sum(map(len, found)) + 1
        if packed.words and packed.size + size > limit:
            yield packed.close()
        for word, ids in zip(segment, found, strict=True):
            if packed.size + len(ids) + 1 > limit:
                yield packed.close()
            packed.add(ids, shape(AS_TYPED.get(word, word)))
        packed.end_segment()
    if packed.words:
        yield packed.close()


class _Packing:
    """One window being filled."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.start = 0
        self._empty()

    def _empty(self) -> None:
        self.ids, self.shapes, self.first = [BEGIN], [NO_SHAPE], list[int]()

    @property
    def words(self) -> int:
        return len(self.first)

    @property
    def size(self) -> int:
        return len(self.ids)

    def add(self, ids: tuple[int, ...], shape: int) -> None:
        self.first.append(len(self.ids))
        self.ids += ids
        self.shapes += [shape] * len(ids)

    def end_segment(self) -> None:
        if self.ids[-1] not in (END, BEGIN):
            self.ids.append(END)
            self.shapes.append(NO_SHAPE)

    def close(self) -> Window:
        self.end_segment()
        end = self.start + self.words
        window = Window(self.start, end, tuple(self.ids), tuple(self.shapes), tuple(self.first))
        self.start = end
        self._empty()
        return window


@cache
def _wordpiece() -> WordPieceProcessor:
    from curated_tokenizers import WordPieceProcessor  # type: ignore[attr-defined]

    return WordPieceProcessor(VOCABULARY.read_text("utf-8").splitlines())
