"""Reports on their way into an archive: where each comes from, and by what id it is known there.

A report that brings an id (JSON lines may) keeps it. A file has none of its own: see `dragoman.formats.named`.
A text through a pipe is known by a digest of itself. A line that `dragoman read --json` wrote is a finished
record, which need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.formats import files_in, load_finished
from dragoman.formats.bounds import STANDARD_INPUT
from dragoman.formats.named import known_by_file, place_of
from dragoman.records import Report, ReportRecord


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report, the address that it came from, and its record if that came along."""

    report: Report
    place: str
    record: ReportRecord | None = None


def arriving(paths: Iterable[str | Path]) -> Iterator[Arrival | InputError]:
    """The reports of files and folders, as `dragoman.formats.load_all` gives them, with the ids they have in archives."""
    for path in paths:
        if str(path) == "-":
            for found in load_finished(path):
                yield found if isinstance(found, InputError) else _arrival(found, STANDARD_INPUT)
        else:
            for file in files_in(Path(path)):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from _of_file(file)


def _of_file(file: Path) -> Iterator[Arrival | InputError]:
    place = ""
    for found in load_finished(file):
        if isinstance(found, InputError):
            yield found
            continue
        place = place or place_of(file)
        yield _arrival(known_by_file(found, file) if isinstance(found, Report) else found, place)


def _arrival(found: Report | ReportRecord, place: str) -> Arrival:
    if isinstance(found, Report):
        return Arrival(found, place)
    return Arrival(found.report, place, found)
