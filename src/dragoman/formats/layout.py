"""Tell the account from what stands around it: date, dateline, headline, byline, captions, furniture.

Nothing here changes the text. A stretch that is no account becomes a `Part`; what it
tells (a day, a town, an author) fills the fields that the metadata left empty.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile

from dragoman.formats.datelines import dateline_of, place_and_day
from dragoman.formats.days import DAY, day_in
from dragoman.formats.headings import Heading, head_of, subheadings
from dragoman.formats.lines import Line, lines_of
from dragoman.formats.margins import margin_of
from dragoman.records import Part, Report

LEADING_DAY = re.compile(rf"\s*(?P<part>date:?\s+(?P<day>{DAY}))(?=\s|$)", re.IGNORECASE)
"""The " date 2021-07-09" that some collections put before the text, on its own line or not."""


@dataclass(slots=True)
class _Found:
    """What the layout tells, gathered line by line; the first to tell something is believed."""

    parts: list[Part] = field(default_factory=list)
    published: dt.date | None = None
    updated: dt.date | None = None
    dateline: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None

    def take(self, heading: Heading) -> None:
        """Note one heading and what it tells."""
        line = heading.line
        self.parts.append(Part(heading.kind, line.start, line.end))
        if heading.updated:
            self.updated = self.updated or heading.day
        else:
            self.published = self.published or heading.day
        self.dateline = self.dateline or heading.town
        self.author = self.author or heading.author
        self.outlet = self.outlet or heading.outlet
        if heading.main and self.title is None:
            self.title = line.words


def lay_out(report: Report) -> Report:
    """The report with its parts told apart, and the fields filled that only the text gives.

    What the report already has is kept: its parts, and whatever the metadata said. A day
    without a year ("PHNOM PENH, May 27") gives no ``published``. A report that is laid out may
    be laid out again: its parts stay.
    """
    found = _Found()
    lines = _open_lines(report, _leading_day(report.text, found))
    taken = {line.start for line in lines if _covered(report.parts, line.start, line.end)}
    titled = any(part.kind == "title" for part in report.parts)
    head = head_of(lines, None if titled else report.title, taken)
    for heading in head:
        found.take(heading)
    end = head[-1].line.end if head else 0
    below = (line for line in lines if line.end > end)
    body = list(dropwhile(lambda line: line.start in taken, below))
    _take_dateline(body, found, taken)
    _take_margins(body, found, taken)
    return replace(
        report,
        title=report.title or found.title,
        published=report.published or found.published or found.updated,
        dateline=report.dateline or found.dateline,
        author=report.author or found.author,
        outlet=report.outlet or found.outlet,
        parts=_in_order(report.parts, found.parts),
    )


def _leading_day(text: str, found: _Found) -> int:
    """Take the " date 2021-07-09" in front; where the rest begins."""
    match = LEADING_DAY.match(text)
    if not match or not (day := day_in(match["day"])):
        return 0
    found.published = day
    found.parts.append(Part("date", *match.span("part")))
    return match.end()


def _open_lines(report: Report, start: int) -> list[Line]:
    """The lines from ``start``; of one that opens with a given dateline, what is behind that."""
    ends = {part.start: part.end for part in report.parts}
    return [
        _opened(line, ends.get(line.start, 0), report.text) for line in lines_of(report.text, start)
    ]


def _opened(line: Line, end: int, text: str) -> Line:
    words = text[end : line.end].lstrip()
    if not line.start < end < line.end or not words:
        return line
    return replace(line, start=line.end - len(words), words=words, opened=True)


def _covered(parts: Sequence[Part], start: int, end: int) -> bool:
    """Whether one of ``parts``, which are in order and apart, shares a character with the stretch."""
    n = bisect_left(parts, end, key=lambda part: part.start)
    return n > 0 and parts[n - 1].end > start


def _take_dateline(body: Sequence[Line], found: _Found, taken: set[int]) -> None:
    """Note the dateline of the first paragraph that is neither caption nor furniture."""
    for line in body:
        if line.opened:
            return
        if line.start in taken or margin_of(line):
            continue
        if dateline := dateline_of(line.words):
            end = line.start + len(line.words[: dateline.end].rstrip())
            found.parts.append(Part("dateline", line.start, end))
            found.dateline = found.dateline or dateline.town
            found.published = found.published or dateline.day
            taken.add(line.start)
        return


def _take_margins(body: Sequence[Line], found: _Found, taken: set[int]) -> None:
    """Note captions, furniture, bylines and sub-headings below the head."""
    for above, line in zip([None, *body], body, strict=False):
        begins = above is None or line.apart_before or above.finished or above.start in taken
        free = line.start not in taken and not line.opened
        if begins and free and (margin := margin_of(line)):
            taken.add(line.start)
            found.take(Heading(line, margin.kind, margin.day, margin.updated, margin.author))
    _take_foot(body[-1:], found, taken)
    for heading in subheadings(body, taken):
        found.take(heading)


def _take_foot(last: Sequence[Line], found: _Found, taken: set[int]) -> None:
    """Note the place and day under a communiqué."""
    for line in last:
        place = place_and_day(line.words) if line.apart_before else None
        if place and line.start not in taken:
            taken.add(line.start)
            found.take(Heading(line, "dateline", place.day, town=place.town))


def _in_order(given: Sequence[Part], found: Iterable[Part]) -> tuple[Part, ...]:
    """All parts in the order of the text; where two overlap, the given or earlier one stays."""
    kept, end = list(given), 0
    for part in sorted(found, key=lambda part: (part.start, part.end)):
        if part.start >= end and not _covered(given, part.start, part.end):
            kept.append(part)
            end = part.end
    return tuple(sorted(kept, key=lambda part: part.start))
