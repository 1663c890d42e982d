"""One module for each kind of source: a function that yields what the source lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import NoContact
from dragoman.sources.items import Lead, Source

if TYPE_CHECKING:
    from dragoman.errors import InputError
    from dragoman.records import Report
    from dragoman.sources.web import Page, Web

FEED_TYPES = (
    "application/rss", "application/atom", "application/rdf", "application/xml", "text/xml",
    "application/feed+json", "application/json", "text/json", "text/plain", "text/html",
    "application/octet-stream",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Round:
    """What a kind may use in one round over its source.

    ``own`` is the kind's part of the state; it is kept if the round settled everything. ``laid_out`` says
    whether pages of archives come with their parts (`dragoman.formats.lay_out`).
    """

    source: Source
    web: Web | None
    seen: Callable[[str], str | None]
    own: dict[str, Any]
    now: dt.datetime
    laid_out: bool = True

    def get(self, url: str, types: tuple[str, ...] = (), *, most: int | None = None) -> Page:
        """One of the source's own pages, if it changed since ``own`` says it did.

        What it says of itself is noted in ``own`` and counts from the next round on.
        """
        kept = self.own.get(url, {})
        page = self._asked(url, types, most, etag=kept.get("etag"), modified=kept.get("modified"))
        if not page.unchanged:
            self.own[url] = {"etag": page.etag, "modified": page.modified}
        return page

    def reports_at(self, lead: Lead) -> Iterator[Report | InputError]:
        """The report on the page that a lead names."""
        from dragoman.sources.web.reading import TYPES, reports_of

        return reports_of(self._asked(lead.address, TYPES, None), lead)

    def _asked(
        self,
        url: str,
        types: tuple[str, ...],
        most: int | None,
        *,
        etag: str | None = None,
        modified: str | None = None,
    ) -> Page:
        from dragoman.sources.web import Asked
        from dragoman.sources.web.addresses import USUAL_PORTS

        if self.web is None:
            raise NoContact(self.source.name)
        own = self._own_addresses()
        hosts = None if not own else (*(one.host for one in own), *self.source.hosts)
        ports = USUAL_PORTS | {one.port for one in own}
        asked = Asked(hosts=hosts, ports=ports, types=types, bytes=most)
        return self.web.get(url, asked, etag=etag, modified=modified)

    def _own_addresses(self) -> list[Any]:
        """The web addresses in the definition; none for a list that is a file."""
        from dragoman.sources.web.addresses import Address

        return [Address.of(one) for one in self.source.where if one.startswith(("http:", "https:"))]


def leads_of(asking: Round) -> Iterator[Lead]:
    """What the source lists, in its kind's order."""
    kind = import_module(f"dragoman.sources.kinds.{asking.source.kind}")
    leads: Callable[[Round], Iterator[Lead]] = kind.leads
    return leads(asking)
