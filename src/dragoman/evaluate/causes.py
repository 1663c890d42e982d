"""Why something was missed or invented: one cause for each slip, most telling first.

Only gold and found records are looked at, never how they were read. So a cause says what stands
where the right record should be ("another speaker"), not which rule has put it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dragoman.evaluate.alike import (
    actor_likeness,
    bare,
    jaccard,
    names,
    overlap,
    token_f1,
    tokens,
)
from dragoman.evaluate.compare import (
    ENOUGH,
    MUTUAL,
    SAME_TITLE,
    About,
    Cast,
    Comparison,
    Day,
    Held,
    Item,
    Site,
    Slip,
    held,
)
from dragoman.records import Actor, Commitment, Event, Meeting, Quote, ReportRecord, Statement

CONNECTING = frozenset("the of for and in on at to de la al el bin von van".split())
"""Words in small letters that names may hold."""
NEAR = 150
"""Characters between two triggers up to which one may have been read for the other."""


class Cause(StrEnum):
    """What a slip comes from.

    "Joined" and "divided" are told from the gold: two of its records in one that was found, or
    one of its records in two.
    """

    NOT_READ = "not read"
    NOT_IN_GOLD = "the gold has nothing like it"
    JOINED = "two joined in one"
    DIVIDED = "one divided in two"
    OTHER_BOUNDS = "other boundaries"

    PART = "part of another actor"
    COMMON_NOUN = "a common noun, no name"
    DESCRIPTION = "a description around a name"
    NAMED_ONLY = "named, but takes part in nothing"
    OTHER_KIND = "another kind"
    OTHER_COUNTRY = "another country"
    NO_COUNTRY = "no country"
    COUNTRY_OF_NONE = "a country where the gold has none"
    KIND_AND_COUNTRY = "another kind and country"

    HOLDER_NOT_FOUND = "its holder was not found"
    OTHER_HOLDER = "another holder"
    OTHER_TITLE = "another title"

    OTHER_SPEAKER = "another speaker"
    UNKNOWN_SPEAKER = "a speaker that the gold lacks"
    NO_SPEAKER = "no speaker"
    SPEAKER_OF_NONE = "a speaker where the gold has none"
    WITHIN_CONTENT = "within what somebody says"
    OWN_ACCOUNT = "the reporter's own account"
    LONG_LEFT = "too long on the left"
    SHORT_LEFT = "too short on the left"
    LONG_RIGHT = "too long on the right"
    SHORT_RIGHT = "too short on the right"
    BOTH_ENDS = "wrong at both ends"

    OTHER_ACT = "another act"
    OTHER_FORM = "another form"
    OTHER_STATUS = "another status"
    OTHER_TOPIC = "another topic"

    OTHER_MAKER = "another maker"
    UNKNOWN_MAKER = "a maker that the gold lacks"
    STATEMENT_ONLY = "only a statement"
    COMMITMENT_ONLY = "only a commitment"
    MEETING_ONLY = "only a meeting"
    EVENT_ONLY = "only an event"

    OTHER_PEOPLE = "other people"
    MEETING_NOT_FOUND = "its meeting was not found"
    MEETING_NOT_IN_GOLD = "the gold lacks its meeting"
    ACTOR_NOT_FOUND = "the actor was not found"
    ACTOR_NOT_IN_GOLD = "the gold lacks the actor"
    OTHER_ROLE = "in another role"
    NOT_THERE = "left out of the meeting"
    NOT_THERE_IN_GOLD = "not at this meeting"
    OTHER_DAY = "another day"
    VAGUER = "vaguer than the gold"
    NARROWER = "narrower than the gold"
    OTHER_PLACE = "another place"
    NONE_READ = "none read"
    NONE_IN_GOLD = "the gold has none"

    OTHER_TYPE = "another type at the same trigger"
    OTHER_ACTORS = "the right type, other actors"
    OTHER_RECIPIENTS = "the right type, other recipients"
    OTHER_ON_BOTH_SIDES = "the right type, other actors and recipients"
    OTHER_TRIGGER = "the right type, another trigger near"


@dataclass(frozen=True, slots=True)
class Because:
    """A cause, what stands in the place, and what tells slips of one cause apart.

    ``counterpart`` is from the other record: the found one for what was missed, else the gold one.
    """

    cause: Cause
    counterpart: Item | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A slip and its cause."""

    slip: Slip
    because: Because


