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
