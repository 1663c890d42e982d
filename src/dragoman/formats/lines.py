"""The lines of a text as the layout rules look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
BLANK = re.compile(r"(?>\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])[^\S\r\n]*[\r\n\v\f\u2028\u2029]")
CLOSERS = "\"'”’»)]*_ "
UNWRAPPED = 150
"""A line of so many characters holds a whole paragraph: nobody wraps text that wide."""

WORD_COUNTED = 400
"""Beyond so many characters a line is a paragraph, and its words need not be counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; ``apart_*`` tell of an empty line beside it."""

    start: int
    end: int
    words: str
    apart_before: bool
    apart_after: bool
    joined: bool = False
    """Whether it stood on several lines of the text."""
    opened: bool = False
    """Whether the account is known to begin here: a dateline was cut off in front."""

    def with_next(self, line: Line) -> Line:
        """This line and the one under it as one."""
        words = f"{self.words} {line.words}"
        return Line(self.start, line.end, words, self.apart_before, line.apart_after, joined=True)

    @property
    def length(self) -> int:
        """How many words it has (a line of more than 400 characters: 99)."""
        return 99 if len(self.words) > WORD_COUNTED else len(self.words.split())

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence does: "talks." or "talks.”", not "talks with the U.S."."""
        bare = self.words.rstrip(CLOSERS)
        if re.search(r"\b(?:[A-Z]\.){2,}$", bare):
            return False
        return bare.endswith((".", "!", "?", "…", ":", ";", ","))

    @property
    def unwrapped(self) -> bool:
        """Whether a whole paragraph stands on this line."""
        return len(self.words) >= UNWRAPPED


def lines_of(text: str, start: int = 0) -> list[Line]:
    """The lines from ``start`` that are not blank, in order."""
    spans = []
    for match in LINE.finditer(text, start):
        words = match[0].strip()
        if words:
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            spans.append((begin, begin + len(words), words))
    edges = [start, *(end for _, end, _ in spans)]
    apart = [bool(BLANK.search(text, edges[n], span[0])) for n, span in enumerate(spans)]
    if apart:
        apart[0] = True
    after = [*apart[1:], True]
    return [
        Line(begin, end, words, apart[n], after[n]) for n, (begin, end, words) in enumerate(spans)
    ]
