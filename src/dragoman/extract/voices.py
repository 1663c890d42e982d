"""Whose words a token is among: the innermost statement around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of
from dragoman.parse import syntax
from dragoman.records import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours"})


class Voices:
    """Answers who speaks at a place of the text, and for whom "we" stands there."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._statements: tuple[Statement, ...] = reading.found.get("statements", ())
        self._starts = sorted({s.content.start for s in self._statements})
        self._by_cue = {s.cue.start: s for s in self._statements if s.cue}
        self._actors = {a.id: a for a in reading.cast.actors}
        self._states = {
            a.country: a.id for a in reading.cast.actors if a.kind == "state" and a.country
        }

    def at(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the token."""
        if bisect_right(self._starts, token.idx) == 0:
            return None
        around = [s for s in self._statements if s.content.start <= token.idx < s.content.end]
        return min(around, key=lambda s: s.content.end - s.content.start, default=None)

    def of_cue(self, verb: Token) -> tuple[str, ...]:
        """Who speaks by this cue; nobody if it is none."""
        said = self._by_cue.get(verb.idx)
        return said.speakers if said else ()

    def actors(self, tokens: list[Token]) -> tuple[str, ...]:
        """The actors of nouns, of what is joined to them and of those they include.

        "We" is the speaker and his state; "groups including the Front" are both.
        """
        found: list[str] = []
        for token in tokens:
            for one in syntax.conjuncts(token):
                if one.lower_ in FIRST_PERSON:
                    said = self.at(one)
                    found += self.with_state(said.speakers) if said else ()
                else:
                    found += actors_of(self._reading, one)
                    found += self.actors(syntax.under(one, "including"))
        return tuple(dict.fromkeys(found))

    def with_state(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """These actors, and for persons in office the state that they act for, if the report names it."""
        persons = (self._actors[a] for a in ids if self.kind(a) == "person")
        states = (self._states.get(person.country or "") for person in persons)
        return tuple(dict.fromkeys((*ids, *filter(None, states))))

    def is_known(self, id: str) -> bool:
        """Whether an actor is more than a crowd: not "people" or "civilians" of no state."""
        actor = self._actors[id]
        return actor.kind != "group" or actor.country is not None or actor.name[:1].isupper()

    def kind(self, id: str) -> str:
        """The kind of an actor."""
        return self._actors[id].kind
