"""Each event of a record as one row for a table: who did what to whom, how, and on which scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import codebooks
from dragoman.codebooks.cameo import cameo, quad_class
from dragoman.records import Event, ReportRecord
from dragoman.share.wording import counted_people

COLUMNS = (
    "report", "event", "date", "actors", "type", "mode", "contexts", "recipients",
    "target", "target_by", "place", "country",
    "latitude", "longitude", "counts", "claim", "disputed_by", "quad", "cameo", "cameo_name",
    "goldstein", "confidence", "reason", "trigger", "words",
)  # fmt: skip
"""The columns, in order. ``words`` is the sentence that tells it."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet."""


def rows(record: ReportRecord) -> Iterator[dict[str, Any]]:
    """The rows of one record, in the order of the text; lists stay lists, None stays None."""
    for event in record.events:
        code, where = cameo(event), event.where
        yield {
            "report": record.report.id,
            "event": event.id,
            "date": event.date.iso if event.date else None,
            "actors": _names(record, event.actors),
            "type": event.type,
            "mode": event.mode,
            "contexts": list(event.contexts),
            "recipients": _names(record, event.recipients),
            "target": _target(record, event),
            "target_by": "named" if event.recipients else event.concerned_as,
            "place": event.place,
            "country": where.country if where else None,
            "latitude": where.latitude if where else None,
            "longitude": where.longitude if where else None,
            "counts": _counts(event),
            "claim": _names(record, event.claim),
            "disputed_by": _names(record, event.disputed_by),
            "quad": quad_class(event),
            "cameo": code.code,
            "cameo_name": code.name,
            "goldstein": code.goldstein,
            "confidence": event.confidence,
            "reason": event.reason,
            "trigger": event.trigger.words,
            "words": event.evidence.words,
        }


def cells(row: dict[str, Any]) -> list[str]:
    """A row as cells of a CSV file: lists joined with "; ", and no cell that a spreadsheet would run."""
    return [_cell(row[name]) for name in COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float | int):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(FORMULA) else text


def _target(record: ReportRecord, event: Event) -> list[str]:
    """The recipients; of an event without any, those whom it concerns, states by their names."""
    ours, states = {a.id: a.name for a in record.actors}, codebooks.states()
    return [
        ours.get(one) or (states[one].name if one in states else one)
        for one in event.recipients or event.concerns
    ]


def _names(record: ReportRecord, ids: Iterable[str]) -> list[str]:
    return [record.actor(id_).name for id_ in ids]


def _counts(event: Event) -> list[str]:
    return [counted_people(count) for count in event.counts]
