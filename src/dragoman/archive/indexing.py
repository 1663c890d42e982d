"""What queries need of a record: columns, words to search, who takes part, which topics.

All of it is made from the record's JSON, so that it can be made anew when a person has corrected the record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from dragoman.records import Period

type Json = Mapping[str, Any]

KINDS = {
    "statement": "statements", "commitment": "commitments", "meeting": "meetings", "event": "events",
}  # fmt: skip
"""Kinds of record that `find` finds, and where they stand in a report's record."""
LINKS = {
    "statement": {"speakers": "speaker", "about": "about"},
    "commitment": {"makers": "maker", "to": "to"},
    "event": {
        "actors": "actor",
        "recipients": "recipient",
        "claim": "claim",
        "disputed_by": "disputed_by",
    },
    "meeting": {},
}
"""Fields that name actors, and as what."""
MOST_NAMES = 6
"""Names of one actor by which its records are found."""
LONG_MONTHS = 36
"""A period of more months is found by its years alone."""


def links(kind: str, json: Json) -> list[tuple[str, str]]:
    """Ids of the actors that a record names, each with its role; each pair once."""
    found = [(one, role) for field, role in LINKS[kind].items() for one in json.get(field) or ()]
    if kind == "meeting":
        found += [(one, role) for role, ids in (json.get("roles") or {}).items() for one in ids]
    return list(dict.fromkeys(found))


def columns(
    kind: str, json: Json, actors: Mapping[str, Json], published: str | None, source: str | None
) -> dict[str, Any]:
    """The columns of `schema.records` that come from what the record says.

    ``actors`` are those of the report by their ids. The days are the record's own, or the day of publication.
    """
    where = json.get("where") or {}
    amount = json.get("amount") or {}
    first, last = period(json.get("date")) or (published, published)
    due = period(json.get("due")) or (None, None)
    named = [actors[one] for one, _ in links(kind, json) if one in actors]
    act = json.get("act")
    return {
        "type": json.get("type"),
        "form": json.get("form"),
        "act": act if isinstance(act, str) else None,
        "status": json.get("status"),
        "level": json.get("level"),
        "first_day": first, "last_day": last, "due_first": due[0], "due_last": due[1],
        "place": json.get("place"),
        "country": where.get("country"),
        "latitude": where.get("latitude"), "longitude": where.get("longitude"),
        "amount": amount.get("value"), "currency": amount.get("currency"),
        "words": "\n".join(_words(json)),
        "names": "\n".join(_names(named)),
        "places": "\n".join(_places(json, where)),
        "facets": " ".join(_facets(kind, json, named, (first, last), source)),
    }  # fmt: skip


@lru_cache(maxsize=100_000)
def facet(name: str, value: str) -> str:
    """A word that stands for one value of one property in the full-text index.

    It is made of letters, so that nothing takes it for a number, and ends in a digit, so that no stemmer takes it for
    an English word.
    """
    digest = hashlib.sha1(f"{name}:{value}".encode(), usedforsecurity=False).hexdigest()[:12]
    return digest.translate(LETTERS) + "0"


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def types_of(json: Json) -> Iterator[str]:
    """What ``--type`` may name: an event's type, mode and contexts, a statement's act and form, a status, a level."""
    for field in ("type", "form", "act", "status", "level", "mode"):
        if isinstance(value := json.get(field), str):
            yield value.casefold()
    yield from (context.casefold() for context in json.get("contexts") or ())


def period(written: str | None) -> tuple[str, str] | None:
    """First and last day of a period as JSON has it."""
    if not written:
        return None
    days = Period.parse(written)
    return days.first.isoformat(), days.last.isoformat()


def time_facets(first: str, last: str) -> Iterator[str]:
    """Facets of the years of a period, and of its months unless it is long."""
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    for year in range(a.year, min(b.year, a.year + 100) + 1):
        yield facet("year", str(year))
    months = range(a.year * 12 + a.month - 1, b.year * 12 + b.month)
    if len(months) > LONG_MONTHS:
        yield facet("month", "long")
    else:
        yield from (facet("month", str(m)) for m in months)


def _facets(
    kind: str,
    json: Json,
    named: list[Json],
    days: tuple[str | None, str | None],
    source: str | None,
) -> Iterator[str]:
    yield facet("kind", kind)
    yield from dict.fromkeys(facet("type", t) for t in types_of(json))
    yield from (facet("topic", t) for t in json.get("topics") or ())
    yield from dict.fromkeys(facet("actor", a["key"]) for a in named if a.get("key"))
    if source:
        yield facet("source", source.casefold())
    if days[0] and days[1]:
        yield from time_facets(days[0], days[1])


def _words(json: Json) -> Iterator[str]:
    """The quoted words, without those that stand within others."""
    spans = list(quotes(json))
    spans.sort(key=lambda s: (s["start"], -s["end"]))
    end = -1
    for span in spans:
        if span["end"] > end:
            yield span["words"]
            end = span["end"]


def _names(named: list[Json]) -> Iterator[str]:
    seen: dict[str, None] = {}
    for actor in named:
        names = [actor["name"], *(m["words"] for m in actor.get("mentions") or ())]
        seen.update(dict.fromkeys(list(dict.fromkeys(names))[:MOST_NAMES]))
    yield from seen


def _places(json: Json, where: Json) -> Iterator[str]:
    told = (json.get("place"), where.get("name"), where.get("admin1"), where.get("country"))
    yield from dict.fromkeys(p for p in told if p)


def quotes(json: Any) -> Iterator[Json]:
    """Every quotation in a record's JSON, however deep."""
    if isinstance(json, dict):
        if "words" in json and "start" in json and "end" in json:
            yield json
            return
        for value in json.values():
            yield from quotes(value)
    elif isinstance(json, list):
        for value in json:
            yield from quotes(value)
