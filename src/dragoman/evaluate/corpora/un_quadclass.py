"""Sentences of United Nations papers, marked as relevant or not, and with one of PLOVER's four classes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.models.quads.weigh import CLASSES, RELEVANCE

FILES = {
    RELEVANCE: "binary/en_annotations_binary_complete.tsv",
    CLASSES: "quadclass/en_annotations_quad_multiclass.tsv",
}


def sentences(folder: Path, labels: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each sentence with its label, one of `RELEVANCE` or of `CLASSES`; a sentence given twice comes once."""
    file = folder / FILES[labels]
    if not file.is_file():
        raise InputError(str(folder), f"has no {FILES[labels]}.")
    seen = set()
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t")
        next(rows, None)
        for n, row in enumerate(rows, 2):
            known = {str(k): label for k, label in enumerate(labels)}
            if len(row) != 2 or row[1] not in known:
                raise InputError(
                    str(file), f"row {n} is no sentence with a label of {', '.join(known)}."
                )
            if row[0] not in seen:
                seen.add(row[0])
                yield row[0], known[row[1]]
