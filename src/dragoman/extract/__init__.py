"""One report to its records: steps over a parse, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.extract.reading import Reading, Step, read
from dragoman.extract.steps import STEPS
from dragoman.records import Report, ReportRecord
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.models.reader import ReaderName

__all__ = ["STEPS", "Reading", "Step", "read", "read_all", "read_doc", "read_one"]


def read_doc(
    doc: Doc, report: Report, steps: Mapping[str, Step] = STEPS,
    reader: ReaderName = DEFAULT_READER,
) -> ReportRecord:  # fmt: skip
    """The record of a report whose text is parsed already, by any English pipeline."""
    from dragoman.extract.stream import read_docs

    return read_docs([report], [doc], steps, reader)[0]


def read_one(
    report: Report, steps: Mapping[str, Step] = STEPS, reader: ReaderName = DEFAULT_READER
) -> ReportRecord:
    """The record of one report. Loads the models when first called."""
    return next(read_all([report], steps=steps, reader=reader))


def read_all(
    reports: Iterable[Report],
    *,
    processes: int = 1,
    steps: Mapping[str, Step] = STEPS,
    reader: ReaderName = DEFAULT_READER,
) -> Iterator[ReportRecord]:
    """The records of many reports, in their order, a batch at a time so that memory stays flat."""
    from dragoman.extract.stream import in_one_process, in_processes

    if processes <= 1:
        return in_one_process(reports, steps, reader)
    return in_processes(reports, processes, steps, reader)
