"""The large reader: reports to records, by asking a model and checking what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Self

from dragoman.llm.answer import Answer, checked, parsed
from dragoman.llm.ask import Asker
from dragoman.llm.check import Check
from dragoman.llm.endpoint import URL, Endpoint, Limits
from dragoman.llm.errors import BadEndpoint, LlmError
from dragoman.llm.portions import Portion, portions
from dragoman.llm.prompt import messages
from dragoman.records import Report, ReportRecord

CONFIDENCE = 0.7
"""Of every record. Nobody has measured the model that you use: score it, and give what you find."""


class LlmReader:
    """Reads by asking a model; without ``endpoint`` the one that the environment names.

    ``confidence`` is given to every record: models are sure of everything, so their own
    word on it is not asked for. Raises `BadEndpoint` if no address is named anywhere, and
    `LlmMissing` without httpx. Use it in a ``with`` statement, or `close` it.
    """

    def __init__(
        self,
        endpoint: Endpoint | None = None,
        *,
        limits: Limits | None = None,
        confidence: float = CONFIDENCE,
    ) -> None:
        endpoint = endpoint or Endpoint.from_environment()
        if endpoint is None:
            raise BadEndpoint(f"No model is named; {URL} takes its address.")
        if not 0 <= confidence <= 1:
            raise ValueError(f"A confidence is between 0 and 1, not {confidence}.")
        self.limits = limits or Limits()
        self.confidence = confidence
        self._asker = Asker(endpoint, self.limits)

    def read(self, report: Report) -> ReportRecord:
        """The record of one report. Raises `NoAnswer` or `BadAnswer`; then nothing of it is kept."""
        check = Check(report, self.confidence)
        for portion in portions(report, self.limits.portion_characters):
            check.take(self._answer(report, portion, check.names), portion)
        return check.record()

    def pipe(
        self,
        reports: Iterable[Report],
        *,
        on_error: Callable[[LlmError], object] | None = None,
    ) -> Iterator[ReportRecord]:
        """The records of many reports, in order, one at a time.

        A report about which the model cannot be asked, or does not answer well, is handed to
        ``on_error`` as an error and passed over; without it, the error is raised.
        """
        for report in reports:
            try:
                record = self.read(report)
            except LlmError as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield record

    def close(self) -> None:
        """Close the connection to the server."""
        self._asker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _answer(self, report: Report, portion: Portion, named: list[str]) -> Answer:
        asked = messages(report, portion, named)
        written = self._asker.ask(asked, report.id)
        try:
            return checked(self._asker.hide(parsed(written)))
        except RecursionError:
            raise self._asker.bad_answer(report.id, "is nested too deeply.") from None
        except ValueError as error:
            raise self._asker.bad_answer(report.id, str(error)) from None
