"""``dragoman find`` and ``dragoman show``: what the archive holds."""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import note
from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.archive.finding import Found
    from dragoman.archive.joined import Joined
    from dragoman.archive.judging import Judgement
    from dragoman.archive.showing import ShownActor, ShownRecord, ShownReport

Kind = Literal["statement", "commitment", "meeting", "event", "report"]


def find(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]",
            help='All must be there: "two together" in quotation marks, cross* for a beginning, -word for one that must not.',
        ),
    ] = None,
    archive: ArchiveOption = None,
    kind: Annotated[Kind | None, typer.Option(help="Only this kind of record.")] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|KEY", help="Who takes part: a name, or a key such as state:KAZ."
        ),
    ] = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="TYPE", help="An event's type, or a form, act, level or status."
        ),
    ] = None,
    topic: Annotated[
        str | None, typer.Option(metavar="TOPIC", help="A topic of the codebook.")
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="On or after it; a month or a year, too."),
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="On or before it.")
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Where it is, as the report or the map names it."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The report's publisher, or its file's name.")
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Records too that people have rejected.")
    ] = False,
    independent: Annotated[
        bool, typer.Option("--independent", help="Leave out reports that are copies of others.")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=1, max=1_000_000, metavar="N", help="The most to print.")
    ] = 20,
    as_json: AsJson = False,
) -> None:
    """Find records by their words, by who takes part, when and where; then reports by their text.

    What was added last comes first. Case, accents and endings do not matter: "pledge" finds "pledged". Records
    without a day of their own are of the day on which their report was published.

    Example: dragoman find "border crossing" --kind commitment --actor Norway
    """  # fmt: skip
    narrowed = {
        "kind": kind, "actor": actor, "type": type_ and _known("--type", type_, _types()),
        "topic": topic and _known("--topic", topic, _topics()), "place": place, "source": source,
        "first": day_of("--from", first, 0), "last": day_of("--to", last, 1), "rejected": rejected,
        "independent": independent, "limit": limit,
    }  # fmt: skip
    with opened(archive) as kept:
        found = kept.find(" ".join(map(_as_phrase, words or ())), **narrowed)
        copies = kept.copies({one.report.id for one in found})
    if as_json:
        from dragoman.archive.telling import as_json as told
        from dragoman.jsonform import one_line

        for one in found:
            print(one_line({**told(one), "copy_of": copies.get(one.report.id)}))
        return
    for one in found:
        print_found(one, copy_of=copies.get(one.report.id))
    if not found:
        note("Nothing was found.")


def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of a report or a record; or an actor's key.")
    ],
    archive: ArchiveOption = None,
    version: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="An older version of a report.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show one report with all that it says, one record with what was judged of it, or one actor.

    Example: dragoman show state:NOR
    """
    from dragoman.archive.showing import ShownActor, ShownReport

    with opened(archive) as kept:
        shown = kept.show(id, version=version)
        joins = kept.joined(*_ids(shown))
    if as_json:
        from dragoman.archive.telling import shown_as_json
        from dragoman.archive.telling_joins import join_as_json
        from dragoman.jsonform import one_line

        print(one_line({**shown_as_json(shown), "joins": list(map(join_as_json, joins))}))
        return
    if isinstance(shown, ShownReport):
        _print_report(shown)
    elif isinstance(shown, ShownActor):
        _print_actor(shown)
    else:
        _print_one(shown)
    _print_joins(joins, id)


def _ids(shown: ShownReport | ShownRecord | ShownActor) -> list[str]:
    """Whose joins are shown: a report's with those of all that it says; an actor's across reports are its records'."""
    from dragoman.archive.showing import ShownRecord, ShownReport

    if isinstance(shown, ShownRecord):
        return [shown.found.id]
    if not isinstance(shown, ShownReport):
        return []
    within = [one["id"] for many in shown.json.values() if isinstance(many, list) for one in many]
    return [shown.json["report"]["id"], *within]


def _as_phrase(words: str) -> str:
    """Several words that the shell hands over as one were in quotation marks there."""
    return f'"{words}"' if " " in words.strip() and '"' not in words else words


def _types() -> list[str]:
    from dragoman import records

    kinds = (
        records.EventType, records.StatementForm, records.Act, records.MeetingForm, records.Level,
        records.Mode, records.EventMode, records.Context, records.CommitmentStatus, records.MeetingStatus,
    )  # fmt: skip
    return [value for kind in kinds for value in get_args(kind)]


