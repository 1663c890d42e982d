"""What of a passage stands in quotation marks."""

from __future__ import annotations

from dragoman.extract.reading import Reading
from dragoman.parse import Sentence

LEAST_QUOTED = 3
"""Quoted words that make a statement without a cue; fewer are a term held with tongs."""


def quoted_share(reading: Reading, start: int, end: int) -> float:
    """The share of the tokens that are quoted, from 0 to 1."""
    quoted = sum(1 for i in range(start, end) if reading.parse.quoted[i] >= 0)
    return quoted / (end - start) if end > start else 0.0


def quoted_runs(reading: Reading, sentence: Sentence) -> dict[int, list[int]]:
    """The tokens of each quotation in the sentence, blanks left out, by the quotation's number."""
    parse = reading.parse
    runs: dict[int, list[int]] = {}
    for i in range(sentence.start, sentence.end):
        if parse.quoted[i] >= 0 and not parse.doc[i].is_space:
            runs.setdefault(parse.quoted[i], []).append(i)
    return runs
