"""The type of a verb that only what stands with it tells: "ordered the paper to close", "supplied Chad with tents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


def kind_by_company(verb: Token) -> EventType | None:
    """The type that a verb has in this sentence beside that of its own in the codebook, or None."""
    if silences(verb):
        return "COERCE"
    if gives_things(verb):
        return "AID"
    return None


def silences(verb: Token) -> bool:
    """ "Ordered the *paper* to *suspend publication*": whoever may order that coerces."""
    if verb.lemma_ not in ("order", "instruct", "force"):
        return False
    told, words = syntax.child(verb, "xcomp", "ccomp"), event_words()
    if told is None or told.lemma_ not in words.stops:
        return False
    whom = [*syntax.objects(verb), *syntax.children(told, "nsubj")]
    what = syntax.objects(told)
    return any(n.lemma_.lower() in words.press for n in whom) or any(
        n.lemma_.lower() in words.stopped for n in what
    )


def gives_things(verb: Token) -> bool:
    """ "Provided field hospitals to Chad", "supplied Chad *with* tents"; not "provided details"."""
    if verb.lemma_ not in event_words().gives:
        return False
    given, to = syntax.under(verb, "with"), syntax.under(verb, "to", "for")
    if given:
        return not any(_is_immaterial(n) for n in given)
    things = syntax.children(verb, "dobj") or (
        syntax.objects(verb) if syntax.is_passive(verb) else []
    )
    indirect = [c for c in syntax.children(verb, "dative") if c.pos_ != "ADP"]
    return bool(things and (to or indirect)) and not any(_is_immaterial(n) for n in things)


def _is_immaterial(noun: Token) -> bool:
    return noun.lemma_.lower() in event_words().immaterial or noun.pos_ == "VERB"
