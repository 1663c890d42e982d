"""What Dragoman knows beforehand, kept as data: who there is, and the words for it.

A codebook is a CSV or TOML file in this folder; `kinds` lists them and `rows` prints one.
The codebooks of who have loaders of their own, which check what they read, and three
indexes that find their phrases in a report: `who`, `body_index` and `office_index`.
`holders_of` and `holders_named` tell who held an office on a day.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from dragoman.codebooks import loading
from dragoman.codebooks.entries import (
    BodySort,
    GenericBody,
    Group,
    Grouping,
    Holder,
    Known,
    Membership,
    NamedBody,
    OfficeTitle,
    Organisation,
    Portfolio,
    Region,
    Role,
    State,
    StateOffice,
    StateStatus,
)  # fmt: skip
from dragoman.codebooks.given import gender_of_name
from dragoman.codebooks.matcher import PhraseIndex, words_of
from dragoman.codebooks.names import (
    groupings,
    groups,
    media,
    named_bodies,
    ngos,
    not_actors,
    organisations,
    regions,
    states,
    who,
)  # fmt: skip
from dragoman.codebooks.offices_held import holders, holders_named, holders_of
from dragoman.codebooks.titles import (
    body_index,
    generic_bodies,
    honorifics,
    modifiers,
    office_index,
    offices,
    portfolios,
    short_titles,
    state_words,
)  # fmt: skip
from dragoman.errors import CodebookError

__all__ = [
    "BodySort", "Codebook", "GenericBody", "Group", "Grouping", "Holder", "Known", "Membership", "NamedBody",
    "OfficeTitle", "Organisation", "PhraseIndex", "Portfolio", "Region", "Role", "State", "StateOffice", "StateStatus",
    "body_index", "gender_of_name", "generic_bodies", "groupings", "groups", "holders", "holders_named", "holders_of",
    "honorifics", "kinds", "media",
    "modifiers", "named_bodies", "ngos", "not_actors", "office_index", "offices", "organisations",
    "portfolios", "regions", "rows", "short_titles", "state_words", "states", "who", "words_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codebook:
    """A codebook as `kinds` lists it; ``entries`` counts the rows that `rows` gives."""

    kind: str
    title: str
    source: str
    entries: int
    file: str


@cache
def kinds() -> dict[str, Codebook]:
    """Every codebook of this folder by its kind, which is its file's name without the ending."""
    found: dict[str, Codebook] = {}
    for file in loading.files():
        kind = file.rpartition(".")[0]
        title, source = loading.head_of(file)
        found[kind] = Codebook(kind, title, source, sum(1 for _ in _rows_of(file)), file)
    return found


def rows(kind: str) -> Iterator[dict[str, object]]:
    """The entries of one codebook as plain dicts of text, numbers, lists and None.

    Raises `CodebookError` if there is no such codebook.
    """
    files = {file.rpartition(".")[0]: file for file in loading.files()}
    if kind not in files:
        close = difflib.get_close_matches(kind, files, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(files)}."
        raise CodebookError(repr(kind), f"there is none of this name; {hint}")
    return _rows_of(files[kind])


def _rows_of(file: str) -> Iterator[dict[str, object]]:
    """The rows of a file: typed where there is a loader, else as they are written."""
    if file in _TYPED:
        for entry in _TYPED[file]():
            yield _plain(entry)
    elif file == "bodies.toml":
        yield from _rows_of_bodies()
    elif file == "offices.toml":
        yield from _rows_of_offices()
    elif file.endswith(".csv"):
        for _, row in loading.table(file):
            yield dict(row)
    else:
        yield from _rows_of_toml(loading.toml(file))


_TYPED: dict[str, Callable[[], Iterable[Any]]] = {
    "states.csv": lambda: states().values(),
    "organisations.csv": lambda: organisations().values(),
    "groupings.toml": lambda: groupings().values(),
    "groups.csv": lambda: groups().values(),
    "holders.csv": holders,
    "media.csv": lambda: media().values(),
    "ngos.csv": lambda: ngos().values(),
    "parts_of_states.csv": lambda: regions().values(),
}


def _rows_of_bodies() -> Iterator[dict[str, object]]:
    parts: tuple[tuple[str, Iterable[Any]], ...] = (
        ("named", named_bodies().values()),
        ("generic", generic_bodies().values()),
    )
    for part, entries in parts:
        for entry in entries:
            yield {"part": part, **_plain(entry)}
    for phrase in sorted(state_words()):
        yield {"part": "state", "phrase": phrase}


def _rows_of_offices() -> Iterator[dict[str, object]]:
    for office in offices().values():
        yield {"part": "office", **_plain(office)}
    for word, sort in modifiers().items():
        yield {"part": "modifier", "word": word, "sort": sort}
    for word in sorted(honorifics()):
        yield {"part": "honorific", "word": word}
    for word, title in short_titles().items():
        yield {"part": "short", "word": word, "title": title}


def _rows_of_toml(content: dict[str, Any]) -> Iterator[dict[str, object]]:
    """The entries of any TOML codebook: its lists and tables, one row an entry.

    ``part`` names the list or table, where there is more than one; ``id`` the key of
    an entry in a table; ``value`` is an entry that is no table itself.
    """
    parts = {name: part for name, part in content.items() if name != "codebook"}
    for name, part in parts.items():
        told: dict[str, object] = {"part": name} if len(parts) > 1 else {}
        if isinstance(part, dict):
            for key, entry in part.items():
                inner = entry if isinstance(entry, dict) else {"value": entry}
                yield {**told, "id": key, **_plain_values(inner)}
        else:
            for entry in part if isinstance(part, list) else [part]:
                inner = entry if isinstance(entry, dict) else {"value": entry}
                yield {**told, **_plain_values(inner)}


def _plain(entry: Any) -> dict[str, object]:
    """The fields of an entry as plain values."""
    return _plain_values({f.name: getattr(entry, f.name) for f in fields(entry)})


def _plain_values(entry: dict[str, Any]) -> dict[str, object]:
    return {str(key): _plain_value(value) for key, value in entry.items()}


def _plain_value(value: Any) -> object:
    if isinstance(value, Membership):
        return _plain(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain_value(each) for each in value]
    if isinstance(value, dict):
        return _plain_values(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
