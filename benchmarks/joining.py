"""How long it takes to join one new report with those stored, at 1,000, 10,000 and 100,000 of them.

    python benchmarks/joining.py [MOST]

Reports are generated: some two hundred words drawn with the frequencies of news, forty states and three thousand persons,
seven reports a story, every tenth a near copy of an earlier one; each with a meeting, an event, two
statements and a commitment. Everything is in memory. Prints the median and the slowest of a hundred, in milliseconds, and the
memory of the process in MiB.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice

from dragoman.codebooks import states
from dragoman.records import (
    Actor,
    Commitment,
    Event,
    Meeting,
    Period,
    Report,
    ReportRecord,
    Roles,
    Statement,
)
from dragoman.resolve.across import commonness
from dragoman.resolve.across.joining import Joiner

SIZES = (1_000, 10_000, 100_000)
NEW = 100
STORY = 7
COPIED = 10
A_DAY = 100
"""Reports of one day."""
START = dt.date(2020, 1, 1)


def reports() -> Iterator[ReportRecord]:
    """Generated reports without end; the same each time."""
    chance = random.Random(7)  # noqa: S311  # no secret
    _, counts = commonness._counts()  # noqa: SLF001  # the words of news, and how common
    words, often = list(counts), list(counts.values())
    codes = list(states())[:40]
    people = [(f"Person{n}", f"family{n % 1500}", codes[n % 40]) for n in range(3_000)]
    running: list[tuple[list[str], list[tuple[str, str, str]]]] = []
    texts: list[str] = []
    n = 0
    while True:
        if len(running) < 30 or chance.random() < 1 / STORY:
            running.append((chance.choices(words, often, k=60), chance.sample(people, 3)))
            running = running[-30:]
        theme, cast = chance.choice(running)
        told = chance.sample(theme, 40) + chance.choices(words, often, k=160)
        chance.shuffle(told)
        text = " ".join(told)
        if texts and chance.random() < 1 / COPIED:
            text = texts[chance.randrange(len(texts))].replace(" ", "  ", 1) + " again"
        texts = [*texts[-200:], text]
        yield _record(f"r{n}", text, START + dt.timedelta(days=n // A_DAY), cast)
        n += 1


def _record(id: str, text: str, day: dt.date, cast: list[tuple[str, str, str]]) -> ReportRecord:
    report = Report(id=id, text=text, title=text[:60], published=day)
    half = len(text) // 2
    one, other = report.quote(0, half), report.quote(half, len(text))
    actors = tuple(
        Actor(id=f"{id}-a{k}", evidence=one, name=f"{given} {family}", kind="person", country=code,
              key=f"person:{given.lower()} {family}")
        for k, (given, family, code) in enumerate(cast)
    )  # fmt: skip
    ids = tuple(a.id for a in actors)
    when = Period.day(day)
    return ReportRecord(
        report=report, actors=actors,
        meetings=(Meeting(id=f"{id}-m", evidence=one, form="talks", date=when, roles=Roles(participant=ids)),),
        events=(Event(id=f"{id}-e", evidence=one, type="COERCE", actors=ids[:1], recipients=ids[1:2],
                      trigger=one, date=when),),
        statements=tuple(
            Statement(id=f"{id}-s{k}", evidence=q, speakers=ids[:1], cue=None, content=q, form="indirect", act="assert")
            for k, q in enumerate((one, other))
        ),
        commitments=(Commitment(id=f"{id}-c", evidence=other, makers=ids[:1], act=other),),
    )  # fmt: skip


def main(most: int) -> None:
    """Store, measure, go on to the next size."""
    joiner, stream, stored = Joiner(), reports(), 0
    print(f"{'stored':>9}{'median ms':>11}{'slowest ms':>12}{'joins':>7}{'MiB':>7}")
    for size in sorted({*(s for s in SIZES if s <= most), most}):
        for record in islice(stream, size - stored):
            joiner.add(record)
        took, joins = [], 0
        for record in islice(stream, NEW):
            begun = time.perf_counter()
            joins += len(joiner.add(record))
            took.append(1000 * (time.perf_counter() - begun))
        stored = size + NEW
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>9}{statistics.median(took):>11.1f}{max(took):>12.1f}{joins:>7}{memory:>7}",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
