"""How long an occasion was: "a two-day visit", "met for an hour", "the talks lasted all of three hours"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.occasions import Occasion
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import Length

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.extract.times import Time

HOURS = {"hour": 1.0, "minute": 1 / 60}
DAYS = {"day": 1.0, "week": 7.0}
LASTS = frozenset({"last", "take", "go", "run", "continue", "stretch"})


def length_of(reading: Reading, occasion: Occasion) -> Length | None:
    """The first length that one of the occasion's tellings gives; None if none does.

    "For the first time in two years" and "after three days of fighting" are lengths of something else.
    """
    for anchor in occasion.anchors:
        told = reading.doc[anchor]
        sentence = reading.parse.sentence(anchor)
        if sentence is None:
            continue
        first, last = reading.doc[sentence.start], reading.doc[sentence.end - 1]
        for time in reading.times_in(first.idx, last.idx + len(last)):
            if time.sense.kind == "duration" and _is_its_own(reading, told, time):
                return _length(time)
    return None


def _length(time: Time) -> Length | None:
    count, grain = time.sense.count, time.sense.grain
    if grain in HOURS:
        return Length(words=time.evidence, hours=count and round(count * HOURS[grain], 2))
    if grain in DAYS:
        return Length(words=time.evidence, days=count and count * DAYS[grain])
    return None


def _is_its_own(reading: Reading, told: Token, time: Time) -> bool:
    """Whether the length hangs on the telling, on its verb, or on "lasted" of which it is the subject."""
    here = [t for t in told.doc[told.sent.start : told.sent.end] if _inside(t, time)]
    if not here:
        return False
    top = here[0]
    while _inside(top.head, time) and top.head != top:
        top = top.head
    over = top.head
    if told.pos_ == "VERB" and over.dep_ == "pobj" and over.lemma_ in ("visit", "trip", "tour"):
        return over.head.head == told  # "arrived for a *three-day* visit"
    if over in (told, *_nouns_of(told)) and over.pos_ != "VERB" and top.i < over.i:
        return top.dep_ in ("compound", "nummod", "amod", "nmod", "npadvmod", "det")
    if over.lower_ == "of" and any(n.head == top for n in _preps(told)):
        return False
    if over.dep_ == "prep" and over.lower_ == "for":
        return over.head in (told, *_nouns_of(told), *_verb_over(told))
    if told.dep_ == "pobj" and told.head.lower_ == "of" and told.head.head in here:
        return True  # "*three hours* of talks"
    if over.lower_ in ("about", "around", "nearly", "over", "almost") and over.dep_ == "prep":
        top, over = over, over.head  # "lasted *about* 40 minutes"
    if over.lemma_ in LASTS and top.dep_ in ("dobj", "npadvmod", "attr", "prep"):
        return told in syntax.subjects(over) or told in _nouns_of(over)
    return False


def _inside(token: Token, time: Time) -> bool:
    return time.evidence.start <= token.idx < time.evidence.end


def _nouns_of(told: Token) -> list[Token]:
    """The object of "held" or "paid": "paid a *visit*"."""
    return syntax.objects(told) if told.pos_ == "VERB" else []


def _preps(told: Token) -> list[Token]:
    return syntax.children(told, "prep")


def _verb_over(told: Token) -> list[Token]:
    """The verb whose object or passive subject the noun is."""
    return [told.head] if told.dep_ in ("dobj", "nsubjpass") else []
