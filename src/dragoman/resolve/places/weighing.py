"""What speaks for each place that a toponym may mean, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dragoman.resolve.places import names
from dragoman.resolve.places.gazetteer import BASE, MAIN, OTHER, PEOPLE, SHORT, Gazetteer
from dragoman.resolve.places.kinds import DISTRICT, REGION, STATE, TOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 60
"""So many namesakes are weighed, the largest first, and those that lie in a place named beside."""
RADIUS_KM = 6371.0
NEAR_KM = 161.0
"""A hundred miles, within which geographers count a place as found."""

FEATURES = (
    "people", "largest", "share", "spellings", "state", "province", "district", "capital", "landscape",
    "other name", "base name", "adjective", "short name", "in the place beside", "in a place named in front",
    "holds the place beside", "its kind is said", "another kind is said", "its state is named", "share of states",
    "its province is named", "dateline's state", "dateline's place near", "outlet's state", "exact letters", "no people",
    "town and province of one name", "state's share, small town", "a state has the name", "province of a town's name",
)  # fmt: skip
"""What is known of a candidate alone and of the report's words."""

AROUND = (
    "nearest",
    "share near",
    "share of its state",
    "share of its province",
    "near and small",
    "of the states there",
)
"""What is known once every other toponym has a first answer."""

