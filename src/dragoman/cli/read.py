"""``dragoman read``: reports in, their records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ending import BAD_INPUT, complain, note
from dragoman.cli.options import AnyReader
from dragoman.cli.progress import watched
from dragoman.errors import DragomanError, InputError
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName
    from dragoman.records import Report, ReportRecord

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files or folders; - is the standard input.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a report and line.")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page to read and click through."),
]
Processes = Annotated[
    int, typer.Option(min=1, max=256, metavar="N", help="Processes that read at the same time.")
]
WithTriage = Annotated[
    bool,
    typer.Option("--triage", help="Leave out reports whose first words promise no record."),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="P",
        help="With --triage: the least relevance of what is read, instead of the usual one.",
    ),
]  # fmt: skip
LeftOutFile = Annotated[
    Path | None,
    typer.Option(
        "--left-out", metavar="FILE",
        help="With --triage: write what is left out, as JSON lines to read later.",
    ),
]  # fmt: skip
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes.")]


def read(  # each is an option of the command
    paths: Paths,
    as_json: AsJson = False,
    html: Html = None,
    processes: Processes = 1,
    reader: AnyReader = DEFAULT_READER,
    triage: WithTriage = False,
    threshold: Threshold = None,
    left_out: LeftOutFile = None,
    quiet: Quiet = False,
) -> None:
    """Read reports and print who met, said, promised and did what.

    Reports come as text, Markdown, HTML, PDF, DOCX, or JSON lines with a "text" each.
    What cannot be read is named on the standard error; the others still go through.

    Example: dragoman read talks.txt --html talks.html
    """
    from dragoman.formats import load_all

    if html and str(html) != "-" and not html.resolve().parent.is_dir():
        raise InputError(str(html), "there is no folder to write this file in")
    inputs = Inputs()
    given, sifting = load_all(paths), None
    if triage:
        from dragoman.cli.leaving_out import LeftOut

        sifting = LeftOut(threshold, left_out, quiet)
        sifting.check(paths)
        given = sifting.sift(given)
    elif threshold is not None or left_out is not None:
        raise typer.BadParameter("--threshold and --left-out need --triage")
    records = records_by(inputs, given, processes, reader)
    show_each = not as_json and html is None
    seen = watched(records, quiet=quiet, prints=show_each or as_json, alone=processes == 1)
    kept: list[ReportRecord] = []
    for record in _printed(seen, as_json=as_json, plainly=show_each):
        inputs.read += 1
        if html:
            kept.append(record)
    if html and kept:
        _write_page(html, kept, quiet=quiet)
    if sifting and not quiet:
        note(sifting.summary())
    elif not inputs.read and not inputs.bad and not quiet:
        note("There was nothing to read.")
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)


class Inputs:
    """What came in: how many were read, how many could not be."""

    def __init__(self) -> None:
        self.read = 0
        self.bad = 0

    def refused(self, error: DragomanError) -> None:
        """Say what is wrong with one, and go on."""
        self.bad += 1
        complain(str(error))

    def good(self, reports: Iterable[Report | InputError]) -> Iterator[Report]:
        """The reports; of what is none, one sentence each is said and counted."""
        for report in reports:
            if isinstance(report, InputError):
                self.refused(report)
            else:
                yield report


def records_by(
    inputs: Inputs, given: Iterable[Report | InputError], processes: int, reader: str
) -> Iterator[ReportRecord]:
    """The records, by the reader that was asked for."""
    if reader == "large":
        from dragoman.llm import LlmReader

        with LlmReader() as large:
            yield from large.pipe(inputs.good(given), on_error=inputs.refused)
        return
    from dragoman.extract import read_all

    by: ReaderName = "fast" if reader == "fast" else "full"
    yield from read_all(inputs.good(given), processes=processes, reader=by)


def _printed(
    records: Iterable[ReportRecord], *, as_json: bool, plainly: bool
) -> Iterator[ReportRecord]:
    """The same records, each printed before it is passed on."""
    if as_json:
        from dragoman.jsonform import to_line

        for record in records:
            print(to_line(record), flush=True)
            yield record
        return
    if not plainly:
        yield from records
        return
    from rich.console import Console

    from dragoman.share.terminal import print_record

    console = Console(highlight=False)
    for record in records:
        print_record(record, console)
        sys.stdout.flush()
        yield record


def _write_page(html: Path, records: list[ReportRecord], *, quiet: bool) -> None:
    from dragoman.share.page import reading_view
    from dragoman.share.wording import counted

    page = reading_view(records)
    if str(html) == "-":
        print(page)
        return
    try:
        html.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError(str(html), f"cannot be written ({error.strerror})") from None
    if not quiet:
        note(f"Wrote {counted(len(records), 'report')} to {html}; open it in a browser.")
