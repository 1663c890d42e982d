"""Which words tell a deed, and of which type: a table for each way in which reports say so."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def told(record):
    names = {a.id: a.name for a in record.actors}
    return [
        (e.type, [names[a] for a in e.actors], [names[a] for a in e.recipients])
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Oman is supplying Yemen with field kitchens, a minister said.", ("AID", ["Oman"], ["Yemen"])),
        ("Peru is investigating a massacre by Chilean soldiers, an official said.",
         ("ACCUSE", ["Peru"], ["Chilean soldiers"])),
        ("Iran tried to hack into the ministry's computers.", ("COERCE", ["Iran"], [])),
        ("The Taliban attempted to assassinate President Hamid Karzai.",
         ("ASSAULT", ["Taliban"], ["Hamid Karzai"])),
    ],
)  # fmt: skip
def test_what_goes_on_or_was_tried_is_told_as_done(record_of, text, event):
    assert event in told(record_of(text))


@pytest.mark.parametrize(
    ("text", "type", "recipients"),
    [
        ("Four French soldiers were killed by a roadside bomb in Mali.", "ASSAULT", ["French soldiers"]),
        ("Two Kenyan policemen were wounded when their car hit a landmine.", "ASSAULT", ["Kenyan policemen"]),
        ("President Jovenel Moise was assassinated at his home.", "ASSAULT", ["Jovenel Moise"]),
        ("The mayor of Istanbul was arrested on Wednesday.", "COERCE", ["mayor of Istanbul"]),
    ],
)  # fmt: skip
def test_a_deed_of_force_may_be_done_by_nobody_who_is_named(record_of, text, type, recipients):
    assert told(record_of(text)) == [(type, [], recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "Two French tourists were killed in a bus crash in Peru.",
        "Four Polish soldiers were injured in a fall.",
        "Chelsea failed to agree terms with Benfica.",
        "The government failed to meet its inflation target.",
        "Russia could attack Estonia within five years, a German general said.",
        "Police are investigating a fire at a Danish warehouse.",
        "The report provides Congress with an overview of the sector.",
        "The APEC forum was founded in 1989 to promote trade among Pacific economies.",
    ],
)
def test_accidents_sport_and_what_others_only_fear_are_no_events(record_of, text):
    assert told(record_of(text)) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Chad and Sudan failed to reach a deal.", ("REJECT", ["Chad", "Sudan"], [])),
        ("Niger was unable to agree with Mali on a date.", ("REJECT", ["Niger", "Mali"], [])),
        ("Armenia and Azerbaijan could not agree on a text.", ("REJECT", ["Armenia", "Azerbaijan"], [])),
        ("Iran failed to respond to the agency's questions.", ("REJECT", ["Iran"], [])),
        ("President Hakainde Hichilema has reneged on his promise.", ("REJECT", ["Hakainde Hichilema"], [])),
    ],
)  # fmt: skip
def test_what_was_to_be_agreed_or_done_and_was_not_is_rejected(record_of, text, event):
    assert event in told(record_of(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Belgium said it would expel Russian spies if they were found.",
         ("THREATEN", ["Belgium"], ["Russian spies"])),
        ("Ankara said it might suspend its cooperation with Sweden.", ("THREATEN", ["Turkey"], ["Sweden"])),
        ("Iran may close the crossing with Iraq, an Iranian official said.",
         ("THREATEN", ["Iran"], ["Iraq"])),
        ("Houthi negotiators said they would meet the UN envoy if the airport was reopened.",
         ("AGREE", ["Houthi negotiators", "UN envoy"], [])),
    ],
)  # fmt: skip
def test_conditions_and_possibilities_told_by_ones_own_side_bind_or_threaten(
    record_of, text, event
):
    assert event in told(record_of(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Japan is shipping generators to Yemen.", ("AID", ["Japan"], ["Yemen"])),
        ("Jordan has resumed gas imports from Egypt.", ("COOPERATE", ["Jordan"], [])),
        ("Nicaragua ordered the newspaper La Prensa to suspend publication.",
         ("COERCE", ["Nicaragua"], ["La Prensa"])),
        ("Egypt's interior ministry ordered the closure of an opposition office.",
         ("COERCE", ["Egypt's interior ministry"], [])),
        ("Hungary drew fire from Germany over its new law.", ("ACCUSE", ["Germany"], ["Hungary"])),
        ("France renewed its demand that Russia release the two men.", ("REQUEST", ["France"], ["Russia"])),
        ("Amnesty International repeated its call for Iran to release the women.",
         ("REQUEST", ["Amnesty International"], ["Iran"])),
        ("A Spanish judge ordered Chad to pay.", ("REQUEST", ["Spanish judge"], ["Chad"])),
        ("Somali pirates hijacked an Iranian vessel.", ("ASSAULT", ["Somali pirates"], ["Iran"])),
        ("Two French diplomats were expelled from Burkina Faso.",
         ("SANCTION", ["Burkina Faso"], ["Two French diplomats"])),
        ("Eritrea handed back a village to Ethiopia.", ("RETREAT", ["Eritrea"], [])),
        ("Envoy Zhai Jun undertook a mediation mission between Israel and Egypt.",
         ("CONSULT", ["Zhai Jun", "Israel", "Egypt"], [])),
        ("Israeli Prime Minister Ehud Barak Friday rejected the offer.", ("REJECT", ["Ehud Barak"], [])),
        ("Teachers in Peru went on strike on Monday.", ("PROTEST", ["Teachers"], [])),
        ("One third of the Albanian guerrillas have been demobilised.",
         ("RETREAT", ["Albanian guerrillas"], [])),
        ("The World Food Programme appealed for $8 million.", ("REQUEST", ["World Food Programme"], [])),
        ("Syria reserved the right to strike Israel.", ("THREATEN", ["Syria"], ["Israel"])),
        ("Rebels abducted up to 16 Russian advisers.", ("ASSAULT", ["Rebels"], ["16 Russian advisers"])),
    ],
)  # fmt: skip
def test_the_type_comes_from_the_words_beside_the_verb(record_of, text, event):
    assert event in told(record_of(text))
