"""Acts that somebody says he will do: "we will …", "Turkey will increase …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.acts_own import promised
from dragoman.extract.acts_told import act_of_verb, has_condition, trimmed_act
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.reading import Reading
from dragoman.extract.undertakings import Undertaking
from dragoman.extract.voices import Voices, is_first_person
from dragoman.parse import syntax
from dragoman.records import CommitmentStatus, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

PROMISES = ("promise", "agree")
CLUED = 0.6
"""How likely a reader must hold a verb for a promise, for it to be one that another tells of."""
OTHERS = 0.45
"""The confidence of a promise that is told by somebody else than who makes it."""
ABLE = ("person", "state", "body", "organisation", "group", "assembly", "company", "ngo")
"""Kinds of actor that can promise."""


def by_promise(reading: Reading, said: Statement, voices: Voices) -> Iterator[Undertaking]:
    """What a statement promises: "the sirens will stand by May", said by those who put them up."""
    if said.act != "promise" or not said.speakers:
        return
    parse = reading.parse
    start = parse.token_at(said.content.start).i
    end = parse.token_at(said.content.end - 1).i + 1
    cue = parse.token_at(said.cue.start).lemma_.lower() if said.cue else None
    for verb in promised(reading, (start, end), said.speakers, cue):
        subjects = syntax.subjects(verb)
        doers = voices.actors(subjects) if subjects else ()
        whole = syntax.is_passive(verb) or not (doers or _is_own(subjects))
        act = _clause(reading, verb) if whole else act_of_verb(reading, _deed(verb))
        makers = voices.with_state((*said.speakers, *(d for d in doers if voices.kind(d) in ABLE)))
        status: CommitmentStatus = "conditional" if has_condition(verb) else "new"
        if verb.lemma_ in commitment_words().reaffirm or cue in ("confirm", "reaffirm"):
            status = "reaffirmed"
        yield Undertaking(act, verb.i, makers, status, 0.45)


def _is_own(subjects: list[Token]) -> bool:
    """Whether the subject is a pronoun or stands for somebody of one's own: "his country"."""
    return bool(subjects) and (
        is_first_person(subjects[0]) or subjects[0].lower_ in ("it", "he", "she", "they")
    )


def _deed(verb: Token) -> Token:
    """What somebody is ready, or goes on, to do; else the verb itself."""
    for word in (*syntax.children(verb, "acomp", "attr", "oprd"), verb):
        deed = syntax.child(word, "xcomp")
        if deed is not None and syntax.is_verbal(deed) and deed.i > verb.i:
            return deed
    return verb


def _clause(reading: Reading, verb: Token) -> tuple[int, int]:
    """The clause of a verb up to what is joined to it."""
    left_out = ("mark", "punct", "cc", "conj", *(("advcl",) if has_condition(verb) else ()))
    start, end = syntax.edges(verb, without=left_out)
    return trimmed_act(reading, start, end)


def looks_ahead(verb: Token, voices: Voices) -> bool:
    """Whether a verb tells what is yet to come; "would", only as the future told afterwards."""
    return syntax.is_future(verb) or _would(verb, voices)


def _would(verb: Token, voices: Voices) -> bool:
    """ "Said it *would* send envoys", "said they *would* come if asked"; not "it would help", nor what would be if."""
    if syntax.modal(verb) != "would" or (has_condition(verb) and not _tells_own(verb)):
        return False
    said = voices.at(verb)
    return said is not None and said.cue is not None and said.form != "direct"


def _tells_own(verb: Token) -> bool:
    """ "Said *they* would come": the clause right under a cue, with a pronoun for whoever speaks."""
    told = verb.dep_ == "ccomp" and any(
        c.lower_ in ("it", "he", "she", "they", "we", "i") for c in syntax.children(verb, "nsubj")
    )
    return told and verb.head.i < verb.i


def by_will(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "We will …", "Turkey will increase …": the maker is the verb's own subject.

    "The crossing will reopen" is none, and neither is "if they will …".
    """
    subjects = syntax.subjects(verb)
    marks = syntax.children(verb, "mark")
    if not subjects or any(m.lower_ in ("if", "unless", "whether") for m in marks):
        return
    said = voices.at(verb)
    if syntax.is_passive(verb):
        yield from _passive(reading, verb, said)
        return
    makers = tuple(m for m in _who(subjects, said, voices) if voices.kind(m) in ABLE)
    own = is_first_person(subjects[0])
    own_or_told: tuple[str, ...] = ()
    lemma = verb.lemma_.lower()
    # "Will continue to …" is told by its verb, which undertakes.
    if lemma == "continue" or lemma in commitment_words().no_deed:
        return
    if lemma in ("go", "keep") and (kept := syntax.child(verb, "xcomp", "advcl")) is not None:
        lemma = kept.lemma_.lower() if kept.tag_ == "VBG" else lemma  # "will go on *supplying*"
    if not own:
        clued = reading.clue(verb, PROMISES) >= CLUED and lemma not in commitment_words().travels
        if not clued and _foretells(subjects[0], lemma, said):
            return
        own_or_told = _who_say_so(makers, said, voices)
        makers = own_or_told or (makers if clued else ())
    if makers:
        status: CommitmentStatus = "conditional" if has_condition(verb) else "new"
        sure = OTHERS if not own and not own_or_told else 0.6 if own or said else 0.5
        yield Undertaking(act_of_verb(reading, verb), verb.i, makers, status, sure)


def _who(subjects: list[Token], said: Statement | None, voices: Voices) -> tuple[str, ...]:
    """ "The bank said *it* would lend …": the bank, whoever else "it" might be."""
    subject = subjects[0]
    if (
        said is not None
        and said.cue is not None
        and said.form != "direct"
        and subject.lower_ in ("it", "he", "she", "they")
        and len(said.speakers) == 1
        and subject.head.dep_ == "ccomp"
        and subject.idx - said.content.start < 6
    ):
        return said.speakers
    return voices.actors(subjects)


def _foretells(subject: Token, lemma: str, said: Statement | None) -> bool:
    """Whether it is told of others as a thing to come rather than as an act: "prices will go up"."""
    words = commitment_words()
    if lemma in words.foretells:
        return True
    return said is None and (lemma in words.travels or subject.lower_ in ("you", "it"))


def _who_say_so(makers: tuple[str, ...], said: Statement | None, voices: Voices) -> tuple[str, ...]:
    """The makers with the person who says it; nobody if it is said of others."""
    if said is None or not makers:
        return makers
    persons = [s for s in said.speakers if voices.kind(s) == "person"]
    own = set(voices.with_state(said.speakers)) & set(makers)
    if not own and not any(voices.speaks_for(p, m) for p in persons for m in makers):
        return ()
    return tuple(dict.fromkeys((*makers, *persons)))


def _passive(reading: Reading, verb: Token, said: Statement | None) -> Iterator[Undertaking]:
    """ "The projects will be further developed", said by those who run them."""
    if said is None or not said.speakers or said.cue is None:
        return
    cue = said.cue.words
    clued = reading.clue(verb, PROMISES) >= CLUED
    if cue.lower() not in commitment_words().binding_cues and not clued:
        return
    status: CommitmentStatus = "agreed" if cue == "agreed" else "new"
    if "confirm" in cue or "affirm" in cue:
        status = "reaffirmed"
    yield Undertaking(_clause(reading, verb), verb.i, said.speakers, status, 0.4)
