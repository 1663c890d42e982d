"""Whose words a token is among: the innermost statement around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of
from dragoman.parse import Parse, syntax
from dragoman.records import Actor, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONE = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours"})


def is_first_person(word: Token) -> bool:
    """ "We", "us", "our"; not "the *US*"."""
    return word.lower_ in FIRST_PERSON and word.text != "US"


def _opens(parse: Parse, start: int, at: int) -> bool:
    """Whether nothing but numbers and marks stands between a sentence's start and a token."""
    return not any(parse.doc[i].is_alpha for i in range(start, at)) and parse.doc[at].tag_ in (
        "VBD",
        "VBN",
        "VBZ",
    )


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

    def of_first_person(self, token: Token) -> tuple[str, ...]:
        """Who says "I": the one speaker of the words around it; nobody for "we", which may be anybody's."""
        said = self.at(token) if token.lower_ in ALONE else None
        return said.speakers if said and len(said.speakers) == 1 else ()

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
                if one != token and self._is_inside(one, token):
                    continue  # "the ministers of Chad *and Niger*"
                if is_first_person(one):
                    said = self.at(one)
                    found += self.with_state(said.speakers) if said else ()
                else:
                    found += actors_of(self._reading, one) or self._of_adjective(one)
                    found += self.actors(syntax.under(one, "including"))
        return tuple(dict.fromkeys(found))

    def _of_adjective(self, word: Token) -> tuple[str, ...]:
        """The state of "*Tajik* cement", if the report names it; "his *Tajik* counterpart" is somebody himself."""
        shapes = self._reading.shapes
        if (
            word.dep_ not in ("amod", "compound", "nmod")
            or shapes.letters[word.i] != "A"
            or word.i not in shapes.entries
            or any(m.kind == "person" for m in self._reading.mentions(word.head))
        ):
            return ()
        state = self._states.get(shapes.entries[word.i][1][0].country or "")
        return (state,) if state else ()

    def _is_inside(self, word: Token, noun: Token) -> bool:
        """Whether a word is part of what a noun's own mention says."""
        return any(m.start <= word.i < m.end for m in self._reading.mentions(noun))

    def implied(self, verb: Token) -> tuple[str, ...]:
        """Who does what a paragraph of a communiqué opens with: "*Agreed* to meet again; *Welcomed* the offer".

        The speakers of the last statement whose cue opens its sentence in the same way.
        """
        parse = self._reading.parse
        sentence = parse.sentence(verb.i)
        if sentence is None or verb.dep_ != "ROOT" or not _opens(parse, sentence.start, verb.i):
            return ()
        for statement in reversed(self._statements):
            if statement.cue is None or statement.cue.start >= verb.idx or not statement.speakers:
                continue
            cue = parse.token_at(statement.cue.start)
            around = parse.sentence(cue.i)
            if around is not None and _opens(parse, around.start, cue.i):
                return statement.speakers
        return ()

    def speaks_for(self, person: str, other: str) -> bool:
        """Whether a person holds an office of an organisation that the report names."""
        offices = {office.of for office in self._actors[person].offices}
        names = {mention.words for mention in self._actors[other].mentions}
        return self.kind(other) == "organisation" and bool(offices & names)

    def with_state(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """These actors with the states that they act for, if the report names them.

        A person in office acts for one, "the ministers of Chad and Niger" for both.
        """
        found = list(ids)
        for actor in (self._actors[a] for a in ids):
            if actor.kind == "person":
                found.append(self._states.get(actor.country or "", ""))
            elif actor.kind == "assembly":
                states = (self._states.get(code, "") for code in actor.members)
                found += (s for s in states if s and self._names(actor, s))
        return tuple(dict.fromkeys(filter(None, found)))

    def _names(self, actor: Actor, state: str) -> bool:
        """Whether an assembly's name holds that of a state; "the Gulf states" name none."""
        return any(mention.words in actor.name for mention in self._actors[state].mentions)

    def are_of_one_side(self, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
        """Whether one of the first is, or belongs to the state of, one of the others."""
        countries = {self._actors[a].country for a in some} - {None}
        return bool(set(some) & set(others)) or any(
            self._actors[a].country in countries for a in others
        )

    def is_somebodys(self, ids: tuple[str, ...]) -> bool:
        """Whether each is a group or belongs to a state: "the police" of a report may be anybody's."""
        return all(self.kind(a) == "group" or self._actors[a].country for a in ids)

    def is_known(self, id: str) -> bool:
        """Whether an actor is more than a crowd: not "people" or "civilians" of no state."""
        actor = self._actors[id]
        return actor.kind != "group" or actor.country is not None or actor.name[:1].isupper()

    def kind(self, id: str) -> str:
        """The kind of an actor."""
        return self._actors[id].kind
