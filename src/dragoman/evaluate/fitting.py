"""Fits the weights of `dragoman.models.quads`: to ship them, or fold by fold to measure them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import ScorerMissing
from dragoman.models.pairs.weigh import softmax
from dragoman.models.quads.ngrams import PLACES, ngrams
from dragoman.models.quads.weigh import Lines, lines, multiplied, weighed

if TYPE_CHECKING:
    type Parts = dict[str, np.ndarray[Any, Any]]

FOLDS = 5
WORDS_PENALTY, VECTOR_PENALTY = 0.1, 300.0
LEAST = 2
"""Sentences that an n-gram is in, at least."""
STEPS = 80


def fit(texts: Sequence[str], means: Any, gold: Any, answers: int) -> Parts:
    """Both lines through sentences: their words, and the means of their vectors, [sentences, 384].

    ``gold`` has the number of each sentence's answer. The arrays are what `lines` reads, without a
    curve.
    """
    count = Counter(place for text in texts for place in ngrams(text))
    places = np.array(sorted(p for p, n in count.items() if n >= LEAST))
    rarity = np.zeros(PLACES, np.float32)
    rarity[places] = np.log((1 + len(texts)) / (1 + np.array([count[p] for p in places]))) + 1
    mean, scale = means.mean(0), means.std(0) + 1e-6
    vector, vector_bias = logistic((means - mean) / scale, gold, answers, VECTOR_PENALTY)
    words, bias = logistic(_table(texts, rarity, places), gold, answers, WORDS_PENALTY)
    return {
        "places": places.astype(np.uint16), "rarity": rarity[places].astype(np.float16),
        "words": words.astype(np.float16), "bias": bias, "mean": mean, "scale": scale,
        "vector": vector, "vector_bias": vector_bias,
    }  # fmt: skip


def _table(texts: Sequence[str], rarity: Any, places: Any) -> Any:
    """A row for each text, a column for each place that counts, most of it nothing."""
    from scipy.sparse import csr_matrix

    rows = [weighed(text, rarity) for text in texts]
    ends = np.cumsum([0, *(len(some) for some, _ in rows)])
    values = np.concatenate([values for _, values in rows])
    columns = np.searchsorted(places, [place for some, _ in rows for place in some])
    return csr_matrix((values, columns, ends), (len(texts), len(places)))


def logistic(x: Any, gold: Any, answers: int, penalty: float) -> tuple[Any, Any]:
    """Weights [columns, answers] and bias [answers] of multinomial logistic regression.

    Needs scipy, which ``dragoman[evaluate]`` brings.
    """
    try:
        from scipy.optimize import minimize
    except ImportError:
        raise ScorerMissing("scipy") from None

    y = np.eye(answers)[gold]
    shape = x.shape[1] + 1, answers

    def slope(flat: Any) -> tuple[float, Any]:
        both = flat.reshape(shape)
        w, bias = both[:-1], both[-1]
        odds = softmax(np.asarray(x @ w) + bias)
        loss = -np.log((odds * y).sum(1) + 1e-12).sum() + 0.5 * penalty * (w**2).sum()
        off = odds - y
        return float(loss), np.vstack([x.T @ off + penalty * w, off.sum(0)]).ravel()

    start = np.zeros(shape[0] * shape[1])
    best = minimize(slope, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    both = best.x.reshape(shape).astype(np.float32)
    return both[:-1], both[-1]


def crossed(
    texts: Sequence[str], means: Any, gold: Any, fold: Any, answers: int
) -> tuple[Any, Any]:
    """The probabilities by words alone, and together, by weights that have not seen a sentence's fold."""
    words, both = np.zeros((2, len(texts), answers), np.float32)
    for one in range(FOLDS):
        out = fold == one
        if not out.any():
            continue
        inside = [t for t, o in zip(texts, out, strict=True) if not o]
        parts = fit(inside, means[~out], gold[~out], answers)
        known = as_lines(parts)
        for n in map(int, np.flatnonzero(out)):
            words[n] = known.by_words(texts[n])
            both[n] = multiplied(words[n], known.by_vectors(means[n][None]))
    return words, both


def as_lines(parts: Parts) -> Lines:
    """Fitted arrays as the weights that answer, without a measured curve."""
    even = np.array([0.0, 1.0])
    named = {f"q.{name}": array for name, array in (parts | {"raw": even, "true": even}).items()}
    return lines(named, "q")


def folds(digests: Sequence[str]) -> Iterator[int]:
    """The fold of each sentence, by its digest."""
    return (int(digest, 16) % FOLDS for digest in digests)