@dataclass(frozen=True, slots=True)
class Case[I: Item]:
    """A slip between its two records; ``open`` are the slips on the other side."""

    both: Comparison
    item: I
    invented: bool
    open: Sequence[I]

    @property
    def other(self) -> ReportRecord:
        """The record that lacks the item."""
        return self.both.gold if self.invented else self.both.found

    def mine(self, actors: Iterable[str]) -> set[str]:
        """Gold ids of actors of the item's own record."""
        return set(self.both.gold_ids(actors) if self.invented else actors)

    def theirs(self, actors: Iterable[str]) -> set[str]:
        """Gold ids of actors of the other record."""
        return set(actors if self.invented else self.both.gold_ids(actors))

    def is_open(self, item: I) -> bool:
        """Whether nothing on this side stands for that item."""
        return any(item is one for one in self.open)

    def said(self, mine: str, theirs: str) -> str:
        """Two values as "found for gold", or the value if they are the same."""
        if mine == theirs:
            return mine
        return f"{mine} for {theirs}" if self.invented else f"{theirs} for {mine}"

    def apart(self, mine: set[str], theirs: set[str]) -> str:
        """Which gold actors the found record lacks, and which it adds, by name."""
        gold, found = (theirs, mine) if self.invented else (mine, theirs)
        told = (("lacks", gold - found), ("adds", found - gold))
        return "; ".join(
            f"{word} {', '.join(sorted(self.both.name(a) for a in ids))}"
            for word, ids in told if ids
        )  # fmt: skip

    def either(self, missed: Cause, invented: Cause) -> Cause:
        """The one of two causes that fits the kind of slip."""
        return invented if self.invented else missed


def explained(both: Comparison, slips: Sequence[Slip]) -> Iterator[Explained]:
    """The slips of one report, of any measures, each with its cause."""
    for slip in slips:
        facing = [
            s.item for s in slips if s.measure == slip.measure and s.invented != slip.invented
        ]
        case: Case[Any] = Case(both, slip.item, slip.invented, facing)
        yield Explained(slip, CAUSES[slip.measure](case))


def actors(case: Case[Actor]) -> Because:
    """An actor: what became of its names; else the gold kind, or where the found one takes part."""
    mine = case.item
    beside = [(cause, a) for a in case.other.actors if (cause := _beside(case, a))]
    if beside:
        cause, theirs = min(beside, key=lambda b: BESIDE.index(b[0]))
        return Because(cause, theirs, mine.kind)
    detail = _part(case) if case.invented else mine.kind
    named = [mine.name, *(m.words for m in mine.mentions)]
    if not any(c.isupper() for words in named for c in words):
        return Because(Cause.COMMON_NOUN, detail=detail)
    if not any(_is_name(words) for words in named):
        return Because(Cause.DESCRIPTION, detail=detail)
    return Because(case.either(Cause.NOT_READ, Cause.NAMED_ONLY), detail=detail)


BESIDE = (Cause.JOINED, Cause.DIVIDED, Cause.OTHER_BOUNDS, Cause.PART)
"""What another actor can be to a slip, most telling first."""


def _beside(case: Case[Actor], theirs: Actor) -> Cause | None:
    """What an actor of the other record has to do with the one that is missed or invented."""
    mine = case.item
    gold, found = (theirs, mine) if case.invented else (mine, theirs)
    free, alike = case.is_open(theirs), theirs.kind == mine.kind
    # The two would be one if the other were not taken already.
    taken = case.invented and alike and actor_likeness(gold, found) > 0
    if taken or names(gold) & names(found):
        return case.either(Cause.JOINED, Cause.DIVIDED)
    within, around = _within(mine, theirs), _within(theirs, mine)
    if free and (around or (alike and (within or _touches(mine, theirs)))):
        return Cause.OTHER_BOUNDS
    if alike and (within if case.invented else around):
        return case.either(Cause.JOINED, Cause.DIVIDED)
    return Cause.PART if within else None


def _is_name(words: str) -> bool:
    """Whether every word is capitalised, small ones aside: not so in "Chadian envoys"."""
    return all(w[0].isupper() or w in CONNECTING for w in re.findall(r"\w{2,}", words))


def _within(small: Actor, large: Actor) -> bool:
    """Whether a name of the one lies in a longer name of the other, word by word."""
    return any(
        f" {' '.join(tokens(s))} " in f" {' '.join(tokens(g))} "
        for s in names(small) for g in names(large)
        if 0 < len(tokens(s)) < len(tokens(g))
    )  # fmt: skip


