"""``dragoman judge``: what people decide."""

from __future__ import annotations

import getpass
import json
from typing import Annotated, Any, Literal

import typer

from dragoman.cli.archive_options import ArchiveOption, AsJson, opened
from dragoman.cli.ending import note
from dragoman.errors import InputError

Verdicts = Literal["confirm", "correct", "reject", "same", "different", "answer"]


def judge(
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="A record, actor, doubt or report; none lists all judgements."
        ),
    ] = None,
    verdict: Annotated[
        Verdicts | None, typer.Argument(help="What you decide; none lists those of ID.")
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(metavar="[OTHER]", help="The second of two that are the same or different."),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What is right instead; VALUE is JSON, or plain words.",
        ),
    ] = None,
    answer: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The answer to a doubt.")
    ] = None,
    undo: Annotated[
        str | None, typer.Option(metavar="JUDGEMENT", help="Take a judgement back.")
    ] = None,
    comment: Annotated[
        str | None, typer.Option("--comment", "-m", metavar="WORDS", help="Why.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            envvar="DRAGOMAN_NAME", metavar="NAME", help="Who decides; without it, your user name."
        ),
    ] = None,
    archive: ArchiveOption = None,
    as_json: AsJson = False,
) -> None:
    """Confirm, correct or reject a record; say that two are the same; answer a doubt; take that back.

    Judgements are kept for good with name and time, and outlive a reading by a better reader. The latest one
    that was not taken back holds.

    Example: dragoman judge event-305cba66cae6 correct --set type=COOPERATE -m "a joint project"
    """  # fmt: skip
    if verdict is None and (fields or answer or other):
        raise InputError(
            "dragoman judge", "says nothing without a verdict, such as confirm or reject."
        )
    with opened(archive) as kept:
        name = by or getpass.getuser()
        if undo is not None:
            note(f"Taken back by {kept.undo(undo, by=name, comment=comment)}.")
        elif subject is None or verdict is None:
            _print(kept.judgements(subject), as_json=as_json)
        else:
            given = _fields(fields, answer)
            kept_as = kept.judge(
                subject, verdict, other=other, fields=given, comment=comment, by=name
            )
            print(json.dumps({"id": kept_as})) if as_json else note(f"Kept as {kept_as}.")


def _fields(given: list[str] | None, answer: str | None) -> dict[str, Any] | None:
    found: dict[str, Any] = {} if answer is None else {"answer": answer}
    found.update(field_and_value(one) for one in given or ())
    return found or None


def field_and_value(typed: str) -> tuple[str, Any]:
    """The two sides of FIELD=VALUE, the value read as JSON if it is any. Raises `InputError`."""
    name, equals, value = typed.partition("=")
    if not equals:
        raise InputError(repr(typed), "FIELD=VALUE is expected, such as type=AID.")
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value.strip()


def _print(judgements: list[Any], *, as_json: bool) -> None:
    from dataclasses import asdict

    from dragoman.archive.telling import in_words
    from dragoman.jsonform import one_line

    for one in judgements:
        print(one_line(asdict(one)) if as_json else in_words(one))
    if not judgements:
        note("Nothing was judged.")
