"""Lists of those present, read word by word where the parse has torn them apart."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.reading import Reading
from dragoman.resolve.mention import Mention

BETWEEN = frozenset({",", ";", "and", "the", "as", "well", "its", "their", "&", "also"})
"""What stands between two names of a list."""


def goes_on(reading: Reading, end: int) -> tuple[str, ...]:
    """Who a list names after the token ``end``: "from the Government of Chad*, the African Union and Fiji*".

    Only a list that closes with "and" counts; else the comma opens something else.
    """
    found: list[str] = []
    at, joined = end, False
    while (more := _next(reading, at)) is not None:
        mention, closes = more
        found += mention.actors
        at, joined = mention.end, joined or closes
    return tuple(dict.fromkeys(found)) if joined else ()


def _next(reading: Reading, at: int) -> tuple[Mention, bool] | None:
    """The mention that a list goes on with at this token, and whether "and" stands before it."""
    doc, first, closes = reading.doc, at, False
    while at < len(doc) and doc[at].lower_ in BETWEEN:
        closes = closes or doc[at].lower_ == "and"
        at += 1
    if at == first or doc[first].lower_ not in (",", "and", ";"):
        return None
    here = [m for m in _starting(reading, at) if m.actors]
    if not here:
        return None
    longest = max(here, key=lambda m: m.end)
    over = doc[longest.head]
    # "…, and Kenya *said*": the name is somebody who does something, not the list's last.
    if over.dep_ in ("nsubj", "nsubjpass"):
        return None
    return longest, closes


def _starting(reading: Reading, at: int) -> Iterator[Mention]:
    for mentions in reading.at.values():
        for mention in mentions:
            if mention.start == at:
                yield mention
