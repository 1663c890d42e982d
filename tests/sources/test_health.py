"""What a source usually yields, and when its silence is news."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.sources.health import Round, noted, of

BEGIN = dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC)


def after(yields, error=None):
    """The state after one round a day, each with so many new reports."""
    state = {}
    for day, new in enumerate(yields):
        state = noted(state, Round(BEGIN + dt.timedelta(days=day), new=new, error=error))
    return state


def health(yields, **more):
    return of(after(yields, **more), BEGIN + dt.timedelta(days=len(yields) - 1))


@pytest.mark.parametrize(
    ("yields", "a_day"),
    [
        ([500, 3, 4, 3, 900, 3, 3], 3),  # neither the first day's backlog nor one flood moves it
        ([5, 5], None),  # too young
        ([3, 0, 0, 3, 0, 0, 3, 0, 0, 3], 0),
        ([0] * 10, 0),
    ],
)
def test_the_usual_yield_is_a_median(yields, a_day):
    assert health(yields).a_day == a_day


@pytest.mark.parametrize(
    ("yields", "days"),
    [
        ([3] * 10 + [0] * 2, None),
        ([3] * 10 + [0] * 3, 3),
        ([3, 3, 3, 3, 3, 0, 0] * 3 + [0] * 4, None),  # a long weekend
        ([3, 3, 3, 3, 3, 0, 0] * 3 + [0] * 5, 7),
        ([3, 0, 0, 0, 0, 0, 0] * 5 + [0] * 7, None),  # a weekly
        ([3, 0, 0, 0, 0, 0, 0] * 5 + [0] * 9, 15),
        ([0] * 30, None),  # no habit yet
        ([3, 3] + [0] * 20, None),
    ],
)
def test_silence_is_told_when_it_is_longer_than_the_habit(yields, days):
    told = health(yields).silent

    assert (told is None) if days is None else told.startswith(f"nothing new for {days} days")


def test_a_source_that_was_not_asked_is_not_silent():
    state = after([3] * 10)

    assert of(state, BEGIN + dt.timedelta(days=60)).silent is None


def test_a_failure_is_kept_beside_the_last_success():
    state = noted(after([3, 3]), Round(BEGIN + dt.timedelta(days=2), error="it answers 500."))
    found = of(state, BEGIN + dt.timedelta(days=2))

    assert found.last_error == "it answers 500."
    assert found.last_success == BEGIN + dt.timedelta(days=1)
    assert found.to_json()["last_try"] == "2025-03-03T09:00:00+00:00"


def test_a_state_does_not_grow_without_end():
    state = after([1] * 400)

    assert len(state["days"]) <= 57
    assert len(state["rounds"]) <= 50
