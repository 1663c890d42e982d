"""Tellings of meetings, and which of them tell of the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dragoman.records import MeetingForm, MeetingStatus, Mode, Period

SAME = (
    {"meeting", "talks", "conference", "summit", "session"},
    {"visit", "talks", "meeting"},
    {"call", "talks"},
    {"ceremony"},
)
"""Forms by which one occasion may be called in turn."""

BESIDE = ("convener", "host", "chair", "mediator", "partner")
"""Roles of those who need not come to the next round."""
NEAR = 30
"""Tokens between a talk and the visit during which it was held, at most."""


@dataclass(slots=True, eq=False)
class Occasion:
    """An occasion as one passage tells it, then as all of them do together. Spans are tokens."""

    anchor: int
    form: MeetingForm
    evidence: tuple[int, int]
    status: MeetingStatus = "held"
    date: Period | None = None
    place: str | None = None
    mode: Mode = "unknown"
    subject: tuple[int, int] | None = None
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    definite: bool = False
    vague: bool = False
    again: bool = False
    company: bool = False
    settled: bool = False
    """Of a planned one: told as settled ("will visit"), not as hoped for or expected."""
    apart: bool = False
    """Told as held beside a larger occasion ("met separately")."""
    old: bool = False
    """Of a day long before the report's: not the news itself."""
    name: frozenset[str] = frozenset()
    """The words of its own name, in small letters: {"one", "ocean"} of "the One Ocean Summit"."""
    aside: bool = False
    """Told as what another was held on the sidelines of."""
    anchors: list[int] = field(default_factory=list)
    """The anchors of all its tellings, in the order in which they were joined."""
    nouns: list[int] = field(default_factory=list)
    """The nouns among its tellings."""
    next: tuple[int, int] | None = None
    """The words that tell of one to follow of which there is no record."""
    outer: Occasion | None = None
    """The visit or larger meeting during which it was."""
    noun: int | None = None
    verb: int | None = None
    tellings: int = 1

    def __post_init__(self) -> None:
        self.anchors = self.anchors or [self.anchor]

    def present(self) -> tuple[str, ...]:
        """Everybody who takes part, in any role."""
        return tuple(dict.fromkeys(a for actors in self.roles.values() for a in actors))

    def add(self, role: str, actors: tuple[str, ...]) -> None:
        """Give these actors a role besides those who have it."""
        self.roles[role] = self.roles.get(role, ()) + actors

    def confidence(self) -> float:
        """More tellings, a date and a place make it surer."""
        sure = (
            0.55
            + 0.1 * min(self.tellings - 1, 2)
            + 0.05 * (self.date is not None)
            + 0.05 * (self.place is not None)
        )
        return round(min(sure, 0.9), 2)

    def take(self, other: Occasion) -> None:
        """Add what another telling of the same occasion knows."""
        for role, actors in other.roles.items():
            self.roles[role] = tuple(dict.fromkeys((*self.roles.get(role, ()), *actors)))
        self.date = self.date or other.date
        self.place = self.place or other.place
        self.subject = self.subject or other.subject
        self.mode = self.mode if self.mode != "unknown" else other.mode
        self.status = "cancelled" if other.status == "cancelled" else self.status
        if other.form in ("summit", "visit", "call") and self.form in ("meeting", "talks"):
            self.form = other.form
        self.name = self.name or other.name
        self.anchors += other.anchors
        self.nouns += other.nouns
        self.tellings += 1


type Apart = Callable[[str, str], bool]
"""Whether what happens at the one place cannot happen at the other."""


def joined(tellings: Iterable[Occasion], apart: Apart) -> list[Occasion]:
    """One occasion for all its tellings, in the order of the first."""
    found: list[Occasion] = []
    for telling in tellings:
        if telling.again and telling.status == "planned" and not telling.present():
            _like_the_last(telling, found)
        alike = [o for o in reversed(found) if _same(o, telling, apart)]
        # "The trip" is the visit told of before, and "the meeting" to come the one to come.
        own = (o for o in alike if (o.form, o.status) == (telling.form, telling.status))
        same = next(own if telling.definite else iter(alike), next(iter(alike), None))
        if same is not None:
            same.take(telling)
        elif not telling.company and (not telling.definite or telling.present() or telling.date):
            found.append(telling)
    return found


def _like_the_last(telling: Occasion, found: list[Occasion]) -> None:
    """ "The next round will be held in Astana": of those who met at the last one told."""
    last = next(
        (
            o
            for o in reversed(found)
            if o.status == "held" and o.form not in ("visit", "call") and o.present()
        ),
        None,
    )
    if last is not None:
        others = {a for role in BESIDE for a in last.roles.get(role, ())}
        came = last.roles.get("participant", ())
        telling.roles["participant"] = tuple(a for a in came if a not in others) or came
        telling.definite = False
        if telling.form == "meeting" and last.form == "session":
            telling.form = "session"


def _same(one: Occasion, other: Occasion, apart: Apart) -> bool:
    back = other.definite and (not other.name or bool(one.name))
    if not any(one.form in forms and other.form in forms for forms in SAME):
        return back and other.form == "meeting" and not other.present()
    if back and other.form == "call" and one.form != "call":
        return False
    if one.status != other.status and not (back or "cancelled" in (one.status, other.status)):
        return False
    if (
        one.date
        and other.date
        and not (one.date.first <= other.date.last and other.date.first <= one.date.last)
    ):
        return False
    if one.name and other.name and not (one.name <= other.name or other.name <= one.name):
        return False
    if one.aside != other.aside and abs(one.anchors[-1] - other.anchor) < NEAR:
        return False
    if one.old != other.old and not back and not (one.date and other.date):
        return False  # "has paid a visit", "in 2021 they met": the news and what is told beside it
    if one.place and other.place and apart(one.place, other.place):
        return False
    a, b = set(one.present()), set(other.present())
    if (one.apart or other.apart) and a != b and not back:
        return False
    if back:
        return True
    if one.form == other.form == "visit" and a & b and not (one.place and other.place):
        return not (one.roles.get("host") and other.roles.get("host"))
    if (
        {one.form, other.form} & {"visit"}
        and one.form != other.form
        and 0 <= other.anchor - max(one.anchors) < NEAR
    ):
        return bool(a & b)  # "received the envoy, who is on a visit to Tunis"
    if not a or not b:
        return back
    return len(a & b) >= min(len(a), len(b)) and (len(a & b) > 1 or len(a) == len(b))
