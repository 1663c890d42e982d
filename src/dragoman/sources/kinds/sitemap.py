"""Site maps: lists of a site's own pages, and lists of such lists, plain or packed with gzip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from dragoman.errors import BrokenInput, InputError, SourceError
from dragoman.formats.days import day_in
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round

MOST_BYTES = 52_428_800
"""What the protocol allows a site map to have, unpacked."""
MOST_PAGES = 50_000
"""Likewise for pages of one site map."""
MOST_MAPS = 200
"""Site maps of one index that are looked at, those that changed last."""

TYPES = ("application/xml", "text/xml", "application/gzip", "application/x-gzip", "text/plain", "application/octet-stream", "text/html")  # fmt: skip
PIECE = 65_536
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A page, or another site map if ``is_map``."""

    url: str
    changed: str = ""
    published: dt.date | None = None
    title: str | None = None
    is_map: bool = False


def leads(asking: Round) -> Iterator[Lead]:
    """The pages of each site map, those that changed last before the others."""
    for url in asking.source.where:
        entries = _listed(asking, url)
        for one in _newest_first([e for e in entries if e.is_map])[:MOST_MAPS]:
            kept = asking.own.get("maps", {}).get(one.url)
            if one.changed and kept == one.changed:
                continue
            try:
                below = _listed(asking, one.url)
            except (SourceError, InputError) as error:
                yield Lead(address=one.url, mark=f"failed {asking.now.date()}", fault=error.problem)
                continue
            yield from map(_lead, _newest_first([e for e in below if not e.is_map]))
            asking.own.setdefault("maps", {})[one.url] = one.changed
        yield from map(_lead, _newest_first([e for e in entries if not e.is_map]))


def _listed(asking: Round, url: str) -> list[Entry]:
    page = asking.get(url, TYPES, most=MOST_BYTES)
    return [] if page.unchanged else entries_of(page.body, url)


def _newest_first(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.changed, reverse=True)


def _lead(entry: Entry) -> Lead:
    return Lead(
        address=entry.url, mark=entry.changed, published=entry.published or day_in(entry.changed),
        title=entry.title,
    )  # fmt: skip


def entries_of(data: bytes, where: str) -> list[Entry]:
    """What a site map lists, the first `MOST_PAGES`. Raises `InputError`, `FetchError`."""
    from dragoman.sources.web.bodies import whole
    from dragoman.sources.xml import harmless

    if data.startswith(b"\x1f\x8b"):
        data = whole([data], "gzip", where, most=MOST_BYTES)
    text = harmless(data, where)
    if text.startswith(("http://", "https://")):  # the protocol's plain form: an address a line
        return [Entry(line.strip()) for line in text.split("\n", MOST_PAGES)[:MOST_PAGES] if line]
    return list(_from_xml(text, where))


def _from_xml(text: str, where: str) -> Iterator[Entry]:
    root: Element | None = None
    try:
        found = 0
        for depth, ended, element in _elements(text):
            if root is None:
                root = element
                if (name := _name(element.tag)) not in ("urlset", "sitemapindex"):
                    raise BrokenInput(where, f"this is no site map but <{name[:40]}>.")
            if depth > DEEPEST:
                raise BrokenInput(where, f"its elements are nested more than {DEEPEST} deep.")
            if ended and depth == 1:
                if entry := _entry(element):
                    found += 1
                    yield entry
                root.clear()
            if found >= MOST_PAGES:
                return
    except ParseError as error:
        if root is None:
            raise BrokenInput(where, f"this is no site map ({error}).") from error
        # What stood before the fault is good; the rest may be mended in the next round.


def _elements(text: str) -> Iterator[tuple[int, bool, Element]]:
    """Each element where it begins and, with its content, where it ends; and how deep it then is."""
    parser: XMLPullParser[Element] = XMLPullParser(["start", "end"])
    depth = 0
    for at in range(0, len(text), PIECE):
        parser.feed(text[at : at + PIECE])
        for event in parser.read_events():
            ended = event[0] == "end"
            depth += -1 if ended else 1
            if isinstance(element := event[-1], Element):
                yield depth, ended, element
    parser.close()


def _entry(element: Element) -> Entry | None:
    values = {_name(one.tag): (one.text or "").strip() for one in element.iter()}
    if not values.get("loc"):
        return None
    return Entry(
        values["loc"],
        values.get("lastmod", ""),
        day_in(values.get("publication_date", "")),
        " ".join(values.get("title", "").split()) or None,
        is_map=_name(element.tag) == "sitemap",
    )


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
