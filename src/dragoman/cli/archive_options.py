"""Options that the commands of an archive share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.archive import Archive

ArchiveOption = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="FILE|URL",
        envvar="DRAGOMAN_ARCHIVE",
        show_envvar=True,
        help="The archive: an SQLite file, or postgresql://USER@HOST/DATABASE. Without it, a file in your data folder.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]


def opened(archive: str | None, *, create: bool = False) -> Archive:
    """The archive that the option names, or the default one."""
    from dragoman.archive import Archive
    from dragoman.archive.engines import default_archive

    return Archive.open(archive or default_archive(), create=create)
