"""The same person across spellings, short names and offices; never two holders."""

from __future__ import annotations

import pytest

from dragoman.resolve.across import persons
from dragoman.resolve.across.candidates import Shelf

FULL = ("Talgat Kaliyev", "person:talgat kaliev")
SHORT = ("Kaliyev", "person:~kaliev")


def person(making, id, name, key, country=None, offices=(), story=None, published="2025-03-01"):
    made = making(id, published=published)
    made.person(name, key, country, offices)
    return next(persons.persons(made.record(), story))


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        # A family name alone may be anybody's: story, office or state must agree.
        ((*SHORT, "KAZ", ("foreign minister",)), (*FULL, "KAZ", ("foreign minister",)), True),
        ((*SHORT, "KAZ", (), "s1"), (*FULL, "KAZ", (), "s1"), True),
        ((*SHORT, None, (), "s1"), (*FULL, "KAZ", (), "s1"), True),
        ((*SHORT, "KAZ", (), "s1"), (*FULL, "KAZ", (), "s2"), False),
        (SHORT, FULL, False),
        ((*SHORT, "KGZ", (), "s1"), (*FULL, "KAZ", (), "s1"), False),
        # A longer and a shorter full name.
        (("Haneef Atmar", "person:hanif atmar", "AFG", ("foreign minister",)),
         ("Mohammad Haneef Atmar", "person:muhamad hanif atmar", "AFG", ("foreign minister",)), True),
        # An office alone, and whoever is named in it in these weeks.
        (("the foreign minister", "person:office:KAZ:foreign minister", "KAZ", ("foreign minister",), None, "1891-03-20"),
         ("Talgat Kaliyev", "person:talgat kaliev", "KAZ", ("foreign minister",), None, "1891-03-01"), True),
        (("the foreign minister", "person:office:KAZ:foreign minister", "KAZ", ("foreign minister",), None, "1893-03-20"),
         ("Talgat Kaliyev", "person:talgat kaliev", "KAZ", ("foreign minister",), None, "1891-03-01"), False),
    ],
)  # fmt: skip
def test_a_person_is_joined_when_something_beside_the_name_agrees(making, one, other, joined):
    a, b = person(making, "a", *one), person(making, "b", *other)

    assert (persons.same(a, b) is not None) == joined
    assert (persons.same(b, a) is not None) == joined


def test_two_known_holders_are_never_one(making):
    bush = ("George H. W. Bush", "person:george h w bush", "USA", ("president",))
    son = ("Bush", "person:~bush", "USA", ("president",), None, "2005-03-01")
    a = person(making, "a", *bush, None, "1991-03-01")
    b = person(making, "b", *son)

    assert b.holder == "George W. Bush"
    assert persons.same(a, b) is None


def test_a_family_name_of_two_in_one_story_is_neither(making):
    shelf = Shelf()
    for which, name, key in (("a", *FULL), ("b", "Serik Kaliyev", "person:serik kaliev")):
        persons.remember(person(making, which, name, key, "KAZ", (), "s1"), shelf)

    assert persons.joins_of(person(making, "c", *SHORT, "KAZ", (), "s1"), shelf) == []


def test_the_reason_is_told(making):
    shelf = Shelf()
    persons.remember(person(making, "a", *FULL, "KAZ", (), "s1"), shelf)

    (join,) = persons.joins_of(person(making, "c", *SHORT, "KAZ", (), "s1"), shelf)

    assert join.reason == "the family name fits, in one story, both of Kazakhstan"
