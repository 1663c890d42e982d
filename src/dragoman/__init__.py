"""Dragoman reads reports on diplomacy and conflict and keeps the record.

    >>> import dragoman
    >>> record = dragoman.read("Chad's foreign minister said his country would send envoys.")
    >>> [s.content.words for s in record.statements]
    ['his country would send envoys']

Importing the package is quick: the language model is loaded by the first reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.errors import DragomanError as DragomanError
    from dragoman.errors import InputError as InputError
    from dragoman.models.reader import ReaderName
    from dragoman.records import Actor as Actor
    from dragoman.records import Amount as Amount
    from dragoman.records import Commitment as Commitment
    from dragoman.records import Doubt as Doubt
    from dragoman.records import Event as Event
    from dragoman.records import Meeting as Meeting
    from dragoman.records import Office as Office
    from dragoman.records import Period as Period
    from dragoman.records import Quote as Quote
    from dragoman.records import Report as Report
    from dragoman.records import ReportRecord as ReportRecord
    from dragoman.records import Roles as Roles
    from dragoman.records import Statement as Statement

__version__ = "0.1.0"

_HOMES = {
    "dragoman.errors": ("DragomanError", "InputError"),
    "dragoman.records": (
        "Actor", "Amount", "Commitment", "Doubt", "Event", "Meeting", "Office", "Period",
        "Quote", "Report", "ReportRecord", "Roles", "Statement",
    ),
}  # fmt: skip

__all__ = [
    "Actor", "Amount", "Commitment", "Doubt", "DragomanError", "Event", "InputError", "Meeting",
    "Office", "Period", "Quote", "Report", "ReportRecord", "Roles", "Statement", "__version__",
    "load", "pipe", "read",
]  # fmt: skip


def read(
    given: str | Path | Report, /, *, reader: ReaderName = DEFAULT_READER, **about: Any
) -> ReportRecord:
    """The record of one report: a text, a file, or a `Report` made elsewhere.

    A string is the text itself, never a file's name. ``reader`` is "full" (parser, small encoder
    and rules) or "fast" (parser and rules, three times as fast). ``about`` may give ``id``, ``title``,
    ``published`` (a date) and ``source``; for a file or a `Report` it replaces what they say.

    Raises `InputError` for a file that is no report, or holds several (see `load` and `pipe`).
    """
    from dataclasses import replace

    from dragoman.extract import read_one
    from dragoman.formats import report_of

    if isinstance(given, str):
        return read_one(report_of(given, **about), reader=reader)
    report = _only(given) if isinstance(given, Path) else given
    return read_one(replace(report, **about) if about else report, reader=reader)


def pipe(
    reports: Iterable[Report | str], *, processes: int = 1, reader: ReaderName = DEFAULT_READER
) -> Iterator[ReportRecord]:
    """The records of many reports, in order, without holding more than a few at a time."""
    from dragoman.extract import read_all
    from dragoman.formats import report_of

    given = (report_of(r) if isinstance(r, str) else r for r in reports)
    return read_all(given, processes=processes, reader=reader)


def load(
    paths: Iterable[str | Path], *, on_error: Callable[[InputError], object] | None = None
) -> Iterator[Report]:
    """The reports in files and folders; a JSON lines file or an archive gives many.

    What cannot be read is handed to ``on_error`` and passed over; without it, it is raised.
    """
    from dragoman.errors import InputError
    from dragoman.formats import load_all

    for report in load_all(paths):
        if not isinstance(report, InputError):
            yield report
        elif on_error is None:
            raise report
        else:
            on_error(report)


def _only(path: Path) -> Report:
    from dragoman.errors import InputError

    reports = load([path])
    report = next(reports, None)
    if report is None:
        raise InputError(str(path), "holds no report")
    if next(reports, None) is not None:
        raise InputError(
            str(path), "holds several reports; use dragoman.pipe(dragoman.load([...]))"
        )
    return report


def __getattr__(name: str) -> Any:
    """Fetch a record class or an error when it is first asked for."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
