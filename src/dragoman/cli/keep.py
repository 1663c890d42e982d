"""``dragoman backup``, ``restore``, ``check`` and ``stats``: that the archive lasts, and how large it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import BAD_INPUT, LACKING, complain, note

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, a ZIP of JSON lines.")]


def backup(file: File, archive: ArchiveOption = None) -> None:
    """Write the whole archive as it is now into one file, which fits SQLite and PostgreSQL alike.

    The same content gives the same bytes. Others may go on adding meanwhile.

    Example: dragoman backup news.zip --archive news.db
    """
    from dragoman.share.wording import counted

    with opened(archive) as kept:
        counts = kept.backup(file)
    note(f"Wrote {counted(counts['reports'], 'report')} to {file}.")


def restore(
    file: File,
    archive: ArchiveOption = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the place of all that the archive holds; it is made if there is none.

    The file is verified before anything changes, and all of it is put there or nothing.

    Example: dragoman restore news.zip --archive postgresql://ana@server/news --yes
    """
    from dragoman.share.wording import counted

    with opened(archive, create=True) as kept:
        there = kept.stats()["reports"]
        if there and not yes:
            question = f"{kept.where} holds {counted(there, 'report')}. Replace them?"
            if not sys.stdin.isatty():
                complain(f"{question} Say so with --yes.")
                raise typer.Exit(BAD_INPUT)
            typer.confirm(question, abort=True)
        counts = kept.restore(file)
        note(f"{kept.where} now holds {counted(counts['reports'], 'report')}.")


def check(archive: ArchiveOption = None) -> None:
    """Look whether the archive is whole, and print what is wrong with it, one line each.

    Every text against its digest, every quotation against its text, every index against what it is of. Ends with
    exit code 1 if anything is wrong.

    Example: dragoman check --archive news.db
    """
    from dragoman.share.shown import on_one_line

    with opened(archive) as kept:
        wrong = kept.check()
        for one in wrong:
            print(on_one_line(one))
        note(f"{kept.where}: {'all is well' if not wrong else f'{len(wrong)} faults'}.")
    if wrong:
        raise typer.Exit(LACKING)


def stats(archive: ArchiveOption = None, as_json: AsJson = False) -> None:
    """Print how much the archive holds of what; and how often what people judged was right, by kind and confidence.

    Example: dragoman stats
    """
    from dragoman.jsonform import one_line

    with opened(archive) as kept:
        found = kept.stats()
    if as_json:
        print(one_line(found))
        return
    bands = found.pop("confidence")
    for name, value in found.items():
        told = ", ".join(f"{n} {v}" for n, v in value.items()) if isinstance(value, dict) else value
        shown = f"{told:,}" if isinstance(told, int) else told or "none"
        print(f"{name.replace('_', ' '):17}{shown}")
    _print_bands(bands)


def _print_bands(kinds: dict[str, dict[str, dict[str, Any]]]) -> None:
    """How often people found records of each confidence right; nothing where they judged none."""
    if not kinds:
        return
    print(
        f"\n{'confidence':15}{'mean':>8}{'right':>8}{'confirmed':>11}{'corrected':>11}{'rejected':>10}"
    )
    for kind, bands in kinds.items():
        for low, b in sorted(bands.items()):
            name = f"{kind} {low}"
            print(
                f"{name:15}{b['confidence']:8.2f}{b['right']:8.2f}{b['confirmed']:11}{b['corrected']:11}{b['rejected']:10}"
            )
