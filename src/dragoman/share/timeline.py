"""When things were: meetings, events and due dates of a report along a line of days.

A bar goes from the first to the last day of a period, a dot is one day, or a few where the line is
long. What has no day cannot be drawn and is counted.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.records import Period, ReportRecord
from dragoman.share import wording
from dragoman.share.cards import Card
from dragoman.share.plotting import cut, width
from dragoman.share.shown import on_one_line

LANES = {"meeting": "Meetings", "event": "Happened", "commitment": "Due"}
"""Kinds that have a day, in the order of showing, with the names of their lanes."""

WIDE, GUTTER, RIGHT, TOP, FOOT = 640.0, 74.0, 10.0, 20.0, 22.0
"""Units of the picture: its width, the room for the lanes' names, and the margins."""
LABELLED, MOST_LABELLED = 17.0, 8
BARE, MOST_BARE = 9.0, 14
"""Height of a row with and without labels, and how many rows a lane may have."""
DOT = 3.6
VAGUE_DAYS = 31
"""Longer periods are drawn faint: "in 2027" is hardly a time."""
FEWEST_DAYS = 7
MOST_TICKS = 8
YEARS = [n * 10**e for e in range(4) for n in (1, 2, 5)]


@dataclass(frozen=True, slots=True)
class Item:
    """A period and the cards that have it: one, or several where a lane is too full."""

    kind: str
    period: Period
    cards: tuple[str, ...]
    label: str
    title: str

    @property
    def is_vague(self) -> bool:
        """Whether the period is so long that it is hardly a time."""
        return (self.period.last - self.period.first).days + 1 > VAGUE_DAYS


@dataclass(frozen=True, slots=True)
class Mark:
    """An item as it is drawn: a bar from ``left`` to ``right``, or a dot where they are equal."""

    item: Item
    left: float
    right: float
    y: float = 0.0
    label: str = ""
    label_at: float = 0.0
    anchor: str = "start"

    @property
    def is_dot(self) -> bool:
        """Whether it is drawn as a dot."""
        return self.left == self.right

    @property
    def radius(self) -> float:
        """Of a dot; its area grows with the number of cards."""
        return min(DOT * math.sqrt(len(self.item.cards)), 2 * DOT)

    @property
    def reach(self) -> tuple[float, float]:
        """What the mark takes of its row, the label included."""
        room = self.radius if self.is_dot else 0.0
        left, right = self.left - room, self.right + room
        if not self.label:
            return left, right
        long = width(self.label)
        start = self.label_at if self.anchor == "start" else self.label_at - long
        return min(left, start), max(right, start + long)


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one kind."""

    kind: str
    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day, month or year that is named below the line."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, in units of its own, and what is told beside it."""

    width: float
    height: float
    left: float
    right: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    published: Tick | None
    told: str
    """What is drawn, in words."""
    undated: str
    """How many records have no day, or nothing where all have one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days, counted as Python does from 1 January of year 1, to units of the picture."""

    first: int
    last: int

    def at(self, day: float) -> float:
        """Where a day begins."""
        part = (day - self.first) / (self.last + 1 - self.first)
        return round(GUTTER + part * (WIDE - RIGHT - GUTTER), 1)

    def mark(self, item: Item) -> Mark:
        """The bar or dot of an item."""
        first, last = _days(item)
        left, right = self.at(max(first, self.first)), self.at(min(last, self.last) + 1)
        if item.period.first == item.period.last or right - left < 2.5 * DOT:
            left = right = round((left + right) / 2, 1)
        return Mark(item, left, right)


def timeline(record: ReportRecord, cards: Sequence[Card]) -> Timeline | None:
    """The timeline of a report, or None where nothing has a day."""
    found = list(items(record, cards))
    if not found:
        return None
    published = record.report.published
    scale = _scale(found, published)
    lanes: list[Lane] = []
    top = TOP
    for kind in LANES:
        if own := [item for item in found if item.kind == kind]:
            lanes.append(_lane(kind, own, scale, top))
            top += lanes[-1].height
    return Timeline(
        width=WIDE,
        height=top + FOOT,
        left=GUTTER,
        right=WIDE - RIGHT,
        lanes=tuple(lanes),
        ticks=tuple(_ticks(scale)),
        published=_published(published, scale) if published else None,
        told=_told(found),
        undated=_undated(record),
    )


