"""Files and folders: what is new there, and what was written anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError, SourceError
from dragoman.formats import load
from dragoman.formats.detect import EXTENSIONS
from dragoman.formats.named import known_by_file, place_of
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round


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
            yield Lead(
                address=place_of(file),
                mark=f"{about.st_size} {about.st_mtime_ns}",
                open=lambda file=file: _reports(file),  # type: ignore[misc]
            )


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in EXTENSIONS and path.is_file():
                yield path


def _reports(file: Path) -> Iterator[Report | InputError]:
    for found in load(file):
        yield found if isinstance(found, InputError) else known_by_file(found, file)
