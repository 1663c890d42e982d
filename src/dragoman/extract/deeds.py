"""Events that the verbs and nouns of the codebook tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from dragoman.extract.circumstances import date_of
from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, political
from dragoman.extract.places import place_of
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AID"}
)
"""Types that are nothing unless done to somebody."""
NOUN_NEEDS_RECIPIENT = NEEDS_RECIPIENT | {"ASSAULT", "COERCE", "SANCTION"}
"""The same for nouns, which say less: "the attack" is somebody's only if it is on somebody."""
ALONE = frozenset({"clash", "fight", "open", "launch", "carry", "exchange"})
"""Verbs of violence that need not name a victim."""
SURE_ENOUGH, CLUED = 0.5, 0.9
"""Clues less likely than this are left; a clue's event is less sure than its word."""
OTHER_CLUES = frozenset({"meeting", "consult", "promise", "kept", "broken", "agree"})
"""Clues of what meetings and commitments tell."""
UNREAL = frozenset({"possible", "potential", "future", "further", "alleged"})


def by_words(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """The events that verbs and nouns tell, in order; meetings and commitments are told elsewhere."""
    nouns = frames().nouns
    for sentence in reading.parse.sentences:
        if reading.parse.is_question(sentence):
            continue
        for token in reading.parse.telling(sentence):
            if token.pos_ == "VERB":
                yield from _by_verb(reading, token, voices)
            elif token.pos_ == "NOUN":
                kind = nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)
                if kind and kind not in ("CONSULT", "AGREE"):
                    yield from _by_noun(reading, token, kind, voices)


def _by_verb(reading: Reading, verb: Token, voices: Voices) -> Iterator[Happening]:
    """ "Shelled the town", "imposed sanctions on Iran"; not "may impose sanctions"."""
    lemma = verb.lemma_.lower()
    kind, second = frames().verbs.get(lemma), None
    if phrase := _phrase(verb, lemma):
        kind, second = phrase
    if kind == "RETREAT" and not _withdraws_forces(reading, verb):
        return
    if kind is None or (kind == "CONSULT" and lemma not in ("brief", "mediate", "consult")):
        return
    yield from _deed(reading, verb, kind, second, voices)


def _deed(
    reading: Reading, verb: Token, kind: EventType, second: Token | None, voices: Voices
) -> Iterator[Happening]:
    """An event of this kind, if the verb tells it as a fact and all are there whom it needs."""
    if not _is_told(reading, verb):
        return
    actors = political(voices, voices.actors(syntax.doers(verb)))
    recipients = _recipients(voices, verb, kind, second)
    if kind == "SUPPORT" and verb.lemma_ == "sign":
        actors, recipients = (*actors, *political(voices, voices.actors(_between(verb)))), ()
    elif kind in frames().mutual:
        actors, recipients = (*actors, *recipients), ()
    actors = tuple(dict.fromkeys(actors))
    recipients = tuple(r for r in recipients if r not in actors)
    if _is_whole(kind, actors, recipients, verb):
        yield Happening(
            type=kind,
            trigger=_trigger(verb, second),
            actors=actors,
            recipients=recipients,
            date=date_of(reading, verb),
            place=place_of(reading, verb),
            confidence=0.5,
        )


