"""``dragoman gold``: what people judged, as gold records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import note

gold = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make gold records of what people judged.\n\nExample: dragoman gold export ours --archive news.db",
)


@gold.callback()
def group() -> None:
    """Gold records."""


@gold.command()
def export(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A new folder, or an empty one.")
    ],
    archive: ArchiveOption = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this person judged.")
    ] = None,
    at_least: Annotated[
        int,
        typer.Option(
            "--min-judged", min=1, metavar="N", help="Only reports of which so much was judged."
        ),
    ] = 1,
    as_json: AsJson = False,
) -> None:
    """Write reports that people judged as gold records, which measure a reader.

    FOLDER gets texts/, gold/ and judged.jsonl (who judged what, and when) of reports in which everything was
    judged; FOLDER/partial the same of reports in which only some was.

    Example: dragoman gold export ours --archive news.db
    """
    from dragoman.archive.gold_folder import export as write
    from dragoman.jsonform import one_line
    from dragoman.share.wording import counted

    with opened(archive) as kept:
        counts = write(folder, kept.gold(by=by, at_least=at_least))
    told = {name: counts[name] for name in ("whole", "partial", "judged")}
    if as_json:
        print(one_line(told))
        return
    note(
        f"{counted(told['whole'], 'whole gold record')} in {folder}, and {told['partial']} in {folder / 'partial'} "
        f"of reports that were judged in part; from {counted(told['judged'], 'judgement')}."
    )
