"""How confidence behaves: of the records that people judged, how many were right, band by band.

A band is a tenth of confidence ("0.6" is from 0.6 up to 0.7, the last one to 1, both included). A confidence says how often records
made like this one are right, so ``right``, the share that was confirmed as it stood, should be near ``confidence``, the mean of the band.
People judge what they are asked about, and not by lot: a band says nothing of records that nobody looked at.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.archive.indexing import KINDS
from dragoman.archive.rows import AnySelect

type Band = dict[str, Any]
VERDICTS = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected"}


def calibration(connection: sa.Connection) -> dict[str, dict[str, Band]]:
    """By kind and band, how many were confirmed, corrected and rejected; only bands in which something was judged."""
    found: dict[str, dict[str, Band]] = {}
    sums: dict[tuple[str, str], float] = {}
    for kind, confidence, verdict in sorted(_judged(connection)):
        name = band_of(confidence)
        empty = {"confidence": 0.0, "right": 0.0, **dict.fromkeys(VERDICTS.values(), 0)}
        band = found.setdefault(kind, {}).setdefault(name, empty)
        band[VERDICTS[verdict]] += 1
        many = sum(band[one] for one in VERDICTS.values())
        sums[kind, name] = sums.get((kind, name), 0.0) + confidence
        band["confidence"] = round(sums[kind, name] / many, 4)
        band["right"] = round(band["confirmed"] / many, 4)
    return {kind: found[kind] for kind in ("actor", *KINDS) if kind in found}


def band_of(confidence: float) -> str:
    """The tenth that a confidence lies in, by its lower end."""
    return f"{min(9, max(0, round(confidence * 10_000) // 1000)) / 10:.1f}"


def _judged(connection: sa.Connection) -> list[tuple[str, float, str]]:
    """Each judged record once, with the confidence of its latest reading."""
    s = schema.standing.c
    found: list[tuple[str, float, str]] = []
    for table in (schema.records, schema.actors):
        t = table.c
        kind: Any = t.kind if table is schema.records else sa.literal("actor")
        asked: AnySelect = sa.select(t.id, kind, t.confidence, s.verdict)
        asked = asked.join_from(schema.standing, table, t.id == s.subject)
        asked = asked.where(s.other == "", s.verdict.in_(VERDICTS))
        latest = asked.order_by(t.current, t.superseded_by.is_(None), t.row)
        by_id = {one: (kind, sure, said) for one, kind, sure, said in connection.execute(latest)}
        found += by_id.values()
    return found
