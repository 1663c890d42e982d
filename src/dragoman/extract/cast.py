"""The step `cast`: who is there, and which words stand for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman import codebooks
from dragoman.extract.home import give_countries
from dragoman.extract.mentions import mentions_of
from dragoman.extract.reading import Cast, Reading
from dragoman.extract.twins import Ids
from dragoman.records import Actor, Office, Quote
from dragoman.resolve.casting import resolve
from dragoman.resolve.drafts import Draft, Drafts, quotes_of
from dragoman.resolve.keys import key_of


def cast(reading: Reading) -> Iterator[Cast]:
    """The one cast of the report.

    "Macron met Raisi. He left." has two actors and three mentions.
    """
    drafts = Drafts(reading.parse)
    told = list(resolve(drafts, mentions_of(reading.parse, reading.shapes)))
    give_countries(reading, drafts)
    ids = Ids("actor", reading.report)
    known = {draft.n: ids.new(_evidence(draft)) for draft in drafts.all if draft.mentions}
    yield Cast(
        tuple(_actor(reading, d, known[d.n]) for d in drafts.all if d.n in known),
        tuple(replace(m, actors=_ids(drafts, found, known)) for m, found in told),
    )


def _ids(drafts: Drafts, found: tuple[Draft, ...], known: dict[int, str]) -> tuple[str, ...]:
    final = [drafts.merged.get(d.n, d) for d in found]
    return tuple(dict.fromkeys(known[d.n] for d in final if d.n in known))


def _evidence(draft: Draft) -> Quote:
    """The first mention with the fullest name."""
    named = [m for m in draft.mentions if m.name == draft.name] or draft.mentions
    return named[0].words


def _actor(reading: Reading, draft: Draft, id: str) -> Actor:
    told = draft.offices if draft.kind == "person" else []
    offices = tuple(Office(o.title, o.of) for o in told if o.title)
    name, members = _name(draft), draft.members or _members(reading, draft)
    return Actor(
        id=id,
        evidence=_evidence(draft),
        confidence=max(m.confidence for m in draft.mentions),
        name=name,
        kind=draft.kind,
        country=draft.country,
        offices=offices,
        members=members,
        mentions=quotes_of(draft),
        key=key_of(
            draft.kind, draft.holder.name if draft.holder else name, draft.country,
            known=_known(draft), named=draft.named, offices=offices, members=members,
        ),
    )  # fmt: skip


def _known(draft: Draft) -> str | None:
    """The codebook's id of an actor, whichever of its names has it."""
    own = (m.key for m in draft.mentions if m.kind == draft.kind)
    return next(filter(None, (draft.key, *own)), None)


def _members(reading: Reading, draft: Draft) -> tuple[str, ...]:
    grouping = codebooks.groupings().get((draft.key or "").removeprefix("of "))
    return grouping.members(reading.report.published) if grouping else ()


def _name(draft: Draft) -> str:
    """A state by its name in the codebook, all others by their fullest name in the report."""
    if draft.kind in ("organisation", "body"):
        longest = max(draft.mentions, key=lambda m: len(m.words.words))
        if longest.form == "name":
            return longest.name
    return draft.name
