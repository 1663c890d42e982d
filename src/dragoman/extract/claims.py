"""Whose claim an event is, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.codebooks import loading
from dragoman.extract import around
from dragoman.extract.frames import frames
from dragoman.extract.happenings import Happening
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

BY_SPEAKING: frozenset[EventType] = frozenset(
    {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
"""Types that are done by saying so: told in one's own words they are done, not claimed."""
SOON = 3
"""A denial of "the accusation" or of "it" may stand so many sentences after the event."""


def claim_of(reading: Reading, voices: Voices, happening: Happening) -> tuple[str, ...]:
    """Those in whose statement an event is told; nobody where the reporter tells it.

    "Chad said *Libya had shelled the town*" is Chad's claim, and so is "Chad said it had". That Chad
    "urged" or "must withdraw" is done by saying it, and nobody's claim.
    """
    said = voices.at(reading.doc[happening.trigger[0]])
    if said is None or not said.speakers:
        return ()
    own = set(voices.with_state(said.speakers))
    if happening.type in BY_SPEAKING and own & set(happening.actors):
        return ()
    return said.speakers


def disputed_by(
    reading: Reading, voices: Voices, happenings: Sequence[Happening]
) -> list[tuple[str, ...]]:
    """Who denies each event, as the report tells it, in the order of the events.

    "Libya denied *shelling* the town" denies what names the same deed; "Libya denied it", "rejected the
    accusation" the last that was told of Libya.
    """
    found: list[list[str]] = [[] for _ in happenings]
    for token in reading.doc:
        if not syntax.is_verbal(token) or not _denies(token):
            continue
        who = voices.actors(syntax.doers(token))
        if not who or syntax.is_negated(token):
            continue
        denied = _denied(reading, voices, token, who, happenings)
        for n in denied:
            found[n] += [w for w in who if w not in found[n]]
    return [tuple(ids) for ids in found]


def _denies(verb: Token) -> bool:
    """ "Denied", "disputed"; "rejected" or "dismissed" only an accusation or a claim."""
    words = loading.word_sets("claims.toml")
    lemma = verb.lemma_.lower()
    if lemma in words["denies"]:
        return True
    things = {c.lemma_.lower() for c in syntax.children(verb, "dobj", "nsubjpass")}
    return lemma in words["rejects"] and bool(things & words["claims"])


def _denied(
    reading: Reading,
    voices: Voices,
    verb: Token,
    who: tuple[str, ...],
    happenings: Sequence[Happening],
) -> list[int]:
    """Which of the events a denial is of: all of the same deed, else the last one told of who denies."""
    words = loading.word_sets("claims.toml")
    tokens = around.clause(verb)
    inside = {t.i for t in tokens}
    lemmas = {t.lemma_.lower() for t in tokens if t != verb and t.pos_ in ("VERB", "NOUN")}
    others = [
        n for n, h in enumerate(happenings)
        if not set(range(*h.trigger)) & inside and _is_party(voices, who, h)
    ]  # fmt: skip
    if same := [n for n in others if _is_same_deed(reading, happenings[n], lemmas)]:
        return same
    things = [c.lemma_.lower() for c in syntax.children(verb, "dobj", "nsubjpass", "pobj")]
    if not set(things) & (words["claims"] | words["pronouns"]):
        return []
    at = reading.parse.sentence_of
    before = [
        n for n in others
        if happenings[n].trigger[0] < verb.i and at[verb.i] - at[happenings[n].trigger[0]] <= SOON
    ]  # fmt: skip
    return before[-1:]


def _is_party(voices: Voices, who: tuple[str, ...], happening: Happening) -> bool:
    """Whether they are those of whom it is told: who acts, or who is accused."""
    told_of = happening.recipients if happening.type == "ACCUSE" else happening.actors
    return voices.are_of_one_side(who, told_of)


def _is_same_deed(reading: Reading, happening: Happening, lemmas: set[str]) -> bool:
    """Whether the words of a denial name the event's trigger, or another word of the same type."""
    trigger = {t.lemma_.lower() for t in reading.doc[happening.trigger[0] : happening.trigger[1]]}
    if happening.type == "ACCUSE":
        word = reading.doc[happening.trigger[0] : happening.trigger[1]].root
        trigger = {t.lemma_.lower() for t in around.clause(word) if t.pos_ in ("VERB", "NOUN")}
        return bool(trigger & lemmas)
    book = frames()
    kinds = {book.verbs.get(lemma) or book.nouns.get(lemma) for lemma in lemmas}
    return bool(trigger & lemmas) or happening.type in kinds
