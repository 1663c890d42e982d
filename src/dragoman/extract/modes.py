"""How an event was done: PLOVER's modes, by the words of the codebook `modes.toml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from dragoman.codebooks import loading
from dragoman.errors import CodebookError
from dragoman.extract import around
from dragoman.extract.frames import frames
from dragoman.extract.happenings import Happening
from dragoman.extract.occasions import Occasion
from dragoman.extract.reading import Reading
from dragoman.records import MODES, EventMode, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = 3
"""So many states or organisations at one table make a meeting multilateral."""


@dataclass(frozen=True, slots=True)
class ModeWords:
    """By which words a mode is told: its own trigger, or words of the clause."""

    mode: EventMode
    trigger: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Modes:
    """The modes of one type in the order of trying, and whether the first named wins."""

    modes: tuple[ModeWords, ...]
    named_first: bool = False


@cache
def modes_book() -> dict[EventType, Modes]:
    """The codebook, read once. Raises `CodebookError` for a mode that PLOVER's type does not have."""
    book: dict[EventType, Modes] = {}
    for name, table in loading.toml("modes.toml").items():
        if name == "codebook":
            continue
        kind = cast("EventType", name)
        given = {mode: words for mode, words in table.items() if isinstance(words, dict)}
        if strangers := set(given) - set(MODES.get(kind, ())):
            raise CodebookError("modes.toml", f"{name} has no mode {sorted(strangers)}.")
        book[kind] = Modes(
            tuple(
                ModeWords(
                    cast("EventMode", mode), frozenset(w.get("trigger", ())), tuple(w["words"])
                )
                for mode, w in given.items()
            ),
            named_first=bool(table.get("named_first")),
        )
    return book


def mode_of(reading: Reading, happening: Happening) -> EventMode | None:
    """The mode that an event's words tell; None where they tell none.

    "Shelled the town" is by heavy weapons, "urged Chad to free the crew" asks it to yield.
    """
    if happening.type == "CONSULT":
        return _of_meeting(reading, happening)
    modes = modes_book().get(happening.type)
    if modes is None:
        return None
    word = reading.doc[happening.trigger[0] : happening.trigger[1]].root
    trigger = reading.doc[happening.trigger[0] : happening.trigger[1]]
    own = around.clause(word)
    if modes.named_first:
        content = [t for t in own if t.i > word.i or t.i in range(*happening.trigger)]
        return _named_first(modes.modes, content) or _named_first(modes.modes, own)
    lemmas = {t.lemma_.lower() for t in trigger}
    by_trigger = next((m.mode for m in modes.modes if m.trigger & lemmas), None)
    near = _listed_first(modes.modes, own)
    if happening.type in ("ASSAULT", "PROTEST"):  # "killed" says less than "with a drone"
        return near or by_trigger or _listed_first(modes.modes, around.over(word))
    if happening.type == "ACCUSE" and not (by_trigger or near):
        # "Chad said Libya had *bombed* a village": the deed stands for the accusation.
        return "allege" if frames().verbs.get(word.lemma_.lower()) != "ACCUSE" else None
    return by_trigger or near or _listed_first(modes.modes, around.over(word))


def _listed_first(modes: Sequence[ModeWords], tokens: list[Token]) -> EventMode | None:
    """The first mode of the codebook that any of the tokens tells."""
    text = around.as_text(tokens)
    for mode in modes:
        words = around.pattern(mode.words)
        if words is not None and words.search(text):
            return mode.mode
    return None


def _named_first(modes: Sequence[ModeWords], tokens: list[Token]) -> EventMode | None:
    """The mode whose words come first in the tokens; at one place, the longer words."""
    text = around.as_text(tokens)
    found = []
    for n, mode in enumerate(modes):
        words = around.pattern(mode.words)
        if words is not None and (m := words.search(text)):
            found.append((m.start(), -len(m[0]), n, mode.mode))
    return min(found)[-1] if found else None


def _of_meeting(reading: Reading, happening: Happening) -> EventMode | None:
    """A call is by phone; of a meeting, its form, its host and how many came say the rest."""
    occasions: tuple[Occasion, ...] = reading.found.get("occasions", ())
    at = range(*happening.trigger)
    occasion = next((o for o in occasions if o.noun in at or o.anchor in at), None)
    if occasion is None:
        word = reading.doc[happening.trigger[0] : happening.trigger[1]].root
        return _listed_first(modes_book()["CONSULT"].modes, around.clause(word))
    if occasion.form == "call" or occasion.mode in ("phone", "video"):
        return "phone"
    if occasion.form == "visit":
        return "visit"
    sides = _sides(reading, occasion)
    others = {*occasion.roles.get("mediator", ()), *occasion.roles.get("host", ())}
    talking = _sides_of(reading, [a for a in occasion.present() if a not in others])
    if others and len(talking) > 1 and not _sides_of(reading, list(others)) & talking:
        return "third-party"
    if len(sides) >= MANY:
        return "multilateral"
    return None


def _sides(reading: Reading, occasion: Occasion) -> set[str]:
    return _sides_of(reading, list(occasion.present()))


def _sides_of(reading: Reading, ids: list[str]) -> set[str]:
    """The states and organisations that actors stand for; an assembly is all of its members."""
    actors = {a.id: a for a in reading.cast.actors}
    found: set[str] = set()
    for actor in (actors[i] for i in ids):
        if actor.kind == "assembly":
            found |= set(actor.members)
        elif actor.country:
            found.add(actor.country)
        elif actor.kind in ("organisation", "group"):
            found.add(actor.id)
    return found
