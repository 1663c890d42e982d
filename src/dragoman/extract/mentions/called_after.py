"""Names that no codebook has and that say of which state they are: "All Burma Students' Democratic Front"."""

from __future__ import annotations

from dragoman.extract import titles
from dragoman.extract.mentions.finds import Finds
from dragoman.extract.mentions.nouns import kind_of_name
from dragoman.parse import Sentence
from dragoman.records import ActorKind

OWN = frozenset("XASodf&'jn#w")
"""Letters that such a name may be made of: no other actor is in it, no title and no body's noun."""
OF_STATE = frozenset({"Fund", "Programme", "Program", "Mission", "Mechanism", "Initiative"})
"""Nouns of an organisation that make a body of what has a state in its name; the others make a society."""

GOVERNMENTS = frozenset({"Government", "Republic", "Kingdom", "Emirate", "State"})
"""Words of what is the state itself: "Federal Government of Somalia"."""


def called_after(finds: Finds, sentence: Sentence) -> None:
    """Add names of several words with one state in them, as the reader marks them.

    "Turkish Workers' Front" is a group of Turkey's; "Paris Agreement" is nobody.
    """
    doc, letters = finds.parse.doc, finds.shapes.letters
    for name in finds.names.get(sentence.n, ()):
        start, end = name.start, name.end
        while start < end and (letters[start] == "d" and doc[start].lower_ in ("the", "a", "an")):
            start += 1
        if name.label != "ORG" or end - start < 3 or not finds.free(start, end):
            continue
        own = set(letters[start:end])
        if not own <= OWN or "X" not in own or not doc[end - 1].text[:1].isupper():
            continue
        states = {code for _, code in titles.states_in(finds.shapes, start, end)}
        kind = _kind(doc[start:end].text)
        if len(states) == 1 and kind and letters[start : start + 2] not in ("S'", "A'"):
            finds.add(start, end, kind, country=states.pop(), confidence=0.6)
            finds.claim(range(start, end))


def _kind(name: str) -> ActorKind | None:
    if GOVERNMENTS & set(name.split()):
        return None
    kind = kind_of_name(name, "ORG")
    if kind == "organisation":
        return "body" if OF_STATE & set(name.split()) else "ngo"
    return None if kind == "person" else kind