def _touches(a: Actor, b: Actor) -> bool:
    return any(m.overlaps(n) for m in (*a.mentions, a.evidence) for n in (*b.mentions, b.evidence))


def _part(case: Case[Actor]) -> str:
    """What an invented actor takes part in first."""
    found, id_ = case.both.found, case.item.id
    uses: dict[str, Sequence[Sequence[str]]] = {
        "speaker": [s.speakers for s in found.statements],
        "maker": [c.makers for c in found.commitments],
        "at a meeting": [m.roles.all() for m in found.meetings],
        "acts": [e.actors for e in found.events],
        "recipient": [e.recipients for e in found.events],
        "for whom": [c.to for c in found.commitments],
        "has an office": [[id_]] if case.item.offices else [],
    }
    return next((use for use, lists in uses.items() if any(id_ in ids for ids in lists)), "nowhere")


def kinds(case: Case[Actor]) -> Because:
    """The kind of an actor that was found."""
    gold, found = case.item, _same(case)
    return Because(Cause.OTHER_KIND, found, f"{found.kind} for {gold.kind}")


def countries(case: Case[Actor]) -> Because:
    """The country of an actor that was found."""
    gold, found = case.item, _same(case)
    detail = f"{found.country or 'none'} for {gold.country or 'none'}"
    return Because(_of_country(gold, found), found, detail)


def described(case: Case[Actor]) -> Because:
    """Kind and country of an actor that was found."""
    gold, found = case.item, _same(case)
    if found.country == gold.country:
        return kinds(case)
    if found.kind == gold.kind:
        return countries(case)
    detail = f"{kinds(case).detail}, {countries(case).detail}"
    return Because(Cause.KIND_AND_COUNTRY, found, detail)


def _same(case: Case[Actor]) -> Actor:
    return next(theirs for ours, theirs in case.both.same() if ours is case.item)


def _of_country(gold: Actor, found: Actor) -> Cause:
    if not found.country:
        return Cause.NO_COUNTRY
    return Cause.OTHER_COUNTRY if gold.country else Cause.COUNTRY_OF_NONE


def offices(case: Case[Held]) -> Because:
    """An office: by its holder, then by its title."""
    mine = case.item
    (holder,) = case.mine([mine.actor])
    others = held(case.other.actors)
    told = [o for o in others if holder in case.theirs([o.actor])]
    if not case.invented and holder not in case.both.who.values():
        return Because(Cause.HOLDER_NOT_FOUND)
    for theirs in told:
        if token_f1(mine.title, theirs.title) >= SAME_TITLE:
            return Because(case.either(Cause.JOINED, Cause.DIVIDED), theirs)
    free = [o for o in others if o in case.open]
    for theirs in free:
        if theirs in told:
            return Because(Cause.OTHER_TITLE, theirs)
    # Several people may hold the same office, so one that stands for another is out of question.
    free += [o for o in others if not case.invented and o.actor not in case.both.who]
    for theirs in free:
        if token_f1(mine.title, theirs.title) >= SAME_TITLE:
            return Because(Cause.OTHER_HOLDER, theirs)
    return Because(case.either(Cause.NOT_READ, Cause.NOT_IN_GOLD))


def statements(case: Case[Statement]) -> Because:
    """A statement: its speakers where the content is right, else what became of its content."""
    mine = case.item
    theirs = _likest(mine.content, case.other.statements, lambda s: s.content)
    if theirs and overlap(mine.content, theirs.content) >= ENOUGH:
        gold, found = case.mine(mine.speakers), case.theirs(theirs.speakers)
        if case.invented:
            gold, found = found, gold
        return Because(*_speakers(case, gold, found, theirs))
    return contents(case)


def _speakers(
    case: Case[Statement], gold: set[str], found: set[str], theirs: Statement
) -> tuple[Cause, Statement, str]:
    named = [", ".join(sorted(case.both.name(a) for a in ids)) for ids in (found, gold)]
    if gold == found or gold & found:  # another statement has taken its place
        return case.either(Cause.JOINED, Cause.DIVIDED), theirs, ""
    if not found:
        return Cause.NO_SPEAKER, theirs, f"none for {named[1]}"
    if not gold:
        return Cause.SPEAKER_OF_NONE, theirs, f"{named[0]} for none"
    unknown = all(a.startswith("?") for a in found)
    cause = Cause.UNKNOWN_SPEAKER if unknown else Cause.OTHER_SPEAKER
    return cause, theirs, f"{named[0]} for {named[1]}"


