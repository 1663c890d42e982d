"""How fast an archive takes reports in and finds them again, how large it gets, and how much memory it takes.

    .venv/bin/python benchmarks/archive.py --reports 10000
    .venv/bin/python benchmarks/archive.py --reports 100000 --archive postgresql://me@server/empty

A few hundred varied samples are read by the real readers, each once. From these the reports are made: names of people, states and
towns, and figures are replaced in the text, and every span of the records is moved along; days are moved by as many days as the
day of publication is. So each report has records such as a reading gives, tied to its own words; what stays as it
was in the template are codes of states and what the rules made of names that would have been read otherwise.
The time of the making is not counted.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import variations

from dragoman.archive import Archive
from dragoman.jsonform import from_json, to_json
from dragoman.models.reader import ReaderName
from dragoman.records import Period, Report, ReportRecord

type Json = dict[str, Any]

TEMPLATES = 300
READ_BY_FULL = 60
FIRST, LAST = dt.date(2015, 1, 1), dt.date(2025, 12, 31)
SOURCES = tuple(
    f"{name} {kind}" for name in variations.TOWNS for kind in ("Wire", "Herald", "Gazette")
)
QUESTIONS = (
    {"words": "minister"}, {"words": "border crossing"}, {"words": '"foreign minister"'}, {"words": "water"},
    {"words": "agree*"}, {"words": "said"}, {"words": "pledged million"}, {"words": "early-warning"},
    {"words": "sanctions -trade"}, {"words": "nothingofthekind"}, {"words": "Geneva"},
    {"words": "crossing", "kind": "commitment"}, {"words": "minister", "kind": "meeting"},
    {"kind": "commitment", "topic": "water"}, {"actor": "state:TJK"}, {"actor": "state:KGZ", "type": "ASSAULT"},
    {"actor": "Peru", "kind": "commitment"}, {"type": "warn", "topic": "borders"},
    {"place": "Geneva"}, {"place": "Oslo", "kind": "meeting"}, {"source": "Oslo Herald", "words": "talks"},
    {"words": "minister", "first": dt.date(2019, 3, 1), "last": dt.date(2019, 3, 31)},
    {"words": "said", "first": dt.date(2016, 2, 1), "last": dt.date(2016, 2, 3)},
    {"kind": "event", "first": dt.date(2015, 1, 1), "last": dt.date(2015, 1, 10)},
    {"words": "minister", "first": dt.date(2025, 1, 1)}, {"words": "said", "last": dt.date(2015, 2, 1)},
    {"first": dt.date(2025, 12, 20)}, {"last": dt.date(2015, 1, 3)}, {"first": dt.date(2040, 1, 1)},
    {"last": dt.date(1990, 1, 1)}, {"kind": "meeting", "last": dt.date(2015, 1, 3)},
    {"words": "crossing", "kind": "report"}, {"words": "ministers", "limit": 100}, {"kind": "report"},
    {"kind": "statement", "actor": "Kazakhstan", "topic": "energy", "type": "promise"},
)  # fmt: skip
"""What people ask; every one is asked several times, with a warm cache, in turn."""
TIMES = 7


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--reports", type=int, default=10_000)
    ask.add_argument(
        "--archive", help="an empty archive; without it, a file that is removed at the end"
    )
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.add_argument("--read", help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.read:
        _read_templates(Path(asked.read))
        return
    with tempfile.TemporaryDirectory() as folder:
        templates, reading = _templates(Path(folder))
        where = asked.archive or str(Path(folder) / "archive.db")
        measured = {**reading, **_measure(where, templates, asked.reports)}
    print(json.dumps(measured, indent=1) if asked.json else _table(measured))


def _templates(folder: Path) -> tuple[list[Json], Json]:
    """What a process of its own has read, since the readers' memory is not the archive's."""
    file = folder / "templates.jsonl"
    subprocess.run([sys.executable, __file__, "--read", str(file)], check=True)
    reading, *templates = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return templates, reading


def _read_templates(file: Path) -> None:
    from dragoman.extract import read_all

    reports = []
    for report in variations.reports(10_000_000, seed=7):
        reports.append(report)
        if len(reports) == TEMPLATES:
            break
    rates, records = {}, []
    readers: tuple[tuple[ReaderName, list[Report]], ...]
    readers = (("full", reports[:READ_BY_FULL]), ("fast", reports))
    for reader, many in readers:
        list(read_all(many[:5], reader=reader))
        began = time.perf_counter()
        records = list(read_all(many, reader=reader))
        rates[f"read_{reader}_ms"] = 1000 * (time.perf_counter() - began) / len(many)
    lines = [rates, *map(to_json, records)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def made(templates: list[Json], many: int, *, seed: int = 1) -> Iterator[ReportRecord]:
    """So many records from the templates; the same for the same ``seed``."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    for n in range(many):
        yield from_json(_Made(templates[n % len(templates)], n, chance).record())


