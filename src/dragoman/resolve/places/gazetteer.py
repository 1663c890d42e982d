"""The gazetteer: places by their names, in arrays that load in an instant.

Source: GeoNames (geonames.org, CC BY 4.0) for towns, provinces and districts; codebooks of our own
for states, seas, rivers, crossings and the like.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.records import Place
from dragoman.resolve.places.kinds import KINDS, NUMBER
from dragoman.resolve.places.names import base_of, fold, key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAIN, OTHER, BASE, PEOPLE, SHORT = range(5)
"""How a name stands for a place: it is its name; another one; the name without "province"; an
adjective or people ("Turkish"); an abbreviation ("Ky.")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place before it is in the index. ``admin1`` is GeoNames' code of a province within its state."""

    id: int
    """GeoNames' number, or one below 0 of our own."""
    name: str
    kind: str
    country: str
    admin1: str
    people: int
    """Who lives there; of what has no population, a number that says how often it is spoken of."""
    latitude: float
    longitude: float
    names: tuple[tuple[str, int], ...]
    """Other names, each with how it stands for the place."""
    spellings: int
    """In how many spellings GeoNames has it: what much is written of has many."""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places and their names, as arrays. Make one with `of_entries`, or load the real one with `gazetteer`."""

    hashes: NDArray[np.uint64]
    """Of each name's key, in order; a name of several places comes as often."""
    entry: NDArray[np.int32]
    """The place of each name."""
    how: NDArray[np.uint8]
    """`MAIN`, `OTHER`, `BASE`, `PEOPLE` or `SHORT`, of each name."""
    ids: NDArray[np.int64]
    kind: NDArray[np.uint8]
    country: NDArray[np.int16]
    """Of each place, the number of its state in ``states``; 0 is none."""
    province: NDArray[np.int32]
    """Of each place, the place that is its province; -1 if there is none."""
    capital: NDArray[np.bool_]
    people: NDArray[np.float32]
    spellings: NDArray[np.float32]
    points: NDArray[np.float32]
    """Latitude and longitude of each place, in degrees."""
    text: NDArray[np.uint8]
    """All names of places, one after another, in UTF-8."""
    ends: NDArray[np.int32]
    states: NDArray[np.str_]

    def find(self, words: str) -> list[tuple[int, int]]:
        """The places that a name may mean, each with how it stands for it."""
        return self.find_key(key_of(words))

    def find_key(self, key: str) -> list[tuple[int, int]]:
        """The same for a key of `key_of`."""
        if not key:
            return []
        wanted = np.uint64(hash_of(key))
        first = int(self.hashes.searchsorted(wanted, "left"))
        last = int(self.hashes.searchsorted(wanted, "right")) if first < len(self.hashes) else first
        return [(int(self.entry[n]), int(self.how[n])) for n in range(first, last)]

    def name(self, n: int) -> str:
        """The name of a place."""
        start = int(self.ends[n - 1]) if n else 0
        return self.text[start : int(self.ends[n])].tobytes().decode()

    def place(self, n: int, confidence: float = 1.0) -> Place:
        """A place as a record."""
        known, name = int(self.ids[n]), self.name(n)
        latitude, longitude = (round(float(x), 4) for x in self.points[n])
        province = int(self.province[n])
        return Place(
            id=f"geonames:{known}" if known > 0 else f"dragoman:{key_of(name).replace(' ', '-')}",
            name=name,
            kind=KINDS[int(self.kind[n])],
            country=str(self.states[int(self.country[n])]) or None,
            admin1=self.name(province) if 0 <= province != n else None,
            latitude=latitude,
            longitude=longitude,
            confidence=round(confidence, 3),
        )

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays by their names, to be kept in a file."""
        return {name: getattr(self, name) for name in self.__slots__}


def hash_of(key: str) -> int:
    """64 bits that stand for a key, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def of_entries(entries: Iterable[Entry]) -> Gazetteer:
    """The gazetteer of these places. The same entries make the same arrays."""
    return _Building().all(entries).done()


class _Building:
    """Arrays that grow entry by entry; a list of 235,000 dictionaries would take a gigabyte."""

    def __init__(self) -> None:
        from array import array

        self.hashes, self.entry, self.how = array("Q"), array("i"), array("B")
        self.ids, self.kind, self.people = array("q"), array("B"), array("f")
        self.country, self.spellings, self.capital = array("h"), array("f"), array("B")
        self.points, self.ends = array("f"), array("i")
        self.text = bytearray()
        self.states = {"": 0}
        self.admin1: list[tuple[str, str]] = []

    def all(self, entries: Iterable[Entry]) -> _Building:
        for n, entry in enumerate(entries):
            self.ids.append(entry.id)
            self.kind.append(NUMBER[entry.kind])
            self.people.append(entry.people)
            self.country.append(self.states.setdefault(entry.country, len(self.states)))
            self.spellings.append(entry.spellings)
            self.capital.append(entry.capital)
            self.points.extend((entry.latitude, entry.longitude))
            self.text += entry.name.encode()
            self.ends.append(len(self.text))
            self.admin1.append((entry.country, entry.admin1))
            for key, how in _keys(entry):
                self.hashes.append(hash_of(key))
                self.entry.append(n)
                self.how.append(how)
        return self

    def done(self) -> Gazetteer:
        kind = np.array(self.kind, np.uint8)
        provinces = {
            self.admin1[n]: int(n) for n in np.flatnonzero(kind == NUMBER["province"]).tolist()
        }
        hashes = np.array(self.hashes, np.uint64)
        order = np.lexsort((np.array(self.entry, np.int32), hashes))
        return Gazetteer(
            hashes=hashes[order],
            entry=np.array(self.entry, np.int32)[order],
            how=np.array(self.how, np.uint8)[order],
            ids=np.array(self.ids, np.int64),
            kind=kind,
            country=np.array(self.country, np.int16),
            province=np.array(
                [provinces.get(a, -1) if a[1] else -1 for a in self.admin1], np.int32
            ),
            capital=np.array(self.capital, np.bool_),
            people=np.array(self.people, np.float32),
            spellings=np.array(self.spellings, np.float32),
            points=np.array(self.points, np.float32).reshape(-1, 2),
            text=np.frombuffer(bytes(self.text), np.uint8),
            ends=np.array(self.ends, np.int32),
            states=np.array(list(self.states)),
        )


def _keys(entry: Entry) -> Iterator[tuple[str, int]]:
    """The keys of an entry's names, each once, with the best way that it stands for the place."""
    found: dict[str, int] = {}
    for name, how in ((entry.name, MAIN), *entry.names):
        key = fold(name)
        if key:
            found.setdefault(key, how)
            if entry.kind in ("province", "district", "region", "river", "lake"):
                found.setdefault(base_of(key), BASE if how == MAIN else how)
    return iter(found.items())
