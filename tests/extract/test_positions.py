"""Whom a statement is about, and the position that its speaker takes."""

from __future__ import annotations

import pytest

from dragoman.extract.positions import positions

pytestmark = pytest.mark.model


def about(record):
    names = {a.id: a.name for a in record.actors}
    return [
        ([names[s] for s in s.speakers], [names[a] for a in s.about]) for s in record.statements
    ]


@pytest.mark.parametrize(
    ("text", "who", "target"),
    [
        # addressed, praised, blamed
        ("Kenya urged Uganda to open the crossing. Kenya met Uganda.", "Kenya", ["Uganda"]),
        ("Kenya thanked Norway for its help. Norway will send wheat.", "Kenya", ["Norway"]),
        ("Kenya accused Uganda of an attack. Uganda shelled Kenya.", "Kenya", ["Uganda"]),
        # the doer of what is told, by name or by an adjective
        ("Sudan said Chad had violated the truce. Chad shelled Sudan.", "Sudan", ["Chad"]),
        ("Kenya condemned the Ugandan attack. Uganda shelled Kenya.", "Kenya", ["Uganda"]),
        ("Sudan warned of a war with Chad. Chad shelled Sudan.", "Sudan", ["Chad"]),
        # whom one's own doing is for; one's own side is nobody's target
        ("Norway said it would lend Chad five boats. Chad met Norway.", "Norway", ["Chad"]),
        ("Norway said Oslo was ready for talks. Norway met Chad.", "Norway", []),
        # who takes part in nothing is no actor of the record
        ("Norway said the weather in Chad was bad.", "Norway", []),
    ],
)
def test_a_statement_is_about_those_whom_it_is_said_of(record_of, text, who, target):
    assert about(record_of(text))[0] == ([who], target)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya urged Uganda to open the crossing. Kenya met Uganda.",
         [("Kenya", "borders", "Uganda", "urges")]),
        ("Kenya and Chad welcomed the reopening of schools. Kenya met Chad.",
         [("Kenya", "education", None, "for"), ("Chad", "education", None, "for")]),
        ("Kenya condemned Uganda. Uganda shelled Kenya.", [("Kenya", None, "Uganda", "against")]),
        ("Kenya said the day was warm. Kenya met Uganda.", []),
    ],
)  # fmt: skip
def test_a_position_has_an_actor_a_topic_a_target_and_a_stance(record_of, text, told):
    record = record_of(text, "2021-07-09")
    names = {a.id: a.name for a in record.actors} | {None: None}
    found = list(positions(record))

    assert [(names[p.actor], p.topic, names[p.target], p.stance) for p in found] == told
    assert all(p.day == record.report.published for p in found)
    assert {p.statement for p in found} <= {s.id for s in record.statements}
