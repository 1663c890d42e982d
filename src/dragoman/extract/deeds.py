"""Events that the verbs of the codebook tell, and those that a reader has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from dragoman.extract import reasons
from dragoman.extract.circumstances import date_of
from dragoman.extract.deed_nouns import by_noun, kind_of_noun
from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, hit_by, political
from dragoman.extract.inquiries import looks_into_wrongs
from dragoman.extract.parties import OWN, acted_on, acting, is_greeting
from dragoman.extract.phrases import phrase_of
from dragoman.extract.places import place_of, toponyms_at
from dragoman.extract.reading import Reading
from dragoman.extract.told import is_told
from dragoman.extract.unknown_hands import is_by_unknown_hands
from dragoman.extract.verb_senses import kind_by_company
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AID"}
)
"""Types that are nothing unless done to somebody."""
ALONE = frozenset(
    {
        "clash",
        "fight",
        "open",
        "launch",
        "carry",
        "exchange",
        "trade",
        "fire",
        "drop",
        "mount",
        "wage",
    }
)
"""Verbs of violence that need not name a victim."""
ALLEGED: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types that are the speaker's accusation where one side tells them of the other."""
UNKNOWN = 0.45
"""The confidence of a deed whose doer is not named."""
SURE_ENOUGH, CLUED = 0.6, 0.9
"""Clues less likely than this are left; a clue's event is less sure than its word."""
COURTESIES = frozenset(
    {"condolence", "condolences", "greeting", "wish", "sympathy", "regret", "concern"}
)
"""What is expressed out of courtesy supports nobody."""
GIVES = frozenset({"send", "transmit", "share", "hand", "restore", "resume"})
"""Verbs by which one side alone does its part of a work in common."""
PUTS_OUT = frozenset({"expel", "deport", "bar", "ban", "evict"})
"""Verbs under which "from" names who will not have somebody: "was expelled *from Chad*"."""
MONEY = frozenset({"million", "billion", "fund", "funds", "donation", "aid", "$"})
"""What is asked of whoever can give it: the one appeal that needs nobody addressed."""
MEDIATES = frozenset({"brief", "mediate", "consult", "undertake", "shuttle"})
"""Verbs of consulting that the meetings do not tell."""
OTHER_CLUES = frozenset({"meeting", "consult", "promise", "kept", "broken", "agree"})
"""Clues of what meetings and commitments tell."""


def by_words(
    reading: Reading, voices: Voices, told: Sequence[Happening] = ()
) -> Iterator[Happening]:
    """The events that verbs and nouns tell, in order; meetings and commitments are told elsewhere.

    ``told`` are the happenings told so far, which may grow meanwhile.
    """
    for sentence in reading.parse.sentences:
        if reading.parse.is_question(sentence):
            continue
        for token in reading.parse.telling(sentence):
            if token.pos_ == "VERB":
                yield from _by_verb(reading, token, voices, told)
            elif token.pos_ == "NOUN":
                kind = kind_of_noun(token)
                if kind and kind not in ("CONSULT", "AGREE"):
                    yield from by_noun(reading, token, kind, voices, told)


def _by_verb(
    reading: Reading, verb: Token, voices: Voices, told: Sequence[Happening]
) -> Iterator[Happening]:
    """ "Shelled the town", "imposed sanctions on Iran"; not "may impose sanctions"."""
    lemma = verb.lemma_.lower()
    kind, second = frames().verbs.get(lemma), None
    if phrase := phrase_of(verb, lemma):
        kind, second = phrase
    kind = kind_by_company(verb) or kind
    if kind is None and _is_of_crowd(verb, "COERCE"):
        kind = "PROTEST"
    if is_greeting(voices, verb):
        return
    if kind == "RETREAT" and second is None and not _withdraws_forces(reading, verb):
        return
    if kind is None or (kind == "CONSULT" and lemma not in MEDIATES):
        return
    yield from _deed(reading, verb, kind, second, voices, told)


