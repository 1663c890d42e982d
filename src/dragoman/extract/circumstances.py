"""What surrounds the word that tells an occasion: when, how, about what, and whether it has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import compound_place, place_of, town_after
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import MeetingForm, MeetingStatus, Mode, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.extract.times import Time


APART = frozenset({"alone", "separately", "privately", "bilaterally", "tete-a-tete", "one-on-one"})
"""Words that say that an occasion was one beside a larger one."""


def telling(reading: Reading, anchor: Token, form: MeetingForm) -> Occasion:
    """An occasion as its verb or noun tells it, nobody there yet."""
    wire = wire_of(anchor)
    place = place_of(reading, anchor) or compound_place(reading, anchor)
    if place is None and wire is None:
        place = town_after(reading, anchor)
    return Occasion(
        anchor=anchor.i,
        form="call" if wire and form in ("talks", "meeting") else form,
        evidence=(anchor.i, anchor.i + 1),
        status=status_of(anchor, "held"),
        date=date_of(reading, anchor),
        place=place,
        mode=wire or ("in person" if place else "unknown"),
        subject=subject_of_verb(anchor) if anchor.pos_ == "VERB" else None,
        settled=_is_settled(anchor),
        apart=any(t.lower_ in APART for t in anchor.subtree if 0 < t.i - anchor.i < 8),
    )


def wire_of(anchor: Token) -> Mode | None:
    """By phone or by video, if the anchor's own phrase says so."""
    words = {t.lower_ for t in anchor.children}
    for prep in syntax.children(anchor, "prep"):
        words |= {t.lower_ for t in prep.subtree if t.i - prep.i < 4}
    for thing in syntax.children(anchor, "dobj"):
        words |= {c.lower_ for c in thing.children}
    if words & meeting_words().phone:
        return "phone"
    return "video" if words & meeting_words().video else None


def status_of(anchor: Token, known: MeetingStatus) -> MeetingStatus:
    """ "Planned" where a verb over the anchor looks ahead; ``known`` otherwise.

    "Will meet" and "agreed to meet" are planned; "said after the meeting" is not.
    """
    if known != "held":
        return known
    if anchor.dep_ == "pobj" and anchor.head.lower_ in (
        "at",
        "during",
        "after",
        "following",
        "since",
    ):
        return "planned" if syntax.is_future(anchor.head.head) else known
    over = (anchor, *syntax.ancestors_within(anchor, 2))
    verb = next((up for up in over if syntax.is_verbal(up)), None)
    if verb is None:
        return known
    plans = meeting_words().around.plans
    ahead = (
        syntax.is_future(verb)
        or (verb.dep_ == "xcomp" and verb.head.lemma_ in plans)
        or (verb != anchor and verb.lemma_ in ("schedule", "plan", "slate", "propose"))
    )
    return "planned" if ahead else known


def _is_settled(anchor: Token) -> bool:
    """Whether it is told as sure to come: "will visit", not "is expected to visit"."""
    over = (anchor, *syntax.ancestors_within(anchor, 2))
    future = any(syntax.is_verbal(up) and syntax.is_future(up) for up in over)
    return future and anchor.head.lemma_ != "expect"


def date_of(reading: Reading, anchor: Token) -> Period | None:
    """The days that the anchor's own phrase gives, then those of the verb that holds a noun."""
    if reading.parse.sentence(anchor.i) is None:
        return None
    for node in (anchor, *_holding_verb(anchor)):
        if own := _times_under(reading, node):
            return min(own, key=lambda t: abs(t.evidence.start - anchor.idx)).period
    return _before_the_break(reading, anchor)


BEGINS = frozenset(
    {"start", "begin", "open", "take", "hold", "convene", "kick", "schedule", "slate", "due"}
)
"""What an occasion does on its day: "the summit, which *starts* on Saturday", "the talks *due* in May"."""


def day_told_of(reading: Reading, noun: Token) -> Period | None:
    """When the occasion of a noun begins, told beside it or beside an earlier noun that it points back to.

    "Stressed the weight of the Doha Summit, which starts Saturday. The Summit will be attended by …"
    """
    lemma = noun.lemma_.lower()
    told = (
        time.period
        for token in reading.doc[: noun.i + 1]
        if token.lemma_.lower() == lemma and token.pos_ in ("NOUN", "PROPN")
        for verb in syntax.children(token, "relcl", "acl", "amod")
        if verb.lemma_.lower() in BEGINS
        for time in _times_under(reading, verb)
    )
    return next(told, None)


