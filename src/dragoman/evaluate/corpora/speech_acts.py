"""Speech acts of the Australian election of 2016: each utterance of releases and speeches by its act."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError

SPECIFIC = {"Specific": True, "Vague": False}
COMMISSIVE = ("Commissive-A", "Commissive-O")
"""Promises of an action, and of what will come of it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A release or a speech: its utterances in order, and the act of each.

    ``specific`` tells of promises of an action whether they are specific or vague; None of others.
    """

    name: str
    utterances: tuple[str, ...]
    acts: tuple[str, ...]
    specific: tuple[bool | None, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Every document of ``Dataset/*.csv``."""
    files = sorted(folder.glob("Dataset/*.csv"))
    if not files:
        raise InputError(str(folder), "has no Dataset/*.csv.")
    for file in files:
        with file.open(encoding="utf-8", errors="replace", newline="") as f:
            rows = list(csv.DictReader(f))
        if not rows or "Sentence" not in rows[0] or "Categories" not in rows[0]:
            raise InputError(str(file), "has no columns Sentence and Categories.")
        yield Document(
            file.stem,
            tuple(row["Sentence"].strip() for row in rows),
            tuple(row["Categories"].strip() for row in rows),
            tuple(_specific(row) for row in rows),
        )


def _specific(row: dict[str, str]) -> bool | None:
    if row["Categories"].strip() != COMMISSIVE[0]:
        return None
    return SPECIFIC.get((row.get("Specificity") or "").strip())
