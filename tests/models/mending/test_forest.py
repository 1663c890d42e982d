"""Trees that ask everybody the same."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.models.mending.forest import Forest


def test_the_answers_are_the_bits_of_the_leaf():
    forest = Forest(
        asks=np.array([[0, 1]]), edge=np.array([[0.5, 2.0]], np.float32),
        leaves=np.array([[-1.0, 1.0, 2.0, 3.0]], np.float32), base=0.5,
    )  # fmt: skip
    rows = np.array([[0.5, 2.0], [0.6, 2.0], [0.5, 2.1], [0.6, 2.1]], np.float32)

    scores = np.array([-0.5, 1.5, 2.5, 3.5])
    assert forest.odds(rows) == pytest.approx(1 / (1 + np.exp(-scores)))