BESIDE = re.compile(r",?\s{1,2}\(?|\s*[,(]\s*")
WITHIN = re.compile(
    r",?\s+(?:in|of|on)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:(?:state|province|region|district|oblast|county|city|town|republic|emirate|part)\s+of\s+)?",
)
OWNING = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,3}|\s+(?:\w+\s+){0,3}?(?:(?:city|town|village|province|region|district|state|capital|port|island|governorate|oblast)s?\s+(?:of\s+)?|capital,?\s+)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A toponym as it stands in the text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells of where it is from: the town of its dateline, the state of its outlet."""

    dateline: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class Group:
    """All toponyms of a report that are written alike, and the places that they may mean."""

    key: str
    at: list[int] = field(default_factory=list)
    """Which toponyms of the report."""
    found: list[tuple[int, int]] = field(default_factory=list)
    """Places, each with how the name stands for it."""


def grouped(book: Gazetteer, text: str, spoken: Sequence[Spoken]) -> list[Group]:
    """The toponyms by their spelling; a two-letter abbreviation counts behind a comma only."""
    groups: dict[tuple[str, bool], Group] = {}
    for n, one in enumerate(spoken):
        behind = text[max(0, one.start - 2) : one.start].strip() in (",", "(")
        short = one.words.isupper() and one.words.isalpha() and len(one.words) == 2
        key = names.key_of(one.words)
        group = groups.get((key, short and behind))
        if group is None:
            group = groups[key, short and behind] = Group(
                key, found=candidates(book, one.words, behind=behind)
            )
        group.at.append(n)
    return list(groups.values())


def candidates(book: Gazetteer, words: str, *, behind: bool = False) -> list[tuple[int, int]]:
    """The places that words may mean, the largest first.

    "Batken region" is looked for as it stands and as "Batken", then among provinces and districts
    only. "US" is no town, "us" no state.
    """
    key = names.key_of(words)
    if not key:
        return []
    found = book.find_key(key) or _less(book, key)
    if (base := names.base_of(key)) != key:
        generic = set(key.split()) - set(base.split()) - {"the"}
        wanted = _kinds_of(generic)
        known = {n for n, _ in found}
        also = [(n, how) for n, how in book.find_key(base) if n not in known]
        found += [
            (n, max(how, BASE)) for n, how in also if not wanted or int(book.kind[n]) in wanted
        ]
    plain = words.replace("’", "").replace("'", "")
    if len(plain) <= 4 and plain.replace(".", "").isupper():
        found = [
            (n, how) for n, how in found if _fits_short(book, n, how, behind=behind, words=words)
        ]
    else:
        found = [(n, how) for n, how in found if how != SHORT or "." in words or behind]
    found.sort(key=lambda each: (-float(book.people[each[0]]), each[0]))
    return found[: MOST * 4]


def _less(book: Gazetteer, key: str) -> list[tuple[int, int]]:
    """What a longer name is a part or the people of: "Southern California", "Russians"."""
    first, _, rest = key.partition(" ")
    if rest and first in names.PARTS:
        return book.find_key(rest)
    if (words := key.split())[-1] in names.OF_BUILDINGS:
        for end in range(len(words) - 1, 0, -1):
            if found := book.find_key(" ".join(words[:end])):
                return [(n, how) for n, how in found if book.people[n] > 20_000]
    if key.endswith("s") and not rest:
        return [(n, how) for n, how in book.find_key(key[:-1]) if how == PEOPLE]
    return []


def _fits_short(book: Gazetteer, n: int, how: int, *, behind: bool, words: str) -> bool:
    """Whether letters like "US", "UK" or "TX" may be this place."""
    if how == SHORT:
        return behind or "." in words or len(words) == 3
    return int(book.kind[n]) != TOWN or how == OTHER or len(words) > 3


def _kinds_of(generic: set[str]) -> set[int]:
    found: set[int] = set()
    if generic & names.OF_REGIONS:
        found |= {REGION, STATE, DISTRICT}
    if generic & names.OF_DISTRICTS:
        found |= {DISTRICT, REGION}
    if generic & names.OF_TOWNS:
        found |= {TOWN, DISTRICT}
    return found


@dataclass(slots=True)
class Weighed:
    """The candidates of all groups, one under the other, with their numbers."""

    groups: list[Group]
    rows: list[tuple[int, int]]
    """For each group its rows: first, and after the last."""
    place: NDArray[np.int32]
    table: NDArray[np.float32]


def weighed(book: Gazetteer, text: str, spoken: Sequence[Spoken], setting: Setting) -> Weighed:
    """Every candidate of every toponym with what the report's words say for it."""
    groups = [g for g in grouped(book, text, spoken) if g.found]
    inside, fronted, holds = _beside(book, text, spoken, groups)
    named = _states_named(book, groups)
    total = sum(named.values()) or 1
    home_states, home_points = _home(book, setting)
    provinces = {n for g in groups for n, _ in g.found if int(book.kind[n]) == REGION}
    table: list[list[float]] = []
    place: list[int] = []
    rows: list[tuple[int, int]] = []
    for number, group in enumerate(groups):
        beside = inside[number]
        kept = group.found[:MOST]
        kept += [f for f in group.found[MOST:] if f[0] in beside or f[0] in fronted[number]]
        group.found = kept
        said = _kinds_said(text, spoken, group)
        most = max(float(book.people[n]) for n, _ in kept)
        whole = sum(math.sqrt(float(book.people[n]) + 1) for n, _ in kept)
        kinds = {int(book.kind[n]) for n, _ in kept}
        called = any(int(book.kind[n]) == STATE and how == MAIN for n, how in kept)
        first = len(place)
        for n, how in kept:
            kind, state = int(book.kind[n]), int(book.country[n])
            people = float(book.people[n])
            province = int(book.province[n])
            share = named.get(state, 0.0) / total if kind != STATE else 0.0
            near = max((_close(book, n, p) for p in home_points), default=0.0)
            table.append([
                math.log10(people + 1) / 7, float(people == most), math.sqrt(people + 1) / whole,
                math.log(float(book.spellings[n]) + 1) / 5,
                float(kind == STATE), float(kind == REGION), float(kind == DISTRICT), float(book.capital[n]),
                float(kind not in (STATE, REGION, DISTRICT, TOWN)),
                float(how == OTHER), float(how == BASE), float(how == PEOPLE), float(how == SHORT),
                float(n in beside), float(n in fronted[number]), float(n in holds[number]),
                float(bool(said) and kind in said), float(bool(said) and kind not in said),
                float(kind != STATE and state in named and state != 0), share,
                float(province in provinces and province != n and province >= 0),
                float(state in home_states), near, float(bool(setting.outlet) and book.states[state] == setting.outlet),
                float(how == MAIN and book.name(n) == spoken[group.at[0]].words), float(people == 0),
                float(kind == TOWN and REGION in kinds and how == MAIN),
                share * float(kind == TOWN and people < 50_000),
                float(kind != STATE and called), float(kind == REGION and TOWN in kinds and how == BASE),
            ])  # fmt: skip
            place.append(n)
        rows.append((first, len(place)))
    return Weighed(
        groups,
        rows,
        np.array(place, np.int32),
        np.array(table, np.float32).reshape(-1, len(FEATURES)),
    )


