"""How many were killed, wounded, arrested, displaced: words to bounds, and to their event."""

from __future__ import annotations

import pytest

from dragoman.extract.counts import counts_in
from dragoman.extract.tolls import Toll, toll


def counted(text):
    return [(t.of, text[t.start : t.end], t.toll.low, t.toll.high) for t in counts_in(text)]


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("12", 12, 12, 12),
        ("3,000", 3000, 3000, 3000),
        ("1.2 million", 1_200_000, 1_200_000, 1_200_000),
        ("two million", 2_000_000, 2_000_000, 2_000_000),
        ("half a million", 500_000, 500_000, 500_000),
        ("fifty-two", 52, 52, 52),
        ("one hundred and twenty", 120, 120, 120),
        ("two dozen", 24, 24, 24),
        ("a hundred", 100, 100, 100),
        ("at least 12", 12, 12, None),
        ("12 or more", 12, 12, None),
        ("no fewer than nine", 9, 9, None),
        ("more than 100", 100, 101, None),
        ("over 50", 50, 51, None),
        ("up to 40", 40, None, 40),
        ("as many as 60", 60, None, 60),
        ("fewer than ten", 10, None, 10),
        ("nearly 200", 200, None, 200),
        ("about 300", 300, None, None),
        ("some 3,000", 3000, None, None),
        ("between 10 and 15", None, 10, 15),
        ("15 to 20", None, 15, 20),
        ("8-10", None, 8, 10),
        ("two or three", None, 2, 3),
        ("dozens", None, 24, None),
        ("hundreds", None, 200, None),
        ("tens of thousands", None, 20_000, None),
        ("several hundred", None, 300, None),
        ("several", None, 3, None),
    ],
)
def test_a_number_has_the_bounds_that_its_words_leave(words, value, low, high):
    assert toll(words) == Toll(value, low, high)


