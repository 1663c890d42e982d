"""What the codebooks know of words, as numbers for the trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman import codebooks
from dragoman.codebooks import Known, PhraseIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Ints = NDArray[np.int64]

PLACE, BODY, PEOPLE, OTHER = 1, 2, 3, 5
"""Kinds of name by their place among the encoder's: Person, Location, Organization, NORP, Facility, Misc …"""
STATE_ROLES = {"name": (PLACE, 1), "demonym": (PEOPLE, 2), "people": (PEOPLE, 3), "capital": (PLACE, 4),
               "seat": (PLACE, 5)}  # fmt: skip
ACTORS = {"organisation": 6, "group": 7, "company": 8, "ngo": 9, "media": 10, "body": 11, "assembly": 12}  # fmt: skip
"""A number for each sort of actor; what it is matters no more than that sorts differ."""
NO_ACTOR, REGION = 13, 14
OFFICE, HONORIFIC = 1, 2
MARKS = {
    word: n
    for n, words in enumerate((
        ",", "'s ’s", "' ’", "(", ")", '" “ ``', "” ''", ".", "-", "– — --", "the The", "of", "and &", "in In",
        ":", "/", "a an A", "by", "to", "at", "from", "for", "said", "s",
    ), 1)
    for word in words.split()
}  # fmt: skip
"""Marks and small words that tell where a name ends, each with a number."""


@dataclass(frozen=True, slots=True)
class Look:
    """Of each word (and of one more, behind the last): the codebooks' phrase over it, and whether it is a title.

    ``start``, ``end``, ``kind`` and ``role`` are those of the phrase, -1 where there is none; ``title`` is
    0, `OFFICE` or `HONORIFIC`.
    """

    start: Ints
    end: Ints
    kind: Ints
    role: Ints
    title: Ints


class KnownWords:
    """The codebooks of who, and of titles. Make one with `known_words`."""

    def __init__(self) -> None:
        self._who: PhraseIndex[Known] = codebooks.who()
        self._titles: dict[str, int] = {}
        for office in codebooks.offices().values():
            for phrase in (office.title, office.plural):
                self._titles[phrase.split()[-1].lower()] = OFFICE
        for words, sort in (
            (codebooks.short_titles(), OFFICE),
            (codebooks.honorifics(), HONORIFIC),
        ):
            for word in words:
                self._titles[word.lower()] = self._titles[word.lower().rstrip(".")] = sort

    def look(self, words: Sequence[str]) -> Look:
        """What is known of the words of one text."""
        size = len(words) + 1
        start, end, kind, role = (np.full(size, -1) for _ in range(4))
        for first, stop, known in self._who.find(words):
            if kind[first] == -1:  # of several meanings the first
                here = slice(first, stop)
                start[here], end[here] = first, stop
                kind[here], role[here] = _kind_and_role(known)
        return Look(start, end, kind, role, _numbers(self._titles, [w.lower() for w in words]))

    def marks(self, words: Sequence[str]) -> Ints:
        """The number of each word among `MARKS`, 0 for most; and a 0 behind the last."""
        return _numbers(MARKS, words)


def _kind_and_role(known: Known) -> tuple[int, int]:
    if known.kind is None:
        return OTHER, NO_ACTOR
    if known.kind == "state":
        return STATE_ROLES.get(known.role, (PLACE, 1))
    if known.role == "adjective":
        return PEOPLE, REGION
    return BODY, ACTORS[known.kind]


def _numbers(table: dict[str, int], words: Sequence[str]) -> NDArray[Any]:
    get = table.get
    return np.array([*(get(word, 0) for word in words), 0])


@cache
def known_words() -> KnownWords:
    """The codebooks as numbers, made once a process."""
    return KnownWords()
