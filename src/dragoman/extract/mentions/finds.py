"""Mentions found so far, and which words they have claimed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse
from dragoman.parse.names import Name
from dragoman.records import ActorKind
from dragoman.resolve.mention import Mention, MentionForm, TitleWords


class Details(TypedDict, total=False):
    """What else may be known of a mention; the fields of `Mention`."""

    country: str | None
    key: str | None
    offices: tuple[TitleWords, ...]
    members: tuple[str, ...]
    plural: bool
    gender: str | None
    standing: bool
    confidence: float


@dataclass(slots=True)
class Finds:
    """The mentions of one report as they are found; ``claimed`` are tokens that have their mention."""

    parse: Parse
    shapes: Shapes
    mentions: list[Mention] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    names: dict[int, list[Name]] = field(init=False)
    """What the reader names, by sentence."""

    def __post_init__(self) -> None:
        self.names = {}
        for name in self.parse.names:
            self.names.setdefault(self.parse.sentence_of[name.start], []).append(name)

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has claimed any of these tokens."""
        return not any(i in self.claimed for i in range(start, end))

    def add(
        self,
        start: int,
        end: int,
        kind: ActorKind,
        *,
        name: str | None = None,
        head: int | None = None,
        form: MentionForm = "name",
        **more: Unpack[Details],
    ) -> None:
        """Keep a mention; an article at its start is no part of it."""
        parse = self.parse
        if start < end - 1 and parse.lower[start] == "the":
            start += 1
        words = parse.quote(start, end)
        self.mentions.append(
            Mention(
                start=start, end=end, head=root(parse, start, end) if head is None else head,
                words=words, form=form, kind=kind, name=name or " ".join(words.words.split()), **more,
            )
        )  # fmt: skip

    def claim(self, tokens: Iterable[int], *, but: str = "") -> None:
        """Give tokens to the mention added last, except those with a letter in ``but``."""
        letters = self.shapes.letters
        self.claimed.update(i for i in tokens if letters[i] not in but)


def root(parse: Parse, start: int, end: int) -> int:
    """The token of a span that hangs on something outside it (the last such one, a preposition only for want of others)."""
    doc = parse.doc
    outside = [
        i
        for i in range(end - 1, start - 1, -1)
        if not start <= doc[i].head.i < end or doc[i].head.i == i
    ]
    return next(
        (i for i in outside if doc[i].pos_ not in ("ADP", "PUNCT")), (outside or [end - 1])[0]
    )


def country_before(shapes: Shapes, start: int) -> str | None:
    """The state that stands before a name: "Uzbekistan's Jasur Tillaev", "China's Eastern Command"."""
    at = start - 2 if shapes.letters[start - 1 : start] == "'" else start - 1
    while at > 0 and shapes.letters[at] == shapes.letters[at - 1] and at not in shapes.entries:
        at -= 1
    found = shapes.entries.get(at) if at >= 0 and shapes.letters[at] in "SAGX" else None
    return found[1][0].country if found else None
