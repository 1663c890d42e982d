"""Whom a deed concerns that is done to nobody by name: whose the thing is, or whose the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.happenings import Happening, political
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import Actor, ActorKind, ConcernedAs, EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.extract.toponyms import Toponym

ASIDE = frozenset(
    "since during after before following despite because by under according amid due as than via through until "
    "without like upon pending about within ahead".split()
)  # fmt: skip
"""What stands after these is when, why or how, not whom it concerns."""
WHERE = frozenset(
    "in at near from of out to into onto on around across over inside outside toward towards along off between beyond "
    "against through throughout".split()
)  # fmt: skip
"""Prepositions after which a place may stand that a deed reaches."""
INSIDE = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout"})
"""After these a state is a place, and owns nothing."""
AT_HOME = frozenset({"state", "body", "person", "assembly"})
"""Kinds that act for their state, so that its own towns are no others'."""
AGAINST_OWN: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""What a group does in its own state may be done to the state: "rebels shelled the capital"."""
OF_NO_STATE: frozenset[ActorKind] = frozenset({"organisation", "group"})
"""Kinds that a state's code cannot stand for."""
TALKS: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "REJECT", "REQUEST", "ACCUSE"})
"""Types of words: where they are spoken concerns nobody."""
LOOKS = frozenset(
    {"investigate", "probe", "inspect", "examine", "monitor", "search", "dispatch", "send", "visit"}
)
"""Verbs of inquiry, which go to a place."""
SPEAKS = frozenset(
    "agree meet talk negotiate discuss sign say hold announce promise pledge attend participate take host convene "
    "meeting talks summit conference session round dialogue visit forum signing negotiation consultation".split()
)  # fmt: skip
"""Under these "in Geneva" is where people sit, not what they do something to."""
SITS = SPEAKS - {"agree", "announce", "promise", "pledge", "say", "sign", "take", "participate"}
"""What is held among those who take part, and concerns no place."""
THEIRS = ("poss", "amod", "compound", "nmod", "npadvmod")
NAMING = (*THEIRS, "dobj", "dative", "pobj", "appos", "conj", "nsubj", "nsubjpass", "attr")
DOWN = (
    *NAMING,
    "prep",
    "xcomp",
    "acl",
    "pcomp",
    "agent",
    "advcl",
    "acomp",
    "advmod",
    "prt",
    "oprd",
    "relcl",
    "nsubj",
    "ccomp",
)
NOT_THEIRS = frozenset({"language", "border", "frontier", "accent", "dialect"})
"""What is called after a state and is not the state's alone: "on the *Thai* border"."""
DEPTH = 7


@dataclass(frozen=True, slots=True)
class Concerned:
    """Actor ids or states' codes, and by what they are concerned."""

    whom: tuple[str, ...] = ()
    by: ConcernedAs | None = None


NOBODY = Concerned()


def concerned_by(reading: Reading, voices: Voices, happening: Happening) -> Concerned:
    """Whom an event concerns that has no recipient: the owner of the thing, else the state of the place.

    "Seized a *Danish* freighter" concerns Denmark, "flew the injured out of *Monrovia*" Liberia.
    "Lifted the curfew in its capital" concerns no other.
    """
    sides = {a.country or a.id for a in _actors(reading, happening.actors)}
    if happening.recipients or happening.type == "CONSULT" or len(sides) > 1:
        return NOBODY
    root = reading.doc[happening.trigger[0] : happening.trigger[1]].root
    if root.lemma_.lower() in SITS:
        return NOBODY
    own = _Own(reading, happening)
    words = list(_under(root, own))
    if found := _owners(reading, voices, happening, words, own):
        return Concerned(found, "owner")
    if found := _states_of_places(reading, happening, root, words, own):
        return Concerned(found, "place")
    return NOBODY


def settled(
    concerns: Iterable[str], actors: Iterable[Actor], kept: Iterable[Actor]
) -> tuple[str, ...]:
    """The same as a record has them: ids of its actors; of others their state's code, or nobody."""
    ids, countries = {a.id for a in kept}, {a.id: a.country for a in actors}
    states = {a.country: a.id for a in kept if a.kind == "state" and a.country}
    found = []
    for one in concerns:
        code = one if one in ids else countries.get(one, one)
        found.append(states.get(code, code) if code else None)
    return tuple(dict.fromkeys(filter(None, found)))


class _Own:
    """Who acts, so that nothing of their own is taken for somebody else's."""

    def __init__(self, reading: Reading, happening: Happening) -> None:
        actors = _actors(reading, happening.actors)
        self.ids = set(happening.actors)
        self.countries = {a.country for a in actors} - {None}
        rebels = happening.type in AGAINST_OWN
        self.homes = {a.country for a in actors if a.kind in AT_HOME or not rebels} - {None}
        self.tokens = {m.head for m in reading.cast.mentions if self.ids & set(m.actors)}

    def has(self, actor: Actor) -> bool:
        """Whether an actor acts, or is of a state that acts; a group at home is another."""
        if actor.id in self.ids:
            return True
        return actor.country in self.countries and actor.kind != "group"


