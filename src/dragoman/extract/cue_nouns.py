"""Nouns that attribute: "Chad's warning that …", "the attack drew criticism from Chad"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.parse import syntax
from dragoman.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

EARNS = frozenset({"draw", "provoke", "spark", "earn", "attract", "prompt", "trigger", "receive"})
"""Verbs by whose object others tell what they think of the subject."""
FOR = frozenset({"call", "appeal", "demand", "plea"})
"""Nouns whose content stands after "for"."""
OF = frozenset({"warning", "accusation", "criticism", "condemnation", "denial", "rejection"})
"""Nouns whose content stands after "of"."""


@dataclass(frozen=True, slots=True)
class ByNoun:
    """What a noun attributes: cue and content in tokens, the act, and the nouns that stand for the source."""

    cue: tuple[int, int]
    content: tuple[int, int]
    act: Act
    owners: tuple[Token, ...]


def said_by_noun(noun: Token) -> ByNoun | None:
    """The content that a noun of speech carries, if the sentence says whose it is.

    "Chad's *calls* for peace" carries one; "the call for peace" is nobody's.
    """
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma not in reporting().nouns:
        return None
    act = reporting().nouns[lemma]
    if earned := _earned(noun, act):
        return earned
    owners = tuple(syntax.children(noun, "poss")) or tuple(syntax.under(noun, "by", "from"))
    if not owners:
        owners = tuple(c for c in syntax.children(noun, "amod") if c.text[:1].isupper())
    content = _clause(noun) or _phrase(noun, lemma)
    if not owners or content is None or _is_carried(noun):
        return None
    return ByNoun((noun.i, noun.i + 1), content, act, owners)


def _is_carried(noun: Token) -> bool:
    """Whether a verb carries the noun already: "*voiced* their warning that …"."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in reporting().carriers - {"renew"}


def _clause(noun: Token) -> tuple[int, int] | None:
    for clause in syntax.children(noun, "acl", "ccomp"):
        if any(m.lower_ == "that" for m in syntax.children(clause, "mark")):
            return clause.left_edge.i, clause.right_edge.i + 1
    return None


def _phrase(noun: Token, lemma: str) -> tuple[int, int] | None:
    """After "for" or "of", where the noun has its content there."""
    wanted = "for" if lemma in FOR else "of" if lemma in OF else ""
    for prep in syntax.children(noun, "prep"):
        thing = syntax.child(prep, "pobj", "pcomp") if prep.lower_ == wanted else None
        if thing is not None:
            return thing.left_edge.i, thing.right_edge.i + 1
    return None


def _earned(noun: Token, act: Act) -> ByNoun | None:
    """ "*The raid* drew criticism from Chad"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in EARNS or act == "promise":
        return None
    subject = syntax.child(verb, "nsubj")
    sources = syntax.under(noun, "from", "by", "among") or syntax.under(verb, "from", "by", "among")
    if subject is None or not sources or syntax.is_negated(verb):
        return None
    content = subject.left_edge.i, subject.right_edge.i + 1
    return ByNoun((verb.i, noun.i + 1), content, act, tuple(sources))
