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
        # a capital after a body says whose it is, but not of an embassy
        ("The Interior Ministry in Dushanbe said it was late.", "Interior Ministry", "body", "TJK"),
        ("The embassy in Dushanbe said it was late.", "embassy", "body", None),
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


# --- one actor by several words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "country", "mentions"),
    [
        # the office before its holder's name, and after it
        ("Kenya's economy minister said the road was open. Peter Otieno said that trade would grow.",
         "Peter Otieno", "KEN", ["Kenya's economy minister", "Peter Otieno"]),
        ("Lars Berg underscored that the road was open. The Foreign Ministry spokesman went on to thank Peru.",
         "Lars Berg", None, ["Lars Berg", "Foreign Ministry spokesman"]),
        ("Olga Petrova, the Foreign Ministry spokeswoman, met the press. The spokeswoman said the road was open.",
         "Olga Petrova", None, ["Olga Petrova", "spokeswoman"]),
        # whose state stands behind the name
        ("Minister Marat Omarov of Kazakhstan said that it was late.", "Marat Omarov", "KAZ", ["Marat Omarov"]),
        ("Foreign Minister Omar Daoud of Chad said that it was late.", "Omar Daoud", "TCD", ["Omar Daoud"]),
        # whose the ministry is
        ("Iraqi Foreign Minister Omar Daoud visited Peru. His ministry said that the road was open.",
         "Ministry of Foreign Affairs of Iraq", "IRQ", ["His ministry"]),
        ("Kenyan Defence Minister Peter Otieno visited Peru, and his ministry said that the road was open.",
         "Ministry of Defence of Kenya", "KEN", ["his ministry"]),
        ("The foreign ministry said the road was open. Kenyan Foreign Minister Peter Otieno thanked Peru.",
         "foreign ministry", "KEN", ["foreign ministry"]),
        ("The foreign ministry said the road was open. Kenyan Foreign Minister Peter Otieno thanked Peruvian Foreign Minister Rosa Quispe.", "foreign ministry", None, ["foreign ministry"]),
        # what an apposition says of a name
        ("The Front for a Free Valley, an armed movement, urged Kenya to help.",
         "Front for a Free Valley", None, ["Front for a Free Valley", "armed movement"]),
        ("The Home Front for Herders, an armed group, urged Kenya to help.",
         "Home Front for Herders", None, ["Home Front for Herders", "armed group"]),
    ],
)  # fmt: skip
def test_an_actor_is_brought_together_from_names_and_descriptions(
    record_of, text, name, country, mentions
):
    _, found_country, _, found_mentions = who(record_of(text))[name]

    assert (found_country, found_mentions) == (country, mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # two were named: which of them is he?
        ("Lars Berg and Omar Daoud underscored that the road was open. The Foreign Ministry spokesman thanked Peru.",
         "Lars Berg"),
        # he has an office, and it is another one
        ("UN envoy Lars Berg underscored that the road was open. The Foreign Ministry spokesman thanked Peru.",
         "Lars Berg"),
        # the office is somebody else's
        ("Lars Berg underscored that the road was open. The Foreign Ministry spokesman thanked Peru. Foreign Ministry spokesman Omar Daoud met the press.", "Lars Berg"),
    ],
)  # fmt: skip
def test_an_office_is_nobodys_where_two_may_hold_it(record_of, text, name):
    _, _, _, mentions = who(record_of(text))[name]

    assert mentions == [name]


@pytest.mark.parametrize(
    ("text", "ministries"),
    [
        ("The Syrian Foreign Ministry said the road was open. The Iraqi Foreign Ministry said that it was closed.",
         {"Syrian Foreign Ministry": "SYR", "Iraqi Foreign Ministry": "IRQ"}),
        ("The Syrian Foreign Ministry said the road was open. The Iraqi Foreign Ministry urged Syria's Foreign Ministry to help.", {"Syria's Foreign Ministry": "SYR", "Iraqi Foreign Ministry": "IRQ"}),
        ("Iraq's Foreign Ministry said the road was open. Syria's Foreign Ministry said that it was closed.",
         {"Iraq's Foreign Ministry": "IRQ", "Syria's Foreign Ministry": "SYR"}),
    ],
)  # fmt: skip
def test_two_states_foreign_ministries_are_two(record_of, text, ministries):
    found = who(record_of(text))

    assert {name: told[1] for name, told in found.items() if told[0] == "body"} == ministries


