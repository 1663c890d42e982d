"""Whose claim an event is, and who denies it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def claimed(record):
    names = {a.id: a.name for a in record.actors}
    return [
        (e.type, [names[a] for a in e.claim], [names[a] for a in e.disputed_by])
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the reporter tells it
        ("Libya bombed a village in Chad.", ("ASSAULT", [], [])),
        ("Norway delivered food to Malawi.", ("AID", [], [])),
        ("Kenya and Uganda held talks in Nairobi.", ("CONSULT", [], [])),
        ("Hungary imposed sanctions on Belarus.", ("SANCTION", [], [])),
        ("Belgium arrested two Russian spies.", ("COERCE", [], [])),
        # somebody else says so
        ("The UN said Libya had bombed a village in Chad.", ("ASSAULT", ["UN"], [])),
        ("Kenya said Norway had condemned Somalia.", ("ACCUSE", ["Kenya"], [])),
        ("The UN said Norway had delivered food to Malawi.", ("AID", ["UN"], [])),
        ("According to the UN, Rwanda attacked Burundi.", ("ASSAULT", ["UN"], [])),
        ("Rwanda attacked Burundi, the UN said.", ("ASSAULT", ["UN"], [])),
        ("The Kremlin said President Vladimir Putin met Xi Jinping in Moscow.", ("CONSULT", ["Russia"], [])),
        ("Kenya said Hungary had imposed sanctions on Belarus.", ("SANCTION", ["Kenya"], [])),
        ("The UN reported that Belgium had arrested two Russian spies.", ("COERCE", ["UN"], [])),
        ("Amnesty International said Myanmar's army shelled villages in Rakhine.", ("ASSAULT", ["Amnesty International"], [])),
        # so do those who did it
        ("Israel said it had bombed a Syrian airfield on Monday.", ("ASSAULT", ["Israel"], [])),
        ("Norway said it had delivered food to Malawi.", ("AID", ["Norway"], [])),
        # what is done by saying it is nobody's claim
        ("Finland urged Serbia to release the journalists.", ("REQUEST", [], [])),
        ("Syria must withdraw its troops from Lebanon, France said.", ("REQUEST", [], [])),
        ("Norway said it would send wheat to Malawi.", ("AGREE", [], [])),
        ("Mexico accused Guatemala of violating its airspace.", ("ACCUSE", [], [])),
        ("Kenya condemned Somalia for the attack on the market.", ("ACCUSE", [], [])),
        ("North Korea threatened to attack South Korea.", ("THREATEN", [], [])),
        # told by one side of the other: an accusation, by whoever tells it
        ("Chad said Libya had bombed a village in Chad.", ("ACCUSE", [], [])),
        # told again by the reporter: a fact
        (
            "The UN said Rwanda had attacked Burundi. Rwanda attacked Burundi at dawn.",
            ("ASSAULT", [], []),
        ),
        # denied: the deed by its name
        (
            "The UN said Libya had bombed a village in Chad. Libya denied the attack.",
            ("ASSAULT", ["UN"], ["Libya"]),
        ),
        (
            "Amnesty International said Myanmar's army shelled villages. The army denied shelling the villages.",
            ("ASSAULT", ["Amnesty International"], ["Myanmar's army"]),
        ),
        (
            "The UN said Rwanda had attacked Burundi. Rwanda denied that it had attacked Burundi.",
            ("ASSAULT", ["UN"], ["Rwanda"]),
        ),
        # denied: the accusation
        (
            "Chad accused Libya of bombing a village. Libya denied the accusation.",
            ("ACCUSE", [], ["Libya"]),
        ),
        (
            "Chad accused Libya of bombing a village. Libya rejected the allegation.",
            ("ACCUSE", [], ["Libya"]),
        ),
        (
            "The UN said Rwanda had attacked Burundi. Rwanda disputed the report.",
            ("ASSAULT", ["UN"], ["Rwanda"]),
        ),
        # denied by somebody else, or not at all
        (
            "The UN said Rwanda had attacked Burundi. Kenya denied the visa to Somalia.",
            ("ASSAULT", ["UN"], []),
        ),
        (
            "The UN said Rwanda had attacked Burundi. Rwanda did not deny the attack.",
            ("ASSAULT", ["UN"], []),
        ),
        (
            "Chad accused Libya of bombing a village. Libya rejected an offer of talks.",
            ("ACCUSE", [], []),
        ),
    ],
)  # fmt: skip
def test_an_event_is_the_claim_of_those_who_alone_tell_it(record_of, text, expected):
    assert expected in claimed(record_of(text))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Finland urged Serbia to release the journalists.", "coded REQUEST: *urge* + object + to-clause"),
        ("Hungary imposed sanctions on Belarus on Monday.", "coded SANCTION: *impose* + *sanctions*"),
        ("Rwanda attacked Burundi on Monday.", "coded ASSAULT: *attack* + object"),
        ("Burundi was attacked by Rwanda.", "coded ASSAULT: *attack*, passive"),
        ("Kenya and Uganda held talks in Nairobi.", "coded CONSULT: talks held"),
        ("Norway will send wheat to Malawi.", "coded AGREE: *send*, an act is undertaken"),
        ("Syria must withdraw its troops from Lebanon, France said.", "coded REQUEST: a speaker says"),
        ("Chad said Libya had bombed a village in Chad.", "coded ACCUSE: *bomb* + object alone would be ASSAULT"),
    ],
)  # fmt: skip
def test_an_event_says_why_it_was_coded_so(record_of, text, reason):
    assert any(e.reason.startswith(reason) for e in record_of(text).events)
