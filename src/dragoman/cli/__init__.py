"""The commands. Each imports what it needs when it runs, so that ``--help`` comes at once."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.add import add, reread
from dragoman.cli.books import codebook, schema
from dragoman.cli.doctor import doctor
from dragoman.cli.ending import Commands
from dragoman.cli.events import events
from dragoman.cli.fetch import fetch
from dragoman.cli.find import find, show
from dragoman.cli.gold import gold
from dragoman.cli.join import join, stories
from dragoman.cli.judge import judge
from dragoman.cli.keep import backup, check, restore, stats
from dragoman.cli.positions import positions
from dragoman.cli.questions import questions
from dragoman.cli.read import read
from dragoman.cli.score import evaluate, score
from dragoman.cli.source import source

ENDS = (
    "Exit codes: 0 done; 1 a check failed; 2 wrong use, or some input was bad; "
    "3 the archive cannot be used; 130 interrupted."
)

app = typer.Typer(
    cls=Commands,
    name="dragoman",
    epilog=ENDS,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read reports on diplomacy and conflict, and keep the record.

    Who met, said, promised and did what, each tied to the words that say so.

    Example: dragoman read report.txt
    """


app.add_typer(source, name="source")
app.add_typer(gold, name="gold")
COMMANDS = (
    fetch, read, add, find, show, stories, judge, join, questions, reread, check, stats, backup, restore, positions, events, score, evaluate, codebook, schema,
    doctor,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the command line."""
    app(prog_name="dragoman")
