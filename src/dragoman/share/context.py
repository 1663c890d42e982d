"""Quoted words within the sentence that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Quote, Report
from dragoman.share.shown import shown

_END = re.compile(r"""[.!?]["”’'»)\]]*\s+(?=["“‘'«(\[]*[A-Z0-9])|\s*\n\s*\n\s*""")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$"
)
FAR = 1500
"""Characters to either side beyond which no sentence end is looked for."""


@dataclass(frozen=True, slots=True)
class InContext:
    """Quoted words with what stands before and after them, each on one line."""

    before: str
    words: str
    after: str


def in_context(report: Report, quote: Quote, *, room: int = 280) -> InContext:
    """``quote`` in its sentence; of a long one, about ``room`` characters besides the words.

    Our own splitting, good enough to read by: records are made by the parser's sentences.
    """
    start, end = sentence_around(report.text, quote.start, quote.end)
    for part in report.parts:  # a dateline is not the sentence's
        if part.end <= quote.start:
            start = max(start, part.end)
        elif part.start >= quote.end:
            end = min(end, part.start)
    before, after = report.text[start : quote.start], report.text[quote.end : end]
    side = max(40, room // 2)
    if len(before) > side:
        before = "…" + before[-side:].partition(" ")[2]
    if len(after) > side:
        after = after[:side].rpartition(" ")[0] + "…"
    return InContext(_line(before).lstrip(), _line(quote.words), _line(after).rstrip())


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence or sentences that the span touches."""
    first, last = max(0, start - FAR), min(len(text), end + FAR)
    begin = first
    # Two characters more, since whether a sentence begins is seen by its first letter.
    for found in _END.finditer(text, first, min(len(text), start + 2)):
        if found.end() <= start and _is_end(text, found):
            begin = found.end()
    for found in _END.finditer(text, max(first, end - 1), last):
        if _is_end(text, found):
            last = max(end, found.start() + len(found.group().rstrip()))
            break
    return min(begin, start), last


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and not "Mr." or "J."."""
    if not found.group().startswith("."):
        return True
    return not _ABBREVIATED.search(text, max(0, found.start() - 6), found.start() + 1)


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", shown(words))
