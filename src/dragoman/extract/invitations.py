"""Invitations to an occasion: who invites, and whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

TAKEN_UP = frozenset({"accept", "receive", "welcome", "get", "have"})
"""What the guest does with an invitation."""
MADE = frozenset({"extend", "issue", "send", "convey", "offer", "renew", "reiterate", "deliver", "repeat"})  # fmt: skip
"""What the host does with it."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Tokens that stand for those who invite and for those who are invited."""

    hosts: list[Token]
    guests: list[Token]


def invitation_over(verb: Token) -> Invitation | None:
    """Who invited whom to do what the verb says; None if no invitation stands over it.

    "A accepted B's invitation *to visit* Oslo" is one. "A declined it" is none: nobody will come.
    """
    noun = verb.head
    if verb.dep_ not in ("acl", "xcomp", "advcl") or noun.lemma_.lower() != "invitation":
        noun = next((n for n in syntax.children(verb.head, "dobj") if n.lemma_ == "invitation"), noun)  # fmt: skip
        if noun.lemma_.lower() != "invitation" or verb.dep_ != "xcomp":
            return None
    over = noun.head
    from_noun = [*syntax.children(noun, "poss"), *syntax.under(noun, "of", "from", "by")]
    to_noun = [*syntax.under(noun, "to"), *syntax.children(over, "dative"), *syntax.under(over, "to")]  # fmt: skip
    doers = syntax.doers(over)
    if over.lemma_ in TAKEN_UP:
        return Invitation([*from_noun, *syntax.under(over, "from")], doers)
    if over.lemma_ in MADE:
        return Invitation([*doers, *from_noun], [t for t in to_noun if not syntax.is_verbal(t)])
    return None
