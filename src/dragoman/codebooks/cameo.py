"""The older scales of an event: its quad class, its CAMEO code and Goldstein's value.

All three come from the event's type and mode alone. A code is as specific as these two are: a REQUEST
without a mode is "10", demand, whatever was demanded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from dragoman.codebooks import loading
from dragoman.errors import CodebookError
from dragoman.records import MODES, Event, EventMode, EventType

FILE = "cameo.csv"
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: dict[EventType, Quad] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
"""PLOVER's classes. The manual has SANCTION under material conflict twice and once under verbal."""


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of CAMEO with a name and Goldstein's value, from -10 (conflict) to 10 (cooperation)."""

    code: str
    name: str
    goldstein: float


def quad_class(event: Event) -> Quad:
    """Verbal or material, cooperation or conflict, by the event's type."""
    return QUADS[event.type]


def cameo(event: Event) -> CameoCode:
    """The code for an event's type and mode; where the mode has none, the type's root."""
    codes = crosswalk()
    found = codes.get((event.type, event.mode))
    return found if found is not None else codes[event.type, None]


def goldstein(event: Event) -> float:
    """The value of the event's CAMEO code."""
    return cameo(event).goldstein


@cache
def crosswalk() -> dict[tuple[EventType, EventMode | None], CameoCode]:
    """Type and mode to the code, read once. Raises `CodebookError` for a row that PLOVER does not have.

    A row with a mode holds for that mode; the first row of a type holds for the type without a mode.
    """
    codes: dict[tuple[EventType, EventMode | None], CameoCode] = {}
    for number, row in loading.table(FILE, ("code", "name", "type", "mode", "goldstein")):
        code = CameoCode(row["code"], row["name"], _value(number, row["goldstein"]))
        for name in loading.several(row["type"]):
            if name not in get_args(EventType):
                raise CodebookError(FILE, f"row {number}: PLOVER has no type {name!r}.")
            kind = cast("EventType", name)
            told = loading.several(row["mode"])
            codes |= {(kind, mode): code for mode in MODES.get(kind, ()) if mode in told}
            if len(row["code"]) == 2 and _is_root_of(kind, row["code"]):
                codes[kind, None] = code
    if missing := [kind for kind in get_args(EventType) if (kind, None) not in codes]:
        raise CodebookError(FILE, f"there is no root for {', '.join(missing)}.")
    return codes


ROOTS: dict[EventType, str] = {"ACCUSE": "11", "ASSAULT": "19"}
"""The root of a type that spreads over several."""


def _is_root_of(kind: EventType, code: str) -> bool:
    return ROOTS.get(kind, code) == code


def _value(number: int, written: str) -> float:
    try:
        value = float(written)
    except ValueError:
        raise CodebookError(FILE, f"row {number}: {written!r} is no number.") from None
    if not -10 <= value <= 10:
        raise CodebookError(FILE, f"row {number}: {written} is not between -10 and 10.")
    return value
