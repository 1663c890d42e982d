"""What each thin head says of words that the encoder has read.

A head turns vectors, [words, 384], into labels, each with a probability that was measured on
reports held back from training: of a hundred spans said with .8, about eighty are right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.encoder import chains

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]

HEADS, LABELS = Path(__file__).with_name("heads.npz"), Path(__file__).with_name("labels.json")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A run of words, the end excluded, with its label and how likely that is right."""

    start: int
    end: int
    label: str
    probability: float


@dataclass(frozen=True, slots=True)
class Curve:
    """From a raw score to a probability: measured points, straight lines between them."""

    raw: Floats
    true: Floats

    def __call__(self, score: float) -> float:
        """The probability of a score from 0 to 1."""
        return float(np.interp(score, self.raw, self.true))


class Chain:
    """Spans in running text: names, or source, cue and content."""

    def __init__(self, name: str, labels: Sequence[str], parts: Mapping[str, Floats]) -> None:
        self.labels = labels
        self._emit, self._bias = parts[f"{name}.emit"], parts[f"{name}.bias"]
        self._move, self._begin = parts[f"{name}.move"], parts[f"{name}.begin"]
        self._curve = _curve(name, parts)

    def spans(self, vectors: Sequence[Floats]) -> list[list[Labelled]]:
        """The spans of each window, in its order, counted in its words."""
        found: list[list[Labelled]] = [[] for _ in vectors]
        for batch, emit, size in self._batches(vectors):
            best = chains.best(emit, self._move, self._begin, size)
            odds = chains.odds(emit, self._move, self._begin, size)
            for row, n in enumerate(batch):
                found[n] = list(self._spans(best[row, : size[row]], odds[row]))
        return found

    def odds(self, vectors: Sequence[Floats]) -> list[Floats]:
        """The probability of each label at each word of each window, [words, labels], as trained."""
        found = [np.zeros((0, len(self.labels)), np.float32) for _ in vectors]
        for batch, emit, size in self._batches(vectors):
            odds = chains.odds(emit, self._move, self._begin, size)
            for row, n in enumerate(batch):
                found[n] = odds[row, : size[row]]
        return found

    def _batches(
        self, vectors: Sequence[Floats]
    ) -> Iterator[tuple[list[int], Floats, NDArray[np.int64]]]:
        """Numbers of windows of like length, the scores of their labels, and how many words each has."""
        for batch in _by_length(vectors):
            some = [vectors[n] for n in batch]
            size = np.array([len(v) for v in some])
            emit = np.zeros((len(some), int(size.max()), len(self.labels)), np.float32)
            for row, v in enumerate(some):
                emit[row, : len(v)] = v @ self._emit + self._bias
            yield batch, emit, size

    def _spans(self, labels: NDArray[np.int64], odds: Floats) -> Iterator[Labelled]:
        names = [self.labels[n] for n in labels]
        start = 0
        for at, name in enumerate([*names, "O"]):
            if at and names[at - 1] != "O" and not name.startswith("I-"):
                raw = min(float(odds[i, labels[i]]) for i in range(start, at))
                yield Labelled(start, at, names[start][2:], self._curve(raw))
            if not name.startswith("I-"):
                start = at


class Tagger:
    """A label for each word by itself; runs of one label are one span."""

    def __init__(self, name: str, labels: Sequence[str], parts: Mapping[str, Floats]) -> None:
        self.labels = labels
        self._emit, self._bias = parts[f"{name}.emit"], parts[f"{name}.bias"]
        self._curve = _curve(name, parts)

    def odds(self, vectors: Floats) -> Floats:
        """The probability of each label, [words, labels], as it was trained."""
        return _softmax(vectors @ self._emit + self._bias)

    def spans(self, vectors: Floats) -> list[Labelled]:
        """The spans of a window."""
        if not len(vectors):
            return []
        odds = self.odds(vectors)
        best = odds.argmax(1)
        edges = [0, *(np.flatnonzero(np.diff(best)) + 1), len(best)]
        return [
            Labelled(
                int(a), int(b), self.labels[best[a]],
                self._curve(float(odds[a:b, best[a]].max())),
            )
            for a, b in pairwise(edges)
            if best[a]
        ]  # fmt: skip


class Pooled:
    """A label for a run of words: a sentence, or what a marked actor does to a marked recipient."""

    def __init__(self, name: str, labels: Sequence[str], parts: Mapping[str, Floats]) -> None:
        self.labels = labels
        self._weigh = parts[f"{name}.weigh"]
        self._mix, self._mix_bias = parts[f"{name}.mix"], parts[f"{name}.mix_bias"]
        self._emit, self._bias = parts[f"{name}.emit"], parts[f"{name}.bias"]
        self._curve = _curve(name, parts)

    def odds(self, words: Floats, *more: Floats) -> Floats:
        """The probability of each label, [labels]; ``more`` are vectors beside the words'."""
        weight = _softmax((words @ self._weigh).T)
        pooled = np.concatenate([(weight @ words)[0], *more])
        mixed = pooled @ self._mix + self._mix_bias
        gelu: Floats = np.float32(0.5) * mixed * (1 + _erf(mixed / np.float32(2**0.5)))
        return _softmax(gelu @ self._emit + self._bias)

    def label(self, words: Floats, *more: Floats) -> tuple[str, float]:
        """The likeliest label and its probability."""
        odds = self.odds(words, *more)
        n = int(odds.argmax())
        return self.labels[n], self._curve(float(odds[n]))


@dataclass(frozen=True, slots=True)
class Heads:
    """All heads of the encoder."""

    names: Chain
    attribution: Chain
    triggers: Tagger
    acts: Pooled
    pairs: Pooled


@cache
def load() -> Heads:
    """The heads, loaded once a process. Raises `ModelMissing`."""
    if not HEADS.is_file():
        raise ModelMissing("small encoder", "pip install --force-reinstall dragoman")
    labels: dict[str, list[str]] = json.loads(LABELS.read_text("utf-8"))
    with np.load(HEADS) as file:
        parts: dict[str, Floats] = dict(file)
    return Heads(
        names=Chain("names", labels["names"], parts),
        attribution=Chain("attribution", labels["attribution"], parts),
        triggers=Tagger("triggers", labels["triggers"], parts),
        acts=Pooled("acts", labels["acts"], parts),
        pairs=Pooled("pairs", labels["pairs"], parts),
    )


def _curve(name: str, parts: Mapping[str, Floats]) -> Curve:
    return Curve(parts[f"{name}.raw"], parts[f"{name}.true"])


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    found: Floats = (e / e.sum(-1, keepdims=True)).astype(np.float32)
    return found


def _erf(x: Floats) -> Floats:
    """Abramowitz and Stegun 7.1.26, to 1.5e-7."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    found: Floats = (np.sign(x) * (1 - poly * np.exp(-x * x))).astype(np.float32)
    return found


def _by_length(vectors: Sequence[Floats], most: int = 32) -> Iterator[list[int]]:
    """Numbers of windows that have words, those of like length together."""
    order = sorted((n for n, v in enumerate(vectors) if len(v)), key=lambda n: len(vectors[n]))
    for at in range(0, len(order), most):
        yield order[at : at + most]
