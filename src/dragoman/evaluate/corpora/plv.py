"""PLV: sentences with two marked actors and the PLOVER type of what the first does to the second."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import InputError

TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""PLV's fifteen: YIELD is concede and retreat, investigate is in ACCUSE, fighting in ASSAULT."""
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""PLOVER's four classes; PLV numbers them from 1."""
MARK = re.compile(r"</?[st]>")


type Place = tuple[int, int]
"""From character to character, the end excluded."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, where actor and recipient first stand in it (if they do), the type and its class.

    The class of some sentences is not the one that their type is of.
    """

    text: str
    actor: Place | None
    recipient: Place | None
    type: str
    quad: str | None = None

    @property
    def letters(self) -> str:
        """The small letters and numbers of the text alone, by which the same sentence is known elsewhere."""
        return "".join(c for c in self.text.lower() if c.isalnum())


def sentences(folder: Path) -> Iterator[Marked]:
    """Every sentence of ``PLV_test.tsv``, else of ``PLV_train.tsv``."""
    file = next((p for n in ("test", "train") if (p := folder / f"PLV_{n}.tsv").is_file()), None)
    if file is None:
        raise InputError(str(folder), "has no PLV_test.tsv or PLV_train.tsv.")
    with file.open(encoding="utf-8", newline="") as lines:
        for n, row in enumerate(csv.DictReader(lines, delimiter="\t"), 2):
            sentence, kind = row.get("marked_sentence"), row.get("gold_root")
            if not sentence or kind not in TYPES:
                raise InputError(
                    str(file), f"row {n} has no marked_sentence with a known gold_root."
                )
            n_quad = row.get("gold_penta")
            quad = QUADS[int(n_quad) - 1] if n_quad in ("1", "2", "3", "4") else None
            yield replace(marked(sentence, kind), quad=quad)


def marked(sentence: str, kind: str) -> Marked:
    """A sentence with ``<s>…</s>`` and ``<t>…</t>`` in it; either may be missing."""
    text, places = "", dict[str, int]()
    at = 0
    for mark in MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        places.setdefault(mark.group(), len(text))
        at = mark.end()
    text += sentence[at:]
    return Marked(text, _place(places, "s"), _place(places, "t"), kind)


def _place(places: dict[str, int], mark: str) -> Place | None:
    start, end = places.get(f"<{mark}>"), places.get(f"</{mark}>")
    return (start, end) if start is not None and end is not None and start < end else None
