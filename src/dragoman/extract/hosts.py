"""Whose guests they were, where nobody is called the host: the visited state, the leader at home."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.levels import level_of_actor
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import where_is
from dragoman.extract.reading import Reading
from dragoman.records import Actor

IN_PERSON = ("meeting", "talks", "visit")


def settle_hosts(reading: Reading, occasions: Iterable[Occasion]) -> None:
    """Give occasions whose place is known the host that the place tells.

    A visit to Washington is a visit to the United States, if the report speaks of them. Of two
    leaders who meet in Tokyo, the one of Japan is the host; where envoys meet, that is left open.
    """
    actors = {a.id: a for a in reading.cast.actors}
    for occasion in occasions:
        if occasion.roles.get("host") or occasion.form not in IN_PERSON or occasion.place is None:
            continue
        where = where_is(reading, occasion.place)
        if where is None or where.country is None:
            continue
        between = occasion.roles.get("mediator", ())
        there = [actors[a] for a in occasion.present() if a not in between]
        host = (
            _visited(reading, there, where.country)
            if occasion.form == "visit"
            else _at_home(there, where.country)
        )
        if host is not None:
            occasion.add("host", (host.id,))
            occasion.add("participant", (host.id,))


def _visited(reading: Reading, there: list[Actor], country: str) -> Actor | None:
    """The state that is visited, or who of it is among those told of; nobody for a trip at home."""
    if not there or any(a.country == country for a in there):
        return _at_home(there, country)
    states = (a for a in reading.cast.actors if a.kind == "state" and a.country == country)
    return next(states, None)


def _at_home(there: list[Actor], country: str) -> Actor | None:
    """Of two leaders of two states, the one whose state it is in."""
    people = [a for a in there if a.kind == "person"]
    if len(people) != 2 or len(there) > 2 or any(level_of_actor(a) != "summit" for a in people):
        return None
    own = [a for a in people if a.country == country]
    others = [a for a in people if a.country not in (None, country)]
    return own[0] if len(own) == 1 and others else None
