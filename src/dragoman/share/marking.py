"""A report's text cut into paragraphs, and these where a marked span begins or ends.

Spans may lie in one another or cross. Nothing is nested in the result: every piece
says which records it belongs to, and the page draws them one above the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Report

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
SHORTEST_WRAPPED, LONGEST_WRAPPED = 50, 90
"""Characters. Lines of about this length, one after another, were wrapped by a machine."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that belongs to a card; ``role`` is ``main`` or ``cue``."""

    start: int
    end: int
    card: str
    kind: str
    role: str = "main"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text throughout which the same cards are marked, the shortest first."""

    start: int
    end: int
    spans: tuple[Span, ...] = ()

    @property
    def cards(self) -> str:
        """Ids of the cards, with spaces between."""
        return " ".join(dict.fromkeys(s.card for s in self.spans))

    @property
    def look(self) -> str:
        """Kinds and roles, as classes of the page."""
        found = (s.kind if s.role == "main" else f"{s.kind}-{s.role}" for s in self.spans)
        return " ".join(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``part`` is the kind of the report's part that covers it, if one does."""

    start: int
    end: int
    part: str | None
    wrapped: bool
    pieces: tuple[Piece, ...]


def paragraphs(report: Report, text: str, spans: Sequence[Span]) -> Iterator[Paragraph]:
    """The paragraphs of ``text``, which is as long as the report's own and is what is shown."""
    waiting = sorted(spans, key=lambda s: s.start, reverse=True)
    touching: list[Span] = []
    for start, end in _stretches(text):
        touching = [s for s in touching if s.end > start]
        while waiting and waiting[-1].start < end:
            touching.append(waiting.pop())
        touching = [s for s in touching if s.end > start]
        yield Paragraph(
            start=start,
            end=end,
            part=_part(report, start, end),
            wrapped=_is_wrapped(text[start:end]),
            pieces=tuple(pieces(start, end, touching)),
        )


def pieces(start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """The stretch from ``start`` to ``end``, cut wherever one of the spans begins or ends."""
    cuts = {start, end}
    for span in spans:
        cuts |= {at for at in (span.start, span.end) if start < at < end}
    ordered = sorted(cuts)
    waiting, running = sorted(spans, key=lambda s: s.start, reverse=True), list[Span]()
    for first, last in pairwise(ordered):
        running = [s for s in running if s.end > first]
        while waiting and waiting[-1].start <= first:
            running.append(waiting.pop())
        here = sorted(
            (s for s in running if s.end > first), key=lambda s: (s.end - s.start, s.card)
        )
        yield Piece(first, last, tuple(here))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BLANK.finditer(text):
        if text[at : gap.start()].strip():
            yield at, gap.start()
            at = gap.end()
    if text[at:].strip():
        yield at, len(text)


def _part(report: Report, start: int, end: int) -> str | None:
    for part in report.parts:
        if part.start <= start and end <= part.end:
            return part.kind
    return None


def _is_wrapped(words: str) -> bool:
    """Whether the line ends in a paragraph mean nothing."""
    lines = [len(line.rstrip()) for line in words.split("\n")][:-1]
    return bool(lines) and all(SHORTEST_WRAPPED <= n <= LONGEST_WRAPPED for n in lines)
