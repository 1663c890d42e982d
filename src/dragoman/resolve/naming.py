"""When two names are one person's or one body's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HONORIFICS = frozenset(
    "mr mrs ms dr sir lord lady sheikh shaikh sayyid syed h.e. he hon excellency imam ayatollah rev haji hajji "
    "president king queen emir prince princess togbe general colonel prof professor madam miss".split()
)
SMALL = frozenset("the of for and a an on in to".split())


def fold(words: str) -> str:
    """Small letters without accents or apostrophes, so that "Calviño" and "Calvino" are one."""
    plain = unicodedata.normalize("NFKD", words.lower())
    return (
        "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "").replace("'", "")
    )


@lru_cache(maxsize=20_000)
def key_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    return tuple(w for w in re.findall(r"\w+", fold(name)) if w not in SMALL)


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A person's name without honorifics before it and possessive marks after it."""
    words = name.split()
    while (
        len(words) > 1 and words[0].lower().rstrip(".") in HONORIFICS and words[0].lower() != "he"
    ):
        words = words[1:]
    return re.sub(r"['’]s?$", "", " ".join(words))


@lru_cache(maxsize=20_000)
def same_person(full: str, other: str) -> bool:
    """Whether one name can be short for the other: all its words in order, or the family name.

    "Amir Abdollahian" and "Hossein Amir Abdollahian"; "Macron" and "Emmanuel Macron"; not
    "Ali Mehrabian" and "Ali Rasoulian".
    """
    a, b = key_words(bare_name(full)), key_words(bare_name(other))
    if len(a) < len(b):
        a, b = b, a
    if not b:
        return False
    if a[-len(b) :] == b:
        return True
    if len(b) == 1:
        # "Bagheri" of "Ali Bagheri Kani"; a first name alone does not do, unless it comes with a title.
        return b[0] in a
    return (a[0] == b[0] and a[-1] == b[-1]) or all(w in a for w in b)


def is_acronym_of(short: str, name: str) -> bool:
    """Whether capitals stand for the first letters of a name, small words left out or not."""
    letters = re.sub(r"[^A-Z]", "", short)
    if len(letters) < 2 or short != short.upper() or len(name.split()) < 2:
        return False
    words = re.findall(r"\w+", name)
    return letters in (
        "".join(w[0].upper() for w in words),
        "".join(w[0].upper() for w in words if w.lower() not in SMALL),
    )
