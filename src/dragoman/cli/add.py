"""``dragoman add``: reports into the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive_options import ArchiveOption, opened
from dragoman.cli.ending import BAD_INPUT, note
from dragoman.cli.options import AnyReader
from dragoman.cli.progress import watched
from dragoman.cli.read import Inputs, Paths, Processes, Quiet, records_by
from dragoman.errors import InputError
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.archive.archive import Run
    from dragoman.records import Report, ReportRecord

AsJson = Annotated[bool, typer.Option("--json", help="Print what became of it as JSON.")]


def add(
    paths: Paths,
    archive: ArchiveOption = None,
    reader: AnyReader = DEFAULT_READER,
    processes: Processes = 1,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read reports and keep them and what they say in the archive, which is made if there is none.

    A report that is there already is not read again; one whose text was edited becomes a new version
    beside the old one. Broken off, it goes on where it stopped when it is run again.

    Example: dragoman add reports/ --archive news.db
    """
    inputs = Inputs()
    with opened(archive, create=True) as kept, kept.run("add", reader) as run:
        coming = _Coming(kept, run, inputs)
        records = records_by(inputs, coming.unknown(paths), processes, reader)
        for record in watched(records, quiet=quiet, prints=False, alone=processes == 1):
            coming.add(record)
        run.counts["refused"] = inputs.bad
        _tell(kept, run, as_json=as_json, quiet=quiet)
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)


class _Coming:
    """Reports between the disk and the archive."""

    def __init__(self, archive: Archive, run: Run, inputs: Inputs) -> None:
        self._archive = archive
        self._run = run
        self._inputs = inputs
        self._places: dict[str, list[str | None]] = {}

    def unknown(self, paths: list[str]) -> Iterator[Report | InputError]:
        """Those that the archive does not have; of the others only where they were found is kept."""
        from dragoman.archive.arriving import arriving

        for found in arriving(paths):
            if isinstance(found, InputError):
                yield found
                continue
            try:
                outcome = self._archive.expect(found.report, place=found.place)
            except InputError as error:
                yield error
                continue
            if outcome == "known":
                self._run.counts["known"] += 1
            else:
                self._places.setdefault(found.report.id, []).append(found.place)
                yield found.report

    def add(self, record: ReportRecord) -> None:
        """Keep one that was read."""
        waiting: list[str | None] = self._places.get(record.report.id) or [None]
        place = waiting.pop(0)
        if not waiting:
            self._places.pop(record.report.id, None)
        try:
            outcome = self._run.add(record, place=place)
        except InputError as error:
            self._inputs.refused(error)
            return
        if outcome != "known":
            self._run.counts["doubts"] += len(record.doubts)


def _tell(archive: Archive, run: Run, *, as_json: bool, quiet: bool) -> None:
    counts = {name: run.counts[name] for name in ("new", "known", "edited", "doubts", "refused")}
    if as_json:
        from dragoman.jsonform import one_line

        print(one_line({"archive": archive.where, **counts}))
    elif not quiet:
        told = ", ".join(f"{n:,} {name}" for name, n in counts.items() if n or name == "new")
        note(f"{archive.where}: {told}.")
