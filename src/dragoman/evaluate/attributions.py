"""Whole attributions of public sets: what is said, and by whom, as the full reading has it.

PolNeAR marks spans of source and content; a statement has a content and actors. So a source is
right if one of the words that stand for a speaker, pronouns too, lies in the marked source, and, where
none is marked, if nobody speaks. Statements are taken as they are read, before reports that are not
about politics are emptied. Beside them stands what the encoder alone sees: each content with the
source nearest to its cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.alike import pairs
from dragoman.evaluate.compare import ENOUGH, Measure
from dragoman.evaluate.corpora import polnear as corpus
from dragoman.evaluate.labelled import ALONE, LabelScore

if TYPE_CHECKING:
    from dragoman.evaluate.corpora.polnear import Attribution
    from dragoman.extract import Reading
    from dragoman.models.reader import ReaderName
    from dragoman.records import Report

MARKS = " \t\r\n\"'“”‘’.,;:!?-–—"
"""What may stand at the edges of a content without making it another one."""
OPENING = ("that ", "whether ")


@dataclass(frozen=True, slots=True)
class Told:
    """A found content in characters, and the words that may name its source; None for nobody."""

    content: tuple[int, int]
    sources: tuple[tuple[int, int], ...] | None


def polnear(folder: Path, reader: ReaderName) -> LabelScore:
    """Attributions of the articles of ``dev``: contents, contents with their source, sources alone."""
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings

    articles = list(corpus.attributions(folder))
    table: dict[str, Measure] = {}
    read = readings((_report(name, text) for name, text, _ in articles), STEPS, reader)
    for (_, text, gold), reading in zip(articles, read, strict=True):
        _count(table, text, gold, list(_statements(reading)), "")
        if reader == "full":
            _count(table, text, gold, list(_seen(reading)), ALONE)
    order = sorted(table, key=lambda name: name.endswith(ALONE))
    return LabelScore({name: table[name] for name in order}, None, len(articles), 0)


def _report(name: str, text: str) -> Report:
    from dragoman.records import Report

    return Report(id=name, text=text)


def _statements(reading: Reading) -> Iterator[Told]:
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in reading.cast.mentions:
        words = reading.parse.quote(mention.start, mention.end)
        for actor in mention.actors:
            places.setdefault(actor, []).append((words.start, words.end))
    for said in reading.found.get("statements", ()):
        sources = tuple(place for actor in said.speakers for place in places.get(actor, ()))
        yield Told((said.content.start, said.content.end), sources if said.speakers else None)


def _seen(reading: Reading) -> Iterator[Told]:
    """The contents that the encoder sees, by themselves, with the source nearest to their cue."""
    from dragoman.extract.attributed import proposals

    for sentence in reading.parse.sentences:
        for one in proposals(reading, sentence, least=0.0):
            content = reading.parse.quote(*one.content)
            source = reading.parse.quote(one.source.start, one.source.end) if one.source else None
            yield Told(
                (content.start, content.end),
                ((source.start, source.end),) if source else None,
            )


def _count(
    table: dict[str, Measure],
    text: str,
    gold: Sequence[Attribution],
    found: Sequence[Told],
    after: str,
) -> None:
    """Add one article's counts to the table."""
    ours = [bare(text, *g.content) for g in gold]
    theirs = [bare(text, *f.content) for f in found]
    for kind, least in (("exact", 1.0), ("overlap", ENOUGH)):

        def likeness(i: int, j: int, least: float = least) -> float:
            score = _overlap(ours[i], theirs[j])
            return score if score >= least else 0.0

        def with_source(i: int, j: int) -> float:
            return likeness(i, j) if same_source(gold[i], found[j]) else 0.0

        numbers = range(len(gold)), range(len(found))
        same = pairs(*numbers, likeness)
        whole = pairs(*numbers, with_source)
        for name, right in (("content", len(same)), ("content and source", len(whole))):
            key = f"{name}, {kind}{after}"
            table[key] = table.get(key, Measure()) + Measure(right, len(gold), len(found))
    right = sum(same_source(gold[i], found[j]) for i, j in same)
    key = f"source of these{after}"
    table[key] = table.get(key, Measure()) + Measure(right, len(same), len(same))


def same_source(gold: Attribution, found: Told) -> bool:
    """Whether words of the found source lie in the marked one, or both have none."""
    if gold.source is None or found.sources is None:
        return gold.source is None and found.sources is None
    start, end = gold.source
    return any(min(b, end) > max(a, start) for a, b in found.sources)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A content without marks at its edges and without "that" before it."""
    while True:
        words = text[start:end]
        start += len(words) - len(words.lstrip(MARKS))
        end -= len(words) - len(words.rstrip(MARKS))
        opening = next((w for w in OPENING if text[start:end].lower().startswith(w)), None)
        if opening is None:
            return start, max(start, end)
        start += len(opening)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)