def contents(case: Case[Statement]) -> Because:
    """A content: joined, divided, other ends, or nothing there at all; ``detail`` is the cue."""
    mine, cue = case.item, _cue(case.item)
    touching = [s for s in case.other.statements if s.content.overlaps(mine.content)]
    theirs = _likest(mine.content, touching, lambda s: s.content)
    if theirs is None:
        return Because(case.either(Cause.NOT_READ, Cause.OWN_ACCOUNT), detail=cue)
    if overlap(mine.content, theirs.content) < ENOUGH:
        own = (case.both.found if case.invented else case.both.gold).statements
        if sum(_lies_in(s.content, theirs.content) for s in own) > 1 and _lies_in(
            mine.content, theirs.content
        ):
            return Because(case.either(Cause.JOINED, Cause.DIVIDED), theirs, cue)
        if sum(_lies_in(s.content, mine.content) for s in touching) > 1:
            return Because(case.either(Cause.DIVIDED, Cause.JOINED), theirs, cue)
    gold, found = mine.content, theirs.content
    if case.invented:
        gold, found = found, gold
    return _ends(case, gold, found, theirs)


def _ends(case: Case[Statement], gold: Quote, found: Quote, theirs: Statement) -> Because:
    (start, end), (found_start, found_end) = bare(gold), bare(found)
    wrong = []
    if start != found_start:
        wrong.append(Cause.LONG_LEFT if found_start < start else Cause.SHORT_LEFT)
    if end != found_end:
        wrong.append(Cause.LONG_RIGHT if found_end > end else Cause.SHORT_RIGHT)
    if len(wrong) == 1:
        return Because(wrong[0], theirs, _cue(case.item))
    if wrong:
        return Because(Cause.BOTH_ENDS, theirs, ", ".join(wrong))
    return Because(case.either(Cause.JOINED, Cause.DIVIDED), theirs, _cue(case.item))


def _cue(statement: Statement) -> str:
    return " ".join(statement.cue.words.lower().split()) if statement.cue else "no cue"


def _likest[T](mine: Quote, others: Sequence[T], words: Callable[[T], Quote]) -> T | None:
    """The one whose words overlap most, or None if none does."""
    likest = max(others, key=lambda o: overlap(mine, words(o)), default=None)
    return likest if likest and overlap(mine, words(likest)) else None


def _lies_in(small: Quote, large: Quote) -> bool:
    """Whether half of the one's characters or more are the other's, too."""
    shared = min(small.end, large.end) - max(small.start, large.start)
    return shared >= (small.end - small.start) * ENOUGH


def commitments(case: Case[Commitment]) -> Because:
    """A commitment: its makers where the act is right, else what stands there instead."""
    mine = case.item
    theirs = _likest(mine.act, case.other.commitments, lambda c: c.act)
    if theirs and overlap(mine.act, theirs.act) >= ENOUGH:
        ours, others = case.mine(mine.makers), case.theirs(theirs.makers)
        if ours & others:
            return Because(case.either(Cause.JOINED, Cause.DIVIDED), theirs)
        found = ours if case.invented else others
        unknown = all(a.startswith("?") for a in found)
        cause = Cause.UNKNOWN_MAKER if unknown else Cause.OTHER_MAKER
        return Because(cause, theirs, case.apart(ours, others))
    if theirs:
        return Because(Cause.OTHER_BOUNDS, theirs)
    for statement in case.other.statements:
        if statement.content.overlaps(mine.act):
            return Because(Cause.STATEMENT_ONLY, statement, statement.act)
    for event in case.other.events:
        if event.trigger.overlaps(mine.evidence):
            return Because(Cause.EVENT_ONLY, event, event.type)
    return Because(case.either(Cause.NOT_READ, Cause.NOT_IN_GOLD), detail=mine.status)


def acts(case: Case[Statement]) -> Because:
    """The act of a statement that was found."""
    gold, found = case.item, _found(case.item, case.both.said())
    return Because(Cause.OTHER_ACT, found, f"{found.act} for {gold.act}")


def forms(case: Case[Statement]) -> Because:
    """The form of a statement that was found."""
    gold, found = case.item, _found(case.item, case.both.said())
    return Because(Cause.OTHER_FORM, found, f"{found.form} for {gold.form}")


def status(case: Case[Commitment]) -> Because:
    """The status of a commitment that was found."""
    gold, found = case.item, _found(case.item, case.both.undertaken())
    return Because(Cause.OTHER_STATUS, found, f"{found.status} for {gold.status}")


