"""Which place each toponym of a report means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from dragoman.records import Place
from dragoman.resolve.places.gazetteer import Gazetteer
from dragoman.resolve.places.kept import gazetteer
from dragoman.resolve.places.weighing import (
    AROUND,
    FEATURES,
    Setting,
    Spoken,
    Weighed,
    around,
    weighed,
    weights_in_order,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS = 2
"""How often the answers of the others are looked at."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts, for the first answer and for those after it; made by ``training/places.py``."""

    first: NDArray[np.float64]
    then: NDArray[np.float64]


@cache
def weights() -> Weights:
    """The trained weights."""
    file = resources.files("dragoman.resolve.places").joinpath("weights.json")
    told = json.loads(file.read_text("utf-8"))
    return Weights(
        weights_in_order(told["first"], FEATURES), weights_in_order(told["then"], FEATURES + AROUND)
    )


def resolve(
    text: str, spoken: Sequence[Spoken], setting: Setting, book: Gazetteer | None = None
) -> list[Place | None]:
    """The place of each toponym, None where the gazetteer knows none of that name.

    Toponyms that are written alike mean one place throughout a report. ``confidence`` is the
    share of the odds that the place has among its namesakes.
    """
    book = book or gazetteer()
    found = weighed(book, text, spoken, setting)
    answers: list[Place | None] = [None] * len(spoken)
    if not found.groups:
        return answers
    chances = odds(book, found, weights())
    for group, (a, b) in zip(found.groups, found.rows, strict=True):
        best = a + int(chances[a:b].argmax())
        place = book.place(int(found.place[best]), float(chances[best]))
        for n in group.at:
            answers[n] = place
    return answers


def odds(book: Gazetteer, found: Weighed, by: Weights) -> NDArray[np.float64]:
    """How likely each candidate is among those of its toponym."""
    chances = shares(found.table @ by.first, found.rows)
    for _ in range(ROUNDS):
        table = np.concatenate([found.table, around(book, found, chances)], 1)
        chances = shares(table @ by.then, found.rows)
    return chances


def shares(scores: NDArray[np.float64], rows: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """Scores as shares of one within each toponym's rows."""
    chances = np.empty(len(scores))
    for a, b in rows:
        each = np.exp(scores[a:b] - scores[a:b].max())
        chances[a:b] = each / each.sum()
    return chances
