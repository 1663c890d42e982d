"""When two reports tell of one meeting."""

from __future__ import annotations

from dragoman.records import Meeting
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.agreeing import names, on_when, on_where, reason, sure
from dragoman.resolve.across.joins import Join, join_of

BY_WIRE = frozenset({"video", "phone"})
APART = frozenset({"summit", "ministerial"})
"""Levels that no one meeting has both of."""
ENOUGH = 4
"""What day, place, people and story must come to together (see `same_meeting`)."""
POINTS = {"strong": 2, "weak": 1, "none": 0, "against": -9}


def same_meeting(a: Account, b: Account) -> Join | None:
    """The join of two accounts of one meeting, with its reason; None if they may be of two.

    The same sides must have met, and nothing may speak against it: day, place, wire or no wire, level. Of the same day, the
    same place, two or more of the same people, and one story, enough must be there: two envoys who meet
    every week in Geneva are not joined for Geneva alone.
    """
    mine, other = a.record, b.record
    if not isinstance(mine, Meeting) or not isinstance(other, Meeting) or _differ(mine, other):
        return None
    people = sure(a.who & b.who)
    same_sides = a.parties == b.parties and len(a.parties) > 1
    nearly = len(a.parties & b.parties) > 2 and len(a.parties ^ b.parties) == 1
    # Of a visit one report names the guest alone, or the host among the guests.
    within = len(a.parties & b.parties) > 1 and (a.sides <= b.sides or b.sides <= a.sides)
    when, where = on_when(a, b), on_where(a, b)
    if "against" in (when.strength, where.strength):
        return None
    dated_and_placed = when.strength == where.strength == "strong"
    if not same_sides and not nearly and not (within and dated_and_placed):
        return None
    one_story = a.story is not None and a.story == b.story
    if mine.status != other.status and not (
        when.strength == "strong"
        or (one_story and where.strength == "strong" and a.when and b.when)
    ):
        return None
    points = POINTS[when.strength] + POINTS[where.strength] + one_story + same_sides
    points += min(len([p for p in people if p.startswith("person:")]), 2)
    points += len(a.parties) > 2 and same_sides and mine.level == other.level != "other"
    if points < ENOUGH:
        return None
    who = f"both with {names(people)}" if people else ""
    sides = f"sides {names(a.parties)}" if same_sides else ""
    told = reason(sides, who, when.words, where.words, "one story" if one_story else "")
    return join_of(
        "meeting",
        a.id,
        b.id,
        _score(points + (a.when is not None and a.when == b.when)),
        told,
    )


def _differ(a: Meeting, b: Meeting) -> bool:
    modes = {a.mode, b.mode} - {"unknown"}
    wire = {mode in BY_WIRE for mode in modes} | {
        m.form == "call" for m in (a, b) if m.form == "call"
    }
    return len(wire) > 1 or {a.level, b.level} == APART or _rounds_differ(a, b)


def _rounds_differ(a: Meeting, b: Meeting) -> bool:
    numbers = [m.round.number for m in (a, b) if m.round and m.round.number]
    return len(set(numbers)) > 1


def _score(points: int) -> float:
    return round(min(0.99, 0.5 + 0.05 * points), 2)
