"""How occasions hang together: what was part of a visit or a summit, and what is to follow."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.occasions import Occasion
from dragoman.extract.places import are_apart
from dragoman.extract.reading import Reading

LARGER = ("visit", "summit", "conference")
INNER = ("meeting", "talks", "session", "ceremony", "summit", "conference")
ASIDE = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
NEAR = 3
"""Sentences between a visit and a meeting without a day or place of its own, at most."""


def settle_parts(reading: Reading, occasions: Sequence[Occasion]) -> None:
    """Give each occasion the visit or summit that it was part of, and a place of it if it has none.

    Held on the sidelines of a summit, it was part of it. What a visitor held where the visit
    was, on a day that it covers, was part of the visit.
    """
    for inner in occasions:
        if inner.form not in INNER:
            continue
        others = [o for o in occasions if o is not inner]
        beside = (o for o in others if o.form in LARGER and _is_beside(reading, inner, o))
        during = (o for o in others if o.form == "visit" and _is_during(reading, inner, o))
        inner.outer = next(beside, None) or next(during, None)
        if inner.outer and inner.place is None and inner.mode not in ("phone", "video"):
            inner.place, inner.mode = inner.outer.place, "in person"


def _is_beside(reading: Reading, inner: Occasion, outer: Occasion) -> bool:
    """ "Met *on the sidelines of* the Paris summit", in one sentence."""
    for noun in outer.nouns:
        here = reading.parse.sentence_of[noun]
        before = reading.doc[max(0, noun - 12) : noun]
        if not any(t.lower_ in ASIDE for t in before):
            continue
        if any(reading.parse.sentence_of[a] == here and a != noun for a in inner.anchors):
            return True
    return False


def _is_during(reading: Reading, inner: Occasion, outer: Occasion) -> bool:
    hosts = set(outer.roles.get("host", ()))
    visitors = set(outer.present()) - hosts
    if not visitors & set(inner.present()) or inner.old != outer.old:
        return False
    if {inner.status, outer.status} == {"held", "planned"} and outer.status == "planned":
        return False  # a meeting that was held is no part of a trip to come
    if "cancelled" in (inner.status, outer.status) and inner.status != outer.status:
        return False
    if inner.date and outer.date and not _within(inner, outer):
        return False
    if inner.place and outer.place:
        return not are_apart(reading, inner.place, outer.place)
    sentences = reading.parse.sentence_of
    return inner.place is None and inner.form != "conference" and any(
        0 <= sentences[i] - sentences[o] <= NEAR for i in inner.anchors for o in outer.anchors
    )  # fmt: skip


TRIP_DAYS = 7
"""Days after the one on which a visit began that may still belong to it."""


def _within(inner: Occasion, outer: Occasion) -> bool:
    assert inner.date and outer.date
    return (
        inner.date.last >= outer.date.first
        and (inner.date.first - outer.date.last).days <= TRIP_DAYS
    )


def following(occasions: Sequence[Occasion], n: int) -> Occasion | None:
    """The next one planned, of those who met at occasion ``n``: "the next round will be held in Astana".

    Only one that is told as the next, and only after the last such occasion that was held.
    """
    this = occasions[n]
    if this.status != "held" or this.form in ("visit", "call") or this.old:
        return None
    for m, later in enumerate(occasions):
        if not (later.again and later.status == "planned") or later.anchor < this.anchor:
            continue
        before = [
            k
            for k, o in enumerate(occasions[:m])
            if o.status == "held" and o.form not in ("visit", "call") and not o.old
            and (set(o.present()) & set(later.present()))
        ]  # fmt: skip
        if before and before[-1] == n:
            return later
    return None
