"""When two names are one person's or one body's."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.codebooks.folding import fold
from dragoman.resolve.transliteration import normal_name

HONORIFICS = frozenset(
    "mr mrs ms dr sir lord lady sheikh shaikh sayyid syed h.e he hon excellency imam ayatollah rev haji hajji "
    "president king queen emir prince princess togbe general colonel prof professor madam miss".split()
)
SMALL = frozenset("the of for and a an on in to".split())
ARTICLES = frozenset({"al", "el"})
"""Arabic articles: "al-Sisi", "El-Sisi" and "Sisi" are one name."""
SON_OF = frozenset({"bin", "ibn", "bint"})


@lru_cache(maxsize=20_000)
def key_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = [w for w in re.findall(r"\w+", fold(name)) if w not in SMALL]
    return tuple(w for w in words if w not in ARTICLES) or tuple(words)


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A person's name without honorifics before it and possessive marks after it."""
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in HONORIFICS and words[0] != "He":
        words = words[1:]
    return re.sub(r"['’]s?$", "", " ".join(words))


@lru_cache(maxsize=20_000)
def same_person(full: str, other: str) -> bool:
    """Whether one name can be short for the other: all its words in order, or the family name.

    "Amir Abdollahian" and "Hossein Amir Abdollahian"; "Macron" and "Emmanuel Macron"; "Kaliyev"
    and "Talgat Qaliev", since spellings do not count; not "Ali Mehrabian" and "Ali Rasoulian",
    nor "Salman" and his son "Mohammed bin Salman".
    """
    full, other = bare_name(full), bare_name(other)
    return _short_for(key_words(full), key_words(other)) or _short_for(
        name_words(full), name_words(other)
    )


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, each in the one form of its spellings."""
    return tuple(normal_name(name).split())


def _short_for(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter one of two names, given by their words, is short for the other."""
    if len(a) < len(b):
        a, b = b, a
    if not b:
        return False
    if len(b) == 1 and len(a) > 1 and a[-1] == b[0] and a[-2] in SON_OF:
        return False
    if a[-len(b) :] == b:
        return True
    if len(b) == 1:
        # "Bagheri" of "Ali Bagheri Kani"; a first name alone does not do, unless it comes with a title.
        return b[0] in a
    same_family = a[-1] == b[-1] and (a[0] == b[0] or _is_initial(a[0], b[0]))
    return same_family or all(w in a for w in b)


def _is_initial(one: str, other: str) -> bool:
    """ "J" of "John"."""
    return 1 in (len(one), len(other)) and one[0] == other[0]


def is_acronym_of(short: str, name: str) -> bool:
    """Whether capitals stand for the first letters of a name.

    Small words may be left out, and of a long name others: "UNRCCA" is the "United Nations
    Regional Centre for Preventive Diplomacy for Central Asia".
    """
    letters = re.sub(r"[^A-Z]", "", short)
    if len(letters) < 2 or short != short.upper() or len(name.split()) < 2:
        return False
    joined = re.findall(r"[\w'’-]+", name)  # "Co-operation" counts once or twice
    for words in (joined, [w for word in joined for w in word.split("-") if w]):
        initials = "".join(w[0].upper() for w in words)
        main = "".join(w[0].upper() for w in words if w.lower() not in SMALL)
        if letters in (initials, main):
            return True
        if len(letters) >= 5 and len(letters) >= 0.7 * len(main) and _holds(main, letters):
            return True
    return False


def _holds(initials: str, letters: str) -> bool:
    """Whether the letters come in the initials in this order, the first one first."""
    rest = iter(initials)
    return initials[:1] == letters[0] and all(letter in rest for letter in letters)
