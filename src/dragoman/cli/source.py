"""``dragoman source``: where reports come from; what each yields, and whether it fell silent."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened

if TYPE_CHECKING:
    from dragoman.sources.health import Health

source = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Say where reports come from, and see how these sources are doing.\n\nExample: dragoman source list",
)


@source.command()
def add(
    name: Annotated[str, typer.Argument(help="A short name: small letters, digits, - and _.")],
    kind: Annotated[str, typer.Argument(help="folder, url, feed, sitemap, warc or gdelt.")],
    where: Annotated[list[str], typer.Argument(help="Files, folders or addresses.")],
    only: Annotated[
        str | None, typer.Option(metavar="PATTERN", help="Only addresses like this: '*/press/*'.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Nothing dated before: 2026-01-31.")
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option(help="Another host that pages may be fetched from.")
    ] = None,
    pages: Annotated[
        bool | None,
        typer.Option(
            "--pages/--no-pages",
            help="Fetch the pages that are listed. Usual for feeds and site maps, not for gdelt.",
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="Of pages from web archives; any for all.")] = "en",
    limit: Annotated[int, typer.Option(min=1, help="The most pages fetched in one round.")] = 500,
    archive: ArchiveOption = None,
) -> None:
    """Keep a source in the archive under a name, to be fetched from later. Nothing is asked of the network.

    Example: dragoman source add herald feed https://herald.example/feed.xml
    """
    from dragoman.archive import ArchiveStore
    from dragoman.sources.items import Source

    one = Source(
        name=name, kind=kind, where=tuple(_place(kind, one) for one in where), only=only,  # type: ignore[arg-type]
        since=_day(since), hosts=tuple(host or ()), pages=pages, language=language, limit=limit,
    )  # fmt: skip
    with opened(archive, create=True) as kept:
        ArchiveStore(kept).add(one)


@source.command("list")
def list_(
    as_json: AsJson = False,
    archive: ArchiveOption = None,
) -> None:
    """Print each source with its last fetch, its usual yield, and whether it fell silent.

    Example: dragoman source list --json
    """
    from dragoman.archive import ArchiveStore
    from dragoman.jsonform import one_line
    from dragoman.share.shown import on_one_line
    from dragoman.sources.fetching import utc
    from dragoman.sources.health import of

    with opened(archive) as kept:
        store, now = ArchiveStore(kept), utc()
        healths = [(one, of(store.state(one.name), now)) for one in store.sources()]
    for one, health in healths:
        if as_json:
            print(one_line({**one.to_json(), "health": health.to_json()}))
            continue
        print(on_one_line(f"{one.name} · {one.kind} · {' '.join(one.where)}"))
        print(f"    {on_one_line(_told(health))}")


@source.command()
def remove(
    name: Annotated[str, typer.Argument(help="The source's name.")], archive: ArchiveOption = None
) -> None:
    """Forget a source and what was seen of it. Reports that it brought stay where they are.

    Example: dragoman source remove herald
    """
    from dragoman.archive import ArchiveStore

    with opened(archive) as kept:
        ArchiveStore(kept).remove(name)


def _told(health: Health) -> str:
    """How a source is doing, in a line."""
    if health.last_try is None:
        return "not fetched yet"
    parts = [f"fetched {_moment(health.last_try)}"]
    if health.last_error:
        parts.append(f"failed: {health.last_error}")
        parts.append(
            f"last good {_moment(health.last_success)}" if health.last_success else "never good yet"
        )
    else:
        parts.append(f"{health.new} new, {health.known} known, {health.refused} refused")
    if health.a_day is not None:
        parts.append(f"usually {health.a_day:g} a day")
    if health.silent:
        parts.append(f"SILENT: {health.silent}")
    return " · ".join(parts)


def _moment(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M UTC")


def _place(kind: str, where: str) -> str:
    """A path that holds from every working folder; an address as it is. Raises `FetchError`."""
    if kind in ("url", "feed", "sitemap"):
        from dragoman.sources.web.addresses import Address

        Address.of(where)
        return where
    return where if where.startswith(("http:", "https:")) else str(Path(where).resolve())


def _day(words: str | None) -> dt.date | None:
    from dragoman.errors import SourceError

    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError:
        raise SourceError(f"--since {words}", "a day such as 2026-01-31 is expected.") from None
