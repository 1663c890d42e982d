"""What each step of the reading costs, as a share of the bare parse of the same texts.

    .venv/bin/python benchmarks/steps.py [--reader fast] [--rounds 5]

CPU time of one process over the sample texts; the median of the rounds. "Names" is what the
full reader does before the steps: its encoder, and the mending of what it finds.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from dragoman.extract import STEPS
from dragoman.extract.reading import read
from dragoman.formats import load_all
from dragoman.models import parser
from dragoman.models.reader import ReaderName, reader
from dragoman.parse import body_breaks, parsed
from dragoman.records import Report

TEXTS = Path(__file__).parent.parent / "samples" / "texts"


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--reader", choices=("full", "fast"), default="full")
    ask.add_argument("--rounds", type=int, default=5)
    asked = ask.parse_args()
    reports = [r for r in load_all(sorted(TEXTS.glob("*.txt"))) if isinstance(r, Report)]
    rounds = [one_round(reports, asked.reader) for _ in range(asked.rounds + 1)][1:]
    shares = {
        name: statistics.median(times[name] / times["bare parse"] for times in rounds)
        for name in rounds[0]
    }
    words = sum(len(r.text.split()) for r in reports)
    print(f"{len(reports)} reports, {words} words, reader {asked.reader}; share of the bare parse")
    for name, share in shares.items():
        print(f"{name:14}{share:7.1%}")
    print(f"{'shapes, cast':14}{shares['shapes'] + shares['cast']:7.1%}")


def one_round(reports: list[Report], by: ReaderName) -> dict[str, float]:
    """CPU seconds of each part; the first round also loads everything."""
    nlp, chosen = parser.load(), reader(by)
    times: dict[str, float] = {}
    before = time.process_time()
    list(nlp.pipe(parser.make_doc(nlp, r.text, body_breaks(r)) for r in reports))
    times["bare parse"] = time.process_time() - before
    without = list(chosen.parser_parts_left_out)
    docs = nlp.pipe(
        (parser.make_doc(nlp, r.text, body_breaks(r)) for r in reports), disable=without
    )
    parses = [parsed(report, doc) for report, doc in zip(reports, docs, strict=True)]
    before = time.process_time()
    looked = list(chosen.look(parses))
    times["names"] = time.process_time() - before
    for parse, clues in looked:
        for name in STEPS:
            upto = {n: STEPS[n] for n in list(STEPS)[: list(STEPS).index(name)]}
            reading = read(parse, upto, clues)
            before = time.process_time()
            list(STEPS[name](reading))
            times[name] = times.get(name, 0.0) + time.process_time() - before
    return times


if __name__ == "__main__":
    main()
