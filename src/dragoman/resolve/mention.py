"""Words that stand for somebody, before and after it is known for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.records import ActorKind, Quote

type MentionForm = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """An office as it stands beside a name: its words, its head noun, and whose it is."""

    title: str
    head: str
    of: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that stand for one actor, or for several ("the two leaders").

    ``start`` and ``end`` are tokens, ``head`` the token that the parse hangs it on. ``key`` is a
    codebook's id or code where one knows it. ``actors`` are ids, filled in once it is resolved;
    none means that it could not be known.
    """

    start: int
    end: int
    head: int
    words: Quote
    form: MentionForm
    kind: ActorKind
    name: str
    country: str | None = None
    key: str | None = None
    offices: tuple[TitleWords, ...] = ()
    members: tuple[str, ...] = ()
    plural: bool = False
    gender: str | None = None
    """What an honorific tells ("Ms", "Sheikh"): "m" or "f"."""
    standing: bool = True
    """False of words that speak of somebody without being a name for him ("the move of *Iran's* envoy")."""
    same_as: int | None = None
    """The token of a noun that a copula makes one with this ("Raisi, who is *the head*")."""
    actors: tuple[str, ...] = field(default=())
    confidence: float = 1.0
