"""A folder of gold records that people's judgements made, as `dragoman score` and `dragoman evaluate records` take it.

FOLDER/texts/x.txt  gold/x.json  judged.jsonl     reports in which everything was judged
FOLDER/partial/…    the same                      reports in which something was; no whole gold
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dragoman.archive.as_gold import GoldReport
from dragoman.errors import InputError
from dragoman.jsonform import one_line

PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")
"""Ids that are names of files as they are, on every system."""
LONGEST = 80


def export(folder: Path, reports: Iterable[GoldReport]) -> Counter[str]:
    """Write the folder, all of it or nothing; how many reports are "whole" and "partial", how many things "judged".

    Raises `InputError` if the folder is there and not empty: old gold would stay among the new.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            str(folder), "it is there and not empty; name a new folder for the gold records."
        )
    counts: Counter[str] = Counter()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as made:
            new = Path(made) / "new"
            for part in (new, new / "partial"):
                for name in ("texts", "gold"):
                    (part / name).mkdir(parents=True)
                (part / "judged.jsonl").touch()
            taken: set[str] = set()
            for report in reports:
                _write(new if report.whole else new / "partial", report, taken)
                counts["whole" if report.whole else "partial"] += 1
                counts["judged"] += len(report.judged)
            if folder.exists():
                folder.rmdir()
            new.rename(folder)
    except OSError as error:
        raise InputError(str(folder), f"it cannot be written ({error.strerror}).") from None
    return counts


def _write(folder: Path, report: GoldReport, taken: set[str]) -> None:
    name = name_of(report.id, taken)
    text = folder / "texts" / f"{name}.txt"
    text.write_text(report.text, encoding="utf-8", newline="")
    gold = json.dumps(report.gold, indent=1, ensure_ascii=True)
    (folder / "gold" / f"{name}.json").write_text(gold + "\n", encoding="utf-8")
    with (folder / "judged.jsonl").open("a", encoding="utf-8") as lines:
        lines.writelines(one_line({"file": name, **one}) + "\n" for one in report.judged)


def name_of(id: str, taken: set[str]) -> str:
    """A file's name for a report, and into ``taken`` with it; no two differ in case alone."""
    name = id
    if not PLAIN.fullmatch(id) or id.casefold() in taken:
        digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = re.sub(r"[^A-Za-z0-9_]+", "-", id)[:LONGEST].strip("-") + f"-{digest}"
        name = name.lstrip("-")
    taken.add(name.casefold())
    return name
