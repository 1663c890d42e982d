"""Plain text and Markdown: the text is exactly what the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from dragoman.formats.bounds import check_text
from dragoman.formats.days import day_in
from dragoman.formats.decoding import decode
from dragoman.records import Part, Report

FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?P<lines>.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL
)
FRONT_LIMIT = 5000
"""Characters. Front matter is some lines; a "---" far below is a rule between paragraphs."""

FIELD = re.compile(r"^(?P<name>\w+)[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
FENCE = re.compile(
    r"^[ ]{0,3}(?P<mark>```+|~~~+).*?(?:^[ ]{0,3}(?P=mark)[^\r\n]*$|\Z)", re.MULTILINE | re.DOTALL
)
HEADING = re.compile(
    r"^[ ]{0,3}(?P<level>#{1,6})[ \t]+(?P<words>[^\r\n]*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE
)
UNDERLINED = re.compile(
    r"^[ ]{0,3}(?P<words>[^\s#>*+\-=][^\r\n]{0,200}?)[ \t]*\r?\n[ ]{0,3}(?P<rule>=+|-{2,})[ \t]*\r?$",
    re.MULTILINE,
)


def read_text(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the decoded text: no white space stripped, no line end changed."""
    text = decode(data, source)
    check_text(text, source)
    return replace(report, text=text)


def read_markdown(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the text as it stands; front matter and headings are parts of it.

    Of the front matter, ``title``, ``date``, ``author``, ``outlet`` and ``lang`` count. The title is otherwise
    the first heading of the first level.
    """
    report = read_text(data, source, report)
    parts: list[Part] = []
    if (front := FRONT_MATTER.match(report.text[:FRONT_LIMIT])) and front["lines"]:
        parts.append(Part("furniture", *front.span()))
        report = _with_fields(report, front["lines"])
    parts.extend(Part("furniture", *span) for span in _comments(report.text))
    for match in chain(HEADING.finditer(report.text), UNDERLINED.finditer(report.text)):
        if words := match["words"].strip():
            end = match.start() + len(match[0].rstrip())
            parts.append(Part("title", match.start("words"), end))
            if not report.title and match.groupdict().get("level") in ("#", None):
                report = replace(report, title=words)
    fences = [match.span() for match in FENCE.finditer(report.text)]
    return replace(report, parts=tuple(_apart(parts, fences)))


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """HTML comments, from "<!--" to "-->"."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end)


def _apart(parts: list[Part], fences: list[tuple[int, int]]) -> Iterator[Part]:
    """The parts in order, without those inside a fenced block or inside another part."""
    spans: list[tuple[int, int, Part | None]] = [(*fence, None) for fence in fences]
    spans += [(part.start, part.end, part) for part in parts]
    at = 0
    for start, end, part in sorted(spans, key=lambda span: span[:2]):
        if start >= at:
            at = end
            if part:
                yield part


def _with_fields(report: Report, lines: str) -> Report:
    fields = {match["name"].lower(): match["value"].strip("\"'") for match in FIELD.finditer(lines)}
    return replace(
        report,
        title=fields.get("title") or report.title,
        author=fields.get("author") or report.author,
        outlet=fields.get("outlet") or fields.get("source") or report.outlet,
        published=day_in(fields.get("date", "")) or report.published,
        language=fields.get("lang") or fields.get("language") or report.language,
    )
