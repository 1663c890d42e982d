"""The words that attribute, from the codebook `reporting.toml`, by what stands where."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dragoman.records import Act


@dataclass(slots=True)
class Cue:
    """What a verb may take as the content of a statement, and the act that each makes."""

    clause: Act | None = None
    strong: bool = False
    """Whether a that-clause without "that" or a quotation nearby is enough."""
    object: Act | None = None
    person: Act | None = None
    as_: Act | None = None
    thing: dict[str, Act] = field(default_factory=dict)
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporting:
    """The codebook of attribution."""

    verbs: dict[str, Cue]
    carriers: frozenset[str]
    carried: dict[str, Act]
    strict_carriers: frozenset[str]
    strict_nouns: frozenset[str]
    phrases: tuple[str, ...]
    content: dict[Act, tuple[str, ...]]


@cache
def reporting() -> Reporting:
    """The codebook, read once."""
    book = tomllib.loads(files("dragoman.codebooks").joinpath("reporting.toml").read_text("utf-8"))
    verbs: dict[str, Cue] = {}
    for row in book["cues"]:
        for lemma in row["verbs"]:
            _add(verbs.setdefault(lemma, Cue()), row)
    carried = {noun: act for act, nouns in book["carried"]["nouns"].items() for noun in nouns}
    strict = book["carried"]["strict"]
    return Reporting(
        verbs, frozenset(book["carried"]["verbs"]), carried, frozenset(strict["verbs"]),
        frozenset(strict["nouns"]), tuple(book["source_phrases"]["phrases"]),
        {act: tuple(words) for act, words in book["content"].items()},
    )  # fmt: skip


def _add(cue: Cue, row: dict) -> None:  # type: ignore[type-arg]
    act: Act = row["act"]
    if row.get("clause"):
        # The plain list comes first in the file; a later row gives the verb an act of its own.
        if cue.clause in (None, "assert"):
            cue.clause = act
        cue.strong = cue.strong or not row.get("weak", False)
    if row.get("object"):
        cue.object = act
    if row.get("person"):
        cue.person = act
    if row.get("as"):
        cue.as_ = act
    for preposition in row.get("thing", ()):
        cue.thing[preposition] = act
    cue.about += tuple(row.get("about", ()))