def _deed(
    reading: Reading,
    verb: Token,
    kind: EventType,
    second: Token | None,
    voices: Voices,
    told: Sequence[Happening],
) -> Iterator[Happening]:
    """An event of this kind, if the verb tells it as a fact and all are there whom it needs."""
    if not is_told(reading, verb):
        return
    listed = kind
    kind = "PROTEST" if _is_of_crowd(verb, kind) else kind
    actors = acting(voices, verb)
    if not actors and kind in OWN and syntax.is_passive(verb):
        actors = political(
            voices, voices.actors(syntax.objects(verb))
        )  # "the *army* was put on alert"
    if not actors and syntax.is_passive(verb) and verb.lemma_ in PUTS_OUT:
        actors = political(voices, voices.actors(syntax.under(verb, "from")))
    recipients = _recipients(reading, voices, verb, kind, second, actors, told)
    if kind in ALLEGED and (accusers := _accusers(voices, verb, actors, recipients)):
        kind, actors, recipients = "ACCUSE", accusers, actors
    if kind == "AGREE":
        actors = (*actors, *_spokesmen(voices, verb, actors))
    if kind == "SUPPORT" and verb.lemma_ == "sign":
        actors, recipients = (*actors, *political(voices, voices.actors(_between(verb)))), ()
    elif kind == "SUPPORT" and verb.lemma_ == "ratify":
        recipients = ()
    elif kind == "CONSULT" and (parties := political(voices, voices.actors(_between(verb)))):
        actors, recipients = (*actors, *parties), ()
    elif kind in frames().mutual:
        actors, recipients = (*actors, *recipients), ()
    actors = tuple(dict.fromkeys(actors))
    recipients = tuple(r for r in recipients if r not in actors)
    unknown = not actors and bool(recipients) and is_by_unknown_hands(verb, kind)
    if unknown or _is_whole(reading, kind, actors, recipients, verb, second):
        yield Happening(
            type=kind,
            trigger=_trigger(verb, second),
            actors=actors,
            recipients=recipients,
            date=date_of(reading, verb),
            place=place_of(reading, verb),
            confidence=UNKNOWN if unknown else 0.5,
            reason=reasons.of_verb(kind, verb, second, listed),
        )


def _recipients(
    reading: Reading,
    voices: Voices,
    verb: Token,
    kind: EventType,
    second: Token | None,
    actors: tuple[str, ...],
    told: Sequence[Happening],
) -> tuple[str, ...]:
    """Whom it is done to; of a threat or a demand that names nobody itself, whoever its clause does."""
    found = acted_on(reading, voices, verb, kind, second, told)
    if kind == "THREATEN" and second is not None and not found:
        harms = syntax.children(second, "acl")  # "reserved the right *to strike Chad*"
        return tuple(a for clause in harms for a in hit_by(voices, clause, actors))
    if kind == "REQUEST" and not set(found) - set(actors):
        return political(voices, voices.actors(_asked(verb, second)))
    return found


def _asked(verb: Token, second: Token | None) -> list[Token]:
    """Who is to do what is asked: "renewed its demand that *Chad* withdraw", "repeated a call for *Chad* to withdraw"."""
    over = [verb] if second is None else [verb, second]
    clauses = [c for word in over for c in syntax.children(word, "ccomp", "acl", "advcl")]
    return [s for clause in clauses for s in syntax.children(clause, "nsubj", "nsubjpass")] + [
        c for c in clauses if c.pos_ in ("NOUN", "PROPN")
    ]


def _is_of_crowd(verb: Token, kind: EventType) -> bool:
    """ "Protesters *stormed* the embassy" protest, whatever the verb tells of others."""
    words = event_words()
    return (
        kind in ("COERCE", "ASSAULT", "SANCTION")
        and verb.lemma_.lower() in words.crowd_does
        and any(noun.lemma_.lower() in words.crowd for noun in syntax.doers(verb))
    )


