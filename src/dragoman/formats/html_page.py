"""HTML pages: trafilatura finds the article, its title, author, day and outlet."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import Any

from dragoman.errors import BrokenInput, EmptyInput, InputError, InputTooLong
from dragoman.formats.bounds import check_text, quiet, without_surrogates
from dragoman.formats.days import day_in
from dragoman.formats.decoding import MARKS, decode, web_encoding
from dragoman.records import Report

CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,80}?encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
DOCTYPE = re.compile(r"\s*<!doctype[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_NEVER_OPEN = """
area base br col embed hr img input link meta param source track wbr p li td tr th option dt dd
"""
VOID = frozenset(_NEVER_OPEN.split())
"""Elements that need no closing tag, and so do not count as open."""

DEEPEST = 400
"""Elements within elements. Real pages have some tens; the libraries call themselves for each."""

MOST_TAGS = 100_000
"""Long pages have some ten thousand; a million keep the libraries busy for minutes."""

LATEST = "2200-01-01"
"""Days of publication up to here are believed, whatever the clock says when a page is read."""


def read_html(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the page's article; its paragraphs are separated by an empty line.

    Raises `EmptyInput` for a page without one, `BrokenInput` for one that cannot be taken apart.
    """
    page = page_text(data, source)
    check_depth(page, source)
    try:
        with quiet("trafilatura", "htmldate", "courlan"):
            found = _extract(page)
    except InputError:
        raise
    except Exception as error:  # parsers fail in many ways on a hostile page
        problem = f"the page cannot be taken apart ({type(error).__name__}); HTML is expected."
        raise BrokenInput(source, problem) from error
    text = paragraphs(found.text or "") if found else ""
    if not text:
        raise EmptyInput(
            source, "the page has no article text; a page with the words of a report is expected."
        )
    check_text(text, source)
    return replace(
        report,
        text=text,
        title=_words(found.title) or report.title,
        author=_words(found.author) or report.author,
        outlet=_words(found.sitename) or report.outlet,
        published=day_in(found.date or "") or report.published,
    )


def page_text(data: bytes, source: str) -> str:
    """The page's characters, in the encoding that it names if that fits."""
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decode(data, source)
    data = data.replace(b"\0", b"")
    if named := CHARSET.search(data[:4096]):
        encoding = web_encoding((named[1] or named[2]).decode("ascii", "replace"))
        with suppress(LookupError, ValueError):  # then the page is mistaken about itself
            if encoding:
                return data.decode(encoding)
    return decode(data, source)


def check_depth(page: str, source: str) -> None:
    """Raise for a page of elements without end, one in the other or one after the other."""
    depth = 0
    for count, tag in enumerate(TAG.finditer(page)):
        close, name, empty = tag.groups()
        if count > MOST_TAGS:
            problem = f"the page has more than {MOST_TAGS:,} tags; a report has some thousand."
            raise InputTooLong(source, problem)
        if name.lower() in VOID or empty:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        if depth > DEEPEST:
            raise BrokenInput(
                source,
                f"its elements are nested more than {DEEPEST} deep; a page as browsers show "
                "it is expected.",
            )


def paragraphs(text: str) -> str:
    """``text`` with an empty line between its lines, each of which is a paragraph."""
    lines = (line.strip() for line in without_surrogates(text).splitlines())
    return "\n\n".join(line for line in lines if line)


def _extract(page: str) -> Any:
    from trafilatura import bare_extraction

    for opening in (XML_DECLARATION, DOCTYPE):  # the parser refuses one and may expand the other
        if match := opening.match(page):
            page = page[match.end() :]
    return bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": LATEST,
        },
    )


def _words(value: str | None) -> str | None:
    words = " ".join(without_surrogates(value or "").split())
    return words or None
