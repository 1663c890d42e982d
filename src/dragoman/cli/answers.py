"""Judgements that come as JSON lines, from another program or a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

from dragoman.cli.ending import BAD_INPUT, complain
from dragoman.errors import BadJudgement, InputError, NotInArchive

if TYPE_CHECKING:
    from dragoman.archive import Archive

KNOWN = ("subject", "verdict", "other", "fields", "comment", "undo")
TEXTS = ("subject", "verdict", "other", "comment", "undo")


def take(archive: Archive, lines: Iterable[str], *, by: str) -> None:
    """Keep each line's judgement and print its id; a line that is none is told, and the others are kept.

    Ends with exit code 2 if there was one.
    """
    from dragoman.jsonform import one_line

    bad = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = _judgement(line, number)
            if undo := told.pop("undo", None):
                kept = archive.undo(undo, by=by, comment=told.get("comment"))
                print(one_line({"undo": undo, "id": kept}))
            else:
                kept = archive.judge(**told, by=by)
                print(
                    one_line({"subject": told["subject"], "verdict": told["verdict"], "id": kept})
                )
        except InputError as error:
            complain(str(error))
            bad += 1
        except (BadJudgement, NotInArchive) as error:
            complain(f"Line {number}: {error}")
            bad += 1
    if bad:
        raise typer.Exit(BAD_INPUT)


def _judgement(line: str, number: int) -> dict[str, Any]:
    where = f"Line {number}"
    try:
        told = json.loads(line)
    except ValueError:
        raise InputError(where, 'no JSON; {"subject": ID, "verdict": "confirm"} is.') from None
    if not isinstance(told, dict):
        raise InputError(where, "a JSON object is expected.")
    for name in told:
        if name not in KNOWN:
            raise InputError(where, f"{name!r} is none of {', '.join(KNOWN)}.")
    given = {name: value for name, value in told.items() if value is not None}
    for name in TEXTS:
        if not isinstance(given.get(name, ""), str):
            raise InputError(where, f"{name!r} is to be a string.")
    if "fields" in given and not isinstance(given["fields"], Mapping):
        raise InputError(where, "'fields' is to be an object.")
    if "undo" in given:
        if given.keys() - {"undo", "comment"}:
            raise InputError(where, "'undo' stands alone, or with a comment.")
    elif not {"subject", "verdict"} <= given.keys():
        raise InputError(where, "'subject' and 'verdict' are needed, or 'undo'.")
    return given