@pytest.mark.parametrize("words", ["many", "people", "zero", "15 to 10"])
def test_what_is_no_number_has_no_bounds(words):
    assert toll(words) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is done to them, before and after
        ("The blast killed 12 people.", [("killed", "12 people", 12, 12)]),
        ("Shells hit the town, killing nine people.", [("killed", "nine people", 9, 9)]),
        ("Twelve people were killed.", [("killed", "Twelve people", 12, 12)]),
        ("At least 12 people have been killed.", [("killed", "At least 12 people", 12, None)]),
        ("Police shot dead two men.", [("killed", "two men", 2, 2)]),
        ("The army killed about two dozen militants.", [("killed", "about two dozen militants", None, None)]),
        ("Rebels killed 15 to 20 villagers.", [("killed", "15 to 20 villagers", 15, 20)]),
        ("Between 10 and 15 fighters were killed.", [("killed", "Between 10 and 15 fighters", 10, 15)]),
        ("Nearly 200 people were killed in the raid.", [("killed", "Nearly 200 people", None, 200)]),
        ("Their bombs killed one hundred and twenty people.", [("killed", "one hundred and twenty people", 120, 120)]),
        ("The bomb killed a policeman.", [("killed", "a policeman", 1, 1)]),
        ("The shelling killed one person.", [("killed", "one person", 1, 1)]),
        # who dies
        ("Two soldiers died.", [("killed", "Two soldiers", 2, 2)]),
        ("Four hundred people drowned.", [("killed", "Four hundred people", 400, 400)]),
        # the dead as a number
        ("The death toll rose to 15.", [("killed", "15", 15, 15)]),
        ("The death toll from the attack stands at 31.", [("killed", "31", 31, 31)]),
        ("The strike claimed 12 lives.", [("killed", "12", 12, 12)]),
        ("The raid left four peacekeepers dead.", [("killed", "four peacekeepers", 4, 4)]),
        ("The ministry condemned the killing of six aid workers.", [("killed", "six aid workers", 6, 6)]),
        # two kinds in one breath
        ("The blast killed 12 people and wounded 30.", [("killed", "12 people", 12, 12), ("injured", "30", 30, 30)]),
        (
            "At least 12 people were killed and 30 others wounded.",
            [("killed", "At least 12 people", 12, None), ("injured", "30 others", 30, 30)],
        ),
        (
            "The raid left at least 12 civilians dead and dozens injured.",
            [("killed", "at least 12 civilians", 12, None), ("injured", "dozens", 24, None)],
        ),
        ("The drone killed 7 and injured 13.", [("killed", "7", 7, 7), ("injured", "13", 13, 13)]),
        (
            "Two soldiers died and five more were wounded.",
            [("killed", "Two soldiers", 2, 2), ("injured", "five more", 5, 5)],
        ),
        (
            "Hundreds were killed and thousands displaced.",
            [("killed", "Hundreds", 200, None), ("displaced", "thousands", 2000, None)],
        ),
        (
            "Up to 40 rebels were killed and as many as 60 captured.",
            [("killed", "Up to 40 rebels", None, 40), ("abducted", "as many as 60", None, 60)],
        ),
        # joined numbers of one kind
        (
            "The clashes killed 20 soldiers and 31 rebels.",
            [("killed", "20 soldiers", 20, 20), ("killed", "31 rebels", 31, 31)],
        ),
        (
            "The army killed a soldier and two civilians.",
            [("killed", "a soldier", 1, 1), ("killed", "two civilians", 2, 2)],
        ),
        # a part is no count of its own
        (
            "12 civilians were killed, including three children, when shells hit a market.",
            [("killed", "12 civilians", 12, 12)],
        ),
        (
            "Twelve civilians, including three children, were killed.",
            [("killed", "Twelve civilians", 12, 12)],
        ),
        ("More than 1,000 people, most of them women, were killed.", [("killed", "More than 1,000 people", 1001, None)]),
        # the wounded
        ("Dozens were wounded.", [("injured", "Dozens", 24, None)]),
        ("Several policemen were hurt.", [("injured", "Several policemen", 3, None)]),
        ("A hundred people were hurt.", [("injured", "A hundred people", 100, 100)]),
        # the arrested
        ("Police arrested more than 100 protesters.", [("arrested", "more than 100 protesters", 101, None)]),
        ("Hundreds of students were detained.", [("arrested", "Hundreds of students", 200, None)]),
        ("The raids led to 45 arrests.", [("arrested", "45", 45, 45)]),
        ("In all 1,200 were taken into custody.", [("arrested", "1,200", 1200, 1200)]),
        ("The navy seized three ships and arrested 14 sailors.", [("arrested", "14 sailors", 14, 14)]),
        (
            "Police detained 40 people and 12 were later released.",
            [("arrested", "40 people", 40, 40), ("released", "12", 12, 12)],
        ),
        # the abducted, missing, released
        ("Gunmen kidnapped 20 schoolgirls from a school.", [("abducted", "20 schoolgirls", 20, 20)]),
        ("Three people are missing.", [("missing", "Three people", 3, 3)]),
        ("Israel released 20 Jordanian prisoners.", [("released", "20 Jordanian prisoners", 20, 20)]),
        # the displaced
        ("Fighting displaced some 3,000 families.", [("displaced", "some 3,000 families", None, None)]),
        ("Some 300,000 people have been displaced.", [("displaced", "Some 300,000 people", None, None)]),
        ("Tens of thousands fled their homes.", [("displaced", "Tens of thousands", 20_000, None)]),
        (
            "The offensive forced 1.2 million people from their homes.",
            [("displaced", "1.2 million people", 1_200_000, 1_200_000)],
        ),
        ("Two thousand five hundred people fled the town.", [("displaced", "Two thousand five hundred people", 2500, 2500)]),
        ("More than two million people have fled.", [("displaced", "More than two million people", 2_000_001, None)]),
        ("The army killed two men during a raid.", [("killed", "two men", 2, 2)]),
        ("Police arrested six people including the mayor.", [("arrested", "six people", 6, 6)]),
        # letters that grow when they are made small do not move the words
        ("In İzmir and İzmit gunmen killed 12 people.", [("killed", "12 people", 12, 12)]),
        # none
        ("No one was killed.", []),
        ("The attack could kill thousands of people.", []),
        ("Thousands could be killed.", []),
        ("The army did not kill 12 people.", []),
        ("He was killed two days later.", []),
        ("She was arrested in 2014.", []),
        ("The raid killed 30 cows.", []),
        ("A 12-year-old boy was killed.", []),
        ("The two sides met for 12 hours.", []),
    ],
)  # fmt: skip
def test_a_sentence_counts_people(text, expected):
    assert counted(text) == expected


def test_families_are_counted_as_households():
    (told,) = counts_in("Floods and shelling displaced 3,000 families.")

    assert told.households


def of_events(record):
    return [(e.type, [(c.of, c.words.words) for c in e.counts]) for e in record.events]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rwanda attacked Burundi on Monday, killing 12 people.",
            [("ASSAULT", [("killed", "12 people")])],
        ),
        # the sentence after goes on about it
        (
            "Rwanda attacked Burundi on Monday. At least 12 people were killed and dozens were wounded.",
            [("ASSAULT", [("killed", "At least 12 people"), ("injured", "dozens")])],
        ),
        # each to its own event
        (
            "Rwanda attacked Burundi. Two people died. Belgium arrested 14 Dutch sailors.",
            [
                ("ASSAULT", [("killed", "Two people")]),
                ("COERCE", [("arrested", "14 Dutch sailors")]),
            ],
        ),
        # another year, another war
        (
            "Rwanda attacked Burundi on 3 May 2021. In 2014 a war killed 2,000 people.",
            [("ASSAULT", [])],
        ),
        # nothing that it could belong to
        ("Kenya met Uganda in Nairobi. Twelve people were killed.", [("CONSULT", [])]),
    ],
)
def test_a_count_belongs_to_the_event_that_causes_it(record_of, text, expected):
    assert of_events(record_of(text, "2021-05-04")) == expected


@pytest.mark.model
def test_the_words_of_a_count_stand_in_the_report(record_of):
    record = record_of("Rwanda attacked Burundi, killing at least 12 civilians.")

    (count,) = record.events[0].counts
    assert record.report.text[count.words.start : count.words.end] == "at least 12 civilians"
    assert (count.value, count.low, count.high) == (12, 12, None)
