"""Sources in an archive: what they are, how they are doing, and what was seen of them.

What was seen is remembered in the transaction in which the report is added, so that whatever breaks off,
a report is there if and only if its source need not bring it again.
"""

from __future__ import annotations

import hashlib
import json as jsons
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.archive import rows, schema
from dragoman.errors import SourceError
from dragoman.sources.items import Seen, Source

if TYPE_CHECKING:
    from dragoman.archive.archive import Archive

LONGEST_KEY = 500
"""Characters; PostgreSQL cannot index much longer ones, and a digest tells keys apart as well."""


class ArchiveStore:
    """The `dragoman.sources.SourceStore` of an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._seen: dict[str, dict[str, str]] = {}

    def sources(self) -> list[Source]:
        """Every source, by name."""
        d = schema.source_definitions.c
        with self._archive.reading() as connection:
            found = connection.scalars(sa.select(d.json).order_by(d.source)).all()
        return [Source.from_json(jsons.loads(one)) for one in found]

    def add(self, source: Source) -> None:
        """Keep a new source. Raises `SourceError` if there is one of this name."""
        new = {
            "source": source.name,
            "json": jsons.dumps(source.to_json()),
            "added": self._archive.now(),
        }
        with self._archive.writing() as connection:
            if _is_there(connection, source.name):
                raise SourceError(source.name, "there is a source of this name; remove it first.")
            rows.insert(connection, schema.source_definitions, [new])

    def remove(self, name: str) -> None:
        """Forget a source, its state and what was seen of it; its reports stay. Raises `SourceError`."""
        with self._archive.writing() as connection:
            if not _is_there(connection, name):
                names = connection.scalars(sa.select(schema.source_definitions.c.source)).all()
                there = f"; there are: {', '.join(sorted(names)[:20])}" if names else ""
                raise SourceError(name, f"there is no such source{there}.")
            for table in (schema.source_definitions, schema.source_state, schema.source_seen):
                connection.execute(sa.delete(table).where(table.c.source == name))
        self._seen.pop(name, None)

    def state(self, name: str) -> dict[str, Any]:
        """The state of a source; empty at first."""
        s = schema.source_state.c
        with self._archive.reading() as connection:
            found = connection.scalar(sa.select(s.state).where(s.source == name))
        self._seen.pop(name, None)  # a new round: another program may have seen more
        state: dict[str, Any] = jsons.loads(found) if found else {}
        return state

    def set_state(self, name: str, state: dict[str, Any]) -> None:
        """Keep the state of a source in place of the former."""
        new = {"source": name, "state": jsons.dumps(state), "updated": self._archive.now()}
        with self._archive.writing() as connection:
            if _is_there(connection, name):  # it may have been removed meanwhile
                _put(connection, schema.source_state, [new])

    def seen(self, name: str, key: str) -> str | None:
        """The mark with which a key was last remembered, or None."""
        if name not in self._seen:
            s = schema.source_seen.c
            with self._archive.reading() as connection:
                asked = sa.select(s.key, s.mark).where(s.source == name)
                self._seen[name] = {key: _read(mark) for key, mark in connection.execute(asked)}
        return self._seen[name].get(_key(key))

    def remember(self, name: str, key: str, mark: str) -> None:
        """Keep that this was handed over, in a transaction of its own."""
        with self._archive.writing() as connection:
            self.remember_in(connection, [(name, Seen(key, mark))])

    def remember_in(self, connection: sa.Connection, many: Iterable[tuple[str, Seen]]) -> None:
        """Keep what was seen of sources, within the connection's transaction; of two marks of a key, the later."""
        last = {(name, _key(seen.key)): _written(seen.mark) for name, seen in many}
        # Sorted, so that two programs never wait for each other.
        _put(
            connection, schema.source_seen,
            [{"source": name, "key": key, "mark": mark} for (name, key), mark in sorted(last.items())],
        )  # fmt: skip
        for (name, key), mark in last.items():
            if name in self._seen:
                self._seen[name][key] = _read(mark)


def _is_there(connection: sa.Connection, name: str) -> bool:
    d = schema.source_definitions.c
    return connection.scalar(sa.select(d.source).where(d.source == name)) is not None


def _put(connection: sa.Connection, table: sa.Table, new: list[dict[str, str]]) -> None:
    """Write rows, those with these keys in the place of the former."""
    if not new:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    insert = dialect.insert(table)
    other = {c.name: insert.excluded[c.name] for c in table.c if not c.primary_key}
    keys = [c.name for c in table.primary_key]
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=other), new)


def _key(key: str) -> str:
    """A key as it is kept; a long one by its digest."""
    if len(key) > LONGEST_KEY:
        key = "sha256:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return _written(key)


def _written(words: str) -> str:
    """Words as every database keeps them: what it would not is escaped."""
    if "\0" not in words and not words.startswith("\1"):
        try:
            words.encode("utf-8")
        except UnicodeEncodeError:
            pass
        else:
            return words
    return "\1" + jsons.dumps(words)


def _read(words: str) -> str:
    found: str = jsons.loads(words[1:]) if words.startswith("\1") else words
    return found
