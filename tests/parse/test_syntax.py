"""Questions to a parse."""

from __future__ import annotations

import pytest

from dragoman.models import parser
from dragoman.parse import syntax

pytestmark = pytest.mark.model


def verb_in(text, word):
    """The token ``word`` of a parsed text."""
    nlp = parser.load()
    (doc,) = nlp.pipe([parser.make_doc(nlp, text, [])])
    return next(t for t in doc if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        ("Kenya met Uganda.", "met", ["Kenya"]),
        ("Kenya met Uganda and praised it.", "praised", ["Kenya"]),
        ("Norway urged Israel to withdraw.", "withdraw", ["Israel"]),
        ("Norway promised Israel to help.", "help", ["Norway"]),
        ("Kenya, which closed the border, apologised.", "closed", ["Kenya"]),
        ("Kenya was accused by Uganda.", "accused", ["Kenya"]),
    ],
)
def test_whoever_does_what_a_verb_says_is_its_subject(text, verb, subjects):
    assert [t.text for t in syntax.subjects(verb_in(text, verb))] == subjects


@pytest.mark.parametrize(
    ("text", "verb", "agents", "objects"),
    [
        ("Kenya was accused by Uganda.", "accused", ["Uganda"], ["Kenya"]),
        ("Uganda accused Kenya.", "accused", [], ["Kenya"]),
        ("The envoy expelled by Uganda left.", "expelled", ["Uganda"], ["envoy"]),
    ],
)
def test_under_a_passive_agent_and_object_change_places(text, verb, agents, objects):
    token = verb_in(text, verb)

    assert [t.text for t in syntax.agents(token)] == agents
    assert [t.text for t in syntax.objects(token)] == objects


@pytest.mark.parametrize(
    ("text", "verb", "negated", "future", "hypothetical"),
    [
        ("Kenya attacked Uganda.", "attacked", False, False, False),
        ("Kenya did not attack Uganda.", "attack", True, False, False),
        ("Kenya didn’t attack Uganda.", "attack", True, False, False),
        ("Kenya never attacked Uganda.", "attacked", True, False, False),
        ("Kenya will attack Uganda.", "attack", False, True, False),
        ("Kenya won't attack Uganda.", "attack", True, True, False),
        ("Kenya is going to attack Uganda.", "attack", False, True, False),
        ("Kenya might attack Uganda.", "attack", False, False, True),
        ("If Kenya attacks Uganda, all is lost.", "attacks", False, False, True),
    ],
)
def test_a_verb_may_be_denied_to_come_or_only_possible(text, verb, negated, future, hypothetical):
    token = verb_in(text, verb)

    assert syntax.is_negated(token) is negated
    assert syntax.is_future(token) is future
    assert syntax.is_hypothetical(token) is hypothetical


def test_what_is_joined_comes_in_order():
    token = verb_in("Kenya, Uganda and Rwanda met.", "Kenya")

    assert [t.text for t in syntax.conjuncts(token)] == ["Kenya", "Uganda", "Rwanda"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Kenya met Uganda.”", "Kenya met Uganda"),
        (", Kenya (a state) ,", "Kenya (a state)"),
        ("Kenya (AFP)", "Kenya (AFP)"),
        ("( Kenya", "Kenya"),
        ("...", ""),
    ],
)
def test_marks_at_the_edges_are_trimmed(text, words):
    doc = parser.make_doc(parser.load(), text, [])
    start, end = syntax.trimmed(doc, 0, len(doc))

    assert doc[start:end].text == words
