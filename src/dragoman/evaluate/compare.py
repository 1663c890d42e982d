"""One report's record against the gold one: what is right, missed and invented, measure by measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from dragoman.evaluate.alike import bare, jaccard, overlap, pairs, same_actors, token_f1
from dragoman.records import (
    Actor,
    Commitment,
    Event,
    Meeting,
    Period,
    Quote,
    ReportRecord,
    Statement,
    Topic,
)

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Event types in which whoever acts is also acted on; actors and recipients are taken together."""

ENOUGH = 0.5
"""Overlap or Jaccard from which two spans or two sets of actors count as the same."""

SAME_TITLE = 0.6
"""Token F1 from which two titles of one person are one office."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How many are right, how many the gold has, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Right ones among those found; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right ones among the gold; 0 where the gold has none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where there is nothing at all."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """An office with its holder's id."""

    actor: str
    title: str
    evidence: Quote


@dataclass(frozen=True, slots=True)
class Cast:
    """One actor in one role of a meeting."""

    role: str
    actor: str
    meeting: Meeting

    @property
    def evidence(self) -> Quote:
        """The words that tell of the meeting."""
        return self.meeting.evidence


@dataclass(frozen=True, slots=True)
class Day:
    """A meeting's day, or longer."""

    date: Period
    meeting: Meeting

    @property
    def evidence(self) -> Quote:
        """The words that tell of the meeting."""
        return self.meeting.evidence


@dataclass(frozen=True, slots=True)
class Site:
    """A meeting's place."""

    place: str
    meeting: Meeting

    @property
    def evidence(self) -> Quote:
        """The words that tell of the meeting."""
        return self.meeting.evidence


@dataclass(frozen=True, slots=True)
class About:
    """One topic of a commitment."""

    topic: Topic
    commitment: Commitment

    @property
    def evidence(self) -> Quote:
        """The words that tell of the act."""
        return self.commitment.act


type Item = Actor | Held | Statement | Commitment | About | Meeting | Cast | Day | Site | Event


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that was missed, or invented.

    The actors that ``item`` names are ids of the record that it stands in: the found one if
    ``invented``, else the gold one.
    """

    measure: str
    invented: bool
    item: Item


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold record, a found one, and which found actor stands for which gold actor."""

    gold: ReportRecord
    found: ReportRecord
    who: Mapping[str, str]

    def gold_ids(self, actors: Iterable[str]) -> list[str]:
        """Gold ids of found actors; one that stands for nobody gets an id that no gold actor has."""
        return [self.who.get(a, f"?{a}") for a in actors]

    def name(self, gold_id: str) -> str:
        """The name behind an id that `gold_ids` gives."""
        if gold_id.startswith("?"):
            return self.found.actor(gold_id[1:]).name
        return self.gold.actor(gold_id).name

    def same(self) -> Iterator[tuple[Actor, Actor]]:
        """Gold and found actors that are the same, in the order of the found ones."""
        for theirs in self.found.actors:
            if theirs.id in self.who:
                yield self.gold.actor(self.who[theirs.id]), theirs

    def matched(self) -> list[tuple[Meeting, Meeting]]:
        """Gold and found meetings that are one occasion."""
        gold, found = self.gold.meetings, self.found.meetings
        return [(gold[i], found[j]) for i, j in pairs(gold, found, meeting_likeness(self))]

    def said(self) -> list[tuple[Statement, Statement]]:
        """Gold and found statements that are the same."""
        gold, found = self.gold.statements, self.found.statements
        return [(gold[i], found[j]) for i, j in pairs(gold, found, statement_likeness(self))]

    def undertaken(self) -> list[tuple[Commitment, Commitment]]:
        """Gold and found commitments that are the same."""
        gold, found = self.gold.commitments, self.found.commitments
        return [(gold[i], found[j]) for i, j in pairs(gold, found, commitment_likeness(self))]


type Counted = tuple[Measure, list[Slip]]
type Counting = Callable[[Comparison, str], Counted]


def side_by_side(gold: ReportRecord, found: ReportRecord) -> Comparison:
    """The two records, with who is who in them."""
    return Comparison(gold, found, same_actors(gold.actors, found.actors))


def compare(gold: ReportRecord, found: ReportRecord) -> dict[str, Counted]:
    """Every measure of one report, with its slips."""
    return measured(side_by_side(gold, found))


def measured(both: Comparison) -> dict[str, Counted]:
    """Every measure of two records, with its slips."""
    return {name: count(both, name) for name, count in MEASURES.items()}


def _counted[T: Item](
    name: str, gold: Sequence[T], found: Sequence[T], likeness: Callable[[T, T], float]
) -> Counted:
    together = pairs(gold, found, likeness)
    ours, theirs = {i for i, _ in together}, {j for _, j in together}
    slips = [Slip(name, False, g) for i, g in enumerate(gold) if i not in ours]
    slips += [Slip(name, True, p) for j, p in enumerate(found) if j not in theirs]
    return Measure(len(together), len(gold), len(found)), slips


