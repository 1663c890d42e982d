"""What comes from sources, on its way into an archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.archive.source_store import ArchiveStore
from dragoman.errors import FormError, InputError
from dragoman.formats import lay_out
from dragoman.formats.bounds import without_surrogates
from dragoman.sources.fetching import Fetching
from dragoman.sources.items import Item, Seen, Source

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.archive import Run
    from dragoman.cli.read import Inputs
    from dragoman.records import Report, ReportRecord
    from dragoman.sources.web import Web

LONGEST_PLACE = 1_000
"""Characters of an address that are kept."""
AT_ONCE = 200
"""Marks that are kept together when no report is added with them."""


@dataclass(slots=True)
class _Came:
    """What came, in its place among all that comes; ``report`` while its record is waited for."""

    source: str
    place: str = ""
    report: str | None = None
    seen: Seen | None = None
    ended: Fetching | None = None


class Taking:
    """Adds what sources bring, and remembers it with its report.

    A mark is kept with the report that it is of, and never before those that came earlier: of a web archive
    it says how far it was read. The reader may want many reports before it gives the first record, hence the line of waiting.
    """

    def __init__(
        self,
        archive: Archive,
        store: ArchiveStore,
        run: Run,
        inputs: Inputs,
        *,
        ended: Callable[[Source], None],
        one_more: Callable[[], None],
    ) -> None:
        self._archive = archive
        self._store = store
        self._run = run
        self._inputs = inputs
        self._tell_of = ended
        self._one_more = one_more
        self._line: deque[_Came] = deque()
        self._due: list[tuple[str, Seen]] = []

    def reports(self, sources: Iterable[Source], web: Web | None) -> Iterator[Report]:
        """Those that must be read; of the others only that they came is kept."""
        for source in sources:
            going = Fetching(source, self._store, web, laid_out=False)
            for found in going.items():
                if report := self._unknown(source, found):
                    # Parts take long to find, and a known report needs none.
                    yield lay_out(report) if source.kind == "warc" else report
            self._line.append(_Came(source.name, ended=going))
            self._settle()

    def _unknown(self, source: Source, found: Item | Seen) -> Report | None:
        """The report of an item, if the archive does not have it; the item is in line."""
        if isinstance(found, Seen):
            self._line.append(_Came(source.name, seen=found))
            self._settle()
            return None
        came = _Came(source.name, _place(found.address), seen=found.seen)
        self._line.append(came)
        if found.report and self._is_unknown(source, found.report, came.place):
            came.report = found.report.id
            return found.report
        if found.refused:
            self._refuse(source.name, found.refused)
        self._one_more()
        self._settle()
        return None

    def _is_unknown(self, source: Source, report: Report, place: str) -> bool:
        try:
            outcome = self._archive.expect(report, place=place)
        except InputError as error:
            self._refuse(source.name, str(error))
            return False
        if outcome == "known":
            self._run.counts["known"] += 1
        return outcome != "known"

    def add(self, record: ReportRecord) -> None:
        """Keep one that was read, and that it and all before it came."""
        self._pass_to(record.report.id)
        came = self._line.popleft()
        if came.seen:
            self._due.append((came.source, came.seen))
        due = list(self._due)
        try:
            outcome = self._run.add(
                record, place=came.place, along=lambda c: self._store.remember_in(c, due)
            )
        except (InputError, FormError) as error:
            self._refuse(came.source, str(error))
        else:
            self._due.clear()
            self._run.counts["doubts"] += len(record.doubts) if outcome != "known" else 0
        self._one_more()
        self._settle()

    def finish(self) -> None:
        """Keep what is left when there are no more records."""
        self._pass_to(None)

    def _pass_to(self, report: str | None) -> None:
        """Come to the place in line where this report waits; whoever waits before it was refused by the reader."""
        self._settle()
        while self._line and self._line[0].report != report:
            self._line[0].report = None
            self._settle()

    def _settle(self) -> None:
        """Keep what at the head of the line waits for nothing."""
        while self._line and self._line[0].report is None:
            came = self._line.popleft()
            if came.seen:
                self._due.append((came.source, came.seen))
            if len(self._due) >= AT_ONCE or came.ended:
                self._keep_due()
            if came.ended:
                self._store.set_state(came.source, came.ended.state_after())
                self._tell_of(came.ended.source)

    def _keep_due(self) -> None:
        if self._due:
            with self._archive.writing() as connection:
                self._store.remember_in(connection, self._due)
            self._due.clear()

    def _refuse(self, source: str, problem: str) -> None:
        self._inputs.refused(InputError(source, problem))


def _place(address: str) -> str:
    """An address as an archive can keep it."""
    return without_surrogates(address.replace("\0", "\ufffd"))[:LONGEST_PLACE]
