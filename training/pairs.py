"""The weights of words for what one actor does to another, and how far they are believed beside the encoder.

    python training/pairs.py GOLD/plv build/folds/odds.npy

Runs in Dragoman's own environment. ``odds.npy`` is what `pair_odds.py` wrote: of each sentence what
an encoder says that has not seen it. The words are judged over the same five folds, their vocabulary
counted anew in each; the power with which they are multiplied is chosen within the other four. Two sentences of the same text are in one fold.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from calibrate import curve, ece
from scipy.optimize import minimize

from dragoman.evaluate.corpora import plv
from dragoman.evaluate.pairs import features_of
from dragoman.models.pairs.weigh import TYPES, WEIGHTS, Pairs, quads, softmax, together

LEAST = 2
"""Sentences that a feature is true of, at least."""
PENALTY = 0.05
POWERS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
STEPS = 200


def fit(rows: Sequence[frozenset[str]], gold: np.ndarray) -> dict[str, np.ndarray]:
    """Weights by which the types of ``gold`` are told from the features of each row.

    Features are weighed by how rare they are, and each row is brought to length one.
    """
    count = Counter(feature for row in rows for feature in row)
    names = sorted(name for name, n in count.items() if n >= LEAST)
    rarity = np.log((1 + len(rows)) / (1 + np.array([count[n] for n in names]))) + 1
    at = {name: n for n, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for line, row in zip(x, rows, strict=True):
        known = [at[f] for f in row if f in at]
        line[known] = rarity[known] / (np.sqrt((rarity[known] ** 2).sum()) + 1e-9)
    w, bias = logistic(x, np.eye(len(TYPES))[gold])
    return {
        "names": np.array(names), "rarity": rarity.astype(np.float16),
        "weights": w.astype(np.float16), "bias": bias.astype(np.float32),
    }  # fmt: skip


def logistic(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights [features, types] and bias [types] of multinomial logistic regression.

    There are fewer rows than features, so it is done among the rows' own directions.
    """
    turn, size, _ = np.linalg.svd(x @ x.T)
    short = turn * np.sqrt(size)
    rows = np.hstack([short, np.ones((len(x), 1))])
    keep = np.full((rows.shape[1], 1), PENALTY)
    keep[-1] = 1e-4

    def slope(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(rows.shape[1], y.shape[1])
        odds = softmax(rows @ w)
        surprise = -np.log((odds * y).sum(1) + 1e-12).sum()
        return surprise + 0.5 * (keep * w**2).sum(), (rows.T @ (odds - y) + keep * w).ravel()

    start = np.zeros(rows.shape[1] * y.shape[1])
    found = minimize(slope, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    w = found.x.reshape(rows.shape[1], y.shape[1])
    back = x.T @ (turn / np.sqrt(np.maximum(size, 1e-9)))
    return back @ w[:-1], w[-1]


def judged(parts: dict[str, np.ndarray], rows: Sequence[frozenset[str]]) -> np.ndarray:
    """The probabilities that such weights give, [rows, types]."""
    nothing = {"power": np.array(1.0), "raw": np.array([0.0, 1.0]), "true": np.array([0.0, 1.0])}
    weights = Pairs(parts | nothing)
    return np.stack([weights.by_words(row) for row in rows])


def crossed(rows: Sequence[frozenset[str]], gold: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """The probabilities of each row by weights that have not seen its fold."""
    found = np.zeros((len(rows), len(TYPES)), np.float32)
    for one in np.unique(fold):
        out = fold == one
        parts = fit([r for r, o in zip(rows, out, strict=True) if not o], gold[~out])
        found[out] = judged(parts, [r for r, o in zip(rows, out, strict=True) if o])
    return found


def loss(odds: np.ndarray, gold: np.ndarray) -> float:
    """The mean surprise, in nats."""
    return float(-np.log(odds[np.arange(len(gold)), gold] + 1e-9).mean())


def chosen(
    rows: Sequence[frozenset[str]], gold: np.ndarray, fold: np.ndarray, head: np.ndarray
) -> float:
    """The power that surprises least, over folds."""
    words = crossed(rows, gold, fold)
    return min(POWERS, key=lambda power: loss(together(head, words, power), gold))


def macro_f1(said: np.ndarray, gold: np.ndarray) -> float:
    """The mean of the labels' F1."""
    return float(np.mean([
        2 * ((said == k) & (gold == k)).sum() / ((said == k).sum() + (gold == k).sum())
        for k in np.unique(gold)
    ]))  # fmt: skip


def told(name: str, odds: np.ndarray, gold: np.ndarray, true: np.ndarray) -> None:
    """Print macro F1 of conflict and cooperation, of the four classes and of the types."""
    four = quads(odds)
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
    classes = np.array([plv.QUADS.index(s.quad or "") for s in sentences])
    digests = [hashlib.sha256(s.text.encode()).hexdigest() for s in sentences]
    fold = np.array([int(d, 16) % 5 for d in digests])
    head = softmax(np.load(held))
    words, both = np.zeros_like(head), np.zeros_like(head)
    for one in range(5):
        out = fold == one
        inner = [r for r, o in zip(rows, out, strict=True) if not o]
        power = chosen(inner, gold[~out], fold[~out], head[~out])
        parts = fit(inner, gold[~out])
        words[out] = judged(parts, [r for r, o in zip(rows, out, strict=True) if o])
        both[out] = together(head[out], words[out], power)
        print(f"fold {one}: power {power}")
    for name, odds in (("encoder", head), ("words", words), ("together", both)):
        told(name, odds, gold, classes)
    power = chosen(rows, gold, fold, head)
    raw, true = curve(both.max(1), (both.argmax(1) == gold).astype(float))
    print(f"shipped: power {power}")
    parts = fit(rows, gold)
    np.savez_compressed(
        WEIGHTS, **parts, power=np.array(power, np.float32), raw=raw.astype(np.float32),
        true=true.astype(np.float32),
    )  # fmt: skip
    print(f"{len(parts['names'])} features, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
