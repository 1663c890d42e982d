"""From what a model claims to records: only what the words of the report bear out.

A claim must quote the report, and its own words must stand in or near the quotation. What is not
there becomes a doubt, a question that says what was claimed; so does a value that the codebook lacks.
"""

from __future__ import annotations

from typing import Any, get_args

from dragoman.extract.twins import Ids
from dragoman.llm.answer import Answer, CommitmentClaim, EventClaim, MeetingClaim, StatementClaim
from dragoman.llm.doubts import Doubts, all_of, shown
from dragoman.llm.fields import Fields
from dragoman.llm.meanings import Meanings
from dragoman.llm.passages import Passages
from dragoman.llm.people import People
from dragoman.llm.portions import Portion
from dragoman.records import (
    Act,
    Commitment,
    CommitmentStatus,
    Event,
    EventType,
    Level,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Mode,
    Quote,
    Report,
    ReportRecord,
    Roles,
    Statement,
    Topic,
)


class Check:
    """Takes the answers about one report, portion by portion, and gives its record."""

    def __init__(self, report: Report, confidence: float) -> None:
        self.report = report
        self._confidence = confidence
        self._passages = Passages(report)
        self._meanings = Meanings(report)
        self._ids = {
            kind: Ids(kind, report) for kind in ("statement", "commitment", "meeting", "event")
        }  # fmt: skip
        self._told: set[tuple[object, ...]] = set()
        self._statements: list[Statement] = []
        self._commitments: list[Commitment] = []
        self._meetings: list[Meeting] = []
        self._events: list[Event] = []
        self._doubts = Doubts(report)
        self._people = People(self._passages, self._doubts, confidence)

    @property
    def names(self) -> list[str]:
        """The actors found so far."""
        return self._people.names

    def take(self, answer: Answer, portion: Portion) -> None:
        """Check every claim of an answer. A claim that is made twice counts once."""
        for actor in answer.actors:
            self._people.add(actor, portion)
        fields = Fields(portion, self._passages, self._meanings, self._doubts)
        for statement in answer.statements:
            self._statement(statement, fields)
        for commitment in answer.commitments:
            self._commitment(commitment, fields)
        for meeting in answer.meetings:
            self._meeting(meeting, fields)
        for event in answer.events:
            self._event(event, fields)

    def record(self) -> ReportRecord:
        """Everything that was borne out, in the order of the text."""
        ids = {a for s in self._statements for a in s.speakers}
        ids |= {a for c in self._commitments for a in (*c.makers, *c.to)}
        ids |= {a for m in self._meetings for a in m.roles.all()}
        ids |= {a for e in self._events for a in (*e.actors, *e.recipients)}
        return ReportRecord(
            report=self.report,
            actors=tuple(sorted(self._people.taking_part(ids), key=lambda a: a.evidence.start)),
            statements=tuple(sorted(self._statements, key=lambda s: s.content.start)),
            commitments=tuple(sorted(self._commitments, key=lambda c: c.act.start)),
            meetings=tuple(sorted(self._meetings, key=lambda m: m.evidence.start)),
            events=tuple(sorted(self._events, key=lambda e: e.trigger.start)),
            doubts=tuple(sorted(self._doubts.all(), key=lambda d: d.evidence.start)),
        )

    def _statement(self, claim: StatementClaim, fields: Fields) -> None:
        what = f"Does {all_of(claim.speakers)} say {shown(claim.content)}?"
        found = fields.borne_out(claim.quote, claim.content, what)
        if found is None or not self._is_value(claim.act, Act, what, found[1]):
            return
        evidence, content = found
        speakers = self._people.ids(claim.speakers, evidence)
        if self._is_new("statement", content.start, content.end, speakers):
            self._statements.append(
                Statement(
                    id=self._ids["statement"].new(content),
                    evidence=evidence,
                    confidence=self._confidence,
                    speakers=speakers,
                    cue=fields.words("cue", claim.cue, evidence, reach=0),
                    content=content,
                    form=self._meanings.form(content),
                    act=claim.act,  # type: ignore[arg-type]  # looked at above
                )
            )

    def _commitment(self, claim: CommitmentClaim, fields: Fields) -> None:
        what = f"Does {all_of(claim.makers)} undertake {shown(claim.act)}?"
        found = fields.borne_out(claim.quote, claim.act, what)
        if found is None or not self._is_value(claim.status, CommitmentStatus, what, found[1]):
            return
        evidence, act = found
        makers = self._people.ids(claim.makers, evidence)
        if not makers:
            self._doubts.ask(act, f"Who undertakes {shown(act.words)}?")
        elif self._is_new("commitment", act.start, act.end, makers):
            topics = get_args(Topic)
            self._commitments.append(
                Commitment(
                    id=self._ids["commitment"].new(act),
                    evidence=evidence,
                    confidence=self._confidence,
                    makers=makers,
                    act=act,
                    to=self._people.ids(claim.to, evidence),
                    status=claim.status,  # type: ignore[arg-type]  # looked at above
                    due=fields.days("due", claim.due, evidence),
                    amount=fields.amount(claim.amount, evidence),
                    topics=tuple(dict.fromkeys(t for t in claim.topics if t in topics)),  # type: ignore[misc]
                )
            )

    def _meeting(self, claim: MeetingClaim, fields: Fields) -> None:
        everyone = [name for names in dict(claim.roles).values() for name in names]
        what = f"Is there a meeting of {all_of(everyone)} in {shown(claim.words)}?"
        found = fields.borne_out(claim.quote, claim.words, what)
        if found is None or not self._is_value(claim.form, MeetingForm, what, found[1]):
            return
        around, words = found
        if not self._is_value(claim.status, MeetingStatus, what, words):
            return
        roles = {role: self._people.ids(names, around) for role, names in claim.roles}
        roles["participant"] = tuple(dict.fromkeys(a for ids in _own_first(roles) for a in ids))
        date = fields.days("date", claim.date, around)
        if not roles["participant"] and date is None:
            self._doubts.ask(words, f"Who meets in {shown(words.words)}, and when?")
        elif self._is_new("meeting", words.start, words.end):
            self._meetings.append(
                Meeting(
                    id=self._ids["meeting"].new(words),
                    evidence=words,
                    confidence=self._confidence,
                    form=claim.form,  # type: ignore[arg-type]  # looked at above
                    level=_or(claim.level, Level, "other"),
                    mode=_or(claim.mode, Mode, "unknown"),
                    status=claim.status,  # type: ignore[arg-type]  # looked at above
                    date=date,
                    place=fields.place(claim.place, around),
                    subject=fields.words("subject", claim.subject, around),
                    roles=Roles(**roles),
                )
            )

    def _event(self, claim: EventClaim, fields: Fields) -> None:
        whom = f" to {all_of(claim.recipients)}" if claim.recipients else ""
        what = f"Does {all_of(claim.actors)} do {shown(claim.trigger)}{whom}?"
        found = fields.borne_out(claim.quote, claim.trigger, what)
        if found is None or not self._is_value(claim.type, EventType, what, found[1]):
            return
        evidence, trigger = found
        actors = self._people.ids(claim.actors, evidence)
        if not actors:
            self._doubts.ask(trigger, f"Who does {shown(trigger.words)}?")
        elif self._is_new("event", trigger.start, trigger.end, claim.type):
            self._events.append(
                Event(
                    id=self._ids["event"].new(trigger),
                    evidence=evidence,
                    confidence=self._confidence,
                    type=claim.type,  # type: ignore[arg-type]  # looked at above
                    actors=actors,
                    recipients=self._people.ids(claim.recipients, evidence),
                    trigger=trigger,
                    date=fields.days("date", claim.date, evidence),
                    place=fields.place(claim.place, evidence),
                )
            )

    def _is_value(self, value: str, values: Any, what: str, words: Quote) -> bool:
        """Whether the codebook has this value; a doubt if not."""
        if value in get_args(values):
            return True
        self._doubts.ask(words, f"{what} The codebook has no {shown(value)}.")
        return False

    def _is_new(self, *claim: object) -> bool:
        new = claim not in self._told
        self._told.add(claim)
        return new


def _or[T](value: str, values: Any, otherwise: T) -> T:
    """The value if the codebook has it."""
    return value if value in get_args(values) else otherwise  # type: ignore[return-value]


def _own_first(roles: dict[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The participants, then everyone else with a role: they take part, too."""
    return [roles["participant"], *(ids for role, ids in roles.items() if role != "participant")]
