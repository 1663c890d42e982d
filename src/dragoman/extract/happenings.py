"""Events in the making, and those that meetings and commitments are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words
from dragoman.extract.intentions import OTHERS
from dragoman.extract.occasions import Occasion
from dragoman.extract.phrases import kind_of_verb
from dragoman.extract.reading import Reading
from dragoman.extract.sureness import Way
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import Commitment, EventType, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

POLITICAL = ("person", "state", "body", "organisation", "group", "assembly", "ngo")
"""Kinds of actor that events are told of; companies and media are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event in the making; ``trigger`` in tokens, ``way`` what told it, ``reason`` for a person."""

    type: EventType
    trigger: tuple[int, int]
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    date: Period | None = None
    place: str | None = None
    confidence: float
    way: Way = "verb"
    reason: str = ""

    def parties(self) -> set[str]:
        """Everybody who acts or is acted on."""
        return {*self.actors, *self.recipients}


def political(voices: Voices, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the actors that events are told of."""
    return tuple(a for a in actors if voices.kind(a) in POLITICAL)


def by_occasions(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """A CONSULT for each meeting that was held, an AGREE for one that is settled but yet to come."""
    for occasion in reading.found["occasions"]:
        if occasion.status == "held":
            yield _held(occasion)
        elif occasion.status == "planned" and occasion.settled and _are_many(occasion, voices):
            yield _settled(occasion)


def _are_many(occasion: Occasion, voices: Voices) -> bool:
    present = occasion.present()
    return len(present) > 1 or any(voices.kind(a) == "assembly" for a in present)


def _held(occasion: Occasion) -> Happening:
    """All act together; on a visit the hosts receive."""
    present = occasion.present()
    hosts = occasion.roles.get("host", ()) if occasion.form == "visit" else ()
    guests = tuple(a for a in present if a not in hosts)
    anchor = occasion.noun if occasion.noun is not None else occasion.anchor
    return Happening(
        type="CONSULT",
        trigger=(anchor, anchor + 1),
        actors=guests or present,
        recipients=tuple(a for a in present if a in hosts),
        date=occasion.date,
        place=occasion.place,
        confidence=occasion.confidence(),
        reason=f"coded CONSULT: {_called(occasion)} held",
    )


def _settled(occasion: Occasion) -> Happening:
    """Who will meet has agreed to."""
    present, hosts = occasion.present(), occasion.roles.get("host", ())
    guests = tuple(a for a in present if a not in hosts)
    return Happening(
        type="AGREE",
        trigger=occasion.evidence,
        actors=guests or present,
        recipients=tuple(a for a in present if a in hosts) if guests else (),
        confidence=0.45,
        reason=f"coded AGREE: {_called(occasion)} settled and yet to come",
    )


def _called(occasion: Occasion) -> str:
    """ "A visit", "talks"."""
    return occasion.form if occasion.form == "talks" else f"a {occasion.form}"


SIGNS = frozenset({"sign", "conclude", "ink", "initial"})
BINDS = frozenset({"agree", "announce", "pledge", "promise", "assure", "reaffirm", "vow", "decide"})
"""Verbs that undertake what the clause under them says: "*announced* that it would open the border"."""
PERMITS = frozenset({"let", "allow", "permit"})
HARMS: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
"""Types of act that nobody agrees to: who says that he will do one threatens."""
WISHES = frozenset({"determine", "demonstrate", "seek", "plan", "intend"})
"""Undertakings that are agreed with nobody unless somebody is named whom they are for."""


def by_commitments(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """What each commitment that is made is an event of; none is one that is kept or broken.

    An AGREE; a SUPPORT where a paper is signed; a REJECT where somebody will not let, come or talk.
    """
    for commitment in reading.found.get("commitments", ()):
        if commitment.status in ("kept", "broken"):
            continue
        if commitment.confidence <= OTHERS and not commitment.to:
            continue  # what others say will be done binds nobody, unless it is done for somebody
        trigger = _trigger(reading, commitment)
        if trigger.lemma_ in WISHES and not commitment.to:
            continue
        kind = _kind(voices, trigger)
        if warning := _warning(reading, voices, commitment):
            kind, trigger = "THREATEN", warning
        recipients = commitment.to or _met_halfway(voices, trigger, commitment.makers)
        if kind == "AGREE" and (harm := _harm(reading, commitment)) is not None:
            kind, recipients = "THREATEN", recipients or hit_by(voices, harm, commitment.makers)
        if kind == "REJECT":
            recipients = voices.actors(syntax.subjects_of_clause(trigger))
        elif kind == "AGREE" and trigger.lemma_ in PERMITS and _is_one(voices, commitment.makers):
            recipients = voices.actors(syntax.subjects_of_clause(trigger)) or recipients
        elif kind == "SUPPORT":
            papers = (trigger, *syntax.objects(trigger))
            others = voices.actors([n for paper in papers for n in syntax.under(paper, "with")])
            recipients = tuple(a for a in others if a not in commitment.makers)
        yield Happening(
            type=kind,
            trigger=(trigger.i, trigger.i + 1),
            actors=commitment.makers,
            recipients=recipients,
            confidence=round(commitment.confidence - 0.1, 2),
            reason=_reason(kind, trigger, commitment),
        )


def _is_one(voices: Voices, makers: tuple[str, ...]) -> bool:
    """Whether one undertakes alone: what several agree to let others do, they promise each other."""
    return len(makers) == 1 and voices.kind(makers[0]) != "assembly"


def _reason(kind: EventType, trigger: Token, commitment: Commitment) -> str:
    said = {
        "SUPPORT": "a paper is signed",
        "REJECT": "somebody will not do what is asked",
        "THREATEN": "an act is announced as a warning",
    }.get(kind, f"an act is undertaken, a commitment with status {commitment.status!r}")
    return f"coded {kind}: *{trigger.lemma_}*, {said}"


def _warning(reading: Reading, voices: Voices, commitment: Commitment) -> Token | None:
    """ "*Warned* that it would cut the gas": the cue by which an act is threatened rather than promised."""
    said = voices.at(reading.parse.span(commitment.act).root)
    if said is None or said.cue is None or not set(said.speakers) & set(commitment.makers):
        return None
    cue = reading.parse.token_at(said.cue.start)
    return cue if cue.lemma_ in ("warn", "threaten") else None


def _harm(reading: Reading, commitment: Commitment) -> Token | None:
    """The verb of an act that does somebody harm: "would *impose* sanctions", "will *boycott* the vote"."""
    verb = reading.parse.span(commitment.act).root
    harms = syntax.is_verbal(verb) and kind_of_verb(verb) in HARMS
    return verb if harms and not syntax.is_negated(verb) else None


def _met_halfway(voices: Voices, trigger: Token, own: tuple[str, ...]) -> tuple[str, ...]:
    """Whose a thing is that is agreed to: "agreed to *U.S.* mediation", "will support *Chad's* bid"."""
    things = [*syntax.objects(trigger), *syntax.under(trigger, "to", "on")]
    things += [o for clause in syntax.children(trigger, "xcomp") for o in syntax.objects(clause)]
    owners = [
        o for thing in things for o in syntax.children(thing, "poss", "amod", "compound", "nmod")
    ]
    found = political(voices, voices.actors(owners))
    return tuple(a for a in found if a not in own and voices.kind(a) != "body")


def hit_by(voices: Voices, verb: Token, own: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a harmful act would hit: its object, who stands after it, or whose its object is."""
    prepositions = ("on", "against", "at", "with", "from", "of", "to")
    things = syntax.objects(verb)
    after = [n for word in (verb, *things) for n in syntax.under(word, *prepositions)]
    owners = [o for thing in things for o in syntax.children(thing, "poss", "amod", "compound")]
    for some in (things, after, owners):
        found = political(voices, voices.actors(some))
        if others := tuple(a for a in found if a not in own):
            return others
    return ()


def _kind(voices: Voices, trigger: Token) -> EventType:
    if trigger.lemma_ in SIGNS:
        return "SUPPORT"
    if trigger.lemma_ not in event_words().refuses or not syntax.is_negated(trigger):
        return "AGREE"
    if trigger.lemma_ in PERMITS and not voices.actors(syntax.subjects_of_clause(trigger)):
        return "AGREE"  # "will not let *this* happen"
    return "REJECT"


def _trigger(reading: Reading, commitment: Commitment) -> Token:
    """The verb that undertakes: the one over the act, or the act's own."""
    root = reading.parse.span(commitment.act).root
    over = root.head
    if root.dep_ == "acl" and root.tag_ == "VB":
        over = over.head  # "signed a deal *to buy* oil"
    if over.lemma_ in SIGNS and over.pos_ == "VERB":
        return over
    if signing := next((c for c in syntax.children(root, "acl") if c.lemma_ in SIGNS), None):
        return signing
    if root.dep_ == "ccomp" and over.lemma_ in BINDS:
        return over
    if root.dep_ in ("xcomp", "dobj", "pcomp", "pobj") and over.idx >= commitment.evidence.start:
        while over.pos_ == "ADP" and over.head != over:
            over = over.head
        if over.pos_ in ("VERB", "ADJ", "NOUN"):
            return over
    return root
