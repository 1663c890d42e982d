"""The words of a text as reports are compared by them: folded, without endings, without the small ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.codebooks.folding import fold

WORD = re.compile(r"\d[\d.,:]*\d|[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;•*|\n\r\"“”‘(\[–—])\s*$")
POSSESSIVE = re.compile(r"['’]s?$")
BEFORE = 3
"""Characters before a word that tell whether a sentence begins with it."""


def all_words(text: str) -> list[str]:
    """Every word in its order, folded: what copies are told by."""
    return [fold(m.group()) for m in WORD.finditer(text)]


def counted(text: str) -> Counter[str]:
    """The stems of a text's words and how often each stands there; without the small words."""
    stems = (stem(m.group()) for m in WORD.finditer(text))
    return Counter(s for s in stems if s not in small_words() and len(s) > 1)


def names_counted(text: str) -> Counter[str]:
    """The stems of words written with a capital where no sentence begins: names, mostly."""
    return Counter(_names(text))


def _names(text: str) -> Iterator[str]:
    for m in WORD.finditer(text):
        word = m.group()
        if word[0].isupper() and not SENTENCE_BEGINS.search(
            text, max(0, m.start() - BEFORE), m.start()
        ):
            found = stem(word)
            if found not in small_words() and len(found) > 1:
                yield found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without the endings of a plural or an owner: "Ministries'" is "ministry".

    Verbs keep theirs: "meeting" and "met" tell of one thing in different words anyway.
    """
    word = fold(POSSESSIVE.sub("", word))
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return word[:-1]
    return word


@cache
def small_words() -> frozenset[str]:
    """Words that say nothing of what a text is about; spaCy's list, folded."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(fold(w) for w in STOP_WORDS) | {"mr", "mrs", "ms", "said", "say"}
