"""Each record as a card of the reading view: a label, a headline, fields, and its spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.records import (
    Actor,
    Commitment,
    Doubt,
    Event,
    Meeting,
    Quote,
    Record,
    ReportRecord,
    Statement,
)
from dragoman.share import wording
from dragoman.share.marking import Span
from dragoman.share.shown import on_one_line

HEADINGS = {
    "actor": "Who",
    "meeting": "Meetings",
    "statement": "Said",
    "commitment": "Promised",
    "event": "Happened",
    "doubt": "Open questions",
}
"""Kinds of card, in the order of showing."""

MEETING_TONES = {"held": "warm", "planned": "pressing", "cancelled": "harsh"}
COMMITMENT_TONES = {
    "kept": "warm", "agreed": "warm", "broken": "harsh", "conditional": "pressing",
    "new": "plain", "reaffirmed": "plain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """The name of an actor, and the id of its card."""

    name: str
    card: str


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a card: plain words, or actors that lead to their cards."""

    name: str
    words: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What the page shows of one record. ``at`` is where its first span begins."""

    id: str
    kind: str
    label: str
    tone: str
    headline: str
    words: str
    direct: bool = False
    sureness: str = ""
    fields: tuple[Field, ...] = ()
    spans: tuple[Span, ...] = ()

    @property
    def at(self) -> int:
        """Where the record stands in the text, in characters from 0."""
        return self.spans[0].start if self.spans else 0


@dataclass(slots=True)
class Deck:
    """The cards of one report. ``prefix`` keeps the ids of several reports apart."""

    record: ReportRecord
    prefix: str
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for n, actor in enumerate(self.record.actors, 1):
            self.ids[actor.id] = f"{self.prefix}-a{n}"

    def cards(self) -> list[Card]:
        """Every record's card, kind after kind."""
        record = self.record
        return [
            *(self.actor(n, a) for n, a in enumerate(record.actors, 1)),
            *(self.meeting(n, m) for n, m in enumerate(record.meetings, 1)),
            *(self.statement(n, s) for n, s in enumerate(record.statements, 1)),
            *(self.commitment(n, c) for n, c in enumerate(record.commitments, 1)),
            *(self.event(n, e) for n, e in enumerate(record.events, 1)),
            *(self.doubt(n, d) for n, d in enumerate(record.doubts, 1)),
        ]

    def actor(self, n: int, actor: Actor) -> Card:
        """A person, a state, an organisation."""
        id_ = f"{self.prefix}-a{n}"
        spans = [_span(q, id_, "actor") for q in actor.mentions or (actor.evidence,)]
        return Card(
            id=id_,
            kind="actor",
            label=actor.kind,
            tone="plain",
            headline=on_one_line(actor.name),
            words=wording.offices_of(actor),
            sureness=wording.sureness(actor.confidence),
            fields=_filled(
                Field("country", on_one_line(actor.country or "")),
                Field("members", on_one_line(" ".join(actor.members))),
                Field("named", wording.listed(_names(actor))),
            ),
            spans=tuple(sorted(spans, key=lambda s: s.start)),
        )

    def meeting(self, n: int, meeting: Meeting) -> Card:
        """When, where, who as what."""
        form = filter(None, (meeting.form, wording.LEVELS[meeting.level]))
        day = wording.day(meeting.date) if meeting.date else ""
        place = on_one_line(meeting.place or "")
        roles = ("convener", "host", "partner", "chair", "mediator", "participant")
        return self._card(
            n,
            meeting,
            label=(meeting.status, MEETING_TONES[meeting.status]),
            headline=" · ".join(filter(None, (" ".join(form).capitalize(), day, place))),
            quote=meeting.evidence,
            fields=(
                Field("about", on_one_line(meeting.subject.words) if meeting.subject else ""),
                *(self._who(role, getattr(meeting.roles, role)) for role in roles),
                Field("how", wording.MODES[meeting.mode]),
                Field("lasted", wording.lasting(meeting.length) if meeting.length else ""),
                Field("round", wording.which_round(meeting.round) if meeting.round else ""),
                Field("papers", wording.listed(map(wording.paper, meeting.documents))),
                self._following(meeting),
                self._other("part of", meeting.part_of),
            ),
        )

    def statement(self, n: int, statement: Statement) -> Card:
        """Who says what, and how it is told."""
        cue = statement.cue
        return self._card(
            n,
            statement,
            label=(wording.ACTS[statement.act], wording.TONES[statement.act]),
            headline=self._names(statement.speakers),
            quote=statement.content,
            direct=statement.form == "direct",
            fields=(
                self._who("speaker", statement.speakers),
                Field("cue", on_one_line(cue.words) if cue else ""),
                Field("speech", statement.form),
            ),
            cue=cue,
        )

    def commitment(self, n: int, commitment: Commitment) -> Card:
        """Who undertakes what, for whom, until when."""
        return self._card(
            n,
            commitment,
            label=(commitment.status, COMMITMENT_TONES[commitment.status]),
            headline=self._names(commitment.makers),
            quote=commitment.act,
            fields=(
                self._who("maker", commitment.makers),
                self._who("to", commitment.to),
                Field("due", wording.day(commitment.due) if commitment.due else ""),
                Field("amount", wording.money(commitment.amount) if commitment.amount else ""),
                Field("topics", ", ".join(commitment.topics)),
            ),
        )

    def event(self, n: int, event: Event) -> Card:
        """Who did what to whom."""
        headline = self._names(event.actors)
        if event.recipients:
            headline += f" → {self._names(event.recipients)}"
        return self._card(
            n,
            event,
            label=(wording.EVENTS[event.type], wording.EVENT_TONES[event.type]),
            headline=headline,
            quote=event.trigger,
            fields=(
                Field("type", event.type),
                self._who("actors", event.actors),
                self._who("recipients", event.recipients),
                Field("day", wording.day(event.date) if event.date else ""),
                Field("place", on_one_line(event.place or "")),
                Field("mode", event.mode or ""),
                Field("contexts", ", ".join(c.replace("_", " ") for c in event.contexts)),
                Field("counts", ", ".join(wording.counted_people(c) for c in event.counts)),
                self._who("according to", event.claim),
                self._who("denied by", event.disputed_by),
                Field("why", on_one_line(event.reason)),
            ),
        )

    def doubt(self, n: int, doubt: Doubt) -> Card:
        """A question for a person."""
        question = on_one_line(doubt.question)
        return self._card(
            n, doubt, label=("?", "grave"), headline=question, quote=doubt.evidence, fields=()
        )

    # ``label`` goes with its tone: the two are one look-up wherever they come from.
    def _card(
        self,
        n: int,
        record: Record,
        *,
        label: tuple[str, str],
        headline: str,
        quote: Quote,
        fields: Iterable[Field],
        direct: bool = False,
        cue: Quote | None = None,
    ) -> Card:
        kind = type(record).__name__.lower()
        id_ = f"{self.prefix}-{kind[0]}{n}"
        spans = [_span(quote, id_, kind)]
        if cue and not cue.overlaps(quote):
            spans.append(_span(cue, id_, kind, role="cue"))
        return Card(
            id=id_,
            kind=kind,
            label=label[0],
            tone=label[1],
            headline=headline,
            words=on_one_line(quote.words),
            direct=direct,
            sureness=wording.sureness(record.confidence),
            fields=_filled(*fields),
            spans=tuple(spans),
        )

    def _names(self, actors: tuple[str, ...]) -> str:
        return wording.listed(wording.name_of(self.record, a) for a in actors) or "Somebody unnamed"

    def _following(self, meeting: Meeting) -> Field:
        """The next meeting: a link to its card, or the words that tell of it."""
        if meeting.next is None:
            return Field("next")
        linked = self._other("next", meeting.next.meeting)
        return linked if linked.links else Field("next", on_one_line(meeting.next.words.words))

    def _other(self, name: str, id: str | None) -> Field:
        """A link to the card of another meeting of the report."""
        numbers = {m.id: n for n, m in enumerate(self.record.meetings, 1)}
        if id is None or id not in numbers:
            return Field(name)
        link = Link(wording.gist(self.record, id), f"{self.prefix}-m{numbers[id]}")
        return Field(name, links=(link,))

    def _who(self, name: str, actors: tuple[str, ...]) -> Field:
        links = (Link(wording.name_of(self.record, a), self.ids[a]) for a in actors)
        return Field(name, links=tuple(links))


def _names(actor: Actor) -> Iterator[str]:
    """The distinct names that stand for an actor, its own left out if it is the only one."""
    names = dict.fromkeys(on_one_line(m.words) for m in actor.mentions)
    yield from names if len(names) > 1 else ()


def _span(quote: Quote, card: str, kind: str, role: str = "main") -> Span:
    return Span(quote.start, quote.end, card, kind, role)


def _filled(*fields: Field) -> tuple[Field, ...]:
    return tuple(f for f in fields if f.words or f.links)
