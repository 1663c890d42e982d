"""What the name of a person tells of the person's gender."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from dragoman.codebooks import loading
from dragoman.codebooks.folding import fold
from dragoman.errors import CodebookError

FILE = "given_names.csv"
FAMILIES = "family_names.toml"
PARTICLES = frozenset(
    "al el de da do dos das del della di du van von der den la le ter y e of the".split()
)
"""Small words that end the given names: what follows is the family's."""

# "J." and "J.R.", and a bare letter; "U" is the Burmese "uncle".
_INITIAL = re.compile(r"(?:\w\.-?)+|[^\WuU]")


@lru_cache(maxsize=20_000)
def gender_of_name(name: str) -> str | None:
    """ "m" or "f" if a person's name tells it, else None.

    The name comes without titles. "Roza Otunbayeva" is a woman by her first name, "Zakharova"
    by the ending, "Kim Jong-un" a man by the second name; "Xi Jinping" tells nothing, nor
    does "Kelly", which is mostly a family's.
    """
    words = [fold(w) for w in name.replace(",", " ").split() if not _INITIAL.fullmatch(w)]
    words = [w for w in words if w]
    if not words:
        return None
    if len(words) == 1:
        return _of_lone(words[0], alone=len(name.split()) == 1)
    return _of_relation(words) or _of_given(words) or _of_second(words) or _of_ending(words[-1])


def _of_lone(word: str, *, alone: bool) -> str | None:
    """What one word tells; with initials before it ("J. Smith") it is the family's."""
    if alone and not _is_family(word):
        return _told(word) or _of_ending(word)
    return _of_ending(word)


def _of_relation(words: Sequence[str]) -> str | None:
    """What "daughter of", a patronymic or a name of women only tells; these are sure."""
    rules = _rules()
    if words[0] in rules["first_f"]:
        return "f"
    for n, word in enumerate(words[1:], start=1):
        last = n == len(words) - 1
        if word in rules["second_f"] or _endings()["patronymic_f"].search(word):
            return "f"
        if not last and word in rules["inside_f"]:
            return "f"
        if not last and _endings()["patronymic_m"].search(word):
            return "m"
        if word == "van" and words[0] in rules["vietnamese"]:
            return "m"
    return None


def _of_given(words: Sequence[str]) -> str | None:
    """The gender of the first given name that has one.

    The last word counts only where it is no family's: never after a name that both
    bear ("Alexis Michel"), unless it has the hyphen of Korean given names.
    """
    rules = _rules()
    if words[0] in rules["first_m"]:
        return "m"
    if len(words) == 3 and (joined := _told("-".join(words[1:]))):  # "Kim Jong Un"
        return _told(words[0]) or joined
    if words[0] in PARTICLES and words[0] not in _given_names():  # "Van Rompuy", "Al Thani"
        return None
    shared = False
    for n, word in enumerate(words):
        last = n == len(words) - 1
        if n and (
            word in PARTICLES or word.startswith(("al-", "el-")) or word in rules["inside_m"]
        ):
            return "m" if word in rules["inside_m"] else None
        if last and (_is_family(word) or (shared and "-" not in word)):
            return None
        if told := _told(word):
            return told
        shared = shared or word in _given_names()
    return None


def _of_second(words: Sequence[str]) -> str | None:
    """What "Singh" tells where the given name tells nothing."""
    rules = _rules()
    return "m" if any(w in rules["second_m"] for w in words[1:]) else None


def _of_ending(last: str) -> str | None:
    """What the ending of a family name tells: "Zakharova" a woman, more weakly "Lavrov" a man."""
    word = last.rpartition("-")[2]
    if word in _rules()["nothing"] or len(word) < 5:
        return None
    if _endings()["family_f"].search(word):
        return "f"
    return "m" if _endings()["family_m"].search(word) else None


def _is_family(word: str) -> bool:
    """Whether a word is a family's name more often: "kelly", "al-sharaa", "lloyd-martin"."""
    if word in _given_names() or "-" not in word:
        return word in _families()
    return word.startswith(("al-", "el-")) or not _families().isdisjoint(word.split("-"))


def _told(word: str) -> str | None:
    """The gender of a given name; of "Anne-Marie" by its parts if the whole is not known."""
    known = _given_names()
    for part in (word, *word.split("-")) if "-" in word else (word,):
        if (gender := known.get(part)) in ("m", "f"):
            return gender
        if gender and part == word:
            return None  # borne by both, whatever its parts are
    return None


@cache
def _given_names() -> dict[str, str]:
    """Every given name, folded, with its gender: m, f or u.

    Raises `CodebookError` if a name stands twice or its gender is no other letter.
    """
    _, _, table = loading.text_of(FILE).partition("name,gender\n")
    lines = fold(table).split()  # as one text: line by line takes three times as long
    found = dict(line.split(",") for line in lines)
    if len(found) < len(lines):
        counts = Counter(line.split(",")[0] for line in lines)
        twice = [name for name, count in counts.items() if count > 1]
        raise CodebookError(FILE, f"these names stand twice: {', '.join(twice)}.")
    if strangers := set(found.values()) - {"m", "f", "u"}:
        raise CodebookError(FILE, f"genders are m, f and u, not {sorted(strangers)}.")
    return found


@cache
def _families() -> frozenset[str]:
    """Given names that are family names more often, folded."""
    return frozenset(fold(loading.toml(FAMILIES)["words"]["family"]).split())


@cache
def _rules() -> dict[str, frozenset[str]]:
    book = loading.toml(FAMILIES)
    words = {name: frozenset(w) for name, w in book["words"].items() if name != "family"}
    return {**words, "nothing": frozenset(book["endings"]["nothing"])}


@cache
def _endings() -> dict[str, re.Pattern[str]]:
    endings = loading.toml(FAMILIES)["endings"]
    return {name: re.compile(f"{end}$") for name, end in endings.items() if name != "nothing"}
