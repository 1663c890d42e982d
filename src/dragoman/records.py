"""What a report says, as small frozen records, each tied to the words that say it.

The form and the meaning of every field are the codebook's (`docs/codebook.md`). `dragoman.jsonform`
turns records into JSON and back. Nothing here reads a text: see `dragoman.extract`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal, Self

from dragoman.errors import QuoteOutsideReport, UnknownActor

ActorKind = Literal[
    "person", "state", "body", "organisation", "group", "company", "ngo", "media", "assembly"
]
StatementForm = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "assert", "praise", "support", "urge", "warn", "criticise", "promise", "concern", "deny"
]
CommitmentStatus = Literal["new", "reaffirmed", "agreed", "kept", "broken", "conditional"]
MeetingForm = Literal[
    "meeting", "talks", "visit", "call", "summit", "conference", "session", "ceremony"
]
Level = Literal["summit", "ministerial", "official", "expert", "other"]
Mode = Literal["in person", "video", "phone", "unknown"]
MeetingStatus = Literal["held", "planned", "cancelled"]
DocumentKind = Literal[
    "joint statement", "communiqué", "declaration", "memorandum", "protocol", "agreement", "treaty",
    "plan", "resolution", "other",
]  # fmt: skip
DocumentStatus = Literal["signed", "adopted", "planned", "refused"]
ConcernedAs = Literal["owner", "place"]
"""Whose the thing is that a deed is done to, or whose the place."""

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventMode = Literal[
    "visit", "third-party", "multilateral", "phone", "withdraw", "release", "disarm", "ceasefire",
    "access", "resign", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege",
    "restrict", "arrest", "relations", "expel", "territory", "violence", "demo", "riot", "strike",
    "hunger", "boycott", "obstruct", "vandalize", "convict", "discontinue", "troops", "weapons",
    "police", "militia", "seize", "censor", "curfew", "martial-law", "deport", "withhold",
    "misinformation", "cyber", "abduct", "beat", "torture", "sexual", "targeted", "destroy",
    "primitive", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons",
    "crowd-control", "unconventional",
]  # fmt: skip
MODES: dict[EventType, tuple[EventMode, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
        "unconventional",
    ),
}  # fmt: skip
"""PLOVER's modes of each type; a type that is not here has none."""
Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip
CountOf = Literal["killed", "injured", "arrested", "abducted", "displaced", "missing", "released"]
Topic = Literal[
    "peace process", "security", "military", "counter-terrorism", "borders", "humanitarian",
    "infrastructure", "transport", "trade", "economy", "energy", "water", "climate",
    "agriculture", "education", "health", "culture", "women", "minorities", "human rights",
    "refugees", "drugs", "governance", "justice", "nuclear", "technology", "diplomacy",
]  # fmt: skip
PlaceKind = Literal[
    "state", "province", "district", "town", "continent", "world region", "region", "sea", "gulf", "strait",
    "canal", "river", "lake", "mountains", "desert", "island", "crossing", "facility",
]  # fmt: skip
PERIOD = re.compile(
    r"(?P<first>\d{4}-\d\d-\d\d)(?:/(?P<last>\d{4}-\d\d-\d\d))?|(?P<year>\d{4})(?:-(?P<month>\d\d))?",
    re.ASCII,
)
PartKind = Literal["title", "date", "dateline", "byline", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A run of words in one report.

    ``start`` and ``end`` count characters of ``Report.text`` from 0, the end
    excluded. Make one with `Report.quote`, which reads the words itself.
    """

    report: str
    start: int
    end: int
    words: str

    def overlaps(self, other: Quote) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that is not the report's own account: a dateline, a byline, a caption.

    ``furniture`` is what a page carries besides (a page number, "Read more", a copyright line).
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A published text.

    ``text`` is never changed after it was read, since every quotation counts in it.
    ``published`` is the day of publication in the publisher's time; ``dateline`` the
    town that the report was sent from, as it stands there. ``parts`` are in the
    order of the text and do not overlap; all else is the body.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: dt.date | None = None
    dateline: str | None = None
    language: str = "en"
    author: str | None = None
    outlet: str | None = None
    parts: tuple[Part, ...] = ()

    def quote(self, start: int, end: int) -> Quote:
        """The words from ``start`` to ``end``.

        Raises `QuoteOutsideReport` if they are not in the text or there are none.
        """
        if not 0 <= start < end <= len(self.text):
            raise QuoteOutsideReport(self.id, start, end, len(self.text))
        return Quote(self.id, start, end, self.text[start:end])

    def body(self) -> Iterator[tuple[int, int]]:
        """The stretches of the text that no part covers, in order."""
        at = 0
        for part in self.parts:
            if part.start > at:
                yield at, part.start
            at = max(at, part.end)
        if at < len(self.text):
            yield at, len(self.text)


@dataclass(frozen=True, slots=True)
class Period:
    """Days, first and last included. "In 2027" is 1 January to 31 December, not a midnight."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period cannot end ({self.last}) before it begins ({self.first}).")

    @classmethod
    def day(cls, day: dt.date) -> Self:
        """One day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A whole month."""
        return cls(
            dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        )

    @classmethod
    def year(cls, year: int) -> Self:
        """A whole year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read what `iso` writes. Raises ``ValueError`` for anything else."""
        m = PERIOD.fullmatch(written)
        if m and m["last"]:
            return cls(dt.date.fromisoformat(m["first"]), dt.date.fromisoformat(m["last"]))
        if m and m["first"]:
            return cls.day(dt.date.fromisoformat(m["first"]))
        if m and m["month"]:
            return cls.month(int(m["year"]), int(m["month"]))
        if m:
            return cls.year(int(m["year"]))
        raise ValueError(f"{written!r} is no YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD.")

    @property
    def iso(self) -> str:
        """``2021-07-09``, ``2021-07``, ``2021``, or ``2021-07-05/2021-07-07`` for other lengths."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if self == Period.year(first.year):
            return f"{first.year:04d}"
        if self == Period.month(first.year, first.month):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money: ``value`` in whole units of ``currency`` (ISO 4217), as the report has it."""

    value: float
    currency: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the report names it: ``title`` without the holder, ``of`` the body or state."""

    title: str
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The entry of the gazetteer that a toponym means; degrees of WGS84, about the middle of it.

    ``id`` is "geonames:" and GeoNames' number, or "dragoman:" and the name in a codebook of our own.
    ``country`` is an ISO 3166 alpha-3 code, None of what lies in several states or none;
    ``admin1`` the name of its province. A "region" is historical, disputed or across borders.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    admin1: str | None = None
    latitude: float
    longitude: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something that a report says, and the words that say it.

    ``id`` comes from the words, never from what we make of them (see `record_id`).
    ``confidence`` is between 0 and 1: how often records made like this one are right.
    """

    id: str
    evidence: Quote
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Who speaks, promises, meets, acts or is acted on; ``evidence`` is the fullest mention.

    ``country`` is an ISO 3166 alpha-3 code. ``members`` are those of an assembly that the world knows.
    ``key`` is what reports are joined on: equal keys are, as far as we can tell, one actor. It begins
    "person:~" where only one word of a name is known, which may be anybody of that name.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    offices: tuple[Office, ...] = ()
    members: tuple[str, ...] = ()
    mentions: tuple[Quote, ...] = ()
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A passage that the report attributes to a source. Actors are given by their ids.

    ``about`` are those of the record whom the content is about, speakers left out.
    """

    speakers: tuple[str, ...]
    cue: Quote | None
    content: Quote
    form: StatementForm
    act: Act
    about: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """An act that an actor undertakes, reaffirms, keeps or breaks."""

    makers: tuple[str, ...]
    act: Quote
    to: tuple[str, ...] = ()
    status: CommitmentStatus = "new"
    due: Period | None = None
    amount: Amount | None = None
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who was there and as what. ``participant`` holds everyone, the others too."""

    convener: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every actor with a role, each once, in order of the roles."""
        return tuple(dict.fromkeys(a for f in fields(self) for a in getattr(self, f.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper that came out of a meeting; ``name`` in the report's words, with what it is about.

    "Adopted" is what is issued or agreed with no word of a signature; "refused" what was not signed.
    """

    name: Quote
    kind: DocumentKind
    status: DocumentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a meeting was: "two-day" has 2 days, "an hour and a half" 1.5 hours; never both."""

    words: Quote
    days: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Which of a series a meeting was: "the fourth meeting of the joint commission" is its fourth.

    ``number`` counts from 1; None of a round that is only called the next or the latest.
    """

    words: Quote
    number: int | None = None
    series: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The meeting that is to follow, in the report's words; ``meeting`` is the id of its own record."""

    words: Quote
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """An occasion on which actors come together, held, planned or called off.

    ``place`` has the text's words, ``where`` the gazetteer's entry for them. ``part_of`` is the id
    of the visit or larger meeting during which it was.
    """

    form: MeetingForm
    level: Level = "other"
    mode: Mode = "unknown"
    status: MeetingStatus = "held"
    date: Period | None = None
    place: str | None = None
    where: Place | None = None
    subject: Quote | None = None
    roles: Roles = Roles()
    documents: tuple[Document, ...] = ()
    length: Length | None = None
    round: Round | None = None
    next: NextMeeting | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many were killed, wounded, arrested …, as the report has it, in persons.

    ``low`` and ``high`` are the bounds that the words leave: "12" is 12 to 12, "at least 12" is 12 to
    None. ``value`` is the number told, exact or not; None for "dozens". ``households`` says that
    families were counted, not persons.
    """

    of: CountOf
    words: Quote
    value: int | None = None
    low: int | None = None
    high: int | None = None
    households: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Who did what to whom, in PLOVER's sixteen types.

    ``mode`` is how (one of `MODES` for the type), ``contexts`` what it has to do with. ``claim`` are
    those in whose statement alone it is told, nobody where the reporter tells it; ``disputed_by``
    those of whom the report says that they deny it. ``reason`` says why it was coded so.

    ``concerns`` are those whom an event without recipients touches, by whose the thing or the place
    is (``concerned_as``): ids of actors, or ISO alpha-3 codes of states that are no actors here.
    """

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    concerned_as: ConcernedAs | None = None
    trigger: Quote
    date: Period | None = None
    place: str | None = None
    where: Place | None = None
    mode: EventMode | None = None
    contexts: tuple[Context, ...] = ()
    counts: tuple[Count, ...] = ()
    claim: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    reason: str = ""

    def __post_init__(self) -> None:
        modes = MODES.get(self.type, ())
        if self.mode is not None and self.mode not in modes:
            raise ValueError(
                f"{self.type} has no mode {self.mode!r}; it has {', '.join(modes) or 'none'}."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt(Record):
    """A passage that we could not settle, as a question that a person can answer."""

    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """Everything that one report says, in the order of the text within each kind."""

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    events: tuple[Event, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises `UnknownActor`."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise UnknownActor(self.report.id, id)

    def records(self) -> Iterator[Record]:
        """Every record of every kind."""
        for kind in (
            self.actors, self.statements, self.commitments, self.meetings, self.events, self.doubts,
        ):  # fmt: skip
            yield from kind


def report_id(text: str) -> str:
    """The id of a report that came without a name: a digest of its text."""
    return "r" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def record_id(kind: str, report: Report, words: Quote, *, twin: int = 0) -> str:
    """An id from what the report says: kind, report, words and which occurrence of them it is.

    ``twin`` counts earlier records of this kind on the very same words, which only
    happens where one word tells of two things. Actors, codes, days and places may be
    understood better tomorrow without renaming the record.
    """
    nth, at = 0, report.text.find(words.words)
    while 0 <= at < words.start:
        nth, at = nth + 1, report.text.find(words.words, at + 1)
    told = "\x1f".join((kind, report.id, words.words, str(nth), str(twin)))
    return f"{kind}-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
