"""UN quad class: is a sentence relevant, and of which class, by words, by words and encoder, by our events.

The weights were fitted on sentences of this set. On others they are tested as they are shipped; where
all are known, they are fitted anew without each fifth, which is then judged, and the note says so. The
words alone are the customary baseline: TF-IDF of words and pairs of words, and logistic regression.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.evaluate import fitting
from dragoman.evaluate.corpora import un_quadclass as corpus
from dragoman.evaluate.labelled import by_label, digest, measure, vectors_of
from dragoman.evaluate.pairs import QUAD_OF, YIELDS
from dragoman.evaluate.ways import WaysScore, accuracy, macro_f1
from dragoman.models.quads import weigh
from dragoman.models.quads.weigh import CLASSES, RELEVANCE

if TYPE_CHECKING:
    from dragoman.evaluate.compare import Measure

WAYS = ("events, nothing learned", "TF-IDF, logistic regression", "words and encoder")
CROSSED = (
    "The weights were fitted on these very texts: the two that learn are cross-validated, "
    "fitted anew five times without a fifth of the texts, which is then judged."
)


def un_quadclass(folder: Path) -> WaysScore:
    """Score what the weights have not been fitted on, or all by cross-validation if there is nothing else."""
    ways: dict[str, dict[str, float]] = {way: {} for way in WAYS}
    table: dict[str, Measure] = {}
    texts, known, crossed = set[str](), set[str](), False
    for labels in (RELEVANCE, CLASSES):
        rows = list(corpus.sentences(folder, labels))
        fresh = [r for r in rows if digest(r[0]) not in weigh.load().trained_on]
        known |= {r[0] for r in rows} - {r[0] for r in fresh}
        crossed |= not fresh
        asked = fresh or rows
        texts |= {text for text, _ in asked}
        gold = [label for _, label in asked]
        words = [text for text, _ in asked]
        events = [by_events(kind) for kind in first_events(words)]
        both = _odds(words, gold, labels, cross=not fresh)
        if labels == RELEVANCE:
            said = ["irrelevant" if kind == "none" else "relevant" for kind in events]
            answers = (said, *(_likeliest(odds, labels) for odds in both))
            for way, found in zip(WAYS, answers, strict=True):
                hits = measure([g == "relevant" for g in gold], [s == "relevant" for s in found])
                ways[way] |= {"relevant": hits.f1, "accuracy": accuracy(gold, found)}
        else:
            answers = (events, *(_likeliest(odds, labels) for odds in both))
            four = (events, *(_likeliest(odds, labels, least=1) for odds in both))
            for way, found, within in zip(WAYS, answers, four, strict=True):
                inside = [n for n, g in enumerate(gold) if g != "none"]
                ways[way] |= {
                    "5 classes": macro_f1(gold, found),
                    "4 classes": macro_f1([gold[n] for n in inside], [within[n] for n in inside]),
                }
            table = by_label(gold, answers[-1], CLASSES)
    # Where nothing is fresh, everything was trained on; cross-validation is what the note tells.
    left_out = 0 if crossed else len(known)
    return WaysScore(ways, table, len(texts), left_out, CROSSED if crossed else None)


def _odds(
    texts: Sequence[str], gold: Sequence[str], labels: tuple[str, ...], *, cross: bool
) -> tuple[Any, Any]:
    """The probabilities by words alone and together, [texts, labels] each."""
    means = means_of(texts)
    if cross:
        fold = np.array(list(fitting.folds([digest(text) for text in texts])))
        number = np.array([labels.index(label) for label in gold])
        return fitting.crossed(texts, means, number, fold, len(labels))
    known = weigh.load().relevance if labels == RELEVANCE else weigh.load().classes
    words = np.stack([known.by_words(text) for text in texts])
    vectors = np.stack([known.by_vectors(mean[None]) for mean in means])
    return words, weigh.multiplied(words, vectors)


def _likeliest(odds: Any, labels: tuple[str, ...], *, least: int = 0) -> list[str]:
    """The likeliest label of each row, of those from number ``least``."""
    return [labels[int(n) + least] for n in odds[:, least:].argmax(1)]


def means_of(texts: Sequence[str]) -> Any:
    """The mean of the encoder's vectors of each sentence, read by itself, [texts, 384]."""
    return np.stack([weigh.mean_of(vectors_of([text])[1][0]) for text in texts])


def by_events(kind: str | None) -> str:
    """The class of a type of event; "none" without an event."""
    if kind is None:
        return "none"
    return QUAD_OF[YIELDS.get(kind, kind)]


def first_events(texts: Sequence[str]) -> list[str | None]:
    """The type of the first event that the fast reader finds in each sentence, read by itself."""
    from dragoman.extract import read_all
    from dragoman.records import Report

    reports = (Report(id=str(n), text=text) for n, text in enumerate(texts))
    records = read_all(reports, reader="fast")
    return [record.events[0].type if record.events else None for record in records]
