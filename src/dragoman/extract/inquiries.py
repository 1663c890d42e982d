"""Inquiries into a wrong whose doer nobody names yet: "opened an investigation into the massacre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words, frames
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

INQUIRES = frozenset({"investigate", "probe"})
INQUIRY = frozenset({"investigation", "inquiry", "probe", "hearing", "trial", "case"})


def looks_into_wrongs(verb: Token, second: Token | None) -> bool:
    """Whether a verb tells of an inquiry into political wrongs; one into a crash or a fire is none."""
    if verb.lemma_ in INQUIRES:
        things = syntax.objects(verb)
    elif second is not None and second.lemma_ in INQUIRY:
        things = [n for t in (verb, second) for n in syntax.under(t, "into", "of", "over", "on")]
        things += [n for thing in things for n in syntax.under(thing, "of")]
    else:
        return False
    return any(_is_wrong(noun) for thing in things for noun in syntax.conjuncts(thing))


def _is_wrong(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in event_words().wrongs or frames().nouns.get(lemma) in ("ASSAULT", "COERCE")
