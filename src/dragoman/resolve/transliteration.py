"""One form for the spellings of a person's name: "Kaliyev", "Kaliev" and "Qaliev" are one word.

The rules and the names that no rule joins are data: `codebooks/transliteration.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.codebooks import loading
from dragoman.errors import CodebookError

FILE = "transliteration.toml"
ROUNDS = 12
"""Times that rules are gone through at most; real names come to rest in two or three."""
APOSTROPHES = re.compile("['’‘`´ʻʼʽʾʿˈ′]")
VIETNAMESE = frozenset("\u0300\u0302\u0303\u0306\u0309\u031b\u0323")
"""Accents that Serbian does not have: they tell a Vietnamese đ, which is "d", from a Serbian one."""
AZERBAIJANI = str.maketrans({"c": "j", "x": "kh"})
"""What else is spelled otherwise in a name with "ə": Cəfərov is Jafarov."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what stands for it, in words with the letters ``has`` and at least ``least`` of them."""

    find: re.Pattern[str]
    give: str
    has: str
    least: int
    unless: re.Pattern[str] | None

    def on(self, word: str) -> str:
        """The word as this rule leaves it."""
        if self.has not in word or len(word) < self.least:
            return word
        if self.unless and self.unless.search(word):
            return word
        return self.find.sub(self.give, word)


@lru_cache(maxsize=50_000)
def normal_name(name: str) -> str:
    """The name in small letters, spelled as all its transliterations are; words parted by one space.

    "Natalya German" and "Natalia Gherman" give one form, "Ivan" and "Ian" two. The order of
    the words is kept, Arabic articles are left out. Cyrillic is written in Latin letters,
    other scripts stay. Empty only for a name without letters and digits.
    """
    found = _latin(name)
    for _ in range(ROUNDS):
        joined = _without_compounds(found)
        normal = " ".join(map(_normal_word, joined.split()))
        if normal == found:
            break
        found = normal
    return found or "".join(c for c in name.casefold() if c.isalnum())


def _latin(name: str) -> str:
    """Small Latin letters, hyphens and single spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = _letters()
    if "đ" in plain and not VIETNAMESE.isdisjoint(plain):
        plain = plain.replace("đ", "d")
    if "ə" in plain:
        plain = plain.translate(AZERBAIJANI)
    plain = APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    if not plain.isascii():
        plain = plain.translate(letters)
    return " ".join(re.sub(r"[^\w-]|_", " ", plain).split())


def _without_compounds(name: str) -> str:
    for rule in _compounds():
        name = rule.on(name)
    return name.replace("-", " ")


@lru_cache(maxsize=50_000)
def _normal_word(word: str) -> str:
    ruled = _by_rules(word)
    return _names().get(ruled, ruled)


def _by_rules(word: str) -> str:
    """The word as it is when no rule changes it any more."""
    rules = _rules()
    for _ in range(ROUNDS):
        before = word
        for rule in rules:
            word = rule.on(word)
        if word == before:
            break
    return word


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(loading.toml(FILE)["letters"])


@cache
def _compounds() -> tuple[Rule, ...]:
    return _read("compounds")


@cache
def _rules() -> tuple[Rule, ...]:
    return _read("rules")


def _read(part: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            re.compile(entry["find"]), entry["give"], entry.get("has", ""), entry.get("least", 0),
            re.compile(entry["unless"]) if "unless" in entry else None,
        )
        for entry in loading.toml(FILE)[part]
    )  # fmt: skip


@cache
def _names() -> dict[str, str]:
    """The form of each spelling that is listed, by the word that the rules make of it.

    Raises `CodebookError` where a form is not what the rules leave, or a spelling has two.
    """
    found: dict[str, str] = {}
    for form, spellings in loading.toml(FILE)["names"].items():
        if _by_rules(form) != form:
            raise CodebookError(FILE, f"{form!r} is {_by_rules(form)!r} after the rules.")
        for spelling in (form, *spellings):
            word = _by_rules(_latin(spelling))
            if found.setdefault(word, form) != form:
                raise CodebookError(FILE, f"{spelling!r} is {form!r} here and {found[word]!r} too.")
    return found
