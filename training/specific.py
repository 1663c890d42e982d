"""Weights that tell specific promises from vague ones (AU-2016), from documents of the training part.

    python training/specific.py GOLD/speech_acts_au2016

Which part a document is in is what `dragoman.evaluate` goes by: those that the encoder was trained on
train this, too; the others only test it. The strength of the penalty is chosen by ten folds of
documents within the training part.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from dragoman.evaluate.corpora import speech_acts
from dragoman.evaluate.labelled import digest, trained_on, vectors_of
from dragoman.models.encoder.specific import WEIGHTS, features

PENALTIES = (3.0, 10.0, 30.0, 100.0, 300.0)
FOLDS = 10


def line(x: np.ndarray, y: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Logistic regression with a square penalty, by Newton's steps; both labels weigh the same."""
    weight = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    ones = np.hstack([x, np.ones((len(x), 1))])
    keep = np.diag([penalty] * x.shape[1] + [1e-6])
    w = np.zeros(ones.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-ones @ w))
        slope = ones.T @ (weight * (p - y)) + keep @ w
        bend = (ones * (weight * p * (1 - p))[:, None]).T @ ones + keep
        w -= np.linalg.solve(bend, slope)
    return w[:-1], float(w[-1])


def macro_f1(said: np.ndarray, gold: np.ndarray) -> float:
    """The mean of the two labels' F1."""
    return float(np.mean([
        2 * ((said == k) & (gold == k)).sum() / max((said == k).sum() + (gold == k).sum(), 1)
        for k in (True, False)
    ]))  # fmt: skip


def main(folder: Path) -> None:
    """Write the weights, and print what folds and test documents say."""
    rows, gold, document, test = [], [], [], []
    for n, one in enumerate(speech_acts.documents(folder)):
        for words, vectors, specific in zip(*vectors_of(one.utterances), one.specific, strict=True):
            if specific is not None:
                rows.append(features(words, vectors))
                gold.append(specific)
                document.append(n)
                test.append(digest(one.name) not in trained_on())
    x, y, which, held = map(np.array, (rows, gold, document, test))
    mean, scale = x[~held].mean(0), x[~held].std(0) + 1e-6
    x = (x - mean) / scale
    best = max(PENALTIES, key=lambda p: cross(x[~held], y[~held], which[~held], p))
    w, bias = line(x[~held], y[~held].astype(float), best)
    print("penalty", best, "folds", round(cross(x[~held], y[~held], which[~held], best), 3))
    print("test", held.sum(), round(macro_f1(x[held] @ w + bias > 0, y[held]), 3))
    parts = {"mean": mean, "scale": scale, "line": w, "bias": np.array(bias)}
    np.savez_compressed(WEIGHTS, **{k: v.astype(np.float32) for k, v in parts.items()})


def cross(x: np.ndarray, y: np.ndarray, which: np.ndarray, penalty: float) -> float:
    """Macro F1 over folds of documents."""
    said = np.zeros(len(y), bool)
    for fold in range(FOLDS):
        out = which % FOLDS == fold
        w, bias = line(x[~out], y[~out].astype(float), penalty)
        said[out] = x[out] @ w + bias > 0
    return macro_f1(said, y)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
