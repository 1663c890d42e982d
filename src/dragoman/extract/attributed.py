"""Statements that a reader has seen and that the frames of cue verbs have not.

A reader's clues are spans: sources, cues, contents. Here each content is linked to the cue and the
source beside it, cut as the codebook cuts contents, and kept if somebody in the cast says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of
from dragoman.models.reader import Clue
from dragoman.parse import Sentence, syntax
from dragoman.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE_ENOUGH = 0.4
"""Contents less likely than this are not followed up."""
NEAR = 12
"""Tokens that may stand between a content and its cue, or a cue and its source."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A content with its cue and source, as a reader sees them, in tokens."""

    content: tuple[int, int]
    cue: Clue
    source: Clue | None
    probability: float


def proposals(
    reading: Reading, sentence: Sentence, *, least: float = SURE_ENOUGH
) -> Iterator[Proposal]:
    """The contents that begin in a sentence, each with the cue and the source beside it.

    Contents less likely than ``least`` are left out.
    """
    here = _within(reading, sentence)
    cues = [c for c in here if c.label == "cue"]
    sources = [c for c in here if c.label == "source"]
    for content in _joined([c for c in here if c.label == "content"], cues):
        if content.probability < least or content.start < sentence.start:
            continue
        cue = _nearest(content, cues)
        if cue is None:
            continue
        end = min(content.end, sentence.end)
        yield Proposal((content.start, end), cue, _nearest(cue, sources), content.probability)


def act_of_cue(reading: Reading, cue: Clue) -> tuple[Token | None, Act | None]:
    """The cue's own verb or noun, and the act that the codebook gives it; None if it has none."""
    book = reporting()
    for i in range(cue.start, cue.end):
        token = reading.doc[i]
        known = book.verbs.get(token.lemma_.lower())
        if known and syntax.is_verbal(token):
            return token, known.clause or known.object or known.person or known.as_
        if token.pos_ == "NOUN" and (act := book.carried.get(token.lemma_.lower())):
            return token, act
    return None, None


def speakers_in(reading: Reading, source: Clue | None) -> tuple[str, ...]:
    """The actors that the words of a source stand for: those at its head."""
    if source is None:
        return ()
    root = reading.doc[source.start : source.end].root
    found = actors_of(reading, root)
    if not found:
        found = next(
            filter(None, (actors_of(reading, t) for t in reading.doc[source.start : source.end])),
            (),
        )
    joined = (t for t in syntax.conjuncts(root)[1:] if source.start <= t.i < source.end)
    return tuple(dict.fromkeys((*found, *(a for t in joined for a in actors_of(reading, t)))))


def _within(reading: Reading, sentence: Sentence) -> list[Clue]:
    return [
        c
        for c in reading.clues.attributions
        if c.start < sentence.end and c.end > sentence.start
    ]  # fmt: skip


def _joined(contents: list[Clue], cues: list[Clue]) -> list[Clue]:
    """Contents of which one goes on right where the other ends, but for a mark, are one."""
    found: list[Clue] = []
    for content in contents:
        last = found[-1] if found else None
        if last and content.start - last.end <= 1 and not _between(last, content, cues):
            low = min(last.probability, content.probability)
            found[-1] = Clue(last.start, content.end, "content", low)
        else:
            found.append(content)
    return found


def _between(one: Clue, other: Clue, clues: list[Clue]) -> bool:
    return any(one.end <= c.start and c.end <= other.start for c in clues)


def _nearest(to: Clue, some: list[Clue]) -> Clue | None:
    def distance(c: Clue) -> int:
        return max(c.start - to.end, to.start - c.end, 0)

    best = min(some, key=distance, default=None)
    return best if best is not None and distance(best) <= NEAR else None
