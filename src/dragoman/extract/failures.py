"""What was to be agreed or done and was not: "failed to reach a deal", "could not agree on a date"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of
from dragoman.extract.frames import event_words
from dragoman.extract.happenings import Happening, political
from dragoman.extract.phrases import kind_of_verb
from dragoman.extract.places import place_of
from dragoman.extract.reading import Reading
from dragoman.extract.told import is_told
from dragoman.extract.voices import Voices
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

UNABLE = frozenset({"unable", "incapable"})
TOGETHER = ("with", "between", "and")
CONFIDENCE = 0.5


def by_failures(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """A REJECT for an accord that the parties do not find, and for what somebody was bound to do and did not.

    "Chad failed to finish the dam" is none: it refuses nobody anything.
    """
    for sentence in reading.parse.sentences:
        if reading.parse.is_question(sentence):
            continue
        for verb in reading.parse.telling(sentence):
            if verb.pos_ != "VERB" or (over := _failing(reading, verb)) is None:
                continue
            own = political(voices, voices.actors(syntax.subjects(over)))
            others = political(voices, voices.actors(_others(verb)))
            others = tuple(a for a in others if a not in own)
            accord = _is_accord(verb)
            if not own or (accord and not others and not _are_many(over)):
                continue
            if accord or verb.lemma_ in event_words().owed:
                yield Happening(
                    type="REJECT",
                    trigger=_trigger(over, verb),
                    actors=(*own, *others) if accord else own,
                    recipients=() if accord else others,
                    date=date_of(reading, over),
                    place=place_of(reading, over),
                    confidence=CONFIDENCE,
                    reason=f"coded REJECT: *{verb.lemma_}*, which those named did not",
                )


def _is_accord(verb: Token) -> bool:
    """ "Agree", "reach a deal"."""
    return verb.lemma_ == "agree" or kind_of_verb(verb) == "AGREE"


def _failing(reading: Reading, verb: Token) -> Token | None:
    """The verb by which another is said to have come to nothing: "*failed* to agree", "*were* unable to agree"."""
    over = verb.head
    if verb.dep_ == "xcomp" and over.lemma_ == "fail":
        return over if is_told(reading, over) else None
    if verb.dep_ == "xcomp" and over.lower_ in UNABLE:
        carrier = over.head
        return carrier if syntax.is_verbal(carrier) and is_told(reading, carrier) else None
    could = syntax.modal(verb) == "could" and syntax.is_negated(verb)
    return verb if could and verb.dep_ in ("ROOT", "ccomp", "conj") else None


def _others(verb: Token) -> list[Token]:
    """With whom: after the verb, what it reaches, or what it was about."""
    things = syntax.objects(verb)
    inside = [n for t in (verb, *things) for n in syntax.under(t, "on", "over", "in", "to")]
    return [n for t in (verb, *things, *inside) for n in syntax.under(t, *TOGETHER)]


def _are_many(verb: Token) -> bool:
    """ "Both *sides* failed", "*Chad and Mali* failed"."""
    return any(
        noun.tag_ in ("NNS", "NNPS") or syntax.child(noun, "conj") is not None
        for noun in syntax.subjects(verb)
    )


def _trigger(over: Token, verb: Token) -> tuple[int, int]:
    """ "Failed to agree"."""
    return (over.i, verb.i + 1) if 0 < verb.i - over.i <= 3 else (verb.i, verb.i + 1)
