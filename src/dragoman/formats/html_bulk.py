"""HTML pages by the million: resiliparse finds the main text, some thousand pages a second.

It keeps a little more of a page's furniture than `dragoman.formats.html_page`, and knows fewer ways of
saying when and by whom a page was published.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import replace

from dragoman.errors import BrokenInput, EmptyInput
from dragoman.formats.bounds import check_size, check_text, without_surrogates
from dragoman.formats.days import day_in
from dragoman.formats.html_page import CHARSET, check_depth, paragraphs
from dragoman.records import Report

LETTERS = 200
"""Characters of main text below which a page is a heading, a notice, a menu, and no report."""

MANY_TAGS = 3_000
"""Fewer cannot be nested so deeply that taking the page apart would take seconds."""

DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
HEAD = 100_000
"""Characters in which a page's head is looked for."""
META = re.compile(r"<meta\b([^<>]{0,2000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"([a-zA-Z:-]{2,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{0,1000})", re.IGNORECASE)
IN_JSON = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
NAMES = {
    "title": ("og:title", "twitter:title"),
    "outlet": ("og:site_name",),
    "author": ("author", "article:author"),
    "published": ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
                  "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"),
}  # fmt: skip
"""What pages call these in their heads, the surest first."""


def read_html_bulk(data: bytes, source: str, report: Report, charset: str | None = None) -> Report:
    """``report`` with the page's main text; its paragraphs are separated by an empty line.

    ``charset`` is what the server said. Raises `EmptyInput`, `BrokenInput`, `InputTooLong`.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    check_size(len(data), source)
    page = bulk_text(data, charset)
    if page.count("<") > MANY_TAGS:
        check_depth(page, source)
    try:
        text = paragraphs(
            extract_plain_text(
                HTMLTree.parse(page), preserve_formatting=True, main_content=True, list_bullets=False,
                alt_texts=False, links=False, form_fields=False, noscript=False,
            )
        )  # fmt: skip
        head = _head(page)
    except Exception as error:  # parsers fail in many ways on a hostile page
        problem = f"the page cannot be taken apart ({type(error).__name__}); HTML is expected."
        raise BrokenInput(source, problem) from error
    if len(text) < LETTERS:
        raise EmptyInput(
            source, "the page has no article text; a page with the words of a report is expected."
        )
    check_text(text, source)
    published = day_in(head.get("published", "")) or _day_in_json(page) or _day_in_path(source)
    return replace(
        report,
        text=text,
        title=head.get("title") or report.title,
        author=head.get("author") or report.author,
        outlet=head.get("outlet") or report.outlet,
        published=published or report.published,
    )


def bulk_text(data: bytes, charset: str | None = None) -> str:
    """The page's characters: UTF-8 if they are that, else as the server, the page or the bytes say."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = CHARSET.search(data[:4096])
    said = charset or ((named[1] or named[2]).decode("ascii", "replace") if named else None)
    encoding = said or detect_encoding(data) or "windows-1252"
    return without_surrogates(bytes_to_str(data, encoding, errors="replace"))


def _head(page: str) -> dict[str, str]:
    """What the page says of itself in its head, or in its first characters if that has no end."""
    head = page[: end if 0 < (end := page.find("</head>")) < HEAD else HEAD]
    said: dict[str, str] = {}
    for meta in META.findall(head):
        about = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(meta)}
        name = about.get("property") or about.get("name") or about.get("itemprop")
        if name and about.get("content"):
            said.setdefault(name.lower(), about["content"])
    found = {
        field: words
        for field, names in NAMES.items()
        if (words := _words(next((said[name] for name in names if name in said), "")))
    }
    if "title" not in found and (title := TITLE.search(head)):
        found["title"] = _words(title[1])
    if found.get("author", "").startswith("http"):
        del found["author"]
    return found


def _words(value: str) -> str:
    return " ".join(without_surrogates(html.unescape(value)).split())


def _day_in_json(page: str) -> dt.date | None:
    found = IN_JSON.search(page)
    return day_in(found[1]) if found else None


def _day_in_path(address: str) -> dt.date | None:
    found = DAY_IN_PATH.search(address)
    return day_in("-".join(found.groups())) if found else None
