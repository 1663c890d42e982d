"""Words that somebody claims to have read, sought in the report's text.

First as they are; else with any run of blanks as one, all quotation marks, apostrophes and dashes of
a sort alike, and without marks around. Letters are never bent: "Niger" is not "Nigeria".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dragoman.records import Quote, Report

MOST_PLACES = 100
"""Places of the same words that are looked at."""
ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
BLANK = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
AROUND = "\"'“”„«»‘’ \t\r\n"


class Passages:
    """The body of one report, to find words in."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._body = list(report.body())
        self._starts = [start for start, _ in self._body]

    def places(self, words: str, start: int, end: int) -> list[Quote]:
        """Where the words stand between two characters of the text, in order; whole words only."""
        text, start = self.report.text, max(start, 0)
        for sought in _ways(words):
            exact = [(at, at + len(sought)) for at in _all(text, sought, start, end)]
            if found := self._good(exact):
                return found
            if found := self._good(self._alike(sought, start, end)):
                return found
        return []

    def nearest(self, words: str, to: Quote, start: int, end: int) -> Quote | None:
        """The place between two characters that is nearest to a quotation; inside it, if there is one."""
        found = self.places(words, to.start, to.end) or self.places(words, start, end)
        return min(found, key=lambda q: distance(q, to.start, to.end), default=None)

    def around(self, words: str, start: int, end: int) -> list[Quote]:
        """Where the words stand between two characters; if they do not, all over the body, the nearest first."""
        found = self.places(words, start, end)
        if not found:
            anywhere = self.places(words, 0, len(self.report.text))
            found = sorted(anywhere, key=lambda q: distance(q, start, end))
        return found

    def _good(self, spans: list[tuple[int, int]]) -> list[Quote]:
        return [
            self.report.quote(a, b)
            for a, b in spans
            if _is_whole(self.report.text, a, b) and self._in_body(a, b)
        ]

    def _in_body(self, start: int, end: int) -> bool:
        n = bisect_right(self._starts, start) - 1
        return n >= 0 and end <= self._body[n][1]

    def _alike(self, sought: str, start: int, end: int) -> list[tuple[int, int]]:
        folded, origin = self._folded
        needle = fold(sought)
        if not needle:
            return []
        first, last = bisect_right(origin, start - 1), bisect_right(origin, end - 1)
        return [
            (origin[at], origin[at + len(needle) - 1] + 1)
            for at in _all(folded, needle, first, last)
        ]

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text as `fold` would have it, and of each sign of that where it comes from."""
        text = self.report.text.translate(ALIKE)
        pieces: list[str] = []
        origin: list[int] = []
        at = 0
        for run in BLANK.finditer(text):
            pieces.append(text[at : run.start()])
            origin += range(at, run.start())
            at = run.end()
            if UNSEEN.sub("", run.group()):
                pieces.append(" ")
                origin.append(run.start())
        pieces.append(text[at:])
        origin += range(at, len(text))
        return "".join(pieces), origin


def fold(words: str) -> str:
    """The words with blanks and marks alike, to compare them."""
    return " ".join(UNSEEN.sub("", words.translate(ALIKE)).split())


def distance(quote: Quote, start: int, end: int) -> int:
    """Characters between a quotation and a stretch; 0 where they touch."""
    return max(start - quote.end, quote.start - end, 0)


def _ways(words: str) -> Iterator[str]:
    """The words as given, and without what a model likes to put around them; each once, none empty."""
    given = words.strip()
    bare = given.strip(AROUND)
    yield from filter(None, dict.fromkeys((given, bare, bare.rstrip(".,;:…" + AROUND))))


def _all(text: str, sought: str, start: int, end: int) -> Iterator[int]:
    at = text.find(sought, start, end)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(sought, at + 1, end)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after
