"""What reports are compared by, as few bytes, and back: one line of JSON, and numbers after it.

Of a record only what a comparison needs is kept (`NEEDED`), and of its evidence nothing: it is in the archive anyway.
"""

from __future__ import annotations

import datetime as dt
import json as jsons
from array import array
from typing import Any, Protocol

from dragoman.records import (
    Amount,
    Commitment,
    Event,
    Meeting,
    Period,
    Place,
    Quote,
    Round,
    Statement,
)
from dragoman.resolve.across.accounts import Account, Recorded
from dragoman.resolve.across.commonness import Weights
from dragoman.resolve.across.duplicates import Wording
from dragoman.resolve.across.persons import Person
from dragoman.resolve.across.stories import Story

EXACT, ROUGH = "d", "f"
"""Weights of eight bytes, so that it does not matter which of two came first; and of four, of sums that grow."""


class Packing[T](Protocol):
    """How items of one sort are packed."""

    def pack(self, item: T) -> bytes:
        """The item as bytes."""
        ...

    def unpack(self, packed: bytes) -> T:
        """The item again, as far as it is compared."""
        ...


def _joined(head: list[Any], numbers: bytes = b"") -> bytes:
    return jsons.dumps(head, separators=(",", ":")).encode() + b"\n" + numbers


def _parted(packed: bytes) -> tuple[list[Any], bytes]:
    head, _, numbers = packed.partition(b"\n")
    return jsons.loads(head), numbers


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _words(weights: Weights) -> str:
    return " ".join(weights)


def _numbers(weights: Weights, size: str) -> bytes:
    return array(size, weights.values()).tobytes()


def _weights(words: str, numbers: bytes, size: str) -> dict[str, float]:
    return dict(zip(words.split(" ") if words else (), array(size, numbers), strict=True))


class Wordings:
    """Wordings: runs of eight bytes each."""

    def pack(self, item: Wording) -> bytes:
        """The wording as bytes."""
        head = [item.report, _day(item.published), item.outlet, item.credits, item.wire]
        return _joined(head, item.runs.astype("<u8").tobytes())

    def unpack(self, packed: bytes) -> Wording:
        """The wording again."""
        import numpy as np

        (report, day, outlet, named, wire), runs = _parted(packed)
        found = np.frombuffer(runs, dtype="<u8").astype(np.uint64)
        return Wording(report, _read_day(day), outlet, tuple(named), wire, found)


class Stories:
    """Stories, with weights of four bytes."""

    def pack(self, item: Story) -> bytes:
        """The story as bytes."""
        words = {name: _words(weights) for name, weights in item.parts.items()}
        numbers = b"".join(_numbers(weights, ROUGH) for weights in item.parts.values())
        return _joined([item.id, item.reports, _day(item.first), _day(item.last), words], numbers)

    def unpack(self, packed: bytes) -> Story:
        """The story again."""
        (name, reports, first, last, words), numbers = _parted(packed)
        parts, at = {}, 0
        for part, told in words.items():
            end = at + array(ROUGH).itemsize * (told.count(" ") + 1 if told else 0)
            parts[part], at = _weights(told, numbers[at:end], ROUGH), end
        return Story(name, tuple(reports), parts, _read_day(first), _read_day(last))


class Persons:
    """Persons."""

    def pack(self, item: Person) -> bytes:
        """The person as bytes."""
        offices, told = sorted(item.offices), _day(item.told)
        return _joined([item.id, item.report, item.key, item.name, item.country, offices, told,
                        item.stories, item.holder])  # fmt: skip

    def unpack(self, packed: bytes) -> Person:
        """The person again."""
        (actor, report, key, name, country, offices, told, stories, holder), _ = _parted(packed)
        return Person(actor, report, key, name, country, frozenset(offices), _read_day(told),
                      tuple(stories), holder)  # fmt: skip


class Accounts:
    """Accounts, with as much of their records as rules look at."""

    def pack(self, item: Account) -> bytes:
        """The account as bytes."""
        sets = [sorted(some) for some in (item.who, item.sides, item.parties, item.given)]
        where = item.where and [
            item.where.id, item.where.name, item.where.kind, item.where.country, item.where.admin1
        ]  # fmt: skip
        head = [
            item.kind, item.id, item.report, _needed(item.record), sets, item.when and item.when.iso,
            _day(item.told), item.place, where, item.story, _words(item.words),
        ]  # fmt: skip
        return _joined(head, _numbers(item.words, EXACT))

    def unpack(self, packed: bytes) -> Account:
        """The account again."""
        head, numbers = _parted(packed)
        kind, record, report, needed, sets, when, told, place, where, story, words = head
        who, sides, parties, given = map(frozenset, sets)
        return Account(
            kind=kind, id=record, report=report, record=_record(kind, record, report, needed),
            who=who, sides=sides, parties=parties, given=given, when=when and Period.parse(when),
            told=_read_day(told), place=place, where=where and _place(where),
            words=_weights(words, numbers, EXACT), story=story,
        )  # fmt: skip


def _place(told: list[Any]) -> Place:
    entry, name, kind, country, admin1 = told
    return Place(id=entry, name=name, kind=kind, country=country, admin1=admin1, latitude=0.0, longitude=0.0)  # fmt: skip


def _needed(record: Recorded) -> list[Any]:
    """What rules look at of a record itself."""
    if isinstance(record, Meeting):
        number = record.round.number if record.round else None
        return [record.form, record.level, record.mode, record.status, number]
    if isinstance(record, Event):
        return [record.type, record.mode, record.trigger.words]
    if isinstance(record, Statement):
        return [record.form]
    return [[record.amount.value, record.amount.currency] if record.amount else None]


def _record(kind: str, id: str, report: str, needed: list[Any]) -> Recorded:
    """A record of what was kept; the rest of it is empty."""
    nothing = Quote(report, 0, 0, "")
    if kind == "meeting":
        form, level, mode, status, number = needed
        nth = Round(words=nothing, number=number) if number else None
        return Meeting(id=id, evidence=nothing, form=form, level=level, mode=mode, status=status, round=nth)  # fmt: skip
    if kind == "event":
        coded, mode, trigger = needed
        return Event(id=id, evidence=nothing, type=coded, actors=(), mode=mode, trigger=Quote(report, 0, len(trigger), trigger))  # fmt: skip
    if kind == "statement":
        return Statement(id=id, evidence=nothing, speakers=(), cue=None, content=nothing, form=needed[0], act="assert")  # fmt: skip
    amount = needed[0] and Amount(*needed[0])
    return Commitment(id=id, evidence=nothing, makers=(), act=nothing, amount=amount)
