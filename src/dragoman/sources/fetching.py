"""One round over a source: what is new, one item after the other.

This is the seam between sources and whoever keeps reports:

    for item in fetch(source, store, web=web):
        if item.report:
            archive.add(item.report, item.address)

When the loop asks for the next item, the one before counts as kept and is remembered. A run that
is killed in between hands the last one over again: at least once, never not at all. So whoever
keeps reports must take the same one twice without harm.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, FetchError, InputError
from dragoman.sources.health import Round, noted
from dragoman.sources.items import Item, Lead, Source
from dragoman.sources.kinds import Round as Asking
from dragoman.sources.kinds import leads_of

if TYPE_CHECKING:
    from dragoman.records import Report
    from dragoman.sources.store import SourceStore
    from dragoman.sources.web import Web

MOST_TRIES = 5
"""Rounds in which a page may fail before it counts as seen."""


def utc() -> dt.datetime:
    """Now, by the machine's clock."""
    return dt.datetime.now(dt.UTC)


def fetch(
    source: Source,
    store: SourceStore,
    *,
    web: Web | None = None,
    clock: Callable[[], dt.datetime] = utc,
    listing: bool = False,
    laid_out: bool = True,
) -> Generator[Item, None, None]:
    """What is new in a source since the last round, at most ``source.limit`` items.

    ``web`` is needed for whatever is not on this machine. With ``listing``, items only tell what would
    be fetched, and nothing is remembered. A source that fails as a whole gives one item that says so, and its state
    keeps it. ``laid_out`` false leaves out the parts of pages from web archives, which takes
    as long as all else; then whoever reads them calls `dragoman.formats.lay_out` first.
    """
    return _Fetching(source, store, web, clock, listing=listing, laid_out=laid_out).items()


@dataclass
class _Fetching:
    """A round that is going on."""

    source: Source
    store: SourceStore
    web: Web | None
    clock: Callable[[], dt.datetime]
    listing: bool = False
    laid_out: bool = True
    new: int = 0
    known: int = 0
    refused: int = 0
    unsettled: bool = False
    state: dict[str, Any] = field(default_factory=dict)

    def items(self) -> Generator[Item, None, None]:
        name = self.source.name
        self.state = self.store.state(name)
        asking = Asking(
            self.source, self.web, lambda key: self.store.seen(name, key),
            {} if self.listing else dict(self.state.get("own", {})), self.clock(),
            laid_out=self.laid_out,
        )  # fmt: skip
        error: str | None = None
        whole = False
        try:
            self._check_pause()
            yield from self._from_leads(asking)
            whole = not self.unsettled
        except DragomanError as found:
            error = str(found)
            if isinstance(found, FetchError) and found.wait_s:
                until = self.clock() + dt.timedelta(seconds=found.wait_s)
                self.state["not_before"] = until.isoformat(timespec="seconds")
            yield self._item(self.source.where[0], refused=error, again=True)
        finally:
            if not self.listing:
                if whole:
                    # Only now: a feed that has not changed since must not hide what is left of it.
                    self.state["own"] = asking.own
                at = self.clock()
                one = Round(at, self.new, self.known, self.refused, error)
                self.store.set_state(name, noted(self.state, one))

    def _check_pause(self) -> None:
        until = self.state.get("not_before")
        if until and self.clock() < dt.datetime.fromisoformat(until):
            raise FetchError(
                self.source.name, f"it asks to be left alone until {until}.", again=True
            )
        self.state.pop("not_before", None)

    def _from_leads(self, asking: Asking) -> Iterator[Item]:
        handed = 0
        for lead in leads_of(asking):
            if self._left_out(lead):
                continue
            key = lead.key or lead.address
            if self.store.seen(self.source.name, key) == lead.mark:
                self.known += 1
                continue
            if handed >= self.source.limit and not self._is_here():
                self.unsettled = True
                return
            handed += 1
            yield from self._listed(lead) if self.listing else self._from_lead(lead, key, asking)

    def _is_here(self) -> bool:
        """Whether all lies on this machine, so that no site needs to be spared."""
        return self.source.kind in ("folder", "warc") or self._only_lists()

    def _only_lists(self) -> bool:
        return self.source.kind == "gdelt" and not self.source.pages

    def _left_out(self, lead: Lead) -> bool:
        only, since = self.source.only, self.source.since
        if only and not fnmatch.fnmatchcase(lead.address, only):
            return True
        return bool(since and lead.published and lead.published < since)

    def _listed(self, lead: Lead) -> Iterator[Item]:
        yield self._item(lead.address, lead=lead, refused=lead.fault)

    def _from_lead(self, lead: Lead, key: str, asking: Asking) -> Iterator[Item]:
        try:
            if self._only_lists():
                self.new += 1
                yield self._item(lead.address, lead=lead)
                self.store.remember(self.source.name, key, lead.mark)
                return
            for found in _opened(lead, asking):
                if isinstance(found, InputError):
                    self.refused += 1
                    yield self._item(lead.address, lead=lead, refused=str(found))
                else:
                    self.new += 1
                    yield self._item(lead.address, lead=lead, report=found)
        except FetchError as error:
            self.refused += 1
            again = error.again and self._tried(key) < MOST_TRIES
            self.unsettled |= again
            yield self._item(lead.address, lead=lead, refused=str(error), again=again)
            if again:
                return
        except InputError as error:
            self.refused += 1
            yield self._item(lead.address, lead=lead, refused=str(error))
        self.state.get("tries", {}).pop(key, None)
        self.store.remember(self.source.name, key, lead.mark)

    def _tried(self, key: str) -> int:
        tries = self.state.setdefault("tries", {})
        tries[key] = tries.get(key, 0) + 1
        return int(tries[key])

    def _item(
        self,
        address: str,
        *,
        lead: Lead | None = None,
        report: Report | None = None,
        refused: str | None = None,
        again: bool = False,
    ) -> Item:
        return Item(
            source=self.source.name, address=address, fetched=self.clock(), report=report,
            refused=refused, again=again, published=lead.published if lead else None,
            title=lead.title if lead else None,
        )  # fmt: skip


def _opened(lead: Lead, asking: Asking) -> Iterator[Report | InputError]:
    """What a lead leads to."""
    if lead.fault:
        return iter((InputError(lead.address, lead.fault),))
    return lead.open() if lead.open else asking.reports_at(lead)
