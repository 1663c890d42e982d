"""Where things were: the places of a report as dots on a map, zoomed to them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman import codebooks
from dragoman.records import Place, ReportRecord
from dragoman.share import wording
from dragoman.share.cards import Card
from dragoman.share.land import Window, land_in, squeeze
from dragoman.share.plotting import Box, cut, width
from dragoman.share.shown import on_one_line

WIDE = 400.0
FLATTEST, STEEPEST = 2.2, 1.7
"""Units of the picture: its width; and how many times its height that may be."""
MARGIN = 10.0
"""Degrees that are shown beyond the outermost places, at least."""
FAMILIAR = 20.0
"""Degrees by which a map that crosses the antimeridian has to be narrower than one that does not."""
DOT, LARGEST = 4.0, 12.0
LINE = 13.0
"""Units that a label is high."""
WIDESPREAD = frozenset({
    "state", "province", "continent", "world region", "region", "sea", "gulf", "river", "mountains", "desert",
})  # fmt: skip
"""Kinds of place that are no spot: their dot is a ring about their middle."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the cards of what was there, in the order of the cards."""

    place: Place
    cards: tuple[str, ...]

    @property
    def name(self) -> str:
        """As the gazetteer has it, safe to show."""
        return on_one_line(self.place.name)

    @property
    def within(self) -> str:
        """The state around it, where it is not one itself."""
        if self.place.kind == "state" or not self.place.country:
            return ""
        state = codebooks.states().get(self.place.country)
        return state.name if state else on_one_line(self.place.country)

    @property
    def radius(self) -> float:
        """The dot's area grows with the number of records."""
        return round(min(DOT * math.sqrt(len(self.cards)), LARGEST), 1)


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it begins, has its middle, or ends, by ``anchor``."""

    x: float
    y: float
    words: str
    anchor: str

    @property
    def box(self) -> Box:
        """The room that it takes."""
        long = width(self.words)
        left = self.x - {"start": 0, "middle": long / 2, "end": long}[self.anchor]
        return Box(left, self.y - 10, left + long, self.y - 10 + LINE)


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot as it is drawn; the label is missing where it would hide something."""

    spot: Spot
    x: float
    y: float
    title: str
    is_ring: bool
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """The picture, in units of its own, and the places in words."""

    width: float
    height: float
    land: str
    grid: str
    dots: tuple[Dot, ...]
    """The largest first, so that none hides a smaller one."""
    spots: tuple[Spot, ...]
    """In the order of the cards."""
    told: str
    """What is drawn, in words."""


def map_of(record: ReportRecord, cards: Sequence[Card]) -> Map | None:
    """The map of a report, or None where no place is known."""
    found = spots(record, cards)
    if not found:
        return None
    window = window_around((s.place.latitude, s.place.longitude) for s in found)
    return Map(
        width=WIDE,
        height=round(window.height, 1),
        land=land_in(window),
        grid=_grid(window),
        dots=tuple(_dots(found, window)),
        spots=found,
        told=f"{wording.counted(len(found), 'place')}: {wording.listed(s.name for s in found)}",
    )


def spots(record: ReportRecord, cards: Iterable[Card]) -> tuple[Spot, ...]:
    """The places of meetings and events, each once."""
    by_id = {card.id.rpartition("-")[2]: card.id for card in cards}
    there: dict[str, tuple[Place, list[str]]] = {}
    known = [
        *((f"m{n}", meeting.where) for n, meeting in enumerate(record.meetings, 1)),
        *((f"e{n}", event.where) for n, event in enumerate(record.events, 1)),
    ]
    for name, place in known:
        if place:
            there.setdefault(place.id, (place, []))[1].append(by_id[name])
    return tuple(Spot(place, tuple(ids)) for place, ids in there.values())


