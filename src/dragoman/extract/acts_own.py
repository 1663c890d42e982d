"""Whether somebody speaks of his own doing, and promises it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

BINDING = frozenset({"confirm", "agree", "assure", "pledge", "reaffirm", "guarantee", "promise"})
"""Who says so of a thing to come binds himself, whatever its subject."""
OWN = frozenset({"i", "we", "it", "he", "she", "they"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
ABLE = ("person", "state", "body", "organisation", "group", "assembly", "company", "ngo")
STANDS = frozenset({"be", "remain", "stand", "keep"})
FORETOLD = frozenset(
    {"help", "allow", "lead", "cause", "mean", "depend", "benefit", "suffer", "hurt"}
)
"""Verbs of what will come of it; "it would help" promises nothing."""
_BY_DAY = re.compile(
    r"\b(?:by|before|until|on|in|from|this|next)\s+(?:the end of\s+)?(?:\d|next|this|late|early|mid|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month|year)"
)  # fmt: skip


def promised(
    reading: Reading, content: tuple[int, int], speakers: tuple[str, ...], cue: str | None
) -> list[Token]:
    """The verbs of a content, in tokens, that say what its speaker will do; ``cue`` is a lemma.

    "It would lend the money", "his country is ready to talk" and "the sirens will stand by May" are
    promised; "prices will rise" and "if they come, it would help" are not.
    """
    start, end = content
    return [
        token
        for token in reading.doc[start:end]
        if _stands_at_the_top(token, content)
        and _is_promised(reading, token, content, speakers, cue)
    ]


def _stands_at_the_top(token: Token, content: tuple[int, int]) -> bool:
    """Whether a verb is the content's own or joined to it, rather than a clause about something in it."""
    if not syntax.is_verbal(token):
        return False
    while content[0] <= token.head.i < content[1] and token.head != token:
        if token.dep_ not in ("conj", "xcomp", "ccomp"):
            return False
        token = token.head
    return True


def _is_promised(
    reading: Reading,
    verb: Token,
    content: tuple[int, int],
    speakers: tuple[str, ...],
    cue: str | None,
) -> bool:
    words = commitment_words()
    lemma = verb.lemma_.lower()
    if _is_conditional(verb) and syntax.modal(verb) == "would":
        return False
    ahead = syntax.is_future(verb) or syntax.modal(verb) == "would"
    if _is_ready(verb) or (
        lemma in words.undertakes - {"seek", "decide"}
        and syntax.child(verb, "xcomp") is not None
        and verb.tag_ in ("VBP", "VBZ", "VBD", "VBN")
        and not syntax.is_negated(verb)
        and (lemma in ("agree", "pledge", "promise") or verb.tag_ in ("VBP", "VBZ"))
    ):
        return speaks_of_own(reading, verb, speakers)
    if not ahead or lemma in FORETOLD or (lemma in words.no_deed - {"be"}):
        return False
    if cue in BINDING:
        return True
    if lemma in words.travels and _is_somebodys_way(verb, lemma):
        return False
    if syntax.is_passive(verb):
        return not syntax.agents(verb) and bool(speakers)
    if speaks_of_own(reading, verb, speakers):
        return lemma != "be" or syntax.child(verb, "acomp") is None
    subjects = syntax.subjects(verb)
    thing = bool(subjects) and not actors_of(reading, subjects[0]) and subjects[0].pos_ == "NOUN"
    return thing and bool(_BY_DAY.search(reading.doc[verb.i : content[1]].text))


def _is_somebodys_way(verb: Token, lemma: str) -> bool:
    """ "He would *arrive*", "they would *meet*": a programme, unless told in the first person."""
    subjects = syntax.subjects(verb)
    return lemma != "be" and bool(subjects) and subjects[0].lower_ in ("he", "she", "they", "it")


def _is_ready(verb: Token) -> bool:
    """ "Is *ready* to share", "remains *committed* to peace"."""
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb):
        return False
    ready = commitment_words().ready | {"glad", "happy"}
    if verb.lemma_ in STANDS:
        return any(
            ready & {c.lower_, c.lemma_.lower()}
            and any(g.dep_ in ("prep", "xcomp", "ccomp") for g in c.children)
            for c in syntax.children(verb, "acomp", "attr", "oprd", "xcomp")
        )
    goes_on = any(g.dep_ in ("prep", "xcomp") and g.i > verb.i for g in verb.children)
    return verb.lower_ in ready and goes_on and syntax.is_passive(verb)


def _is_conditional(verb: Token) -> bool:
    return any(
        m.lower_ in ("if", "unless")
        for clause in syntax.children(verb, "advcl")
        for m in clause.children
    )


def speaks_of_own(reading: Reading, verb: Token, speakers: tuple[str, ...]) -> bool:
    """Whether the subject is the speaker, the state he speaks for, or something of theirs."""
    subjects = syntax.subjects(verb)
    if not subjects or syntax.child(verb, "expl") is not None:
        return False
    subject = subjects[0]
    if subject.lower_ in ("i", "we"):
        return True
    quoted = reading.parse.quoted[subject.i] >= 0
    if subject.lower_ in OWN:
        actors = {a for m in reading.mentions(subject) for a in m.actors}
        return not quoted and (not actors or bool(actors & set(speakers)) or len(speakers) == 1)
    if any(c.lower_ in OWNERS for c in syntax.children(subject, "poss")):
        return not quoted or any(c.lower_ in ("our", "my") for c in subject.children)
    actors = {a for t in syntax.conjuncts(subject) for a in actors_of(reading, t)}
    return bool(actors & set(speakers)) or any(
        _same_state(reading, a, speakers) or _has_office_in(reading, a, speakers) for a in actors
    )


def _has_office_in(reading: Reading, actor: str, speakers: tuple[str, ...]) -> bool:
    """Whether one of the speakers holds an office of an organisation or a body."""
    cast = {a.id: a for a in reading.cast.actors}
    names = {mention.words for mention in cast[actor].mentions}
    return any(office.of in names for s in speakers for office in cast[s].offices)


def _same_state(reading: Reading, actor: str, speakers: tuple[str, ...]) -> bool:
    country = {a.id: a.country for a in reading.cast.actors}
    kind = {a.id: a.kind for a in reading.cast.actors}
    return kind.get(actor) in ("state", "body") and any(
        country.get(s) and country.get(s) == country.get(actor) for s in speakers
    )
