"""Which words speak of the same one: the reading's cast against GUM's entities.

The counting is left to scorch, which computes what the CoNLL shared task of 2012 did. As there, an
entity that is spoken of once counts neither in the gold nor in what was found.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import ScorerMissing
from dragoman.evaluate.corpora import gum as corpus

if TYPE_CHECKING:
    from dragoman.evaluate.corpora.gum import Document, Entity, Span
    from dragoman.extract import Reading
    from dragoman.models.reader import ReaderName
    from dragoman.resolve.mention import Mention

type Words = tuple[str, int, int]
"""A document, and from which of its words to which, the end excluded."""

type Cluster = frozenset[Words]
"""All the words that speak of one entity."""

type Scores = tuple[float, float, float]
"""Recall, precision and F1, in the scorer's order."""

PART_OF_NAME = frozenset(
    "det predet poss compound amod nummod nmod quantmod prep case relcl".split()
)
"""What hangs on a noun and belongs to its phrase; an apposition or a second noun is one of its own."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 of one measure, and how much there was of what it counts."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int


@dataclass(frozen=True, slots=True)
class Part:
    """The measures of one genre, or of all; ``conll_f1`` is the mean F1 of all but mentions."""

    table: dict[str, Rates]
    conll_f1: float


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """How well entities were told apart: by what counts as one, then by genre."""

    parts: dict[str, dict[str, Part]]
    texts: int

    @property
    def table(self) -> dict[str, Rates]:
        """The measures of all genres together, each named for what counts: "actors muc"."""
        return {
            f"{which} {name}": rates
            for which, genres in self.parts.items()
            for name, rates in genres["together"].table.items()
        }

    def to_json(self) -> dict[str, Any]:
        """The tables as numbers."""
        return {
            **{
                which: {genre: _json(part) for genre, part in genres.items()}
                for which, genres in self.parts.items()
            },
            "texts": self.texts,
        }


def _json(part: Part) -> dict[str, Any]:
    measures = {
        name: {
            "precision": round(r.precision, 4), "recall": round(r.recall, 4),
            "f1": round(r.f1, 4), "gold": r.gold, "predicted": r.found,
        }
        for name, r in part.table.items()
    }  # fmt: skip
    return {**measures, "conll_f1": round(part.conll_f1, 4)}


WHICH: dict[str, Callable[[Entity], bool]] = {
    "all": lambda _: True, "actors": lambda entity: entity.may_act,
}  # fmt: skip
"""Every entity of the gold; those alone that can be actors."""


def gum(folder: Path, reader: ReaderName) -> ClusterScore:
    """News, interviews and speeches of GUM, read by this reader.

    Raises `ScorerMissing` before anything is read.
    """
    scorer()
    read = list(_read(corpus.documents(folder), reader))
    genres = {genre: list(some) for genre, some in groupby(read, key=lambda pair: pair[0].genre)}
    genres["together"] = read
    return ClusterScore(
        {
            which: {
                genre: part(
                    [c for document, _ in some for c in _gold(document, counts)],
                    [c for _, found in some for c in found],
                )
                for genre, some in genres.items()
            }
            for which, counts in WHICH.items()
        },
        len(read),
    )


def part(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Part:
    """The measures of some clusters; words of a cluster carry their document, so texts do not mix."""
    counting = scorer()
    ours, theirs = (frozenset().union(*some) for some in (gold, found))
    right = len(ours & theirs)
    # The scorer's harmonic mean cannot take the numpy zeros that stand where nothing is right.
    muc, b_cubed, ceaf_e = (
        measure(gold, found) if right else (0.0, 0.0, 0.0)
        for measure in (counting.muc, counting.b_cubed, counting.ceaf_e)
    )
    table = {
        "mentions": Rates(
            right / max(len(theirs), 1), right / max(len(ours), 1),
            2 * right / max(len(ours) + len(theirs), 1), len(ours), len(theirs),
        ),
        "muc": _rates(muc, len(ours) - len(gold), len(theirs) - len(found)),
        "b_cubed": _rates(b_cubed, len(ours), len(theirs)),
        "ceaf_e": _rates(ceaf_e, len(gold), len(found)),
    }  # fmt: skip
    return Part(table, sum(table[name].f1 for name in ("muc", "b_cubed", "ceaf_e")) / 3)


def _rates(scores: Scores, gold: int, found: int) -> Rates:
    recall, precision, f1 = map(float, scores)
    return Rates(precision, recall, f1, gold, found)


def scorer() -> Any:
    """The scorer of other people's. Raises `ScorerMissing`."""
    try:
        from scorch import scores
    except ImportError:
        raise ScorerMissing("scorch") from None
    return scores


def _gold(document: Document, counts: Callable[[Entity], bool]) -> Iterator[Cluster]:
    for entity in document.entities:
        if len(entity.spans) > 1 and counts(entity):
            yield frozenset((document.name, *span) for span in entity.spans)


def _read(
    documents: Iterable[Document], reader: ReaderName
) -> Iterator[tuple[Document, list[Cluster]]]:
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings
    from dragoman.formats import report_of

    documents = list(documents)
    reports = (report_of(document.text, id=document.name) for document in documents)
    for document, reading in zip(documents, readings(reports, STEPS, reader), strict=True):
        yield document, clusters(document, reading)


def clusters(document: Document, reading: Reading) -> list[Cluster]:
    """Who is spoken of more than once, each with all the words of the document for them.

    Words that stand for several together ("the two presidents") are a cluster with others that
    stand for the same ones. The same words count once, for whom they were first taken.
    """
    taken: set[Span] = set()
    found: dict[tuple[str, ...], set[Words]] = {}
    from dragoman.extract.voices import Voices

    voices = Voices(reading)
    for mention in reading.cast.mentions:
        span = _on_words(document, reading, *noun_phrase(reading, mention))
        actors = mention.actors or voices.of_first_person(reading.doc[mention.head])
        if actors and span and span not in taken:
            taken.add(span)
            found.setdefault(actors, set()).add((document.name, *span))
    return [frozenset(words) for words in found.values() if len(words) > 1]


def noun_phrase(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The tokens of a mention grown to its whole noun phrase, which GUM marks.

    "The *minister* who left" grows to all of it, and takes along the 's of an owner; "*Macron*, the
    president" does not grow.
    """
    doc = reading.doc
    start, end = mention.start, mention.end
    if mention.form != "pronoun":  # of "Professor Eastman" the head is outside the name
        start, end = min(start, mention.head), max(end, mention.head + 1)
        for child in doc[mention.head].children:
            if child.dep_ in PART_OF_NAME:
                start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    if end < len(doc) and doc[end].tag_ == "POS":
        end += 1
    return start, end


def _on_words(document: Document, reading: Reading, start: int, end: int) -> Span | None:
    """The document's words that some tokens of the parse lie on; none of a speaker's printed name."""
    first, last = reading.doc[start], reading.doc[end - 1]
    begin = bisect_right(document.places, first.idx, key=lambda place: place[1])
    stop = bisect_right(document.places, last.idx + len(last) - 1, key=lambda place: place[0])
    return (begin, stop) if begin < stop else None
