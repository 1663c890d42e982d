"""The reading view: one self-contained page that shows reports with their records marked.

The page loads nothing. A content policy in its head allows only the style and the
script that are written in it, by their digests, so that even a mistake in escaping
could not run a report's words. Every word from outside is escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.records import ReportRecord
from dragoman.share import wording
from dragoman.share.cards import HEADINGS, Card, Deck
from dragoman.share.map import Map, map_of
from dragoman.share.marking import Paragraph, paragraphs
from dragoman.share.shown import on_one_line, shown
from dragoman.share.timeline import Timeline, timeline

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"
NO_MARGIN = frozenset({"actor"})
"""Kinds without a sign in the margin: names are in every line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as the template needs it; ``text`` is as long as the report's own."""

    id: str
    title: str
    origin: list[str]
    summary: str
    language: str
    text: str
    cards: list[Card]
    paragraphs: list[Paragraph]
    margins: dict[int, list[Card]]
    """The cards that begin in a paragraph, by where it starts, in the order of the text."""
    map: Map | None
    timeline: Timeline | None

    def of_kind(self, kind: str) -> list[Card]:
        """The cards of one kind."""
        return [c for c in self.cards if c.kind == kind]

    def is_title(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph only says again what stands above the text."""
        return on_one_line(self.text[paragraph.start : paragraph.end]) == self.title


def reading_view(records: Iterable[ReportRecord], *, title: str | None = None) -> str:
    """The page for one or several reports."""
    sheets = [_sheet(record, f"r{n}") for n, record in enumerate(records, 1)]
    style, script = _inlined("reading.css"), _inlined("reading.js")
    totals = Counter(card.kind for sheet in sheets for card in sheet.cards)
    return _template().render(
        title=title or _title(sheets),
        sheets=sheets,
        headings=HEADINGS,
        totals=totals,
        nothing=wording.NOTHING,
        style=style,
        script=script,
        style_digest=_digest(style),
        script_digest=_digest(script),
    )


def _title(sheets: list[Sheet]) -> str:
    if len(sheets) == 1:
        return sheets[0].title
    return wording.counted(len(sheets), "report")


def _sheet(record: ReportRecord, prefix: str) -> Sheet:
    report, cards = record.report, Deck(record, prefix).cards()
    text, title = shown(report.text), wording.title_of(report)
    spans = [span for card in cards for span in card.spans]
    found = list(paragraphs(report, text, spans))
    return Sheet(
        id=prefix,
        title=title,
        origin=_origin(record, title),
        summary=" · ".join(wording.summary(record)),
        language=report.language,
        text=text,
        cards=cards,
        paragraphs=found,
        margins=_margins(found, cards),
        map=map_of(record, cards),
        timeline=timeline(record, cards),
    )


def _margins(found: list[Paragraph], cards: list[Card]) -> dict[int, list[Card]]:
    starts = [paragraph.start for paragraph in found]
    margins: dict[int, list[Card]] = {start: [] for start in starts}
    for card in sorted(cards, key=lambda c: c.at):
        at = bisect_right(starts, card.at) - 1
        if card.kind not in NO_MARGIN and at >= 0:
            margins[starts[at]].append(card)
    return margins


def _origin(record: ReportRecord, title: str) -> list[str]:
    """Where the report comes from; its file or address only if that is not its title already."""
    source = on_one_line(record.report.source or record.report.id)
    return [*wording.origin_of(record.report), *([source] if source != title else [])]


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reading.html")


@cache
def _inlined(name: str) -> str:
    """One of our own files, to stand in the page as it is."""
    from markupsafe import Markup

    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704  (no word from outside)


def _digest(content: str) -> str:
    """As a content policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
