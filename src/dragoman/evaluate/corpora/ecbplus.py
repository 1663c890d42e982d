"""ECB+: news reports in which all words for one happening are tied together, also between reports.

Cybulska and Vossen 2014 (CC BY 3.0). A folder a topic, ``ECB+/1/1_10ecb.xml`` and ``1_10ecbplus.xml``,
the two sorts telling of two different happenings of one kind. Only the sentences of
``ECBplus_coreference_sentences.csv`` were checked, so only they count, as in all published figures.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.errors import InputError

CHECKED = "ECBplus_coreference_sentences.csv"
ACTION = ("ACTION", "NEG_ACTION")
NAME = re.compile(r"(\d+)_\d+(ecb|ecbplus)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words for a happening: their places in one of the document's checked sentences, and its chain."""

    id: str
    sentence: int
    words: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its whole text, a sentence a line, and the words of its checked sentences.

    ``happening`` is the topic with its sort, as "1ecb": what the report mainly tells.
    """

    name: str
    topic: str
    happening: str
    text: str
    sentences: tuple[tuple[str, ...], ...]
    marked: tuple[Marked, ...]


def documents(folder: Path) -> Iterator[Document]:
    """Every document that has checked sentences, topic by topic.

    Raises `InputError` that names what is missing or is no document.
    """
    checked = _checked(folder / CHECKED)
    files = sorted(folder.glob("ECB+/*/*.xml"), key=lambda f: (int(f.stem.split("_")[0]), f.stem))
    if not files:
        raise InputError(str(folder), "has no ECB+/*/*.xml files.")
    for file in files:
        if file.stem in checked:
            yield _document(file, checked[file.stem])


def _checked(file: Path) -> dict[str, set[int]]:
    if not file.is_file():
        raise InputError(str(file), "is not there; it says which sentences count.")
    found: dict[str, set[int]] = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as lines:
        for topic, name, number in list(csv.reader(lines))[1:]:
            found[f"{topic}_{name}"].add(int(number))
    return found


def _document(file: Path, checked: set[int]) -> Document:
    try:
        root = ET.parse(file).getroot()  # noqa: S314  # a corpus that the user chose
    except ET.ParseError as error:
        raise InputError(str(file), f"is no XML: {error}.") from None
    kind = NAME.fullmatch(file.stem)
    if kind is None:
        raise InputError(str(file), "is not named as ECB+ names its files, 1_10ecb.xml.")
    tokens = [
        (t.get("t_id", ""), int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")
    ]
    lines: dict[int, list[str]] = defaultdict(list)
    at: dict[str, tuple[int, int]] = {}
    for id_, sentence, word in tokens:
        at[id_] = (sentence, len(lines[sentence]))
        lines[sentence].append(word)
    kept = sorted(n for n in lines if n in checked)
    body = [words for _, words in sorted(lines.items()) if words[0] != "http"]
    return Document(
        name=file.stem,
        topic=kind[1],
        happening=kind[1] + kind[2],
        text="\n".join(" ".join(words) for words in body),
        sentences=tuple(tuple(lines[n]) for n in kept),
        marked=tuple(_marked(root, file.stem, at, {n: i for i, n in enumerate(kept)})),
    )


def _marked(
    root: ET.Element, name: str, at: dict[str, tuple[int, int]], kept: dict[int, int]
) -> Iterator[Marked]:
    """The words for happenings in sentences that count; whatever is in no chain is alone."""
    chains = {
        source.get("m_id"): relation.get("note") or f"{name}-{relation.get('r_id')}"
        for relation in root.iterfind("Relations/*")
        for source in relation.iterfind("source")
    }
    for markable in root.iterfind("Markables/*"):
        anchors = [at[t.get("t_id", "")] for t in markable.iterfind("token_anchor")]
        if not anchors or not markable.tag.startswith(ACTION):
            continue
        sentences = {sentence for sentence, _ in anchors}
        if len(sentences) == 1 and (sentence := sentences.pop()) in kept:
            id_ = f"{name}-{markable.get('m_id')}"
            words = tuple(sorted(number for _, number in anchors))
            yield Marked(id_, kept[sentence], words, chains.get(markable.get("m_id"), id_))
