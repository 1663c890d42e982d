"""What words of the report mean: days, sums of money, and whether they are quoted.

A model is asked for the words only. What they mean is made out by the same code that every other
reader uses, so that no model can invent a date or a sum.
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.extract.amounts import amounts
from dragoman.extract.reading import Reading
from dragoman.extract.times import Time, times
from dragoman.llm.portions import paragraphs
from dragoman.parse import Parse
from dragoman.parse.quotations import Quotation, quotations
from dragoman.records import Amount, Quote, Report, StatementForm


class Meanings:
    """Of one report."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def time(self, words: Quote) -> Time | None:
        """The expression of time in some words; its days are None where nothing tells them."""
        found = [time for time in self._times if time.evidence.overlaps(words)]
        known = [time for time in found if time.period is not None]
        return next(iter(known or found), None)

    def amount(self, words: Quote) -> Amount | None:
        """The first sum of money in some words."""
        found = amounts(self.report.text, words.start, words.end)
        return next((amount for _, _, amount in found), None)

    def form(self, words: Quote) -> StatementForm:
        """Direct if each word stands between quotation marks, indirect if none does."""
        told = words.words
        quoted = bytearray(len(told))
        for run in self._quotations:
            start, end = max(run.start, words.start), min(run.end, words.end)
            if start < end:
                quoted[start - words.start : end - words.start] = b"\1" * (end - start)
        inside = {bool(q) for sign, q in zip(told, quoted, strict=True) if sign.isalnum()}
        if inside == {True}:
            return "direct"
        return "mixed" if True in inside else "indirect"

    @cached_property
    def _times(self) -> tuple[Time, ...]:
        # Times are found by their letters; no parser needs to have seen the text.
        unparsed = Parse(self.report, Doc(Vocab()), (), (), (), (), (), ())
        return tuple(times(Reading(unparsed)))

    @cached_property
    def _quotations(self) -> list[Quotation]:
        return quotations(self.report.text, list(paragraphs(self.report)))
