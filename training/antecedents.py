"""Fit the weights by which "he" and "she" are resolved.

    python training/antecedents.py ../shared/gold/public/gap/gap-development.tsv [--folds]

Learns from GAP's development file (Webster et al. 2018, Apache-2.0; Wikipedia) and writes
``src/dragoman/resolve/antecedents.json``. Each text is read up to the pronoun, its two names told to
the reader; the loss is that of the persons who are right, with an L2 penalty. ``--folds`` writes
nothing and prints how four folds fare for several values of L2. Runs in Dragoman's own environment,
in two minutes on one core.

Tried and left: a thousand pronouns of short news passages of our own beside GAP's. In passages of two
or three sentences the first person told of is nearly always meant; the weights learned that, and in
whole reports they held on to him where the pronoun meant the one just named.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from dragoman.evaluate.corpora import gap
from dragoman.evaluate.pronouns import at_pronouns, called
from dragoman.extract.reading import Reading, Step
from dragoman.resolve import antecedents
from dragoman.resolve.antecedents import Candidate
from dragoman.resolve.mention import Mention
from dragoman.resolve.drafts import Drafts

NO_STEPS: dict[str, Step] = {}
LEAST_ALONE, LEAST_PAIR = 8, 40
"""Candidates that a feature, or a pair of two, must be true of to get a weight."""
L2 = 8e-3
STEPS, RATE = 150, 0.05
SMALLEST = 0.02
"""Weights nearer to nought than this are left out of the file."""


@dataclass(frozen=True)
class Example:
    """One pronoun: what is true of each candidate, who of them is right, and whether none of the two names is.

    ``who`` says of each candidate whether it is A and whether it is B.
    """

    told: list[list[str]]
    good: list[bool]
    nobody: bool
    who: list[tuple[bool, bool]]
    right: tuple[bool, bool]


def of_gap(file: Path) -> Iterator[Example]:
    """Every pronoun of the file of which the reader has candidates."""
    for row, parse, clues in gap.looked(gap.rows(file), "full", told=True):
        for drafts, pronoun in at_pronouns(Reading(parse, clues), {row.pronoun}):
            found = list(antecedents.candidates(drafts, pronoun))
            a, b = (called(drafts, *name) for name in row.names)
            who = [(c.draft.n in a, c.draft.n in b) for c in found]
            is_a, is_b = row.right
            good = [w[0] if is_a else w[1] if is_b else not any(w) for w in who]
            if found:
                told = _told(drafts, pronoun, found)
                yield Example(told, good, not any(row.right), who, row.right)


def _told(drafts: Drafts, pronoun: Mention, found: list[Candidate]) -> list[list[str]]:
    return [[*t, *_pairs(t)] for t in antecedents.features(drafts, pronoun, found)]


def _pairs(told: Sequence[str]) -> list[str]:
    return [f"{a} & {b}" for a, b in combinations(sorted(told), 2)]


class Problem:
    """Examples as arrays, over the features that are frequent enough."""

    def __init__(self, given: Sequence[Example], names: Sequence[str]) -> None:
        place = {name: n for n, name in enumerate(names)}
        rows = [[place[f] for f in told if f in place] for e in given for told in e.told]
        self.columns = np.array([c for row in rows for c in row], dtype=np.int64)
        self.row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.example = np.repeat(np.arange(len(given)), [len(e.told) for e in given])
        self.size, self.rows, self.count = len(names), len(rows), len(given)
        self.good = np.array([g for e in given for g in e.good], dtype=float)
        self.nobody_is_right = np.array([e.nobody for e in given])
        has = np.bincount(self.example, self.good, minlength=self.count) + self.nobody_is_right
        self.counts = has > 0

    def shares(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The share of each candidate, and of nobody in each example (the last weight is nobody's)."""
        scores = np.bincount(self.row_of, weights[self.columns], minlength=self.rows)
        top = np.full(self.count, weights[-1])
        np.maximum.at(top, self.example, scores)
        parts = np.exp(scores - top[self.example])
        none = np.exp(weights[-1] - top)
        total = np.bincount(self.example, parts, minlength=self.count) + none
        return parts / total[self.example], none / total

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """The gradient of the mean loss, L2 left out."""
        share, none = self.shares(weights)
        good = np.bincount(self.example, share * self.good, minlength=self.count)
        good = good + none * self.nobody_is_right
        inside = share * self.good / np.maximum(good, 1e-9)[self.example]
        by_row = (share - inside) * self.counts[self.example]
        slope = np.zeros(self.size + 1)
        slope[: self.size] = np.bincount(self.columns, by_row[self.row_of], minlength=self.size)
        nobody = none - none * self.nobody_is_right / np.maximum(good, 1e-9)
        slope[-1] = (nobody * self.counts).sum()
        return slope / max(self.counts.sum(), 1)


def fit(problem: Problem, l2: float) -> np.ndarray:
    """The weights, by Adam over all examples at once."""
    weights = np.zeros(problem.size + 1)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = problem.slope(weights) + 2 * l2 * np.append(weights[:-1], 0.0)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def f1(problem: Problem, weights: np.ndarray, given: Sequence[Example], enough: float) -> float:
    """GAP's F1 over the two names of each example."""
    share, _ = problem.shares(weights)
    hits = said = gold = 0
    for n, example in enumerate(given):
        mine = share[problem.example == n]
        both = [sum(s for s, w in zip(mine, example.who, strict=True) if w[k]) for k in (0, 1)]
        for k in (0, 1):
            yes = both[k] >= enough and both[k] >= both[1 - k]
            hits, said, gold = (
                hits + (yes and example.right[k]),
                said + yes,
                gold + example.right[k],
            )
    return 2 * hits / max(said + gold, 1)


def frequent(given: Sequence[Example]) -> list[str]:
    """The features, and pairs of them, that get a weight."""
    counts = Counter(f for e in given for told in e.told for f in set(told))
    return sorted(f for f, c in counts.items() if c >= (LEAST_PAIR if " & " in f else LEAST_ALONE))


def folds(given: list[Example]) -> None:
    """Print the F1 of four folds for several L2."""
    random.Random(0).shuffle(given)
    for l2 in (2e-3, 4e-3, 8e-3):
        means = dict.fromkeys((0.2, 0.25, 0.3, 0.35, 0.4), 0.0)
        for k in range(4):
            train = [e for n, e in enumerate(given) if n % 4 != k]
            names = frequent(train)
            weights = fit(Problem(train, names), l2)
            test = given[k::4]
            for enough in means:
                means[enough] += f1(Problem(test, names), weights, test, enough) / 4
        print(f"L2 {l2}:", ", ".join(f"from {e} {f:.3f}" for e, f in means.items()))


def main() -> None:
    """Read the file, fit, write."""
    given = list(of_gap(Path(sys.argv[1])))
    print(f"{len(given)} pronouns")
    if "--folds" in sys.argv:
        folds(given)
        return
    names = frequent(given)
    weights = fit(Problem(given, names), L2)
    kept = {
        n: round(float(w), 3) for n, w in zip(names, weights, strict=False) if abs(w) >= SMALLEST
    }
    kept[antecedents.NOBODY] = round(float(weights[-1]), 3)
    source = (
        "Fitted by training/antecedents.py on GAP development (Webster et al. 2018, Apache-2.0)."
    )
    written = json.dumps({"source": source, "weights": dict(sorted(kept.items()))}, indent=0)
    antecedents.WEIGHTS.write_text(written + "\n", "utf-8")
    print(f"{len(kept)} weights written to {antecedents.WEIGHTS}")


if __name__ == "__main__":
    main()
