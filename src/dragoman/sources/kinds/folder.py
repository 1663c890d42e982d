"""Files and folders: what is new there, and what was written anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.errors import InputError, SourceError
from dragoman.formats import load
from dragoman.formats.detect import EXTENSIONS
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round

LONGEST_STEM = 80
"""Characters of a file's name that stand in the id."""


def leads(asking: Round) -> Iterator[Lead]:
    """Each file that Dragoman reads, in the order of the names."""
    for where in asking.source.where:
        path = Path(where)
        if not path.exists():
            raise SourceError(where, "there is no such file or folder.")
        for file in [path] if path.is_file() else _files(path):
            try:
                about = file.stat()
            except OSError:
                continue  # it went away just now
            place = place_of(file)
            yield Lead(
                address=place,
                mark=f"{about.st_size} {about.st_mtime_ns}",
                open=lambda file=file, place=place: _reports(file, place),  # type: ignore[misc]
            )


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in EXTENSIONS and path.is_file():
                yield path


def _reports(file: Path, place: str) -> Iterator[Report | InputError]:
    for found in load(file):
        own_name = isinstance(found, Report) and found.id == file.stem
        yield replace(found, id=_id(file, place)) if own_name else found  # type: ignore[type-var]


def place_of(file: Path) -> str:
    """The file's address, the same from every working folder."""
    return os.fsencode(file.resolve().as_uri()).decode("utf-8", "replace")


def _id(file: Path, place: str) -> str:
    """A file's name, and eight digits for where it lies: two folders may hold one name."""
    stem = os.fsencode(file.stem).decode("utf-8", "replace")
    return f"{stem[:LONGEST_STEM]}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"
