"""Occasions on which actors come together."""

from __future__ import annotations

from dataclasses import fields

import pytest

pytestmark = pytest.mark.model

FRIDAY = "2021-07-09"


def met(record):
    names = {a.id: a.name for a in record.actors}
    return [
        (
            m.form, m.status, m.date.iso if m.date else None, m.place,
            sorted(names[a] for a in m.roles.participant),
        )
        for m in record.meetings
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "form", "status", "date", "place", "present"),
    [
        ("Mongolian President Bat Erdene met Polish President Jan Nowak in Warsaw on Tuesday.",
         "meeting", "held", "2021-07-06", "Warsaw", ["Bat Erdene", "Jan Nowak"]),
        ("Mongolian President Bat Erdene will meet Polish President Jan Nowak in Warsaw on Tuesday.",
         "meeting", "planned", "2021-07-13", "Warsaw", ["Bat Erdene", "Jan Nowak"]),
        ("Mongolian President Bat Erdene held talks with Polish President Jan Nowak on trade.",
         "talks", "held", None, None, ["Bat Erdene", "Jan Nowak"]),
        ("Mongolian President Bat Erdene spoke by phone with Polish President Jan Nowak on Tuesday.",
         "call", "held", "2021-07-06", None, ["Bat Erdene", "Jan Nowak"]),
        ("Secretary of State Ruth Adler and Foreign Secretary Giles Moor met in London on Thursday.",
         "meeting", "held", "2021-07-08", "London", ["Giles Moor", "Ruth Adler"]),
        ("Iraq and Kuwait held a third round of talks on the border on Wednesday in Basra.",
         "talks", "held", "2021-07-07", "Basra", ["Iraq", "Kuwait"]),
        ("Talks between Armenia and Georgia were held in Vienna on 5 July.",
         "talks", "held", "2021-07-05", "Vienna", ["Armenia", "Georgia"]),
        ("The meeting between Kenya and Uganda was cancelled.",
         "meeting", "cancelled", None, None, ["Kenya", "Uganda"]),
        ("Japanese Prime Minister Ken Mori paid a visit to Laos last week.",
         "visit", "held", "2021-06-28/2021-07-04", "Laos", ["Ken Mori", "Laos"]),
        ("The president of Chile, Lucia Rojas, visited Peru on Monday.",
         "visit", "held", "2021-07-05", "Peru", ["Lucia Rojas", "Peru"]),
        ("King Abdel III of Jordan received Kuwaiti Crown Prince Salem Al-Jaber in Amman.",
         "meeting", "held", None, "Amman", ["Abdel III", "Salem Al-Jaber"]),
        ("The Chadian foreign minister, Amina Daoud, met her Norwegian counterpart, Lars Holm, in Oslo.",
         "meeting", "held", None, "Oslo", ["Amina Daoud", "Lars Holm"]),
    ],
)  # fmt: skip
def test_a_meeting_has_those_who_are_there(record_of, text, form, status, date, place, present):
    assert met(record_of(text, FRIDAY)) == [(form, status, date, place, present)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("King Abdel III of Jordan received Kuwaiti Crown Prince Salem Al-Jaber in Amman.",
         {"host": ["Abdel III"]}),
        ("The president of Chile, Lucia Rojas, visited Peru on Monday.", {"host": ["Peru"]}),
        ("Qatar hosted a summit of Gulf leaders on Tuesday.", {"host": ["Qatar"]}),
        ("UN envoy Karl Lindner chaired the talks between the Taliban and Iran.", {"chair": ["Karl Lindner"]}),
        ("Kenya and Uganda held talks in Nairobi.", {}),
    ],
)  # fmt: skip
def test_some_of_them_have_a_role_of_their_own(record_of, text, roles):
    record = record_of(text)
    names = {a.id: a.name for a in record.actors}
    (meeting,) = record.meetings
    found = {
        f.name: [names[a] for a in getattr(meeting.roles, f.name)] for f in fields(meeting.roles)
    }

    assert {role: who for role, who in found.items() if who and role != "participant"} == roles
    assert all(a in found["participant"] for who in found.values() for a in who)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Mongolian President Bat Erdene met Polish President Jan Nowak.", "summit"),
        (
            "Ruth Adler, the Irish foreign minister, met Maltese foreign minister Carmen Borg.",
            "ministerial",
        ),
        ("Kenya and Uganda held talks in Nairobi.", "official"),
    ],
)
def test_the_level_is_that_of_the_offices(record_of, text, level):
    (meeting,) = record_of(text).meetings

    assert meeting.level == level


