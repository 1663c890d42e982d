"""Events that the nouns of the codebook tell: "Russia's invasion of Ukraine", "criticism from Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.extract import reasons
from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, political
from dragoman.extract.parties import doers_of, owners_of
from dragoman.extract.places import place_of, toponyms_at
from dragoman.extract.reading import Reading
from dragoman.extract.told import is_long_ago, is_told, is_unreal
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AID", "ASSAULT", "COERCE", "SANCTION"}
)
"""Types that a noun tells only with somebody it is done to: nouns say less than verbs."""
SPOKEN: frozenset[EventType] = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "PROTEST"})
"""Types whose noun may come *from* somebody: "criticism from Chad"."""
MEETS = frozenset({"come", "be"})
"""Whoever does so "under fire" or "under attack" meets with it."""
INSIDE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types done to the place they are done in: "Laos's war in Nepal"."""


def kind_of_noun(noun: Token) -> EventType | None:
    """The type that a noun tells, by itself or with the word before it: "test" is none, "nuclear test" is."""
    words, lemma = frames(), noun.lemma_.lower()
    if lemma in event_words().flak and _is_of_critics(noun):
        return "ACCUSE"
    if before := words.compounds.get(lemma):
        for c in syntax.children(noun, "compound", "amod", "nmod"):
            if kind := before.get(c.lemma_.lower()):
                return kind
    return words.nouns.get(lemma) or words.nouns.get(noun.lower_)


def _drawn_by(noun: Token) -> Token | None:
    """The verb by which somebody meets with what a noun tells: "*drew* criticism", "*came* under fire"."""
    over = noun.head
    if noun.dep_ == "dobj" and over.lemma_ in event_words().draws:
        return over
    under = noun.dep_ == "pobj" and over.lower_ == "under" and over.head.lemma_ in MEETS
    return over.head if under else None


def _is_of_critics(noun: Token) -> bool:
    """ "Drew *fire* from Chad over its law": words, not bullets, for there is something they are about."""
    verb = _drawn_by(noun)
    if verb is None:
        return False
    about = [n for t in (verb, noun) for n in syntax.under(t, "over", "for")]
    return bool(about) or noun.dep_ == "dobj"


def by_noun(
    reading: Reading, noun: Token, kind: EventType, voices: Voices, told: Sequence[Happening] = ()
) -> Iterator[Happening]:
    """ "Russia's invasion of Ukraine", "the withdrawal of international forces"; not "fears of war"."""
    if noun.dep_ in ("compound", "amod") or is_unreal(noun) or is_long_ago(reading, noun):
        return
    doers, objects = doers_of(voices, noun), syntax.under(noun, "of")
    if kind in SPOKEN:
        doers += syntax.under(noun, "from")
        if (verb := _drawn_by(noun)) is not None and not doers:
            doers = syntax.under(verb, "from", "by")
    doers = doers or _of_light_verb(reading, noun)
    if kind in ("RETREAT", "MOBILIZE", "PROTEST") and not doers:
        doers, objects = objects, []
    actors = political(voices, voices.actors(doers))
    if not actors:
        return
    if noun.lemma_ == "strike" and all(voices.kind(a) in ("state", "body") for a in actors):
        kind = "ASSAULT"  # those who strike from the air, not those who stop working
    receiving = [*objects, *_after(noun, kind)]
    others = political(voices, voices.actors(receiving)) or political(
        voices, voices.actors([owner for thing in receiving for owner in owners_of(thing)])
    )
    others = others or _of_cause(voices, noun, kind, told)
    recipients = tuple(r for r in others if r not in actors)
    if kind in frames().mutual and len({*actors, *recipients}) < 2:
        return
    on_place = kind == "ASSAULT" and toponyms_at(
        reading, {t.i for thing in receiving for t in thing.subtree}
    )
    if recipients or on_place or kind not in NEEDS_RECIPIENT:
        yield Happening(
            type=kind,
            trigger=(noun.i, noun.i + 1),
            actors=actors,
            recipients=recipients,
            place=place_of(reading, noun),
            confidence=0.45,
            reason=reasons.of_noun(kind, noun, has_recipient=bool(recipients)),
        )


def _after(noun: Token, kind: EventType) -> list[Token]:
    """What stands after the type's prepositions; of "raids and attacks on Nepal", both are on Nepal."""
    prepositions = [p for p in (*frames().to[kind], "against") if p != "of"]
    if kind in INSIDE:
        prepositions.append("in")
    found = syntax.under(noun, *prepositions)
    if not found and (last := next(iter(syntax.children(noun, "conj")), None)) is not None:
        return syntax.under(last, *prepositions)
    return found


def _of_light_verb(reading: Reading, noun: Token) -> list[Token]:
    """Who "launched" or "ended" what the noun tells."""
    if noun.dep_ not in ("dobj", "pobj"):
        return []
    verb = next((up for up in syntax.ancestors_within(noun, 2) if syntax.is_verbal(up)), None)
    if verb is not None and verb.lemma_ in event_words().light and is_told(reading, verb):
        return syntax.subjects(verb)
    return []


def _of_cause(
    voices: Voices, noun: Token, kind: EventType, told: Sequence[Happening]
) -> tuple[str, ...]:
    """ "The raid *drew* criticism from Chad": it falls on whoever raided."""
    verb = _drawn_by(noun)
    if kind not in SPOKEN or verb is None:
        return ()
    causes = syntax.subjects(verb)
    if found := political(voices, voices.actors(causes)):
        return found
    for cause in causes:
        if found := political(voices, voices.actors(doers_of(voices, cause))):
            return found
        deed = frames().nouns.get(cause.lemma_.lower())
        if same := [h for h in told if h.type == deed and h.trigger[0] < noun.i]:
            return same[-1].actors
    return ()
