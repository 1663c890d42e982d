"""Found records against a folder of gold ones: the table of measures and the list of slips.

Counts are summed over reports (micro average), so a long report weighs more than a
short one. What each measure means is said in `dragoman.evaluate.compare`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.errors import FormError, InputError
from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.compare import (
    MEASURES,
    Comparison,
    Measure,
    Slip,
    measured,
    side_by_side,
)
from dragoman.records import ReportRecord


@dataclass(slots=True)
class Score:
    """The sum of all reports compared so far.

    ``slips`` and what was ``compared`` are kept by report name, in the order of comparing.
    """

    table: dict[str, Measure] = field(default_factory=lambda: {n: Measure() for n in MEASURES})
    slips: dict[str, list[Slip]] = field(default_factory=dict)
    compared: dict[str, Comparison] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    """Names of gold reports for which nothing was found because no record was given."""

    def add(self, name: str, gold: ReportRecord, found: ReportRecord | None) -> None:
        """Compare one report; a missing record counts as an empty one."""
        if found is None:
            self.unread.append(name)
            found = ReportRecord(report=gold.report)
        both = self.compared[name] = side_by_side(gold, found)
        self.slips[name] = []
        for measure, (counts, slips) in measured(both).items():
            self.table[measure] += counts
            self.slips[name].extend(slips)

    def to_json(self) -> dict[str, dict[str, float]]:
        """The table as numbers, shares rounded to four places."""
        return {
            name: {
                "precision": round(m.precision, 4),
                "recall": round(m.recall, 4),
                "f1": round(m.f1, 4),
                "gold": m.gold,
                "predicted": m.found,
            }
            for name, m in self.table.items()
        }


def score(pairs: Iterable[tuple[str, ReportRecord, ReportRecord | None]]) -> Score:
    """The score of (name, gold, found) triples."""
    total = Score()
    for name, gold, found in pairs:
        total.add(name, gold, found)
    return total


def score_files(gold: Path, found: Path, texts: Path | None = None) -> Score:
    """Score a folder of ``.json`` files, or a ``.jsonl`` file of `dragoman read --json`.

    ``texts`` is the folder ``texts`` beside ``gold`` unless given; where there is
    none, the text that comes with each found record serves.

    Raises `InputError` or `FormError` for what cannot be compared.
    """
    predicted = _predictions(found)
    total = Score()
    for path in gold_files.gold_files(gold):
        given = predicted.get(path.stem)
        text = _text(path, texts or gold.parent / "texts", given)
        ours = gold_files.record_of(gold_files.read_object(path), text, name=str(path))
        name = f"{found} ({path.stem})"
        theirs = None if given is None else gold_files.record_of(given, text, name=name)
        total.add(path.stem, ours, theirs)
    return total


def _text(gold: Path, texts: Path, given: Mapping[str, Any] | None) -> str:
    path = texts / f"{gold.stem}.txt"
    report = (given or {}).get("report") or {}
    if not path.exists() and isinstance(report.get("text"), str):
        return str(report["text"])
    return gold_files.read_text(path)


def _predictions(found: Path) -> dict[str, Mapping[str, Any]]:
    """Found objects by the name of their gold file."""
    if found.is_dir():
        return {p.stem: gold_files.read_object(p) for p in sorted(found.glob("*.json"))}
    if not found.exists():
        raise InputError(str(found), "there is no such folder or file")
    lines = gold_files.read_text(found).split("\n")
    return dict(_line(line, f"{found}:{n}") for n, line in enumerate(lines, 1) if line.strip())


def _line(line: str, where: str) -> tuple[str, Mapping[str, Any]]:
    try:
        found = json.loads(line)
        name = str(found["report"]["id"])
    except (json.JSONDecodeError, KeyError, TypeError):
        problem = "a line of `dragoman read --json` is expected"
        raise FormError(where, problem) from None
    known = (".json", ".txt", ".html", ".pdf", ".docx")
    return (name.rsplit(".", 1)[0] if name.endswith(known) else name), found
