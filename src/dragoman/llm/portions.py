"""A report's body in portions that a model can take in at once, cut between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.parse import body_breaks
from dragoman.records import Quote, Report

type Stretch = tuple[int, int]

BETWEEN = "\n\n"
"""What stands between stretches of a portion that do not touch in the text."""
SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s+")
OPENING_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Portion:
    """Stretches of the text, in order; the parts between them (a caption, a byline) are left out."""

    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        """Where it begins, in characters of the text."""
        return self.stretches[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.stretches[-1][1]

    def text(self, report: Report) -> str:
        """Its words."""
        return BETWEEN.join(report.text[start:end] for start, end in self.stretches)

    def opening(self, report: Report) -> Quote:
        """Its first line, or the first words of that."""
        start, end = self.stretches[0]
        words = report.text[start:end]
        at = start + len(words) - len(words.lstrip())
        line = report.text[at : min(end, at + OPENING_CHARACTERS)].splitlines()[0].rstrip()
        return report.quote(at, at + len(line))


def portions(report: Report, most: int) -> list[Portion]:
    """The body in as few portions as hold ``most`` characters each."""
    found: list[Portion] = []
    open_, size = list[Stretch](), 0
    for paragraph in paragraphs(report):
        for start, end in _cut(report.text, paragraph, most):
            touches = bool(open_) and open_[-1][1] == start
            more = end - start + (0 if touches or not open_ else len(BETWEEN))
            if open_ and size + more > most:
                found.append(Portion(tuple(open_)))
                open_, size, touches = [], 0, False
                more = end - start
            if touches:
                open_[-1] = (open_[-1][0], end)
            else:
                open_.append((start, end))
            size += more
    return [*found, Portion(tuple(open_))] if open_ else found


def paragraphs(report: Report) -> Iterator[Stretch]:
    """Every paragraph of the body that has words in it, with the blank lines after it."""
    cuts = body_breaks(report)
    for start, end in report.body():
        edges = [start, *(at for at in cuts if start < at < end), end]
        starts = [a for a, b in pairwise(edges) if report.text[a:b].strip()]
        yield from pairwise([*starts, end] if starts else [])


def _cut(text: str, paragraph: Stretch, most: int) -> Iterator[Stretch]:
    """A paragraph that is too long, after sentences; where there are none, between words."""
    start, end = paragraph
    while end - start > most:
        ends = [m.end() for m in SENTENCE_END.finditer(text, start, start + most)]
        blank = text.rfind(" ", start + 1, start + most)
        cut = ends[-1] if ends else blank + 1 if blank > 0 else start + most
        if text[start:cut].strip():
            yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end
