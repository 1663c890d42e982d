"""Where the paragraphs of a text begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

BLANK = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\r?\n[^\S\n]*")
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$|[\"”’]\s*$")
LISTED = re.compile(r"(?:[-•*–]|\(?(?:\d{1,2}|[ivx]{1,4})[.)]|[a-z]\))\s+\S")


def breaks(text: str, cuts: Iterable[int] = ()) -> list[int]:
    """Characters at which a paragraph begins, sorted; ``cuts`` are further ones, known already.

    A blank line ends a paragraph, and so does a single line end, unless the text is wrapped
    (then most lines end in the middle of a sentence and are of like length). In wrapped
    text a line ends a paragraph if it has room for the next word and ends like a sentence,
    stands before an item of a list, or is less than half full.
    """
    found = set(cuts)
    found.update(m.end() for m in BLANK.finditer(text))
    wrapped, width = _is_wrapped(text), max(map(len, text.splitlines()), default=0)
    start = 0
    for m in LINE_END.finditer(text):
        end, following = m.span()
        line = text[start:end]
        room = len(line) + 1 + len(text[following : following + width].partition(" ")[0]) < width
        ends = ENDS_SENTENCE.search(line) or LISTED.match(text, following) or 2 * len(line) < width
        if (
            not wrapped
            or (room and ends)
            or (LISTED.match(text, start) and LISTED.match(text, following))
        ):
            found.add(following)
        start = following
    return sorted(at for at in found if 0 < at < len(text))


def _is_wrapped(text: str) -> bool:
    """Whether lines were cut to a width: many, of like length, few ending like a sentence."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > 130:
        return False
    long = [line for line in lines if len(line) > 45]
    open_ended = sum(1 for line in long if not ENDS_SENTENCE.search(line))
    return bool(long) and open_ended > 0.4 * len(lines)
