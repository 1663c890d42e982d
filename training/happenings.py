"""Fit the weights by which words in several reports are held to tell of one happening.

    python training/happenings.py ../shared/gold/public/ecbplus [--reader fast]

Learns from the topics of ECB+ to 35 (Cybulska and Vossen 2014, CC BY 3.0) and writes
``src/dragoman/resolve/across/happening_weights.json``: logistic regression over all pairs of marked happenings
within a topic, with an L2 penalty; once on all topics, and once a fold without a fifth of them, by which that fifth is
scored. What is added to the bar, since groups are harder to please than pairs, is what groups the training topics best. Some minutes on one core.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dragoman.evaluate.coreference import part
from dragoman.evaluate.corpora.ecbplus import Document, documents
from dragoman.evaluate.happenings import FOLDS, fold_of, read
from dragoman.resolve.across import happenings
from dragoman.resolve.across.happenings import FEATURES

L2 = 1e-5
ROUNDS = 25
BARS = (0.25, 0.5, 0.75, 1.0, 1.25)


@dataclass
class Topic:
    """All pairs of the marked happenings of one topic."""

    name: str
    chains: list[str]
    places: list[tuple[int, int]]
    rows: np.ndarray
    good: np.ndarray


def topics(docs: list[Document], by: str) -> list[Topic]:
    told, gists = read(docs, by)
    found = []
    for name in dict.fromkeys(d.topic for d in docs):
        marked = [m for d in docs if d.topic == name for m in d.marked]
        places, rows = happenings.pairs([told[m.id] for m in marked], gists)
        chains = [m.chain for m in marked]
        good = np.array([chains[i] == chains[j] for i, j in places], dtype=float)
        found.append(Topic(name, chains, places, rows, good))
    return found


def fit(some: list[Topic]) -> list[float]:
    """Newton's way: the loss is convex and the features are few."""
    rows, good = np.concatenate([t.rows for t in some]), np.concatenate([t.good for t in some])
    w = np.zeros(rows.shape[1])
    ridge = np.full(len(w), L2 * len(rows))
    ridge[-1] = 0
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(rows @ w)))
        slope = rows.T @ (p - good) + ridge * w
        bend = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(ridge + 1e-9)
        w -= np.linalg.solve(bend, slope)
    return best_bar([float(x) for x in w], some)


def best_bar(w: list[float], some: list[Topic]) -> list[float]:
    rated = [(score(some, [*w[:-1], w[-1] + by]), by) for by in BARS]
    top = max(rated)[0]
    good = [by for f1, by in rated if f1 > top - 0.002]
    return [*w[:-1], w[-1] + good[len(good) // 2]]


def clusters(some: Iterable[Topic], by: list[float]) -> tuple[list, list]:
    gold, found = {}, {}
    for t in some:
        groups = happenings.gathered(len(t.chains), t.places, happenings.chances(t.rows, by))
        for n, (chain, group) in enumerate(zip(t.chains, groups, strict=True)):
            mention = (t.name, n, n + 1)
            gold.setdefault((t.name, chain), set()).add(mention)
            found.setdefault((t.name, group), set()).add(mention)
    return [frozenset(c) for c in gold.values()], [frozenset(c) for c in found.values()]


def score(some: list[Topic], by: list[float]) -> float:
    return part(*clusters(some, by)).conll_f1


def main() -> None:
    by = sys.argv[sys.argv.index("--reader") + 1] if "--reader" in sys.argv else "full"
    some = topics(list(documents(Path(sys.argv[1]))), by)
    folds = {"": fit(some)}
    gold, found = [], []
    for fold in range(FOLDS):
        folds[str(fold)] = fit([t for t in some if fold_of(t.name) != fold])
        a, b = clusters([t for t in some if fold_of(t.name) == fold], folds[str(fold)])
        gold += a
        found += b
        print(fold, round(part(a, b).conll_f1, 4), flush=True)
    print("together", part(gold, found))
    about = "Made by training/happenings.py from ECB+, topics to 35; fold n without topics of which n is left when divided by 5."
    table = {
        f: dict(zip(FEATURES, [round(x, 3) for x in w], strict=True)) for f, w in folds.items()
    }
    happenings.FILE.write_text(
        json.dumps({"about": about, "folds": table}, indent=1) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
