"""Acts that somebody undertakes, by the verbs, adjectives and nouns that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.acts_told import (
    act_of_noun,
    act_of_verb,
    has_amount,
    has_condition,
    trimmed_act,
)
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices, is_first_person
from dragoman.parse import syntax
from dragoman.records import CommitmentStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

STANDS = frozenset({"be", "remain", "stand", "appear", "keep"})
STATUS: dict[str, CommitmentStatus] = {"agree": "agreed", "continue": "reaffirmed"}
"""The status of what is undertaken by these verbs; by all others it is new."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An act with its makers; ``act`` and ``verb`` in tokens."""

    act: tuple[int, int]
    verb: int
    makers: tuple[str, ...]
    status: CommitmentStatus
    confidence: float


def by_verb(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Pledged to …", "agreed to …", "plans to …", "pledged $2 million"; not "may pledge to …"."""
    lemma = verb.lemma_.lower()
    if not _is_undertaken(verb, lemma, voices):
        return
    makers = voices.actors(syntax.subjects(verb)) or voices.of_cue(verb) or voices.implied(verb)
    act = syntax.child(verb, "xcomp")
    if act is None and lemma == "agree":
        yield from _agreed_that(reading, verb, makers)
    if act is not None and lemma in ("plan", "intend", "decide") and _is_travel(act):
        return
    if act is not None and syntax.is_verbal(act) and act.i > verb.i:
        yield from _infinitives(reading, act, makers, STATUS.get(lemma, "new"))
    elif lemma in ("pledge", "promise", "commit", "offer", "announce"):
        yield from _pledged_thing(reading, verb, makers)


def _is_travel(act: Token) -> bool:
    """ "Plans *to visit* Ankara": a programme, not a promise."""
    return act.lemma_.lower() in commitment_words().travels


def _is_undertaken(verb: Token, lemma: str, voices: Voices) -> bool:
    """Whether the verb says that it is undertaken now, rather than denied, wished for or past."""
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb):
        return False
    future = syntax.is_future(verb)
    if verb.tag_ in ("VB", "VBG") and not future:
        return False
    if lemma == "continue":
        subjects = syntax.subjects(verb)
        own = subjects and (is_first_person(subjects[0]) or voices.at(verb) is not None)
        return bool(own) and (future or verb.tag_ == "VBP")
    return not (lemma in ("seek", "plan", "intend") and verb.tag_ in ("VBD", "VBN"))


def _infinitives(
    reading: Reading, act: Token, makers: tuple[str, ...], status: CommitmentStatus
) -> Iterator[Undertaking]:
    """ "To reopen the crossing and free the men" are two acts."""
    yield Undertaking(act_of_verb(reading, act), act.i, makers, status, 0.75)
    for other in act.conjuncts:
        if syntax.is_verbal(other) and other.i > act.i and other.head in (act, *act.conjuncts):
            yield Undertaking(act_of_verb(reading, other), other.i, makers, status, 0.7)


def _pledged_thing(reading: Reading, verb: Token, makers: tuple[str, ...]) -> Iterator[Undertaking]:
    """ "Pledged $2 million for refugees"; what is only offered or announced counts if it is an amount."""
    for thing in syntax.children(verb, "dobj"):
        if thing.pos_ not in ("NOUN", "PROPN", "NUM", "SYM"):
            continue
        if verb.lemma_.lower() in ("offer", "announce") and not has_amount(reading, thing):
            continue
        end = thing.right_edge.i + 1
        for prep in syntax.children(verb, "prep", "dative"):
            if prep.lower_ in ("for", "to", "towards", "toward") and 0 <= prep.i - end < 2:
                end = prep.right_edge.i + 1
        for purpose in syntax.children(verb, "xcomp", "advcl"):
            if purpose.tag_ == "VB" and 0 <= purpose.left_edge.i - end < 2:
                end = purpose.right_edge.i + 1  # "$2 million to rebuild schools"
        act = trimmed_act(reading, thing.left_edge.i, end)
        yield Undertaking(act, verb.i, makers, "new", 0.7)
        return


def _agreed_that(reading: Reading, verb: Token, makers: tuple[str, ...]) -> Iterator[Undertaking]:
    """ "Agreed that the trial shall open in May"."""
    for clause in syntax.children(verb, "ccomp"):
        if syntax.is_future(clause) or syntax.modal(clause) in ("would", "should"):
            act = trimmed_act(reading, *syntax.edges(clause, without=("mark",)))
            yield Undertaking(act, clause.i, makers, "agreed", 0.65)


