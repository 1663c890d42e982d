"""``dragoman fetch``: what is new in the sources, into the archive or as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import BAD_INPUT, complain, note
from dragoman.cli.options import AnyReader
from dragoman.cli.read import Inputs, Processes, records_by
from dragoman.errors import ArchiveBusy, SourceError
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.archive import Archive, ArchiveStore
    from dragoman.sources.items import Item, Source
    from dragoman.sources.web import Web

OF_THE_WEB = frozenset({"url", "feed", "sitemap"})


def fetch(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Sources; all without one.")
    ] = None,
    archive: ArchiveOption = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FOLDER",
            help="Do not read and add: write JSON lines to files here; - is the output.",
        ),
    ] = None,
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
    reader: AnyReader = DEFAULT_READER,
    processes: Processes = 1,
    addresses: Annotated[
        bool, typer.Option("--list", help="Print what would be fetched, and fetch none of it.")
    ] = False,
    as_json: AsJson = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes.")] = False,
) -> None:
    """Read what is new in the sources of the archive, and keep it there.

    What cannot be had is named on the standard error; the others still come. A report is remembered as fetched when it is
    kept, so a run that was stopped goes on where it was. Exit code 2 says that a source failed as a whole.

    Example: dragoman fetch herald --contact desk@example.org
    """
    from dragoman.archive import ArchiveStore
    from dragoman.sources.every import rounds, seconds, stoppable

    every_s = seconds(every) if every else None
    failed = False
    with ExitStack() as held:
        held.enter_context(stoppable())
        kept = held.enter_context(opened(archive))
        store = ArchiveStore(kept)
        wanted = _wanted(store, names or [])
        web = held.enter_context(made_web(contact)) if any(map(_asks_the_web, wanted)) else None
        lines = "-" if addresses and to is None else to
        try:
            for _ in rounds(every_s):
                try:
                    failed = (
                        _into_archive(kept, store, wanted, web, reader, processes, as_json=as_json, quiet=quiet)
                        if lines is None
                        else _as_lines(store, wanted, web, lines, listing=addresses, quiet=quiet)
                    )  # fmt: skip
                except ArchiveBusy as error:
                    if every_s is None:
                        raise
                    complain(str(error))  # the next round goes on from here
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


def _wanted(store: ArchiveStore, names: list[str]) -> list[Source]:
    known = {source.name: source for source in store.sources()}
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
    return [known[name] for name in dict.fromkeys(names)] if names else list(known.values())


def _asks_the_web(source: Source) -> bool:
    return source.kind in OF_THE_WEB or bool(source.pages)


def _into_archive(
    archive: Archive, store: ArchiveStore, wanted: list[Source], web: Web | None, reader: str, processes: int,
    *, as_json: bool, quiet: bool,
) -> bool:  # fmt: skip
    """Add what is new, and say how it went; whether a source failed as a whole."""
    from dragoman.cli.add import SUMMARY, tell
    from dragoman.cli.progress import counting
    from dragoman.cli.taking import Taking

    inputs, failed = Inputs(), []

    def ended(source: Source) -> None:
        failed.append(_failed(source, store, quiet=quiet))

    with archive.run("fetch", reader) as run:
        with counting("Fetching", quiet=quiet) as one_more:
            taking = Taking(archive, store, run, inputs, ended=ended, one_more=one_more)
            for record in records_by(inputs, taking.reports(wanted, web), processes, reader):
                taking.add(record)
            taking.finish()
        run.counts["refused"] = inputs.bad
        tell(archive, run, SUMMARY, as_json=as_json, quiet=quiet)
    return any(failed)


def _as_lines(
    store: ArchiveStore, wanted: list[Source], web: Web | None, to: str, *, listing: bool, quiet: bool
) -> bool:  # fmt: skip
    """Print what is new; whether a source failed as a whole."""
    from dragoman.sources import fetch as items_of

    failed = False
    for source in wanted:
        items = items_of(source, store, web=web, listing=listing, laid_out=False)
        with _output(to, source.name) as out, closing(items):
            for item in items:
                if item.refused:
                    complain(f"{source.name}: {item.refused}")
                elif item.report or listing:
                    out.write(_line(item) + "\n")
                    out.flush()
        failed |= not listing and _failed(source, store, quiet=quiet)
    return failed


def _failed(source: Source, store: ArchiveStore, *, quiet: bool) -> bool:
    """Whether the last round over a source failed as a whole; how it went is said."""
    from dragoman.sources.fetching import utc
    from dragoman.sources.health import of

    health = of(store.state(source.name), utc())
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
