"""Codebook files read and checked; everything that is wrong in one names the file and the row.

A file is CSV with leading "# title:" and "# source:" lines, or TOML with a ``[codebook]`` table of
the same two.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from dragoman.errors import CodebookError


def text_of(file: str) -> str:
    """The content of a codebook file of this package."""
    return resources.files("dragoman.codebooks").joinpath(file).read_text("utf-8")


def files() -> list[str]:
    """The names of all codebook files, in order of the alphabet."""
    here = resources.files("dragoman.codebooks").iterdir()
    return sorted(f.name for f in here if f.name.endswith((".csv", ".toml")))


def head_of(file: str) -> tuple[str, str]:
    """A codebook's title and source. Raises `CodebookError` if it does not say them."""
    if file.endswith(".toml"):
        about = toml(file).get("codebook", {})
    else:
        comments = (line[1:].strip() for line in text_of(file).splitlines() if line[:1] == "#")
        about = {key: value.strip() for key, _, value in (c.partition(":") for c in comments)}
    for key in ("title", "source"):
        if not about.get(key):
            raise CodebookError(file, f"it does not say its {key}.")
    return str(about["title"]), str(about["source"])


def table(
    file: str, columns: Iterable[str] | None = None, *, optional: Iterable[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV codebook, each with the number of its line.

    Raises `CodebookError` where a row has too many or too few values, and if the
    columns are not ``columns``, which those in ``optional`` may follow.
    """
    lines = text_of(file).splitlines()
    skipped = next((n for n, line in enumerate(lines) if line[:1] != "#"), len(lines))
    reader = csv.reader(lines[skipped:])
    names = next(reader, [])
    allowed = [] if columns is None else [[*columns], [*columns, *optional]]
    if columns is not None and names not in allowed:
        raise CodebookError(file, f"its columns are {names}; expected are {list(columns)}.")
    for values in reader:
        number = skipped + reader.line_num
        if len(values) != len(names):
            raise CodebookError(
                file, f"row {number} has {len(values)} values; there are {len(names)} columns."
            )
        yield number, dict(zip(names, values, strict=True))


@cache
def toml(file: str) -> dict[str, Any]:
    """The content of a TOML codebook. Raises `CodebookError` if it is not TOML."""
    try:
        return tomllib.loads(text_of(file))
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(file, f"it is not TOML: {error}.") from error


def word_sets(file: str) -> dict[str, frozenset[str]]:
    """The lists of words under ``[words]`` of a TOML codebook, each as a set, by its name."""
    return {name: frozenset(words) for name, words in toml(file)["words"].items()}


def several(written: str) -> tuple[str, ...]:
    """The parts of a list that is divided by "|"."""
    return tuple(part for part in written.split("|") if part) if written else ()


def day(file: str, where: object, written: str) -> dt.date | None:
    """A day as YYYY-MM-DD, None if nothing is written."""
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise CodebookError(file, f"row {where}: {written!r} is no YYYY-MM-DD.") from None


def part_of_time(file: str, where: object, written: str) -> str | None:
    """A year, month or day just as written, since a year is no day; None if nothing is written."""
    if not written:
        return None
    try:
        dt.date.fromisoformat(f"{written}{'-01-01'[len(written) - 4 :]}")
    except ValueError:
        raise CodebookError(
            file, f"row {where}: {written!r} is no YYYY, YYYY-MM or YYYY-MM-DD."
        ) from None
    return written


class Claims:
    """Which entry each id and each phrase belongs to, so that none belongs to two.

    A phrase may mean two things only if both entries mark it as cautious.
    """

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], object] = {}
        self._phrases: dict[str, tuple[str, object, str, bool]] = {}

    def id(self, file: str, where: object, id: str) -> None:
        """Claim an id within its file. Raises `CodebookError` if it is empty or taken."""
        if not id:
            raise CodebookError(file, f"row {where} has no id.")
        if (file, id) in self._ids:
            raise CodebookError(
                file, f"row {where}: {id!r} stands in row {self._ids[file, id]} too."
            )
        self._ids[file, id] = where

    def phrases(
        self, file: str, where: object, id: str, phrases: Iterable[str], cautious: frozenset[str]
    ) -> None:
        """Claim the phrases of an entry. Raises `CodebookError` if one already means something else."""
        all_phrases = set(phrases)
        if strangers := cautious - all_phrases:
            raise CodebookError(
                file, f"row {where} is cautious about {sorted(strangers)}, which it does not have."
            )
        for phrase in all_phrases:
            if phrase != phrase.strip() or not phrase:
                raise CodebookError(file, f"row {where}: {phrase!r} begins or ends with a space.")
            careful = phrase in cautious
            claim = self._phrases.get(phrase)
            if claim is None:
                self._phrases[phrase] = (file, where, id, careful)
            elif claim[:1] + claim[2:3] != (file, id) and not (careful and claim[3]):
                raise CodebookError(
                    file,
                    f"row {where}: {phrase!r} means {id!r} here and {claim[2]!r} in {claim[0]}, "
                    f"row {claim[1]}; mark it as cautious in both or leave one out.",
                )
