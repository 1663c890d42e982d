"""``dragoman questions``: what a person could settle, and the settling of it."""

from __future__ import annotations

import getpass
import sys
from typing import Annotated, Literal

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import note

Asked = Literal["doubt", "actor", "statement", "commitment", "meeting", "event"]


def questions(
    archive: ArchiveOption = None,
    kind: Annotated[Asked | None, typer.Option(help="Only this kind.")] = None,
    below: Annotated[
        float,
        typer.Option(
            min=0, max=1, metavar="P", help="Only records with less confidence; doubts always."
        ),
    ] = 0.6,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Everything of one report that nobody judged, as in the text."
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=1_000_000, metavar="N", help="The most to ask.")
    ] = 20,
    answer: Annotated[
        bool,
        typer.Option(
            "--answer", help="Settle them, one key a decision; or take JSON lines from a pipe."
        ),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            envvar="DRAGOMAN_NAME", metavar="NAME", help="Who decides; without it, your user name."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List doubts and records with little confidence, the most useful to settle first; or settle them.

    What was judged or answered does not come again, unless that is taken back. With --answer in a terminal each is
    shown in its context, and a key decides. From a pipe, --answer takes a JSON object a line, with "subject", "verdict", and where
    they belong "fields", "comment" and "other"; or "undo" with the id of a judgement.

    Example: dragoman questions --kind event --answer
    """
    narrowed = {"kind": kind, "below": below, "report": report, "limit": limit}
    name = by or getpass.getuser()
    with opened(archive) as kept:
        if answer and not sys.stdin.isatty():
            from dragoman.cli.answers import take

            take(kept, sys.stdin, by=name)
            return
        found = kept.questions(**narrowed)
        if answer and found:
            from rich.console import Console

            from dragoman.cli.answering import Session

            Session(kept, found, Console(highlight=False), by=name).run()
            return
    if as_json:
        from dragoman.archive.telling import question_as_json
        from dragoman.jsonform import one_line

        for one in found:
            print(one_line(question_as_json(one)))
        return
    from dragoman.cli.find import print_found
    from dragoman.share.shown import on_one_line

    for one in found:
        typer.echo(typer.style(on_one_line(one.asked), bold=True))
        print_found(one.found, sure=None if one.found.kind == "doubt" else one.confidence)
    if not found:
        note("There is nothing to ask.")
