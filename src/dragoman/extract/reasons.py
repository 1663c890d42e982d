"""Why an event was coded so, in one line for a person: "*urge* asks: REQUEST"."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

FRAME = ("dobj", "dative", "prep", "prt", "xcomp", "ccomp")
"""What of a verb's dependents belongs to its frame."""

DAYS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name)


def of_verb(kind: EventType, verb: Token, second: Token | None, listed: EventType | None) -> str:
    """ "coded SANCTION: *impose* + *sanctions*"; where the codebook lists it under another type, why not there."""
    if second is not None:
        told = f"*{verb.lemma_}* + *{second.lower_}*"
    else:
        told = " + ".join((f"*{verb.lemma_}*", *_frame(verb)))
    if syntax.is_passive(verb):
        told += ", passive"
    if listed is None or listed == kind:
        return f"coded {kind}: {told}"
    if kind == "PROTEST":
        return f"coded {kind}: {told}, done by a crowd"
    if kind == "ACCUSE":
        return f"coded {kind}: {told} alone would be {listed}, but one side says it of the other"
    return f"coded {kind}: {told}, beside {listed}"


def of_noun(kind: EventType, noun: Token, *, has_recipient: bool) -> str:
    """ "coded ASSAULT: noun *shelling* with whose it is and whom it hits"."""
    around = "whose it is and whom it is done to" if has_recipient else "whose it is"
    return f"coded {kind}: noun *{noun.lemma_}*, with {around}"


def of_clue(kind: EventType, word: Token, probability: float) -> str:
    """What a reader has seen, and how sure it was."""
    return f"coded {kind}: the encoder reads *{word.lemma_}* so ({probability:.0%})"


def of_cue(kind: EventType, cue: Token, act: str) -> str:
    """ "coded REQUEST: *urge* + object + to-clause (a statement that urges)"."""
    told = " + ".join((f"*{cue.lemma_}*", *_frame(cue)))
    return f"coded {kind}: {told}, a statement whose act is {act!r}"


def _frame(verb: Token) -> list[str]:
    """The parts of a verb's frame that are there, in words: "object", "to-clause", "on …"."""
    found: list[str] = []
    for c in syntax.children(verb, *FRAME):
        if c.dep_ in ("dobj", "dative"):
            found.append("object")
        elif c.dep_ in ("prep", "prt"):
            if _is_of_time(c):
                continue
            if c.lower_ in ("on", "upon", "with", "to", "against", "for", "from", "of"):
                found.append(f"*{c.lower_}*")
        elif any(t.lower_ == "to" and t.dep_ == "aux" for t in c.children):
            found.append("to-clause")
        elif c.dep_ == "ccomp":
            found.append("clause")
    return list(dict.fromkeys(found))


def _is_of_time(preposition: Token) -> bool:
    """ "On *Monday*" is no part of a frame."""
    return any(c.lower_ in DAYS for c in syntax.children(preposition, "pobj"))
