"""What is kept between two rounds: definitions, a small state for each source, what was seen.

`SourceStore` is all that fetching asks of whoever keeps it: an archive (`dragoman.archive.ArchiveStore`), or one of the two
stores here, one in memory, one in a folder of JSON files.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any, Protocol

from dragoman.errors import SourceError
from dragoman.sources.items import Source

State = dict[str, Any]
"""JSON-able; what is in it is the business of `dragoman.sources.fetching` and the kinds."""


class SourceStore(Protocol):
    """Keeps sources by their name."""

    def sources(self) -> list[Source]:
        """Every source, by name."""
        ...

    def add(self, source: Source) -> None:
        """Keep a new source. Raises `SourceError` if there is one of this name."""
        ...

    def remove(self, name: str) -> None:
        """Forget a source, its state and what was seen of it. Raises `SourceError`."""
        ...

    def state(self, name: str) -> State:
        """The state of a source; empty at first."""
        ...

    def set_state(self, name: str, state: State) -> None:
        """Keep the state of a source in place of the former."""
        ...

    def seen(self, name: str, key: str) -> str | None:
        """The mark with which a key was last remembered, or None."""
        ...

    def remember(self, name: str, key: str, mark: str) -> None:
        """Keep that this was handed over. It must be on the disk when this returns."""
        ...


class MemoryStore:
    """Keeps everything until the program ends."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._states: dict[str, State] = {}
        self._seen: dict[str, dict[str, str]] = {}

    def sources(self) -> list[Source]:
        """Every source, by name."""
        return [self._sources[name] for name in sorted(self._sources)]

    def add(self, source: Source) -> None:
        """Keep a new source."""
        if source.name in self._sources:
            raise SourceError(source.name, "there is a source of this name; remove it first.")
        self._sources[source.name] = source

    def remove(self, name: str) -> None:
        """Forget a source and what was seen of it."""
        if name not in self._sources:
            raise SourceError(name, f"there is no such source{_others(list(self._sources))}.")
        del self._sources[name]
        self._states.pop(name, None)
        self._seen.pop(name, None)

    def state(self, name: str) -> State:
        """The state of a source."""
        found: State = json.loads(json.dumps(self._states.get(name, {})))
        return found

    def set_state(self, name: str, state: State) -> None:
        """Keep the state of a source."""
        self._states[name] = json.loads(json.dumps(state))

    def seen(self, name: str, key: str) -> str | None:
        """The mark of a key."""
        return self._seen.get(name, {}).get(key)

    def remember(self, name: str, key: str, mark: str) -> None:
        """Keep the mark of a key."""
        self._seen.setdefault(name, {})[key] = mark


class FileStore(MemoryStore):
    """Keeps everything in a folder: ``sources.json``, and ``NAME.state.json`` and ``NAME.seen.jsonl`` of each.

    What was seen is added line by line, so that a killed run loses at most the line that it was
    writing. For one program at a time.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._open: dict[str, IO[str]] = {}
        for found in self._read(folder / "sources.json", []):
            source = Source.from_json(found)
            self._sources[source.name] = source

    def add(self, source: Source) -> None:
        """Keep a new source."""
        super().add(source)
        self._write_sources()

    def remove(self, name: str) -> None:
        """Forget a source and what was seen of it."""
        super().remove(name)
        if name in self._open:
            self._open.pop(name).close()
        for ending in ("state.json", "seen.jsonl"):
            (self._folder / f"{name}.{ending}").unlink(missing_ok=True)
        self._write_sources()

    def state(self, name: str) -> State:
        """The state of a source."""
        found: State = self._read(self._folder / f"{name}.state.json", {})
        return found

    def set_state(self, name: str, state: State) -> None:
        """Keep the state of a source."""
        self._write(self._folder / f"{name}.state.json", state)

    def seen(self, name: str, key: str) -> str | None:
        """The mark of a key."""
        self._load_seen(name)
        return super().seen(name, key)

    def remember(self, name: str, key: str, mark: str) -> None:
        """Keep the mark of a key."""
        self._load_seen(name)
        super().remember(name, key, mark)
        if name not in self._open:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open[name] = self._seen_file(name).open("a", encoding="utf-8")
        self._open[name].write(json.dumps([key, mark]) + "\n")
        self._open[name].flush()

    def close(self) -> None:
        """Close its files, and write what was seen anew where a key has many lines."""
        for name, file in self._open.items():
            lines = file.tell()
            file.close()
            seen = self._seen.get(name, {})
            if lines > 4096 + 4 * sum(len(key) + len(mark) + 9 for key, mark in seen.items()):
                self._rewrite(name, seen)
        self._open.clear()

    def _rewrite(self, name: str, seen: dict[str, str]) -> None:
        text = "".join(json.dumps([key, mark]) + "\n" for key, mark in seen.items())
        _replace(self._seen_file(name), text)

    def _seen_file(self, name: str) -> Path:
        return self._folder / f"{name}.seen.jsonl"

    def _load_seen(self, name: str) -> None:
        if name in self._seen:
            return
        self._seen[name] = {}
        if not self._seen_file(name).exists():
            return
        whole = True
        with self._seen_file(name).open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                whole = line.endswith("\n")
                try:
                    key, mark = json.loads(line)
                except ValueError:
                    continue  # the line that a killed run was writing
                self._seen[name][key] = mark
        if not whole:
            self._rewrite(name, self._seen[name])

    def _write_sources(self) -> None:
        self._write(self._folder / "sources.json", [one.to_json() for one in self.sources()])

    def _read(self, file: Path, otherwise: Any) -> Any:
        try:
            return json.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            return otherwise
        except (OSError, ValueError) as error:
            raise SourceError(str(file), f"it cannot be read ({error}).") from error

    def _write(self, file: Path, found: Any) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(file, json.dumps(found, ensure_ascii=False, indent=1))
        except OSError as error:
            raise SourceError(str(file), f"it cannot be written ({error.strerror}).") from error


def _replace(file: Path, text: str) -> None:
    """Write a file so that whoever reads it finds the old one or the new one whole."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def _others(names: list[str]) -> str:
    return f"; there are: {', '.join(sorted(names)[:20])}" if names else ""
