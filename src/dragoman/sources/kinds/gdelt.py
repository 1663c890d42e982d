"""GDELT's lists of articles, from files: addresses and days. Their pages are fetched only if asked for."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any

from dragoman.errors import BrokenInput, SourceError
from dragoman.formats.days import day_in
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round

COLUMNS = {27: (4, 1), 61: (60, 1), 58: (57, 1), 16: (5, 2)}
"""Tables without a head: by their width, the columns of the address and of the day.

GKG 2.1 has 27 columns, exports 61 (2.0) or 58 (1.0), mentions 16.
"""

MOST_BYTES = 2_000_000_000
"""Of an unpacked file."""
LONGEST_FIELD = 5_000_000


def leads(asking: Round) -> Iterator[Lead]:
    """Each article of each list once; in a list of mentions it stands once for every event."""
    listed: set[str] = set()
    for where in asking.source.where:
        path = Path(where)
        if where.startswith(("http:", "https:")):
            raise SourceError(where, "a GDELT list is read from a file; download it first.")
        files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        for file in files:
            for url, day, title in articles(file):
                if url not in listed:
                    listed.add(url)
                    yield Lead(address=url, published=day, title=title)


def articles(file: Path) -> Iterator[tuple[str, dt.date | None, str | None]]:
    """Address, day (of GDELT's first sight where it knows no other) and title of each article.

    Raises `SourceError` for no file, `BrokenInput` for one that is no such list.
    """
    try:
        with _opened(file) as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
            first = text.read(1)
            rest = _after(first, text)
            yield from (
                _from_json(text, first, file) if first in ("{", "[") else _from_table(rest, file)
            )
    except FileNotFoundError as error:
        raise SourceError(str(file), "there is no such file.") from error
    except (OSError, EOFError, zipfile.BadZipFile, csv.Error) as error:
        raise BrokenInput(str(file), f"it cannot be read ({str(error)[:100]}).") from error


def _opened(file: Path) -> IO[bytes]:
    with file.open("rb") as stream:
        head = stream.read(4)
    if head.startswith(b"\x1f\x8b"):
        return gzip.open(file, "rb")  # type: ignore[return-value]
    if head.startswith(b"PK"):
        within = zipfile.ZipFile(file)
        names = [one for one in within.infolist() if not one.is_dir()]
        if len(names) != 1 or names[0].file_size > MOST_BYTES:
            raise BrokenInput(str(file), "a zip file with one table in it is expected.")
        return within.open(names[0])
    return file.open("rb")


def _after(first: str, text: io.TextIOWrapper) -> Iterator[str]:
    for line in text:
        yield first + line
        first = ""


def _from_json(
    text: io.TextIOWrapper, first: str, file: Path
) -> Iterator[tuple[str, dt.date | None, str | None]]:
    body = text.read(200_000_000)
    try:
        found: Any = json.loads(first + body)
    except ValueError as error:
        raise BrokenInput(str(file), f"this is no JSON ({str(error)[:80]}).") from error
    many = found.get("articles") if isinstance(found, dict) else found
    if not isinstance(many, list):
        raise BrokenInput(str(file), 'this JSON has no list of "articles".')
    for one in many:
        if isinstance(one, dict) and _is_address(url := str(one.get("url", ""))):
            title = " ".join(str(one.get("title") or "").split()) or None
            yield url, day_of(str(one.get("seendate", ""))), title


def _from_table(
    lines: Iterator[str], file: Path
) -> Iterator[tuple[str, dt.date | None, str | None]]:
    head = next(lines, "")
    csv.field_size_limit(LONGEST_FIELD)
    if "\t" in head:
        yield from _from_tabs(head, lines, file)
        return
    names = [name.strip().lower() for name in next(csv.reader([head]), [])]
    if "url" not in names:
        raise BrokenInput(
            str(file), "this is no list of GDELT: a GKG, export or mentions table, or a list with "
            "a column URL, is expected.",
        )  # fmt: skip
    for row in csv.reader(lines):
        found = dict(zip(names, row, strict=False))
        if _is_address(url := found.get("url", "").strip()):
            day = found.get("date") or found.get("seendate") or ""
            yield url, day_of(day), found.get("title", "").strip() or None


def _from_tabs(
    head: str, lines: Iterator[str], file: Path
) -> Iterator[tuple[str, dt.date | None, str | None]]:
    width = head.rstrip("\r\n").count("\t") + 1
    if width not in COLUMNS:
        raise BrokenInput(
            str(file), f"a table of GDELT has 16, 27, 58 or 61 columns; this has {width}."
        )
    at, day = COLUMNS[width]
    for line in chain((head,), lines):
        yield from _from_row(line, at, day)


def _from_row(line: str, at: int, day: int) -> Iterator[tuple[str, dt.date | None, str | None]]:
    row = line.rstrip("\r\n").split("\t")
    if len(row) > max(at, day) and _is_address(row[at]):
        yield row[at], day_of(row[day]), None


def _is_address(words: str) -> bool:
    return words.startswith(("http://", "https://"))


def day_of(words: str) -> dt.date | None:
    """The day in "20250304", "20250304101500", "20250304T101500Z" or as reports write it."""
    digits = words[:8]
    if len(digits) == 8 and digits.isdigit():
        try:
            return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            return None
    return day_in(words)