def _found[T](gold: T, matched: Sequence[tuple[T, T]]) -> T:
    return next(theirs for ours, theirs in matched if ours is gold)


def topics(case: Case[About]) -> Because:
    """A topic of a commitment that was found; what stands there is one that is wrong, too."""
    mine = case.item
    pairs = case.both.undertaken()
    theirs = next(p if mine.commitment is g else g for g, p in pairs if mine.commitment in (g, p))
    own = set(mine.commitment.topics)
    instead = next((t for t in theirs.topics if t not in own), None)
    if instead is None:
        return Because(case.either(Cause.NONE_READ, Cause.NONE_IN_GOLD), detail=mine.topic)
    return Because(Cause.OTHER_TOPIC, About(instead, theirs), case.said(mine.topic, instead))


def meetings(case: Case[Meeting]) -> Because:
    """A meeting: its people, whether it is one with another, or an event that stands there."""
    mine, sort = case.item, f"{case.item.status} {case.item.form}"
    people = case.mine(mine.roles.all())

    def shared(theirs: Meeting) -> float:
        return jaccard(people, case.theirs(theirs.roles.all())) if people else 0.0

    def near(theirs: Meeting) -> tuple[bool, float]:
        return theirs.evidence.overlaps(mine.evidence), shared(theirs)

    for theirs in sorted(case.other.meetings, key=near, reverse=True):
        here, alike = near(theirs)
        free = case.is_open(theirs)
        if (here and not free) or alike >= ENOUGH:
            return Because(case.either(Cause.JOINED, Cause.DIVIDED), theirs, sort)
        if here or (alike and free):
            apart = case.apart(people, case.theirs(theirs.roles.all()))
            return Because(Cause.OTHER_PEOPLE, theirs, apart)
    for event in case.other.events:
        if event.trigger.overlaps(mine.evidence):
            return Because(Cause.EVENT_ONLY, event, event.type)
    return Because(case.either(Cause.NOT_READ, Cause.NOT_IN_GOLD), detail=sort)


def roles(case: Case[Cast]) -> Because:
    """A role: whether meeting and actor were found, and the actor's roles in the other record."""
    mine = case.item
    theirs = _met(case.both, mine.meeting, invented=case.invented)
    if theirs is None:
        cause = case.either(Cause.MEETING_NOT_FOUND, Cause.MEETING_NOT_IN_GOLD)
        return Because(cause, detail=mine.role)
    (actor,) = case.mine([mine.actor])
    known = not actor.startswith("?") and actor in case.both.who.values()
    if not known:
        cause = case.either(Cause.ACTOR_NOT_FOUND, Cause.ACTOR_NOT_IN_GOLD)
        return Because(cause, theirs, mine.role)
    told = [
        role for role in ("convener", "host", "partner", "chair", "mediator", "participant")
        if actor in case.theirs(getattr(theirs.roles, role))
    ]  # fmt: skip
    if told:
        return Because(Cause.OTHER_ROLE, theirs, case.said(mine.role, told[0]))
    return Because(case.either(Cause.NOT_THERE, Cause.NOT_THERE_IN_GOLD), theirs, mine.role)


def _met(both: Comparison, meeting: Meeting, *, invented: bool) -> Meeting | None:
    """The meeting that is one with this one, in the other record."""
    for gold, found in both.matched():
        if meeting is (found if invented else gold):
            return gold if invented else found
    return None


def days(case: Case[Day]) -> Because:
    """The day of a meeting that was found."""
    mine, theirs = case.item, _met(case.both, case.item.meeting, invented=case.invented)
    if theirs is None or theirs.date is None:
        return Because(case.either(Cause.NONE_READ, Cause.NONE_IN_GOLD), theirs)
    gold, found = mine.date, theirs.date
    if case.invented:
        gold, found = found, gold
    cause = Cause.OTHER_DAY
    if found.first <= gold.first and gold.last <= found.last:
        cause = Cause.VAGUER
    elif gold.first <= found.first and found.last <= gold.last:
        cause = Cause.NARROWER
    return Because(cause, theirs, f"{found.iso} for {gold.iso}")


def sites(case: Case[Site]) -> Because:
    """The place of a meeting that was found."""
    theirs = _met(case.both, case.item.meeting, invented=case.invented)
    if theirs is None or not theirs.place:
        return Because(case.either(Cause.NONE_READ, Cause.NONE_IN_GOLD), theirs)
    return Because(Cause.OTHER_PLACE, theirs, case.said(case.item.place, theirs.place))