def items(record: ReportRecord, cards: Iterable[Card]) -> Iterator[Item]:
    """What has a day, in order of its days, each with its card."""
    by_id = {card.id.rpartition("-")[2]: card for card in cards}
    found = []
    for n, meeting in enumerate(record.meetings, 1):
        if meeting.date:
            card = by_id[f"m{n}"]
            label = ", ".join(filter(None, (meeting.form, on_one_line(meeting.place or ""))))
            title = f"{card.label}: {card.headline}"
            found.append(Item("meeting", meeting.date, (card.id,), cut(label), title))
    for letter, kind, days in (
        ("e", "event", [event.date for event in record.events]),
        ("c", "commitment", [commitment.due for commitment in record.commitments]),
    ):
        for n, period in enumerate(days, 1):
            if period:
                card = by_id[f"{letter}{n}"]
                label = f"{card.label}: {card.headline}" if kind == "event" else card.headline
                title = (
                    f"{wording.day(period)} · {card.label}: {card.headline} · {cut(card.words, 90)}"
                )
                found.append(Item(kind, period, (card.id,), cut(label), title))
    yield from sorted(found, key=lambda i: (i.period.first, i.period.last))


def _scale(found: Sequence[Item], published: dt.date | None) -> Scale:
    """From the first day to the last with a little room; a week at least.

    A vague period that others lie in stretches nothing: it is drawn from edge to edge.
    """
    clear = [_days(i) for i in found if not i.is_vague]
    if published:
        clear.append((published.toordinal(), published.toordinal()))
    spans = clear or [_days(i) for i in found]
    first, last = min(begin for begin, _ in spans), max(end for _, end in spans)
    beside = [_days(i) for i in found if _days(i)[0] > last or _days(i)[1] < first]
    first = min([first, *(begin for begin, _ in beside)])
    last = max([last, *(end for _, end in beside)])
    room = max((last - first) // 50, (FEWEST_DAYS - (last - first)) // 2, 0)
    return Scale(max(first - room, 1), min(last + room, dt.date.max.toordinal()))


def _days(item: Item) -> tuple[int, int]:
    return item.period.first.toordinal(), item.period.last.toordinal()


def _lane(kind: str, own: Sequence[Item], scale: Scale, top: float) -> Lane:
    """The lane with labels; without them if it is too full for these; at last one mark a period."""
    marks = [scale.mark(item) for item in own]
    room, most = LABELLED, MOST_LABELLED
    rows = _in_rows(list(map(_labelled, marks)))
    if len(rows) > most:
        room, most = BARE, MOST_BARE
        rows = _in_rows(marks)
    if len(rows) > most:
        room, most = LABELLED, MOST_LABELLED
        rows = _in_rows([_labelled(scale.mark(item)) for item in _joined(own)])
    if len(rows) > most:  # periods that all differ and all overlap: one over the other
        room, most = BARE, MOST_BARE
        rows = _in_rows([scale.mark(item) for item in _joined(own)])
        rows = [[m for row in rows[n::most] for m in row] for n in range(min(most, len(rows)))]
    placed = [
        replace(mark, y=top + 4 + (n + 0.5) * room) for n, row in enumerate(rows) for mark in row
    ]
    height = max(len(rows) * room, LABELLED) + 8
    return Lane(kind, LANES[kind], top, height, tuple(placed))


def _labelled(mark: Mark) -> Mark:
    """The label right of the mark, else left of it, else on it, else as much of it as has room."""
    room = (mark.radius if mark.is_dot else 0) + 4
    begin, end = mark.right + room, mark.left - room
    long = width(mark.item.label)
    if begin + long <= WIDE - 2:
        return replace(mark, label=mark.item.label, label_at=begin)
    if end - long >= GUTTER:
        return replace(mark, label=mark.item.label, label_at=end, anchor="end")
    if mark.right - mark.left > long + 8:
        return replace(mark, label=mark.item.label, label_at=mark.left + 4)
    left, right = end - GUTTER, WIDE - 2 - begin
    most = int(max(left, right, mark.right - mark.left - 8) / 7)
    if most < 4:
        return mark
    label = cut(mark.item.label, most)
    if right >= max(left, mark.right - mark.left - 8):
        return replace(mark, label=label, label_at=begin)
    if left >= mark.right - mark.left - 8:
        return replace(mark, label=label, label_at=end, anchor="end")
    return replace(mark, label=label, label_at=mark.left + 4)


def _in_rows(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Each mark in the first row in which it overlaps none."""
    rows: list[list[Mark]] = []
    for mark in marks:
        left, right = mark.reach
        for row in rows:
            if all(right + 4 < m.reach[0] or m.reach[1] + 4 < left for m in row):
                row.append(mark)
                break
        else:
            rows.append([mark])
    return rows


def _joined(own: Sequence[Item]) -> Iterator[Item]:
    """One item for all that have the same period."""
    by_period: dict[Period, list[Item]] = {}
    for item in own:
        by_period.setdefault(item.period, []).append(item)
    for period, same in by_period.items():
        number = f"{len(same)} at once"
        title = f"{wording.day(period)} · {number}: " + "; ".join(i.label for i in same[:5])
        yield (
            same[0]
            if len(same) == 1
            else replace(
                same[0],
                cards=tuple(card for i in same for card in i.cards),
                label=f"{len(same)}",
                title=title + ("; …" if len(same) > 5 else ""),
            )
        )


def _ticks(scale: Scale) -> Iterator[Tick]:
    """Days, Mondays, months or years: the finest of which there are not too many."""
    days = range(scale.first, scale.last + 1)
    begin, end = dt.date.fromordinal(days[0]), dt.date.fromordinal(days[-1])
    if len(days) <= MOST_TICKS * 7:
        step = next(s for s in (1, 2, 7) if len(days) <= MOST_TICKS * s)
        found = [dt.date.fromordinal(d) for d in days if step < 7 or (d - 1) % 7 == 0]
        yield from _named(found[::step] if step < 7 else found, scale, _day)
        return
    months = (end.year - begin.year) * 12 + end.month - begin.month
    for step in (1, 3, 6):
        if months <= MOST_TICKS * step:
            numbers = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
            found = [dt.date(n // 12, n % 12 + 1, 1) for n in numbers if n % step == 0]
            yield from _named(found, scale, _month)
            return
    step = next((s for s in YEARS if end.year - begin.year <= MOST_TICKS * s), YEARS[-1])
    years = [dt.date(y, 1, 1) for y in range(begin.year, end.year + 1) if y % step == 0]
    yield from _named(years, scale, lambda day, _: str(day.year))


def _named(
    days: Iterable[dt.date], scale: Scale, name: Callable[[dt.date, bool], str]
) -> Iterator[Tick]:
    shown = [d for d in days if scale.first <= d.toordinal() <= scale.last]
    for before, day in pairwise([None, *shown]):
        if day:
            words = name(day, before is None or before.year != day.year)
            at = scale.at(day.toordinal())
            if at + 2 + width(words) <= WIDE:
                yield Tick(at, words)


def _day(day: dt.date, with_year: bool) -> str:  # noqa: FBT001  (as `name` is called)
    year = f" {day.year}" if with_year else ""
    return f"{day.day} {wording.MONTHS[day.month - 1][:3]}{year}"


def _month(day: dt.date, with_year: bool) -> str:  # noqa: FBT001  (as `name` is called)
    year = f" {day.year}" if with_year else ""
    return f"{wording.MONTHS[day.month - 1][:3]}{year}"


def _published(day: dt.date, scale: Scale) -> Tick:
    return Tick(scale.at(day.toordinal() + 0.5), wording.day(Period.day(day)))


def _told(found: Sequence[Item]) -> str:
    """ "2 meetings and 1 due date, from 4 March 2024 to 30 June 2024"."""
    names = {"meeting": ("meeting",), "event": ("event",), "commitment": ("due date",)}
    counts = [
        wording.counted(n, *names[kind])
        for kind in LANES
        if (n := sum(item.kind == kind for item in found))
    ]
    first, last = min(i.period.first for i in found), max(i.period.last for i in found)
    days = wording.day(Period.day(first))
    if first != last:
        days = f"from {days} to {wording.day(Period.day(last))}"
    return f"{wording.listed(counts)}, {days}"


def _undated(record: ReportRecord) -> str:
    """ "3 without a day (1 meeting, 2 commitments)"."""
    counts = (
        (sum(not m.date for m in record.meetings), "meeting"),
        (sum(not e.date for e in record.events), "event"),
        (sum(not c.due for c in record.commitments), "commitment"),
    )
    told = ", ".join(wording.counted(number, one) for number, one in counts if number)
    return f"{sum(number for number, _ in counts)} without a day ({told})" if told else ""
