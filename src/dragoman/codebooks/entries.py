"""The entries of the codebooks of who: states, organisations, groups, bodies, offices and their holders.

They are made by `dragoman.codebooks.names`, `titles` and `offices_held` from the files beside this one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.records import ActorKind, Level

StateStatus = Literal["member", "observer", "disputed", "territory", "former"]
BodySort = Literal[
    "ministry", "office", "cabinet", "military", "police", "intelligence",
    "parliament", "court", "bank", "mission", "agency", "media", "party", "company",
]  # fmt: skip
StateOffice = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "organisation_head"
]
Role = Literal["name", "demonym", "people", "capital", "seat", "one", "adjective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory, now or formerly.

    ``iso3`` is ISO 3166 alpha-3, or for what ISO does not list a code of our own that
    begins with X or was once in use. ``demonyms`` are adjectives and people, in the
    singular; "US" and "UK" stand among the ``aliases`` and act as adjectives too.
    ``seats`` are names that speak for the government ("Kremlin"). ``cautious`` are
    phrases of this entry that mean other things as well ("Georgia").
    """

    iso3: str
    iso2: str
    name: str
    official: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    capital_aliases: tuple[str, ...]
    seats: tuple[str, ...]
    status: StateStatus
    disputed: bool
    part_of: str | None
    successors: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    cautious: frozenset[str]

    @property
    def peoples(self) -> tuple[str, ...]:
        """Its people in the plural ("Afghans"), where English makes one with an s."""
        return tuple(p for p in map(_people, self.demonyms) if p)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An intergovernmental organisation, or an organ, mission, agency, court or bank of one.

    ``parent`` is the id of the organisation that it belongs to. ``seat`` is the town of
    its headquarters; the town's name does not stand for the organisation. ``valid_from`` and
    ``valid_to`` are its first and last day, month or year as written; they are known only of what
    began after 1990 or has ended.
    """

    id: str
    name: str
    abbreviations: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: ActorKind
    parent: str | None
    seat: str
    cautious: frozenset[str]
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a grouping from ``first`` to ``last``, both days included; None is open."""

    iso3: str
    first: dt.date | None = None
    last: dt.date | None = None

    def on(self, day: dt.date | None) -> bool:
        """Whether it is a member on ``day``; None asks for today, that is, for whoever has not left."""
        if day is None:
            return self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """A set of states known only together: "the Central Asian countries".

    ``adjectives`` stand before any noun ("Central Asian counterparts"), ``regions``
    after "of" or "in" ("countries of Central Asia"). Where the world does not agree who
    belongs ("the West"), there are no memberships.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    regions: tuple[str, ...]
    memberships: tuple[Membership, ...]
    cautious: frozenset[str]
    kind: ActorKind = "assembly"

    def members(self, day: dt.date | None = None) -> tuple[str, ...]:
        """The codes of those who belong to it on ``day``; without a day, of those who have not left."""
        return tuple(m.iso3 for m in self.memberships if m.on(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A party, movement, armed group or people; or a company, non-governmental organisation or outlet.

    ``country`` is the code of its home state, None if it has none or several. ``valid_from`` and
    ``valid_to`` are as of an `Organisation`.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    cautious: frozenset[str]
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBody:
    """A body of one state with a name of its own: "State Duma", "IRGC"."""

    id: str
    name: str
    country: str
    aliases: tuple[str, ...]
    cautious: frozenset[str]


@dataclass(frozen=True, slots=True)
class GenericBody:
    """A noun phrase in small letters that is a body when a state stands with it: "foreign ministry"."""

    phrase: str
    sort: BodySort

    @property
    def kind(self) -> ActorKind:
        """What such an actor is: a body, unless it belongs to a state without being an organ of it."""
        if self.sort == "party":
            return "group"
        return self.sort if self.sort in ("media", "company") else "body"


@dataclass(frozen=True, slots=True)
class Region:
    """A region or a large town of a state, by its name and adjectives; no actor itself."""

    name: str
    aliases: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a ministry or minister is for.

    ``of`` and ``also`` stand after "ministry of", ``forms`` before "ministry" and "minister".
    """

    of: str
    forms: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeTitle:
    """The title of an office, in small letters unless it is initials ("MP").

    ``level`` is the level of a meeting of its holders. ``heads`` tells that an act of the
    holder in office is an act of the state. ``rank`` marks military and police ranks.
    """

    title: str
    plural: str
    level: Level
    heads: bool
    rank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in an office of a state or an organisation, from ``valid_from`` to ``valid_to``.

    Both days are included; None is open. Where only a year or month is known, they are its
    first and last day, so that a successor may begin before the end. ``title`` is what reports
    say ("Chancellor"). ``country`` is a state's code, ``organisation`` an organisation's id;
    one of the two is None.
    """

    name: str
    aliases: tuple[str, ...]
    gender: Literal["m", "f"]
    country: str | None
    organisation: str | None
    office: StateOffice
    title: str
    valid_from: dt.date
    valid_to: dt.date | None

    def on(self, day: dt.date, *, grace_days: int = 0) -> bool:
        """Whether the spell covers ``day``, or did or will within ``grace_days`` of it."""
        after, before = (self.valid_from - day).days, (day - (self.valid_to or day)).days
        return after <= grace_days and before <= grace_days


@dataclass(frozen=True, slots=True)
class Known:
    """What a phrase of the codebooks of who stands for.

    ``id`` is the entry's id (a state's ISO code). ``role`` says in what way the phrase
    stands for it: "Kazakh" is the demonym of KAZ, "Astana" its capital; "Central Asian
    state" is one of a grouping, "Central Asian" its adjective. ``cautious``: the phrase
    means other things too. ``kind`` None: no actor at all, though a part of the phrase
    would be one ("Gulf of Guinea").
    """

    kind: ActorKind | None
    id: str
    name: str
    role: Role
    country: str | None
    cautious: bool


def _people(demonym: str) -> str | None:
    """The plural of a demonym, None if English has none of its own ("the Chinese", "the Swiss")."""
    if demonym.endswith(("Frenchman", "Dutchman", "Irishman", "woman")):
        return demonym[:-2] + "en"
    if demonym.endswith(("ese", "sh", "ch", "ss", "z", "ois", "x")) or demonym.isupper():
        return None
    return demonym + "s"
