"""Long reports in portions, and their answers joined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.llm.portions import portions
from dragoman.records import Part, Report


def report_of(text, *parts):
    return Report(id="r1", text=text, parts=parts)


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("One.\n\nTwo.", 100, ["One.\n\nTwo."]),
        ("One.\n\nTwo.", 8, ["One.\n\n", "Two."]),
        ("One is. Two is. Three is.", 16, ["One is. Two is. ", "Three is."]),
        ("one two three four", 8, ["one two ", "three ", "four"]),
        ("onetwothree", 5, ["onetw", "othre", "e"]),
        ("  \n\n ", 5, []),
    ],
)
def test_a_report_is_cut_between_paragraphs_then_sentences_then_words(text, most, cut):
    report = report_of(text)

    assert [p.text(report) for p in portions(report, most)] == cut


def test_what_is_not_body_is_left_out():
    report = report_of("One.\n\nA caption.\n\nTwo.", Part("caption", 6, 16))

    (portion,) = portions(report, 100)
    assert portion.text(report).split() == ["One.", "Two."]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab .!\n\u2028\r", max_size=200), st.integers(1, 60))
def test_no_word_is_lost_and_no_portion_too_long(text, most):
    report = report_of(text)
    cut = portions(report, most)

    assert "".join("".join(p.text(report) for p in cut).split()) == "".join(text.split())
    assert all(len(p.text(report)) <= most for p in cut)
    assert all(p.opening(report).words.strip() for p in cut)


FIRST = "Idriss Oumar, the envoy of Chad, spoke. " + "It was a long day in the town. " * 6
SECOND = "Oumar warned of war. " + "Nothing else was said to anybody in there. " * 4


def test_answers_about_all_portions_are_joined(read, server):
    oumar = {
        "name": "Idriss Oumar",
        "quote": "Idriss Oumar",
        "kind": "person",
        "mentions": ["Oumar"],
    }
    warned = {"quote": "Oumar warned of war.", "speakers": ["Oumar"], "cue": "warned", "content": "of war", "act": "warn"}  # fmt: skip

    record = read(
        f"{FIRST}\n\n{SECOND}",
        {"actors": [oumar]},
        {"statements": [warned]},
        portion_characters=250,
    )

    assert len(server.asked) == 2
    assert [s.speakers for s in record.statements] == [(record.actors[0].id,)]
    told = [asked["messages"][1]["content"] for asked in server.asked]
    assert ["Idriss Oumar" in told[0], '["Idriss Oumar"]' in told[1]] == [True, True]
    assert "warned of war" not in told[0]
