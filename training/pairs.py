"""The weights of words for what one actor does to another, and how far they are believed beside the encoder.

    python training/pairs.py GOLD/plv build/folds/odds.npy

Runs in Dragoman's own environment. ``odds.npy`` is what `pair_odds.py` wrote: of each sentence what
an encoder says that has not seen it. The words are judged over the same five folds, their vocabulary
counted anew in each; the penalty and the powers with which the two are multiplied are chosen within
the other four folds. Two sentences of the same text are in one fold.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
from calibrate import curve, ece
from scipy.optimize import minimize

from dragoman.evaluate.corpora import plv
from dragoman.evaluate.pairs import features_of
from dragoman.models.pairs.weigh import TYPES, WEIGHTS, Pairs, quads, softmax, together

LEAST = 3
"""Sentences that a feature is true of, at least."""
PENALTIES = (0.02, 0.04, 0.08)
POWERS = (0.3, 0.45, 0.6, 0.8, 1.0)
SURER = (1.0, 1.2, 1.4)
STEPS = 200


def fit(rows: Sequence[frozenset[str]], gold: np.ndarray, penalty: float) -> dict[str, np.ndarray]:
    """Weights by which the types of ``gold`` are told from the features of each row.

    Features are weighed by how rare they are, and each row is brought to length one.
    """
    count = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, n in count.items() if n >= LEAST)
    rarity = np.log((1 + len(rows)) / (1 + np.array([count[n] for n in names]))) + 1
    at = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1), np.float32)
    for line, row in zip(x, rows, strict=True):
        known = [at[f] for f in row if f in at]
        line[known] = rarity[known] / (np.sqrt((rarity[known] ** 2).sum()) + 1e-9)
    x[:, -1] = 1
    w = logistic(x, np.eye(len(TYPES), dtype=np.float32)[gold], penalty)
    return {
        "names": np.array(names), "rarity": rarity.astype(np.float16),
        "weights": w[:-1].astype(np.float16), "bias": w[-1].astype(np.float32),
    }  # fmt: skip


def logistic(x: np.ndarray, y: np.ndarray, penalty: float) -> np.ndarray:
    """Multinomial logistic regression; the last column is not held down."""
    keep = np.full((x.shape[1], 1), penalty)
    keep[-1] = 1e-4

    def slope(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(x.shape[1], y.shape[1])
        odds = softmax(x @ w)
        surprise = -np.log((odds * y).sum(1) + 1e-12).sum()
        return surprise + 0.5 * (keep * w**2).sum(), (x.T @ (odds - y) + keep * w).ravel()

    start = np.zeros(x.shape[1] * y.shape[1])
    found = minimize(slope, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return found.x.reshape(x.shape[1], y.shape[1])


def judged(parts: dict[str, np.ndarray], rows: Sequence[frozenset[str]]) -> np.ndarray:
    """The probabilities that such weights give, [rows, types]."""
    nothing = {"power": np.array([1.0, 1.0]), "raw": np.array([0.0, 1.0]), "true": np.array([0.0, 1.0])}
    weights = Pairs(parts | nothing)
    return np.stack([weights.by_words(row) for row in rows])


def crossed(
    rows: Sequence[frozenset[str]], gold: np.ndarray, fold: np.ndarray, penalty: float
) -> np.ndarray:
    """The probabilities of each row by weights that have not seen its fold."""
    found = np.zeros((len(rows), len(TYPES)), np.float32)
    for one in np.unique(fold):
        out = fold == one
        parts = fit([r for r, o in zip(rows, out, strict=True) if not o], gold[~out], penalty)
        found[out] = judged(parts, [r for r, o in zip(rows, out, strict=True) if o])
    return found


def loss(odds: np.ndarray, gold: np.ndarray) -> float:
    """The mean surprise, in nats."""
    return float(-np.log(odds[np.arange(len(gold)), gold] + 1e-9).mean())


def chosen(
    rows: Sequence[frozenset[str]], gold: np.ndarray, fold: np.ndarray, head: np.ndarray
) -> tuple[float, tuple[float, float]]:
    """The penalty and the powers that surprise least, over folds."""
    found = {}
    for penalty in PENALTIES:
        words = crossed(rows, gold, fold, penalty)
        for power in product(SURER, POWERS):
            found[penalty, power] = loss(together(head, words, power), gold)
    return min(found, key=lambda both: found[both])


def macro_f1(said: np.ndarray, gold: np.ndarray) -> float:
    """The mean of the labels' F1."""
    return float(np.mean([
        2 * ((said == k) & (gold == k)).sum() / ((said == k).sum() + (gold == k).sum())
        for k in np.unique(gold)
    ]))  # fmt: skip


def told(name: str, odds: np.ndarray, gold: np.ndarray) -> None:
    """Print macro F1 of conflict and cooperation, of the four classes and of the types."""
    four, true = quads(odds), quads(np.eye(len(TYPES), dtype=np.float32)[gold]).argmax(1)
    binary = macro_f1(four[:, 2:].sum(1) > 0.5, true >= 2)
    right = odds.argmax(1) == gold
    print(
        f"{name:10} binary {binary:.3f}  quad {macro_f1(four.argmax(1), true):.3f}  "
        f"root {macro_f1(odds.argmax(1), gold):.3f}  accuracy {right.mean():.3f}  "
        f"ECE {ece(odds.max(1), right.astype(float)):.3f}"
    )


def main(folder: Path, held: Path) -> None:
    """Write the weights, and print what the folds say."""
    sentences = list(plv.sentences(folder))
    rows = features_of(sentences)
    gold = np.array([TYPES.index(s.type) for s in sentences])
    digests = [hashlib.sha256(s.text.encode()).hexdigest() for s in sentences]
    fold = np.array([int(d, 16) % 5 for d in digests])
    head = softmax(np.load(held))
    words, both = np.zeros_like(head), np.zeros_like(head)
    for one in range(5):
        out = fold == one
        inner = [r for r, o in zip(rows, out, strict=True) if not o]
        penalty, power = chosen(inner, gold[~out], fold[~out], head[~out])
        words[out] = judged(
            fit(inner, gold[~out], penalty), [r for r, o in zip(rows, out, strict=True) if o]
        )
        both[out] = together(head[out], words[out], power)
        print(f"fold {one}: penalty {penalty}, power {power}")
    for name, odds in (("encoder", head), ("words", words), ("together", both)):
        told(name, odds, gold)
    penalty, power = chosen(rows, gold, fold, head)
    raw, true = curve(both.max(1), (both.argmax(1) == gold).astype(float))
    print(f"shipped: penalty {penalty}, power {power}")
    parts = fit(rows, gold, penalty)
    np.savez_compressed(
        WEIGHTS, **parts, power=np.array(power, np.float32), raw=raw.astype(np.float32),
        true=true.astype(np.float32),
    )  # fmt: skip
    print(f"{len(parts['names'])} features, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
