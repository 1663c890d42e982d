"""What kinds of place there are, each with the number that the index keeps."""

from __future__ import annotations

from typing import get_args

from dragoman.records import PlaceKind

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
NUMBER: dict[str, int] = {kind: n for n, kind in enumerate(KINDS)}
STATE, REGION, DISTRICT, TOWN = (NUMBER[k] for k in ("state", "province", "district", "town"))
