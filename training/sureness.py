"""How often an event is right, by what told it: counts on gold records, written to `sureness.json`.

    python training/sureness.py samples RECORDS …

Each folder holds gold/*.json and texts/*.txt. An event is right if the scorer says so: type, actors and
recipients. The curve of each way rises, and leans on the share of all ways as if that had been seen in
ten events more. How far off it is, is measured on halves of the reports, each by the other's curves.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.compare import events as compared
from dragoman.evaluate.compare import side_by_side
from dragoman.evaluate.sets import reports
from dragoman.extract.events import happenings
from dragoman.extract.gather import gather
from dragoman.extract.steps import STEPS
from dragoman.extract.stream import readings
from dragoman.extract.sureness import MEASURED, Way
from dragoman.extract.voices import Voices

WAYS: tuple[Way, ...] = get_args(Way.__value__)
LEAN, LEAST = 10, 12


class Told(NamedTuple):
    """An event: its report, what told it, its way's own scale, and whether it is right."""

    report: str
    way: Way
    raw: float
    right: bool


def told(folder: Path) -> Iterator[Told]:
    """Every event that the full reader finds in a folder of gold records."""
    pairs = list(gold_files.load(folder / "gold", folder / "texts"))
    read = readings(reports(pairs, folder / "texts"), STEPS, "full")
    for (name, gold), reading in zip(pairs, read, strict=True):
        record = gather(reading)
        _, slips = compared(side_by_side(gold, record), "events")
        wrong = {id(slip.item) for slip in slips if slip.invented}
        kept = {(event.trigger.start, event.type): event for event in record.events}
        for happening in happenings(reading, Voices(reading))[0]:
            trigger = reading.parse.quote(*happening.trigger)
            event = kept.get((trigger.start, happening.type))
            if event is not None:
                yield Told(name, happening.way, happening.confidence, id(event) not in wrong)


def curves(rows: Sequence[Told]) -> dict[str, list[tuple[float, float]]]:
    """For each way its points: neighbours joined until there are enough and the shares rise."""
    every = sum(row.right for row in rows) / len(rows)
    found = {}
    for way in WAYS:
        own = sorted((row.raw, row.right) for row in rows if row.way == way)
        blocks = [list(block) for block in _by_raw(own)]  # sum of raw, of right, count
        at = 0
        while at + 1 < len(blocks):
            low, high = blocks[at], blocks[at + 1]
            if min(low[2], high[2]) < LEAST or low[1] / low[2] >= high[1] / high[2]:
                blocks[at : at + 2] = [[a + b for a, b in zip(low, high, strict=True)]]
                at = max(at - 1, 0)
            else:
                at += 1
        points = [(x / n, (y + LEAN * every) / (n + LEAN)) for x, y, n in blocks]
        found[way] = [(round(x, 3), round(y, 3)) for x, y in points] or [(0.5, round(every, 3))]
    return found


def _by_raw(own: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Those of the same place on the scale, together."""
    for raw, some in groupby(own, key=lambda one: one[0]):
        rights = [right for _, right in some]
        yield raw * len(rights), float(sum(rights)), len(rights)


def answer(points: list[tuple[float, float]], raw: float) -> float:
    """The share that a curve gives."""
    return float(np.interp(raw, [x for x, _ in points], [y for _, y in points]))


def off(rows: Sequence[Told], said: Sequence[float]) -> float:
    """How far what is said lies from the share that is right, in the mean over events, way by way."""
    total = 0.0
    for way in WAYS:
        own = [(s, row.right) for s, row in zip(said, rows, strict=True) if row.way == way]
        total += abs(sum(s - right for s, right in own))
    return total / len(rows)


def main() -> None:
    """Write the curves."""
    rows = [row for folder in sys.argv[1:] for row in told(Path(folder))]
    names = sorted({row.report for row in rows})
    halves = {name: n % 2 for n, name in enumerate(names)}
    before, after = [], []
    for half in (0, 1):
        own = [row for row in rows if halves[row.report] == half]
        other = curves([row for row in rows if halves[row.report] != half])
        before.append(off(own, [row.raw for row in own]))
        after.append(off(own, [answer(other[row.way], row.raw) for row in own]))
    every = curves(rows)
    for way in WAYS:
        some = [row for row in rows if row.way == way]
        if some:
            share, raw = np.mean([row.right for row in some]), np.mean([row.raw for row in some])
            said = np.mean([answer(every[way], row.raw) for row in some])
            print(f"| {way} | {len(some)} | {share:.2f} | {raw:.2f} | {said:.2f} |")
    print(f"off by {np.mean(before):.3f} before, {np.mean(after):.3f} by the other half's curves")
    lines = ",\n".join(f' "{way}": {json.dumps(points)}' for way, points in every.items())
    MEASURED.write_text(f"{{\n{lines}\n}}\n", "utf-8")


if __name__ == "__main__":
    main()
