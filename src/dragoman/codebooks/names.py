"""The names of who: states, organisations, groupings, groups, outlets and bodies of states.

Each loader reads its file once. `who` joins them all in one index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, get_args

from dragoman.codebooks import loading
from dragoman.codebooks.entries import (
    Group,
    Grouping,
    Known,
    Membership,
    NamedBody,
    Organisation,
    Region,
    Role,
    State,
    StateStatus,
)  # fmt: skip
from dragoman.codebooks.loading import Claims, several
from dragoman.codebooks.matcher import PhraseIndex
from dragoman.errors import CodebookError
from dragoman.records import ActorKind

STATE_COLUMNS = (
    "iso3", "iso2", "name", "official", "aliases", "demonyms", "capital", "capital_aliases", "seats",
    "status", "disputed", "part_of", "successors", "valid_from", "valid_to", "cautious",
)  # fmt: skip
ORGANISATION_COLUMNS = (
    "id", "name", "abbreviations", "aliases", "kind", "parent", "seat", "cautious",
)  # fmt: skip
GROUP_COLUMNS = ("id", "name", "aliases", "kind", "country", "cautious")
VALIDITY = ("valid_from", "valid_to")
"""Columns that the files of organisations and groups may have besides."""

PLURAL_NOUNS = ("countries", "states", "nations", "republics")
SINGULAR_NOUNS = ("country", "state", "nation", "republic")


@cache
def states() -> dict[str, State]:
    """Every state and territory by its ISO 3166 alpha-3 code."""
    file = "states.csv"
    claims = Claims()
    found: dict[str, State] = {}
    for where, row in loading.table(file, STATE_COLUMNS):
        if row["status"] not in get_args(StateStatus):
            raise CodebookError(file, f"row {where}: {row['status']!r} is no status of a state.")
        state = State(
            iso3=row["iso3"], iso2=row["iso2"], name=row["name"], official=row["official"],
            aliases=several(row["aliases"]), demonyms=several(row["demonyms"]), capital=row["capital"],
            capital_aliases=several(row["capital_aliases"]), seats=several(row["seats"]),
            status=row["status"],  # type: ignore[arg-type]  # checked above
            disputed=row["disputed"] == "1", part_of=row["part_of"] or None,
            successors=several(row["successors"]),
            valid_from=loading.day(file, where, row["valid_from"]),
            valid_to=loading.day(file, where, row["valid_to"]), cautious=frozenset(several(row["cautious"])),
        )  # fmt: skip
        claims.id(file, where, state.iso3)
        claims.phrases(file, where, state.iso3, _phrases_of_state(state), state.cautious)
        found[state.iso3] = state
    for state in found.values():
        for code in (*state.successors, *([state.part_of] if state.part_of else ())):
            _check_code(file, state.iso3, code, found)
    return found


@cache
def organisations() -> dict[str, Organisation]:
    """Every intergovernmental organisation by its id."""
    file = "organisations.csv"
    claims = Claims()
    found: dict[str, Organisation] = {}
    for where, row in loading.table(file, ORGANISATION_COLUMNS, optional=VALIDITY):
        organisation = Organisation(
            id=row["id"], name=row["name"], abbreviations=several(row["abbreviations"]),
            aliases=several(row["aliases"]), kind=_kind(file, where, row["kind"]),
            parent=row["parent"] or None, seat=row["seat"], cautious=frozenset(several(row["cautious"])),
            valid_from=loading.part_of_time(file, where, row.get("valid_from", "")),
            valid_to=loading.part_of_time(file, where, row.get("valid_to", "")),
        )  # fmt: skip
        claims.id(file, where, organisation.id)
        phrases = (organisation.name, *organisation.abbreviations, *organisation.aliases)
        claims.phrases(file, where, organisation.id, phrases, organisation.cautious)
        found[organisation.id] = organisation
    for organisation in found.values():
        if organisation.parent and organisation.parent not in found:
            raise CodebookError(
                file,
                f"{organisation.id!r} belongs to {organisation.parent!r}, which it does not list.",
            )
    return found


@cache
def groupings() -> dict[str, Grouping]:
    """Every set of states that is known only together, by its id."""
    file = "groupings.toml"
    claims = Claims()
    found: dict[str, Grouping] = {}
    for where, entry in enumerate(loading.toml(file).get("groupings", ()), start=1):
        grouping = Grouping(
            id=entry["id"],
            name=entry["name"],
            aliases=tuple(entry.get("aliases", ())),
            adjectives=tuple(entry.get("adjectives", ())),
            regions=tuple(entry.get("regions", ())),
            memberships=tuple(_memberships(file, entry)),
            cautious=frozenset(entry.get("cautious", ())),
        )
        claims.id(file, where, grouping.id)
        phrases = [phrase for phrase, _ in _phrases_of_grouping(grouping)]
        claims.phrases(file, where, grouping.id, phrases, grouping.cautious)
        found[grouping.id] = grouping
    return found


@cache
def groups() -> dict[str, Group]:
    """Every party, movement, armed group, people and company by its id."""
    return _groups("groups.csv")


@cache
def media() -> dict[str, Group]:
    """Every news agency, broadcaster and paper by its id."""
    return _groups("media.csv")


@cache
def ngos() -> dict[str, Group]:
    """Every non-governmental organisation by its id."""
    return _groups("ngos.csv")


@cache
def named_bodies() -> dict[str, NamedBody]:
    """Every body of a state that has a name of its own, by its id."""
    file = "bodies.toml"
    claims = Claims()
    found: dict[str, NamedBody] = {}
    for where, entry in enumerate(loading.toml(file).get("named", ()), start=1):
        name, country = entry["name"], entry["country"]
        _check_code(file, name, country, states())
        body = NamedBody(
            id=f"{country}:{name}", name=name, country=country, aliases=tuple(entry.get("aliases", ())),
            cautious=frozenset(entry.get("cautious", ())),
        )  # fmt: skip
        claims.id(file, where, body.id)
        claims.phrases(file, where, body.id, (name, *body.aliases), body.cautious)
        found[body.id] = body
    return found


@cache
def regions() -> dict[str, Region]:
    """Every region and large town by its name; none has two states."""
    file = "parts_of_states.csv"
    claims = Claims()
    found: dict[str, Region] = {}
    for where, row in loading.table(file, ("name", "aliases", "country")):
        _check_code(file, row["name"], row["country"], states())
        region = Region(row["name"], several(row["aliases"]), row["country"])
        claims.id(file, where, region.name)
        claims.phrases(file, where, region.name, (region.name, *region.aliases), frozenset())
        found[region.name] = region
    return found


@cache
def not_actors() -> tuple[str, ...]:
    """Phrases that are no actor though a part of them would be: "Gulf of Guinea"."""
    return tuple(row["phrase"] for _, row in loading.table("not_actors.csv", ("phrase",)))


@cache
def who() -> PhraseIndex[Known]:
    """Every name of the codebooks of who, to be found in a report's words.

    Raises `CodebookError` where a phrase means one thing in one file and another in
    the next, and is not marked as cautious in both.
    """
    claims = Claims()
    pairs: list[tuple[str, Known]] = []
    for file, entries in _ENTRIES.items():
        for phrase, known in entries():
            cautious = frozenset((phrase,)) if known.cautious else frozenset[str]()
            claims.phrases(file, known.id, known.id, (phrase,), cautious)
            pairs.append((phrase, known))
    return PhraseIndex(pairs)


def _known_states() -> Iterator[tuple[str, Known]]:
    for state in states().values():
        for phrase, role in _roles_of_state(state):
            cautious = phrase in state.cautious
            yield phrase, Known("state", state.iso3, state.name, role, state.iso3, cautious)


def _known_organisations() -> Iterator[tuple[str, Known]]:
    for org in organisations().values():
        for phrase in dict.fromkeys((org.name, *org.abbreviations, *org.aliases)):
            yield phrase, Known(org.kind, org.id, org.name, "name", None, phrase in org.cautious)


def _known_groupings() -> Iterator[tuple[str, Known]]:
    for grouping in groupings().values():
        for phrase, role in _phrases_of_grouping(grouping):
            cautious = phrase in grouping.cautious
            yield phrase, Known("assembly", grouping.id, grouping.name, role, None, cautious)


def _known_groups(entries: dict[str, Group]) -> Iterator[tuple[str, Known]]:
    for group in entries.values():
        for phrase in dict.fromkeys((group.name, *group.aliases)):
            cautious = phrase in group.cautious
            yield phrase, Known(group.kind, group.id, group.name, "name", group.country, cautious)


def _known_bodies() -> Iterator[tuple[str, Known]]:
    for body in named_bodies().values():
        for phrase in dict.fromkeys((body.name, *body.aliases)):
            cautious = phrase in body.cautious
            yield phrase, Known("body", body.id, body.name, "name", body.country, cautious)


def _known_not_actors() -> Iterator[tuple[str, Known]]:
    for phrase in not_actors():
        yield phrase, Known(None, phrase, phrase, "name", None, False)


_ENTRIES: dict[str, Callable[[], Iterator[tuple[str, Known]]]] = {
    "states.csv": _known_states,
    "organisations.csv": _known_organisations,
    "groupings.toml": _known_groupings,
    "groups.csv": lambda: _known_groups(groups()),
    "media.csv": lambda: _known_groups(media()),
    "ngos.csv": lambda: _known_groups(ngos()),
    "bodies.toml": _known_bodies,
    "not_actors.csv": _known_not_actors,
}


def _roles_of_state(state: State) -> Iterator[tuple[str, Role]]:
    """Each phrase for a state once, with what it is; a name that is a demonym too counts as name."""
    told: set[str] = set()
    roles: tuple[tuple[Role, Iterable[str]], ...] = (
        ("name", (state.name, state.official, *state.aliases)),
        ("demonym", state.demonyms),
        ("people", state.peoples),
        ("capital", (state.capital, *state.capital_aliases)),
        ("seat", state.seats),
    )
    for role, phrases in roles:
        for phrase in phrases:
            if phrase and phrase not in told:
                told.add(phrase)
                yield phrase, role


def _phrases_of_state(state: State) -> list[str]:
    """Every phrase for a state."""
    return [phrase for phrase, _ in _roles_of_state(state)]


def _phrases_of_grouping(grouping: Grouping) -> Iterator[tuple[str, Role]]:
    """Every phrase for a grouping: its names, and what comes of its adjectives and regions."""
    told: dict[str, Role] = {}
    for phrase in (grouping.name, *grouping.aliases):
        told.setdefault(phrase, "name")
    for adjective in grouping.adjectives:
        for noun in PLURAL_NOUNS:
            told.setdefault(f"{adjective} {noun}", "name")
        for noun in SINGULAR_NOUNS:
            told.setdefault(f"{adjective} {noun}", "one")
        told.setdefault(adjective, "adjective")
    for region in grouping.regions:
        for noun in PLURAL_NOUNS:
            told.setdefault(f"{noun} of {region}", "name")
            told.setdefault(f"{noun} in {region}", "name")
    yield from told.items()


def _memberships(file: str, entry: dict[str, Any]) -> Iterator[Membership]:
    """The members of a grouping. Raises `CodebookError` for dates of one that is none."""
    joined, left = entry.get("joined", {}), entry.get("left", {})
    codes = entry.get("members", ())
    if strangers := {*joined, *left} - {*codes}:
        raise CodebookError(
            file, f"{entry['id']!r} has dates of {sorted(strangers)}, who are no members."
        )
    for code in codes:
        _check_code(file, entry["id"], code, states())
        first = loading.day(file, entry["id"], joined.get(code, ""))
        last = loading.day(file, entry["id"], left.get(code, ""))
        yield Membership(code, first, last)


def _groups(file: str) -> dict[str, Group]:
    """The entries of one of the files that have the columns of groups."""
    claims = Claims()
    found: dict[str, Group] = {}
    for where, row in loading.table(file, GROUP_COLUMNS, optional=VALIDITY):
        if row["country"]:
            _check_code(file, row["id"], row["country"], states())
        group = Group(
            id=row["id"], name=row["name"], aliases=several(row["aliases"]),
            kind=_kind(file, where, row["kind"]), country=row["country"] or None,
            cautious=frozenset(several(row["cautious"])),
            valid_from=loading.part_of_time(file, where, row.get("valid_from", "")),
            valid_to=loading.part_of_time(file, where, row.get("valid_to", "")),
        )  # fmt: skip
        claims.id(file, where, group.id)
        claims.phrases(file, where, group.id, (group.name, *group.aliases), group.cautious)
        found[group.id] = group
    return found


def _kind(file: str, where: int, written: str) -> ActorKind:
    """The kind of actor that is written. Raises `CodebookError` for any other word."""
    if written not in get_args(ActorKind):
        raise CodebookError(
            file,
            f"row {where}: {written!r} is no kind of actor; kinds are {', '.join(get_args(ActorKind))}.",
        )
    return written  # type: ignore[return-value]  # checked above


def _check_code(file: str, id: str, code: str, known: Iterable[str]) -> None:
    """Raises `CodebookError` for the code of a state that states.csv does not list."""
    if code not in known:
        raise CodebookError(
            file, f"{id!r} names the state {code!r}, which states.csv does not list."
        )
