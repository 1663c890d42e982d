"""Who did what to whom, in PLOVER's types."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def done(record):
    names = {a.id: a.name for a in record.actors}
    return [
        (e.type, [names[a] for a in e.actors], [names[a] for a in e.recipients], e.trigger.words)
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Kenya and Uganda agreed to reopen the crossing.", "AGREE", ["Kenya", "Uganda"], []),
        ("Norway will send wheat to Malawi.", "AGREE", ["Norway"], ["Malawi"]),
        ("Kenya and Uganda held talks in Nairobi.", "CONSULT", ["Kenya", "Uganda"], []),
        ("Spain praised Morocco for its efforts.", "SUPPORT", ["Spain"], ["Morocco"]),
        ("Kenya and Uganda signed a memorandum on trade.", "SUPPORT", ["Kenya", "Uganda"], []),
        ("Norway delivered food to Malawi.", "AID", ["Norway"], ["Malawi"]),
        ("Israel released 20 Jordanian prisoners.", "CONCEDE", ["Israel"], ["Jordanian prisoners"]),
        ("Finland urged Serbia to release the journalists.", "REQUEST", ["Finland"], ["Serbia"]),
        ("Finland called on Serbia to release the journalists.", "REQUEST", ["Finland"], ["Serbia"]),
        ("Mexico accused Guatemala of violating its airspace.", "ACCUSE", ["Mexico"], ["Guatemala"]),
        ("Kenya condemned Somalia for the attack on the market.", "ACCUSE", ["Kenya"], ["Somalia"]),
        ("Washington rejected the claim.", "REJECT", ["United States"], []),
        ("Hungary imposed sanctions on Belarus.", "SANCTION", ["Hungary"], ["Belarus"]),
        ("Poland closed its border with Belarus.", "SANCTION", ["Poland"], ["Belarus"]),
        ("The African Union suspended Mali.", "SANCTION", ["African Union"], ["Mali"]),
        ("Belgium expelled two Russian diplomats.", "SANCTION", ["Belgium"], ["two Russian diplomats"]),
        ("Rwanda attacked Burundi on Monday.", "ASSAULT", ["Rwanda"], ["Burundi"]),
        ("India and Pakistan exchanged fire on Monday.", "ASSAULT", ["India", "Pakistan"], []),
        ("Latvia's parliament ratified the treaty with Estonia.", "SUPPORT", ["Latvia's parliament"], []),
    ],
)  # fmt: skip
def test_an_event_has_a_type_and_somebody_who_acts(record_of, text, type, actors, recipients):
    assert [(t, a, r) for t, a, r, _ in done(record_of(text))] == [(type, actors, recipients)]


def test_under_a_passive_whoever_comes_after_by_acts(record_of):
    (found,) = done(record_of("Kenya was accused by Uganda of closing the border."))

    assert found == ("ACCUSE", ["Uganda"], ["Kenya"], "accused")


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda did not attack Burundi.",  # denied
        "Rwanda would attack Burundi if the talks failed.",  # only possible
        "Fears grew that Laos might invade Nepal.",  # feared
        "Nobody was hurt when the bridge fell.",  # an accident
        "Kenya beat Uganda in the final on Sunday.",  # sport
        "The company sued its supplier.",  # no politics
        "Kenya's foreign minister Peter Otieno said the border was open.",  # nothing is done
    ],
)
def test_what_is_not_told_as_done_is_no_event(record_of, text):
    assert done(record_of(text)) == []


def test_what_is_demanded_has_not_happened(record_of):
    types = [t for t, *_ in done(record_of("Norway urged Laos not to attack Nepal."))]

    assert types == ["REQUEST"]


def test_an_event_told_twice_is_one(record_of):
    text = (
        "Hungary imposed sanctions on Belarus. Hungary imposed the sanctions on Belarus on Monday."
    )

    assert len(done(record_of(text))) == 1


def test_what_an_accusation_alleges_is_no_event_of_its_own(record_of):
    found = done(record_of("Mexico accused Guatemala of looting its farms."))

    assert [t for t, *_ in found] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Fears grew after the Russian invasion of Ukraine.", "ASSAULT", ["Russia"], ["Ukraine"]),
        ("The nuclear test by North Korea alarmed many.", "MOBILIZE", ["North Korea"], []),
        ("The Taliban takeover in Afghanistan has caused hunger.", "COERCE", ["Taliban"], ["Afghanistan"]),
        ("An American destroyer sailed through the Bering Strait.", "MOBILIZE", ["United States"], []),
        ("Libyan strikes killed ten Chadian soldiers.", "ASSAULT", ["Libya"], ["Chadian soldiers"]),
        ("Ten Chadian soldiers were killed in a Libyan airstrike.", "ASSAULT", ["Libya"], ["Chadian soldiers"]),
        ("Kenya banned the import of Somali cement.", "SANCTION", ["Kenya"], []),
        ("Uganda moved two battalions of reserves to the border.", "MOBILIZE", ["Uganda"], []),
        ("Peru has shipped 300 tents to Bolivia.", "AID", ["Peru"], ["Bolivia"]),
        ("Protesters surrounded the French embassy in Niamey.", "PROTEST", ["Protesters"], ["French embassy"]),
        ("Sweden held Iran responsible for the fire.", "ACCUSE", ["Sweden"], ["Iran"]),
        ("Laos threatened to close the river.", "THREATEN", ["Laos"], []),
    ],
)  # fmt: skip
def test_who_acts_is_found_around_the_word_that_tells_it(record_of, text, type, actors, recipients):
    assert [(t, a, r) for t, a, r, _ in done(record_of(text))] == [(type, actors, recipients)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Libyan raids on Chad drew criticism from Niger.", ("ACCUSE", ["Niger"], ["Libya"])),
        ("Laos attacked Nepal. Japan condemned the attack.", ("ACCUSE", ["Japan"], ["Laos"])),
        ("Chad blamed Libya for the fire. Libya rejected the charge.", ("REJECT", ["Libya"], ["Chad"])),
        ("Oman said Yemen must open the port.", ("REQUEST", ["Oman"], ["Yemen"])),
        ("Oman said Yemen was responsible for the fire.", ("ACCUSE", ["Oman"], ["Yemen"])),
        ("Chad said Libya had bombed a village.", ("ACCUSE", ["Chad"], ["Libya"])),
        ("Fiji warned it would cut its aid to Tonga.", ("THREATEN", ["Fiji"], ["Tonga"])),
        ("Fiji called the ruling by Tonga illegal.", ("REJECT", ["Fiji"], ["Tonga"])),
        ("Fiji said it would not let Tonga build a base.", ("REJECT", ["Fiji"], ["Tonga"])),
    ],
)  # fmt: skip
def test_blame_and_refusal_fall_on_whoever_did_or_said_it(record_of, text, told):
    assert told in [(t, a, r) for t, a, r, _ in done(record_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Morocco annexed the valley from Algeria in 1975.",  # history
        "Norway imposed no sanctions on Laos.",
        "Norway fears an attack by Laos on Nepal.",
        "If Laos had attacked Nepal, Japan would have helped.",
        "Oman plans to build a road.",  # agreed with nobody
        "Oman was accused of shelling Yemen.",  # by nobody
    ],
)
def test_history_wishes_and_what_is_only_alleged_are_no_events(record_of, text):
    assert done(record_of(text, "2026-03-01")) == []


def test_the_same_deed_on_another_day_is_another_event(record_of):
    text = "Laos attacked Nepal on 3 May 2024. Laos attacked Nepal on 9 May 2024."

    assert len(done(record_of(text, "2024-06-01"))) == 2


def test_paragraphs_of_a_communique_share_who_speaks(record_of):
    text = (
        "The foreign ministers of Chad and Niger:\n\nWelcomed the offer of Japan;\n\n"
        "Agreed to reopen the road."
    )

    assert any(t == "AGREE" for t, *_ in done(record_of(text)))


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Fijians blamed Tonga for the raid.", "ACCUSE", ["Fijians"], ["Tonga"]),  # by their own name
        ("Peru said it would impose sanctions on Chile.", "THREATEN", ["Peru"], ["Chile"]),
        ("Laos rejected a Nepali proposal.", "REJECT", ["Laos"], ["Nepal"]),  # whose it is
        ("Somali pirates seized a Greek tanker.", "COERCE", ["Somali pirates"], ["Greece"]),
        ("Soldiers in Mali burned a village, witnesses said.", "COERCE", ["Soldiers"], []),
        ("Norwegian and Danish envoys held talks in Oslo.", "CONSULT", ["Norwegian envoys", "Danish envoys"], []),
        ("Hundreds of Fijians marched against Tonga.", "PROTEST", ["Fijians"], ["Tonga"]),
    ],
)  # fmt: skip
def test_peoples_and_owners_take_part_in_deeds(record_of, text, type, actors, recipients):
    ((kind, who, whom, _),) = done(record_of(text))

    assert (kind, sorted(who), whom) == (type, sorted(actors), recipients)


def test_what_is_denied_has_not_happened(record_of):
    types = [
        t for t, *_ in done(record_of("Armenia denied that its troops had shelled the village."))
    ]

    assert "ASSAULT" not in types
