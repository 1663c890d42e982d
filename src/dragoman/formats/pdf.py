"""PDF files: the text of their pages as paragraphs, without running heads and page numbers."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dragoman import settings
from dragoman.errors import BrokenInput, EmptyInput, InputError, InputTooLong
from dragoman.formats.bounds import check_text, quiet, without_surrogates
from dragoman.formats.typeset import SetLine, clean, paragraphs_of
from dragoman.records import Report

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 1000
LONGEST_S = 30.0
"""Seconds after which no further page is begun: a small file can ask for endless work."""

EXPECTED = "a PDF with text in it is expected"
TOOL = re.compile(r"microsoft word|untitled|\.(?:docx?|pdf|indd|rtf|odt|pptx?)\s*$", re.IGNORECASE)
"""Titles that a program gave, not an author."""


def read_pdf(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the text of the PDF's pages, paragraphs separated by an empty line.

    Raises `BrokenInput` for a damaged or locked file, `EmptyInput` for a scan, `InputTooLong`.
    """
    try:
        with quiet("pypdf"):
            pages, about = _read(data, source)
    except InputError:
        raise
    except Exception as error:  # a damaged file fails in as many ways as it has bytes
        problem = f"the PDF is damaged ({type(error).__name__}); {EXPECTED}."
        raise BrokenInput(source, problem) from error
    text = "\n\n".join(paragraphs_of(pages))
    if not text:
        problem = f"the PDF has no text, so it may be a scan; {EXPECTED} (OCR makes one)."
        raise EmptyInput(source, problem)
    check_text(text, source)
    title, author = about.get("/Title", ""), about.get("/Author", "")
    return replace(
        report,
        text=text,
        title=title if title and not TOOL.search(title) else report.title,
        # One word is the name of somebody's account.
        author=author if " " in author else report.author,
    )


def _read(data: bytes, source: str) -> tuple[list[list[SetLine]], Mapping[str, str]]:
    """The lines of every page, and what the file says about itself."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _unlock(reader, source)
    deadline = time.monotonic() + LONGEST_S
    pages: list[list[SetLine]] = []
    characters = 0
    for page in reader.pages:
        if len(pages) >= MOST_PAGES or characters > 2 * settings.MAX_CHARACTERS:
            raise InputTooLong(source, f"it is longer than a report; {EXPECTED}.")
        if time.monotonic() > deadline:
            problem = f"its pages took longer than {LONGEST_S:.0f} seconds; {EXPECTED}."
            raise BrokenInput(source, problem)
        pages.append(_page_lines(page))
        characters += sum(len(line.words) for line in pages[-1])
    return pages, _about(reader)


def _unlock(reader: PdfReader, source: str) -> None:
    """Open a file that is locked with an empty password, as many are against printing."""
    try:
        opened = bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - the cipher may need a package that we do not ask for
        opened = False
    if not opened:
        raise BrokenInput(source, "the PDF is locked; save a copy of it without a password.")


def _page_lines(page: PageObject) -> list[SetLine]:
    """The lines of a page, each with where it stands and how large its letters are."""
    lines: list[SetLine] = []
    words, height, size = "", 0.0, 0.0

    def note(text: str, shift: list[float], matrix: list[float], _font: Any, points: float) -> None:
        nonlocal words, height, size
        for n, piece in enumerate(text.split("\n")):
            if n and clean(words):
                lines.append(SetLine(clean(words), height, size))
            words = piece if n else words + piece
            if piece.strip() and words.strip() == piece.strip():
                height = matrix[4] * shift[1] + matrix[5] * shift[3] + shift[5]
                size = abs(points * (matrix[3] or 1) * (shift[3] or 1))

    page.extract_text(visitor_text=note)
    if clean(words):
        lines.append(SetLine(clean(words), height, size))
    return lines


def _about(reader: PdfReader) -> dict[str, str]:
    """Title and author from the file's own description, where it is in order."""
    try:
        found: Mapping[str, Any] = reader.metadata or {}
        return {
            name: " ".join(without_surrogates(str(found[name])).split())
            for name in ("/Title", "/Author")
            if isinstance(found.get(name), str)
        }
    except Exception:  # noqa: BLE001 - the description is damaged; the pages are not
        return {}
