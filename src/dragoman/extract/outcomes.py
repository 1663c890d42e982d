"""Papers that came out of an occasion: what was signed, adopted, planned or refused there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import Document, DocumentKind, DocumentStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 3
"""Sentences after the last telling of an occasion in which its papers may be named."""
EARLIER = frozenset({"previously", "earlier", "already", "ago"})


def settle_documents(reading: Reading, occasions: Sequence[Occasion]) -> dict[int, list[Document]]:
    """The papers of each occasion, by its place in the list, each once.

    "Signed a memorandum at the end of the talks" is one. "The memorandum signed in 2019" came out of
    something else, and a call has none.
    """
    found: dict[int, list[Document]] = {}
    for sentence in reading.parse.sentences:
        for noun in reading.parse.telling(sentence):
            kind = _kind(noun)
            told = _done_to(noun) if kind else None
            if kind is None or told is None:
                continue
            verb, status = told
            n = _occasion_of(reading, occasions, noun, verb)
            if n is None:
                continue
            name = reading.parse.quote(*_name(noun))
            document = Document(name=name, kind=kind, status=status)
            known = found.setdefault(n, [])
            if not any(_is_same(document, other) for other in known):
                known.append(document)
    return found


def _is_same(one: Document, other: Document) -> bool:
    """A paper told again by its kind alone is the one told of before."""
    short, long = sorted((one.name.words.lower(), other.name.words.lower()), key=len)
    return one.kind == other.kind and (short in long or len(short.split()) == 1)


def _kind(noun: Token) -> DocumentKind | None:
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "amod", "nmod"):
        return None
    lemma = noun.lemma_.lower()
    if lemma == "statement":
        joint = any(c.lower_ in ("joint", "final", "concluding", "common") for c in noun.children)
        return "joint statement" if joint else None
    return meeting_words().documents.get(lemma) or meeting_words().documents.get(noun.lower_)


def _done_to(noun: Token) -> tuple[Token, DocumentStatus] | None:
    """The verb that is done to a paper, and what comes of it; None if it is only spoken of."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    over = first.head
    words = meeting_words()
    if first.dep_ == "pobj" and over.lower_ in ("of", "in", "with", "without", "to", "on", "into"):
        return _by_preposition(over)
    if first.dep_ not in ("dobj", "nsubjpass", "nsubj") or not syntax.is_verbal(over):
        return None
    lemma = over.lemma_.lower()
    if first.dep_ == "nsubj" and lemma not in ("emerge", "follow", "result"):
        return None
    if lemma not in words.signing | words.adopting:
        return None
    return _told(over, "signed" if lemma in words.signing else "adopted")


def _by_preposition(prep: Token) -> tuple[Token, DocumentStatus] | None:
    """ "The signing *of* a pact", "said *in* a joint statement", "ended *without* a declaration"."""
    over, words = prep.head, meeting_words()
    lemma = over.lemma_.lower()
    if prep.lower_ == "without" and lemma in ("end", "conclude", "close", "finish"):
        return over, "refused"
    if prep.lower_ in ("with", "in") and lemma in ("end", "conclude", "culminate", "result"):
        return _told(over, "adopted")
    if prep.lower_ == "in" and lemma in ("say", "state", "declare", "announce", "reaffirm", "stress", "urge", "call", "condemn"):  # fmt: skip
        return _told(over, "adopted")
    if prep.lower_ == "on" and lemma == "agree":
        return _told(over, "adopted")
    if prep.lower_ == "of" and over.pos_ in ("NOUN", "PROPN"):
        if lemma in ("signing", "signature"):
            return (over, "planned") if _is_ahead(over) else (over, "signed")
        if lemma in ("adoption", "issuance", "release"):
            return (over, "planned") if _is_ahead(over) else (over, "adopted")
    return None