def test_the_ministry_is_the_one_told_of_last(record_of):
    found = who(
        record_of("The Syrian Foreign Ministry said the road was open. The Iraqi Foreign Ministry said that it was closed. The ministry thanked Peru.")
    )  # fmt: skip

    assert found["Iraqi Foreign Ministry"][3] == ["Iraqi Foreign Ministry", "ministry"]
    assert found["Syrian Foreign Ministry"][3] == ["Syrian Foreign Ministry"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Peru and Chile signed a treaty. Both rival countries said the road was open.", ["Peru", "Chile"]),
        ("Peru and Chile signed a treaty. The two countries said the road was open.", ["Peru", "Chile"]),
        ("Greta Weiss and Lars Holm, the coordinators of the EU, said the road was open.", ["Greta Weiss", "Lars Holm"]),
        ("UN envoy Lars Holm visited Peru. The two counterparts, Lars Holm and Omar Daoud, said the road was open.", ["Lars Holm", "Omar Daoud"]),
        ("UN envoy Lars Holm visited Peru. The counterparts, Lars Holm and Omar Daoud, said the road was open.", ["Lars Holm", "Omar Daoud"]),
        ("The leaders of Japan and Ireland said the road was open. Japanese Prime Minister Kenji Mori and Irish Prime Minister Niamh Byrne signed a treaty.", ["Kenji Mori", "Niamh Byrne"]),
        ("The leaders of Japan and Ireland said the road was open. Japanese Prime Minister Kenji Mori and Irish President Niamh Byrne signed a treaty.", ["Kenji Mori", "Niamh Byrne"]),
        ("The defence ministers of Kenya and Peru said the road was open. Kenyan Defence Minister Peter Otieno and Peruvian Defence Minister Rosa Quispe signed a treaty.", ["Peter Otieno", "Rosa Quispe"]),
        # one of the two is never named
        ("The leaders of Japan and Ireland said the road was open. Japanese Prime Minister Kenji Mori signed a treaty.",
         ["leaders of Japan and Ireland"]),
    ],
)  # fmt: skip
def test_words_for_several_are_each_of_them_if_the_report_names_them(record_of, text, speakers):
    record = record_of(text)
    names = {actor.id: actor.name for actor in record.actors}

    assert [names[one] for one in record.statements[0].speakers] == speakers


def test_coordinators_hold_the_office_that_stands_behind_their_names(record_of):
    found = who(
        record_of("Greta Weiss and Lars Holm, the coordinators of the EU, said it was late.")
    )

    assert [found[name][2] for name in ("Greta Weiss", "Lars Holm")] == [
        [("coordinators", "EU")]
    ] * 2


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("BATKEN, Kyrgyzstan, May 8 (Wire) -- Police said that the road was open.", "Police", "body", "KGZ"),
        ("BATKEN, Kyrgyzstan, May 8 (Wire) -- Governor Azamat Toktorov said that the road was open.",
         "Azamat Toktorov", "person", "KGZ"),
        # no state is named, and the town is no capital
        ("BATKEN, May 8 (Wire) -- Police said that the road was open. Fiji and Chad met.", "Police", "body", None),
        # whose organisation an office is of is no state
        ("BATKEN, Kyrgyzstan, May 8 (Wire) -- UN envoy Lars Holm said that the road was open.",
         "Lars Holm", "person", None),
    ],
)  # fmt: skip
def test_a_dateline_gives_police_and_governors_their_state(record_of, text, name, kind, country):
    assert who(record_of(text, dateline="BATKEN"))[name][:2] == (kind, country)


@pytest.mark.parametrize("name", ["Valley Watch", "Forest Watch International"])
def test_a_watch_that_speaks_is_an_organisation_of_citizens(record_of, name):
    found = who(record_of(f"Peru thanked Chile. {name} said that the road was open."))

    assert found[name][:2] == ("ngo", None)


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
