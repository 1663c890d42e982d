"""Where things already seen are looked up by keys, so that a new report is compared with few of them.

A key is a short string, as "lsh:3:9f2c" or "met:person:natalia german:2025-02-19", which a table of an
archive holds as well as a dictionary does: one row a key and item, with an index over the keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

CROWDED = 5_000
"""A key that more items have says too little to look under: "state:USA" on one day, say."""


class Candidates[T](Protocol):
    """Items by id, each filed under keys. `Shelf` keeps them in memory."""

    def put(self, id: str, item: T, keys: Iterable[str]) -> None:
        """File an item; one with this id that is there already is replaced, with its keys."""
        ...

    def get(self, id: str) -> T | None:
        """The item with this id."""
        ...

    def sharing(self, keys: Iterable[str], *, most: int) -> list[T]:
        """Items with any of these keys, those with most of them first, then by id; at most ``most``."""
        ...


class Shelf[T]:
    """Candidates in memory."""

    def __init__(self) -> None:
        self._items: dict[str, T] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._under: dict[str, dict[str, None]] = {}

    def __len__(self) -> int:
        return len(self._items)

    def put(self, id: str, item: T, keys: Iterable[str]) -> None:
        """File an item; one with this id that is there already is replaced, with its keys."""
        new = tuple(dict.fromkeys(keys))
        for key in self._keys.get(id, ()):
            if key not in new:
                self._under[key].pop(id, None)
        for key in new:
            self._under.setdefault(key, {})[id] = None
        self._items[id], self._keys[id] = item, new

    def get(self, id: str) -> T | None:
        """The item with this id."""
        return self._items.get(id)

    def sharing(self, keys: Iterable[str], *, most: int) -> list[T]:
        """Items with any of these keys, those with most of them first, then by id; at most ``most``."""
        found: Counter[str] = Counter()
        for key in dict.fromkeys(keys):
            there = self._under.get(key, {})
            if len(there) <= CROWDED:
                found.update(there.keys())
        first = sorted(found, key=lambda one: (-found[one], one))[:most]
        return [self._items[one] for one in first]
