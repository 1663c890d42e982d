"""Toponyms, and which of them a verb or noun happens at."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract.lexicon import lexicon
from dragoman.extract.reading import Reading
from dragoman.extract.toponyms import Toponym, toponyms
from dragoman.parse import syntax
from dragoman.records import Place
from dragoman.resolve.places.resolving import resolve
from dragoman.resolve.places.setting import setting_of
from dragoman.resolve.places.weighing import Spoken

if TYPE_CHECKING:
    from spacy.tokens import Token

IN = frozenset({"in", "at", "near", "outside", "off", "inside"})


def places(reading: Reading) -> Iterator[Toponym]:
    """Every toponym of the report with the place that it means, in order.

    "In Doha" is one, and so is "Doha" in "Doha said", where it speaks for a government. The
    adjective in "Turkish officers" is one, too, but nothing happens at it.
    """
    found = toponyms(reading)
    spoken = [Spoken(t.evidence.words, t.evidence.start, t.evidence.end) for t in found]
    meant = resolve(reading.report.text, spoken, setting_of(reading.report))
    for toponym, place in zip(found, meant, strict=True):
        yield replace(toponym, place=place)


def where_is(reading: Reading, words: str | None) -> Place | None:
    """Where the place lies that a record names by these words."""
    found: tuple[Toponym, ...] = reading.found.get("places", ())
    same = next((t.place for t in found if t.evidence.words == words and t.place), None)
    if same is not None or words is None:
        return same
    text = reading.report.text
    at = text.find(words)
    spoken = [Spoken(words, max(at, 0), max(at, 0) + len(words))]
    return resolve(text, spoken, setting_of(reading.report))[0]


def are_apart(reading: Reading, one: str, other: str) -> bool:
    """Whether what happens at the one place cannot happen at the other.

    Two towns are apart; a town and its state are not, nor a palace that no gazetteer knows and any town.
    """
    if one == other:
        return False
    here, there = where_is(reading, one), where_is(reading, other)
    if here is None or there is None or "facility" in (here.kind, there.kind):
        return False
    if here.id == there.id:
        return False
    if here.country is None or here.country != there.country:
        return True
    return here.kind != "state" and there.kind != "state"


def _sites(reading: Reading) -> Iterator[Toponym]:
    """The toponyms that something may happen at."""
    return (t for t in reading.found.get("places", ()) if t.site)


def town_of(reading: Reading, place: str | None) -> str | None:
    """The town that a place is in, if it is a government's seat and the report names its town.

    A meeting "at the *Élysée Palace*" was in Paris.
    """
    words = codebooks.words_of(place) if place else []
    found = next(iter(lexicon().find(words)), None)
    if found is None or found[:2] != (0, len(words)) or found[2].letter != "C":
        return place
    state = codebooks.states().get(found[2].country or "")
    named = state is not None and state.capital and state.capital in reading.report.text
    return state.capital if state is not None and named else place


def place_of(reading: Reading, *anchors: Token) -> str | None:
    """Where the things that these words tell happened, as the text names it: the town before the state.

    Looks under each anchor for "in" and "at", the first anchor first.
    """
    by_token: dict[int, Toponym] = {t.token: t for t in _sites(reading)}
    for anchor in anchors:
        found = [t for p in _place_phrases(anchor) if (t := by_token.get(p.i))]
        if found:
            return next((t for t in found if t.town), found[0]).evidence.words
    return None


def _place_phrases(anchor: Token, depth: int = 0) -> Iterator[Token]:
    """Nouns after prepositions of place under a token, with what is joined or appended to them."""
    for prep in syntax.children(anchor, "prep"):
        if prep.lower_ not in IN and not (
            prep.lower_ in ("to", "for")
            and anchor.lemma_ in ("visit", "trip", "arrive", "travel", "tour", "fly")
        ):
            continue
        for noun in syntax.children(prep, "pobj"):
            yield noun
            yield from (
                c for c in noun.children if c.dep_ in ("appos", "conj", "compound", "nmod", "poss")
            )
            if depth < 2:
                yield from _place_phrases(noun, depth + 1)


def town_after(reading: Reading, verb: Token) -> str | None:
    """The town after the first "in" or "at" behind a verb, wherever the parse hung it.

    "Received the prime minister *in Ankara*"; nothing past the next verb with a tense.
    """
    towns: dict[int, Toponym] = {t.token: t for t in _sites(reading) if t.town}
    sentence = reading.parse.sentence(verb.i)
    for token in reading.doc[verb.i + 1 : sentence.end if sentence else verb.i]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB") or token.text in (
            "“",
            '"',
        ):
            return None
        if token.dep_ == "pobj" and token.head.lower_ in ("in", "at") and token.i in towns:
            return towns[token.i].evidence.words
    return None


def toponyms_at(reading: Reading, tokens: Container[int]) -> list[str]:
    """The words of the toponyms whose heads are among these tokens, in order."""
    return [t.evidence.words for t in _sites(reading) if t.token in tokens]


def named_at(reading: Reading, tokens: Container[int]) -> list[str]:
    """As `toponyms_at`, with the towns that stand for a government too: "invited her to visit *Tbilisi*"."""
    found: tuple[Toponym, ...] = reading.found.get("places", ())
    return [t.evidence.words for t in found if t.token in tokens and t.place]


def compound_place(reading: Reading, noun: Token) -> str | None:
    """ "The *Paris* summit", "the *Doha* talks": the town in front of the noun."""
    by_token: dict[int, Toponym] = {t.token: t for t in _sites(reading)}
    for part in noun.children:
        if part.dep_ in ("compound", "nmod", "amod") and (t := by_token.get(part.i)) and t.town:
            return t.evidence.words
    return None
