"""The words that attribute, from the codebook `reporting.toml`, by what stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dragoman.codebooks import loading
from dragoman.records import Act

BOOK = "reporting.toml"


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


PLAIN = Cue()
"""A verb that takes nothing but a noun that it carries: "*raised* concerns"."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The codebook of attribution, which says what each list of words is for."""

    verbs: dict[str, Cue]
    carriers: frozenset[str]
    carried: dict[str, Act]
    strict_carriers: frozenset[str]
    strict_nouns: frozenset[str]
    nouns: dict[str, Act]
    content: dict[Act, tuple[str, ...]]
    voices: frozenset[str]
    no_one: frozenset[str]
    unnamed: frozenset[str]
    holds: frozenset[str]
    goes_on: frozenset[str]
    need_that: frozenset[str]
    participles: frozenset[str]
    occasions: frozenset[str]
    spoken: frozenset[str]
    accusations: frozenset[str]
    awaits: frozenset[str]


@cache
def reporting() -> Reporting:
    """The codebook, read once."""
    book = loading.toml(BOOK)
    verbs: dict[str, Cue] = {}
    for row in book["cues"]:
        for lemma in row["verbs"]:
            _add(verbs.setdefault(lemma, Cue()), row)
    strict = book["carried"]["strict"]
    return Reporting(
        verbs=verbs,
        carriers=frozenset(book["carried"]["verbs"]),
        carried={noun: act for act, nouns in book["carried"]["nouns"].items() for noun in nouns},
        strict_carriers=frozenset(strict["verbs"]),
        strict_nouns=frozenset(strict["nouns"]),
        nouns={noun: act for act, nouns in book["nouns"].items() for noun in nouns},
        content={act: tuple(words) for act, words in book["content"].items()},
        **loading.word_sets(BOOK),
    )


def _add(cue: Cue, row: dict[str, Any]) -> None:
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
