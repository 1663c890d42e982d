"""Names as they are compared: in small letters, without accents and apostrophes."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and marks that are written or left out.
LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ə": "a", "'": "", "’": "", "‘": "", "ʻ": "", "ʼ": "",
}  # fmt: skip
ACCENT = re.compile("[\u0300-\u036f]+")


def fold(words: str) -> str:
    """Small letters without accents and apostrophes; "Şükrü" and "Sukru" are one."""
    words = words.lower()
    if words.isascii():
        return words.replace("'", "")
    for letter, plain in LETTERS.items():
        words = words.replace(letter, plain)  # on a whole file, faster than translate
    return ACCENT.sub("", unicodedata.normalize("NFKD", words))
