"""Whether a report tells a deed as a fact: that it happened or goes on, and not long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of
from dragoman.extract.frames import event_words
from dragoman.extract.phrases import kind_of_verb
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import EventType, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

UNREAL = frozenset(
    {"possible", "potential", "future", "further", "alleged", "any", "planned", "imminent"}
)
"""Words before a noun that say that there is no such deed, or not yet."""
LONG_AGO_YEARS = 3
"""What is dated so many years before the day of publication is history, and no event."""
FACTUAL = frozenset({"after", "since", "by", "in", "while", "following", "upon", "when", "before"})
"""A gerund under one of these is told as done: "after *seizing* the town"; not "accused of seizing"."""
UNSURE = frozenset({"fear", "threaten", "urge", "demand", "if"})
DENIES = frozenset({"deny", "doubt", "dispute", "disprove", "refute", "rebut"})
GATHERS = frozenset({"take", "gather", "march", "rally", "assemble"})
STEPS = frozenset({"step", "measure", "action"})
ATTEMPTED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that whoever tries has done: "tried to *hack into* the ministry"."""


def is_told(reading: Reading, verb: Token) -> bool:
    """Whether the report tells that it happened or goes on.

    "Began shelling the town" does; "may shell", "refused to shell" and "accused of shelling" do not.
    """
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return False
    if any(_is_under_if(up) for up in syntax.ancestors_within(verb, 3)) or _is_denied(verb):
        return False
    if any(c.lower_ == "nothing" or _is_none(c) for c in syntax.children(verb, "dobj")):
        return False
    attribute = verb.dep_ in ("amod", "compound") and not syntax.subjects(verb)
    if attribute or is_long_ago(reading, verb):
        return False
    unfinished = verb.tag_ in ("VB", "VBG", "VBP") and not _is_finite(verb)
    if unfinished and verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
        return _goes_on(reading, verb)
    if reading.parse.quoted[verb.i] >= 0 and verb.tag_ in ("VB", "VBP", "VBZ"):
        return verb.tag_ != "VB" or verb.dep_ == "ROOT"
    return not any(
        up.lemma_ in UNSURE and syntax.is_verbal(up) for up in syntax.ancestors_within(verb, 2)
    )


def _is_finite(verb: Token) -> bool:
    """ "Rebels *reject* the plan, he said", "Chad is *shelling* the town, he said": with a subject of its own, under a verb of saying."""
    helped = syntax.children(verb, "aux")
    if not syntax.children(verb, "nsubj") or verb.dep_ != "ccomp":
        return False
    if verb.tag_ == "VBG":
        return any(c.lemma_ == "be" for c in helped)
    return verb.tag_ == "VBP" and not helped and verb.i < verb.head.i


def _is_denied(verb: Token) -> bool:
    """ "Denied that its troops had *shelled* the town", "denied *shelling* it"."""
    under = verb.dep_ in ("ccomp", "xcomp", "pcomp")
    return under and verb.head.lemma_ in DENIES and not syntax.is_negated(verb.head)


def _is_under_if(verb: Token) -> bool:
    return any(c.lower_ in ("if", "unless") for c in syntax.children(verb, "mark"))


def _is_none(noun: Token) -> bool:
    """ "*No* sanctions" were imposed."""
    return any(c.lower_ == "no" for c in syntax.children(noun, "det"))


def _goes_on(reading: Reading, verb: Token) -> bool:
    """Whether an infinitive or participle is told as done: "began *shelling*", "…, *killing* two"."""
    over, preposition = verb.head, ""
    if verb.dep_ == "pcomp":
        over, preposition = over.head, over.lower_
    if over.lemma_ in event_words().goes_on:
        return True
    if over.lemma_ in event_words().attempts and kind_of_verb(verb) in ATTEMPTED:
        return is_told(reading, over)
    if verb.lemma_ == "protest" and over.lemma_ in GATHERS:
        return True  # "took to the streets to protest"
    if over.lemma_ == "take" and any(c.lemma_ in STEPS for c in syntax.children(over, "dobj")):
        return True  # "are taking steps to improve ties"
    beside = verb.tag_ == "VBG" and (verb.dep_ == "advcl" or preposition in FACTUAL)
    if over.tag_ == "VB" and over.dep_ == "xcomp" and over.head.lemma_ not in event_words().goes_on:
        return False  # "pledged to help by sending …"
    return beside and not (syntax.is_negated(over) or syntax.is_future(over))


def is_long_ago(reading: Reading, word: Token) -> bool:
    """Whether a word, or a verb over it, is dated years before the report: "annexed in 1975"."""
    over = (up for up in syntax.ancestors_within(word, 4) if syntax.is_verbal(up))
    return any(is_history(reading, date_of(reading, one)) for one in (word, *over))


def is_history(reading: Reading, date: Period | None) -> bool:
    """Whether a date lies years before the day of publication."""
    if date is None:
        return False
    return date.last.year < _present_year(reading) - LONG_AGO_YEARS


def _present_year(reading: Reading) -> int:
    """That of the day of publication, else the last one that the report tells of."""
    if reading.report.published is not None:
        return reading.report.published.year
    periods = (time.period for time in reading.found.get("times", ()))
    return max((p.first.year for p in periods if p is not None), default=0)


def is_unreal(noun: Token) -> bool:
    """ "No attack", "possible sanctions", "to avoid war"."""
    for c in noun.children:
        if c.lower_ in UNREAL:
            return True
    if _is_none(noun):
        return True
    over = noun.head
    if over.dep_ == "prep" or over.pos_ == "ADP":
        over = over.head
    return over.lemma_ in event_words().keeps_off