def _before_the_break(reading: Reading, anchor: Token) -> Period | None:
    """The days of the words before, where the parser broke a sentence in two inside a long title.

    "On March 4, the Foreign Minister of the Republic of Chad" | "Ali Kaliev received the envoy".
    """
    sentence = reading.parse.sentence(anchor.i)
    if sentence is None or sentence.n == 0:
        return None
    before = reading.parse.sentences[sentence.n - 1]
    words = reading.parse.tokens(before)
    if not words or before.paragraph != sentence.paragraph:
        return None
    if words[-1].is_punct or any(syntax.is_verbal(word) for word in words):
        return None
    times = reading.times_in(words[0].idx, words[-1].idx + len(words[-1]))
    return next((t.period for t in times if t.period and not t.vague), None)


def _holding_verb(anchor: Token) -> list[Token]:
    """The verbs whose days are a noun's too: "*met* on Monday at a summit"; none over a verb.

    Over an infinitive the one that it hangs on: "*agreed* on Monday to set up a fund, at a meeting".
    """
    if anchor.pos_ not in ("NOUN", "PROPN"):
        return []
    over = [up for up in syntax.ancestors_within(anchor, 4) if syntax.is_verbal(up)][:1]
    held_at = anchor.dep_ == "pobj" and anchor.head.lower_ in ("at", "during", "in")
    if not held_at and anchor.head not in over:
        return []
    while held_at and over[-1:] and over[-1].dep_ == "xcomp" and len(over) < 3:
        over.append(over[-1].head)
    return over


def _times_under(reading: Reading, node: Token) -> list[Time]:
    """Expressions of time that hang on the node itself, not on another verb under it."""
    end = node.right_edge.idx + len(node.right_edge.text)
    return [
        time
        for time in reading.times_in(node.left_edge.idx, end)
        if time.period is not None and not time.vague and _hangs_on(node, time)
    ]


YET_TO_COME = frozenset({"due", "scheduled", "slated"})
"""What stands after these is the day of what was spoken of, not of the speaking."""


ELSEWHEN = frozenset({"after", "since", "before", "following", "until", "till"})
"""What hangs on these is the day of something else: "the first visit *after* the vote in May"."""


def _hangs_on(node: Token, time: Time) -> bool:
    at = next((t for t in node.subtree if t.idx >= time.evidence.start), None)
    if at is not None and any(t.lower_ in YET_TO_COME for t in node.doc[node.i + 1 : at.i]):
        return False  # "discussed the summit, due in May"
    while at is not None and at != node:
        if syntax.is_verbal(at) and at.dep_ not in ("aux", "auxpass"):
            return False
        if at.lower_ in YET_TO_COME or at.lower_ in ELSEWHEN:
            return False
        at = at.head
    return at is not None


def subject_of_verb(verb: Token) -> tuple[int, int] | None:
    """What was discussed, in tokens: the object of "discuss", or of "to discuss" under another verb."""
    if verb.lemma_ == "discuss":
        return _whole(syntax.child(verb, "dobj"))
    under = (
        thing
        for clause in syntax.children(verb, "xcomp", "advcl")
        if clause.lemma_ in ("discuss", "review", "address", "talk", "negotiate")
        for thing in syntax.children(clause, "dobj")
    )
    return _whole(next(under, None))


def subject_of_noun(reading: Reading, noun: Token) -> tuple[int, int] | None:
    """What it was about, in tokens: "talks *on the border*", "a meeting dedicated to *trade*"."""
    for prep in syntax.children(noun, "prep"):
        if prep.lower_ in ("on", "about", "regarding", "over", "concerning"):
            thing = syntax.child(prep, "pobj", "pcomp")
            if thing is not None and not _is_time(reading, thing):
                return _whole(thing)
    for clause in syntax.children(noun, "acl", "relcl"):
        if clause.lemma_ in ("dedicate", "devote", "focus", "discuss"):
            for thing in (*syntax.under(clause, "to", "on"), *syntax.children(clause, "dobj")):
                return _whole(thing)
    return None


def _is_time(reading: Reading, thing: Token) -> bool:
    """ "The meeting on *Tuesday*"."""
    end = thing.idx + len(thing)
    times = reading.times_in(thing.left_edge.idx, thing.right_edge.idx + len(thing.right_edge))
    return reading.parse.label_of[thing.i] in ("DATE", "TIME") or any(
        t.evidence.start <= thing.idx and end <= t.evidence.end for t in times
    )


def _whole(thing: Token | None) -> tuple[int, int] | None:
    return (thing.left_edge.i, thing.right_edge.i + 1) if thing is not None else None


def span_of(verb: Token, noun: Token) -> tuple[int, int]:
    """From the one to the other; only the verb where they stand far apart."""
    start, end = min(verb.i, noun.i), max(verb.i, noun.i) + 1
    return (start, end) if end - start < 12 else (verb.i, verb.i + 1)
