"""GAP: ambiguous pronouns of Wikipedia, each with two names that it may stand for.

Webster, Recasens, Axelrod and Baldridge 2018: "Mind the GAP". A row gives a text, a pronoun in it
and two names, A and B, with whether the pronoun is A's and B's (one or none is).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.parse.names import Name
from dragoman.records import Report

if TYPE_CHECKING:
    from dragoman.models.reader import Clues, ReaderName
    from dragoman.parse import Parse

COLUMNS = (
    "ID",
    "Text",
    "Pronoun",
    "Pronoun-offset",
    "A",
    "A-offset",
    "A-coref",
    "B",
    "B-offset",
    "B-coref",
)
BATCH = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A text, where its pronoun begins, and where its two names stand, in characters."""

    id: str
    text: str
    word: str
    pronoun: int
    names: tuple[tuple[int, int], tuple[int, int]]
    right: tuple[bool, bool]


def files(folder: Path) -> list[Path]:
    """The files of the folder. Raises `InputError` if there is none."""
    found = sorted(folder.glob("gap-*.tsv"))
    if not found:
        raise InputError(str(folder), "has no gap-*.tsv files.")
    return found


def rows(file: Path) -> list[Row]:
    """The rows of a file. Raises `InputError` that names the line that is none."""
    with file.open(encoding="utf-8", newline="") as lines:
        read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := [c for c in COLUMNS if c not in (read.fieldnames or ())]:
            raise InputError(str(file), f"has no column {missing[0]!r}.")
        return [_row(file, n, line) for n, line in enumerate(read, 2)]


def _row(file: Path, n: int, line: dict[str, str]) -> Row:
    try:
        text, pronoun = line["Text"], int(line["Pronoun-offset"])
        a, b = (_name(text, line[who], int(line[f"{who}-offset"])) for who in "AB")
        _name(text, line["Pronoun"], pronoun)
    except (TypeError, ValueError):
        problem = f"line {n} is no row of GAP: its offsets do not fit its text."
        raise InputError(str(file), problem) from None
    right = (line["A-coref"] == "TRUE", line["B-coref"] == "TRUE")
    return Row(line["ID"], text, line["Pronoun"], pronoun, (a, b), right)


def _name(text: str, name: str, start: int) -> tuple[int, int]:
    if not text.startswith(name, start):
        raise ValueError
    return start, start + len(name)


def looked(
    given: Iterable[Row], by: ReaderName, *, told: bool
) -> Iterator[tuple[Row, Parse, Clues]]:
    """Each row parsed and looked at by a reader; ``told``: it knows that the two names are persons'.

    A parse is good until the next batch is asked for.
    """
    from dragoman.models import parser
    from dragoman.models.reader import reader
    from dragoman.parse import body_breaks, parsed

    nlp, chosen = parser.load(), reader(by)
    for batch in batched(given, BATCH):
        with nlp.memory_zone():
            reports = [Report(id=row.id, source=row.id, text=row.text) for row in batch]
            docs = (parser.make_doc(nlp, r.text, body_breaks(r)) for r in reports)
            done = nlp.pipe(docs, batch_size=BATCH, disable=list(chosen.parser_parts_left_out))
            parses = [parsed(report, doc) for report, doc in zip(reports, done, strict=True)]
            for row, (parse, clues) in zip(batch, chosen.look(parses), strict=True):
                yield row, _with_names(parse, row.names) if told else parse, clues


def _with_names(parse: Parse, names: Sequence[tuple[int, int]]) -> Parse:
    """The parse with these names as persons', where the reader has taken them for something else."""
    known = list(parse.names)
    for start, end in names:
        first, last = parse.token_at(start).i, parse.token_at(end - 1).i + 1
        there = [n for n in known if n.start < last and n.end > first]
        if not any(n.label == "PERSON" for n in there):
            known = [n for n in known if n not in there] + [Name(first, last, "PERSON")]
    return parse.with_names(sorted(known, key=lambda n: n.start))
