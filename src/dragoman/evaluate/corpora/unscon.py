"""UNSCon: speeches in the Security Council, each sentence with the conflict that it voices, and its target."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import codebooks
from dragoman.errors import InputError

FILE = "conflict_annotations_sentences.csv"
COLUMNS = ("filename", "country", "sentence_text", "A0", "A4")
_BEFORE = re.compile(r"\s+([,.;:!?’”)\]])|\s+('s|’s|n['’]t)\b")
_AFTER = re.compile(r"([(\[“])\s+| (-) (?=\w)")


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech with the code of the state that gives it; ``negative`` and ``target`` are of each sentence.

    ``target`` is the code of the state whom a negative sentence is aimed at, None where no state is.
    """

    name: str
    country: str | None
    sentences: tuple[str, ...]
    negative: tuple[bool, ...]
    target: tuple[str | None, ...]


def speeches(folder: Path) -> Iterator[Speech]:
    """Every speech of ``conflict_annotations_sentences.csv``, in its order."""
    file = folder / FILE
    if not file.is_file():
        raise InputError(str(folder), f"has no {FILE}.")
    with file.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    if not rows or any(name not in rows[0] for name in COLUMNS):
        raise InputError(str(file), f"has not the columns {', '.join(COLUMNS)}.")
    by_speech: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row["sentence_text"].strip():
            by_speech.setdefault(row["filename"], []).append(row)
    for name, part in by_speech.items():
        yield Speech(
            name,
            code_of(part[0]["country"]),
            tuple(plain(row["sentence_text"]) for row in part),
            tuple("NegEval" in row["A0"] for row in part),
            tuple(code_of(row["A4"]) if "NegEval" in row["A0"] else None for row in part),
        )


def plain(tokens: str) -> str:
    """A sentence as it is printed, from its tokens with blanks between them."""
    words = " ".join(tokens.split())
    words = _BEFORE.sub(lambda m: m[1] or m[2], words)
    return _AFTER.sub(lambda m: m[1] or m[2], words)


def code_of(name: str) -> str | None:
    """The code of a state by its name as the set writes it: ``russian_federation``."""
    written = name.split("_(", maxsplit=1)[0].replace("_Of_Great_Britain_And_Northern_Ireland", "")
    words = " ".join(w if w == "of" else w.capitalize() for w in written.lower().split("_"))
    found = codebooks.who().find(codebooks.words_of(words))
    return next((known.country for _, _, known in found if known.kind == "state"), None)