def around(book: Gazetteer, found: Weighed, first: NDArray[np.float64]) -> NDArray[np.float32]:
    """What the first answers of the other toponyms say for each candidate; ``first`` has their odds."""
    best = np.array([a + int(first[a:b].argmax()) for a, b in found.rows], np.int64)
    sure = np.array([first[n] for n in best])
    at = found.place[best]
    weight = sure * np.array([math.log2(1 + len(g.at)) for g in found.groups])
    kind = book.kind[at]
    local = (kind == TOWN) | (kind == DISTRICT) | (kind == REGION)
    distance = _distances(book.points[found.place], book.points[at])
    mine = np.zeros_like(distance, bool)
    for g, (a, b) in enumerate(found.rows):
        mine[a:b, g] = True
    use = (~mine & local[None, :]) * weight[None, :]
    whole = use.sum(1) + 1e-6
    nearest = np.where(~mine & local[None, :] & (sure > 0.3)[None, :], distance, 20_000.0).min(
        1, initial=20_000.0
    )
    state, province = book.country[found.place], book.province[found.place]
    every = (~mine) * weight[None, :]
    same_state = (state[:, None] == book.country[at][None, :]) & (state[:, None] > 0)
    same_province = (
        (province[:, None] == book.province[at][None, :]) | (province[:, None] == at[None, :])
    ) & (province[:, None] >= 0)
    near = (use * (distance < NEAR_KM)).sum(1) / whole
    small = (book.people[found.place] < 50_000).astype(np.float32)
    states_there = (every * (same_state & (kind == STATE)[None, :])).sum(1) / (every.sum(1) + 1e-6)
    close = 1 - np.log10(1 + nearest) / math.log10(20_001)
    return np.stack(
        [
            close, near, (use * same_state).sum(1) / whole, (use * same_province).sum(1) / whole, close * small,
            states_there,
        ],
        1,
    ).astype(np.float32)  # fmt: skip


