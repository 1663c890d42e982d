"""Deeds of force whose doer nobody names: "four soldiers were killed by a roadside bomb"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words, frames
from dragoman.extract.phrases import kind_of_verb
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_FORCE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types that happen to somebody, whoever did it."""


def is_by_unknown_hands(verb: Token, kind: EventType) -> bool:
    """Whether force is told of a verb that names nobody who used it.

    "The envoy was abducted", "a bomb killed two soldiers" are; "two soldiers were killed in a
    crash" is not, and neither is "the men arrested in May", which only says who they are.
    """
    if verb.lemma_ in event_words().charges:
        return kind == "ACCUSE" and syntax.child(verb, "auxpass") is not None
    if kind not in OF_FORCE or kind_of_verb(verb) != kind:
        return False
    if syntax.is_passive(verb):
        return syntax.child(verb, "auxpass") is not None and (
            verb.lemma_ not in event_words().ends_lives or _is_violent(verb)
        )
    return kind == "ASSAULT" and any(tells_violence(n) for n in syntax.subjects(verb))


def _is_violent(verb: Token) -> bool:
    """ "Was killed *by a bomb*", "… *in an ambush*", "was *shot* dead"."""
    around = syntax.under(verb, "by", "in", "during", "from", "after", "with", "when")
    when = [c for c in syntax.children(verb, "advcl") if syntax.child(c, "advmod", "mark")]
    around += [n for clause in when for n in (*syntax.subjects(clause), *syntax.objects(clause))]
    return any(tells_violence(noun) for noun in around)


def tells_violence(noun: Token) -> bool:
    """A "bombing", "a suicide *attack*", "a car *bomb*", "*gunmen*"."""
    words, lemma = event_words(), noun.lemma_.lower()
    if lemma in words.blasts or frames().nouns.get(lemma) == "ASSAULT":
        return True
    near = (c.lemma_.lower() for c in syntax.children(noun, "compound", "amod"))
    return any(word in words.blasts for word in near)
