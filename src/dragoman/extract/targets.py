"""Whom a statement is about: those whom it addresses, praises, blames, or whose doing it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWARDS = (
    "against",
    "toward",
    "towards",
    "with",
    "to",
    "on",
    "for",
    "of",
    "by",
    "from",
    "in",
    "between",
)
"""Prepositions after which the target may stand, those that say so best first."""


def targets(
    reading: Reading, voices: Voices, content: tuple[int, int], speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """The actors whom a content, in tokens, is about; nobody of the speakers' own side.

    "Israel to withdraw" is about Israel, "the Turkish attack" about Turkey, "we will help Chad" about
    Chad. Of several places where somebody may stand, the first that holds anybody counts.
    """
    start, end = content
    root = reading.doc[start:end].root
    for place in _places(root, content):
        found = voices.actors([t for t in place if start <= t.i < end])
        found = tuple(a for a in found if not _is_own(voices, a, speakers))
        if found:
            return found
    return ()


def _is_own(voices: Voices, actor: str, speakers: tuple[str, ...]) -> bool:
    own = voices.with_state(speakers)
    return actor in own or (bool(speakers) and voices.are_of_one_side((actor,), own))


def _places(root: Token, content: tuple[int, int]) -> list[list[Token]]:
    """Where a target may stand, the likeliest first."""
    start, end = content
    if not syntax.is_verbal(root):
        first = [root, *syntax.children(root, "poss", "amod", "compound", "nmod")]
        under = [[t] for name in TOWARDS for t in syntax.under(root, name)]
        return [first, *under, *_further(root, start, end)]
    subjects = [s for s in syntax.subjects(root) if start <= s.i < end]
    objects = syntax.objects(root)
    inner = [s for c in syntax.children(root, "ccomp", "xcomp") for s in syntax.subjects(c)]
    doers = syntax.agents(root)
    under = [[t] for name in TOWARDS for t in syntax.under(root, name)]
    owners = [
        o for t in (*subjects, *objects)
        for o in (*syntax.children(t, "poss", "amod", "compound", "nmod"), *syntax.under(t, "of", "by"))
    ]  # fmt: skip
    return [doers, subjects, [*inner, *objects], owners, *under, *_further(root, start, end)]


def _further(root: Token, start: int, end: int) -> list[list[Token]]:
    """Anybody else in the content who does something, or to whom or whose it is."""
    labels = ("nsubj", "nsubjpass", "dobj", "poss", "amod", "compound", "pobj")
    return [[t] for t in root.doc[start:end] if t.dep_ in labels]
