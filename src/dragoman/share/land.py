"""The land of the world, as much of it as a window shows, as the path of a picture."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.share.plotting import Box

FILE = Path(__file__).parent / "assets" / "land.json"
FINEST = 0.9
"""Units of the picture. Corners nearer together than this are drawn as one."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world on a flat map, in degrees, and how large it is drawn.

    Equirectangular, true to scale at the middle. ``west`` may lie below -180 or ``east``
    above 180, where the window reaches over the antimeridian.
    """

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def across(self) -> float:
        """Units of the picture for a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def down(self) -> float:
        """Units of the picture for a degree of latitude."""
        return self.across / squeeze((self.south + self.north) / 2)

    @property
    def height(self) -> float:
        """Units of the picture."""
        return (self.north - self.south) * self.down

    @property
    def box(self) -> Box:
        """The picture's frame."""
        return Box(0, 0, self.width, self.height)

    def at(self, latitude: float, longitude: float) -> Point:
        """Where a point of the world is drawn; outside the frame if it is not in the window."""
        return self.place(longitude + 360 * math.ceil((self.west - longitude) / 360), latitude)

    def place(self, x: float, y: float) -> Point:
        """The same for a longitude that is counted as the window's are."""
        return (x - self.west) * self.across, (self.north - y) * self.down


def squeeze(latitude: float) -> float:
    """How much shorter a degree of longitude is than one of latitude; near the poles not by more than 4."""
    return max(0.25, math.cos(math.radians(latitude)))


def land_in(window: Window) -> str:
    """The land of a window, as the ``d`` of a path to fill by the rule evenodd; "" of open sea."""
    west, east = window.west - 1, window.east + 1
    south, north = window.south - 1, window.north + 1
    found = []
    for corners, box in rings():
        if box.bottom < south or box.top > north:
            continue
        for turn in (-360.0, 0.0, 360.0):
            if box.right + turn < west or box.left + turn > east:
                continue
            seen: Sequence[Point] = [(x + turn, y) for x, y in corners]
            for axis, edge, side in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
                seen = list(_half(seen, axis, edge, side))
            found.append(_path(seen, window.place))
    return "".join(found)


@cache
def rings() -> tuple[tuple[tuple[Point, ...], Box], ...]:
    """Every ring in degrees, longitude first, with the box around it (``top`` is the south)."""
    found = []
    for flat in json.loads(FILE.read_text("utf-8"))["rings"]:
        x = y = 0
        corners = []
        for dx, dy in zip(flat[::2], flat[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x / 10, y / 10))
        xs, ys = zip(*corners, strict=True)
        found.append((tuple(corners), Box(min(xs), min(ys), max(xs), max(ys))))
    return tuple(found)


def _half(corners: Sequence[Point], axis: int, edge: float, side: int) -> Iterator[Point]:
    """A ring's part on one side of a line along a meridian or a parallel (Sutherland and Hodgman)."""
    for n, there in enumerate(corners):
        here = corners[n - 1]
        a, b = (here[axis] - edge) * side, (there[axis] - edge) * side
        if a * b < 0:
            part = a / (a - b)
            yield tuple(h + (t - h) * part for h, t in zip(here, there, strict=True))  # type: ignore[misc]
        if b >= 0:
            yield there


def _path(corners: Sequence[Point], place: Callable[[float, float], Point]) -> str:
    """The ring as steps in tenths of a unit; "" of what is too small to be seen."""
    kept: list[Point] = []
    for corner in corners:
        x, y = place(*corner)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINEST:
            kept.append((round(x, 1), round(y, 1)))
    if len(kept) < 3:
        return ""
    (x0, y0), *others = kept
    steps = [f"M{x0:g} {y0:g}l"]
    for x, y in others:
        steps.append(f"{round(x - x0, 1):g} {round(y - y0, 1):g} ")
        x0, y0 = x, y
    return "".join(steps).rstrip() + "z"
