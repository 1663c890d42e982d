"""Offices that combine: several of one person, of a body within a state, for somewhere else, past and acting."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "country", "offices"),
    [
        # what he is for is part of the title; whose he is gives the state
        ("Special Representative of the President of Kazakhstan for Afghanistan Talgat Kaliyev met Peru's envoy.",
         "Talgat Kaliyev", "KAZ", [("Special Representative of the President of Kazakhstan for Afghanistan", "Kazakhstan")]),
        ("Special Representative of the President of Norway for Somalia Lars Holm met the ministers.",
         "Lars Holm", "NOR", [("Special Representative of the President of Norway for Somalia", "Norway")]),
        ("Zafar Sobirov, ambassador of Tajikistan to Uzbekistan, said that it was late.",
         "Zafar Sobirov", "TJK", [("ambassador of Tajikistan to Uzbekistan", "Tajikistan")]),
        ("The ambassador of Kenya to Uganda, Peter Otieno, met the ministers.",
         "Peter Otieno", "KEN", [("ambassador of Kenya to Uganda", "Kenya")]),
        ("Chad's ambassador to the United Nations, Idriss Mahamat, said that it was late.",
         "Idriss Mahamat", "TCD", [("ambassador to the United Nations", "Chad")]),
        # an organisation's representative is of no state
        ("Special Representative of the UN Secretary-General for Central Asia, Head of UNRCCA Natalia Gherman met Peru's envoy.",
         "Natalia Gherman", None,
         [("Special Representative of the UN Secretary-General for Central Asia", "UN"), ("Head", "UNRCCA")]),
        ("UN Under-Secretary-General for Political and Peacebuilding Affairs Rosemary DiCarlo met Peru's envoy.",
         "Rosemary DiCarlo", None, [("Under-Secretary-General for Political and Peacebuilding Affairs", "UN")]),
        ("Deputy Special Representative of the Secretary-General for Political Affairs in Afghanistan Anna Berg met Peru's envoy.",
         "Anna Berg", None,
         [("Deputy Special Representative of the Secretary-General for Political Affairs in Afghanistan", None)]),
        ("EU Special Representative for the Sahel Greta Weiss said that it was late.",
         "Greta Weiss", None, [("Special Representative for the Sahel", "EU")]),
        ("Karl Lindner, the UN special envoy for Yemen, said that it was late.",
         "Karl Lindner", None, [("special envoy for Yemen", "UN")]),
        # two offices
        ("Kazakh Deputy Prime Minister – Foreign Minister Mukhtar Tileuberdi said that it was late.",
         "Mukhtar Tileuberdi", "KAZ", [("Deputy Prime Minister – Foreign Minister", "Kazakhstan")]),
        ("H.E. Sheikh Faisal bin Rashid Al Noor, Prime Minister and Minister of Foreign Affairs of the State of Qatar, met Peru's envoy.", "Faisal bin Rashid Al Noor", "QAT",
         [("Prime Minister", "State of Qatar"), ("Minister of Foreign Affairs", "State of Qatar")]),
        ("Pakistan Army Chief Gen Qamar Javed Bajwa said that it was late.",
         "Qamar Javed Bajwa", "PAK", [("Army Chief", "Pakistan Army"), ("Gen", "Pakistan Army")]),
        ("Deputy Chairman of the Cabinet of Ministers, Minister of Foreign Affairs of Turkmenistan Merdan Ataev met Peru's envoy.",
         "Merdan Ataev", "TKM",
         [("Deputy Chairman", "Cabinet of Ministers"), ("Minister of Foreign Affairs", "Turkmenistan")]),
        ("Anna Berg, Sweden's former prime minister and now UN envoy for Syria, said that it was late.",
         "Anna Berg", "SWE", [("former prime minister", "Sweden"), ("envoy for Syria", "UN")]),
        # past and acting
        ("In 2011 then-president Karim Nassar of Egypt visited Moscow.",
         "Karim Nassar", "EGY", [("then-president", "Egypt")]),
        ("Egypt's then-president Karim Nassar visited Moscow.",
         "Karim Nassar", "EGY", [("then-president", "Egypt")]),
        ("Afghanistan's acting foreign minister Amir Khan Zadran said that it was late.",
         "Amir Khan Zadran", "AFG", [("acting foreign minister", "Afghanistan")]),
        ("President-elect Karim Nassar of Egypt said that it was late. The president left.",
         "Karim Nassar", "EGY", [("President-elect", "Egypt")]),
        ("Former President Tunde Adeyemi said that it was late.",
         "Tunde Adeyemi", None, [("Former President", None)]),
        ("Abbas Araghchi, Iran's deputy foreign minister, said that it was late.",
         "Abbas Araghchi", "IRN", [("deputy foreign minister", "Iran")]),
        # of a body
        ("The head of the Turkmen delegation, Rashid Meredov, said that it was late.",
         "Rashid Meredov", "TKM", [("head", "Turkmen delegation")]),
        ("The spokesman of the Ministry of Foreign Affairs of Russia Oleg Petrov said that it was late.",
         "Oleg Petrov", "RUS", [("spokesman", "Ministry of Foreign Affairs of Russia")]),
        # no name, and a name with no office of its own
        ("Uzbekistan's top diplomat said that it was late.",
         "Uzbekistan's top diplomat", "UZB", [("top diplomat", "Uzbekistan")]),
        ("Turkish Foreign Minister Hakan Fidan and his Iraqi counterpart Fuad Hussein met on Monday.",
         "Hakan Fidan", "TUR", [("Foreign Minister", "Turkey")]),
        ("Turkish Foreign Minister Hakan Fidan and his Iraqi counterpart Fuad Hussein met on Monday.",
         "Fuad Hussein", "IRQ", []),
    ],
)  # fmt: skip
def test_offices_of_one_person_tell_title_body_and_state(record_of, text, name, country, offices):
    person = next(actor for actor in record_of(text).actors if actor.name == name)

    assert person.kind == "person"
    assert person.country == country
    assert [(office.title, office.of) for office in person.offices] == offices


@pytest.mark.parametrize(
    ("spokesman", "kind", "country"),
    [
        ("Chinese foreign ministry spokeswoman", "body", "CHN"),
        ("South Korean coast guard spokesman", "body", "KOR"),
        ("Yemeni government spokesman", "state", "YEM"),
        ("Houthi spokesman", "group", "YEM"),
    ],
)
def test_an_unnamed_spokesman_is_whom_he_speaks_for(record_of, spokesman, kind, country):
    record = record_of(f"The {spokesman} said that it was late.")

    assert [(a.kind, a.country) for a in record.actors] == [(kind, country)]
