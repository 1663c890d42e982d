"""When actors of two reports are one person: across spellings, short names and offices.

A key folds spellings already (`resolve.keys`). Here a bare family name finds its full one, a longer name
its shorter one, and an office its holder of those days; two known holders are never one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman import codebooks
from dragoman.codebooks.entries import StateOffice
from dragoman.records import Actor, ReportRecord
from dragoman.resolve.across.candidates import Candidates
from dragoman.resolve.across.joins import Join, join_of
from dragoman.resolve.keys import office_of
from dragoman.resolve.naming import bare_name, same_person

OFFICE_DAYS = 60
"""Days in which an office of one holder is likely still held by the same one."""
SHORT_DAYS = 400
"""Days within which a family name with the same office means the same person."""
LIFE_DAYS = 30 * 365
GRACE_DAYS = 180
POSTS: dict[str, tuple[StateOffice, ...]] = {
    "president": ("head_of_state",), "king": ("head_of_state",), "supreme leader": ("head_of_state",),
    "prime minister": ("head_of_government",), "chancellor": ("head_of_government",),
    "foreign minister": ("foreign_minister",), "secretary of state": ("foreign_minister",),
}  # fmt: skip
PARTIAL, OFFICE = "person:~", "person:office:"
MOST = 200
STORIES = 30
"""The latest stories of a person that are kept."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one report has him; ``offices`` are those of one holder, as `office_of` names them.

    ``holder`` is the leader or minister of the codebook that it is, if it is one. ``stories`` are those that
    he is told of in, the latest last.
    """

    id: str
    report: str
    key: str
    name: str
    country: str | None
    offices: frozenset[str]
    told: dt.date | None
    stories: tuple[str, ...]
    holder: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the key's name; none of one who is known by an office alone."""
        if self.key.startswith(OFFICE):
            return ()
        return tuple(self.key.removeprefix(PARTIAL).removeprefix("person:").split())


def persons(record: ReportRecord, story: str | None = None) -> Iterator[Person]:
    """Every person of a report that has a key."""
    for a in record.actors:
        if a.kind == "person" and a.key:
            offices = frozenset(o for office in a.offices if (o := office_of(office.title)))
            day = record.report.published
            yield Person(
                a.id, record.report.id, a.key, a.name, a.country, offices, day,
                (story,) if story else (), holder_of(a, offices, day),
            )  # fmt: skip


def holder_of(actor: Actor, offices: frozenset[str], day: dt.date | None) -> str | None:
    """Whom of the codebook's holders an actor is: by full name in his time, by family name in office.

    None where there are several, or none.
    """
    if not actor.key:
        return None
    if actor.key.startswith(OFFICE):
        return _in_office(actor.country, offices, day)
    return _holder(actor.name, actor.key.startswith(PARTIAL), actor.country, offices, day)


@lru_cache(maxsize=20_000)
def _holder(
    name: str,
    partial: bool,  # noqa: FBT001  # a cache takes it so
    country: str | None,
    offices: frozenset[str],
    day: dt.date | None,
) -> str | None:
    if partial and not offices:
        return None
    found = codebooks.holders_named(
        bare_name(name), day, grace_days=GRACE_DAYS if partial else LIFE_DAYS
    )
    posts = {post for office in offices for post in POSTS.get(office, ())}
    if partial:
        found = tuple(h for h in found if h.office in posts)
    if country:
        found = tuple(h for h in found if h.country == country)
    names = {h.name for h in found}
    return names.pop() if len(names) == 1 else None


def _in_office(country: str | None, offices: frozenset[str], day: dt.date | None) -> str | None:
    if not country or not day:
        return None
    posts = {post for office in offices for post in POSTS.get(office, ())}
    names = {h.name for post in posts for h in codebooks.holders_of(country, post, day)}
    return names.pop() if len(names) == 1 else None


def keys(person: Person) -> Iterator[str]:
    """What a person is filed and looked for under: each word of the name, the office with its state, the holder."""
    for word in person.words:
        yield f"name:{word}"
    if person.country:
        for office in sorted(person.offices):
            yield f"office:{person.country}:{office}"
    if person.holder:
        yield f"holder:{person.holder}"


