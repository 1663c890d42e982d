"""The codebook of commitments, `commitments.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.codebooks import loading


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """Words by which somebody undertakes, reaffirms, keeps or breaks; the codebook says what each list is for."""

    undertakes: frozenset[str]
    ready: frozenset[str]
    committing: frozenset[str]
    plans: frozenset[str]
    express: frozenset[str]
    reaffirm: frozenset[str]
    sign: frozenset[str]
    papers: frozenset[str]
    slight_papers: frozenset[str]
    keep: frozenset[str]
    breach: frozenset[str]
    promises: frozenset[str]
    honours: frozenset[str]
    pays: frozenset[str]
    binding_cues: frozenset[str]
    travels: frozenset[str]
    foretells: frozenset[str]
    no_deed: frozenset[str]
    asides: frozenset[str]


@cache
def commitment_words() -> CommitmentWords:
    """The codebook, read once."""
    return CommitmentWords(**loading.word_sets("commitments.toml"))
