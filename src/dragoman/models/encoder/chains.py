"""The best labels of chains of words, and how sure each is (a linear-chain CRF's two questions).

Everything is done for many windows at once: ``emit`` is [N, W, K] (windows, words, labels),
``size`` [N] says how many words each window has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]
    type Ints = NDArray[np.int64]

TINY = 1e-30


def best(emit: Floats, move: Floats, begin: Floats, size: Ints) -> Ints:
    """The likeliest labels, [N, W] (Viterbi); beyond a window's size they mean nothing.

    ``move`` is [K, K] (from, to) and ``begin`` [K]; moves that cannot be have a score far below 0.
    """
    windows, words, labels = emit.shape
    score = begin + emit[:, 0]
    came = np.empty((words, windows, labels), np.int64)
    same = np.arange(labels)
    for w in range(1, words):
        ways = score[:, :, None] + move
        came[w] = ways.argmax(1)
        there = (size > w)[:, None]
        came[w] = np.where(there, came[w], same)
        score = np.where(there, ways.max(1) + emit[:, w], score)
    found = np.empty((windows, words), np.int64)
    at = score.argmax(1)
    rows = np.arange(windows)
    for w in range(words - 1, -1, -1):
        found[:, w] = at
        at = came[w][rows, at] if w else at
    return found


def odds(emit: Floats, move: Floats, begin: Floats, size: Ints) -> Floats:
    """The probability of each label at each word, [N, W, K] (forward and backward)."""
    windows, words, labels = emit.shape
    say = np.exp(emit - emit.max(2, keepdims=True))
    go = np.exp(np.maximum(move, -60.0))
    ahead = np.empty((words, windows, labels), np.float32)
    here = np.exp(np.maximum(begin, -60.0)) * say[:, 0]
    ahead[0] = here / (here.sum(1, keepdims=True) + TINY)
    for w in range(1, words):
        here = (ahead[w - 1] @ go) * say[:, w]
        ahead[w] = here / (here.sum(1, keepdims=True) + TINY)
    back = np.ones((windows, labels), np.float32)
    found = np.empty((windows, words, labels), np.float32)
    for w in range(words - 1, -1, -1):
        there = (size > w + 1)[:, None]
        if w + 1 < words:
            here = (say[:, w + 1] * back) @ go.T
            back = np.where(there, here / (here.sum(1, keepdims=True) + TINY), 1.0)
        joint = ahead[w] * back
        found[:, w] = joint / (joint.sum(1, keepdims=True) + TINY)
    return found