def filed(person: Person) -> str:
    """Under what a person is kept: one entry a key and state, however many reports tell of him."""
    return f"{person.key}|{person.country or ''}"


def remember(new: Person, seen: Candidates[Person]) -> None:
    """Keep a person; one of this key and state who is there already gets the new offices and stories."""
    old = seen.get(filed(new))
    if old:
        later = new if str(new.told or "") >= str(old.told or "") else old
        told = tuple(dict.fromkeys((*old.stories, *new.stories)))[-STORIES:]
        holder = old.holder or new.holder
        new = replace(later, offices=old.offices | new.offices, stories=told, holder=holder)
    seen.put(filed(new), new, keys(new))


def joins_of(new: Person, seen: Candidates[Person]) -> list[Join]:
    """Whom of those stored, under other keys, a new person is; equal full keys are one without a join.

    A short name that may be several of them is none of them.
    """
    near = [p for p in seen.sharing(keys(new), most=MOST) if p.report != new.report]
    near = [p for p in near if p.key != new.key or (_is_short(new) and p.country != new.country)]
    rated = [(p, join) for p in near if (join := same(new, p))]
    if _is_short(new):
        possible = [p for p, _ in rated] + [p for p in near if may_be(new, p) and _close(new, p)]
        if len({p.holder or p.key for p in possible if not _is_short(p)}) > 1:
            return []
    return [j for _, j in sorted(rated, key=lambda pair: (-pair[1].score, pair[1].id))]


def _is_short(person: Person) -> bool:
    return person.key.startswith((PARTIAL, OFFICE))


def _close(a: Person, b: Person) -> bool:
    return bool(set(a.stories) & set(b.stories)) or (
        a.country is not None and a.country == b.country
    )


def may_be(a: Person, b: Person) -> bool:
    """Whether nothing speaks against two being one: no other state, no other holder, names that fit."""
    if a.country and b.country and a.country != b.country:
        return False
    if a.holder and b.holder and a.holder != b.holder:
        return False
    if not a.words or not b.words:
        return True
    return (
        a.key == b.key
        or same_person(" ".join(a.words), " ".join(b.words))
        or a.holder == b.holder is not None
    )


def same(a: Person, b: Person) -> Join | None:
    """The join of two persons with its reason; None if they may be two."""
    if not may_be(a, b):
        return None
    judged = _judged(a, b)
    if judged is None:
        return None
    score, why = judged
    return join_of("person", a.id, b.id, score, why)


def _judged(a: Person, b: Person) -> tuple[float, str] | None:
    """By what is surest first: one holder, one full name, a short name with office or story."""
    state = (
        codebooks.states()[a.country].name
        if a.country in codebooks.states() and a.country == b.country
        else None
    )
    office = next(iter(sorted(a.offices & b.offices)), None) if state else None
    one_story = bool(set(a.stories) & set(b.stories))
    days = abs((a.told - b.told).days) if a.told and b.told else None
    if a.holder and a.holder == b.holder:
        return 0.97, f"both {a.holder}, by the list of who held which office when"
    if a.key == b.key and not _is_short(a):
        told = "one name in all its spellings" + (f", both of {state}" if state else "")
        return (0.95, told) if state or one_story else (0.8, told)
    if not a.words or not b.words:
        return _by_office(office, state, days, a, b)
    if _is_short(a) or _is_short(b):
        if office and (days is None or days <= SHORT_DAYS):
            return 0.92, f"the family name fits, and both are {office} of {state}"
        if one_story and (state or not (a.country and b.country)):
            return 0.88, "the family name fits, in one story" + (
                f", both of {state}" if state else ""
            )
        return None
    if office or (state and one_story):
        return (
            0.9,
            f"one name is the other's short form, both {office or 'in one story'} of {state}",
        )
    return None


def _by_office(
    office: str | None, state: str | None, days: int | None, a: Person, b: Person
) -> tuple[float, str] | None:
    """Whoever is known by the office alone: in the same weeks, if no other holder is known for one of the days."""
    if not office or days is None or days > OFFICE_DAYS or (a.holder or b.holder):
        return None
    return 0.85, f"both {office} of {state}, {days} days apart"
