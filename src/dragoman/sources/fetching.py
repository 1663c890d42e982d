"""One round over a source: what is new, one item after the other.

This is the seam between sources and whoever keeps reports:

    for item in fetch(source, store, web=web):
        if item.report:
            archive.add(item.report, item.address)

When the loop asks for the next item, the one before counts as kept and is remembered. A run that
is killed in between hands the last one over again: at least once, never not at all. So whoever
keeps reports must take the same one twice without harm. Whoever can remember an item and keep its report in one
transaction takes the items of a `Fetching` instead.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.errors import ArchiveError, DragomanError, FetchError, InputError
from dragoman.sources.health import Round, noted
from dragoman.sources.items import Item, Lead, Seen, Source
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
    going = Fetching(source, store, web, clock, listing=listing, laid_out=laid_out)
    try:
        for found in going.items():
            if isinstance(found, Item):
                yield found
            seen = found.seen if isinstance(found, Item) else found
            if seen and not listing:
                store.remember(source.name, seen.key, seen.mark)
    finally:
        if not listing and not going.lost:
            store.set_state(source.name, going.state_after())


@dataclass
class Fetching:
    """A round that is going on, for whoever remembers what was seen in a transaction of their own.

    `items` gives items, and a bare `Seen` for what nothing came of. When all of them are kept, `state_after` is to be kept,
    and not before: it says which lists need not be looked at until they change. ``lost`` tells that the store failed.
    """

    source: Source
    store: SourceStore
    web: Web | None = None
    clock: Callable[[], dt.datetime] = utc
    listing: bool = False
    laid_out: bool = True
    lost: bool = field(default=False, init=False)
    _new: int = field(default=0, init=False)
    _known: int = field(default=0, init=False)
    _refused: int = field(default=0, init=False)
    _error: str | None = field(default=None, init=False)
    _unsettled: bool = field(default=False, init=False)
    _whole: bool = field(default=False, init=False)
    _state: dict[str, Any] = field(default_factory=dict, init=False)
    _own: dict[str, Any] = field(default_factory=dict, init=False)
    _handed: dict[str, str] = field(default_factory=dict, init=False)
    """Marks that were handed over; the store may not have them yet."""

    def items(self) -> Iterator[Item | Seen]:
        """What is new, one after the other."""
        try:
            self._state = self.store.state(self.source.name)
            self._own = {} if self.listing else dict(self._state.get("own", {}))
            asking = Asking(
                self.source,
                self.web,
                self._mark_of,
                self._own,
                self.clock(),
                laid_out=self.laid_out,
            )
            self._check_pause()
            yield from self._from_leads(asking)
            self._whole = not self._unsettled
        except ArchiveError:
            self.lost = True
            raise
        except DragomanError as found:
            self._error = str(found)
            if isinstance(found, FetchError) and found.wait_s:
                until = self.clock() + dt.timedelta(seconds=found.wait_s)
                self._state["not_before"] = until.isoformat(timespec="seconds")
            yield self._item(self.source.where[0], refused=self._error, again=True)

    def state_after(self) -> dict[str, Any]:
        """The state of the source with this round in it."""
        if self._whole:
            # Only now: a feed that has not changed since must not hide what is left of it.
            self._state["own"] = self._own
        one = Round(self.clock(), self._new, self._known, self._refused, self._error)
        return noted(self._state, one)

    def _mark_of(self, key: str) -> str | None:
        if key in self._handed:
            return self._handed[key]
        return self.store.seen(self.source.name, key)

    def _seen(self, key: str, mark: str) -> Seen:
        self._handed[key] = mark
        self._state.get("tries", {}).pop(key, None)
        return Seen(key, mark)

    def _check_pause(self) -> None:
        until = self._state.get("not_before")
        if until and self.clock() < dt.datetime.fromisoformat(until):
            raise FetchError(
                self.source.name, f"it asks to be left alone until {until}.", again=True
            )
        self._state.pop("not_before", None)

    def _from_leads(self, asking: Asking) -> Iterator[Item | Seen]:
        handed = 0
        for lead in leads_of(asking):
            if self._left_out(lead):
                continue
            key = lead.key or lead.address
            if self._mark_of(key) == lead.mark:
                self._known += 1
                continue
            if handed >= self.source.limit and not self._is_here():
                self._unsettled = True
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

    def _from_lead(self, lead: Lead, key: str, asking: Asking) -> Iterator[Item | Seen]:
        if self._only_lists():
            self._new += 1
            yield self._item(lead.address, lead=lead, seen=self._seen(key, lead.mark))
            return
        try:
            for found, last in _with_last(_opened(lead, asking)):
                seen = self._seen(key, lead.mark) if last else None
                if isinstance(found, InputError):
                    self._refused += 1
                    yield self._item(lead.address, lead=lead, refused=str(found), seen=seen)
                else:
                    self._new += 1
                    yield self._item(lead.address, lead=lead, report=found, seen=seen)
        except FetchError as error:
            self._refused += 1
            again = error.again and self._tried(key) < MOST_TRIES
            self._unsettled |= again
            seen = None if again else self._seen(key, lead.mark)
            yield self._item(lead.address, lead=lead, refused=str(error), again=again, seen=seen)
            return
        except InputError as error:
            self._refused += 1
            seen = self._seen(key, lead.mark)
            yield self._item(lead.address, lead=lead, refused=str(error), seen=seen)
            return
        if self._handed.get(key) != lead.mark:
            yield self._seen(key, lead.mark)

    def _tried(self, key: str) -> int:
        tries = self._state.setdefault("tries", {})
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
        seen: Seen | None = None,
    ) -> Item:
        return Item(
            source=self.source.name, address=address, fetched=self.clock(), report=report,
            refused=refused, again=again, published=lead.published if lead else None,
            title=lead.title if lead else None, seen=seen,
        )  # fmt: skip


def _opened(lead: Lead, asking: Asking) -> Iterator[Report | InputError]:
    """What a lead leads to."""
    if lead.fault:
        return iter((InputError(lead.address, lead.fault),))
    return lead.open() if lead.open else asking.reports_at(lead)


def _with_last[T](found: Iterator[T]) -> Iterator[tuple[T, bool]]:
    """Each one, and whether it is the last; one that comes before an error is none."""
    waiting: list[T] = []
    try:
        for one in found:
            if waiting:
                yield waiting.pop(), False
            waiting.append(one)
    except (InputError, FetchError):
        yield from ((one, False) for one in waiting)
        raise
    yield from ((one, True) for one in waiting)
