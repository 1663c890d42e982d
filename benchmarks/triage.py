"""How many reports a second triage looks at on one core, and what it does to reports with gold records.

    python benchmarks/triage.py [FOLDER ...]

A FOLDER holds gold/*.json and texts/*.txt; `samples` is always among them. Whether outlets are told apart that
were never seen is measured where the weights are trained: python training/triage.py.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

from dragoman.evaluate import gold as gold_files
from dragoman.models.triage import Triage
from dragoman.models.triage.words import LOOK

REPEATED, ROUNDS = 100, 5
SAMPLES = Path(__file__).parent.parent / "samples"


def main(folders: list[Path]) -> None:
    """Print the rate, and recall and saving for each folder."""
    triage = Triage.load()
    texts = [
        file.read_text("utf-8") for file in sorted((SAMPLES / "texts").glob("*.txt"))
    ] * REPEATED
    triage.relevance(texts)
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        triage.relevance(texts)
        took.append(time.perf_counter() - start)
    looked = sum(min(len(text), LOOK) for text in texts) / len(texts)
    rates = [f"{len(texts) / s:,.0f}" for s in (min(took), sorted(took)[ROUNDS // 2])]
    print(
        f"{rates[0]} reports a second at best, {rates[1]} in the middle; {looked:,.0f} bytes of each"
    )
    for folder in folders:
        records = [record for _, record in gold_files.load(folder / "gold", folder / "texts")]
        found = triage.of_reports([r.report for r in records]) >= triage.threshold
        some = [bool(r.statements or r.commitments or r.meetings or r.events) for r in records]
        kept = sum(f and s for f, s in zip(found, some, strict=True))
        left = sum(not f and not s for f, s in zip(found, some, strict=True))
        print(f"{folder.name}: kept {kept} of {sum(some)} with a record, "
              f"left out {left} of {len(some) - sum(some)} without one")  # fmt: skip


if __name__ == "__main__":
    main([SAMPLES, *map(Path, sys.argv[1:])])
