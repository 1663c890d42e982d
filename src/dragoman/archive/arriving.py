"""Reports on their way into an archive: where each comes from, and by what id it is known there.

A report that brings an id (JSON lines may) keeps it. A file has none of its own: it is known by its
name and a digest of its whole path, so that two files of one name in two folders are two reports, and one file is the
same report from whichever folder it is named. A text through a pipe is known by a digest of itself.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.errors import InputError
from dragoman.formats import files_in, load, load_all
from dragoman.formats.bounds import STANDARD_INPUT
from dragoman.records import Report

LONGEST_STEM = 80
"""Characters of a file's name that stand in the id."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report, and the address that it came from."""

    report: Report
    place: str


def arriving(paths: Iterable[str | Path]) -> Iterator[Arrival | InputError]:
    """The reports of files and folders, as `dragoman.formats.load_all` gives them, with the ids they have in archives."""
    for path in paths:
        if str(path) == "-":
            for found in load_all([path]):
                yield found if isinstance(found, InputError) else Arrival(found, STANDARD_INPUT)
        else:
            for file in files_in(Path(path)):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from _of_file(file)


def _of_file(file: Path) -> Iterator[Arrival | InputError]:
    place = ""
    for found in load(file):
        if isinstance(found, InputError):
            yield found
            continue
        place = place or place_of(file)
        is_named_for_file = found.id == file.stem and found.source == file.name
        yield Arrival(replace(found, id=file_id(file)) if is_named_for_file else found, place)


def place_of(file: Path) -> str:
    """The file's address, the same from every working folder and through every link."""
    return os.fsencode(file.resolve().as_uri()).decode("utf-8", "replace")


def file_id(file: Path) -> str:
    """The id of the report in a file: its name, and eight digits for where it lies."""
    digest = hashlib.sha256(place_of(file).encode()).hexdigest()[:8]
    stem = os.fsencode(file.stem).decode("utf-8", "replace")
    return f"{stem[:LONGEST_STEM]}-{digest}"
