"""PLOVER's gold standard records: sentences of news, each with an event, who acts and who is acted on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import FormError, InputError
from dragoman.evaluate import gold as gold_files
from dragoman.records import EventType

FILE = "plover_gsr.json"
CURRENT: Mapping[str, str] = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
}  # fmt: skip
"""Types of the first drafts of PLOVER that its manual has since joined to others."""
MENDED: Mapping[str, str] = {"JAP": "JPN", "ITL": "ITA"}
"""Codes of states that the set has wrong."""
NO_STATES: frozenset[str] = frozenset({"IMG", "NGO", "ISM"})
"""Codes that say what somebody is rather than which state is theirs, besides `IGO`."""
IGO = "IGO"


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted on: the words, and the code of the state, or `IGO`, or None."""

    words: str
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Coded:
    """One gold record. The sources of a mutual event may be all of its parties."""

    id: str
    text: str
    type: EventType
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


def coded(folder: Path) -> Iterator[Coded]:
    """Every record of ``plover_gsr.json``, in its order, with today's types."""
    file = folder / FILE
    if not file.is_file():
        raise InputError(str(folder), f"has no {FILE}.")
    try:
        rows = json.loads(gold_files.read_text(file))
    except json.JSONDecodeError as error:
        raise FormError(str(file), f"is no JSON: {error}") from None
    if not isinstance(rows, list):
        raise FormError(str(file), "a list of records is expected")
    for n, row in enumerate(rows, 1):
        if not isinstance(row, dict) or "event" not in row:
            raise FormError(str(file), f"record {n} has no event")
        if row["event"] != "DOCUMENT":  # the first says what the set is
            yield _coded(row, f"{file}, record {n}")


def _coded(row: Mapping[str, Any], where: str) -> Coded:
    kind = CURRENT.get(row["event"], row["event"])
    if kind not in get_args(EventType):
        raise FormError(where, f"{row['event']!r} is no type of event")
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise FormError(where, "has no text")
    return Coded(
        id=str(row.get("id", where)),
        text=row["text"].strip(),
        type=kind,
        sources=_parties(row.get("source")),
        targets=_parties(row.get("target")),
    )


def _parties(given: Any) -> tuple[Party, ...]:
    """The parties of one side; a side that is missing or a bare string names nobody."""
    if not isinstance(given, list):
        return ()
    return tuple(
        Party(str(p.get("actorText") or ""), _code(p.get("code")), _sector(p.get("sector")))
        for p in given
        if isinstance(p, dict)
    )


def _code(code: str | None) -> str | None:
    code = MENDED.get(code or "", code or "")
    return None if code in NO_STATES or not code.isalpha() else code


def _sector(sector: str | None) -> str | None:
    return sector[:3] if sector and sector[:3].isalpha() else None
