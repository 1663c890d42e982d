"""The type of a verb, alone or with the word that makes it one: "bombed", "imposed sanctions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.frames import frames
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVES = frozenset({"go", "take", "come", "put", "place", "speak"})
"""Verbs that tell an event with a noun after a preposition: "went on *strike*", "took to the *streets*"."""


def kind_of_verb(verb: Token) -> EventType | None:
    """The type that a verb tells, whoever does it; a phrase says more than its verb."""
    lemma = verb.lemma_.lower()
    phrase = phrase_of(verb, lemma)
    return phrase[0] if phrase else frames().verbs.get(lemma)


def phrase_of(verb: Token, lemma: str) -> tuple[EventType, Token] | None:
    """The type of a verb with its object or particle: "impose sanctions", "call on", "take to the streets"."""
    seconds = frames().phrases.get(lemma)
    if not seconds:
        return None
    near = syntax.children(
        verb, "dobj", "nsubjpass", "prep", "prt", "advmod", "acomp", "oprd", "ccomp"
    )
    if verb.dep_ == "acl" and syntax.is_passive(verb):
        near.append(verb.head)  # "the tents *sent* to the camp"
    for c in near:
        particle = c.dep_ in ("prep", "prt", "advmod")
        if kind := seconds.get(c.lower_) or (not particle and seconds.get(c.lemma_.lower())):
            return kind, c
        if c.dep_ == "dobj":  # "launched a wave *of attacks*", "imposed *travel* bans"
            for inner in (*syntax.under(c, "of"), *syntax.children(c, "compound")):
                if kind := seconds.get(inner.lemma_.lower()):
                    return kind, c
        for inner in syntax.children(c, "pobj") if c.dep_ == "prep" and lemma in MOVES else ():
            if kind := seconds.get(inner.lemma_.lower()):
                return kind, inner
    return None
