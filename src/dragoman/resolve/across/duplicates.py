"""Near-duplicates: reports that have most of their wording in common.

Hashing finds who may be alike, and the exact share of common runs of words decides: estimates from
hashes alone are too high for texts that share little.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING

import numpy as np

from dragoman.records import Report
from dragoman.resolve.across.candidates import Candidates
from dragoman.resolve.across.joins import Join
from dragoman.resolve.across.wording import all_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

RUN = 5
"""Words of a run ("shingle")."""
HASHES, SEED, ROWS = 64, 42, 4
"""Of the hashes sixteen bands of four: texts that share half of their runs meet in one almost surely."""
SAMPLED = 32
"""Of so many runs one is a key of its own, so that a short copy within a long report is found too."""
FEWEST = 8
"""Texts of fewer runs are compared with nothing: a headline alone says too little."""
SAME = 0.5
"""The share of all runs of two reports that both have, from which they are near-duplicates."""
TAKEN = 0.35
"""The share of the shorter report's runs that the other has, from which wording was taken."""
MOST = 100
DATELINE = 80
"""Characters at the head of a report in which an agency's name in brackets says that it is the agency's."""

type Runs = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Wording:
    """A report's runs of words, hashed and in order of the hashes, and what else tells whose they were.

    ``credits`` are outlets and agencies that the text names as where it is from (see `copies`); ``wire`` says that
    the first of them stands in the dateline: the report is the agency's own.
    """

    report: str
    published: dt.date | None
    outlet: str | None
    credits: tuple[str, ...]
    wire: bool
    runs: Runs


def runs_of(text: str) -> Runs:
    """The hashes of all runs of five words, each once."""
    words = all_words(text)
    runs = (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    return np.unique(np.fromiter(map(_hash, runs), dtype=np.uint64))


def _hash(run: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    )


def keys(runs: Runs) -> Iterator[str]:
    """What a wording is filed under: bands of its MinHash, and a sample of its runs."""
    from rensa import RMinHash

    if len(runs) < FEWEST:
        return
    found = RMinHash(num_perm=HASHES, seed=SEED)
    found.update([run.to_bytes(8) for run in runs.tolist()])
    for n, band in enumerate(batched(found.digest(), ROWS)):
        yield f"band:{n}:{'-'.join(map(str, band))}"
    for run in runs[runs % SAMPLED == 0].tolist():
        yield f"run:{run:x}"


def shared(a: Runs, b: Runs) -> tuple[float, float]:
    """The share of all runs that both have (Jaccard), and of the shorter one's runs."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both / (len(a) + len(b) - both), both / min(len(a), len(b))


def alike(new: Wording, seen: Candidates[Wording]) -> Iterator[tuple[Wording, float, float]]:
    """Stored wordings that share enough of theirs with a new one, and how much (see `shared`)."""
    if len(new.runs) < FEWEST:
        return
    for other in seen.sharing(keys(new.runs), most=MOST):
        if other.report == new.report or len(other.runs) < FEWEST:
            continue
        of_all, of_shorter = shared(new.runs, other.runs)
        if of_all >= SAME or of_shorter >= TAKEN:
            yield other, of_all, of_shorter


def near_duplicate(a: Wording, b: Wording, of_all: float) -> Join | None:
    """The join of two reports most of whose wording is the same."""
    if of_all < SAME:
        return None
    left, right = sorted((a.report, b.report))
    reason = f"{of_all:.0%} of their runs of five words are in both"
    return Join("near-duplicate", left, right, round(of_all, 3), reason)


def report_wording(report: Report) -> Wording:
    """What is compared of a report's wording."""
    from dragoman.resolve.across.copies import credits_of

    named, opening = credits_of(report.text), credits_of(report.text[:DATELINE])
    wire = bool(opening) and opening[0] != "agencies"
    return Wording(report.id, report.published, report.outlet, named, wire, runs_of(report.text))
