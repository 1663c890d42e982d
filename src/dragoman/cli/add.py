"""``dragoman add`` and ``dragoman reread``: reports into the archive."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import BAD_INPUT, note
from dragoman.cli.options import AnyReader
from dragoman.cli.progress import counting
from dragoman.cli.read import Inputs, Paths, Processes, Quiet, records_by
from dragoman.errors import FormError, InputError
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.archive import Run
    from dragoman.records import Report, ReportRecord

MANY_IN_ONE = (".jsonl", ".ndjson", ".json")
"""Endings of files that may hold many reports, so that nobody knows beforehand how many there are."""
ELSEWHERE = "elsewhere"
"""The reader that the archive names for records that came finished; `dragoman reread` reads them itself."""
SUMMARY = ("new", "edited", "known", "doubts", "refused")


def add(
    paths: Paths,
    archive: ArchiveOption = None,
    reader: AnyReader = DEFAULT_READER,
    processes: Processes = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports and keep them, and what they say, in the archive; it is made if there is none.

    A report that is there already is not read again; one whose text was edited becomes a new version
    beside the old one. Each report is kept wholly or not at all, so whatever broke off goes on where it
    stopped when it is run again. At the end it says how many were new, edited, known and refused.
    A line that `dragoman read --json` wrote is kept as it is, if its words are those of its text.

    Example: dragoman add reports/ --archive news.db
    """
    inputs = Inputs()
    with opened(archive, create=True) as kept, kept.run("add", reader) as run:
        with counting("Adding", quiet=quiet, total=_how_many(paths)) as one_more:
            coming = _Coming(kept, run, inputs, one_more)
            for record in records_by(inputs, coming.unknown(paths), processes, reader):
                coming.add(record)
        run.counts["refused"] = inputs.bad
        tell(kept, run, SUMMARY, as_json=as_json, quiet=quiet)
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)


def reread(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]", help="Reports; none is all.")
    ] = None,
    archive: ArchiveOption = None,
    reader: AnyReader = DEFAULT_READER,
    again: Annotated[
        bool, typer.Option("--again", help="Those too that this reader has read already.")
    ] = False,
    processes: Processes = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports of the archive again, with a better reader or a newer Dragoman.

    What is found otherwise takes the place of what was found before, which is kept; what people judged
    stays with the words. Reports that this reader of this version has read are passed over.

    Example: dragoman reread --reader full
    """
    inputs = Inputs()
    with opened(archive) as kept, kept.run("reread", reader) as run:

        def read(reports: Iterator[Report]) -> Iterator[ReportRecord]:
            return records_by(inputs, reports, processes, reader)

        with counting("Reading", quiet=quiet) as one_more:
            for record in kept.reread_all(read, run, ids or (), again=again):
                run.counts["doubts"] += len(record.doubts)
                one_more()
        run.counts["refused"] = inputs.bad
        tell(kept, run, ("changed", "same", "doubts", "refused"), as_json=as_json, quiet=quiet)
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)


class _Coming:
    """Reports between the disk and the archive."""

    def __init__(
        self, archive: Archive, run: Run, inputs: Inputs, one_more: Callable[[], None]
    ) -> None:
        self._archive = archive
        self._run = run
        self._inputs = inputs
        self._one_more = one_more
        self._places: defaultdict[str, deque[str]] = defaultdict(deque)

    def unknown(self, paths: list[str]) -> Iterator[Report | InputError]:
        """Those that the archive does not have; of the others only where they were found is kept."""
        from dragoman.archive.arriving import arriving

        for found in arriving(paths):
            if isinstance(found, InputError):
                yield found
                self._one_more()
                continue
            try:
                outcome = self._archive.expect(found.report, place=found.place)
            except InputError as error:
                yield error
                continue
            if outcome == "known":
                self._run.counts["known"] += 1
                self._one_more()
            elif found.record:
                self._keep(found.record, found.place, reader=ELSEWHERE)
            else:
                self._places[found.report.id].append(found.place)
                yield found.report

    def add(self, record: ReportRecord) -> None:
        """Keep one that was read."""
        waiting = self._places.pop(record.report.id, None)
        place = waiting.popleft() if waiting else None
        if waiting:
            self._places[record.report.id] = waiting
        self._keep(record, place)

    def _keep(self, record: ReportRecord, place: str | None, reader: str | None = None) -> None:
        try:
            outcome = self._run.add(record, place=place, reader=reader)
        except (InputError, FormError) as error:
            self._inputs.refused(error)
        else:
            self._run.counts["doubts"] += len(record.doubts) if outcome != "known" else 0
        self._one_more()


def _how_many(paths: list[str]) -> int | None:
    """How many reports there will be, if that can be told without reading them."""
    from dragoman.formats import files_in

    if "-" in paths:
        return None
    files = [file for path in paths for file in files_in(Path(path))]
    many = any(isinstance(f, Path) and f.suffix.lower() in MANY_IN_ONE for f in files)
    return None if many else len(files)


def tell(archive: Archive, run: Run, names: tuple[str, ...], *, as_json: bool, quiet: bool) -> None:
    """Say how many there were of what, and keep it with the run."""
    counts = {name: run.counts[name] for name in names}
    if as_json:
        from dragoman.jsonform import one_line

        print(one_line({"archive": archive.where, **counts}))
    elif not quiet:
        told = ", ".join(f"{n:,} {name}" for name, n in counts.items() if n or name == names[0])
        note(f"{archive.where}: {told}.")
