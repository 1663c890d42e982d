"""How long it takes to join one new report with those stored, at 1,000, 10,000 and 100,000 of them.

    python benchmarks/joining.py [MOST]
    python benchmarks/joining.py --archive [MOST]

Reports are generated: some two hundred words drawn with the frequencies of news, forty states and three thousand persons,
seven reports a story, every tenth a near copy of an earlier one; each with a meeting, an event, two
statements and a commitment. Everything is in memory, or with ``--archive`` in an SQLite file that is removed at the end: five hundred are added there, and
beyond these what they are compared by is copied to other days and words. Prints the median, the 95th of a hundred and the slowest, in milliseconds, and the memory of the process in MiB; of an archive the same of
adding and joining together, the median of the processor's work for joining, and the KiB a report that joining takes of the file.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from dragoman.archive import Archive, joining, packing, schema, shelves
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
from dragoman.resolve.across import accounts as told
from dragoman.resolve.across import commonness, duplicates
from dragoman.resolve.across import stories as across
from dragoman.resolve.across.joining import Joiner
from dragoman.resolve.across.joins import Join

SIZES = (1_000, 10_000, 100_000)
BASE = 500
"""Reports that an archive is given; what is beyond is copied from these (see `_copy`)."""
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
    print(f"{'stored':>9}{'median ms':>11}{'95th ms':>9}{'slowest':>9}{'joins':>7}{'MiB':>7}")
    for size in sizes(most):
        for record in islice(stream, size - stored):
            joiner.add(record)
        took, joins = [], 0
        for record in islice(stream, NEW):
            begun = time.perf_counter()
            joins += len(joiner.add(record))
            took.append(1000 * (time.perf_counter() - begun))
        stored = size + NEW
        print(f"{size:>9}{_told(took)}{joins:>7}{_memory():>7}", flush=True)


def in_archive(most: int, folder: Path) -> None:
    """The same over an archive."""
    stream, stored = reports(), 0
    columns = f"{'median ms':>11}{'95th ms':>9}{'slowest':>9}"
    print(f"{'':>9}{'joining':>29}{'adding and joining':>29}")
    print(f"{'stored':>9}{columns}{columns}{'work':>7}{'joins':>7}{'MiB':>7}{'KiB each':>10}")
    joined: list[float] = []
    work: list[float] = []
    join = joining.join

    def timed(*given: Any) -> list[Join]:
        begun, worked = time.perf_counter(), time.process_time()
        found = join(*given)
        joined.append(1000 * (time.perf_counter() - begun))
        work.append(1000 * (time.process_time() - worked))
        return found

    with Archive.open(folder / "archive.db") as archive, archive.run("add") as run:
        joining.join = timed  # type: ignore[assignment]  # it is the same, and takes the time
        for size in sizes(most):
            for record in islice(stream, max(0, min(size, BASE) - stored)):
                run.add(record)
            if size > BASE:
                _copy(archive, max(stored, BASE), size)
            took: list[float] = []
            joined.clear()
            work.clear()
            before = _joins(archive)
            for record in islice(stream, NEW):
                begun = time.perf_counter()
                run.add(record)
                took.append(1000 * (time.perf_counter() - begun))
            stored = size + NEW
            each = _compared(archive) / 1024 / stored
            joins = _joins(archive) - before
            print(
                f"{size:>9}{_told(joined)}{_told(took)}{statistics.median(work):>7.1f}{joins:>7}{_memory():>7}{each:>10.1f}",
                flush=True,
            )
        joining.join = join


def _copy(archive: Archive, stored: int, size: int) -> None:
    """Fill up with what the first ones are compared by, each time some days earlier and in other words.

    So nothing is added but what joining looks at, and quickly.
    """
    c = schema.compared.c
    while stored < size:
        turn, many = stored // BASE, min(BASE, size - stored)
        with archive.writing() as connection:
            asked = (
                sa.select(c.shelf, c.packed)
                .where(c.version <= BASE, c.id.not_like("%/%"))
                .order_by(c.version)
            )
            found = connection.execute(asked).all()
            shift = dt.timedelta(days=turn * (BASE // A_DAY + 1))
            stories_ = connection.scalars(
                sa.select(c.packed).where(c.shelf == "story", c.id.not_like("%/%"))
            ).all()
            wordings = shelves.Shelf(connection, "wording", packing.Wordings(), 1)
            accounts = shelves.Shelf(connection, "account", packing.Accounts(), 1)
            stories = shelves.StoryShelf(connection, packing.Stories(), None)
            kept = [packing.Wordings().unpack(p) for shelf, p in found if shelf == "wording"][:many]
            reports = {one.report for one in kept}
            for one in kept:
                other = replace(
                    one,
                    report=f"{one.report}/{turn}",
                    runs=np.sort(one.runs ^ np.uint64(turn * 0x9E3779B97F4A7C1 % 2**64)),
                )
                wordings.put(other.report, other, duplicates.keys(other.runs))
            for story in map(packing.Stories().unpack, stories_):
                if story.first and story.last:
                    earlier = replace(
                        story,
                        id=f"{story.id}/{turn}",
                        first=story.first - shift,
                        last=story.last - shift,
                    )
                    stories.put(earlier.id, earlier, across.keys(earlier.parts))
            for account in (
                packing.Accounts().unpack(p) for shelf, p in found if shelf == "account"
            ):
                if account.report in reports:
                    moved = replace(
                        account,
                        id=f"{account.id}/{turn}",
                        report=f"{account.report}/{turn}",
                        when=account.when
                        and Period(account.when.first - shift, account.when.last - shift),
                        told=account.told and account.told - shift,
                        story=f"{account.story}/{turn}",
                    )
                    accounts.put(moved.id, moved, told.keys(moved))
            for shelf in (wordings, accounts, stories):
                shelf.flush()
        stored += many


def sizes(most: int) -> list[int]:
    """How many are stored when it is measured."""
    return sorted({*(s for s in SIZES if s <= most), most})


def _told(took: list[float]) -> str:
    slow = sorted(took)[len(took) * 95 // 100]
    return f"{statistics.median(took):>11.1f}{slow:>9.1f}{max(took):>9.1f}"


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _joins(archive: Archive) -> int:
    with archive.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM joins").scalar_one())


def _compared(archive: Archive) -> int:
    """Bytes of the tables that joining needs."""
    tables = "('compared', 'compared_keys', 'joins', 'joined')"
    asked = (
        "SELECT sum(pgsize) FROM dbstat JOIN sqlite_master ON dbstat.name = sqlite_master.name "  # noqa: S608
        f"WHERE tbl_name IN {tables}"
    )
    with archive.reading() as connection:
        return int(connection.exec_driver_sql(asked).scalar_one())


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("most", type=int, nargs="?", default=SIZES[-1])
    asked.add_argument("--archive", action="store_true")
    given = asked.parse_args()
    if given.archive:
        with tempfile.TemporaryDirectory() as name:
            in_archive(given.most, Path(name))
    else:
        main(given.most)
