"""What a slip comes from: one table row for each cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate.causes import Cause, explained
from dragoman.evaluate.compare import MEASURES, measured, side_by_side
from dragoman.evaluate.gold import record_of

TEXT = (
    "Norway's envoy, Lars Holm, met Chad's foreign minister, Amina Daoud, in Oslo on 3 May 2024. "
    "Holm said that aid would go on and that the road would open, and warned of delays. "
    "Chadian traders thanked the ministry of roads. "
    "The Nile Council and the Nile Council of Youth promised to send seeds to Chad."
)


def actor(id, name, kind="person", country=None, *mentions, offices=()):
    held = [{"title": title, "of": None} for title in offices]
    return {
        "id": id, "name": name, "kind": kind, "country": country, "offices": held,
        "mentions": list(mentions or (name,)),
    }  # fmt: skip


HOLM = actor("A1", "Lars Holm", "person", "NOR", offices=["envoy"])
DAOUD = actor("A2", "Amina Daoud", "person", "TCD", offices=["foreign minister"])
NORWAY = actor("A3", "Norway", "state", "NOR")
CHAD = actor("A4", "Chad", "state", "TCD")
COUNCIL = actor("A5", "Nile Council", "organisation")
YOUTH = actor("A6", "Nile Council of Youth", "organisation")
ROADS = actor("A7", "ministry of roads", "body", "TCD")
TRADERS = actor("A8", "Chadian traders", "group", "TCD")
EVERYONE = [HOLM, DAOUD, NORWAY, CHAD, COUNCIL]


def changed(actor, **values):
    return {**actor, **values}


def record(*actors, **kinds):
    return {"actors": list(actors), **kinds}


def causes(gold, found, measure):
    """Each slip as "missed: cause (detail)"."""
    both = side_by_side(record_of(gold, TEXT, name="g"), record_of(found, TEXT, name="f"))
    slips = [s for _, of_one in measured(both).values() for s in of_one if s.measure == measure]
    return [
        f"{'invented' if e.slip.invented else 'missed'}: {e.because.cause}"
        + (f" ({e.because.detail})" if e.because.detail else "")
        for e in explained(both, slips)
    ]


@pytest.mark.parametrize(
    ("gold", "found", "said"),
    [
        ([NORWAY], [], ["missed: not read (state)"]),
        ([ROADS], [], ["missed: a common noun, no name (body)"]),
        ([TRADERS], [], ["missed: a description around a name (group)"]),
        ([COUNCIL], [actor("A1", "seeds", "organisation")], [
            "missed: not read (organisation)", "invented: a common noun, no name (nowhere)",
        ]),
        ([], [HOLM], ["invented: named, but takes part in nothing (has an office)"]),
        ([], [TRADERS], ["invented: a description around a name (nowhere)"]),
        ([CHAD], [actor("A1", "Chad's foreign minister")], [
            "missed: part of another actor (state)",
            "invented: other boundaries (person)",
        ]),
        ([actor("A1", "Holm", "person")], [actor("A1", "Lars Holm", "person", None, "Lars Holm,")], [
            "missed: other boundaries (person)", "invented: other boundaries (person)",
        ]),
        ([HOLM, DAOUD], [changed(HOLM, mentions=["Lars Holm", "Amina Daoud"])], [
            "missed: two joined in one (person)",
        ]),
        ([COUNCIL, YOUTH], [actor("A1", "Nile Council", "organisation")], [
            "missed: two joined in one (organisation)",
        ]),
        ([HOLM], [HOLM, actor("A9", "Holm", "person")], [
            "invented: one divided in two (person)",
        ]),
        ([NORWAY], [NORWAY, actor("A9", "Norway", "body")], [
            "invented: one divided in two (body)",
        ]),
        ([YOUTH], [YOUTH, actor("A9", "Youth", "group")], [
            "invented: part of another actor (group)",
        ]),
    ],
)  # fmt: skip
def test_an_actors_cause(gold, found, said):
    assert causes(record(*gold), record(*found), "actors") == said


@pytest.mark.parametrize(
    ("measure", "values", "said"),
    [
        ("kinds", {"kind": "body"}, ["missed: another kind (body for state)"]),
        ("kinds", {"country": "TCD"}, []),
        ("countries", {"country": "TCD"}, ["missed: another country (TCD for NOR)"]),
        ("countries", {"country": None}, ["missed: no country (none for NOR)"]),
        ("countries", {"kind": "body"}, []),
        ("described", {"kind": "body"}, ["missed: another kind (body for state)"]),
        ("described", {"country": None}, ["missed: no country (none for NOR)"]),
        ("described", {"kind": "body", "country": None}, [
            "missed: another kind and country (body for state, none for NOR)",
        ]),
        ("described", {}, []),
    ],
)  # fmt: skip
def test_how_an_actor_is_described(measure, values, said):
    assert causes(record(NORWAY), record(changed(NORWAY, **values)), measure) == said


def test_a_country_may_be_too_much():
    found = record(changed(COUNCIL, country="TCD"))

    said = ["missed: a country where the gold has none (TCD for none)"]
    assert causes(record(COUNCIL), found, "countries") == said


@pytest.mark.parametrize(
    ("gold", "found", "said"),
    [
        ([["envoy"], []], [[], []], ["missed: not read"]),
        ([[], []], [["envoy"], []], ["invented: the gold has nothing like it"]),
        ([["envoy"], []], [["minister"], []], [
            "missed: another title", "invented: another title",
        ]),
        ([["envoy"], []], [[], ["envoy"]], [
            "missed: another holder", "invented: another holder",
        ]),
        ([["envoy"], []], [["envoy", "envoy"], []], ["invented: one divided in two"]),
        ([["envoy", "chief envoy"], []], [["envoy"], []], ["missed: two joined in one"]),
        ([["envoy"], []], [None, []], ["missed: its holder was not found"]),
    ],
)  # fmt: skip
def test_an_offices_cause(gold, found, said):
    def people(offices):
        return [
            changed(a, offices=[{"title": t, "of": None} for t in titles])
            for a, titles in zip((HOLM, DAOUD), offices, strict=True) if titles is not None
        ]  # fmt: skip

    assert causes(record(*people(gold)), record(*people(found)), "offices") == said


AID, ROAD = "aid would go on", "the road would open"


def said(content, *speakers, cue="said"):
    return {
        "speakers": list(speakers), "cue": cue, "content": content, "form": "indirect",
        "act": "assert",
    }  # fmt: skip


OURS = said(AID, "A1")


@pytest.mark.parametrize(
    ("gold", "found", "told"),
    [
        ([OURS], [], ["missed: not read (said)"]),
        ([said(AID, "A1", cue=None)], [], ["missed: not read (no cue)"]),
        ([], [OURS], ["invented: the reporter's own account (said)"]),
        ([OURS], [said(AID, "A2")], [
            "missed: another speaker (Amina Daoud for Lars Holm)",
            "invented: another speaker (Amina Daoud for Lars Holm)",
        ]),
        ([OURS], [said(AID, "A9")], [
            "missed: a speaker that the gold lacks (Oslo for Lars Holm)",
            "invented: a speaker that the gold lacks (Oslo for Lars Holm)",
        ]),
        ([OURS], [said(AID)], [
            "missed: no speaker (none for Lars Holm)", "invented: no speaker (none for Lars Holm)",
        ]),
        ([said(AID)], [OURS], [
            "missed: a speaker where the gold has none (Lars Holm for none)",
            "invented: a speaker where the gold has none (Lars Holm for none)",
        ]),
        ([OURS, said(ROAD, "A1")], [said(f"{AID} and that {ROAD}", "A1")], [
            "missed: two joined in one (said)", "missed: two joined in one (said)",
            "invented: two joined in one (said)",
        ]),
        ([said(f"{AID} and that {ROAD}", "A1")], [OURS, said(ROAD, "A1")], [
            "missed: one divided in two (said)", "invented: one divided in two (said)",
            "invented: one divided in two (said)",
        ]),
        ([OURS], [OURS, said(AID, "A1", cue=None)], ["invented: one divided in two"]),
        ([OURS], [said("that aid", "A1")], [
            "missed: wrong at both ends (too long on the left, too short on the right)",
            "invented: wrong at both ends (too long on the left, too short on the right)",
        ]),
    ],
)  # fmt: skip
def test_a_statements_cause(gold, found, told):
    known = [*EVERYONE, actor("A9", "Oslo", "state")]

    assert (
        causes(record(*EVERYONE, statements=gold), record(*known, statements=found), "statements")
        == told
    )


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("that aid would go on", Cause.LONG_LEFT),
        ("would go on", Cause.SHORT_LEFT),
        ("aid would go on and that", Cause.LONG_RIGHT),
        ("aid would", Cause.SHORT_RIGHT),
    ],
)
def test_a_contents_ends(content, cause):
    gold, found = record(HOLM, statements=[OURS]), record(HOLM, statements=[said(content, "A1")])

    told = [f"missed: {cause} (said)", f"invented: {cause} (said)"]
    assert causes(gold, found, "content_exact") == told
    assert causes(gold, found, "content") in ([], told)


def promise(act, *makers):
    return {"makers": list(makers), "act": act, "to": [], "status": "new", "topics": []}


@pytest.mark.parametrize(
    ("measure", "values", "told"),
    [
        ("acts", {"act": "warn"}, ["missed: another act (warn for assert)"]),
        ("acts", {"form": "direct"}, []),
        ("forms", {"form": "direct"}, ["missed: another form (direct for indirect)"]),
        ("forms", {"act": "warn", "speakers": ["A2"], "form": "direct"}, []),
    ],
)
def test_how_a_statement_is_described(measure, values, told):
    gold, found = record(*EVERYONE, statements=[OURS]), {**OURS, **values}

    assert causes(gold, record(*EVERYONE, statements=[found]), measure) == told


@pytest.mark.parametrize(
    ("measure", "values", "told"),
    [
        ("status", {"status": "agreed"}, ["missed: another status (agreed for new)"]),
        ("status", {"topics": ["trade"]}, []),
        ("topics", {"topics": ["trade", "health"]}, ["invented: the gold has none (health)"]),
        ("topics", {"topics": []}, ["missed: none read (trade)"]),
        ("topics", {"topics": ["health"]}, [
            "missed: another topic (health for trade)",
            "invented: another topic (health for trade)",
        ]),
        ("topics", {"topics": ["health"], "makers": ["A2"]}, []),
    ],
)  # fmt: skip
def test_how_a_commitment_is_described(measure, values, told):
    mine = {**promise("seeds", "A1"), "topics": ["trade"]}
    gold = record(*EVERYONE, commitments=[mine])

    assert causes(gold, record(*EVERYONE, commitments=[{**mine, **values}]), measure) == told


def event(type, trigger, actors=(), recipients=()):
    return {
        "type": type, "actors": list(actors), "recipients": list(recipients), "trigger": trigger,
    }  # fmt: skip


SEEDS = promise("send seeds to Chad", "A5")


@pytest.mark.parametrize(
    ("gold", "found", "told"),
    [
        ({"commitments": [SEEDS]}, {}, ["missed: not read (new)"]),
        ({}, {"commitments": [SEEDS]}, ["invented: the gold has nothing like it (new)"]),
        ({"commitments": [SEEDS]}, {"commitments": [promise("send seeds to Chad", "A4")]}, [
            "missed: another maker (lacks Nile Council; adds Chad)",
            "invented: another maker (lacks Nile Council; adds Chad)",
        ]),
        ({"commitments": [SEEDS]}, {"commitments": [promise("send seeds to Chad", "A9")]}, [
            "missed: a maker that the gold lacks (lacks Nile Council; adds Oslo)",
            "invented: a maker that the gold lacks (lacks Nile Council; adds Oslo)",
        ]),
        ({"commitments": [SEEDS]}, {"commitments": [promise("seeds", "A5")]}, [
            "missed: other boundaries", "invented: other boundaries",
        ]),
        ({"commitments": [SEEDS]}, {"commitments": [SEEDS, SEEDS]}, [
            "invented: one divided in two",
        ]),
        ({"commitments": [SEEDS]}, {"statements": [said("send seeds", "A5", cue="promised")]}, [
            "missed: only a statement (assert)",
        ]),
        ({"events": [event("AID", "send")]}, {"commitments": [SEEDS]}, [
            "invented: only an event (AID)",
        ]),
    ],
)  # fmt: skip
def test_a_commitments_cause(gold, found, told):
    known = [*EVERYONE, actor("A9", "Oslo", "state")]

    assert causes(record(*EVERYONE, **gold), record(*known, **found), "commitments") == told


def meeting(evidence, *people, **values):
    roles = values.pop("roles", {"participant": list(people)})
    return {
        "evidence": evidence, "form": "meeting", "level": "other", "mode": "unknown",
        "status": "held", "roles": roles, **values,
    }  # fmt: skip


MET = meeting("met", "A1", "A2", date="2024-05-03", place="Oslo")


@pytest.mark.parametrize(
    ("gold", "found", "told"),
    [
        ({"meetings": [MET]}, {}, ["missed: not read (held meeting)"]),
        ({}, {"meetings": [MET]}, ["invented: the gold has nothing like it (held meeting)"]),
        ({"meetings": [MET]}, {"events": [event("CONSULT", "met")]}, [
            "missed: only an event (CONSULT)",
        ]),
        ({"meetings": [MET]}, {"meetings": [meeting("met", "A2", "A3", "A4")]}, [
            "missed: other people (lacks Lars Holm; adds Chad, Norway)",
            "invented: other people (lacks Lars Holm; adds Chad, Norway)",
        ]),
        ({"meetings": [MET]}, {"meetings": [MET, meeting("Oslo", "A1", "A2")]}, [
            "invented: one divided in two (held meeting)",
        ]),
        ({"meetings": [MET, meeting("Oslo", "A1", "A2")]}, {"meetings": [MET]}, [
            "missed: two joined in one (held meeting)",
        ]),
    ],
)  # fmt: skip
def test_a_meetings_cause(gold, found, told):
    assert causes(record(*EVERYONE, **gold), record(*EVERYONE, **found), "meetings") == told


HOSTED = meeting("met", roles={"host": ["A1"], "participant": ["A2"]})


@pytest.mark.parametrize(
    ("gold", "found", "told"),
    [
        (meeting("met", "A1"), None, ["missed: its meeting was not found (participant)"]),
        (None, meeting("met", "A1"), ["invented: the gold lacks its meeting (participant)"]),
        (MET, meeting("met", "A1"), ["missed: left out of the meeting (participant)"]),
        (meeting("met", "A1"), MET, ["invented: not at this meeting (participant)"]),
        (MET, HOSTED, [
            "missed: in another role (host for participant)",
            "invented: in another role (host for participant)",
        ]),
        (meeting("met", "A1", "A6"), meeting("met", "A1"), [
            "missed: the actor was not found (participant)",
        ]),
        (meeting("met", "A1"), meeting("met", "A1", "A9"), [
            "invented: the gold lacks the actor (participant)",
        ]),
    ],
)  # fmt: skip
def test_a_roles_cause(gold, found, told):
    ours = record(*EVERYONE, YOUTH, meetings=[gold] if gold else [])
    theirs = record(*EVERYONE, actor("A9", "seeds", "group"), meetings=[found] if found else [])

    assert causes(ours, theirs, "roles") == told


@pytest.mark.parametrize(
    ("measure", "values", "told"),
    [
        ("when", {"date": None}, ["missed: none read"]),
        ("when", {"date": "2024-05-04"}, [
            "missed: another day (2024-05-04 for 2024-05-03)",
            "invented: another day (2024-05-04 for 2024-05-03)",
        ]),
        ("when", {"date": "2024"}, [
            "missed: vaguer than the gold (2024 for 2024-05-03)",
            "invented: vaguer than the gold (2024 for 2024-05-03)",
        ]),
        ("where", {"place": None}, ["missed: none read"]),
        ("where", {"place": "Chad"}, [
            "missed: another place (Chad for Oslo)", "invented: another place (Chad for Oslo)",
        ]),
        ("where", {"place": "Oslo city"}, []),
    ],
)  # fmt: skip
def test_a_days_and_a_places_cause(measure, values, told):
    found = {**MET, **values}

    assert (
        causes(record(*EVERYONE, meetings=[MET]), record(*EVERYONE, meetings=[found]), measure)
        == told
    )


def test_a_day_or_a_place_may_be_too_much_or_too_narrow():
    gold = record(*EVERYONE, meetings=[{**MET, "date": "2024-05", "place": None}])
    found = record(*EVERYONE, meetings=[MET])

    narrower = f"{Cause.NARROWER} (2024-05-03 for 2024-05)"
    assert causes(gold, found, "when") == [f"missed: {narrower}", f"invented: {narrower}"]
    assert causes(gold, found, "where") == ["invented: the gold has none"]


WARNED = event("THREATEN", "warned", ["A1"], ["A2"])


@pytest.mark.parametrize(
    ("gold", "found", "told"),
    [
        ({"events": [WARNED]}, {}, ["missed: not read (THREATEN)"]),
        ({}, {"events": [WARNED]}, ["invented: the gold has nothing like it (THREATEN)"]),
        ({"events": [WARNED]}, {"events": [event("ACCUSE", "warned", ["A1"], ["A2"])]}, [
            "missed: another type at the same trigger (ACCUSE for THREATEN)",
            "invented: another type at the same trigger (ACCUSE for THREATEN)",
        ]),
        ({"events": [WARNED]}, {"events": [event("THREATEN", "warned", ["A3"], ["A2"])]}, [
            "missed: the right type, other actors (lacks Lars Holm; adds Norway)",
            "invented: the right type, other actors (lacks Lars Holm; adds Norway)",
        ]),
        ({"events": [WARNED]}, {"events": [event("THREATEN", "delays", ["A1"])]}, [
            "missed: the right type, other recipients (lacks Amina Daoud)",
            "invented: the right type, other recipients (lacks Amina Daoud)",
        ]),
        ({"events": [WARNED]}, {"events": [event("THREATEN", "warned", ["A3"], ["A4"])]}, [
            "missed: the right type, other actors and recipients (lacks Lars Holm; adds Norway / lacks Amina Daoud; adds Chad)",
            "invented: the right type, other actors and recipients (lacks Lars Holm; adds Norway / lacks Amina Daoud; adds Chad)",
        ]),
        ({"events": [event("CONSULT", "met", ["A1"], ["A2"])]},
         {"events": [event("CONSULT", "met", ["A1"], ["A3", "A4"])]}, [
            "missed: the right type, other actors (lacks Amina Daoud; adds Chad, Norway)",
            "invented: the right type, other actors (lacks Amina Daoud; adds Chad, Norway)",
        ]),
        ({"events": [WARNED]}, {"events": [WARNED, event("ACCUSE", "warned", ["A1"])]}, [
            "invented: one divided in two (ACCUSE for THREATEN)",
        ]),
        ({"events": [WARNED, event("ACCUSE", "warned", ["A1"])]}, {"events": [WARNED]}, [
            "missed: two joined in one (THREATEN for ACCUSE)",
        ]),
        ({"events": [WARNED]}, {"statements": [said("delays", "A1", cue="warned")]}, [
            "missed: only a statement (THREATEN)",
        ]),
        ({"events": [event("AID", "open")]}, {"statements": [said(ROAD, "A1")]}, [
            "missed: within what somebody says (AID)",
        ]),
        ({"events": [event("AID", "send")]}, {"commitments": [SEEDS]}, [
            "missed: only a commitment (AID)",
        ]),
        ({"meetings": [MET]}, {"events": [event("CONSULT", "met", ["A1"])]}, [
            "invented: only a meeting (CONSULT)",
        ]),
    ],
)  # fmt: skip
def test_an_events_cause(gold, found, told):
    assert causes(record(*EVERYONE, **gold), record(*EVERYONE, **found), "events") == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], ["missed: not read (THREATEN)"]),
        ([event("ACCUSE", "warned")], [
            "missed: another type at the same trigger (ACCUSE for THREATEN)",
            "invented: another type at the same trigger (ACCUSE for THREATEN)",
        ]),
        ([event("THREATEN", "delays")], [
            "missed: the right type, another trigger near (delays for warned)",
            "invented: the right type, another trigger near (delays for warned)",
        ]),
        ([event("THREATEN", "warned"), event("THREATEN", "warned of")], [
            "invented: one divided in two (THREATEN)",
        ]),
        ([WARNED, event("AID", "seeds")], ["invented: the gold has nothing like it (AID)"]),
    ],
)  # fmt: skip
def test_a_triggers_cause(found, told):
    gold = record(*EVERYONE, events=[WARNED])

    assert causes(gold, record(*EVERYONE, events=found), "triggers") == told


@pytest.mark.parametrize(
    "measure",
    [
        m
        for m in MEASURES
        if m not in ("kinds", "countries", "described", "acts", "forms", "status")
    ],
)
def test_every_slip_is_counted_in_the_table(measure):
    gold = record(
        *EVERYONE, YOUTH, statements=[OURS], commitments=[SEEDS], meetings=[MET], events=[WARNED]
    )
    found = record(
        changed(HOLM, offices=[{"title": "minister", "of": None}]), DAOUD, TRADERS,
        statements=[said(ROAD, "A1"), said("that aid", "A8")],
        commitments=[promise("seeds", "A8")],
        meetings=[meeting("met", "A1", "A2", "A8", date="2024", place="Chad"), meeting("Oslo", "A8")],
        events=[event("ACCUSE", "warned", ["A1"]), event("AID", "send", ["A8"])],
    )  # fmt: skip
    both = side_by_side(record_of(gold, TEXT, name="g"), record_of(found, TEXT, name="f"))
    counts, slips = measured(both)[measure]

    assert sum(not s.invented for s in slips) == counts.gold - counts.right
    assert sum(s.invented for s in slips) == counts.found - counts.right


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_row(cause):
    rows = Path(__file__).read_text("utf-8")

    assert cause in rows or f"Cause.{cause.name}" in rows
