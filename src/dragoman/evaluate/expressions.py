"""Expressions of time against TimeML's: the words, the TIMEX3 type and the value.

Counted as task A of TempEval-3 did. What was found and what is marked match **strictly** where
they are the same words, **relaxed** where they overlap; each is matched once at most. Of type and
value, what counts is a relaxed match with the same one, so that their F1 is the relaxed F1 times
how often matched ones agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import timeml
from dragoman.evaluate.corpora.timeml import Document, Timex
from dragoman.evaluate.labelled import LabelScore
from dragoman.evaluate.timex import timexes
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName


def expressions(folder: Path, reader: ReaderName) -> LabelScore:
    """All texts of a folder, read by this reader, summed."""
    documents = list(timeml.documents(folder))
    return LabelScore(
        score((d.expressions, found) for d, found in zip(documents, _read(documents, reader), strict=True)),
        texts=len(documents),
    )  # fmt: skip


def score(pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, Measure]:
    """The measures of some texts, each with what is marked in it and what was found."""
    table = dict.fromkeys(("relaxed", "strict", "type", "value"), Measure())
    for gold, found in pairs:
        together = matched(gold, found)
        right = {
            "relaxed": len(together),
            "strict": len({(g.start, g.end) for g in gold} & {(f.start, f.end) for f in found}),
            "type": sum(g.type == f.type for g, f in together),
            "value": sum(g.value == f.value for g, f in together),
        }
        for name, n in right.items():
            table[name] += Measure(n, len(gold), len(found))
    return table


def matched(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Those that overlap, two and two: the same words first, then in the order of the text."""
    left = {(f.start, f.end): f for f in found}
    same = [(g, left.pop((g.start, g.end))) for g in gold if (g.start, g.end) in left]
    taken = {g for g, _ in same}
    together = same
    for g in gold:
        near = next((f for f in left.values() if f.start < g.end and g.start < f.end), None)
        if g not in taken and near is not None:
            together.append((g, left.pop((near.start, near.end))))
    return together


def _read(documents: Iterable[Document], reader: ReaderName) -> Iterator[list[Timex]]:
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings

    reports = (Report(id=d.name, text=d.text, published=d.published) for d in documents)
    for reading in readings(reports, {"times": STEPS["times"]}, reader):
        yield [timex for time in reading.found["times"] for timex in timexes(time)]
