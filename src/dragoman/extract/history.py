"""Sentences that tell of times long past: what happened in them is history, and no record's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of
from dragoman.extract.reading import Reading
from dragoman.parse import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

LIVING_MEMORY = 50
"""Years before the day of publication that a report may still tell of as the present's cause."""
ALWAYS_HISTORY = 1950
"""Before this year everything is history, also where a report says no later year."""

OF_TODAY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "last this next ago recently".split()
)
"""Words of days that are the report's own, also where it has no date to count them from."""


def sentences_of_history(reading: Reading) -> frozenset[int]:
    """The numbers of the sentences whose main verb tells of a time long past.

    The verb is dated itself, or follows one that is in the same paragraph, in the past tense, with no
    later time named since: "In 1683 the sultan marched on Vienna. *The emperor fled to Passau.*" Where a
    report names no later time at all, its whole past is history.
    """
    first = _first_present_year(reading)
    times = reading.found.get("times", ())
    periods = [t.period for t in times if t.period]
    today = any(t.counted_from or OF_TODAY & set(t.evidence.words.lower().split()) for t in times)
    if periods and not today and all(p.last.year < first for p in periods):
        every = reading.parse.sentences
        return frozenset(s.n for s in every if _is_in_the_past(_root(reading, s)))
    found: set[int] = set()
    for _, paragraph in groupby(reading.parse.sentences, key=lambda s: s.paragraph):
        found |= set(_of_paragraph(reading, paragraph, first))
    return frozenset(found)


def _first_present_year(reading: Reading) -> int:
    """The first year that is within living memory of the report."""
    published = reading.report.published
    return max(ALWAYS_HISTORY, published.year - LIVING_MEMORY if published else 0)


def _of_paragraph(reading: Reading, sentences: Iterator[Sentence], first: int) -> Iterator[int]:
    past = False
    for sentence in sentences:
        span = reading.parse.quote_of(sentence)
        periods = [t.period for t in reading.times_in(span.start, span.end) if t.period]
        if any(p.last.year >= first for p in periods):
            past = False
        elif dated := date_of(reading, _root(reading, sentence)):
            past = dated.last.year < first
        if past and _is_in_the_past(_root(reading, sentence)):
            yield sentence.n
        else:
            past = False


def _root(reading: Reading, sentence: Sentence) -> Token:
    tokens = reading.parse.tokens(sentence)
    return next((t for t in tokens if t.dep_ == "ROOT"), tokens[0])


def _is_in_the_past(verb: Token) -> bool:
    auxiliaries = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBD" or "VBD" in auxiliaries
