"""``dragoman fetch``: what is new in the sources, as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.ending import BAD_INPUT, complain, note
from dragoman.cli.source import Store, opened
from dragoman.errors import SourceError

if TYPE_CHECKING:
    from dragoman.sources.items import Item, Source
    from dragoman.sources.store import FileStore
    from dragoman.sources.web import Web

OF_THE_WEB = frozenset({"url", "feed", "sitemap"})


def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Sources; all without one.")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="FOLDER", help="Add to files here; - is the output.")
    ] = "-",
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Again and again: 30m, 6h, 1d.")
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            envvar="DRAGOMAN_CONTACT",
            help="A mail or web address of yours, told to the sites that are asked.",
        ),
    ] = None,
    addresses: Annotated[
        bool, typer.Option("--list", help="Print what would be fetched, and fetch none of it.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes.")] = False,
    store: Store = None,
) -> None:
    """Print what is new in the sources, a report a line, as `dragoman read -` takes it.

    What cannot be had is named on the standard error; the others still come. A run that was stopped goes on where it was.

    Example: dragoman fetch herald --contact desk@example.org | dragoman read -
    """
    from dragoman.sources.every import rounds, seconds, stoppable

    kept = opened(store)
    wanted = _wanted(kept, names or [])
    every_s = seconds(every) if every else None
    failed = False
    with ExitStack() as held:
        held.enter_context(stoppable())
        held.callback(kept.close)
        web = held.enter_context(made_web(contact)) if any(map(_asks_the_web, wanted)) else None
        try:
            for _ in rounds(every_s):
                failed = False
                for source in wanted:
                    failed |= _round(source, kept, web, to, listing=addresses, quiet=quiet)
        except KeyboardInterrupt:
            if every_s is None:
                raise
            if not quiet:
                note("Stopped; the next fetch goes on from here.")
            return
    if failed:
        raise typer.Exit(BAD_INPUT)


def made_web(contact: str | None) -> Web:
    """What fetches; tests put their own in its place."""
    from dragoman.sources.web import Web

    return Web(contact)


def _wanted(kept: FileStore, names: list[str]) -> list[Source]:
    known = {source.name: source for source in kept.sources()}
    for name in names:
        if name not in known:
            there = (
                f"; there are: {', '.join(known)}"
                if known
                else "; add one with dragoman source add"
            )
            raise SourceError(name, f"there is no such source{there}.")
    if not known:
        raise SourceError("fetch", "there is no source yet; add one with dragoman source add.")
    return [known[name] for name in names] if names else list(known.values())


def _asks_the_web(source: Source) -> bool:
    return source.kind in OF_THE_WEB or bool(source.pages)


def _round(
    source: Source, kept: FileStore, web: Web | None, to: str, *, listing: bool, quiet: bool
) -> bool:
    """Fetch from one source, and say how it went; whether it failed as a whole."""
    from dragoman.sources import fetch as items_of
    from dragoman.sources.fetching import utc
    from dragoman.sources.health import of

    items = items_of(source, kept, web=web, listing=listing, laid_out=False)
    with _output(to, source.name) as out, closing(items):
        for item in items:
            if item.refused:
                complain(f"{source.name}: {item.refused}")
            elif item.report or listing:
                out.write(_line(item) + "\n")
                out.flush()
    if listing:
        return False
    health = of(kept.state(source.name), utc())
    if not quiet:
        note(f"{source.name}: {health.new} new, {health.known} known, {health.refused} refused.")
        if source.kind == "gdelt" and not source.pages and health.new:
            note(
                f"{source.name}: only addresses were taken; a source added with --pages fetches them."
            )
        if health.silent:
            note(f"{source.name}: {health.silent}.")
    return health.last_error is not None


@contextmanager
def _output(to: str, name: str) -> Iterator[IO[str]]:
    """Where lines go: the standard output, or a file of the source in a folder."""
    if to == "-":
        yield sys.stdout
        return
    try:
        Path(to).mkdir(parents=True, exist_ok=True)
        with Path(to, f"{name}.jsonl").open("a", encoding="utf-8") as out:
            yield out
    except OSError as error:
        raise SourceError(to, f"it cannot be written to ({error.strerror}).") from error


def _line(item: Item) -> str:
    """An item as a JSON line: a report's, and from which source and when."""
    from dragoman.jsonform import one_line

    about: dict[str, Any] = {
        "from": item.source,
        "fetched": item.fetched.isoformat(timespec="seconds"),
    }
    if report := item.report:
        return one_line({
            "id": report.id, "text": report.text, "title": report.title,
            "published": report.published.isoformat() if report.published else None,
            "source": report.source, "author": report.author, "outlet": report.outlet,
            "dateline": report.dateline, "language": report.language, **about,
        })  # fmt: skip
    day = item.published.isoformat() if item.published else None
    return one_line({"source": item.address, "title": item.title, "published": day, **about})
