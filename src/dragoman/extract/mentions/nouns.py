"""Common nouns that stand for actors, and what the words of a name say: the codebook `people.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from dragoman.codebooks import loading
from dragoman.records import ActorKind

BOOK = "people.toml"
OF_SEVERAL = re.compile(
    "(?:International|World|Global|European|African|Asian|Arab|Inter-|Pan-|East African|West African|Central American|"
    "Nordic|Baltic|Caribbean|Pacific|Islamic|Eurasian|Latin American|Andean|Commonwealth|Euro-|Southern African) ?"
)
"""How names of bodies and banks begin that several states have together: "*Nordic* Investment Bank"."""
OF_STATES = ("body", "company")
SMALL_WORD = re.compile(r" (?:of|for|on|in|against|to|with|from|and) ")
"""After these words stands what a name's own noun is about: "*Front* for a Free Valley"."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """The word lists of the codebook, which says what each is for."""

    stands_for_state: frozenset[str]
    nobody: frozenset[str]
    own_state: frozenset[str]
    collective: frozenset[str]
    no_states_forces: frozenset[str]
    state_offices: frozenset[str]
    private_titles: frozenset[str]
    political_crowd: frozenset[str]
    name_particles: frozenset[str]
    picture_credits: frozenset[str]
    speaks: frozenset[str]
    organs: frozenset[str]
    their_own: frozenset[str]
    against_state: frozenset[str]
    from_elsewhere: frozenset[str]
    put_in_place: frozenset[str]
    messages: frozenset[str]
    place_prepositions: frozenset[str]
    governments: frozenset[str]
    groups_of_state: frozenset[str]
    masses_of_state: frozenset[str]
    servants_of_state: frozenset[str]
    courts_of_state: frozenset[str]
    voices_of_state: frozenset[str]
    societies_of_state: frozenset[str]
    armed: frozenset[str]


@cache
def people_words() -> PeopleWords:
    """The word lists, read once."""
    return PeopleWords(**loading.word_sets(BOOK))


@cache
def _nouns() -> dict[str, ActorKind]:
    nouns = loading.toml(BOOK)["nouns"]
    return {noun: cast("ActorKind", kind) for kind in nouns for noun in nouns[kind]}


def kind_of_noun(lemma: str) -> ActorKind | None:
    """The kind of actor that a common noun stands for, as "envoy" and "protester" do; None of "table"."""
    return _nouns().get(lemma)


@cache
def _name_patterns() -> list[tuple[ActorKind, re.Pattern[str]]]:
    book = loading.toml(BOOK)
    ships = re.compile(rf"^(?:{_any_of(book['ships']['prefixes'])})\b")
    patterns: list[tuple[ActorKind, re.Pattern[str]]] = [("body", ships)]
    patterns += (
        (cast("ActorKind", kind), re.compile(rf"\b(?:{_any_of(words)})\b"))
        for kind, words in book["names"].items()
    )
    return patterns


@cache
def _armed() -> re.Pattern[str]:
    """ "Martyr Halabi *Unit*", "Popular *Resistance* Group": who fights is no firm and no state's unit."""
    units = "Group|Unit|Cells?|Nucle(?:us|i)|Brigades?|Battalions?|Organi[sz]ation|Army|Command|Committee|Forces?|Council|Fighters"
    return re.compile(rf"\b(?:{_any_of(people_words().armed)})\b.*\b(?:{units})$")


@cache
def _no_actor() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(loading.toml(BOOK)['no_actor']['words'])})\b")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def is_no_actor(name: str) -> bool:
    """Whether a name is one of a paper, a place or an occasion: "Paris Agreement", not "Valley Watch"."""
    head = SMALL_WORD.split(name, maxsplit=1)[0].rsplit(maxsplit=1)
    return bool(head) and _no_actor().search(head[-1]) is not None


def kind_of_name(name: str, label: str = "") -> ActorKind | None:
    """What an unknown name is, by its words, then by the tagger's label; None if it is no actor."""
    if is_no_actor(name):
        return None
    last = name.rsplit(maxsplit=1)[-1].lower()
    stem = last.removesuffix("ies") + "y" if last.endswith("ies") else last.removesuffix("s")
    common = kind_of_noun(stem) if last.endswith("s") else None
    if common and name[:1].isupper():
        return common
    if _armed().search(name):
        return "group"
    own = SMALL_WORD.split(name, maxsplit=1)[0].rsplit(maxsplit=1)[
        -1
    ]  # "Democracy Coalition *Project*"
    for kind, pattern in (*(p for p in _name_patterns() if p[1].fullmatch(own)), *_name_patterns()):
        if pattern.search(name):
            return "organisation" if kind in OF_STATES and OF_SEVERAL.match(name) else kind
    if label == "ORG" and (" " in name or name.isupper()):
        return "organisation"
    by_label: dict[str, ActorKind] = {"PERSON": "person", "NORP": "group"}
    return by_label.get(label)
