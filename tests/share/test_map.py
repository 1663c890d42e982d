"""Where things were, drawn: how large a part of the world, which dots, which names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dragoman.records import Place
from dragoman.share.cards import Deck
from dragoman.share.land import land_in, rings
from dragoman.share.map import map_of, window_around

OSLO = (59.9, 10.7)
SUVA, APIA = (-18.1, 178.4), (-13.8, -171.8)


def place(name, latitude, longitude, kind="town", country=None):
    return Place(
        id=f"x:{name}", name=name, kind=kind, country=country, latitude=latitude, longitude=longitude
    )  # fmt: skip


def drawn(talks, *places):
    """The map of the small report with a meeting in each of the places."""
    record = replace(
        talks, meetings=tuple(replace(talks.meetings[0], where=p) for p in places), events=()
    )
    return map_of(record, Deck(record, "r1").cards())


@pytest.mark.parametrize(
    ("points", "west", "south", "east", "north"),
    [
        ([OSLO], -10, 50, 30, 70),
        ([OSLO, (48.2, 16.4)], -5, 38, 31, 70),
        ([SUVA, APIA], 165, -27, 202, -5),  # over the antimeridian
        ([(51.5, -0.1), (40.7, -74), (-35.3, 149.1), (35.7, 139.7)], -84, -45, 159, 62),
        ([(89, 0)], -10, 79, 10, 90),
    ],
)
def test_the_window_holds_the_places_and_a_margin(points, west, south, east, north):
    window = window_around(points)

    assert window.west <= west + 0.5
    assert window.south <= south + 0.5
    assert window.east >= east - 0.5
    assert window.north >= north - 0.5
    assert window.east - window.west <= 360
    assert -90 <= window.south < window.north <= 90
    assert 1.5 < window.width / window.height < 2.5
    for point in points:
        x, y = window.at(*point)
        assert 0 < x < window.width
        assert 0 < y < window.height


@pytest.mark.parametrize(
    ("points", "least", "most"),
    [
        ([(-30, -120)], 0, 200),  # the open sea
        ([OSLO], 500, 12_000),
        ([SUVA, APIA], 50, 5_000),
        ([(0, -175), (0, 0), (0, 175)], 5_000, 25_000),
    ],
)
def test_only_the_land_that_is_seen_is_drawn(points, least, most):
    assert least <= len(land_in(window_around(points))) <= most


def test_land_is_a_path_of_numbers():
    assert re.fullmatch(
        r"(M-?[\d.]+ -?[\d.]+l(-?[\d.]+ -?[\d.]+ ?)+z)+", land_in(window_around([OSLO]))
    )
    assert all(abs(x) <= 180 and abs(y) <= 90 for corners, _ in rings() for x, y in corners)


def test_a_place_is_one_dot_that_grows_with_its_records(talks):
    oslo, paris = place("Oslo", *OSLO, country="NOR"), place("Paris", 48.9, 2.4)
    found = drawn(talks, paris, oslo, None, oslo, oslo, oslo)

    assert [(dot.spot.name, dot.spot.cards) for dot in found.dots] == [
        ("Oslo", ("r1-m2", "r1-m4", "r1-m5", "r1-m6")),
        ("Paris", ("r1-m1",)),
    ]
    assert found.dots[0].spot.radius == 2 * found.dots[1].spot.radius
    assert [dot.title for dot in found.dots] == ["Oslo, Norway · 4 records", "Paris · 1 record"]
    assert [spot.name for spot in found.spots] == ["Paris", "Oslo"]


def test_what_is_no_spot_is_a_ring(talks):
    found = drawn(
        talks, place("Oslo", *OSLO), place("Norway", 62, 10, "state", "NOR"), place("North Sea", 56, 3, "sea")
    )  # fmt: skip

    assert [dot.is_ring for dot in found.dots] == [False, True, True]


def test_names_hide_neither_dots_nor_one_another(talks):
    near = [place(f"Town number {n}", 59 + n % 10 / 5, 10 + n // 10 / 5) for n in range(100)]
    found = drawn(talks, *near)

    boxes = [dot.label.box for dot in found.dots if dot.label]
    assert len(found.dots) == len(found.spots) == 100
    assert 1 < len(boxes) < 60
    for n, box in enumerate(boxes):
        assert box.is_free(boxes[:n])
        assert not [
            d for d in found.dots if box.left < d.x < box.right and box.top < d.y < box.bottom
        ]


def test_no_map_without_a_place(talks):
    assert drawn(talks, None) is None
    assert drawn(talks) is None
