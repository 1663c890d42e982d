"""Several ways to answer one question, each scored on several levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.labelled import measure


@dataclass(frozen=True, slots=True)
class WaysScore:
    """Scores from 0 to 1 by way and level; ``table`` has F1 by label of the last way.

    ``trained`` are the texts that were trained on and left out, or all if there are no others;
    ``note`` is what a reader of the numbers must know besides.
    """

    ways: Mapping[str, Mapping[str, float]]
    table: dict[str, Measure] = field(default_factory=dict)
    texts: int = 0
    trained: int = 0
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The numbers, rounded."""
        ways = {
            name: {level: round(score, 4) for level, score in levels.items()}
            for name, levels in self.ways.items()
        }
        labels = {label: round(m.f1, 4) for label, m in self.table.items()}
        found = {"ways": ways, "labels": labels, "texts": self.texts, "trained_on": self.trained}
        return found | ({"note": self.note} if self.note else {})


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean of the F1 of the labels that the gold has."""
    labels = sorted(set(gold))
    every = [measure([g == k for g in gold], [s == k for s in said]).f1 for k in labels]
    return sum(every) / max(len(every), 1)


def accuracy(gold: Sequence[str], said: Sequence[str]) -> float:
    """The share of answers that are right."""
    return sum(g == s for g, s in zip(gold, said, strict=True)) / max(len(gold), 1)
