"""DOCX files: paragraphs, the text of tables, and title and author from the file's properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dragoman import settings
from dragoman.errors import BrokenInput, EmptyInput, InputError, InputTooLong, UnknownFormat
from dragoman.formats.bounds import check_text, quiet, without_surrogates
from dragoman.formats.detect import READ
from dragoman.records import Part, Report

UNPACKED = 100_000_000
"""Most bytes that the parts of a file may unpack to: 20 MB of zeros pack into 20 kB."""

MOST_MEMBERS = 10_000
DEEPEST = 10
"""Tables within tables."""

EXPECTED = "a Word file (.docx) with text is expected."


def read_docx(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the file's paragraphs, an empty line between them; headings are parts.

    The day on which the file was made is not taken for the day of publication.
    """
    _check_zip(data, source)
    try:
        with quiet():
            blocks, title, author = _read(data)
    except InputError:
        raise
    except Exception as error:  # python-docx trusts the XML to be Word's
        problem = f"the Word file is damaged ({type(error).__name__}); {EXPECTED}"
        raise BrokenInput(source, problem) from error
    text = "\n\n".join(words for words, _ in blocks)
    if not text:
        raise EmptyInput(source, f"the Word file has no text; {EXPECTED}")
    check_text(text, source)
    headings = [words for words, heading in blocks if heading]
    return replace(
        report,
        text=text,
        title=title or (headings[0] if headings and blocks[0][1] else report.title),
        author=author if author and " " in author else report.author,
        parts=tuple(_parts(blocks)),
    )


def _check_zip(data: bytes, source: str) -> None:
    """Raise unless this is a zip file with a Word document that unpacks to a bearable size."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except Exception as error:  # zipfile raises more than BadZipFile on damaged files
        raise BrokenInput(source, f"the file is damaged or cut off; {EXPECTED}") from error
    if not any(member.filename.startswith("word/document") for member in members):
        kind = "a zip file, but no Word file (.docx)"
        raise UnknownFormat(source, f"this is {kind}; {READ}")
    if sum(member.file_size for member in members) > UNPACKED or len(members) > MOST_MEMBERS:
        raise InputTooLong(source, f"it unpacks to more than {UNPACKED:,} bytes; {EXPECTED}")


def _read(data: bytes) -> tuple[list[tuple[str, bool]], str | None, str | None]:
    """Blocks (words, whether a heading), title and author."""
    import docx

    document = docx.Document(io.BytesIO(data))
    blocks: list[tuple[str, bool]] = []
    length = 0
    for words, heading in _blocks(document, 0):
        blocks.append((words, heading))
        length += len(words)
        if length > settings.MAX_CHARACTERS:
            break
    properties = document.core_properties
    title = " ".join(without_surrogates(properties.title or "").split())
    author = " ".join(without_surrogates(properties.author or "").split())
    return blocks, title or None, author or None


def _blocks(holder: Any, depth: int) -> Iterator[tuple[str, bool]]:
    """Paragraphs and the cells of tables, in the order of the document."""
    for item in holder.iter_inner_content():
        if hasattr(item, "rows"):
            if depth < DEEPEST:
                yield from _cells(item, depth)
        elif words := _words(item.text):
            style = (getattr(item.style, "name", None) or "").lower()
            yield words, style.startswith(("heading", "title")) and len(words) < 300


def _cells(table: Any, depth: int) -> Iterator[tuple[str, bool]]:
    """Each cell once: python-docx shows a merged cell for every square that it covers."""
    seen: set[Any] = set()
    for row in table.rows:
        for cell in row.cells:
            element = cell._tc  # noqa: SLF001 - nothing public tells two cells apart
            if element not in seen:
                seen.add(element)
                yield from _blocks(cell, depth + 1)


def _words(text: str) -> str:
    """A paragraph's words; a line break within it stays one."""
    lines = (" ".join(line.split()) for line in without_surrogates(text).splitlines())
    return "\n".join(line for line in lines if line)


def _parts(blocks: list[tuple[str, bool]]) -> Iterator[Part]:
    at = 0
    for words, heading in blocks:
        if heading:
            yield Part("title", at, at + len(words))
        at += len(words) + 2
