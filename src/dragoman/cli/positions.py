"""``dragoman positions``: what each actor says on which topic towards whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from dragoman.cli.ending import BAD_INPUT
from dragoman.cli.options import AnyReader
from dragoman.cli.read import Inputs, Paths, Processes, records_by
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.records import ReportRecord


def positions(paths: Paths, processes: Processes = 1, reader: AnyReader = DEFAULT_READER) -> None:
    """Read reports and print what each actor says on a topic towards others, a JSON object a line.

    Each line has the report, the actor, the topic, the target, the stance (for, against, urges,
    warns, neutral), the day of publication, and the statement with its words. Keys join actors
    across reports.

    Example: dragoman positions talks.txt
    """
    from dragoman.formats import load_all
    from dragoman.jsonform import one_line

    inputs = Inputs()
    for record in records_by(inputs, load_all(paths), processes, reader):
        for line in _lines(record):
            print(one_line(line), flush=True)
    if inputs.bad:
        raise typer.Exit(BAD_INPUT)


def _lines(record: ReportRecord) -> Iterator[dict[str, Any]]:
    from dragoman.extract.positions import positions as positions_of

    words = {s.id: s.content.words for s in record.statements}
    for one in positions_of(record):
        target = record.actor(one.target) if one.target else None
        actor = record.actor(one.actor)
        yield {
            "report": record.report.id,
            "actor": one.actor, "actor_name": actor.name, "actor_key": actor.key,
            "topic": one.topic,
            "target": one.target,
            "target_name": target.name if target else None,
            "target_key": target.key if target else None,
            "stance": one.stance,
            "day": one.day.isoformat() if one.day else None,
            "statement": one.statement, "words": words[one.statement],
        }  # fmt: skip
