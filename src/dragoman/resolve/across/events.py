"""When two reports tell of one event."""

from __future__ import annotations

from dragoman.records import Event
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.agreeing import names, on_when, on_where, reason, sure
from dragoman.resolve.across.commonness import cosine
from dragoman.resolve.across.joins import Join, join_of
from dragoman.resolve.across.wording import stem

DONE = frozenset(
    "ASSAULT COERCE PROTEST MOBILIZE SANCTION RETREAT AID COOPERATE CONCEDE CONSULT".split()
)
"""Deeds: on one day at one place, of one type and by the same, there are seldom two."""
ALIKE_DONE, ALIKE_SAID = 0.3, 0.55
"""How alike the lines that tell it must be where day and place are not both the same; and of words said, always."""
FLOOR = 0.1
"""Lines with less in common tell of two things, whatever else is the same."""


def same_event(a: Account, b: Account) -> Join | None:
    """The join of two accounts of one event, with its reason; None if they may be of two.

    One type, and nothing that speaks against it: another day, place or mode. Numbers killed or arrested may differ:
    they are kept side by side (see `merged`).
    """
    mine, other = a.record, b.record
    if not isinstance(mine, Event) or not isinstance(other, Event) or mine.type != other.type:
        return None
    if mine.mode and other.mode and mine.mode != other.mode:
        return None
    when, where = on_when(a, b), on_where(a, b)
    if "against" in (when.strength, where.strength) or when.strength == "none":
        return None
    people = sure((a.who & b.who) | (a.parties & b.parties))
    if not people and (a.parties and b.parties):
        return None
    if a.given and b.given and not (a.given & b.given) and not (a.sides & b.sides - a.parties):
        return None
    like = cosine(a.words, b.words)
    one_story = a.story is not None and a.story == b.story
    both = when.strength == where.strength == "strong"
    if mine.type in DONE:
        enough = (both and like >= FLOOR) or (
            like >= ALIKE_DONE and (one_story or when.strength == "strong")
        )
        if mine.type == "CONSULT":
            enough = enough and a.sides == b.sides
    else:
        enough = like >= ALIKE_SAID and bool(people)
    if not enough or not (people or where.strength == "strong"):
        return None
    same_word = stem(mine.trigger.words) == stem(other.trigger.words)
    score = 0.5 + 0.15 * both + 0.25 * like + 0.05 * one_story + 0.04 * same_word
    told = reason(
        f"both {mine.type}", f"same {names(people)}" if people else "", when.words, where.words,
        f"told in like words ({like:.2f})", "one story" if one_story else "",
    )  # fmt: skip
    return join_of("event", a.id, b.id, round(min(score, 0.99), 2), told)
