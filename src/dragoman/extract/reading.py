"""A report and what the steps before found in it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dragoman.models.reader import NO_CLUES, Clues
from dragoman.parse import Parse
from dragoman.records import Actor, Report
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dragoman.extract.shapes import Shapes
    from dragoman.extract.times import Time


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody that a report names or describes, and the words that stand for each."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()


NOBODY = Cast()

type Step = Callable[[Reading], Iterable[Any]]
"""A step takes a `Reading` and yields what it finds; the steps after it see that."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The report, its parse, a reader's clues, and what each step found, by the step's name."""

    parse: Parse
    clues: Clues = NO_CLUES
    found: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    at: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    @property
    def report(self) -> Report:
        """The report that is read."""
        return self.parse.report

    @property
    def doc(self) -> Doc:
        """The whole text, parsed."""
        return self.parse.doc

    @property
    def cast(self) -> Cast:
        """Who is there; nobody before the step `cast` has run."""
        found: tuple[Cast, ...] = self.found.get("cast", ())
        return found[0] if found else NOBODY

    @property
    def shapes(self) -> Shapes:
        """The letters of the words, and what the codebooks know of them."""
        shapes: Shapes = self.found["shapes"][0]
        return shapes

    def mentions(self, token: Token) -> tuple[Mention, ...]:
        """The mentions whose head is this token."""
        return self.at.get(token.i, ())

    def clue(self, token: Token, labels: Container[str]) -> float:
        """How likely a token or an auxiliary of it carries one of these labels; 0 if no reader says so."""
        near = {token.i, *(c.i for c in token.children if c.dep_ in ("aux", "auxpass"))}
        return max(
            (
                clue.probability
                for clue in self.clues.triggers
                if clue.label in labels and any(clue.start <= i < clue.end for i in near)
            ),
            default=0.0,
        )

    def times_in(self, start: int, end: int) -> list[Time]:
        """The expressions of time between two characters."""
        times: tuple[Time, ...] = self.found.get("times", ())
        return [t for t in times if start <= t.evidence.start and t.evidence.end <= end]


def read(parse: Parse, steps: Mapping[str, Step], clues: Clues = NO_CLUES) -> Reading:
    """Run the steps in order, each one seeing what the earlier ones found."""
    reading = Reading(parse, clues)
    for name, step in steps.items():
        found = {**reading.found, name: tuple(step(reading))}
        reading = replace(reading, found=found)
        if name == "cast":
            reading = replace(reading, at=_by_head(reading.cast.mentions))
    return reading


def _by_head(mentions: Iterable[Mention]) -> dict[int, tuple[Mention, ...]]:
    by_head: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, []).append(mention)
    return {head: tuple(found) for head, found in by_head.items()}
