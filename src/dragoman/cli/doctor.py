"""``dragoman doctor``: is everything there, and if not, what mends it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from dragoman.cli.ending import LACKING

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def doctor(as_json: AsJson = False) -> None:
    """Check that everything Dragoman needs is installed and works.

    Ends with exit code 1 if something needed is missing, and prints the command that mends it.

    Example: dragoman doctor
    """
    from rich.console import Console
    from rich.text import Text

    from dragoman.doctor import examine
    from dragoman.jsonform import one_line

    console, healthy = Console(highlight=False), True
    for finding in examine():
        healthy &= finding.ok or not finding.needed
        if as_json:
            print(one_line(asdict(finding)))
            continue
        mark, style = ("ok", "green") if finding.ok else ("missing", "red")
        if not finding.ok and not finding.needed:
            style = "yellow"
        line = Text(f"{mark:8}", style=style).append(f"{finding.name:20}", style="bold")
        console.print(line.append(finding.detail, style="not bold default"))
        if finding.mend:
            console.print(Text(f"{'':8}mend it with: {finding.mend}"), soft_wrap=True)
    if not healthy:
        raise typer.Exit(LACKING)