def by_signing(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Signed a memorandum to …": what the paper binds to, else the paper; not "will sign"."""
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return
    words = commitment_words()
    for paper in syntax.objects(verb):
        lemma = paper.lemma_.lower()
        if lemma not in words.papers or lemma in words.slight_papers:
            continue
        makers = voices.actors(syntax.doers(verb))
        makers = makers or voices.actors(syntax.under(paper, "between", "by", "of"))
        clauses = (*syntax.children(paper, "acl"), *syntax.children(verb, "xcomp", "advcl"))
        bound = next((c for c in clauses if c.tag_ == "VB" and c.i > paper.i), None)
        act = act_of_noun(reading, paper) if bound is None else act_of_verb(reading, bound)
        if act[1] - act[0] > 1:
            yield Undertaking(act, verb.i, makers, "agreed", 0.7)


def by_readiness(reading: Reading, word: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Iran is ready to allow …", "we remain committed to …"."""
    verb = _carrier(word)
    stands = syntax.is_verbal(verb) and verb.lemma_ in STANDS
    if not stands and not (word.pos_ == "VERB" and syntax.is_passive(word)):
        return
    polite = syntax.modal(verb) == "would" and word.lower_ in ("glad", "happy", "willing", "ready")
    if syntax.is_negated(verb) or (syntax.is_hypothetical(verb) and not polite):
        return
    act = syntax.child(word, "xcomp", "ccomp")
    if act is not None and syntax.is_verbal(act):
        span = act_of_verb(reading, act)
    else:
        to = next((p for p in syntax.children(word, "prep") if p.lower_ in ("to", "for")), None)
        act = syntax.child(to, "pobj", "pcomp") if to is not None else None
        if act is None:
            return
        span = act_of_noun(reading, act)
    status: CommitmentStatus = "conditional" if has_condition(verb) else "new"
    if verb.lemma_ in commitment_words().reaffirm:
        status = "reaffirmed"
    yield Undertaking(span, act.i, voices.actors(syntax.subjects(verb)), status, 0.6)


def _carrier(word: Token) -> Token:
    """The verb by which somebody is ready: "*remains* on alert and determined to …"."""
    if word.dep_ in ("acomp", "oprd", "xcomp", "attr"):
        return word.head
    if word.dep_ == "conj" and (not syntax.is_verbal(word.head) or word.head.lemma_ in STANDS):
        return next(filter(syntax.is_verbal, syntax.ancestors_within(word, 3)), word)
    return word


def by_plan(reading: Reading, noun: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "The offer of Japan to send engineers", "Chad's decision to break the treaty": whose plan it is makes it."""
    last = noun.right_edge.i
    # The infinitive may hang on the verb that carries the noun.
    clauses = syntax.children(noun, "acl") + syntax.children(noun.head, "advcl", "xcomp")
    act = next(
        (c for c in clauses if c.tag_ == "VB" and noun.i < c.i and c.left_edge.i <= last + 1), None
    )
    owners = syntax.children(noun, "poss") or syntax.under(noun, "of", "by")
    if act is None or not owners or any(c.lower_ == "no" for c in noun.children):
        return
    status: CommitmentStatus = "new"
    if act.lemma_.lower() in commitment_words().breach:
        status = "broken"
    makers = voices.actors(owners)
    yield Undertaking(act_of_verb(reading, act), act.i, makers, status, 0.5)


def by_noun(reading: Reading, noun: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Reconfirmed the commitment of his country to …", "expressed readiness to …"."""
    words = commitment_words()
    verb = noun.head if noun.dep_ != "conj" else noun.head.head
    reaffirmed = verb.lemma_.lower() in words.reaffirm
    expressed = verb.lemma_.lower() in words.express and noun.lemma_.lower() != "support"
    if noun.dep_ not in ("dobj", "nsubjpass", "conj") or not (reaffirmed or expressed):
        return
    if not any(c.dep_ in ("prep", "acl") and c.i > noun.i for c in noun.children):
        return
    makers = voices.actors(syntax.subjects(verb)) or voices.of_cue(verb)
    owners = syntax.under(noun, "of")
    if not makers:
        owners += syntax.children(noun, "poss")
    makers = tuple(dict.fromkeys((*makers, *voices.actors(owners))))
    act = trimmed_act(reading, *syntax.edges(noun, without=("poss", "det", "relcl")))
    yield Undertaking(act, noun.i, makers, "reaffirmed" if reaffirmed else "new", 0.65)
