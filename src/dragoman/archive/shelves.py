"""What a new report is compared with, looked up in the tables `compared` and `compared_keys`.

A `Shelf` here does what `dragoman.resolve.across.candidates.Shelf` does in memory. What is put is written by `flush`; until
then `get` finds it and `sharing` does not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import batched

import sqlalchemy as sa

from dragoman.archive import rows, schema
from dragoman.archive.packing import Packing
from dragoman.resolve.across.stories import GAP_DAYS, Story

CROWDED = 400
"""A key under which more items are filed tells nothing, and is passed over."""
KEYS_AT_ONCE = 40
ITEMS_AT_ONCE = 500
UNDER_EACH = " UNION ALL ".join(
    f"SELECT * FROM (SELECT key, item FROM compared_keys WHERE key = :k{n} LIMIT {CROWDED + 1}) AS k{n}"  # noqa: S608  (our own numbers)
    for n in range(KEYS_AT_ONCE)
)
"""What is filed under each of some keys, of a crowded one no more than tells that it is."""


MARK = "\x1fv"
"""Between a report's id and the number of its version in the names by which versions after the first are compared."""


def named(report: str, number: int) -> str:
    """The name by which a version of a report is compared."""
    return report if number == 1 else f"{report}{MARK}{number}"


def report_in(name: str) -> str:
    """The report that such a name is of."""
    return name.rpartition(MARK)[0] or name


def shown(story: str) -> str:
    """A story's id as people see it."""
    return story.replace(MARK, "~")


@lru_cache(maxsize=50_000)
def hashed(shelf: str, key: str) -> int:
    """A key as eight bytes of its digest, a number with a sign."""
    told = f"{shelf}|{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), signed=True)


@dataclass(frozen=True, slots=True)
class _Put[T]:
    item: T
    keys: tuple[int, ...]