class _Made:
    """One record made from another."""

    def __init__(self, template: Json, nth: int, chance: random.Random) -> None:
        self._template = template
        self._id = f"made{nth}"
        self._chance = chance
        self._others: dict[str, str] = {}
        self._cuts: list[int] = [0]
        self._shifts: list[int] = [0]
        old = template["report"]["published"]
        self._day = FIRST + dt.timedelta(days=chance.randrange((LAST - FIRST).days))
        self._later = self._day - (dt.date.fromisoformat(old) if old else self._day)
        self._text = self._varied(template["report"]["text"])

    def record(self) -> Json:
        """The record, whose ids are made from the old ones."""
        found = {
            name: self._moved(many) for name, many in self._template.items() if name != "report"
        }
        report = self._moved(self._template["report"]) | {
            "id": self._id, "text": self._text, "published": self._day.isoformat(),
            "source": self._chance.choice(SOURCES),
        }  # fmt: skip
        return {"report": report, **found}

    def _varied(self, text: str) -> str:
        """The text with other names; where each replacement ends, and by how much the rest has moved."""
        pieces, at, shift = [], 0, 0
        for found in re.finditer(f"{variations.KNOWN.pattern}|{variations.SURNAME.pattern}", text):
            new = self._other(found[0])
            pieces += [text[at : found.start()], new]
            at, shift = found.end(), shift + len(new) - len(found[0])
            self._cuts.append(at)
            self._shifts.append(shift)
        return "".join([*pieces, text[at:]])

    def _other(self, name: str) -> str:
        if name not in self._others:
            table = dict(variations.TABLES).get(name)
            if table is variations.DAYS or table is variations.MONTHS:
                self._others[name] = name  # they stand for the days in the records
            elif table:
                self._others[name] = self._chance.choice(table)
            else:
                self._others[name] = (
                    "".join(self._chance.choices(variations.SYLLABLES, k=3)).capitalize() + "ov"
                )
        return self._others[name]

    def _place(self, at: int) -> int:
        return at + self._shifts[bisect_right(self._cuts, at) - 1]

    def _moved(self, value: Any, field: str = "") -> Any:
        if isinstance(value, list):
            return [self._moved(v, field) for v in value]
        if isinstance(value, dict):
            if {"start", "end"} <= value.keys():
                start, end = self._place(value["start"]), self._place(value["end"])
                words = {"words": self._text[start:end]} if "words" in value else {}
                return {**value, "start": start, "end": end, **words}
            return {name: self._moved(v, name) for name, v in value.items()}
        if not isinstance(value, str):
            return value
        if field in ("date", "due"):
            days = Period.parse(value)
            return Period(days.first + self._later, days.last + self._later).iso
        if re.fullmatch(r"[a-z]+-[0-9a-f]{12}", value):
            digest = hashlib.sha256(f"{self._id} {value}".encode()).hexdigest()[:12]
            return f"{value.partition('-')[0]}-{digest}"
        if field in ("name", "place", "of"):
            return variations.KNOWN.sub(lambda m: self._others.get(m[0], m[0]), value)
        return value


