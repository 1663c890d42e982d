"""Trees that ask the same question of everybody at each depth, so that numpy alone can run them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Floats = NDArray[np.float32]
    type Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Forest:
    """A sum of trees (boosting). Tree t asks of depth d whether feature ``asks[t, d]`` is above ``edge[t, d]``.

    ``leaves`` are [trees, 2 ** depth]; the answers at the depths are the bits of a leaf's number.
    """

    asks: Ints
    edge: Floats
    leaves: Floats
    base: float

    @classmethod
    def of(cls, parts: Mapping[str, NDArray[Any]]) -> Forest:
        """From the arrays of a file."""
        return cls(
            parts["asks"].astype(np.int64), parts["edge"].astype(np.float32),
            parts["leaves"].astype(np.float32), float(parts["base"]),
        )  # fmt: skip

    def odds(self, features: Floats) -> Floats:
        """The probability of each row of [rows, features]."""
        trees, depth = self.asks.shape
        above = features[:, self.asks.ravel()] > self.edge.ravel()
        leaf = above.reshape(len(features), trees, depth) @ (1 << np.arange(depth))
        score = self.base + self.leaves[np.arange(trees), leaf].sum(1)
        found: Floats = (1 / (1 + np.exp(-score))).astype(np.float32)
        return found