class Shelf[T]:
    """Items of one sort, for one report that is being joined; ``version`` is its row, where items are its own."""

    def __init__(
        self, connection: sa.Connection, name: str, packing: Packing[T], version: int | None = None
    ) -> None:
        self._connection = connection
        self._name = name
        self._packing = packing
        self._version = version
        self._new: dict[str, _Put[T]] = {}
        self._under: dict[int, list[int]] = {}
        self._items: dict[int, T] = {}

    def put(self, id: str, item: T, keys: Iterable[str]) -> None:
        """File an item; one with this id that is there already is replaced, with its keys."""
        self._new[id] = _Put(item, tuple(dict.fromkeys(hashed(self._name, k) for k in keys)))

    def get(self, id: str) -> T | None:
        """The item with this id."""
        if id in self._new:
            return self._new[id].item
        c = schema.compared.c
        asked = sa.select(c.packed).where(c.shelf == self._name, c.id == id)
        packed = self._connection.scalar(asked)
        return None if packed is None else self._packing.unpack(packed)

    def sharing(self, keys: Iterable[str], *, most: int) -> list[T]:
        """Items with any of these keys, those with most of them first; of equals the last filed; at most ``most``."""
        wanted = list(dict.fromkeys(hashed(self._name, key) for key in keys))
        self._look_under([key for key in wanted if key not in self._under])
        found: Counter[int] = Counter()
        for key in wanted:
            if len(self._under[key]) <= CROWDED:
                found.update(self._under[key])
        first = sorted(found, key=lambda row: (-found[row], -row))[:most]
        self._load([row for row in first if row not in self._items])
        return [self._items[row] for row in first]

    def flush(self) -> None:
        """Write what was put."""
        there = self._there()
        numbers = iter(rows.several(self._connection, schema.compared, len(self._new) - len(there)))
        new, under, gone = [], [], []
        for one, put in self._new.items():
            kept = array("q", put.keys).tobytes()
            values = {"filed": kept, "packed": self._packing.pack(put.item)}
            if one in there:
                row, old = there[one]
                gone += [{"k": key, "i": row} for key in old - set(put.keys)]
                which = schema.compared.c.row == row
                self._connection.execute(sa.update(schema.compared).where(which).values(values))
            else:
                row, old = next(numbers), frozenset()
                new.append(
                    {"row": row, "shelf": self._name, "id": one, "version": self._version, **values}
                )
            under += [{"key": key, "item": row} for key in put.keys if key not in old]
        rows.insert(self._connection, schema.compared, new)
        unfile(self._connection, gone)
        rows.insert(self._connection, schema.compared_keys, sorted(under, key=lambda f: f["key"]))
        self._new.clear()
        self._under.clear()
        self._items.clear()

    def remove(self, id: str) -> None:
        """Take an item away."""
        c = schema.compared.c
        which = (c.shelf == self._name, c.id == id)
        _drop(self._connection, *which)

    def _there(self) -> dict[str, tuple[int, frozenset[int]]]:
        c = schema.compared.c
        found = {}
        for some in batched(self._new, ITEMS_AT_ONCE):
            asked = sa.select(c.id, c.row, c.filed).where(c.shelf == self._name, c.id.in_(some))
            for one, row, keys in self._connection.execute(asked):
                found[one] = (row, frozenset(array("q", keys)))
        return found

    def _look_under(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._under[key] = []
        for some in batched(keys, KEYS_AT_ONCE):
            given: dict[str, int | None] = dict.fromkeys(f"k{n}" for n in range(KEYS_AT_ONCE))
            given |= {f"k{n}": key for n, key in enumerate(some)}
            for key, item in self._connection.execute(UNDER, given):
                self._under[key].append(item)

    def _load(self, wanted: Sequence[int]) -> None:
        c = schema.compared.c
        for some in batched(wanted, ITEMS_AT_ONCE):
            asked = sa.select(c.row, c.packed).where(c.row.in_(some))
            for row, packed in self._connection.execute(asked):
                self._items[row] = self._packing.unpack(packed)


UNDER = sa.text(UNDER_EACH).bindparams(
    *(sa.bindparam(f"k{n}", type_=sa.BigInteger) for n in range(KEYS_AT_ONCE))
)


def unfile(connection: sa.Connection, gone: Sequence[dict[str, int]]) -> None:
    """Take items (``i``) from under keys (``k``)."""
    if gone:
        c = schema.compared_keys.c
        which = (c.key == sa.bindparam("k"), c.item == sa.bindparam("i"))
        connection.execute(sa.delete(schema.compared_keys).where(*which), gone)


def forget(connection: sa.Connection, versions: Sequence[int], shelf: str | None = None) -> None:
    """Take away what was compared of these versions; with ``shelf``, of that sort only."""
    c = schema.compared.c
    _drop(connection, c.version.in_(versions), *([c.shelf == shelf] if shelf else []))


def _drop(connection: sa.Connection, *which: sa.ColumnElement[bool]) -> None:
    c = schema.compared.c
    found = connection.execute(sa.select(c.row, c.filed).where(*which)).all()
    unfile(connection, [{"k": key, "i": row} for row, keys in found for key in array("q", keys)])
    connection.execute(sa.delete(schema.compared).where(*which))


SPAN = 90
"""Days of a stretch of time under which stories are filed."""


class StoryShelf(Shelf[Story]):
    """Stories, which are filed by the time in which a report may still go on with them.

    So a new report is compared with stories of its days alone, however many others there are with its words.
    """

    def __init__(
        self, connection: sa.Connection, packing: Packing[Story], day: dt.date | None
    ) -> None:
        super().__init__(connection, "story", packing)
        self._day = day

    def put(self, id: str, item: Story, keys: Iterable[str]) -> None:
        """File a story in its time; under its words alone, too, for reports without a day."""
        words, times = list(keys), list(_times(item))
        super().put(
            shown(id), item, [*words, *(f"{time}:{word}" for time in times for word in words)]
        )

    def sharing(self, keys: Iterable[str], *, most: int) -> list[Story]:
        """Stories with any of these words that the report's day may belong to."""
        if self._day is None:
            return super().sharing(keys, most=most)
        times = (str(self._day.toordinal() // SPAN), "ever")
        return super().sharing([f"{t}:{k}" for k in keys for t in times], most=most)


def _times(story: Story) -> Iterator[str]:
    if story.first is None or story.last is None:
        yield "ever"
        return
    first, last = story.first.toordinal() - GAP_DAYS, story.last.toordinal() + GAP_DAYS
    yield from map(str, range(first // SPAN, last // SPAN + 1))
