"""Memory of a long reading, measured in a process of its own: prints one JSON object.

Run by speed.py. The reports are made one at a time and forgotten once they are read, as in
``dragoman read -``; what the process holds after 500 of them should be what it held after 100.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import resource
import sys
from pathlib import Path

import variations

from dragoman.extract import read_all

MARKS = (100, 300, 500)
PLENTY = 10_000_000
"""More words than 500 reports have."""


def main() -> None:
    """Read 500 reports and print the resident memory on the way, in MiB."""
    held: dict[str, float] = {}
    source = itertools.islice(variations.reports(PLENTY, seed=500), MARKS[-1])
    for done, _ in enumerate(read_all(source), start=1):
        if done in MARKS:
            gc.collect()
            held[str(done)] = round(_resident_mib(), 1)
    print(json.dumps({"resident_mib_after": held, "peak_mib": round(_peak_mib(), 1)}))


def _resident_mib() -> float:
    """What is held now; where the system does not tell, the most that was ever held."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return _peak_mib()
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10  # bytes there, KiB elsewhere


if __name__ == "__main__":
    main()
