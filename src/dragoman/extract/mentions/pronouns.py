"""Pronouns that may stand for an actor: "he", "their", "we"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.parse import Parse, Sentence
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = frozenset({"they", "them", "their", "we", "us", "our", "themselves", "ours", "theirs"})


def pronouns(parse: Parse, sentence: Sentence) -> Iterator[Mention]:
    """Every personal pronoun, to be resolved by the cast.

    "It" counts as a subject ("it said") or an owner, not as an object ("made it clear").
    """
    for token in parse.tokens(sentence):
        if _may_be_actor(token):
            word = token.lower_
            yield Mention(start=token.i, end=token.i + 1, head=token.i,
                          words=parse.quote(token.i, token.i + 1), form="pronoun", kind="person",
                          name=word, plural=word in MANY)  # fmt: skip


def _may_be_actor(token: Token) -> bool:
    if token.lower_ in ("it", "its") and token.dep_ in ("nsubj", "poss", "nsubjpass"):
        return True
    return token.tag_ in ("PRP", "PRP$") and token.lower_ not in ("it", "one")
