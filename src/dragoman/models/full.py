"""The full reader: the small encoder reads every paragraph once, and its heads say what they see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from dragoman.models.encoder import encoder, heads
from dragoman.models.mending import mender
from dragoman.models.reader import Clue, Clues
from dragoman.parse.names import Name

if TYPE_CHECKING:
    from dragoman.models.encoder.encoder import Encoder
    from dragoman.models.encoder.heads import Heads, Labelled
    from dragoman.models.encoder.pieces import Window
    from dragoman.models.mending.mender import Mender
    from dragoman.models.reader import ReaderName
    from dragoman.parse import Parse

SORTS = {
    "Person": "PERSON", "Location": "GPE", "Organization": "ORG", "NORP": "NORP", "Facility": "FAC",
    "Misc": "EVENT", "Date": "DATE", "Money": "MONEY", "Product": "PRODUCT",
}  # fmt: skip
"""The encoder's sorts of name in the parser's words."""


class FullReader:
    """Reads with the encoder. Make one with `full_reader`."""

    name: ReaderName = "full"
    parser_parts_left_out: tuple[str, ...] = ("ner",)

    def __init__(self, encoder: Encoder, heads: Heads, mender: Mender) -> None:
        self.encoder = encoder
        self.heads = heads
        self.mender = mender

    def look(self, parses: Sequence[Parse]) -> list[tuple[Parse, Clues]]:
        """Names, attributions and triggers of each report; all are read in the same batches."""
        words = [_words(parse) for parse in parses]
        windows = [self._windows(parse, runs) for parse, runs in zip(parses, words, strict=True)]
        every = [window for some in windows for window in some]
        vectors = self.encoder.read(every)
        odds = self.heads.names.odds(vectors)
        attributions = self.heads.attribution.spans(vectors)
        triggers = [self.heads.triggers.spans(v) for v in vectors]
        found, at = [], 0
        for parse, runs, own in zip(parses, words, windows, strict=True):
            flat = [i for run in runs for i in run]
            part = slice(at, at + len(own))
            at += len(own)
            texts = [[parse.doc[i].text for i in run] for run in runs]
            told = self.mender.names(texts, odds[part])
            clues = Clues(
                attributions=tuple(_placed(_joined(own, attributions[part]), flat)),
                triggers=tuple(_placed(_joined(own, triggers[part]), flat)),
                looked=True,
            )
            placed = _placed(told, flat)
            named = (Name(c.start, c.end, SORTS[c.label], c.probability) for c in placed)
            found.append((parse.with_names(named), clues))
        return found

    def _windows(self, parse: Parse, runs: list[list[int]]) -> list[Window]:
        doc = parse.doc
        return self.encoder.windows([[doc[i].text for i in run] for run in runs])


def _words(parse: Parse) -> list[list[int]]:
    """The tokens of each paragraph of the body, blanks left out."""
    return [
        [token.i for sentence in sentences for token in parse.words[sentence.n]]
        for _, sentences in groupby(parse.sentences, key=lambda s: s.paragraph)
    ]


def _joined(windows: list[Window], spans: list[list[Labelled]]) -> list[Labelled]:
    """Spans of windows, counted in all words of the report."""
    return [
        replace(span, start=window.start + span.start, end=window.start + span.end)
        for window, some in zip(windows, spans, strict=True)
        for span in some
    ]


def _placed(spans: Iterable[Labelled], flat: list[int]) -> Iterator[Clue]:
    """Spans of words as clues, in tokens of the document."""
    for span in spans:
        yield Clue(flat[span.start], flat[span.end - 1] + 1, span.label, span.probability)


@cache
def full_reader() -> FullReader:
    """The full reader, loaded once a process. Raises `ModelMissing`."""
    return FullReader(encoder.load(), heads.load(), mender.load())
