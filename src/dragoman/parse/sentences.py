"""A report as the parser sees it: sentences inside paragraphs, and what is quoted.

Everything counts in tokens of one spaCy document over the whole text, so that characters, tokens
and sentences lead to each other in one step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy import symbols

from dragoman.parse.names import Name, label_of_each, tagged_names, without_days
from dragoman.parse.paragraphs import breaks
from dragoman.parse.quotations import Quotation, quotations
from dragoman.records import Quote, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

TELLING = frozenset(symbols.IDS[pos] for pos in ("VERB", "AUX", "NOUN", "PROPN", "ADJ"))
CLOSING_MARKS = frozenset("\"”’')]»")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body: tokens from ``start`` to ``end``, the end excluded."""

    n: int
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed report. ``sentence_of`` and ``quoted`` give -1 where there is none."""

    report: Report
    doc: Doc
    sentences: tuple[Sentence, ...]
    sentence_of: Sequence[int]
    quotations: tuple[Quotation, ...]
    quoted: Sequence[int]
    lower: Sequence[str] = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    words: Sequence[tuple[Token, ...]] = field(default=(), repr=False)
    """The tokens of each sentence, blanks left out."""
    names: tuple[Name, ...] = field(default=(), repr=False)
    label_of: Sequence[str] = field(default=(), repr=False)
    """The sort of name that each token is part of, "" for none."""

    def with_names(self, names: Iterable[Name]) -> Parse:
        """The same parse with other names: what a reader knows better than the parser's tagger."""
        told = tuple(without_days(self.doc, names))
        return replace(self, names=told, label_of=label_of_each(told, len(self.doc)))

    def token_at(self, character: int) -> Token:
        """The token that a character of the text is in, or the one before it."""
        return self.doc[max(bisect_right(self.starts, character) - 1, 0)]

    def span(self, quote: Quote) -> Span:
        """The tokens of some words of the report."""
        return self.doc[self.token_at(quote.start).i : self.token_at(quote.end - 1).i + 1]

    def quote(self, start: int, end: int) -> Quote:
        """The words from token ``start`` to token ``end``, the end excluded."""
        last = self.doc[end - 1]
        return self.report.quote(self.doc[start].idx, last.idx + len(last.text))

    def sentence(self, token: int) -> Sentence | None:
        """The sentence that the token is in, or None outside the body."""
        n = self.sentence_of[token]
        return self.sentences[n] if n >= 0 else None

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence, blanks left out."""
        return self.words[sentence.n]

    def telling(self, sentence: Sentence) -> list[Token]:
        """Those of its tokens that can tell of something: verbs, nouns and adjectives."""
        return [token for token in self.words[sentence.n] if token.pos in TELLING]

    def is_question(self, sentence: Sentence) -> bool:
        """Whether the sentence asks, by the mark at its end."""
        last = next(
            (t for t in reversed(self.tokens(sentence)) if t.text not in CLOSING_MARKS), None
        )
        return last is not None and last.text == "?"

    def quote_of(self, sentence: Sentence) -> Quote:
        """The whole sentence, blanks at its edges left out."""
        start, end = sentence.start, sentence.end
        while end > start + 1 and self.doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        return self.quote(start, end)

    def quote_around(self, token: int) -> Quote | None:
        """The whole sentence that the token is in; None outside the body."""
        sentence = self.sentence(token)
        return self.quote_of(sentence) if sentence else None

    def paragraph_around(self, token: int) -> str:
        """The words of the whole paragraph that the token is in; none outside the body."""
        sentence = self.sentence(token)
        if sentence is None:
            return ""
        near = [s for s in self.sentences if s.paragraph == sentence.paragraph]
        return self.doc[near[0].start : near[-1].end].text


def body_breaks(report: Report) -> list[int]:
    """Where paragraphs and parts of the report begin and end, in characters."""
    cuts = [at for part in report.parts for at in (part.start, part.end)]
    return breaks(report.text, cuts)


def parsed(report: Report, doc: Doc) -> Parse:
    """Split a parsed text into sentences that stay within paragraphs and outside parts."""
    starts = [token.idx for token in doc]
    cuts = body_breaks(report)
    paragraphs = _paragraphs(report, cuts)
    cut_tokens = {bisect_right(starts, at - 1) for at in cuts}
    sentences: list[Sentence] = []
    sentence_of = [-1] * len(doc)
    for start, end in _sentence_spans(doc, cut_tokens):
        at = doc[start].idx
        paragraph = bisect_right(paragraphs, (at, len(report.text) + 1)) - 1
        if paragraph < 0 or at >= paragraphs[paragraph][1]:
            continue
        sentence = Sentence(len(sentences), paragraph, start, end)
        sentences.append(sentence)
        sentence_of[start:end] = [sentence.n] * (end - start)
    quoted_runs = tuple(quotations(report.text, paragraphs))
    names = tuple(without_days(doc, tagged_names(doc)))
    return Parse(
        report, doc, tuple(sentences), sentence_of, quoted_runs,
        _quoted(doc, starts, quoted_runs), [token.lower_ for token in doc], starts,
        [tuple(t for t in doc[s.start : s.end] if not t.is_space) for s in sentences],
        names, label_of_each(names, len(doc)),
    )  # fmt: skip


def _paragraphs(report: Report, cuts: list[int]) -> list[tuple[int, int]]:
    """(start, end) in characters of each paragraph of the body."""
    found = []
    for start, end in report.body():
        edges = [start, *(at for at in cuts if start < at < end), end]
        found += [(a, b) for a, b in pairwise(edges) if report.text[a:b].strip()]
    return found


def _sentence_spans(doc: Doc, cuts: set[int]) -> Iterator[tuple[int, int]]:
    """The parser's sentences, cut where paragraphs are; a closing mark stays with its sentence."""
    bounds = sorted({s.start for s in doc.sents} | {c for c in cuts if c < len(doc)} | {len(doc)})
    moved = []
    for bound in bounds:
        at = bound
        while at not in cuts and 0 < at < len(doc) and _closes(doc, at):
            at += 1
        moved.append(at)
    edges = sorted({0, *(at for at in moved if at in cuts or at >= len(doc) or _may_end(doc, at))})
    for start, end in pairwise(edges):
        if any(not doc[i].is_space for i in range(start, end)):
            yield start, end


def _may_end(doc: Doc, at: int) -> bool:
    """Whether the words before ``at`` can end a sentence; the parser sometimes cuts before a name."""
    at -= 1
    while at > 0 and doc[at].is_space:
        if "\n" in doc[at].text:
            return True
        at -= 1
    return not (doc[at].is_alpha or doc[at].text in (",", "-", "(", ")")) or at == 0


def _closes(doc: Doc, at: int) -> bool:
    """Whether the token at a sentence's start is a mark that closes the sentence before."""
    token = doc[at]
    if token.text not in CLOSING_MARKS or token.idx == 0:
        return False
    return at > 0 and not doc[at - 1].whitespace_ and not doc[at - 1].is_space


def _quoted(doc: Doc, starts: list[int], runs: Sequence[Quotation]) -> list[int]:
    quoted = [-1] * len(doc)
    for n, run in enumerate(runs):
        first = bisect_right(starts, run.start - 1)
        last = bisect_right(starts, run.end - 1)
        quoted[first:last] = [n] * (last - first)
    return quoted
