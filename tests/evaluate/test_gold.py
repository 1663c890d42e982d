"""Gold files: short spans resolved, faults named."""

from __future__ import annotations

import pytest

from dragoman.errors import DragomanError, FormError
from dragoman.evaluate import gold

TEXT = "Chad met Norway. Chad left."


def one(**changes):
    actor = {"id": "A1", "name": "Chad", "kind": "state", "mentions": ["Chad"]}
    event = {"type": "CONSULT", "actors": ["A1"], "recipients": [], "trigger": "met"}
    return {"report": {"id": "x"}, "actors": [actor], "events": [event]} | changes


def test_a_gold_file_becomes_a_record_whose_quotes_are_the_texts(talks):
    text = talks.report.text

    assert [a.name for a in talks.actors] == ["Amina Daoud", "Lars Holm", "Chad", "Norway"]
    assert all(text[r.evidence.start : r.evidence.end] == r.evidence.words for r in talks.records())


@pytest.mark.parametrize(
    ("span", "start"),
    [
        ("Chad", 0),
        ({"words": "Chad", "nth": 1}, 17),
        ({"start": 17, "end": 21, "words": "Chad"}, 17),
    ],
)
def test_a_span_is_found_by_its_words_or_held_by_its_offsets(span, start):
    actor = {"id": "A1", "name": "Chad", "kind": "state", "mentions": [span]}

    record = gold.record_of(one(actors=[actor]), TEXT, name="x.json")

    assert record.actors[0].mentions[0].start == start


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"events": [{"type": "MEET", "actors": [], "recipients": [], "trigger": "met"}]}, "'MEET' is none of"),
        ({"events": [{"type": "CONSULT", "actors": ["A7"], "recipients": [], "trigger": "met"}]}, "no actor 'A7'"),
        ({"events": [{"type": "CONSULT", "actors": [], "recipients": [], "trigger": "sat"}]}, "not in the text"),
        ({"events": [{"type": "CONSULT", "actors": [], "recipients": []}]}, "trigger is missing"),
        ({"actors": [{"id": "A1", "name": "Chad", "kind": "land", "mentions": ["Chad"]}]}, "'land' is none of"),
        ({"actors": [{"id": "A1", "name": "Chad", "kind": "state", "mentions": ["Chad"]}] * 2}, "share an id"),
        ({"actors": [{"id": "A1", "name": "Chad", "kind": "state", "mentions": [{"start": 1, "end": 5, "words": "Chad"}]}]}, "offsets do not hold"),
        ({"actors": [{"id": "A1", "name": "Chad", "kind": "state", "mentions": [7]}]}, "no span"),
        ({"events": "none"}, "has not the codebook's form"),
        ({"events": [3]}, "has not the codebook's form"),
        ({"actors": [{"id": [], "name": "Chad", "kind": "state", "mentions": ["Chad"]}]}, "has not the codebook's form"),
        ({"actors": [{"id": "A1", "name": "Mali", "kind": "state"}]}, "evidence"),
        ({"report": 3}, "has not the codebook's form"),
    ],
)  # fmt: skip
def test_every_fault_is_named(change, fault):
    assert any(fault in found for found in gold.faults(one(**change), TEXT))
    with pytest.raises(FormError, match=r"^x\.json: "):
        gold.record_of(one(**change), TEXT, name="x.json")


def test_a_good_file_has_no_faults():
    assert gold.faults(one(), TEXT) == []


@pytest.mark.parametrize(
    ("content", "message"), [(b"{", "is not JSON"), (b"[]", "an object"), (b"\xff", "is not UTF-8")]
)
def test_a_file_that_is_no_json_object_is_named(tmp_path, content, message):
    (tmp_path / "x.json").write_bytes(content)

    with pytest.raises(DragomanError, match=message):
        gold.read_object(tmp_path / "x.json")
