"""The words of a claim's fields, each found in the report, or doubted."""

from __future__ import annotations

from dragoman.llm.doubts import Doubts, shown
from dragoman.llm.meanings import Meanings
from dragoman.llm.passages import Passages
from dragoman.llm.portions import Portion
from dragoman.records import Amount, Period, Quote

REACH = 300
"""Characters around a quotation within which the words of its claim may stand."""
LEAST_WORDS = 3
"""A shorter quotation must stand in one place only, unless the claim's own words tell in which."""


class Fields:
    """Finds the words of fields in one portion of a report."""

    def __init__(
        self, portion: Portion, passages: Passages, meanings: Meanings, doubts: Doubts
    ) -> None:
        self._portion = portion
        self._passages = passages
        self._report = passages.report
        self._meanings = meanings
        self._doubts = doubts

    def borne_out(self, quote: str, words: str, what: str) -> tuple[Quote, Quote] | None:
        """The quotation and the claim's own words in it; None, and a doubt, if either is not there.

        ``what`` is the claim as a question.
        """
        start, end = self._portion.start, self._portion.end
        places = self._passages.around(quote, start, end)
        if not places:
            told = f"{what} The passage quoted for it, {shown(quote)}, is not in the report."
            near = self._passages.places(words, start, end)
            self._doubts.ask(near[0] if near else self._portion.opening(self._report), told)
            return None
        inside = [
            (place, own[0])
            for place in places
            if (own := self._passages.places(words, place.start, place.end))
        ]
        telling = [place for place, _ in inside] or places
        if len(telling) > 1 and len(quote.split()) < LEAST_WORDS:
            told = f"{what} {shown(quote)} stands in {len(telling)} places; which is it?"
            self._doubts.ask(telling[0], told)
            return None
        if inside:
            return inside[0]
        first = places[0]
        found = self._passages.nearest(words, first, first.start - REACH, first.end + REACH)
        if found is None:
            told = f"{what} These words are not in the passage quoted for it."
            self._doubts.ask(first, told)
            return None
        return self._report.quote(min(first.start, found.start), max(first.end, found.end)), found

    def words(
        self, field: str, words: str | None, evidence: Quote, reach: int = REACH
    ) -> Quote | None:
        """Words in or near the evidence; None, and a doubt, if they are not there."""
        return self._found(field, words, evidence, evidence.start - reach, evidence.end + reach)

    def days(self, field: str, words: str | None, evidence: Quote) -> Period | None:
        """The days that some words mean. Words that name no time are doubted."""
        found = self._in_portion(field, words, evidence)
        time = self._meanings.time(found) if found else None
        if found and time is None:
            self._doubts.ask(found, f"On which days is {shown(found.words)}?")
        return time.period if time else None

    def amount(self, words: str | None, evidence: Quote) -> Amount | None:
        """The sum of money that some words mean. Words that name none are doubted."""
        found = self.words("amount", words, evidence)
        amount = self._meanings.amount(found) if found else None
        if found and amount is None:
            self._doubts.ask(found, f"How much money is {shown(found.words)}?")
        return amount

    def place(self, words: str | None, evidence: Quote) -> str | None:
        """A place as the text names it; the dateline's town counts, too."""
        dateline = self._report.dateline
        if words and dateline and words.strip().casefold() == dateline.casefold():
            return dateline
        found = self._in_portion("place", words, evidence)
        return " ".join(found.words.split()) if found else None

    def _in_portion(self, field: str, words: str | None, evidence: Quote) -> Quote | None:
        return self._found(field, words, evidence, self._portion.start, self._portion.end)

    def _found(
        self, field: str, words: str | None, evidence: Quote, start: int, end: int
    ) -> Quote | None:
        if words is None or not words.strip():
            return None
        found = self._passages.nearest(words, evidence, start, end)
        if found is None:
            told = f"Is the {field} {shown(words)}? These words are not in the report here."
            self._doubts.ask(evidence, told)
        return found
