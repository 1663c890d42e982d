"""How often an event is right, by what told it: measured on gold records, not guessed.

Each way to tell an event has its own scale; ``sureness.json`` brings them to one. It was written by
``training/sureness.py``, which counts how many events of each way are right.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import Literal

type Way = Literal["meeting", "commitment", "statement", "content", "verb", "noun", "clue"]
MEASURED = Path(__file__).with_name("sureness.json")


def sure(way: Way, raw: float) -> float:
    """The share of events of this way that are right where its own scale says ``raw``."""
    points = curves()[way]
    n = bisect_left([x for x, _ in points], raw)
    if n == 0 or n == len(points):
        return points[min(n, len(points) - 1)][1]
    (x, y), (right, top) = points[n - 1], points[n]
    return round(y + (top - y) * (raw - x) / (right - x), 2)


@cache
def curves() -> dict[Way, list[tuple[float, float]]]:
    """For each way, rising points (raw, share that is right), read once."""
    found: dict[Way, list[tuple[float, float]]] = json.loads(MEASURED.read_text("utf-8"))
    return found