def _spokesmen(voices: Voices, verb: Token, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The persons who say of their own state that it has agreed: both have."""
    said = voices.at(verb)
    speakers = said.speakers if said is not None else ()
    persons = tuple(a for a in speakers if voices.kind(a) == "person")
    return persons if voices.are_of_one_side(persons, actors) else ()


def _accusers(
    voices: Voices, verb: Token, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[str, ...]:
    """Who alleges violence of others: "Chad said *Libya had bombed a village*".

    Nobody where the deed is the speaker's own, where whoever says so takes no part, as the UN, or
    where it is done to somebody else.
    """
    said = voices.at(verb)
    if said is None or not actors or not said.speakers:
        return ()
    if said.cue is not None and said.form == "indirect" and said.cue.start > said.content.end - 1:
        return ()  # "… shelled the town, *witnesses said*": the report's own fact, with its source
    takes_part = all(voices.kind(a) in ("state", "body", "group") for a in said.speakers)
    own = voices.are_of_one_side(said.speakers, actors) or not voices.is_somebodys(
        (*said.speakers, *actors)
    )
    suffers = not recipients or voices.are_of_one_side(said.speakers, recipients)
    return said.speakers if takes_part and suffers and not own else ()


def by_clues(
    reading: Reading, voices: Voices, told: Sequence[Happening] = ()
) -> Iterator[Happening]:
    """Events whose words a reader has seen and the codebook does not have, with their type from it."""
    for clue in reading.clues.triggers:
        if clue.probability < SURE_ENOUGH or clue.label in OTHER_CLUES:
            continue
        sentence = reading.parse.sentence(clue.start)
        if sentence is None or reading.parse.is_question(sentence):
            continue
        word = reading.doc[clue.start : clue.end].root
        if word.lemma_ in ("return", "come") and not syntax.objects(word):
            continue  # whoever comes back yields nothing
        kind = _kind(reading, word, clue.label)
        at = reading.parse.sentence_of
        if kind == "PROTEST" and any(
            h.type == kind and at[h.trigger[0]] == at[word.i] for h in told
        ):
            continue  # what a protest is about is no other one
        found = (
            _deed(reading, word, kind, None, voices, told)
            if word.pos_ == "VERB"
            else by_noun(reading, word, kind, voices, told)
        )
        if any(c.lemma_ in COURTESIES for c in syntax.children(word, "dobj")):
            continue
        for happening in found:
            if word.pos_ in ("VERB", "NOUN"):
                yield replace(
                    happening,
                    confidence=round(CLUED * clue.probability, 2),
                    reason=reasons.of_clue(happening.type, word, clue.probability),
                )


def _kind(reading: Reading, word: Token, label: str) -> EventType:
    """The type that a clue's label stands for; to yield is to retreat with forces, else to concede."""
    if label != "yield":
        return cast("EventType", label.upper())
    moves = syntax.is_verbal(word) and word.lemma_ in ("withdraw", "retreat", "pull", "leave")
    return "RETREAT" if moves and _withdraws_forces(reading, word) else "CONCEDE"


def _withdraws_forces(reading: Reading, verb: Token) -> bool:
    """ "Withdrew its troops", "withdrew from the town"; not "withdrew its offer"."""
    objects = syntax.objects(verb)
    if not objects:
        return True
    objects += [
        n for thing in objects for n in syntax.under(thing, "of")
    ]  # "a third *of* the *rebels*"
    return any(
        thing.lemma_.lower() in event_words().forces
        or any(m.kind in ("body", "group") for m in reading.mentions(thing))
        for thing in objects
    )


def _trigger(verb: Token, second: Token | None) -> tuple[int, int]:
    """The verb with its second word, if that stands right after it."""
    if second is not None and 0 < second.i + 1 - verb.i <= 4:
        return verb.i, second.i + 1
    return verb.i, verb.i + 1


def _between(verb: Token) -> list[Token]:
    """Who signs a paper "between" or "with" whom."""
    inside = [
        noun for thing in syntax.objects(verb) for noun in syntax.under(thing, "between", "with")
    ]
    return inside + syntax.under(verb, "between", "with")


def _hits(reading: Reading, verb: Token) -> bool:
    """ "Killed a driver", "struck *Tulkarm*": violence on somebody without a name, or on a place."""
    things = syntax.objects(verb)
    if verb.lemma_ in event_words().wounds:
        return bool(things)
    inside = {t.i for thing in things for t in thing.subtree}
    return bool(toponyms_at(reading, inside))


def _is_whole(
    reading: Reading,
    kind: EventType,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    verb: Token,
    second: Token | None,
) -> bool:
    """Whether all are there whom an event of this type needs."""
    if not actors:
        return False
    if recipients or (kind == "SUPPORT" and verb.lemma_ in ("sign", "ratify")):
        return True
    if kind == "ASSAULT":
        return verb.lemma_ in ALONE or _hits(reading, verb)
    if kind == "CONCEDE" and verb.lemma_ in ("release", "free", "pardon"):
        return False
    if kind == "REJECT":
        claimed = any(o.lemma_.lower() in event_words().claims for o in syntax.objects(verb))
        return claimed or verb.lemma_ in (
            "reject",
            "refuse",
            "veto",
            "block",
            "call",
            "turn",
            "rule",
            "renege",
            "backtrack",
            "go",
        )
    if kind == "ACCUSE":
        return looks_into_wrongs(verb, second)
    if kind == "REQUEST" and verb.lemma_ == "appeal":
        return any(
            n.lemma_ in MONEY for n in syntax.under(verb, "for")
        )  # "appealed for $8 million"
    if kind == "THREATEN" and verb.lemma_ == "threaten":
        return syntax.child(verb, "xcomp") is not None  # "threatened to close the strait"
    if kind in NEEDS_RECIPIENT:
        return kind == "AID" and second is not None  # "shipped 100 tents"
    if kind == "COOPERATE" and verb.lemma_ in GIVES:
        return True
    return kind not in frames().mutual or kind == "AGREE" or len(actors) > 1