def actors(both: Comparison, name: str) -> Counted:
    """The same actor as a gold one, whatever its kind."""
    reached = set(both.who.values())
    slips = [Slip(name, False, a) for a in both.gold.actors if a.id not in reached]
    slips += [Slip(name, True, a) for a in both.found.actors if a.id not in both.who]
    counts = Measure(len(both.who), len(both.gold.actors), len(both.found.actors))
    return counts, slips


def kinds(both: Comparison, name: str) -> Counted:
    """The kind of the actors that were found."""
    return _of_actors(both, name, lambda ours, theirs: ours.kind == theirs.kind)


def countries(both: Comparison, name: str) -> Counted:
    """The country of the actors that were found; none where the gold has none."""
    return _of_actors(both, name, lambda ours, theirs: ours.country == theirs.country)


def described(both: Comparison, name: str) -> Counted:
    """Kind and country of the actors that were found."""
    return _of_actors(both, name, lambda g, p: (g.kind, g.country) == (p.kind, p.country))


def _of_actors(both: Comparison, name: str, same: Callable[[Actor, Actor], bool]) -> Counted:
    return _share(name, list(both.same()), same)


def _share[T: Item](
    name: str, matched: Sequence[tuple[T, T]], same: Callable[[T, T], bool]
) -> Counted:
    """A share of what was found; one that is wrong is a slip once, as missed."""
    wrong = [Slip(name, False, ours) for ours, theirs in matched if not same(ours, theirs)]
    return Measure(len(matched) - len(wrong), len(matched), len(matched)), wrong


def offices(both: Comparison, name: str) -> Counted:
    """A known person's office; those of actors that the gold lacks are not held against anyone."""
    found = [a for a in both.found.actors if a.id in both.who]

    def likeness(gold: Held, found: Held) -> float:
        score = token_f1(gold.title, found.title) if gold.actor == both.who[found.actor] else 0.0
        return score if score >= SAME_TITLE else 0.0

    return _counted(name, held(both.gold.actors), held(found), likeness)


def held(actors: Iterable[Actor]) -> list[Held]:
    """Every office of these actors."""
    return [Held(a.id, o.title, a.evidence) for a in actors for o in a.offices]


def content(both: Comparison, name: str) -> Counted:
    """A statement's content, whoever speaks."""
    return _counted(name, both.gold.statements, both.found.statements, _content_likeness)


def _content_likeness(gold: Statement, found: Statement) -> float:
    return _enough(overlap(gold.content, found.content))


def _enough(score: float) -> float:
    return score if score >= ENOUGH else 0.0


def content_exact(both: Comparison, name: str) -> Counted:
    """The same content to the character, quotation marks and edge spaces aside."""

    def likeness(gold: Statement, found: Statement) -> float:
        return float(bare(gold.content) == bare(found.content))

    return _counted(name, both.gold.statements, both.found.statements, likeness)


def statements(both: Comparison, name: str) -> Counted:
    """The content and one of the speakers; of an unnamed source, that it is unnamed."""
    return _counted(name, both.gold.statements, both.found.statements, statement_likeness(both))


def statement_likeness(both: Comparison) -> Callable[[Statement, Statement], float]:
    """How alike a gold and a found statement are; 0 if they are not the same."""

    def likeness(gold: Statement, found: Statement) -> float:
        ours, theirs = set(gold.speakers), set(both.gold_ids(found.speakers))
        return _content_likeness(gold, found) if ours == theirs or ours & theirs else 0.0

    return likeness


def acts(both: Comparison, name: str) -> Counted:
    """What is done by saying it, in the statements that were found."""
    return _share(name, both.said(), lambda ours, theirs: ours.act == theirs.act)


def forms(both: Comparison, name: str) -> Counted:
    """Whether it is quoted, in the statements that were found."""
    return _share(name, both.said(), lambda ours, theirs: ours.form == theirs.form)


def commitments(both: Comparison, name: str) -> Counted:
    """The act and one of the makers."""
    return _counted(name, both.gold.commitments, both.found.commitments, commitment_likeness(both))


def commitment_likeness(both: Comparison) -> Callable[[Commitment, Commitment], float]:
    """How alike a gold and a found commitment are; 0 if they are not the same."""

    def likeness(gold: Commitment, found: Commitment) -> float:
        shared = set(gold.makers) & set(both.gold_ids(found.makers))
        return _enough(overlap(gold.act, found.act)) if shared else 0.0

    return likeness


def status(both: Comparison, name: str) -> Counted:
    """How the commitments that were found stand."""
    return _share(name, both.undertaken(), lambda ours, theirs: ours.status == theirs.status)


def topics(both: Comparison, name: str) -> Counted:
    """What the commitments that were found are about, topic by topic."""
    right, slips, gold, found = 0, [], 0, 0
    for ours, theirs in both.undertaken():
        right += len(set(ours.topics) & set(theirs.topics))
        gold, found = gold + len(set(ours.topics)), found + len(set(theirs.topics))
        for invented, mine, other in ((False, ours, theirs), (True, theirs, ours)):
            slips += [
                Slip(name, invented, About(topic, mine))
                for topic in dict.fromkeys(mine.topics)
                if topic not in other.topics
            ]
    return Measure(right, gold, found), slips


