"""Which leader of the world a name in a report means, and when it may be somebody else's."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.resolve.mention import TitleWords
from dragoman.resolve.officeholders import officeholder

HEADS = {"Minister of Foreign Affairs": "minister", "Minister of Trade": "minister", "Secretary of State": "secretary"}  # fmt: skip
"""The head nouns of titles that do not end with theirs."""


def meant(name, title, day, country=None):
    """The holder that a name with this title means on a day."""
    titles = (TitleWords(title, HEADS.get(title, title.split()[-1].lower())),) if title else ()
    return officeholder(name, titles, country, dt.date.fromisoformat(day) if day else None)


def office(holder):
    """Whose office he holds, and which."""
    return holder and (holder.country or holder.organisation, holder.office)


@pytest.mark.parametrize(
    ("name", "title", "day", "holder"),
    [
        # a full name, in any spelling, with or without a title
        ("Kassym-Jomart Tokayev", None, "2021-07-07", ("KAZ", "head_of_state")),
        ("Kasym-Zhomart Tokaev", None, "2021-07-07", ("KAZ", "head_of_state")),
        ("Kassym-Jomart Tokayev", "envoy", "2021-07-07", ("KAZ", "head_of_state")),
        ("Kassym-Jomart Tokayev", None, None, ("KAZ", "head_of_state")),
        # its bearer was known before and after, in another office
        ("Kassym-Jomart Tokayev", None, "1999-03-01", ("KAZ", "foreign_minister")),
        ("Angela Merkel", "former Chancellor", "2024-03-01", ("DEU", "head_of_government")),
        ("Kassym-Jomart Tokayev", None, "1950-01-01", None),
        # a family name with the title that he had on the day, or half a year from it
        ("Tokayev", "President", "2021-07-07", ("KAZ", "head_of_state")),
        ("Tokayev", "President", "2019-01-10", ("KAZ", "head_of_state")),
        ("Tokayev", "President", "1999-03-01", None),
        ("Tokayev", "Foreign Minister", "1999-03-01", ("KAZ", "foreign_minister")),
        ("Tokayev", "Foreign Minister", "2021-07-07", None),
        ("Merkel", "Chancellor", "2022-03-01", ("DEU", "head_of_government")),
        ("Merkel", "Chancellor", "2023-03-01", None),
        # and without a title may be anybody's
        ("Tokayev", None, "2021-07-07", None),
        ("Tokayev", "envoy", "2021-07-07", None),
        # which minister or secretary
        ("Lavrov", "Foreign Minister", "2021-07-07", ("RUS", "foreign_minister")),
        ("Lavrov", "Minister of Foreign Affairs", "2021-07-07", ("RUS", "foreign_minister")),
        ("Lavrov", "Minister of Trade", "2021-07-07", None),
        ("Lavrov", "Minister", "2021-07-07", None),
        ("Clinton", "Secretary of State", "2010-01-01", ("USA", "foreign_minister")),
        ("Truss", "Foreign Secretary", "2022-01-01", ("GBR", "foreign_minister")),
        ("Truss", "Prime Minister", "2022-10-01", ("GBR", "head_of_government")),
        # a deputy is another one
        ("Lavrov", "Deputy Foreign Minister", "2021-07-07", None),
        ("Biden", "Vice President", "2012-01-01", None),
        # an organisation's head
        ("Guterres", "Secretary-General", "2021-07-07", ("un", "organisation_head")),
        ("Guterres", "Prime Minister", "2000-01-01", ("PRT", "head_of_government")),
        ("von der Leyen", "President", "2021-07-07", ("european_commission", "organisation_head")),
        ("Stoltenberg", "Secretary General", "2021-07-07", ("nato", "organisation_head")),
        # who is in no list
        ("Lars Holm", "President", "2021-07-07", None),
    ],
)  # fmt: skip
def test_a_full_name_means_its_bearer_and_a_family_name_its_bearer_in_office(
    name, title, day, holder
):
    assert office(meant(name, title, day)) == holder


@pytest.mark.parametrize(
    ("name", "title", "day", "whole"),
    [
        ("Bush", "President", "1990-01-01", "George H. W. Bush"),
        ("George Bush", None, "1990-01-01", "George H. W. Bush"),
        ("George Bush", None, "2005-01-01", "George W. Bush"),
        ("Aliyev", "President", "2003-07-15", "Heydar Aliyev"),
        ("Aliyev", "President", "2003-11-15", "Ilham Aliyev"),
        ("Clinton", "President", "1998-01-01", "Bill Clinton"),
        ("Abdullah", "King", "2022-07-07", "Abdullah II"),
        # two at once, or no day to tell them apart by
        ("Abdullah", "King", "2012-07-07", None),
        ("Fernández", "Foreign Minister", "2009-05-01", None),
        ("Bush", "President", None, None),
        ("George Bush", None, "1995-01-01", None),
    ],
)
def test_of_namesakes_the_one_in_office_is_meant(name, title, day, whole):
    found = meant(name, title, day)

    assert (found and found.name) == whole


@pytest.mark.parametrize(
    ("name", "title", "country", "holder"),
    [
        ("Fernández", "Foreign Minister", "CHL", ("CHL", "foreign_minister")),
        ("Fernández", "Foreign Minister", "URY", ("URY", "foreign_minister")),
        ("Fernández", "Foreign Minister", "PER", None),
        ("Sergey Lavrov", "Foreign Minister", "RUS", ("RUS", "foreign_minister")),
        ("Sergey Lavrov", "Foreign Minister", "KEN", None),
        ("Lavrov", "Foreign Minister", "KEN", None),
    ],
)
def test_a_state_that_the_report_gives_must_be_the_holders(name, title, country, holder):
    assert office(meant(name, title, "2009-05-01", country)) == holder


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "country"),
    [
        ("President Tokayev said that it was late.", "2021-07-07", "KAZ"),
        ("President Tokayev said that it was late.", "1999-03-01", None),
        ("Tokayev said that it was late.", "2021-07-07", None),
        ("Kassym-Jomart Tokayev said that it was late.", "1999-03-01", "KAZ"),
        ("Kenyan President Tokayev said that it was late.", "2021-07-07", "KEN"),
        ("Foreign Minister Lavrov said that it was late.", "2021-07-07", "RUS"),
        ("Deputy Foreign Minister Lavrov said that it was late.", "2021-07-07", None),
        ("UN Secretary-General Guterres said that it was late.", "2021-07-07", None),
        ("President Holm said that it was late.", "2021-07-07", None),
    ],
)
def test_a_report_of_his_time_in_office_gives_a_leader_his_state(
    reading_of, text, published, country
):
    people = [a for a in reading_of(text, published).cast.actors if a.kind == "person"]

    assert [a.country for a in people] == [country]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "key"),
    [
        ("President Tokayev said that it was late.", "2021-07-07", "person:kasim jomart tokaev"),
        ("Kasym-Zhomart Tokaev said that it was late.", "2021-07-07", "person:kasim jomart tokaev"),
        ("President Tokayev said that it was late.", "1999-03-01", "person:~tokaev"),
    ],
)
def test_a_leader_has_the_key_of_his_full_name(reading_of, text, published, key):
    assert key in {actor.key for actor in reading_of(text, published).cast.actors}


@pytest.mark.model
def test_a_leaders_gender_tells_whom_she_stands_for(reading_of):
    cast = reading_of("Chancellor Merkel met envoy Orrun. She left.", "2015-05-05").cast
    (she,) = [m for m in cast.mentions if m.words.words == "She"]

    assert [a.name for a in cast.actors if a.id in she.actors] == ["Merkel"]
