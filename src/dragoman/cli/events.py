"""``dragoman events``: who did what to whom, one row for each event."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from dragoman.cli.ending import BAD_INPUT
from dragoman.cli.options import AnyReader
from dragoman.cli.read import Inputs, Paths, Processes, records_by
from dragoman.settings import DEFAULT_READER

AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object an event and line, as it is unasked.")
]


def events(
    paths: Paths,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
    processes: Processes = 1,
    reader: AnyReader = DEFAULT_READER,
) -> None:
    """Read reports and print who did what to whom, one row for each event.

    Each row has the report, day, actors, type, mode, contexts, recipients, target (the recipients,
    else whose the thing or place is, with how that was got), place, counts, whose claim it is, who
    disputes it, quad class, CAMEO code, Goldstein's value, and why it was coded so.

    Example: dragoman events talks.txt --csv > events.csv
    """
    from dragoman.formats import load_all
    from dragoman.jsonform import one_line
    from dragoman.share.event_rows import COLUMNS, cells, rows

    if as_csv and as_json:
        raise typer.BadParameter("choose one of --csv and --json", param_hint="--csv")
    inputs = Inputs()
    table = csv.writer(sys.stdout, lineterminator="\n")
    if as_csv:
        table.writerow(COLUMNS)
    for record in records_by(inputs, load_all(paths), processes, reader):
        for row in rows(record):
            if as_csv:
                table.writerow(cells(row))
            else:
                print(one_line(row))
        sys.stdout.flush()
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)