def test_the_subject_is_what_they_talk_about(record_of):
    (meeting,) = record_of(
        "Mongolian President Bat Erdene held talks with Polish President Jan Nowak on trade."
    ).meetings

    assert meeting.subject.words == "trade"


def test_a_meeting_told_twice_is_one(record_of):
    found = met(
        record_of(
            "Mongolian President Bat Erdene met Polish President Jan Nowak in Warsaw on Tuesday.\n\n"
            "At the meeting, Erdene thanked Nowak for his help.",
            FRIDAY,
        )
    )

    assert len(found) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chad's foreign minister wants to meet his Libyan counterpart.",
        "The plant did not meet the target.",
        "Kenya called for talks.",
        "Kenya and Uganda did not hold talks.",
        "The players met the fans after the match.",
    ],
)
def test_a_wish_and_a_target_are_no_meetings(record_of, text):
    assert met(record_of(text)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The ministers of Chad and Niger agreed on Wednesday to set up three groups, at a meeting in Oslo.",
         ["2021-07-07"]),
        ("The presidents of Chad and Niger would meet in Oslo on Monday, the ministry said.", ["2021-07-12"]),
        ("Presidents of Chad and Niger met on 5 July after talks had begun on 1 July. On the same day the president of Chad met with the prime minister of Norway.",
         ["2021-07-05", "2021-07-05"]),
    ],
)  # fmt: skip
def test_the_verb_that_holds_a_meeting_gives_it_its_day(record_of, text, days):
    assert [m.date.iso for m in record_of(text, FRIDAY).meetings] == days


def test_on_a_weekday_of_an_unknown_week_the_date_stays_open(record_of):
    (meeting,) = record_of("Mongolian President Bat Erdene met Polish President Jan Nowak on Tuesday.").meetings  # fmt: skip

    assert meeting.date is None


@pytest.mark.model
def test_who_only_writes_about_a_meeting_was_not_there(record_of):
    record = record_of(
        "The foreign ministers of Kenya, Uganda and Rwanda agreed to cooperate at a meeting in Kigali.\n\n"
        "The meeting was convened by the African Union.\n\n"
        "Kenyan Foreign Minister Daniel Kiprono said the talks were useful.\n\n"
        "Amina Odhiambo, head of the Council of Border Villages, wrote on Telegram that nobody had invited her."
    )
    (meeting,) = record.meetings
    there = [record.actor(a).name for a in meeting.roles.participant]

    assert "Daniel Kiprono" in there
    assert "Amina Odhiambo" not in there


@pytest.mark.parametrize(
    ("text", "form", "status", "present"),
    [
        ("Peruvian President Ana Vidal left Lima after a two-day visit to Chile.",
         "visit", "held", ["Ana Vidal", "Chile"]),
        ("Peruvian President Ana Vidal flew to Chile on Monday.", "visit", "held", ["Ana Vidal", "Chile"]),
        ("Chad and Niger praised the conference that Fiji and Tonga hosted.",
         "conference", "held", ["Fiji", "Tonga"]),
        ("Kenya said that Chad and Niger would hold talks on Monday.", "talks", "planned", ["Chad", "Niger"]),
        ("Polish President Jan Nowak and Irish President Ruth Adler are expected to meet in Rome.",
         "meeting", "planned", ["Jan Nowak", "Ruth Adler"]),
        ("The plenary brought together Chad and Niger.", "session", "held", ["Chad", "Niger"]),
        ("Kenya thanked Polish President Jan Nowak for visiting Chad.", "visit", "held", ["Chad", "Jan Nowak"]),
    ],
)  # fmt: skip
def test_an_occasion_is_told_in_many_ways(record_of, text, form, status, present):
    assert [(f, s, p) for f, s, _, _, p in met(record_of(text, FRIDAY))] == [
        (form, status, present)
    ]


def test_one_verb_may_tell_of_two_meetings(record_of):
    text = (
        "UN envoy Karl Lindner held talks with Polish President Jan Nowak in Warsaw on Monday "
        "and with Irish President Ruth Adler in Dublin on Tuesday."
    )

    assert len(met(record_of(text, FRIDAY))) == 2


@pytest.mark.parametrize(
    "text",
    [
        'Polish President Jan Nowak said: "We discussed the border." He thanked Poland.',  # with whom?
        "The issues between Chad and Niger are under discussion.",
        "Chad and Niger meet in the final in Rome on Sunday.",
        "Chad said Niger would be glad if they would meet.",
    ],
)
def test_what_names_no_company_is_no_meeting(record_of, text):
    assert met(record_of(text)) == []
