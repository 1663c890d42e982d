"""Which fields of a record people can correct, and whether what they say instead could have been read.

A correction may be written as people write: words of the report where a quotation belongs, and a name where an actor
does. What is kept has the codebook's form: quotations with their place, actors by their ids.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as dataclass_fields
from functools import cache
from typing import Any, get_args, get_type_hints

from dragoman.archive.indexing import LINKS, links
from dragoman.errors import FormError
from dragoman.jsonform import from_json, to_json
from dragoman.records import Actor, Commitment, Event, Meeting, Quote, Record, Roles, Statement

type Json = Mapping[str, Any]

CLASSES: dict[str, type[Record]] = {
    "actor": Actor, "statement": Statement, "commitment": Commitment, "meeting": Meeting, "event": Event,
}  # fmt: skip
FIXED = ("id", "evidence", "confidence")
"""Fields that are no reading of ours: a record is named by its evidence, and people give no confidence."""
LISTS = {"actor": "actors", "statement": "statements", "commitment": "commitments", "meeting": "meetings", "event": "events"}  # fmt: skip
ROLES = tuple(f.name for f in dataclass_fields(Roles))
COUNTRY = re.compile("[A-Z]{3}|X[A-Z]{2}")
CURRENCY = re.compile("[A-Z]{3}")


class Unfit(ValueError):
    """A correction that fits nothing; the message says in one sentence why."""


def article(kind: str) -> str:
    """ "an event", "a meeting"."""
    return f"{'an' if kind[0] in 'ae' else 'a'} {kind}"


def correctable(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that people can correct, in the codebook's order."""
    return tuple(f.name for f in dataclass_fields(CLASSES[kind]) if f.name not in FIXED)


def settled(said: Json, kind: str, json: Json, fields: Json) -> dict[str, Any]:
    """The corrected fields in the form in which they are kept.

    ``said`` is all that the report says, with its actors as people have corrected them; ``json`` the record as it was
    read. Raises `Unfit`.
    """
    may = correctable(kind)
    if not fields:
        raise Unfit(
            f"nothing cannot be corrected; say a field and what is right: {', '.join(may)}."
        )
    for name in fields:
        if name not in may:
            raise Unfit(f"{name!r} cannot be corrected; of {article(kind)}, {', '.join(may)} can.")
    full = {name: _full(said, kind, json, name, value) for name, value in fields.items()}
    corrected = {**json, **full}
    try:
        record = from_json({"report": said["report"], LISTS[kind]: [corrected]})
    except FormError as error:
        raise Unfit(str(error).replace(f"record.{LISTS[kind]}[0].", "").rstrip(".") + ".") from None
    read = to_json(record)[LISTS[kind]][0]
    for fault in (*_unknown(full, read), *_faults(said, kind, read)):
        raise Unfit(fault)
    return {name: read[name] for name in full}


def _unknown(given: Any, read: Any, where: str = "") -> Iterator[str]:
    """Names within a value that the form does not have."""
    if isinstance(given, Mapping) and isinstance(read, Mapping):
        for name, value in given.items():
            if name not in read and value:
                may = ROLES if where == "roles: " else read
                yield f"{where}{name!r} is none of {', '.join(may)}."
            yield from _unknown(value, read.get(name), f"{name}: ")
    elif isinstance(given, list) and isinstance(read, list):
        for one, other in zip(given, read, strict=True):
            yield from _unknown(one, other, where)


def _full(said: Json, kind: str, json: Json, name: str, value: Any) -> Any:
    """A field's value with quotations for words and ids for names; what is neither stays as it is."""
    one, many = _quoted(kind).get(name, (False, False))
    if one and isinstance(value, str):
        return _quotation(said, json, value)
    if many and isinstance(value, list):
        return [_quotation(said, json, v) if isinstance(v, str) else v for v in value]
    if name in LINKS.get(kind, {}):
        return _ids(said, value)
    if name == "roles" and kind == "meeting" and isinstance(value, Mapping):
        return {role: _ids(said, who) for role, who in value.items()}
    return value


@cache
def _quoted(kind: str) -> dict[str, tuple[bool, bool]]:
    """Fields that are a quotation, and those that are several."""
    found = {}
    for name, hint in get_type_hints(CLASSES[kind]).items():
        found[name] = (hint is Quote or Quote in get_args(hint), hint == tuple[Quote, ...])
    return found


def _quotation(said: Json, json: Json, words: str) -> Json:
    """Where the words stand: within the record's evidence, or else at the one place that has them."""
    text, evidence = said["report"]["text"], json["evidence"]
    at = text.find(words, evidence["start"], evidence["end"]) if words else -1
    if at < 0:
        many = text.count(words) if words else 0
        if many == 0:
            raise Unfit(f"the report does not have the words {words!r}.")
        if many > 1:
            raise Unfit(
                f'the report has {words!r} {many} times; say which with {{"start", "end", "words"}}.'
            )
        at = text.index(words)
    return {"start": at, "end": at + len(words), "words": words}


def _ids(said: Json, who: Any) -> Any:
    """Ids of actors that are given by id, or by a name that the report has for one of them only."""
    if isinstance(who, str):
        who = [who]
    if not isinstance(who, list):
        return who
    return [_id(said, one) if isinstance(one, str) else one for one in who]


def _id(said: Json, one: str) -> str:
    if any(actor["id"] == one for actor in said["actors"]):
        return one
    named = [a for a in said["actors"] if one.casefold() in set(_names(a))]
    if len(named) == 1:
        return str(named[0]["id"])
    if named:
        raise Unfit(f"{one!r} is the name of {len(named)} actors; give one's id.")
    known = ", ".join(a["name"] for a in said["actors"]) or "none"
    raise Unfit(f"the report has no actor {one!r}; it has {known}.")


def _names(actor: Json) -> Iterator[str]:
    yield actor["name"].casefold()
    yield from (m["words"].casefold() for m in actor.get("mentions") or ())


def _faults(said: Json, kind: str, json: Json) -> Iterator[str]:
    """What the form allows and no reading gives."""
    if kind == "actor":
        if not json["name"].strip():
            yield "name: an actor has one."
        for code in filter(None, (json.get("country"), *(json.get("members") or ()))):
            if not COUNTRY.fullmatch(code):
                yield f"country: {code!r} is no ISO 3166 alpha-3 code, such as UZB."
        return
    known = {actor["id"] for actor in said["actors"]}
    yield from (
        f"the report has no actor {one!r}." for one, _ in links(kind, json) if one not in known
    )
    if amount := json.get("amount"):
        if not math.isfinite(amount["value"]) or amount["value"] < 0:
            yield f"amount: {amount['value']} is no sum of money."
        if not CURRENCY.fullmatch(amount["currency"]):
            yield f"amount: {amount['currency']!r} is no ISO 4217 code, such as USD."
    if (where := json.get("where")) and not (
        abs(where["latitude"]) <= 90 and abs(where["longitude"]) <= 180
    ):
        yield "where: there is no such latitude and longitude."
    if kind == "meeting":
        meetings = {one["id"] for one in said["meetings"]} - {json["id"]}
        for name, other in (
            ("part_of", json.get("part_of")),
            ("next", (json.get("next") or {}).get("meeting")),
        ):
            if other is not None and other not in meetings:
                yield f"{name}: the report has no other meeting {other!r}."
