"""TimeML: news in which every expression of time is marked with its TIMEX3 type and value.

One ``.tml`` file a text, as the shared task TempEval-3 gave them out. What stands in ``<TEXT>`` is
read; the day of creation that stands before it is the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError

DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression from character ``start`` to ``end``, with the type and value that TIMEX3 gives it."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the day on which it was published, and its expressions in order."""

    name: str
    text: str
    published: dt.date | None
    expressions: tuple[Timex, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Every ``.tml`` file of a folder and of the folders in it, by path.

    Where a folder ``te3-platinum`` is among them it is the only one read: the same texts lie beside it
    without marks.
    """
    marked = next((f for f in sorted(folder.rglob("te3-platinum")) if f.is_dir()), folder)
    files = sorted(marked.rglob("*.tml"))
    if not files:
        raise InputError(str(folder), "has no *.tml, in it or in a folder of it.")
    for file in files:
        yield _document(file)


def _document(file: Path) -> Document:
    try:
        # The user names the folder, and the standard parser reads nothing from outside a file.
        root = ET.parse(file).getroot()  # noqa: S314
    except ET.ParseError as error:
        raise InputError(str(file), f"is no XML: {error}.") from error
    body, created = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    if body is None:
        raise InputError(str(file), "has no element TEXT.")
    pieces: list[str] = []
    expressions: list[Timex] = []
    _walk(body, pieces, expressions)
    return Document(
        file.stem, "".join(pieces), _day(created), tuple(sorted(expressions, key=_place))
    )


def _walk(element: ET.Element, pieces: list[str], expressions: list[Timex]) -> None:
    """The element's own words, and what is marked in them; what marks no words is left out."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, expressions)
        pieces.append(child.tail or "")
    words = "".join(pieces)[start:]
    if element.tag == "TIMEX3" and words.strip():
        start += len(words) - len(words.lstrip())
        expressions.append(
            Timex(
                start, start + len(words.strip()), element.get("type", ""), element.get("value", "")
            )
        )


def _day(created: ET.Element | None) -> dt.date | None:
    written = DAY.match(created.get("value", "")) if created is not None else None
    return dt.date(*map(int, written.groups())) if written else None


def _place(timex: Timex) -> tuple[int, int]:
    return timex.start, timex.end
