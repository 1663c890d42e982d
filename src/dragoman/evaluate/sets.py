"""The gold sets that `dragoman evaluate` knows, and how each is read and scored.

A new set is one function and one line in `SETS`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.score import Score, score
from dragoman.records import Report, ReportRecord

type Reader = Callable[[Iterable[Report]], Iterable[ReportRecord]]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A kind of gold set: what it measures, what its folder must hold, how to score it."""

    title: str
    layout: str
    run: Callable[[Path, Reader], Score]


def gold_set(name: str) -> GoldSet:
    """The set with this name. Raises `InputError` that lists the known ones."""
    if name in SETS:
        return SETS[name]
    near = difflib.get_close_matches(name, SETS, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise InputError(f"Gold set {name!r}", f"is not known; {hint}The known sets: {', '.join(SETS)}.")


def records(folder: Path, read: Reader) -> Score:
    """Whole records: ``gold/x.json`` beside ``texts/x.txt``."""
    return read_and_score(folder / "gold", folder / "texts", read)


def read_and_score(gold: Path, texts: Path, read: Reader) -> Score:
    """Read every text that has a gold record, as a file that a user would give, and score it."""
    pairs = list(gold_files.load(gold, texts))
    found = read(_reports(texts / f"{name}.txt" for name, _ in pairs))
    # A text and its gold record go together by their order, whatever id the file's reader gave.
    together = zip(pairs, found, strict=True)
    return score((name, ours, theirs) for (name, ours), theirs in together)


def _reports(paths: Iterable[Path]) -> Iterator[Report]:
    from dragoman.formats import load_all  # noqa: PLC0415  (the score of files needs no formats)

    for report in load_all(paths):
        if isinstance(report, InputError):
            raise report
        yield report


SETS: dict[str, GoldSet] = {
    "records": GoldSet(
        title="the whole record of a report",
        layout="gold/*.json and texts/*.txt of the same names",
        run=records,
    ),
}
