"""Lines set on pages, back to paragraphs: running heads dropped, broken words and lines mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import quantiles

NUMBER = re.compile(
    r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?|[ivxlc]{1,6}", re.IGNORECASE
)
EDGE = 2
"""So many lines at the head and at the foot of a page may be running heads."""

FEW = 8
"""A page with fewer lines does not tell how far apart its lines usually stand."""

FULL = 0.8
"""A line that ends a sentence and has less of the page's usual length ends a paragraph too."""

KEPT = re.compile(
    r"(?:^|\W)(?:long|self|non|two|three|five|half|first|second|third|much|would|\w+-\w+)[-‐]$",
    re.IGNORECASE,
)
"""Beginnings of words that keep their hyphen: "long-term", "state-of-the-art".

"cross-" and "short-" are not among them, for the sake of "crossing" and "shortage".
"""

LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u00a0": " ", "\t": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line on a page: ``height`` above the page's foot and ``size`` of its letters, in points."""

    words: str
    height: float
    size: float


def paragraphs_of(pages: Sequence[Sequence[SetLine]]) -> Iterator[str]:
    """The paragraphs of all pages, each on one line."""
    running = _running(pages)
    kept = [[line for line in page if (line.words, line.height) not in running] for page in pages]
    gaps = [_gaps(lines) for lines in kept]
    everywhere = _usual(sorted(chain.from_iterable(gaps)))
    paragraph = ""
    for lines, between in zip(kept, gaps, strict=True):
        usual = _usual(between) if len(between) >= FEW else everywhere
        widest = sorted(len(line.words) for line in lines)[int(0.9 * len(lines))] if lines else 0
        above: SetLine | None = None
        for line in lines:
            if paragraph and _begins(paragraph, line, above, usual, widest):
                yield paragraph
                paragraph = ""
            paragraph = _joined(paragraph, line.words)
            above = line
    if paragraph:
        yield paragraph


def _running(pages: Sequence[Sequence[SetLine]]) -> set[tuple[str, float]]:
    """Page numbers, and lines that stand at the edge of at least half of the pages, by height."""
    seen: Counter[str] = Counter()
    edges = [_edges(page) for page in pages]
    for edge in edges:
        seen.update({_pattern(line.words) for line in edge})
    often = max(2, (len(pages) + 1) // 2)
    return {
        (line.words, line.height)
        for edge in edges
        for line in edge
        if NUMBER.fullmatch(line.words) or seen[_pattern(line.words)] >= often
    }


def _edges(page: Sequence[SetLine]) -> list[SetLine]:
    """The first and last lines of a page, as they stand and as they were drawn."""
    stand = sorted(page, key=lambda line: -line.height)
    return [*page[:EDGE], *page[-EDGE:], *stand[:EDGE], *stand[-EDGE:]]


def _pattern(words: str) -> str:
    return re.sub(r"\d+", "#", words.casefold())


def _gaps(lines: Sequence[SetLine]) -> list[float]:
    """The distances between lines that follow each other down a page, in points, sorted."""
    gaps = (above.height - line.height for above, line in pairwise(lines))
    return sorted(gap for gap in gaps if gap > 1)


def _usual(gaps: Sequence[float]) -> float:
    """The distance between two lines of a paragraph; 0 if it cannot be told."""
    return quantiles(gaps, n=4)[0] if len(gaps) > 1 else sum(gaps)


def _begins(
    paragraph: str, line: SetLine, above: SetLine | None, usual: float, widest: int
) -> bool:
    """Whether ``line`` begins a new paragraph below ``above`` (None: the first of its page)."""
    ended = paragraph.rstrip("\"'”’)] ").endswith((".", "!", "?", ":", ";"))
    if above is None:
        return ended
    gap = above.height - line.height
    if abs(above.size - line.size) > 1:
        return True
    if usual and gap > 1.3 * usual:
        return True
    if gap < 0:  # the next column
        return ended
    return ended and len(above.words) < FULL * widest


def _joined(paragraph: str, words: str) -> str:
    """The paragraph and one more line: "nego-" and "tiations" make one word, "Al-" and "Sisi" a name."""
    if not paragraph:
        return words
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + words
    if re.search(r"\w[-‐]$", paragraph):
        if words[:1].islower() and not KEPT.search(paragraph[-60:]):
            return paragraph[:-1] + words
        return paragraph + words
    return f"{paragraph} {words}"


def clean(words: str) -> str:
    """The words of a line without ligatures, control characters and doubled blanks."""
    for mark, letters in LIGATURES.items():
        words = words.replace(mark, letters)
    words = re.sub(r"\u00ad(?!\s*$)|[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", words)
    return re.sub(r" {2,}", " ", words).strip()
