"""``dragoman join`` and ``dragoman stories``: what several reports tell of one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import note
from dragoman.cli.find import day_of
from dragoman.cli.progress import counting
from dragoman.cli.read import Quiet


def join(
    archive: ArchiveOption = None,
    again: Annotated[
        bool, typer.Option("--again", help="All reports, after taking the program's joins back.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Join reports of the archive that were not joined yet with those before them.

    `add` and `fetch` do so by themselves; this is for archives of an older Dragoman, or restored ones. What people judged
    stands above all joins. Broken off, it goes on when it is run again (without --again).

    Example: dragoman join --archive news.db
    """
    with opened(archive) as kept, kept.run("join") as run:
        with counting("Joining", quiet=quiet) as one_more:
            for _ in kept.join_all(run, again=again):
                one_more()
        counts = {name: run.counts[name] for name in ("joined", "joins")}
        if as_json:
            from dragoman.jsonform import one_line

            print(one_line({"archive": kept.where, **counts}))
        elif not quiet:
            note(f"{kept.where}: {counts['joined']:,} joined, {counts['joins']:,} joins.")


def stories(
    id: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="One story, or the one that a report is in."),
    ] = None,
    archive: ArchiveOption = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only stories that were told of since then.")
    ] = None,
    least: Annotated[
        int, typer.Option(min=1, metavar="N", help="Of so many reports at least.")
    ] = 2,
    limit: Annotated[
        int, typer.Option(min=1, max=1_000_000, metavar="N", help="The most to print.")
    ] = 20,
    as_json: AsJson = False,
) -> None:
    """Print stories: how many reports, how many of them independent, and what they tell differently.

    The story with the latest report comes first. Of each meeting or event that two reports tell of, the details that differ
    stand side by side; nothing is chosen.

    Example: dragoman stories --since 2025-03 --json
    """
    from dragoman.archive import telling_joins as telling
    from dragoman.jsonform import one_line

    with opened(archive) as kept:
        first = day_of("--since", since, 0)
        found = [kept.story(id)] if id else kept.stories(since=first, least=least, limit=limit)
    for one in found:
        if as_json:
            print(one_line(telling.story_as_json(one)))
        else:
            head, *lines = telling.story_in_words(one)
            typer.echo(typer.style(head, bold=True))
            typer.echo("\n".join(lines) + "\n")
    if not found:
        note("There are no such stories.")
