"""Words from outside, made safe to show without moving a single offset.

A report may hold anything: escape codes that would repaint the terminal, marks that turn the
reading direction round, halves of characters that no stream can carry.
"""

from __future__ import annotations

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_UNSEEN = [
    *range(0x80, 0xA0),  # C1: one of them starts escape codes, as ESC does
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # embedding, override, isolate
    *range(0xD800, 0xE000),  # half a character
]  # fmt: skip
_SHOWN: dict[int, str | int] = {
    **_PICTURES,
    **dict.fromkeys(_UNSEEN, "\N{REPLACEMENT CHARACTER}"),
    ord("\n"): "\n",
    ord("\r"): "\n",
    ord("\t"): " ",
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}


def shown(words: str) -> str:
    """``words`` with every character that could do harm replaced by one that can be seen.

    The result is as long as ``words``, so that spans keep counting in it.
    """
    return words.replace("\r\n", " \n").translate(_SHOWN)


def on_one_line(words: str) -> str:
    """``words`` made safe, on one line: runs of white space become one space."""
    return re.sub(r"\s+", " ", shown(words)).strip()