def _topics() -> list[str]:
    from dragoman import records

    return list(get_args(records.Topic))


def _known(option: str, value: str, known: list[str]) -> str:
    """``value`` if it is one of the codebook's words, however it is written."""
    by_fold = {k.casefold(): k for k in known}
    if value.casefold() in by_fold:
        return by_fold[value.casefold()]
    near = difflib.get_close_matches(value.casefold(), by_fold, n=1)
    hint = f"did you mean {by_fold[near[0]]!r}? " if near else ""
    raise InputError(
        f"{option} {value!r}", f"is not known; {hint}There are {', '.join(dict.fromkeys(known))}."
    )


def day_of(option: str, written: str | None, end: int) -> dt.date | None:
    """The first (``end`` 0) or last (1) day of what an option names. Raises `InputError`."""
    from dragoman.records import Period

    if written is None:
        return None
    try:
        period = Period.parse(written)
    except ValueError:
        raise InputError(
            f"{option} {written!r}",
            "a day, month or year is expected: 2024-05-31, 2024-05 or 2024.",
        ) from None
    return (period.first, period.last)[end]


def print_found(found: Found, *, sure: float | None = None, copy_of: str | None = None) -> None:
    """Print a record with its words in context, how sure we are of it and what its report copies, if given."""
    from dragoman.archive.telling import SAID
    from dragoman.share import wording
    from dragoman.share.shown import on_one_line

    c = found.context
    # Without colours the words are set off by asterisks, as `dragoman read` does.
    alone = sys.stdout.isatty() or not (c.before or c.after)
    words = typer.style(c.words, bold=True) if alone else f"*{c.words}*"
    head = found.kind if found.verdict is None else f"{found.kind}, {SAID[found.verdict]}"
    published = found.report.published
    about = ["" if sure is None else wording.sureness(sure)]
    about += [published.isoformat() if published else "", *found.actors.values()]
    told = on_one_line(" · ".join(filter(None, about)))
    typer.echo(f"{typer.style(head, fg='cyan')}  {told}".rstrip())
    typer.echo(f"  {c.before}{words}{c.after}")
    origin = " · ".join(
        [on_one_line(wording.title_of(found.report)), *wording.origin_of(found.report)]
    )
    ids = found.id if found.kind == "report" else f"{found.id} in {found.report.id}"
    typer.echo(typer.style(f"  {origin}", dim=True))
    copied = f", a copy of {copy_of}" if copy_of else ""
    typer.echo(typer.style(f"  {on_one_line(ids + copied)}\n", dim=True))


def _print_report(shown: ShownReport) -> None:
    from rich.console import Console

    from dragoman.jsonform import from_json
    from dragoman.share.terminal import print_record

    print_record(from_json(shown.json), Console(highlight=False))
    for one in shown.sources:
        typer.echo(f"From {one['place']}, first on {one['first_seen'][:10]}")
    for one in shown.versions:
        typer.echo(
            f"Version {one['number']}, added {one['added'][:10]}, read by {one['reader']} {one['program']}"
        )
    _print_judgements(shown.judgements)


def _print_one(shown: ShownRecord) -> None:
    import json

    print_found(shown.found)
    if not shown.current:
        typer.echo("  No longer current: the report was edited, or read otherwise.")
    fields = {k: v for k, v in shown.found.json.items() if k not in ("id", "evidence")}
    typer.echo(json.dumps(fields, ensure_ascii=False, indent=1))
    _print_judgements(shown.judgements)


def _print_actor(shown: ShownActor) -> None:
    from dragoman.share.wording import counted

    typer.echo(typer.style(shown.names[0], bold=True) + f"  {shown.key}")
    if shown.names[1:]:
        typer.echo(f"  also {', '.join(shown.names[1:])}")
    typer.echo(f"  in {counted(shown.reports, 'report')}\n")
    for found in shown.records:
        print_found(found)
    _print_judgements(shown.judgements)


def _print_joins(joins: list[Joined], id: str) -> None:
    from dragoman.archive.telling_joins import join_in_words

    for one in joins:
        typer.echo(join_in_words(one, of=id))


def _print_judgements(judgements: list[Judgement]) -> None:
    from dragoman.archive.telling import in_words

    for one in judgements:
        typer.echo(in_words(one))
