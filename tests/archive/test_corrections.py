"""People correct as they write, and what no reading could have given is refused in one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.correctable import CLASSES, FIXED, Unfit, correctable, settled
from dragoman.errors import BadJudgement
from dragoman.jsonform import from_json, to_json


@pytest.fixture
def record(report, stub):
    return stub.read(report)


@pytest.fixture
def filled(archive, record):
    archive.add(record)
    return archive


def actor(record, name):
    return next(a.id for a in record.actors if a.name == name)


def corrected(archive, subject, fields):
    archive.judge(subject, "correct", by="ana", fields=fields)
    return archive.show(subject).found.json


def test_words_stand_for_a_quotation_and_names_for_actors(filled, record):
    statement = record.statements[0]
    json = corrected(
        filled, statement.id, {"content": "was open", "speakers": "chad", "about": ["Lars Holm"]}
    )

    start = record.report.text.index("was open")
    assert json["content"] == {"start": start, "end": start + 8, "words": "was open"}
    assert json["speakers"] == [actor(record, "Chad")]
    assert json["about"] == [actor(record, "Lars Holm")]
    assert filled.check() == []


def test_an_actor_may_be_named_as_it_was_corrected(filled, record):
    chad = actor(record, "Chad")
    corrected(filled, chad, {"name": "Republic of Chad"})
    json = corrected(filled, record.meetings[0].id, {"roles": {"host": ["republic of chad"]}})

    assert json["roles"] == {"host": [chad]}


def test_of_words_that_come_often_those_in_the_evidence_are_meant(filled, record):
    second = record.statements[1]
    json = corrected(filled, second.id, {"cue": "said"})

    assert second.evidence.start < json["cue"]["start"] < second.evidence.end


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("events", {"trigger": "shook hands"}, "the report does not have the words 'shook hands'"),
        ("events", {"trigger": "crossing"}, "has 'crossing' 2 times"),
        ("events", {"trigger": ""}, "does not have the words ''"),
        ("events", {"actors": ["Peru"]}, "no actor 'Peru'; it has Amina Daoud, Lars Holm, Chad, Norway"),
        ("events", {"type": "WAR"}, "type: 'WAR' is none of AGREE"),
        ("events", {"mode": "visit", "type": "AID"}, "AID has no mode 'visit'"),
        ("events", {"date": "soon"}, "date: 'soon' is no YYYY"),
        ("events", {"confidence": 1}, "'confidence' cannot be corrected; of an event, type"),
        ("events", {"evidence": "met"}, "'evidence' cannot be corrected"),
        ("events", {}, "nothing cannot be corrected; say a field"),
        ("statements", {"topics": ["weather"]}, "'weather' is none of peace process"),
        ("statements", {"topics": "water"}, "topics: a list is expected, not str"),
        ("statements", {"content": None}, "content: a span"),
        ("statements", {"speakers": [7]}, "speakers.0.: str is expected"),
        ("commitments", {"amount": {"value": -1, "currency": "USD"}}, "-1 is no sum of money"),
        ("commitments", {"amount": {"value": float("nan"), "currency": "USD"}}, "nan is no sum of money"),
        ("commitments", {"amount": {"value": 5, "currency": "dollars"}}, "'dollars' is no ISO 4217 code"),
        ("commitments", {"due": "2024-02-30"}, "due: "),
        ("meetings", {"part_of": "meeting-1"}, "part_of: the report has no other meeting 'meeting-1'"),
        ("meetings", {"roles": {"guest": ["Chad"]}}, "'guest' is none of convener"),
        ("actors", {"name": " "}, "an actor has one"),
        ("actors", {"country": "Norway"}, "'Norway' is no ISO 3166 alpha-3 code"),
        ("actors", {"kind": "king"}, "'king' is none of person"),
        ("actors", {"mentions": ["the King"]}, "does not have the words 'the King'"),
    ],
)  # fmt: skip
def test_what_no_reading_gives_is_refused(record, kind, fields, said):
    json = to_json(record)
    with pytest.raises(Unfit, match=said) as refused:
        settled(json, kind.removesuffix("s"), json[kind][0], fields)

    assert "\n" not in str(refused.value)


def test_a_refused_correction_is_not_kept(filled, record):
    with pytest.raises(BadJudgement, match="type: 'WAR' is none of"):
        filled.judge(record.events[0].id, "correct", by="ana", fields={"type": "WAR"})

    assert filled.judgements() == []


def test_deep_quotations_follow_their_words_into_a_new_version(filled, record, report, stub):
    holm = actor(record, "Lars Holm")
    corrected(filled, holm, {"mentions": ["could end"]})
    filled.add(stub.read(replace(report, text="Corrected. " + report.text)))

    shown = filled.show(holm).found
    ((mention),) = shown.json["mentions"]
    assert shown.report.text[mention["start"] : mention["end"]] == mention["words"] == "could end"
    assert filled.check() == []


def test_every_field_but_the_fixed_ones_can_be_corrected():
    for kind, named in CLASSES.items():
        assert {*correctable(kind), *FIXED} == set(get_type_hints(named))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["start", "end", "words", "value", "name"]), inner)
    ),
    max_leaves=6,
)


@given(data=st.data())
def test_whatever_is_kept_can_be_read_again(report_of_tests, stub, data):
    said = to_json(stub.read(report_of_tests))
    kind = data.draw(st.sampled_from([k for k in CLASSES if k != "meeting"]))
    json = said[f"{kind}s"][0]
    field = data.draw(st.sampled_from(correctable(kind)))
    value = data.draw(JUNK | st.sampled_from(["Chad", "was open", "warn", "2024", []]))
    try:
        fields = settled(said, kind, json, {field: value})
    except Unfit:
        return
    from_json({**said, f"{kind}s": [{**json, **fields}]})


@pytest.fixture(scope="session")
def report_of_tests():
    from dragoman.records import Report

    text = (
        "Amina Daoud met Lars Holm in Oslo. Amina Daoud said the crossing was open. Chad will pay."
    )
    return Report(id="talks", text=text)


@pytest.mark.parametrize("kind", CLASSES)
def test_the_page_lists_what_can_be_corrected(root, kind):
    page = (root / "docs/how-to/questions.md").read_text("utf-8")
    (row,) = (line for line in page.splitlines() if line.startswith(f"| {kind} |"))

    assert tuple(row.split("|")[2].replace("`", "").split()) == correctable(kind)
