"""``dragoman read --triage``: which reports are not read, and where they are found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.cli.ending import note
from dragoman.errors import InputError
from dragoman.models.triage import Triage
from dragoman.settings import BATCH_REPORTS

if TYPE_CHECKING:
    from dragoman.records import Report

FIELDS = ("id", "text", "title", "published", "source", "author", "outlet", "dateline", "language")
"""What `dragoman read` takes from JSON lines, so that a report left out can be read after all."""


@dataclass
class LeftOut:
    """Passes on the reports that may have a record, and counts and keeps the others.

    ``threshold`` is the least relevance of a report that is read. The others are told of one by one
    on the standard error, unless ``quiet``, and written to ``file`` as JSON lines, if there is one.
    """

    threshold: float | None = None
    file: Path | None = None
    quiet: bool = False
    seen: int = 0
    count: int = 0

    def check(self, paths: Iterable[str]) -> None:
        """Refuse to write over what is to be read."""
        if self.file and any(Path(path).resolve() == self.file.resolve() for path in paths):
            raise InputError(str(self.file), "is to be read, so nothing can be written to it")

    def sift(self, given: Iterable[Report | InputError]) -> Iterator[Report | InputError]:
        """What is to be read, in its order, and every error."""
        triage = Triage.load()
        least = triage.threshold if self.threshold is None else self.threshold
        if self.file is None:
            yield from self._sifted(given, triage, least, None)
            return
        try:
            kept = self.file.open("w", encoding="utf-8")
        except OSError as error:
            raise InputError(str(self.file), f"cannot be written ({error.strerror})") from None
        with kept:
            yield from self._sifted(given, triage, least, kept)

    def _sifted(
        self, given: Iterable[Report | InputError], triage: Triage, least: float,
        kept: IO[str] | None,
    ) -> Iterator[Report | InputError]:  # fmt: skip
        for some in batched(given, BATCH_REPORTS):
            reports = [one for one in some if not isinstance(one, InputError)]
            relevance = dict(zip(map(id, reports), triage.of_reports(reports), strict=True))
            for one in some:
                if isinstance(one, InputError):
                    yield one
                    continue
                self.seen += 1
                if (found := float(relevance[id(one)])) >= least:
                    yield one
                else:
                    self._leave_out(one, found, kept)

    def _leave_out(self, report: Report, relevance: float, kept: IO[str] | None) -> None:
        self.count += 1
        if not self.quiet:
            note(f"Left out: {report.id} (relevance {relevance:.2f})")
        if kept:
            from dragoman.jsonform import one_line

            values = {name: getattr(report, name) for name in FIELDS}
            values |= {"published": report.published and report.published.isoformat()}
            kept.write(one_line({**values, "relevance": round(relevance, 3)}) + "\n")

    def summary(self) -> str:
        """How many of how many, and where they are."""
        where = f"; they are in {self.file}" if self.file and self.count else ""
        return f"Triage left out {self.count} of {self.seen} reports{where}."
