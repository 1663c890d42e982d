"""Where a text quotes: from an opening mark to its closing mark.

Double marks of any make count as one family, since reports mix them ("that Algeria … me.”).
Single marks count where they cannot be apostrophes; between double ones they are a quotation
in the quotation, and around them they are the outer one. A quotation never outlives its paragraph. If its paragraph ends before a closing mark comes, it ran on only
where the next paragraph opens with a mark again (the printers' rule); otherwise somebody forgot
to close it, and it ends with its first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DOUBLE = re.compile("[\"“”„«»]|''|``")
# "The '90s", "rock 'n' roll" and "let 'em" open nothing.
SINGLE = re.compile(
    "(?<![\\w’'])[‘'’](?=\\w)(?!\\d0s\\b|(?:n|em|til|tis)\\b)|(?<=[\\w.,!?…])['’](?![\\w])"
)
OPENING = "“„«"
CLOSING = "”»"
SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSt)[.!?…](?=\s+[A-Z“\"‘(]|\s*$)"
)
HIDDEN = "\ufffc"
LEAST_WORDS_IN_SINGLE = 3
"""Shorter runs in single marks are a word held with tongs ('good faith'), not speech."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted run, in characters of the text; the marks are outside ``start`` and ``end``."""

    start: int
    end: int
    closed: bool


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Every quotation, in order. ``paragraphs`` are (start, end) in characters."""
    found: list[Quotation] = []
    for n, (start, end) in enumerate(paragraphs):
        following = paragraphs[n + 1][0] if n + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following : following + 1] in ("“", '"')
        double = list(_in_paragraph(text, start, end, goes_on=goes_on))
        single = list(_single(_without(text, double), start, end))
        found += single
        found += [
            d for d in double if not any(s.start <= d.start and d.end <= s.end for s in single)
        ]
    return sorted(found, key=lambda q: q.start)


def _without(text: str, runs: Sequence[Quotation]) -> str:
    """The text with these runs made of signs that no word has; every character stays where it was."""
    for run in runs:
        text = text[: run.start] + HIDDEN * (run.end - run.start) + text[run.end :]
    return text


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Quotation]:
    opened: int | None = None
    for mark in DOUBLE.finditer(text, start, end):
        opens = _opens(text, mark, start, end, inside=opened is not None)
        if opened is None and opens:
            opened = mark.end()
        elif opened is not None and not opens:
            if text[opened : mark.start()].strip():
                yield Quotation(opened, _rstrip(text, opened, mark.start()), True)
            opened = None
    if opened is not None and text[opened:end].strip():
        if goes_on:
            yield Quotation(opened, _rstrip(text, opened, end), True)
        else:
            first = SENTENCE_END.search(text, opened, end)
            yield Quotation(opened, _rstrip(text, opened, first.end() if first else end), False)


def _opens(text: str, mark: re.Match[str], start: int, end: int, *, inside: bool) -> bool:
    sign = mark.group()
    if sign in CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if sign in OPENING or sign == "``":
        # Some outlets close with an opening mark: it stands after a word and before a space, or before a point.
        closes = inside and (
            after in ",.;" or mark.end() >= end or (after.isspace() and not before.isspace())
        )
        return not closes
    if inside:
        return before.isspace() and not after.isspace()
    return not after.isspace() and (before.isspace() or before in "([—–-:,.'‘")


def _single(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Runs between single marks, each to the nearest mark that can close it.

    A mark closes after punctuation, or after a word that does not end in s: "the
    ministers' talks" inside a quotation must not close it while a better mark follows.
    """
    opened: int | None = None
    doubtful: int | None = None
    for mark in SINGLE.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        opens = (
            mark.end() < end
            and text[mark.end()].isalnum()
            and (at == start or not text[at - 1].isalnum())
        )
        if (
            opens
            and sign != "’"
            and not (opened is not None and at > start and text[at - 1] in "([")
        ):
            if opened is not None and doubtful is not None:
                yield from _speech(text, opened, doubtful)
            opened, doubtful = mark.end(), None
        elif opened is not None and not opens and sign != "‘":
            if text[at - 1] == "s" and doubtful is None and len(text[opened:at].split()) > 2:
                doubtful = at
                continue
            yield from _speech(text, opened, at)
            opened, doubtful = None, None
    if opened is not None and doubtful is not None:
        yield from _speech(text, opened, doubtful)


def _speech(text: str, start: int, end: int) -> Iterator[Quotation]:
    if len(text[start:end].split()) >= LEAST_WORDS_IN_SINGLE:
        yield Quotation(start, end, True)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