def _measure(where: str, templates: list[Json], many: int) -> Json:
    spent, busy, done, records, words = 0.0, 0.0, 0, 0, 0
    marks: dict[str, float] = {}
    with Archive.open(where) as archive:
        with archive.run("add", "fast") as run:
            for record in made(templates, many):
                began, worked = time.perf_counter(), time.process_time()
                archive.expect(record.report)
                run.add(record, place="file:///made")
                spent += time.perf_counter() - began
                busy += time.process_time() - worked
                done += 1
                records += sum(1 for _ in record.records())
                words += len(record.report.text.split())
                if done in (many // 10, many):
                    marks[f"resident_mib_after_{done}"] = _peak_mib()
        took = _asked(archive) | _questions(archive)
        size = archive.stats()["bytes"]
    return {
        "reports": many, "words": words, "records": records, "add_ms": 1000 * spent / many, "add_cpu_ms": 1000 * busy / many,
        "bytes": size, "bytes_of_report": size / many, **marks, **took, "peak_mib": _peak_mib(),
    }  # fmt: skip


def _asked(archive: Archive) -> Json:
    """Milliseconds for an answer with all that is shown of it, over all questions."""
    took: dict[str, list[float]] = {}
    worked = time.process_time()
    for _ in range(TIMES):
        for question in QUESTIONS:
            began = time.perf_counter()
            archive.find(**question)
            took.setdefault(_named(question), []).append(1000 * (time.perf_counter() - began))
    worked = time.process_time() - worked
    every = sorted(ms for many in took.values() for ms in many)
    slow = sorted(((statistics.median(ms), name) for name, ms in took.items()), reverse=True)[:5]
    return {
        "find_cpu_ms": 1000 * worked / len(every), "find_p50_ms": statistics.median(every), "find_p95_ms": every[int(0.95 * len(every))],
        "find_max_ms": every[-1], "first_ms": max(many[0] for many in took.values()),
        "slowest": [f"{name}: {ms:.1f} ms" for ms, name in slow],
    }  # fmt: skip


def _questions(archive: Archive) -> Json:
    """Milliseconds until the most useful questions to people are there, the first time and on the median."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        archive.questions()
        took.append(1000 * (time.perf_counter() - began))
    return {"questions_first_ms": took[0], "questions_ms": statistics.median(took)}


def _named(question: Json) -> str:
    return " ".join(f"{name}={value}" for name, value in question.items()) or "everything"


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 2**20 if sys.platform == "darwin" else peak / 2**10, 1)


def _table(measured: Json) -> str:
    m, full, fast = measured, measured["read_full_ms"], measured["read_fast_ms"]
    cost = m["add_ms"]
    lines = [
        f"{m['reports']:,} reports, {m['words']:,} words, {m['records']:,} records",
        f"reading one      full {full:.1f} ms, fast {fast:.1f} ms",
        f"adding one       {cost:.2f} ms, {m['add_cpu_ms']:.2f} ms of it this process's own: {100 * cost / full:.1f}% of the full reading, {100 * cost / fast:.1f}% of the fast",
        f"size             {m['bytes'] / 2**20:,.0f} MiB, {m['bytes_of_report'] / 1024:.1f} KiB a report",
        f"find             p50 {m['find_p50_ms']:.1f} ms, p95 {m['find_p95_ms']:.1f} ms, longest {m['find_max_ms']:.1f} ms; {m['find_cpu_ms']:.1f} ms of this process's own on average",
        *(f"    {one}" for one in m["slowest"]),
        f"questions        {m['questions_ms']:.0f} ms, the first time {m['questions_first_ms']:.0f} ms",
        *(f"{name.replace('_', ' ')}: {value} MiB" for name, value in m.items() if "mib" in name),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