def meetings(both: Comparison, name: str) -> Counted:
    """The people; of several meetings of the same people, the one whose date and words agree."""
    return _counted(name, both.gold.meetings, both.found.meetings, meeting_likeness(both))


def meeting_likeness(both: Comparison) -> Callable[[Meeting, Meeting], float]:
    """How alike a gold and a found meeting are; 0 if they are not one occasion."""

    def likeness(gold: Meeting, found: Meeting) -> float:
        people = jaccard(gold.roles.all(), both.gold_ids(found.roles.all()))
        if people < ENOUGH:
            return 0.0
        date = 0.5 if gold.date == found.date else 0.0
        return people + date + overlap(gold.evidence, found.evidence) / 10

    return likeness


def roles(both: Comparison, name: str) -> Counted:
    """Who was what at the meetings that were found."""
    right, slips = 0, []
    matched = both.matched()
    for ours, theirs in matched:
        gold = {(c.role, c.actor): c for c in cast(ours)}
        found = {(c.role, both.gold_ids([c.actor])[0]): c for c in cast(theirs)}
        right += len(gold.keys() & found.keys())
        slips += [Slip(name, False, gold[key]) for key in gold if key not in found]
        slips += [Slip(name, True, found[key]) for key in found if key not in gold]
    met = {id(m) for pair in matched for m in pair}
    for invented, record in enumerate((both.gold, both.found)):
        alone = (m for m in record.meetings if id(m) not in met)
        slips += [Slip(name, bool(invented), c) for m in alone for c in cast(m)]
    gold_roles = sum(len(cast(m)) for m in both.gold.meetings)
    return Measure(right, gold_roles, sum(len(cast(m)) for m in both.found.meetings)), slips


def cast(meeting: Meeting) -> list[Cast]:
    """Every actor in every role, each once."""
    return [
        Cast(f.name, actor, meeting)
        for f in fields(meeting.roles)
        for actor in dict.fromkeys(getattr(meeting.roles, f.name))
    ]


def when(both: Comparison, name: str) -> Counted:
    """The days of the meetings that were found."""
    days = [(_day(g), _day(p)) for g, p in both.matched()]
    return _told(name, days, lambda ours, theirs: ours.date == theirs.date)


def _day(meeting: Meeting) -> Day | None:
    return Day(meeting.date, meeting) if meeting.date else None


def where(both: Comparison, name: str) -> Counted:
    """The places of the meetings that were found; one name may lie within the other."""

    def same(gold: Site, found: Site) -> bool:
        ours, theirs = gold.place.lower(), found.place.lower()
        return ours in theirs or theirs in ours

    return _told(name, [(_site(g), _site(p)) for g, p in both.matched()], same)


def _site(meeting: Meeting) -> Site | None:
    return Site(meeting.place, meeting) if meeting.place else None


def _told[T: Day | Site](
    name: str, both: Sequence[tuple[T | None, T | None]], same: Callable[[T, T], bool]
) -> Counted:
    slips: list[Slip] = []
    right = 0
    for ours, theirs in both:
        if ours and theirs and same(ours, theirs):
            right += 1
            continue
        slips += [Slip(name, False, ours)] if ours else []
        slips += [Slip(name, True, theirs)] if theirs else []
    gold, found = (sum(1 for pair in both if pair[side]) for side in (0, 1))
    return Measure(right, gold, found), slips


def events(both: Comparison, name: str) -> Counted:
    """The type, who acts, and who is acted on."""

    def likeness(gold: Event, found: Event) -> float:
        if gold.type != found.type:
            return 0.0
        acting = jaccard(gold.actors, both.gold_ids(found.actors))
        acted_on = jaccard(gold.recipients, both.gold_ids(found.recipients))
        if gold.type in MUTUAL:
            theirs = both.gold_ids(found.actors + found.recipients)
            acting = acted_on = jaccard(gold.actors + gold.recipients, theirs)
        if min(acting, acted_on) < ENOUGH:
            return 0.0
        return acting + acted_on + overlap(gold.trigger, found.trigger)

    return _counted(name, both.gold.events, both.found.events, likeness)


def triggers(both: Comparison, name: str) -> Counted:
    """The type and a word of the trigger, whoever acts."""

    def likeness(gold: Event, found: Event) -> float:
        return overlap(gold.trigger, found.trigger) if gold.type == found.type else 0.0

    return _counted(name, both.gold.events, both.found.events, likeness)


MEASURES: dict[str, Counting] = {
    "actors": actors, "kinds": kinds, "countries": countries, "described": described,
    "offices": offices, "statements": statements, "content": content,
    "content_exact": content_exact, "acts": acts, "forms": forms, "commitments": commitments,
    "status": status, "topics": topics, "meetings": meetings, "roles": roles,
    "when": when, "where": where, "events": events, "triggers": triggers,
}  # fmt: skip
