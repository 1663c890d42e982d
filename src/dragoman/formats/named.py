"""By what id a report is known that came in a file and brought none.

A file is known by its name and a digest of its whole path, so that two files of one name in two folders are two
reports, and one file is the same report from whichever folder it is named, and whoever finds it.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from dragoman.records import Report

LONGEST_STEM = 80
"""Characters of a file's name that stand in the id."""


def place_of(file: Path) -> str:
    """The file's address, the same from every working folder and through every link."""
    return os.fsencode(file.resolve().as_uri()).decode("utf-8", "replace")


def file_id(file: Path) -> str:
    """The id of the report in a file: its name, and eight digits for where it lies."""
    digest = hashlib.sha256(place_of(file).encode()).hexdigest()[:8]
    stem = os.fsencode(file.stem).decode("utf-8", "replace")
    return f"{stem[:LONGEST_STEM]}-{digest}"


def known_by_file(report: Report, file: Path) -> Report:
    """The report as `dragoman.formats.load` read it from the file, by `file_id`; one that brought an id keeps it."""
    is_named_for_file = report.id == file.stem and report.source == file.name
    return replace(report, id=file_id(file)) if is_named_for_file else report
