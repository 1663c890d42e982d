"""The words of an act that is undertaken: where its phrase begins and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.amounts import amounts
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.reading import Reading
from dragoman.extract.spans import without_occasion
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

LEADING = frozenset({"the", "to", "a", "an", "its", "their", "his", "her"})


def act_of_verb(reading: Reading, verb: Token) -> tuple[int, int]:
    """The verb with what belongs to it, from its negation or itself to the end of its phrase, in tokens."""
    start = verb.i
    for c in verb.children:
        if (c.dep_ == "neg" and c.i < verb.i) or (c.dep_ == "advmod" and c.i == verb.i - 1):
            start = min(start, c.i)
    return trimmed_act(reading, start, _end_of_verb(verb))


def _end_of_verb(verb: Token) -> int:
    """The token after the verb's phrase; a joined verb is an act of its own."""
    end = verb.i + 1
    goes_on = any(c.dep_ == "conj" and syntax.is_verbal(c) for c in verb.children)
    for c in verb.children:
        if c.i < verb.i or c.dep_ == "punct" or (c.dep_ == "cc" and goes_on):
            continue
        if c.dep_ == "conj" and syntax.is_verbal(c):
            end = _before_joined(verb, c, end)
            break
        if c.dep_ in ("ccomp", "parataxis") and c.lemma_ in ("say", "add"):
            break
        end = max(end, c.right_edge.i + 1)
    return end


def _before_joined(verb: Token, other: Token, end: int) -> int:
    """An end that does not run into the subject of a joined verb: "… on Friday *and Chad* freed"."""
    subject = syntax.child(other, "nsubj", "nsubjpass")
    first = subject.left_edge.i if subject is not None else other.i
    if subject is None and verb.doc[other.i - 1].pos_ in ("NOUN", "PROPN"):
        first = verb.doc[other.i - 1].left_edge.i
    while first - 1 > verb.i and verb.doc[first - 1].dep_ == "cc":
        first -= 1
    return max(verb.i + 1, min(end, first))


def act_of_noun(reading: Reading, noun: Token) -> tuple[int, int]:
    """A noun with its whole phrase, in tokens."""
    return trimmed_act(reading, noun.left_edge.i, noun.right_edge.i + 1)


def trimmed_act(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Within the sentence, without marks and an article at its edges, up to an aside or a participle cue."""
    sentence = reading.parse.sentence(start)
    if sentence is not None:
        start, end = max(start, sentence.start), min(end, sentence.end)
    doc = reading.doc
    end = next((i for i in range(start + 1, end) if _begins_aside(doc[i])), end)
    start, end = syntax.trimmed(doc, *without_occasion(reading, start, end))
    while (
        start < end - 1
        and doc[start].lower_ in LEADING
        and doc[start].dep_ in ("det", "aux", "poss")
    ):
        start += 1
    return start, max(end, start + 1)


def _begins_aside(word: Token) -> bool:
    """ "…, *which* is …", "…, *adding* that …"."""
    if word.nbor(-1).text != ",":
        return False
    asides = {"say", "add", "note", "refer", "cite"} | commitment_words().honours
    participle = word.tag_ == "VBG" and word.lemma_ in asides
    return participle or word.lower_ in commitment_words().asides


def has_amount(reading: Reading, noun: Token) -> bool:
    """Whether the noun's phrase tells an amount: "*$2 million* in aid"."""
    end = noun.right_edge.idx + len(noun.right_edge.text)
    return any(True for _ in amounts(reading.report.text, noun.left_edge.idx, end))


def has_condition(verb: Token) -> bool:
    """Whether it is undertaken only "if", "unless" or "once" something happens."""
    return any(
        m.lower_ in ("if", "unless", "provided", "once")
        for clause in syntax.children(verb, "advcl")
        for m in clause.children
    )
