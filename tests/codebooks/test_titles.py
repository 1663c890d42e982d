"""Nouns for bodies and titles of offices."""

import pytest

from dragoman import codebooks


@pytest.mark.parametrize(
    ("text", "title", "level", "heads"),
    [
        ("President", "president", "summit", True),
        ("prime ministers", "prime minister", "summit", True),
        ("Crown Prince", "crown prince", "summit", False),
        ("Deputy Prime Minister", "deputy prime minister", "summit", False),
        ("Foreign Minister", "foreign minister", "ministerial", False),
        ("foreign ministers", "foreign minister", "ministerial", False),
        ("Minister of Foreign Affairs", "minister of foreign affairs", "ministerial", False),
        ("Minister for Foreign Affairs", "minister for foreign affairs", "ministerial", False),
        ("ministers of defense", "minister of defense", "ministerial", False),
        ("trade minister", "trade minister", "ministerial", False),
        ("Secretary of State", "secretary of state", "ministerial", False),
        ("Defence Secretary", "defence secretary", "ministerial", False),
        ("deputy foreign minister", "deputy foreign minister", "official", False),
        ("Special Representative", "special representative", "official", False),
        ("special envoys", "special envoy", "official", False),
        ("Permanent Representative", "permanent representative", "official", False),
        ("spokeswoman", "spokeswoman", "official", False),
        ("Secretary-General", "secretary-general", "official", False),
        ("secretaries-general", "secretary-general", "official", False),
        ("attorneys general", "attorney general", "ministerial", False),
        ("MPs", "MP", "official", False),
        ("Lt. Gen.", "lieutenant general", "official", False),
        ("Sen.", "senator", "official", False),
        ("Professor", "professor", "expert", False),
        ("chargé d’affaires", "chargé d'affaires", "official", False),
    ],
)
def test_a_title_has_a_level(text, title, level, heads):
    (office,) = codebooks.office_index().of(text)

    assert (office.title, office.level, office.heads) == (title, level, heads)


def test_the_commonest_titles_are_of_an_office():
    titles = codebooks.offices()

    for (
        title
    ) in """president/prime minister/foreign minister/chancellor/premier/king/queen/emir/sultan/
        ambassador/spokesman/spokesperson/director-general/high representative/chairman/head/chief/
        commander/general/colonel/governor/mayor/senator/speaker/lawmaker/justice/prosecutor/judge/
        envoy/negotiator/mediator/adviser/coordinator/commissioner/pope""".split("/"):
        assert title.strip() in titles


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Foreign Ministry", "ministry"),
        ("defence ministry", "ministry"),
        ("defense ministry", "ministry"),
        ("Ministry of Foreign Affairs", "ministry"),
        ("Ministries of Foreign Affairs", "ministry"),
        ("Ministry of Energy and Water Resources", "ministry"),
        ("armed forces", "military"),
        ("border service", "police"),
        ("Parliament", "parliament"),
        ("supreme court", "court"),
        ("central bank", "bank"),
        ("embassy", "mission"),
        ("Council of Ministers", "cabinet"),
        ("presidential administration", "office"),
        ("intelligence service", "intelligence"),
        ("central election commission", "agency"),
    ],
)
def test_a_noun_makes_a_body(text, sort):
    assert [body.sort for body in codebooks.body_index().of(text)] == [sort]


def test_the_government_is_the_state_and_no_body():
    assert {"government", "authorities", "leadership"} <= codebooks.state_words()
    assert not codebooks.state_words() & codebooks.generic_bodies().keys()


def test_a_modifier_says_what_becomes_of_the_title():
    modifiers = codebooks.modifiers()

    assert modifiers["former"] == modifiers["then"] == "past"
    assert modifiers["acting"] == modifiers["caretaker"] == "standing_in"
    assert modifiers["first deputy"] == "deputy"
    assert modifiers["outgoing"] == "leaving"
    assert modifiers["-elect"] == "coming"


def test_an_honorific_is_no_office():
    assert {"Mr", "Mrs.", "H.E.", "His Excellency", "Sheikh", "Ayatollah"} <= codebooks.honorifics()
    assert "Pope" not in codebooks.honorifics()
    assert "Pope".lower() in codebooks.offices()
