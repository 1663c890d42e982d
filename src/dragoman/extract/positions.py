"""What each actor says on a topic towards others: positions, drawn from a record's statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Act, ReportRecord, Topic

type Stance = Literal["for", "against", "urges", "warns", "neutral"]

STANCES: dict[Act, Stance] = {
    "praise": "for", "support": "for", "criticise": "against", "urge": "urges", "warn": "warns",
}  # fmt: skip
"""The stance that an act takes towards its target; every other act takes none."""


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor said once on one topic about one other; ``actor`` and ``target`` are ids.

    ``topic`` or ``target`` is None where the statement has none; ``day`` is that of publication.
    """

    actor: str
    topic: Topic | None
    target: str | None
    stance: Stance
    day: dt.date | None
    statement: str


def positions(record: ReportRecord) -> Iterator[Position]:
    """Every speaker with every topic and target of each statement, in the order of the text.

    "Chad urged Niger to open the road" is one position: Chad, borders, Niger, urges. A statement of
    nobody, or with neither topic nor target, is none.
    """
    for statement in record.statements:
        if not statement.about and not statement.topics:
            continue
        stance = STANCES.get(statement.act, "neutral")
        for actor in statement.speakers:
            for topic in statement.topics or (None,):
                for target in statement.about or (None,):
                    yield Position(
                        actor, topic, target, stance, record.report.published, statement.id
                    )
