"""Public sets of spans and labels, read by the encoder; names also as they stand when mended.

What the encoder was trained on is no test of it: texts whose digest is in ``trained_on.txt`` are
left out, unless nothing else is there, and how many were is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import newswire, polnear, speech_acts
from dragoman.evaluate.corpora.tagged import Span, Tagged, spans
from dragoman.models.encoder import encoder, heads, specific
from dragoman.models.mending import mender

if TYPE_CHECKING:
    from dragoman.models.encoder.heads import Chain, Floats

TRAINED_ON = Path(encoder.__file__).with_name("trained_on.txt")
EVEN = 0.5
"""How likely a promise must be specific to be called so."""
ROLES = ("source", "cue", "content")
ALONE = ", encoder alone"
"""After the name of a measure: nothing but the best path through the encoder's chain."""


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Precision, recall and F1 by label, and in ``sums`` over several of them."""

    table: dict[str, Measure]
    macro_f1: float | None = None
    texts: int = 0
    trained: int = 0
    """Texts that the encoder was trained on and that were left out, or all if there are no others."""

    def to_json(self) -> dict[str, Any]:
        """The table as numbers."""
        found: dict[str, Any] = {
            name: {
                "precision": round(m.precision, 4), "recall": round(m.recall, 4),
                "f1": round(m.f1, 4), "gold": m.gold, "predicted": m.found,
            }
            for name, m in self.table.items()
        }  # fmt: skip
        if self.macro_f1 is not None:
            found["macro_f1"] = round(self.macro_f1, 4)
        return {**found, "texts": self.texts, "trained_on": self.trained}


def cofenet(folder: Path) -> LabelScore:
    """Source, cue and content of PolNeAR in CofeNet's rows: exact spans."""
    texts, trained = untrained(list(polnear.cofenet(folder)), lambda t: t.name)
    counts = _counted(texts, _read(texts, heads.load().attribution), ROLES)
    return LabelScore({**counts, "all": _sum(counts, ROLES)}, None, len(texts), trained)


def worldwide_newswire(folder: Path) -> LabelScore:
    """Names: exact spans, by kind and summed over persons, places, organisations and peoples.

    First as they stand after codebooks and rules, which is how a report is read; then as the
    encoder alone has them.
    """
    texts, trained = untrained(list(newswire.articles(folder)), lambda t: t.name)
    kinds = (*newswire.SCORED, *newswire.OTHERS)
    table: dict[str, Measure] = {}
    alone = _read(texts, heads.load().names)
    for after, found in (("", _mended(texts)), (ALONE, alone)):
        counts = _counted(texts, found, kinds)
        table |= {f"{kind}{after}": counts[kind] for kind in kinds}
        table[f"names{after}"] = _sum(counts, newswire.SCORED)
        table[f"all kinds{after}"] = _sum(counts, kinds)
    return LabelScore(table, None, len(texts), trained)


def speech_acts_au2016(folder: Path) -> LabelScore:
    """The act of each utterance; "commissive" is both sorts of promise as one.

    Of promises of an action also whether they are specific or vague; "macro F1" is the mean of these two.
    """
    documents, trained = untrained(list(speech_acts.documents(folder)), lambda d: d.name)
    gold: list[str] = []
    said: list[str] = []
    sorts: list[tuple[bool, bool]] = []
    for document in documents:
        words, vectors = vectors_of(document.utterances)
        gold += document.acts
        said += [act for act, _ in _acts(vectors)]
        sorts += [
            (sort, specific.load()(told, seen) > EVEN)
            for sort, told, seen in zip(document.specific, words, vectors, strict=True)
            if sort is not None
        ]
    table = by_label(gold, said, sorted(set(gold)))
    both = set(speech_acts.COMMISSIVE)
    table["commissive"] = measure([g in both for g in gold], [s in both for s in said])
    for name, sort in (("specific", True), ("vague", False)):
        table[name] = measure([g == sort for g, _ in sorts], [s == sort for _, s in sorts])
    macro = (table["specific"].f1 + table["vague"].f1) / 2
    return LabelScore(table, macro, len(documents), trained)


def acts(utterances: Sequence[str]) -> list[tuple[str, float]]:
    """The act of each utterance of one text, read in its context."""
    return _acts(vectors_of(utterances)[1])