def _distances(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """Kilometres along great circles between every two points."""
    a, b = np.radians(left)[:, None, :], np.radians(right)[None, :, :]
    half = (a - b) / 2
    h = (
        np.sin(half[..., 0]) ** 2
        + np.cos(a[..., 0]) * np.cos(b[..., 0]) * np.sin(half[..., 1]) ** 2
    )
    found: NDArray[np.float32] = 2 * RADIUS_KM * np.arcsin(np.sqrt(np.clip(h, 0, 1)))
    return found


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Along the great circle between two points, each latitude and longitude in degrees."""
    a, b, c, d = map(math.radians, (*left, *right))
    h = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _close(book: Gazetteer, n: int, point: tuple[float, float]) -> float:
    """1 at the point itself, 0 from a thousand kilometres on."""
    lat, lon = book.points[n].tolist()
    if abs(lat - point[0]) > 10:
        return 0.0
    return max(0.0, 1 - kilometres((lat, lon), point) / 1000)


def _home(book: Gazetteer, setting: Setting) -> tuple[set[int], list[tuple[float, float]]]:
    """The states and points that the dateline's town may be: the largest of each name."""
    found = candidates(book, setting.dateline)[:1] if setting.dateline else []
    states = {int(book.country[n]) for n, _ in found} - {0}
    return states, [tuple(book.points[n].tolist()) for n, _ in found]


def _states_named(book: Gazetteer, groups: Sequence[Group]) -> dict[int, float]:
    """How often each state is named in the report, by name or adjective."""
    named: dict[int, float] = {}
    for group in groups:
        n, _ = group.found[0]
        if int(book.kind[n]) == STATE:
            state = int(book.country[n])
            named[state] = named.get(state, 0.0) + len(group.at)
    return named


def _kinds_said(text: str, spoken: Sequence[Spoken], group: Group) -> set[int]:
    """The kinds that words in or beside the toponym give it: "Batken *region*", "the *town* of Batken"."""
    said: set[int] = set()
    for n in group.at[:4]:
        one = spoken[n]
        after = re.match(r"\s+(\w+)", text[one.end : one.end + 24])
        before = re.search(r"(\w+)\s+of\s+(?:the\s+)?$", text[max(0, one.start - 24) : one.start])
        near = {m[1].lower() for m in (after, before) if m}
        near |= {w for w in group.key.split()[1:] if w in names.GENERIC}
        said |= _kinds_of({w.removesuffix("s") if w.endswith("ns") else w for w in near})
    return said


type Sets = list[set[int]]


def _beside(
    book: Gazetteer, text: str, spoken: Sequence[Spoken], groups: Sequence[Group]
) -> tuple[Sets, Sets, Sets]:
    """For each group: its places in one named behind it, in one named in front, and those that hold another.

    "Springfield, Illinois"; "Tajikistan's Isfara district"; "the Turkish city of Van".
    """
    group_of = {n: g for g, group in enumerate(groups) for n in group.at}
    inside: Sets = [set() for _ in groups]
    fronted: Sets = [set() for _ in groups]
    holds: Sets = [set() for _ in groups]
    done: set[tuple[int, int, bool]] = set()
    order = sorted(group_of, key=lambda n: spoken[n].start)
    for this, other in pairwise(order):
        a, b = spoken[this], spoken[other]
        g, h = group_of[this], group_of[other]
        between = text[a.end : b.start]
        if g == h or len(between) > 50:
            continue
        if BESIDE.fullmatch(between) or WITHIN.fullmatch(between):
            small, large, into = g, h, inside
        elif OWNING.fullmatch(between):
            small, large, into = h, g, fronted
        else:
            continue
        if (small, large, into is inside) in done:
            continue
        done.add((small, large, into is inside))
        for n, _ in groups[small].found:
            for m, how in groups[large].found[:MOST]:
                if holds_place(book, m, n):
                    into[small].add(n)
                    if into is inside and how != PEOPLE:
                        holds[large].add(m)
    return inside, fronted, holds


def holds_place(book: Gazetteer, outer: int, inner: int) -> bool:
    """Whether one place lies in another, as far as the gazetteer knows; a district holds what is near it."""
    if outer == inner:
        return False
    kind = int(book.kind[outer])
    if kind == STATE:
        return bool(book.country[outer] == book.country[inner]) and int(book.kind[inner]) != STATE
    if kind == REGION:
        return int(book.province[inner]) == outer and int(book.kind[inner]) != REGION
    if int(book.kind[inner]) in (STATE, REGION):
        return False
    reach = {DISTRICT: 60.0, TOWN: 30.0}.get(kind, 400.0)
    if kind in (DISTRICT, TOWN) and book.country[outer] != book.country[inner]:
        return False
    a, b = book.points[outer].tolist(), book.points[inner].tolist()
    return kilometres((a[0], a[1]), (b[0], b[1])) < reach and (
        kind != TOWN or book.people[outer] > book.people[inner]
    )


def weights_in_order(weights: Mapping[str, float], order: Sequence[str]) -> NDArray[np.float64]:
    """The weights of the features in their order; one that is not there counts nothing."""
    return np.array([weights.get(name, 0.0) for name in order])