def by_clues(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """Events whose words a reader has seen and the codebook does not have, with their type from it."""
    for clue in reading.clues.triggers:
        if clue.probability < SURE_ENOUGH or clue.label in OTHER_CLUES:
            continue
        sentence = reading.parse.sentence(clue.start)
        if sentence is None or reading.parse.is_question(sentence):
            continue
        word = reading.doc[clue.start : clue.end].root
        kind = _kind(reading, word, clue.label)
        found = (
            _deed(reading, word, kind, None, voices)
            if word.pos_ == "VERB"
            else _by_noun(reading, word, kind, voices)
        )
        for happening in found:
            if word.pos_ in ("VERB", "NOUN"):
                yield replace(happening, confidence=round(CLUED * clue.probability, 2))


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
    return any(
        thing.lemma_.lower() in event_words().forces
        or any(m.kind in ("body", "group") for m in reading.mentions(thing))
        for thing in objects
    )


def _phrase(verb: Token, lemma: str) -> tuple[EventType, Token] | None:
    """The type of a verb with its object or particle: "impose sanctions", "call on"."""
    seconds = frames().phrases.get(lemma)
    if not seconds:
        return None
    for c in syntax.children(verb, "dobj", "nsubjpass", "prep", "prt", "advmod", "pobj"):
        if kind := seconds.get(c.lemma_.lower()) or seconds.get(c.lower_):
            return kind, c
        if c.dep_ == "dobj":  # "launched a wave *of attacks*", "imposed *travel* bans"
            for inner in (*syntax.under(c, "of"), *syntax.children(c, "compound")):
                if kind := seconds.get(inner.lemma_.lower()):
                    return kind, c
    return None


def _trigger(verb: Token, second: Token | None) -> tuple[int, int]:
    """The verb with its second word, if that stands right after it."""
    if second is not None and 0 < second.i + 1 - verb.i <= 4:
        return verb.i, second.i + 1
    return verb.i, verb.i + 1


def _recipients(
    voices: Voices, verb: Token, kind: EventType, second: Token | None
) -> tuple[str, ...]:
    """Objects that are actors, else whom the type's prepositions name, else whose object it is."""
    objects = syntax.objects(verb)
    prepositions = frames().to[kind]
    inside = objects if second is None else [second, *objects]
    after = [noun for token in (verb, *inside) for noun in syntax.under(token, *prepositions)]
    owners = [
        owner
        for noun in objects
        for owner in (
            *syntax.children(noun, "poss", "amod", "compound", "nmod"),
            *syntax.under(noun, "of", "by", "against", "in", "to", "on", "for"),
        )
    ]
    if kind in ("RETREAT", "MOBILIZE"):
        return political(voices, voices.actors(after))  # its own forces are moved, not acted on
    if kind == "THREATEN" and (deed := syntax.child(verb, "xcomp")) is not None:
        after += [*syntax.children(deed, "dobj"), *(t for t in deed.subtree if t.dep_ == "pobj")]
    found = voices.actors(objects) or voices.actors(after) or voices.actors(owners)
    return political(voices, found)


def _between(verb: Token) -> list[Token]:
    """Who signs a paper "between" or "with" whom."""
    inside = [noun for thing in syntax.objects(verb) for noun in syntax.under(thing, "between")]
    return inside + syntax.under(verb, "between", "with")


def _is_whole(
    kind: EventType, actors: tuple[str, ...], recipients: tuple[str, ...], verb: Token
) -> bool:
    """Whether all are there whom an event of this type needs."""
    if not actors:
        return False
    if recipients or (kind == "SUPPORT" and verb.lemma_ in ("sign", "ratify")):
        return True
    if kind == "ASSAULT":
        return verb.lemma_ in ALONE
    if kind == "CONCEDE" and verb.lemma_ in ("release", "free", "pardon"):
        return False
    if kind == "REJECT":
        return verb.lemma_ in ("reject", "refuse", "veto")
    if kind in NEEDS_RECIPIENT:
        return False
    return kind not in frames().mutual or kind == "AGREE" or len(actors) > 1


def _is_told(reading: Reading, verb: Token) -> bool:
    """Whether the report tells that it happened or goes on."""
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return False
    if verb.dep_ in ("amod", "compound"):
        return False
    over = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl") and verb.tag_ in (
        "VB",
        "VBG",
        "VBP",
    ):
        if over.lemma_ in event_words().goes_on:
            return True
        beside = verb.tag_ == "VBG" and verb.dep_ == "advcl"
        return beside and not (syntax.is_negated(over) or syntax.is_future(over))
    if reading.parse.quoted[verb.i] >= 0 and verb.tag_ in ("VB", "VBP", "VBZ"):
        return verb.tag_ != "VB" or verb.dep_ == "ROOT"
    return not any(
        up.lemma_ in ("fear", "threaten", "urge", "demand", "if") and syntax.is_verbal(up)
        for up in syntax.ancestors_within(verb, 2)
    )


def _by_noun(reading: Reading, noun: Token, kind: EventType, voices: Voices) -> Iterator[Happening]:
    """ "Russia's invasion of Ukraine", "the withdrawal of international forces"; not "fears of war"."""
    if noun.dep_ in ("compound", "amod") or _is_denied(noun):
        return
    doers, objects = _doers(reading, noun), syntax.under(noun, "of")
    if kind in ("RETREAT", "MOBILIZE", "PROTEST") and not doers:
        doers, objects = objects, []
    prepositions = [p for p in (*frames().to[kind], "against") if p != "of"]
    if kind == "ASSAULT":
        prepositions.append("in")
    actors = political(voices, voices.actors(doers))
    others = political(voices, voices.actors([*objects, *syntax.under(noun, *prepositions)]))
    recipients = tuple(r for r in others if r not in actors)
    if kind in frames().mutual and len({*actors, *recipients}) < 2:
        return
    if actors and (recipients or kind not in NOUN_NEEDS_RECIPIENT):
        yield Happening(
            type=kind,
            trigger=(noun.i, noun.i + 1),
            actors=actors,
            recipients=recipients,
            place=place_of(reading, noun),
            confidence=0.45,
        )


def _doers(reading: Reading, noun: Token) -> list[Token]:
    """Whose deed the noun tells: owner, "by …", adjective, else who "launched" or "ended" it."""
    doers = [*syntax.children(noun, "poss"), *syntax.under(noun, "by")]
    doers += [c for c in syntax.children(noun, "amod", "compound", "nmod") if reading.mentions(c)]
    if doers or noun.dep_ not in ("dobj", "pobj"):
        return doers
    verb = next((up for up in syntax.ancestors_within(noun, 2) if syntax.is_verbal(up)), None)
    if verb is not None and verb.lemma_ in event_words().light and _is_told(reading, verb):
        return syntax.subjects(verb)
    return []


def _is_denied(noun: Token) -> bool:
    """ "No attack", "possible sanctions", "to avoid war"."""
    for c in noun.children:
        if c.lower_ in UNREAL or (c.dep_ == "det" and c.lower_ in ("no", "any")):
            return True
    over = noun.head
    if over.dep_ == "prep" or over.pos_ == "ADP":
        over = over.head
    return over.lemma_ in event_words().keeps_off