def window_around(points: Iterable[tuple[float, float]]) -> Window:
    """The part of the world that holds all points, latitude first, with a margin around them.

    It crosses the antimeridian where that is the shorter way from the first to the last.
    """
    latitudes, longitudes = zip(*points, strict=True)
    west, span = _shortest(longitudes)
    west, span = west - MARGIN, span + 2 * MARGIN
    south, north = max(min(latitudes) - MARGIN, -90.0), min(max(latitudes) + MARGIN, 90.0)
    thin = squeeze((south + north) / 2)
    more = max(STEEPEST * (north - south) / thin - span, 0)  # a picture that is not too high
    west, span = west - more / 2, span + more
    if span > 360:
        west, span = west + (span - 360) / 2, 360.0
    high = span * thin / FLATTEST  # nor too low
    if north - south < high:
        middle = (south + north) / 2
        high = min(high, 180.0)
        middle = min(max(middle, high / 2 - 90), 90 - high / 2)
        south, north = middle - high / 2, middle + high / 2
    return Window(west, south, west + span, north, WIDE)


def _shortest(longitudes: Iterable[float]) -> tuple[float, float]:
    """The shortest stretch that holds all: where it begins, and how long it is, in degrees."""
    around = sorted({(x + 180) % 360 - 180 for x in longitudes})
    ends = [*around[1:], around[0] + 360]
    gaps = [(begin - end, begin) for end, begin in zip(around, ends, strict=True)]
    *_, (last, begin) = gaps
    if last + FAMILIAR < max(gaps)[0]:
        last, begin = max(gaps)
    return (begin + 180) % 360 - 180, 360 - last


def _grid(window: Window) -> str:
    """Meridians and parallels at round degrees, as the ``d`` of a path."""
    step = next(s for s in (5, 10, 20, 30, 60) if window.north - window.south <= 5 * s or s == 60)
    meridians = range(math.ceil(window.west / step), math.floor(window.east / step) + 1)
    parallels = range(math.ceil(window.south / step), math.floor(window.north / step) + 1)
    lines = [f"M{window.place(n * step, 0)[0]:.1f} 0v{window.height:.1f}" for n in meridians]
    lines += [f"M0 {window.place(0, n * step)[1]:.1f}h{window.width:g}" for n in parallels]
    return "".join(lines)


def _dots(found: Sequence[Spot], window: Window) -> Iterator[Dot]:
    """The dots with the labels that have room; who has most records is labelled first."""
    frame = Box(2, 2, window.width - 2, window.height - 2)
    ordered = sorted(found, key=lambda s: -len(s.cards))
    places = [window.at(s.place.latitude, s.place.longitude) for s in ordered]
    taken = [
        Box(x - s.radius, y - s.radius, x + s.radius, y + s.radius)
        for s, (x, y) in zip(ordered, places, strict=True)
    ]
    for spot, (x, y) in zip(ordered, places, strict=True):
        free = (
            label for label in _labels(cut(spot.name, 24), x, y, spot.radius + 3)
            if label.box.is_in(frame) and label.box.is_free(taken)
        )  # fmt: skip
        label = next(free, None)
        if label:
            taken.append(label.box)
        number = wording.counted(len(spot.cards), "record")
        name = ", ".join(filter(None, (spot.name, spot.within)))
        yield Dot(
            spot=spot, x=round(x, 1), y=round(y, 1), title=f"{name} · {number}",
            is_ring=spot.place.kind in WIDESPREAD, label=label,
        )  # fmt: skip


def _labels(words: str, x: float, y: float, off: float) -> Iterator[Label]:
    """Where a label may stand, the best first."""
    for dx, dy, anchor in (
        (off, 4, "start"), (-off, 4, "end"), (0, -off, "middle"), (0, off + 10, "middle"),
        (off * 0.7, -off * 0.7, "start"), (off * 0.7, off * 0.7 + 8, "start"),
        (-off * 0.7, -off * 0.7, "end"), (-off * 0.7, off * 0.7 + 8, "end"),
    ):  # fmt: skip
        yield Label(round(x + dx, 1), round(y + dy, 1), words, anchor)
