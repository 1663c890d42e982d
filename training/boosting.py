"""Boosted trees that ask the same question of everybody at each depth, in numpy alone.

A tree of depth three is three questions (a feature, an edge) and eight leaves. Questions are chosen
one depth after the other, by what they gain over all branches together; small and quickly run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BINS = 48


@dataclass(frozen=True)
class Settings:
    """How trees are grown: ``columns`` and ``rows`` are the shares that each tree may see."""

    trees: int = 150
    depth: int = 5
    rate: float = 0.08
    ridge: float = 6.0
    columns: float = 0.5
    rows: float = 0.7
    seed: int = 1


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, asked: Settings) -> dict[str, np.ndarray]:
    """Arrays ``asks``, ``edge``, ``leaves`` and ``base`` for the log odds of ``y`` (0 or 1)."""
    rng = np.random.default_rng(asked.seed)
    edges = [_edges(column) for column in x.T]
    bins = np.stack([np.searchsorted(e, c, "left") for e, c in zip(edges, x.T, strict=True)])
    base = np.log(np.average(y, weights=weight) / np.average(1 - y, weights=weight))
    score = np.full(len(y), base)
    asks, edge, leaves = [], [], []
    for _ in range(asked.trees):
        p = 1 / (1 + np.exp(-score))
        g, h = (y - p) * weight, p * (1 - p) * weight
        mine = np.flatnonzero(rng.random(len(y)) < asked.rows)
        chosen = np.flatnonzero(rng.random(len(edges)) < asked.columns)
        leaf = np.zeros(len(y), np.int64)
        questions = []
        for d in range(asked.depth):
            f, b = _best(
                bins[:, mine], leaf[mine], g[mine], h[mine], chosen, edges, asked.ridge, 1 << d
            )
            questions.append((f, edges[f][b]))
            leaf |= (bins[f] > b).astype(np.int64) << d
        sums = np.bincount(leaf[mine], g[mine], 1 << asked.depth)
        values = (
            asked.rate * sums / (np.bincount(leaf[mine], h[mine], 1 << asked.depth) + asked.ridge)
        )
        score += values[leaf]
        asks.append([f for f, _ in questions])
        edge.append([e for _, e in questions])
        leaves.append(values)
    return {
        "asks": np.array(asks, np.int16), "edge": np.array(edge, np.float32),
        "leaves": np.array(leaves, np.float32), "base": np.array(base, np.float32),
    }  # fmt: skip


def _edges(column: np.ndarray) -> np.ndarray:
    """Values between which a column can be cut; ``searchsorted(edges, v, "left") > b`` is ``v > edges[b]``."""
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS), method="nearest"))
    return values.astype(np.float32)


def _best(bins, leaf, g, h, chosen, edges, ridge, leaves):
    """The column and bin that gain most over all leaves."""
    best, found = -1.0, (int(chosen[0]), 0)
    for f in chosen:
        at = leaf * (BINS + 1) + bins[f]
        gs = np.bincount(at, g, leaves * (BINS + 1)).reshape(leaves, -1).cumsum(1)
        hs = np.bincount(at, h, leaves * (BINS + 1)).reshape(leaves, -1).cumsum(1)
        low = gs**2 / (hs + ridge)
        high = (gs[:, -1:] - gs) ** 2 / (hs[:, -1:] - hs + ridge)
        gain = (low + high).sum(0)[: max(len(edges[f]) - 1, 1)]
        b = int(gain.argmax())
        if gain[b] > best:
            best, found = gain[b], (int(f), b)
    return found