def _actors(reading: Reading, ids: Iterable[str]) -> list[Actor]:
    wanted = set(ids)
    return [a for a in reading.cast.actors if a.id in wanted]


def _under(root: Token, own: _Own) -> Iterator[Token]:
    """The words of a deed's own phrase, those nearest to its verb or noun first.

    Left out are whoever does it, deeds that are joined to it, and when or why it was done.
    """
    level = [root]
    for _ in range(DEPTH):
        below = [
            c
            for token in level
            for c in token.children
            if c.i not in own.tokens and _belongs(c, token, root)
        ]
        yield from below
        level = below


def _belongs(word: Token, over: Token, root: Token) -> bool:
    label = word.dep_
    if label not in DOWN or (label == "prep" and word.lower_ in ASIDE):
        return False
    if label == "relcl":
        return word.tag_ == "VB" and syntax.child(word, "aux") is not None  # "material *to help*"
    if label == "ccomp":
        return word.tag_ == "VB" and syntax.child(word, "mark") is None  # "let *refugees stay*"
    if label == "nsubj":
        return over.dep_ in ("xcomp", "pcomp", "ccomp") and over != root
    if label == "conj":
        return not syntax.is_verbal(word) and over != root
    if label == "advcl":
        return word.tag_ == "VB" and syntax.child(word, "mark") is None
    if label == "acl":
        return word.tag_ in ("VB", "VBG", "VBN")
    return not (label == "npadvmod" and over == root)


def _is_at_border(owner: Token, happening: Happening) -> bool:
    """ "Massed tanks along the *Kuwaiti* border", "closed the *Chadian* border": the neighbour's."""
    if owner.head.lemma_ not in ("border", "frontier"):
        return False
    return happening.type in ("MOBILIZE", "THREATEN", "SANCTION") or owner.head.dep_ == "dobj"


def _owners(
    reading: Reading, voices: Voices, happening: Happening, words: list[Token], own: _Own
) -> tuple[str, ...]:
    """Whoever stands nearest in the phrase and is not the actors' own, with what is joined to him."""
    for word in words:
        if word.dep_ not in NAMING or (word.dep_ == "pobj" and word.head.lower_ in INSIDE):
            continue
        found = []
        for one in syntax.conjuncts(word):
            if (
                one.dep_ in THEIRS
                and one.head.lemma_ in NOT_THEIRS
                and not _is_at_border(one, happening)
            ):
                continue
            there = _actors(reading, political(voices, voices.actors([one])))
            found += [a.id for a in there if _is_somebody(a) and not own.has(a)]
            code = _state_of(reading, one)
            if code and code not in own.countries:
                found.append(code)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _is_somebody(actor: Actor) -> bool:
    """Not "militias" or "hackers", who may be anybody's, nor "the West"."""
    named = actor.kind in OF_NO_STATE and actor.name[:1].isupper()
    return actor.country is not None or named


def _state_of(reading: Reading, word: Token) -> str | None:
    """The state of an adjective before what is somebody's: "a *Danish* freighter"."""
    found = reading.shapes.entries.get(word.i)
    if not found or reading.shapes.letters[word.i] not in "ASr" or word.dep_ not in THEIRS:
        return None
    return found[1][0].country


def _states_of_places(
    reading: Reading, happening: Happening, root: Token, words: list[Token], own: _Own
) -> tuple[str, ...]:
    """The states of the nearest places that the deed reaches; nobody's own."""
    if happening.type in TALKS and not (
        happening.type == "ACCUSE" and root.lemma_.lower() in LOOKS
    ):
        return ()
    places: tuple[Toponym, ...] = reading.found.get("places", ())
    by_token = {t.token: t for t in places if t.place and reading.shapes.letters[t.token] != "A"}
    found: list[str] = []
    for word in words:
        toponym = by_token.get(word.i)
        if (
            toponym is None
            or not toponym.place
            or not toponym.place.country
            or not _is_reached(word, root, happening.type)
        ):
            continue
        for one in syntax.conjuncts(word):
            there = by_token.get(one.i)
            if there and there.place and there.place.country:
                found.append(there.place.country)
        break
    return tuple(dict.fromkeys(c for c in found if c not in own.homes))


def _is_reached(word: Token, root: Token, kind: EventType) -> bool:
    """Whether a deed is done to the place, and not only spoken of there."""
    over = word
    while over.dep_ in (*THEIRS, "appos", "conj"):
        over = over.head
    if over.dep_ in ("dobj", "nsubjpass"):
        return True
    if over.dep_ != "pobj" or over.head.lower_ not in WHERE:
        return False
    if kind != "AGREE" or over.head.lower_ not in ("in", "at", "on"):
        return True
    verb = next((up for up in over.head.ancestors if up.pos_ != "ADP"), root)
    return verb != root and not any(
        up.lemma_.lower() in SPEAKS for up in (verb, *syntax.ancestors_within(verb)) if up != root
    )