def _acts(vectors: Iterable[Floats]) -> list[tuple[str, float]]:
    head = heads.load().acts
    return [head.label(part) if len(part) else ("Assertive", 0.0) for part in vectors]


def vectors_of(utterances: Sequence[str]) -> tuple[list[list[str]], list[Floats]]:
    """The words of each utterance of one text, and their vectors, read in their context."""
    reads = encoder.load()
    segments = [[word for _, word in words_of(u)] for u in utterances]
    windows = reads.windows(segments)
    vectors = np.concatenate(reads.read(windows) or [np.zeros((0, 384), np.float32)])
    ends = np.cumsum([len(segment) for segment in segments])
    return segments, [vectors[e - len(s) : e] for e, s in zip(ends, segments, strict=True)]


def words_of(text: str) -> list[tuple[int, str]]:
    """The words of a text as the parser cuts them, each with its place."""
    return [(t.idx, t.text) for t in _english()(text) if not t.is_space]


@cache
def _english() -> Callable[[str], Any]:
    import spacy

    return spacy.blank("en").make_doc


def _counted(
    texts: Iterable[Tagged], found: Iterable[list[list[Span]]], kinds: Sequence[str]
) -> dict[str, Measure]:
    """Of each kind, how many spans are right, are there, and were told."""
    counts = dict.fromkeys(kinds, Measure())
    for text, said in zip(texts, found, strict=True):
        for ours, theirs in zip(text.labels, said, strict=True):
            right, told = set(spans(ours)), set(theirs)
            for n, some in enumerate((right & told, right, told)):
                for *_, kind in some:
                    if kind in counts:
                        counts[kind] += Measure(n == 0, n == 1, n == 2)
    return counts


def _sum(counts: Mapping[str, Measure], kinds: Iterable[str]) -> Measure:
    return sum((counts[kind] for kind in kinds), Measure())


def _read(texts: Iterable[Tagged], head: Chain) -> Iterator[list[list[Span]]]:
    """The spans of each segment of each text; a span that crosses segments is cut there."""
    reads = encoder.load()
    for text in texts:
        windows = reads.windows(text.segments)
        found = [
            (window.start + span.start, window.start + span.end, span.label)
            for window, some in zip(windows, head.spans(reads.read(windows)), strict=True)
            for span in some
        ]
        yield list(_by_segment(text, found))


def _mended(texts: Iterable[Tagged]) -> Iterator[list[list[Span]]]:
    """The names of each segment of each text, as the full reader tells them."""
    reads, head = encoder.load(), heads.load().names
    for text in texts:
        odds = head.odds(reads.read(reads.windows(text.segments)))
        found = mender.load().names(text.segments, odds)
        yield list(_by_segment(text, [(name.start, name.end, name.label) for name in found]))


def _by_segment(text: Tagged, found: list[Span]) -> Iterator[list[Span]]:
    start = 0
    for segment in text.segments:
        end = start + len(segment)
        yield [
            (max(a, start) - start, min(b, end) - start, kind)
            for a, b, kind in found
            if a < end and b > start
        ]
        start = end


def untrained[T](texts: list[T], name: Callable[[T], str]) -> tuple[list[T], int]:
    """The texts that the encoder has not been trained on, else all; and how many it was trained on."""
    known = trained_on()
    fresh = [t for t in texts if digest(name(t)) not in known]
    return fresh or texts, len(texts) - len(fresh)


def digest(name: str) -> str:
    """Twelve signs that stand for a text's name (or its words, where it has none)."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


@cache
def trained_on() -> frozenset[str]:
    """The digests of what the encoder was trained or tuned on."""
    if not TRAINED_ON.is_file():
        return frozenset()
    return frozenset(TRAINED_ON.read_text("utf-8").split())


def by_label(gold: Sequence[str], said: Sequence[str], labels: Iterable[str]) -> dict[str, Measure]:
    """Precision, recall and F1 of each label."""
    return {k: measure([g == k for g in gold], [s == k for s in said]) for k in labels}


def measure(gold: Sequence[bool], said: Sequence[bool]) -> Measure:
    """How many are right, are there, and were told."""
    hit = sum(g and s for g, s in zip(gold, said, strict=True))
    return Measure(hit, sum(gold), sum(said))
