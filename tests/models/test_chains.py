"""The likeliest labels of a chain, against every way there is."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dragoman.models.encoder import chains

LABELS = 3


def a_chain(seed, sizes):
    rng = np.random.default_rng(seed)
    emit = rng.normal(size=(len(sizes), max(sizes), LABELS)).astype(np.float32)
    move = rng.normal(size=(LABELS, LABELS)).astype(np.float32)
    move[0, 2] = -1e4  # a move that cannot be
    return emit, move, rng.normal(size=LABELS).astype(np.float32), np.array(sizes)


def every_way(emit, move, begin, size):
    """Each row of labels with its score."""
    for way in itertools.product(range(LABELS), repeat=size):
        score = begin[way[0]] + sum(emit[i, n] for i, n in enumerate(way))
        yield way, score + sum(move[a, b] for a, b in itertools.pairwise(way))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_labels_are_those_of_the_best_way(seed):
    emit, move, begin, sizes = a_chain(seed, [1, 4, 3])

    found = chains.best(emit, move, begin, sizes)

    for n, size in enumerate(sizes):
        best, _ = max(every_way(emit[n], move, begin, size), key=lambda way: way[1])
        assert tuple(found[n, :size]) == best


@pytest.mark.parametrize("seed", range(5))
def test_odds_are_the_shares_of_all_ways(seed):
    emit, move, begin, sizes = a_chain(seed, [2, 4, 1])

    found = chains.odds(emit, move, begin, sizes)

    for n, size in enumerate(sizes):
        ways = list(every_way(emit[n], move, begin, size))
        total = sum(np.exp(score) for _, score in ways)
        for at, label in itertools.product(range(size), range(LABELS)):
            share = sum(np.exp(score) for way, score in ways if way[at] == label) / total
            assert found[n, at, label] == pytest.approx(share, abs=1e-4)
