"""Everything that can go wrong, sorted by who can mend it.

DragomanError
├── InputError                 what was given cannot be read as a report
│   ├── UnknownFormat
│   ├── EmptyInput
│   ├── InputTooLong
│   ├── BadEncoding
│   └── BrokenInput
├── RecordError                our own step made something impossible
│   ├── QuoteOutsideReport
│   └── UnknownActor
├── SourceError                a source is not there, or not as it was defined
│   ├── NoContact
│   └── FetchError             something was not fetched, and may be on another day
├── FormError                  a JSON record does not have the codebook's form
├── ArchiveError               the archive cannot serve the request
│   ├── NoArchive
│   ├── NotAnArchive
│   ├── NewerArchive
│   ├── ArchiveUnavailable
│   ├── ArchiveBusy
│   ├── NotInArchive
│   ├── BadJudgement
│   └── BrokenBackup
├── CodebookError              a codebook file is not as its loader expects
├── ModelMissing               the language model is not installed
└── ScorerMissing              a scorer that only `dragoman evaluate` needs is not installed
"""

from __future__ import annotations

import sys


class DragomanError(Exception):
    """Base of all errors that Dragoman raises on purpose; the message is one sentence."""


class InputError(DragomanError):
    """What was given cannot be read as a report.

    ``source`` names the file (or "standard input"); the message starts with it.
    """

    def __init__(self, source: str, problem: str) -> None:
        self.source = source
        self.problem = problem
        super().__init__(f"{source}: {problem}")


class UnknownFormat(InputError):
    """The name and the first bytes fit no format that Dragoman reads."""


class EmptyInput(InputError):
    """There are no words in it."""


class InputTooLong(InputError):
    """It is longer than `settings.MAX_BYTES` or `settings.MAX_CHARACTERS`."""


class BadEncoding(InputError):
    """The bytes are not text in any encoding that can be told."""


class BrokenInput(InputError):
    """The format is known, but the file is damaged or not what it claims to be."""


class RecordError(DragomanError):
    """A step of the reading made a record that cannot be."""


class QuoteOutsideReport(RecordError):
    """A quotation reaches past the text that it quotes."""

    def __init__(self, report: str, start: int, end: int, length: int) -> None:
        super().__init__(
            f"Report {report} has {length} characters; nothing can be quoted from {start} to {end}."
        )


class UnknownActor(RecordError):
    """A record names an actor that the report's record does not hold."""

    def __init__(self, report: str, actor: str) -> None:
        super().__init__(f"The record of report {report} has no actor {actor!r}.")


class SourceError(DragomanError):
    """A source is not there, or not as it was defined.

    ``where`` is its name or an address of it; the message starts with it.
    """

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}")


class NoContact(SourceError):
    """Something of the network is to be fetched, and nobody said whom its owner can write to."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where,
            "whoever runs a site must be able to write to whoever fetches from it; give an "
            "address with --contact or DRAGOMAN_CONTACT.",
        )


class FetchError(SourceError):
    """Something was not fetched: the address is not safe, or the site would not or could not.

    ``again`` says whether a later try may go better; ``wait_s`` for how many seconds the site
    asked not to be asked; ``unsafe`` that its host is none of the public network.
    """

    def __init__(
        self,
        where: str,
        problem: str,
        *,
        again: bool = False,
        wait_s: float | None = None,
        unsafe: bool = False,
    ) -> None:
        self.again = again
        self.unsafe = unsafe
        self.wait_s = wait_s
        super().__init__(where, problem)


class FormError(DragomanError):
    """A JSON record does not have the form that the codebook gives it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


class ArchiveError(DragomanError):
    """The archive cannot serve the request, and is as it was.

    ``where`` is its file or its address without the password; the message starts with it.
    """

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}")


class NoArchive(ArchiveError):
    """There is no archive at that place, and none was to be made."""


class NotAnArchive(ArchiveError):
    """It is a file or database of something else, or a damaged one."""


class NewerArchive(ArchiveError):
    """A newer version of Dragoman has worked on it, whose tables this one does not know."""

    def __init__(self, where: str, step: str, newest: str) -> None:
        super().__init__(
            where,
            f"a newer Dragoman has made this archive (tables {step}; this one knows them up to "
            f"{newest}); bring Dragoman up to date.",
        )


class ArchiveUnavailable(ArchiveError):
    """It cannot be reached, read or written: no right to, a full disk, a server that does not answer."""


class ArchiveBusy(ArchiveError):
    """Another program writes to it and did not let go in time."""


class NotInArchive(ArchiveError):
    """No report, record, actor or judgement in the archive has this id."""

    def __init__(self, where: str, id: str) -> None:
        super().__init__(where, f"nothing in this archive has the id {id!r}.")


class BadJudgement(ArchiveError):
    """A judgement that fits nothing: a verdict for another sort of thing, a field that there is not."""


class BrokenBackup(ArchiveError):
    """A backup file is damaged, or none."""


class CodebookError(DragomanError):
    """A codebook file is not as its loader expects it."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"Codebook {file}: {problem}")


class ModelMissing(DragomanError):
    """The language model that the reading needs is not installed."""

    def __init__(self, model: str, command: str) -> None:
        super().__init__(f"The language model {model} is not installed; run: {command}")


class ScorerMissing(DragomanError):
    """A scorer of other people's, which only `dragoman evaluate` needs, is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"Scoring this gold set needs the package {package}; "
            f"run: {sys.executable} -m pip install {package}"
        )
