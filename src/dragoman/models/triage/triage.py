"""How likely a report is to have a record at all, from its first words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.models.triage.words import hashed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.records import Report

LEARNED = Path(__file__).with_name("learned.npz")
TOGETHER = 128
"""Texts looked at together: many enough for numpy, few enough for the processor's cache."""


class Triage:
    """A weight for each bucket of words. Make one with `load`.

    ``threshold`` is the relevance that 98 of a hundred reports with records reached, in outlets
    that the weights had not seen.
    """

    def __init__(
        self, weights: NDArray[np.int8], scale: float, bias: float, threshold: float
    ) -> None:
        self._weights = weights
        self._scale = scale
        self._bias = bias
        self.threshold = threshold

    @classmethod
    def load(cls) -> Triage:
        """The one that comes with Dragoman. Raises `ModelMissing` where its weights are not."""
        return _load()

    def relevance(self, texts: Iterable[str]) -> NDArray[np.float32]:
        """The probability, for each text, that a person would find a record in it.

        A text without a word is as likely to have one as the average text is.
        """
        parts = [self._relevance(some) for some in batched(texts, TOGETHER)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def of_reports(self, reports: Sequence[Report]) -> NDArray[np.float32]:
        """The same for reports: the title counts, whether or not the text has it."""
        return self.relevance(
            report.text if not report.title or report.text.startswith(report.title)
            else f"{report.title}\n{report.text}"
            for report in reports
        )  # fmt: skip

    def _relevance(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = hashed(texts)
        weights = self._weights[found.words].astype(np.int64)
        weights += self._weights[found.beginnings]
        weights += self._weights[found.pairs] * found.paired
        sums = np.append(0, np.cumsum(weights))
        words = found.end - found.start
        features = np.maximum(3 * words - 1, 1)
        odds = (sums[found.end] - sums[found.start]) * self._scale / np.sqrt(features)
        relevance: NDArray[np.float32] = (1 / (1 + np.exp(-odds - self._bias))).astype(np.float32)
        return relevance


@cache
def _load() -> Triage:
    if not LEARNED.is_file():
        raise ModelMissing("triage", "pip install --force-reinstall dragoman")
    with np.load(LEARNED) as kept:
        return Triage(
            kept["weights"], float(kept["scale"]), float(kept["bias"]), float(kept["threshold"])
        )
