"""Many reports read in batches, in one process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import batched
from typing import TYPE_CHECKING

from dragoman.extract.gather import gather
from dragoman.extract.reading import Reading, Step, read
from dragoman.models import parser
from dragoman.models.reader import ReaderName, reader
from dragoman.parse import body_breaks, parsed
from dragoman.records import Report, ReportRecord
from dragoman.settings import BATCH_REPORTS

if TYPE_CHECKING:
    from spacy.tokens import Doc


def in_one_process(
    reports: Iterable[Report], steps: Mapping[str, Step], by: ReaderName
) -> Iterator[ReportRecord]:
    """Read batch by batch; no more than one batch is held."""
    for batch in batched(reports, BATCH_REPORTS):
        yield from _read_batch(batch, steps, by)


def read_docs(
    reports: Iterable[Report], docs: Iterable[Doc], steps: Mapping[str, Step], by: ReaderName
) -> list[ReportRecord]:
    """Parsed reports to their records: the reader looks at all of them, then the steps at each."""
    return [gather(reading) for reading in _readings_of(reports, docs, steps, by)]


def readings(
    reports: Iterable[Report], steps: Mapping[str, Step], by: ReaderName
) -> Iterator[Reading]:
    """Each report's reading with its whole cast, pronouns and those without a record too.

    The words of a reading are known only until the next one is asked for.
    """
    nlp = parser.load()
    for batch in batched(reports, BATCH_REPORTS):
        # New words live as long as the batch, so that a long stream does not fill the vocabulary.
        with nlp.memory_zone():
            docs = (parser.make_doc(nlp, report.text, body_breaks(report)) for report in batch)
            without = list(reader(by).parser_parts_left_out)
            parsed_docs = nlp.pipe(docs, batch_size=BATCH_REPORTS, disable=without)
            yield from _readings_of(batch, parsed_docs, steps, by)


def _readings_of(
    reports: Iterable[Report], docs: Iterable[Doc], steps: Mapping[str, Step], by: ReaderName
) -> Iterator[Reading]:
    parses = [parsed(report, doc) for report, doc in zip(reports, docs, strict=True)]
    return (read(parse, steps, clues) for parse, clues in reader(by).look(parses))


def _read_batch(
    batch: tuple[Report, ...], steps: Mapping[str, Step], by: ReaderName
) -> list[ReportRecord]:
    return [gather(reading) for reading in readings(batch, steps, by)]


def in_processes(
    reports: Iterable[Report], processes: int, steps: Mapping[str, Step], by: ReaderName
) -> Iterator[ReportRecord]:
    """Read in several processes, each with models of its own; the order stays that of the reports.

    Two batches a process are under way at most, so that a long stream is not drawn in at once.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        waiting: deque[Future[list[ReportRecord]]] = deque()
        for batch in batched(reports, BATCH_REPORTS):
            waiting.append(pool.submit(_read_batch, batch, steps, by))
            if len(waiting) >= 2 * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