def events(case: Case[Event]) -> Because:
    """An event: type and people of what stands at its trigger, or near it."""
    mine = case.item
    free = [e for e in case.other.events if case.is_open(e)]
    here = [e for e in free if e.trigger.overlaps(mine.trigger)]
    same = [e for e in here if e.type == mine.type] or [
        e for e in free if e.type == mine.type and _distance(e.trigger, mine.trigger) <= NEAR
    ]
    if here and not any(e.type == mine.type for e in here):
        return Because(Cause.OTHER_TYPE, here[0], case.said(mine.type, here[0].type))
    if same:
        nearest = min(same, key=lambda e: _distance(e.trigger, mine.trigger))
        return Because(*_people(case, nearest))
    return _instead(case) or Because(
        case.either(Cause.NOT_READ, Cause.NOT_IN_GOLD), detail=mine.type
    )


def _people(case: Case[Event], theirs: Event) -> tuple[Cause, Event, str]:
    mine = case.item
    acting, other = case.mine(mine.actors), case.theirs(theirs.actors)
    acted_on, other_on = case.mine(mine.recipients), case.theirs(theirs.recipients)
    if mine.type in MUTUAL:
        return Cause.OTHER_ACTORS, theirs, case.apart(acting | acted_on, other | other_on)
    wrong = jaccard(acting, other) < ENOUGH, jaccard(acted_on, other_on) < ENOUGH
    cause = {
        (True, True): Cause.OTHER_ON_BOTH_SIDES,
        (True, False): Cause.OTHER_ACTORS,
        (False, True): Cause.OTHER_RECIPIENTS,
    }.get(wrong, case.either(Cause.JOINED, Cause.DIVIDED))
    told = [case.apart(acting, other) if wrong[0] else ""]
    told += [case.apart(acted_on, other_on) if wrong[1] else ""]
    return cause, theirs, " / ".join(t for t in told if t)


def _instead(case: Case[Event]) -> Because | None:
    """What stands at the trigger besides events that are still open."""
    mine = case.item
    for event in case.other.events:
        if event.trigger.overlaps(mine.trigger) and not case.is_open(event):
            cause = case.either(Cause.JOINED, Cause.DIVIDED)
            return Because(cause, event, case.said(mine.type, event.type))
    for commitment in case.other.commitments:
        if commitment.act.overlaps(mine.trigger):
            return Because(Cause.COMMITMENT_ONLY, commitment, mine.type)
    for meeting in case.other.meetings:
        if meeting.evidence.overlaps(mine.trigger):
            return Because(Cause.MEETING_ONLY, meeting, mine.type)
    for statement in case.other.statements:
        if statement.cue and statement.cue.overlaps(mine.trigger):
            return Because(Cause.STATEMENT_ONLY, statement, mine.type)
    for statement in case.other.statements:
        if statement.content.overlaps(mine.trigger):
            return Because(Cause.WITHIN_CONTENT, statement, mine.type)
    return None


def triggers(case: Case[Event]) -> Because:
    """A trigger: the type of what stands there, or the same type near it."""
    mine = case.item
    free = [e for e in case.other.events if case.is_open(e)]
    for theirs in free:
        if theirs.trigger.overlaps(mine.trigger):
            return Because(Cause.OTHER_TYPE, theirs, case.said(mine.type, theirs.type))
    for theirs in free:
        if theirs.type == mine.type and _distance(theirs.trigger, mine.trigger) <= NEAR:
            words = " ".join(mine.trigger.words.split()), " ".join(theirs.trigger.words.split())
            return Because(Cause.OTHER_TRIGGER, theirs, case.said(*words))
    return _instead(case) or Because(
        case.either(Cause.NOT_READ, Cause.NOT_IN_GOLD), detail=mine.type
    )


def _distance(a: Quote, b: Quote) -> int:
    """Characters between two runs of words; 0 if they touch."""
    return max(0, max(a.start, b.start) - min(a.end, b.end))


CAUSES: dict[str, Callable[[Case[Any]], Because]] = {
    "actors": actors, "kinds": kinds, "countries": countries, "described": described,
    "offices": offices, "statements": statements, "content": contents,
    "content_exact": contents, "acts": acts, "forms": forms, "commitments": commitments,
    "status": status, "topics": topics, "meetings": meetings, "roles": roles, "when": days, "where": sites, "events": events, "triggers": triggers,
}  # fmt: skip
"""How each measure's slips are explained."""
