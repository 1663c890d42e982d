"""The index of places: made, kept, loaded, and asked by name."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dragoman.resolve.places import kept, sources
from dragoman.resolve.places.gazetteer import MAIN, OTHER, Entry, of_entries
from dragoman.resolve.places.kept import gazetteer
from dragoman.resolve.places.names import base_of, key_of
from dragoman.resolve.places.weighing import candidates

TINY = [
    Entry(1, "Norland", "state", "NOR", "", 5_000_000, 60.0, 10.0, (("Norish", 3),), 60),
    Entry(2, "Westmark Province", "province", "NOR", "01", 90_000, 61.0, 9.0, (), 30),
    Entry(3, "Sandby", "town", "NOR", "01", 40_000, 61.1, 9.1, (("Old Sandby", OTHER),), 8),
    Entry(4, "Sandby", "town", "SWE", "", 700, 58.0, 15.0, (), 1),
    Entry(-1, "Grey Sea", "sea", "", "", 5_000_000, 58.0, 3.0, (), 20),
]


@pytest.fixture(scope="module")
def tiny():
    return of_entries(TINY)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Şanlıurfa", "Sanliurfa"),
        ("Sana'a", "Sanaa"),
        ("Mazar-i-Sharif", "mazar i sharif"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Bogotá", "BOGOTA"),
        ("N’Djamena", "N'Djamena"),
        ("U.S.", "US"),
    ],
)
def test_spellings_of_a_name_are_one_key(written, same):
    assert key_of(written) == key_of(same)


@pytest.mark.parametrize(
    ("key", "base"),
    [("batken region", "batken"), ("city of london", "london"), ("region", "region")],
)
def test_a_base_is_without_words_for_kinds_of_place(key, base):
    assert base_of(key) == base


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sandby", [(2, MAIN), (3, MAIN)]),
        ("old sandby", [(2, OTHER)]),
        ("Westmark", [(1, 2)]),
        ("Norish", [(0, 3)]),
        ("Nowhere", []),
        ("", []),
    ],
)
def test_a_name_finds_every_place_that_bears_it(tiny, words, found):
    assert tiny.find(words) == found


def test_a_place_says_where_it_is(tiny):
    place = tiny.place(2)

    assert (place.id, place.kind, place.country, place.admin1) == (
        "geonames:3",
        "town",
        "NOR",
        "Westmark Province",
    )
    assert (place.latitude, place.longitude) == (61.1, 9.1)
    assert tiny.place(4).id == "dragoman:grey-sea"


def test_a_word_for_a_kind_of_place_leaves_only_that_kind(tiny):
    assert [n for n, _ in candidates(tiny, "Westmark region")] == [1]
    assert candidates(tiny, "Sandby province") == []
    assert [n for n, _ in candidates(tiny, "northern Norland")] == [0]


def test_the_same_places_make_the_same_index(tiny):
    again = of_entries(TINY)

    for name, array in tiny.arrays.items():
        assert np.array_equal(array, again.arrays[name]), name


def test_an_index_is_made_once_and_kept(tmp_path):
    made = []

    def make():
        made.append(1)
        return of_entries(TINY)

    first = kept.kept(tmp_path / "cache", "places-1.npz", make)
    second = kept.kept(tmp_path / "cache", "places-1.npz", make)

    assert made == [1]
    assert second.find("Sandby") == first.find("Sandby")
    assert [f.name for f in (tmp_path / "cache").iterdir()] == ["places-1.npz"]


def test_an_older_index_goes_when_a_newer_one_is_kept(tmp_path):
    for name in ("places-1.npz", "places-2.npz"):
        kept.kept(tmp_path, name, lambda: of_entries(TINY))

    assert [f.name for f in tmp_path.iterdir()] == ["places-2.npz"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04cut"])
def test_a_broken_index_is_made_anew(tmp_path, content):
    (tmp_path / "places-1.npz").write_bytes(content)

    book = kept.kept(tmp_path, "places-1.npz", lambda: of_entries(TINY))

    assert book.find("Sandby")
    assert (tmp_path / "places-1.npz").stat().st_size > len(content)


def test_a_folder_that_cannot_be_written_breaks_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")

    assert kept.kept(tmp_path / "file" / "cache", "p.npz", lambda: of_entries(TINY)).find("Sandby")
    assert kept.kept(None, "p.npz", lambda: of_entries(TINY)).find("Sandby")


def test_the_folder_is_the_one_that_the_user_names(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path))

    assert kept.folder() == tmp_path


def test_towns_are_read_one_by_one(tmp_path):
    town = {
        "geonameid": 7, "name": "Sandby", "latitude": 1.0, "longitude": 2.0, "countrycode": "NO", "population": 900,
        "timezone": "", "admin1code": "01", "alternatenames": ["SBY", "Сандбю", "Sandbý", ""],
    }  # fmt: skip
    (tmp_path / "towns.json").write_text(json.dumps({"7": town}), "utf-8")

    (found,) = sources.towns(tmp_path / "towns.json")

    assert (found.id, found.country, found.names) == (7, "NOR", (("Sandbý", OTHER),))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Nur-Sultan", "Astana, KAZ"),
        ("Kiev", "Kyiv, UKR"),
        ("Hodeidah", "Al Ḩudaydah, YEM"),
        ("Stalingrad", "Volgograd, RUS"),
        ("Bombay", "Mumbai, IND"),
        ("Turkish", "Turkey, TUR"),
        ("Ky.", "Kentucky, USA"),
        ("Batken region", "Batken, KGZ"),
        ("Ferghana Valley", "Ferghana Valley, None"),
        ("Strait of Hormuz", "Strait of Hormuz, None"),
        ("Torkham", "Torkham, None"),
        ("Darfur", "Darfur, SDN"),
        ("Golan", "Golan Heights, SYR"),
    ],
)
def test_former_and_other_names_are_known(words, place):
    n, _ = candidates(gazetteer(), words)[0]
    found = gazetteer().place(n)

    assert f"{found.name}, {found.country}" == place


def test_the_codebooks_are_large_enough():
    from dragoman import codebooks

    kinds = codebooks.kinds()
    assert kinds["regions"].entries > 3_500
    assert kinds["districts"].entries > 10_000
    assert kinds["landscapes"].entries > 700
    assert kinds["state_points"].entries > 250
