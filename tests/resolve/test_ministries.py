"""Two names of one ministry."""

from __future__ import annotations

import pytest

from dragoman.resolve.ministries import ministry_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Ministry", "Ministry of Foreign Affairs"),
        ("the Chadian foreign ministry", "Ministry for Foreign Affairs of Chad"),
        ("Ministry of External Affairs", "Ministry of  Foreign Affairs"),
        ("State Department", "US Department of State"),
        ("Foreign Office", "Foreign Ministry"),
        ("Defence Ministry", "Ministry of Defense"),
        ("Ministry of National Defence", "Department of Defense"),
        ("Interior Ministry", "Ministry of Internal Affairs"),
        ("Home Office", "Ministry of the Interior"),
        ("Health Ministry", "Ministry of Health"),
        ("Finance Ministry", "Ministry of Finance of Norway"),
    ],
)
def test_these_are_one_ministry(one, other):
    assert ministry_of(one) == ministry_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Ministry", "Ministry of Foreign Trade"),
        ("Defence Ministry", "Interior Ministry"),
        ("Ministry of Justice", "Ministry of Health"),
    ],
)
def test_these_are_two(one, other):
    assert ministry_of(one) != ministry_of(other)


@pytest.mark.parametrize("name", ["Ministry", "the army", "Fire Department", "Ministry of Magic", "post office", ""])  # fmt: skip
def test_what_is_no_ministry_that_we_know_has_no_portfolio(name):
    assert ministry_of(name) is None
