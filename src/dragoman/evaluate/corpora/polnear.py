"""PolNeAR: political news with source, cue and content of every attribution.

Two forms: the corpus itself (``text/*.txt`` beside brat stand-off ``attributions/*.ann``, one file
an annotator), and the conversion that the published comparison of CofeNet uses (JSON lines of
tokens and labels, one a paragraph).
"""

from __future__ import annotations

import glob
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.corpora.tagged import Span, Tagged, labels_of

ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def cofenet(folder: Path) -> Iterator[Tagged]:
    """The articles of ``polnear/valid.txt``, ``test.txt`` or both, in CofeNet's conversion."""
    files = [f for name in ("valid", "test") for f in sorted(folder.glob(f"polnear/{name}.txt"))]
    if not files:
        raise InputError(str(folder), "has no polnear/valid.txt or polnear/test.txt.")
    for file in files:
        rows = (_row(file, n, line) for n, line in enumerate(file.open(encoding="utf-8"), 1))
        for name, found in groupby(rows, key=lambda row: str(row["id"])):
            part = list(found)
            yield Tagged(
                name,
                tuple(tuple(map(str, row["tokens"])) for row in part),
                tuple(tuple(map(str, row["labels"])) for row in part),
            )


def _row(file: Path, n: int, line: str) -> dict[str, list[str]]:
    try:
        row: dict[str, list[str]] = json.loads(line)
        if len(row["tokens"]) == len(row["labels"]) and row["id"]:
            return row
    except (ValueError, KeyError, TypeError):
        pass
    raise InputError(str(file), f"line {n} is no object with id, tokens and labels.")


def articles(folder: Path) -> Iterator[tuple[str, str, list[tuple[int, int, str]]]]:
    """(name, text, spans in characters) of each annotated article; an article may come twice."""
    for file in sorted((folder / "attributions").glob("*.ann")):
        text = folder / "text" / f"{file.stem.rsplit('_', 1)[0]}.txt"
        with text.open(encoding="utf-8", newline="") as f:
            yield file.stem, f.read(), sorted(_brat_spans(file))


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content and its source, in characters; each from its first part's start to its last part's end.

    ``source`` is None where the text names none.
    """

    content: tuple[int, int]
    source: tuple[int, int] | None


def attributions(folder: Path) -> Iterator[tuple[str, str, list[Attribution]]]:
    """(name, text, attributions) of each article of ``dev``, by its first annotator."""
    part = folder / "dev"
    files = sorted((part / "attributions").glob("*.ann"))
    if not files:
        raise InputError(str(folder), "has no dev/attributions/*.ann.")
    seen: set[str] = set()
    for file in files:
        name = file.stem.rsplit("_", 1)[0]
        text = next((t for t in (part / "text").glob(f"{glob.escape(file.stem)}*.txt")), None)
        text = text or part / "text" / f"{name}.txt"
        if name in seen or not text.is_file():
            continue
        seen.add(name)
        with text.open(encoding="utf-8", newline="") as f:
            yield name, f.read(), sorted(_brat_events(file), key=lambda a: a.content)


def _brat_events(file: Path) -> Iterator[Attribution]:
    spans: dict[str, tuple[int, int]] = {}
    events: list[dict[str, list[str]]] = []
    for line in file.read_text("utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.split("\t")[0].partition(" ")[2].split(";")
            edges = [tuple(map(int, place.split())) for place in places]
            spans[key] = min(a for a, _ in edges), max(b for _, b in edges)
        elif key.startswith("E"):
            roles: dict[str, list[str]] = {}
            for pair in rest.split():
                role, _, span = pair.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).append(span)
            events.append(roles)
    for roles in events:
        contents = [spans[s] for s in roles.get("Content", ()) if s in spans]
        sources = [spans[s] for s in roles.get("Source", ()) if s in spans]
        if contents:
            content = min(a for a, _ in contents), max(b for _, b in contents)
            yield Attribution(content, sources[0] if sources else None)


def _brat_spans(file: Path) -> Iterator[tuple[int, int, str]]:
    """The spans that an attribution uses; each part of one that is interrupted is a span."""
    spans: dict[str, tuple[str, str]] = {}
    used: set[str] = set()
    for line in file.read_text("utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            kind, _, places = rest.split("\t")[0].partition(" ")
            spans[key] = (kind, places)
        elif key.startswith("E"):
            used.update(pair.partition(":")[2] for pair in rest.split())
    for key in used & set(spans):
        kind, places = spans[key]
        if kind in ROLES:
            for place in places.split(";"):
                start, end = map(int, place.split())
                yield start, end, ROLES[kind]


def tagged(name: str, marked: list[Span], paragraphs: list[list[tuple[int, str]]]) -> Tagged:
    """Character spans laid on words; ``paragraphs`` hold each word with the character it begins at."""
    segments, labels = [], []
    for words in paragraphs:
        found = []
        for start, end, kind in marked:
            inside = [
                i for i, (at, word) in enumerate(words) if start < at + len(word) and at < end
            ]
            if inside:
                found.append((inside[0], inside[-1] + 1, kind))
        segments.append(tuple(word for _, word in words))
        labels.append(labels_of(found, len(words)))
    return Tagged(name, tuple(segments), tuple(labels))
