"""When two reports tell of one meeting: two small reports each, and whether they are joined."""

from __future__ import annotations

import pytest

from dragoman.resolve.across.accounts import accounts
from dragoman.resolve.across.meetings import same_meeting

DAY, NEXT, LATER = "2025-02-19", "2025-02-20", "2025-03-05"


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        # Who met, when, where: the same people on the same day at the same place.
        (("Aru Bek", DAY, "Geneva"), ("Aru Bek", DAY, "Geneva"), True),
        (("Aru Bek", DAY, None), ("Aru Bek", DAY, None), True),
        (("Aru Bek", None, "Geneva"), ("Aru Bek", None, "Geneva"), True),
        # A day apart: time zones, and talks past midnight.
        (("Aru Bek", DAY, "Geneva"), ("Aru Bek", NEXT, "Geneva"), True),
        (("Aru Bek", DAY, "Geneva"), ("Aru Bek", "2025-02", "Geneva"), True),
        # Another day, another town, or others who met.
        (("Aru Bek", DAY, "Geneva"), ("Aru Bek", LATER, "Geneva"), False),
        (("Aru Bek", DAY, "Geneva"), ("Aru Civ", DAY, "Geneva"), False),
        (("Aru Bek", DAY, "Geneva"), ("Aru Bek Civ", NEXT, None), False),
        # The same states by other people, with nothing to tell that it was one occasion.
        (("Aru Bek", None, None), ("Dov Bek", None, None), False),
    ],
)
def test_a_meeting_is_one_where_sides_days_and_places_agree(making, one, other, joined):
    a, b = (
        next(accounts(making(which, published=NEXT).meeting(*told).record()))
        for which, told in (("a", one), ("b", other))
    )

    join = same_meeting(a, b)

    assert (join is not None) == joined
    assert (same_meeting(b, a) is not None) == joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"form": "call", "mode": "phone"}, {"form": "talks", "mode": "in person"}),
        ({"level": "summit"}, {"level": "ministerial"}),
    ],
)
def test_a_call_is_no_visit_and_a_summit_no_ministers_meeting(making, one, other):
    a, b = (
        next(accounts(making(which).meeting("Aru Bek", DAY, "Geneva", **more).record()))
        for which, more in (("a", one), ("b", other))
    )

    assert same_meeting(a, b) is None


def test_the_reason_says_who_when_and_where(making):
    a, b = (
        next(accounts(making(which).meeting("Aru Bek", DAY, "Geneva").record())) for which in "ab"
    )

    join = same_meeting(a, b)

    assert join.reason == (
        "sides Kazakhstan, Kyrgyzstan; both with dana aru, timur bek; same day; both in Geneva"
    )


def test_a_planned_meeting_is_the_one_that_was_held_on_its_day(making):
    planned = making("a", published="2025-02-01").meeting(
        "Aru Bek", DAY, "Geneva", status="planned"
    )
    held = making("b", published=NEXT).meeting("Aru Bek", DAY, "Geneva", status="held")
    a, b = (next(accounts(m.record())) for m in (planned, held))

    assert same_meeting(a, b) is not None
