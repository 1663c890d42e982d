"""Promises that are told of when they are kept or broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.acts_told import act_of_noun, act_of_verb, has_amount
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.reading import Reading
from dragoman.extract.undertakings import Undertaking
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import CommitmentStatus

if TYPE_CHECKING:
    from spacy.tokens import Token


def kept_or_broken(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Honoured its pledge to …", "suspended the friendship treaty"; not "met the president"."""
    if not _has_happened(verb) or verb.dep_ == "xcomp":
        return
    words, lemma = commitment_words(), verb.lemma_.lower()
    for thing in syntax.objects(verb):
        noun = thing.lemma_.lower()
        treaty = noun in words.papers and noun not in words.slight_papers
        if noun in words.promises or (treaty and lemma in words.breach):
            status: CommitmentStatus = "kept" if lemma in words.keep else "broken"
            makers = voices.actors(syntax.doers(verb))
            yield Undertaking(act_of_noun(reading, thing), verb.i, makers, status, 0.6)


def fulfilled(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Has sent the data, *as it had promised*"; "freed 23 men, *keeping a promise*"; "paid its 900 million yen"."""
    if verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or not _has_happened(verb):
        return
    pays = verb.lemma_ in commitment_words().pays
    paid = pays and any(has_amount(reading, thing) for thing in syntax.objects(verb))
    if not paid and not any(_tells_of_promise(c) for c in syntax.children(verb, "advcl")):
        return
    makers = voices.actors(syntax.doers(verb))
    if not makers and (said := voices.at(verb)) is not None:
        makers = (
            said.speakers
        )  # "The Kyrgyz side confirmed that water had been released, as agreed"
    before = [c for c in verb.conjuncts if syntax.is_verbal(c) and c.i < verb.i and not pays]
    for act in (verb, *before):
        doers = voices.actors(syntax.subjects(act)) or makers
        yield Undertaking(act_of_verb(reading, act), act.i, doers, "kept", 0.55)


def _has_happened(verb: Token) -> bool:
    return not (syntax.is_negated(verb) or syntax.is_future(verb) or syntax.is_hypothetical(verb))


def _tells_of_promise(clause: Token) -> bool:
    """ "As it had promised", "keeping its word"."""
    if clause.lemma_ in ("promise", "pledge", "agree"):
        return any(c.lower_ == "as" for c in clause.children)
    return clause.lemma_ in commitment_words().honours and any(
        o.lemma_ in ("promise", "pledge", "commitment", "word")
        for o in syntax.children(clause, "dobj")
    )
