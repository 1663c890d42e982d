"""Where the paragraphs of a text begin."""

from __future__ import annotations

import re
from collections.abc import Iterable

BLANK = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\r?\n[^\S\n]*")
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$|[\"”’]\s*$")
LISTED = re.compile(r"(?:[-•*–]|\(?[0-9ivx]{1,4}[.)]|[a-z]\))\s+\S")


def breaks(text: str, cuts: Iterable[int] = ()) -> list[int]:
    """Characters at which a paragraph begins, sorted; ``cuts`` are further ones, known already.

    A blank line ends a paragraph. A single line end does where the line before it ends
    like a sentence or the next one is an item of a list, unless the text is wrapped
    (then most lines end in the middle of a sentence and are of like length).
    """
    found = set(cuts)
    found.update(m.end() for m in BLANK.finditer(text))
    lines = [(m.start(), m.end()) for m in LINE_END.finditer(text)]
    wrapped = _is_wrapped(text)
    start = 0
    for end, following in lines:
        line = text[start:end]
        ended = bool(ENDS_SENTENCE.search(line)) and not (wrapped and len(line) > 55)
        short = not wrapped and len(line) < 60
        if ended or short or not wrapped or LISTED.match(text, following):
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
