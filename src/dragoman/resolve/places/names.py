"""One form for the spellings of a place's name, so that "Şanlıurfa" is "Sanliurfa"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

GENERIC = frozenset(
    "province region oblast governorate state district county krai kray department prefecture republic division "
    "wilayat wilaya viloyat velayat velayet raion rayon okrug canton parish emirate governate territory township co "
    "autonomous municipality city town village of the".split()
)
"""What a name may have or lack: "Batken" and "Batken region" are one."""

PARTS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower greater downtown mainland metro inner outer".split()
)
"""Words before a name that say which part of the place is meant."""

OF_BUILDINGS = frozenset(
    "airport museum gallery university hospital stadium station park court courthouse prison jail school college center "
    "centre church cathedral mosque hall hotel harbor harbour airfield base".split()
)
"""What a name ends in that begins with the town's: "Vancouver Art Gallery"."""

OF_REGIONS = frozenset(
    "province region oblast governorate state krai kray department prefecture republic wilayat wilaya viloyat velayat "
    "governate emirate canton territory".split()
)
"""Words beside a name that say that it is a region's."""

OF_DISTRICTS = frozenset(
    "district county co raion rayon parish borough municipality township".split()
)
OF_TOWNS = frozenset("city town village suburb township settlement".split())

_FOLDED = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
        "'": None, "’": None, "‘": None, "ʻ": None, "ʼ": None, "`": None, "´": None, "′": None, ".": None,
    }
)  # fmt: skip
_GAPS = re.compile(r"[^\w]+|_")
_LONG = {"st": "saint", "mt": "mount", "ft": "fort"}
_PLAIN = str.maketrans(
    {chr(n): None if chr(n) in "'`." else " " for n in range(128) if not chr(n).isalnum()}
)


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """The name in small letters without marks, apostrophes and full stops; other signs are gaps.

    "Sana'a" and "Sanaa", "Mazar-i-Sharif" and "Mazar i Sharif", "St. Petersburg" and "Saint
    Petersburg" are one; "U.S." and "us" are one too, so that capitals have to be looked at before.
    """
    return fold(name)


def fold(name: str) -> str:
    """What `key_of` gives, not remembered: for names by the hundred thousand."""
    small = name.lower()
    if small.isascii():
        words = small.translate(_PLAIN).split()
    else:
        apart = unicodedata.normalize("NFKD", small.translate(_FOLDED))
        bare = "".join(c for c in apart if not unicodedata.combining(c))
        words = _GAPS.sub(" ", bare.translate(_FOLDED)).split()
    if words and words[0] in _LONG:
        words[0] = _LONG[words[0]]
    return " ".join(words)


def base_of(key: str) -> str:
    """A key without the words that say what kind of place it is; the key itself if nothing is left.

    "batken region" is "batken", "city of london" is "london", "region" stays.
    """
    words = [word for word in key.split() if word not in GENERIC]
    if words and words[0] == "of":
        del words[0]
    return " ".join(words) or key
