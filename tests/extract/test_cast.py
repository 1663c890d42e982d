"""Who is there, under which name, with which offices, and by which words."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def who(record):
    return {
        a.name: (a.kind, a.country, [(o.title, o.of) for o in a.offices], [m.words for m in a.mentions])
        for a in record.actors
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "country", "offices"),
    [
        # the office before the name
        ("Egyptian President Karim Nassar said it was late.", "Karim Nassar", "EGY", [("President", "Egypt")]),
        ("Sweden's prime minister Anna Berg said it was late.", "Anna Berg", "SWE", [("prime minister", "Sweden")]),
        ("UN envoy Karl Lindner said it was late.", "Karl Lindner", None, [("envoy", "UN")]),
        ("European Commission President Greta Weiss said it was late.",
         "Greta Weiss", None, [("President", "European Commission")]),
        ("The president of Chile, Lucia Rojas, said it was late.", "Lucia Rojas", "CHL", [("president", "Chile")]),
        # after it
        ("Lars Holm, Norway's foreign minister, said it was late.",
         "Lars Holm", "NOR", [("foreign minister", "Norway")]),
        ("Anna Berg, the Swedish prime minister, said it was late.",
         "Anna Berg", "SWE", [("prime minister", "Sweden")]),
        # instead of one
        ("The Kenyan foreign minister said it was late.",
         "Kenyan foreign minister", "KEN", [("foreign minister", "Kenya")]),
        ("Peru's foreign minister said it was late.",
         "Peru's foreign minister", "PER", [("foreign minister", "Peru")]),
    ],
)  # fmt: skip
def test_an_office_stands_before_after_or_instead_of_a_name(record_of, text, name, country, offices):  # fmt: skip
    kind, found_country, found_offices, _ = who(record_of(text))[name]

    assert (kind, found_country, found_offices) == ("person", country, offices)


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Beijing said it was late.", "China", "state", "CHN"),
        ("Egyptian officials said it was late.", "Egypt", "state", "EGY"),
        (
            "The Swedish foreign ministry said it was late.",
            "Swedish foreign ministry",
            "body",
            "SWE",
        ),
        ("The African Union said it was late.", "African Union", "organisation", None),
        ("The Taliban said it was late.", "Taliban", "group", "AFG"),
        ("The Gulf states said it was late.", "Gulf states", "assembly", None),
    ],
)
def test_an_actor_has_a_kind_and_a_state(record_of, text, name, kind, country):
    assert who(record_of(text))[name][:2] == (kind, country)


def test_a_set_has_the_members_that_the_world_knows(record_of):
    (gulf,) = record_of("The Gulf states said it was late.").actors

    assert set(gulf.members) == {"BHR", "KWT", "OMN", "QAT", "SAU", "ARE"}


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("The Irish foreign minister, Niamh Byrne, met the press. Byrne said the road was open.",
         "Niamh Byrne", ["Niamh Byrne", "Byrne"]),
        ("The United Nations Development Programme (UNDP) built schools. UNDP said more would follow.",
         "United Nations Development Programme", ["United Nations Development Programme", "UNDP"]),
        ("The African Union (AU) suspended Mali. The AU said so on Monday.",
         "African Union", ["African Union", "AU"]),
    ],
)  # fmt: skip
def test_all_words_for_one_actor_are_its_mentions(record_of, text, name, mentions):
    assert who(record_of(text))[name][3] == mentions


def test_his_country_is_the_state_that_he_acts_for(record_of):
    found = who(
        record_of("Tajikistan's deputy foreign minister, Farrukh Nazarov, said his country would host the talks.")
    )  # fmt: skip

    assert "his country" in found["Tajikistan"][3]


def test_a_pronoun_is_no_mention(record_of):
    found = who(
        record_of("The Irish foreign minister, Niamh Byrne, met the press. She said the road was open.")
    )  # fmt: skip

    assert found["Niamh Byrne"][3] == ["Niamh Byrne"]


def test_who_does_nothing_and_holds_no_office_is_left_out(record_of):
    found = who(record_of("Beijing said the talks, which Peru had watched, were useful."))

    assert set(found) == {"China"}


def test_a_report_of_nothing_political_has_nobody(record_of):
    record = record_of(
        "The bakery has sold bread since 1950. Its ovens are hot, and its shelves full."
    )

    assert list(record.records()) == []


# --- from report to report ------------------------------------------------------------------------


def test_two_spellings_in_one_report_are_one_person(record_of):
    found = who(
        record_of(
            "UN envoy Talgat Kaliyev said it was late. Kaliev said it was early. Mr. Qaliev said so."
        )
    )

    assert found["Talgat Kaliyev"][3] == ["Talgat Kaliyev", "Kaliev", "Qaliev"]
    assert "Kaliev" not in found


def test_a_name_that_only_looks_alike_is_another_persons(record_of):
    found = who(
        record_of(
            "UN envoy Hassan Karim said it was late. UN envoy Hussein Karim said it was early."
        )
    )

    assert {"Hassan Karim", "Hussein Karim"} <= found.keys()


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("UN envoy Natalia Gherman said it was late.", "UN envoy Natalya German said it was late.", "person:natalia german"),
        ("Chad's envoy Kaliyev said it was late.", "Chad's envoy Kaliev said it was late.", "person:~kaliev"),
        ("The Kazakh Foreign Ministry said it was late.",
         "The Ministry of Foreign Affairs of Kazakhstan said it was late.", "body:KAZ:ministry:foreign affairs"),
        ("The Taliban said it was late.", "The Islamic Emirate of Afghanistan said it was late.", "group:taliban"),
        ("Tehran said it was late.", "Iran said it was late.", "state:IRN"),
        ("The Central Asian countries said it was late.", "The countries of Central Asia said it was late.",
         "grouping:central_asia"),
        ("Peru's foreign minister said it was late.", "The Peruvian foreign minister said it was late.",
         "person:office:PER:foreign minister"),
        ("The foreign ministers of the Central Asian countries said it was late.",
         "The Central Asian foreign ministers said it was late.",
         "assembly:foreign minister:KAZ+KGZ+TJK+TKM+UZB"),
    ],
)  # fmt: skip
def test_reports_can_be_joined_on_keys(record_of, one, other, key):
    for text in (one, other):
        assert key in {actor.key for actor in record_of(text).actors}
