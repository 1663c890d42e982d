"""Fit the weights by which reports go to stories.

    python training/stories.py ../shared/gold/public/news_cluster [--folds]

Learns from the open half of the story clusters of Giveme5W1H (Hamborg et al. 2019, Apache-2.0) and writes
``src/dragoman/resolve/across/story_weights.json``: logistic regression over the pairs of a report and each
story so far, told in the order of publication. ``--folds`` writes nothing: it fits on half of the events and
gathers the reports of the other half, both ways, ten times over. A minute on one core.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from statistics import mean, stdev

import numpy as np

from dragoman.evaluate.corpora.news_cluster import articles
from dragoman.evaluate.stories import b_cubed
from dragoman.resolve.across import stories
from dragoman.resolve.across.candidates import Shelf
from dragoman.resolve.across.stories import Gist, Story

L2 = 3e-3
STEPS, RATE = 4000, 0.3
NAMES = ("whole", "opening", "title", "names", "days")
BARS = [x / 4 for x in range(-8, 13)]
"""What is added to "always" after the fit; the best on the training events is taken."""


def pairs(told: list[tuple[Gist, int]]) -> tuple[np.ndarray, np.ndarray]:
    rows, good = [], []
    begun: dict[int, Story] = {}
    for report, event in told:
        for other, story in begun.items():
            found = stories.features(report, story)
            rows.append([found[n] for n in NAMES])
            good.append(other == event)
        begun[event] = (
            stories.grown(begun[event], report) if event in begun else stories.begun(report)
        )
    return np.array(rows), np.array(good, dtype=float)


def fit(told: list[tuple[Gist, int]]) -> dict[str, float]:
    rows, good = pairs(told)
    share = np.where(good > 0, 0.5 / good.mean(), 0.5 / (1 - good.mean()))
    w, bar = np.zeros(rows.shape[1]), 0.0
    for _ in range(STEPS):
        off = (1 / (1 + np.exp(-(rows @ w + bar))) - good) * share
        w -= RATE * (rows.T @ off / len(rows) + L2 * w)
        bar -= RATE * off.mean()
    found = {n: round(float(x), 3) for n, x in zip(NAMES, w, strict=True)}
    return best_bar({**found, "always": round(float(bar), 3)}, told)


def best_bar(weights: dict[str, float], told: list[tuple[Gist, int]]) -> dict[str, float]:
    """The highest of the bars that do best: a report in no story does less harm than one in a wrong one."""
    rated = [(gather(told, moved(weights, by))[2], by) for by in BARS]
    top = max(f1 for f1, _ in rated)
    good = [by for f1, by in rated if f1 > top - 0.005]
    return moved(weights, max(good))


def moved(weights: dict[str, float], by: float) -> dict[str, float]:
    return {**weights, "always": round(weights["always"] - by, 3)}


def gather(told: list[tuple[Gist, int]], weights: dict[str, float]) -> tuple[float, float, float]:
    shelf: Shelf[Story] = Shelf()
    found = stories.stories_of([g for g, _ in told], shelf, weights)
    return b_cubed([event for _, event in told], found)


def folds(told: list[tuple[Gist, int]]) -> None:
    events = sorted({event for _, event in told})
    found = []
    for seed in range(10):
        random.Random(seed).shuffle(events)
        half = len(events) // 2
        for mine in (events[:half], events[half:]):
            train = [t for t in told if t[1] in mine]
            rest = [t for t in told if t[1] not in mine]
            found.append(gather(rest, fit(train)))
    for name, values in zip(("precision", "recall", "F1"), zip(*found, strict=True), strict=True):
        print(f"{name} {mean(values):.3f} ± {stdev(values):.3f}, least {min(values):.3f}")


def main() -> None:
    told = [(stories.gist(a.report), a.event) for a in articles(Path(sys.argv[1]))]
    if "--folds" in sys.argv:
        folds(told)
        return
    weights = fit(told)
    print(weights, gather(told, weights))
    about = "Made by training/stories.py from the open half of Giveme5W1H's story clusters."
    stories.FILE.write_text(
        json.dumps({"about": about, "weights": weights}, indent=1) + "\n", "utf-8"
    )


if __name__ == "__main__":
    main()
