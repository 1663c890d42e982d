"""Whether a report tells a deed as a fact: that it happened or goes on, and not long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of
from dragoman.extract.frames import event_words
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import Period

if TYPE_CHECKING:
    from spacy.tokens import Token

UNREAL = frozenset({"possible", "potential", "future", "further", "alleged", "any", "planned", "imminent"})
"""Words before a noun that say that there is no such deed, or not yet."""
LONG_AGO_YEARS = 3
"""What is dated so many years before the day of publication is history, and no event."""
FACTUAL = frozenset({"after", "since", "by", "in", "while", "following", "upon", "when", "before"})
"""A gerund under one of these is told as done: "after *seizing* the town"; not "accused of seizing"."""
UNSURE = frozenset({"fear", "threaten", "urge", "demand", "if"})
STEPS = frozenset({"step", "measure", "action"})


def is_told(reading: Reading, verb: Token) -> bool:
    """Whether the report tells that it happened or goes on.

    "Began shelling the town" does; "may shell", "refused to shell" and "accused of shelling" do not.
    """
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return False
    if verb.dep_ in ("amod", "compound") or is_long_ago(reading, verb):
        return False
    unfinished = verb.tag_ in ("VB", "VBG", "VBP")
    if unfinished and verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl"):
        return _goes_on(verb)
    if reading.parse.quoted[verb.i] >= 0 and verb.tag_ in ("VB", "VBP", "VBZ"):
        return verb.tag_ != "VB" or verb.dep_ == "ROOT"
    return not any(
        up.lemma_ in UNSURE and syntax.is_verbal(up) for up in syntax.ancestors_within(verb, 2)
    )


def _goes_on(verb: Token) -> bool:
    """Whether an infinitive or participle is told as done: "began *shelling*", "…, *killing* two"."""
    over, preposition = verb.head, ""
    if verb.dep_ == "pcomp":
        over, preposition = over.head, over.lower_
    if over.lemma_ in event_words().goes_on:
        return True
    if over.lemma_ == "take" and any(c.lemma_ in STEPS for c in syntax.children(over, "dobj")):
        return True  # "are taking steps to improve ties"
    beside = verb.tag_ == "VBG" and (verb.dep_ == "advcl" or preposition in FACTUAL)
    return beside and not (syntax.is_negated(over) or syntax.is_future(over))


def is_long_ago(reading: Reading, word: Token) -> bool:
    """Whether a word, or a verb over it, is dated years before the report: "annexed in 1975"."""
    published = reading.report.published
    if published is None:
        return False
    over = (up for up in syntax.ancestors_within(word, 4) if syntax.is_verbal(up))
    return any(is_history(reading, date_of(reading, one)) for one in (word, *over))


def is_history(reading: Reading, date: Period | None) -> bool:
    """Whether a date lies years before the day of publication."""
    published = reading.report.published
    return bool(date and published) and date.last.year < published.year - LONG_AGO_YEARS


def is_unreal(noun: Token) -> bool:
    """ "No attack", "possible sanctions", "to avoid war"."""
    for c in noun.children:
        if c.lower_ in UNREAL or (c.dep_ == "det" and c.lower_ == "no"):
            return True
    over = noun.head
    if over.dep_ == "prep" or over.pos_ == "ADP":
        over = over.head
    return over.lemma_ in event_words().keeps_off
