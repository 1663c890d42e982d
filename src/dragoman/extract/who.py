"""From a word of the parse to the actors that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


QUANTITIES = frozenset(
    "thousand hundred dozen score ten majority number most many some part member crowd group handful all third half quarter rest ten".split()
)  # fmt: skip
"""Words that count whom "of" names: "*thousands* of Fijians"."""


def actors_of(reading: Reading, token: Token) -> tuple[str, ...]:
    """The actors that a noun or pronoun stands for, itself only (see `all_of` for lists)."""
    found = [a for m in reading.mentions(token) for a in m.actors]
    if found:
        return tuple(dict.fromkeys(found))
    if token.lemma_.lower() in QUANTITIES:
        return all_of(reading, syntax.under(token, "of"))
    named = reading.shapes.letters[token.i] in "Pth"
    for part in token.children:
        if part.dep_ == "appos" or (
            named and part.dep_ in ("compound", "nmod", "flat") and part.pos_ == "PROPN"
        ):
            for one in syntax.conjuncts(part) if part.dep_ == "appos" else [part]:
                found += [a for m in reading.mentions(one) for a in m.actors]
    if found:
        return tuple(dict.fromkeys(found))
    if token.lemma_.lower() in reporting().holds:
        for owner in [
            *syntax.children(token, "poss", "amod", "compound", "nmod"),
            *syntax.under(token, "of"),
        ]:
            found += [a for m in reading.mentions(owner) for a in m.actors]
    return tuple(dict.fromkeys(found))


def all_of(reading: Reading, tokens: list[Token]) -> tuple[str, ...]:
    """The actors of several nouns and of all that is joined to each."""
    return tuple(dict.fromkeys(
        a for token in tokens for t in syntax.conjuncts(token) for a in actors_of(reading, t)
    ))  # fmt: skip
