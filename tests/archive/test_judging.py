"""A person's word stands over what was read, is kept for good, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import BadJudgement, NotInArchive


@pytest.fixture
def filled(archive, report, stub):
    archive.add(stub.read(report))
    return archive


@pytest.fixture
def record(report, stub):
    return stub.read(report)


def test_a_rejected_record_is_not_found_unless_asked_for(filled, record):
    (statement,) = [s for s in record.statements if "aid" in s.content.words]
    judgement = filled.judge(statement.id, "reject", by="ana", comment="never said")

    assert [f.kind for f in filled.find('"aid could end"')] == ["report"]
    (found,) = filled.find('"aid could end"', rejected=True)
    assert (found.id, found.verdict) == (statement.id, "reject")

    filled.undo(judgement, by="ana")
    (found,) = filled.find('"aid could end"')
    assert (found.id, found.verdict) == (statement.id, None)
    assert [(j.verdict, j.holds) for j in filled.judgements()] == [
        ("reject", False),
        ("undo", True),
    ]


def test_taking_back_can_be_taken_back(filled, record):
    first = filled.judge(record.events[0].id, "confirm", by="ana")
    second = filled.undo(first, by="ben")
    filled.undo(second, by="ana")

    assert [j.holds for j in filled.judgements()] == [True, False, True]
    assert filled.find(kind="event")[0].verdict == "confirm"
    with pytest.raises(BadJudgement, match="taken back already"):
        filled.undo(second, by="ana")


def test_the_latest_judgement_holds(filled, record):
    event = record.events[0].id
    filled.judge(event, "reject", by="ana")
    filled.judge(event, "confirm", by="ben")
    assert filled.find(kind="event")[0].verdict == "confirm"

    filled.undo(filled.judgements()[-1].id, by="ben")
    assert filled.find(kind="event") == []


def test_a_corrected_record_is_found_by_what_is_right(filled, record):
    event = record.events[0]
    norway = next(a.id for a in record.actors if a.name == "Norway")
    judgement = filled.judge(
        event.id, "correct", by="ana", fields={"type": "COOPERATE", "recipients": [norway]}
    )

    (found,) = filled.find(type="cooperate", actor="state:NOR")
    assert (found.json["type"], found.verdict) == ("COOPERATE", "correct")
    assert filled.find(type="consult") == []
    assert filled.record("talks").events == record.events
    assert filled.check() == []

    filled.undo(judgement, by="ana")
    assert filled.find(type="cooperate") == []
    assert [f.id for f in filled.find(type="consult")] == [event.id]
    assert filled.check() == []


def test_a_corrected_actor_is_found_by_its_new_name(filled, record):
    holm = next(a.id for a in record.actors if a.name == "Lars Holm")
    filled.judge(holm, "correct", by="ana", fields={"name": "Lars Berg", "key": "person:lars berg"})

    assert {f.kind for f in filled.find(actor="Lars Berg")} == {"meeting", "event", "statement"}
    assert filled.show("person:lars berg").names == ["Lars Berg"]
    assert filled.check() == []


def test_a_correction_outlives_an_edit_of_the_report(filled, record, report, stub):
    statement = next(s for s in record.statements if "crossing" in s.content.words)
    words = report.quote(report.text.index("was open"), report.text.index("was open") + 8)
    content = {"start": words.start, "end": words.end, "words": words.words}
    filled.judge(statement.id, "correct", by="ana", fields={"content": content, "act": "praise"})
    filled.add(stub.read(replace(report, text="Corrected. " + report.text)))

    (found,) = filled.find(kind="statement", type="praise")
    assert found.version == 2
    text, content = found.report.text, found.json["content"]
    assert text[content["start"] : content["end"]] == content["words"] == "was open"
    assert filled.check() == []


def test_two_are_judged_the_same_whichever_is_named_first(filled, record):
    one, other = record.meetings[0].id, record.events[0].id
    filled.judge(one, "same", other=other, by="ana")
    filled.judge(other, "different", other=one, by="ben")

    assert [(j.subject, j.other, j.verdict) for j in filled.judgements(one)] == [
        (*sorted((one, other)), "same"), (*sorted((one, other)), "different"),
    ]  # fmt: skip


def test_a_doubt_is_answered(filled, record):
    filled.judge(record.doubts[0].id, "answer", by="ana", fields={"answer": "It does."})

    assert filled.show(record.doubts[0].id).judgements[0].fields == {"answer": "It does."}
    assert filled.stats()["doubts_open"] == 0


@pytest.mark.parametrize(
    ("subject", "verdict", "more", "said"),
    [
        ("event", "answer", {}, "cannot be said of a record"),
        ("doubt", "confirm", {}, "cannot be said of a doubt"),
        ("event", "same", {}, "said of two"),
        ("event", "confirm", {"other": "meeting"}, "said of two"),
        ("event", "same", {"other": "doubt"}, "a record and a doubt"),
        ("event", "same", {"other": "event"}, "given twice"),
        ("event", "correct", {}, "nothing cannot be corrected"),
        ("event", "correct", {"fields": {"id": "x"}}, "cannot be corrected"),
        ("event", "correct", {"fields": {"colour": "red"}}, "cannot be corrected"),
        ("event", "correct", {"fields": {"type": "WAR"}}, "'WAR' is none of AGREE"),
        ("event", "correct", {"fields": {"actors": ["actor-1"]}}, "no actor 'actor-1'"),
        (
            "event", "correct",
            {"fields": {"trigger": {"start": 0, "end": 3, "words": "met"}}}, "the text from 0 to 3",
        ),
        ("doubt", "answer", {}, "has words"),
        ("event", "confirm", {"by": " "}, "must have a name"),
        ("none", "confirm", {}, "nothing in this archive has the id"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(filled, record, subject, verdict, more, said):
    ids = {
        "event": record.events[0].id, "doubt": record.doubts[0].id,
        "meeting": record.meetings[0].id, "none": "event-0",
    }  # fmt: skip
    more = {"by": "ana", **more}
    if "other" in more:
        more["other"] = ids[more["other"]]

    with pytest.raises((BadJudgement, NotInArchive), match=said):
        filled.judge(ids[subject], verdict, **more)
    assert filled.judgements() == []