def _is_ahead(noun: Token) -> bool:
    over = next((up for up in syntax.ancestors_within(noun, 3) if syntax.is_verbal(up)), None)
    return over is not None and (syntax.is_future(over) or syntax.modal(over) is not None)


def _told(verb: Token, done: DocumentStatus) -> tuple[Token, DocumentStatus] | None:
    over = verb.head if verb.dep_ == "xcomp" else verb
    words = meeting_words().around
    if syntax.is_negated(verb) or (over != verb and syntax.is_negated(over)):
        return verb, "refused"
    if over != verb and over.lemma_ in ("refuse", "decline", "fail"):
        return verb, "refused"
    if any(c.lower_ in EARLIER for c in verb.children) or any(
        c.lower_ in ("had", "if", "whether") for c in syntax.children(verb, "aux", "mark")
    ):
        return None
    if syntax.is_future(verb) or (over != verb and over.lemma_ in words.plans):
        return verb, "planned"
    if over != verb or syntax.modal(verb) in ("could", "should", "may", "might", "can", "must"):
        return None
    return (verb, "planned") if syntax.modal(verb) == "would" else (verb, done)


def _occasion_of(
    reading: Reading, occasions: Sequence[Occasion], noun: Token, verb: Token
) -> int | None:
    """The occasion of the sentence, else the last one told before at which whoever did it was."""
    if verb.dep_ in ("acl", "relcl") and verb.head == noun:
        return None  # "the memorandum *signed* in 2019"
    here = reading.parse.sentence_of[noun.i]
    own = [n for n, o in enumerate(occasions) if _is_held_in(reading, o, here)]
    if own:
        return min(own, key=lambda n: _distance(occasions[n], noun))
    if _own_times(reading, verb):
        return None  # "in May they signed …": it has a day of its own, and no occasion
    near = list(_told_before(reading, occasions, here))
    doers = _doers(reading, verb)
    shared = [n for n in near if doers & set(occasions[n].present())]
    if doers and not shared:
        return None
    return max(shared or near, key=lambda n: max(_anchors_before(occasions[n], noun)), default=None)


def _is_held_in(reading: Reading, occasion: Occasion, sentence: int) -> bool:
    there = any(reading.parse.sentence_of[a] == sentence for a in occasion.anchors)
    return there and occasion.form != "call" and occasion.status != "cancelled"


def _told_before(reading: Reading, occasions: Sequence[Occasion], sentence: int) -> Iterator[int]:
    for n, occasion in enumerate(occasions):
        if occasion.form == "call" or occasion.status == "cancelled" or occasion.old:
            continue
        if any(0 < sentence - reading.parse.sentence_of[a] <= REACH for a in occasion.anchors):
            yield n


def _anchors_before(occasion: Occasion, noun: Token) -> list[int]:
    return [a for a in occasion.anchors if a < noun.i] or [0]


def _distance(occasion: Occasion, noun: Token) -> int:
    return min(abs(a - noun.i) for a in occasion.anchors)


def _own_times(reading: Reading, verb: Token) -> bool:
    start, end = verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge)
    return any(t.period is not None for t in reading.times_in(start, end))


def _doers(reading: Reading, verb: Token) -> set[str]:
    if not syntax.is_verbal(verb):
        return set()
    mentions = (
        m for s in syntax.doers(verb) for one in syntax.conjuncts(s) for m in reading.mentions(one)
    )
    return {a for m in mentions for a in m.actors}


def _name(noun: Token) -> tuple[int, int]:
    """The paper with what it is about, without article, clauses and what is joined to it."""
    start, end = syntax.edges(noun, without=("relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "det"))  # fmt: skip
    over = [p.i for p in syntax.children(noun, "prep") if p.lower_ in ("after", "in", "at", "during", "following")]  # fmt: skip
    end = min([end, *(i for i in over if i > noun.i)])
    while start < noun.i and noun.doc[start].pos_ in ("DET", "PUNCT"):
        start += 1
    return syntax.trimmed(noun.doc, start, end)
