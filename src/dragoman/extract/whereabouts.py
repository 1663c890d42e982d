"""Where an occasion was whose own words do not say: what stands after them, who hosted it, whence the report came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract.home import home_of
from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import town_after
from dragoman.extract.reading import Reading
from dragoman.extract.toponyms import Toponym
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = re.compile(
    r"\b(?:then|also|separately|alone|sidelines|afterwards|later|same day|hours (?:before|after))\b",
    re.IGNORECASE,
)
"""Words that tie an occasion to the one told before: "*Later* she met his deputy"."""
GOING = frozenset({"visit", "travel", "arrive", "fly", "go", "come", "head", "tour"})
NAMED = frozenset({"summit", "conference", "forum", "dialogue", "congress"})
"""Occasions that carry a town's name throughout a report: "the *Doha* Forum", then "the forum"."""


def settle_places(reading: Reading, occasions: Iterable[Occasion]) -> None:
    """Give occasions without a place the one that the report tells elsewhere.

    A call is nowhere. "Hosted talks" is in the host's state. What a report from Doha opens with,
    told of Qataris by a verb and naming no other town, was in Doha; "at the meeting of 7 July" may have been anywhere.
    """
    before: Occasion | None = None
    for occasion in occasions:
        if (
            occasion.place is None
            and occasion.mode not in ("phone", "video")
            and occasion.form != "call"
        ):
            occasion.place = (
                _after(reading, occasion)
                or _spoken_of_before(reading, occasion)
                or _travelled(reading, occasion)
                or _in_its_name(reading, occasion)
                or _hosts(reading, occasion)
                or _same_as(reading, occasion, before)
                or _dateline(reading, occasion)
            )
            if occasion.place and occasion.mode == "unknown":
                occasion.mode = "in person"
        if occasion.place:
            before = occasion


def _after(reading: Reading, occasion: Occasion) -> str | None:
    """The town behind the words, wherever the parse hung it; "in the Turkmen capital" if the report names that."""
    anchor = reading.doc[occasion.anchor if occasion.noun is None else occasion.noun]
    if found := town_after(reading, anchor):
        return found
    sentence = reading.parse.sentence(anchor.i)
    for token in reading.doc[anchor.i : sentence.end if sentence else anchor.i]:
        if token.lower_ == "capital" and token.dep_ == "pobj" and token.head.lower_ == "in":
            return _capital(reading, token)
    return None


def _spoken_of_before(reading: Reading, occasion: Occasion) -> str | None:
    """ "Agreed at the meeting in *Doha*. The meeting was hosted by …": what "the" points back to."""
    if not occasion.definite or occasion.noun is None:
        return None
    noun = reading.doc[occasion.noun]
    earlier = (t for t in reading.doc[: noun.i] if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN")
    return next((town for t in earlier if (town := town_after(reading, t))), None)


def _travelled(reading: Reading, occasion: Occasion) -> str | None:
    """ "Visited the city of *Brest* to take part in the summit"."""
    anchor = reading.doc[occasion.anchor]
    going = next((v for v in syntax.ancestors_within(anchor, 5) if v.lemma_ in GOING), None)
    if going is None or not going.i < anchor.i:
        return None
    towns = _towns(reading, going.i, anchor.i)
    return towns[0] if len(towns) == 1 else None


def _towns(reading: Reading, start: int, end: int) -> list[str]:
    """The words of the known towns between two tokens that something may happen at."""
    found: tuple[Toponym, ...] = reading.found.get("places", ())
    return [
        t.evidence.words for t in found if t.town and t.site and t.place and start <= t.token < end
    ]


def _capital(reading: Reading, noun: Token) -> str | None:
    for child in noun.children:
        entry = reading.shapes.entries.get(child.i)
        state = codebooks.states().get(entry[1][0].country or "") if entry else None
        if state and state.capital:
            found = re.search(re.escape(state.capital), reading.report.text, re.IGNORECASE)
            return state.capital if found else None
    return None


def _in_its_name(reading: Reading, occasion: Occasion) -> str | None:
    """ "The *Jeddah* Security Summit", which the report later calls "the Summit"."""
    noun = reading.doc[occasion.anchor if occasion.noun is None else occasion.noun]
    if noun.lower_ not in NAMED:
        return None
    towns: tuple[Toponym, ...] = reading.found.get("places", ())
    for toponym in towns:
        behind = reading.doc[toponym.token + 1 : toponym.token + 6]
        last = next((t for t in behind if t.lower_ == noun.lower_), None)
        if last is None or toponym.place is None or toponym.place.kind != "town":
            continue
        if all(
            t.text[:1].isupper() or t.lower_ in ("and", "for", "on")
            for t in reading.doc[toponym.token + 1 : last.i]
        ):
            return toponym.evidence.words
    return None


def _hosts(reading: Reading, occasion: Occasion) -> str | None:
    """The state that hosted: "*Iraq* has hosted five rounds"."""
    anchor = reading.doc[occasion.anchor]
    verb = anchor if anchor.lemma_ == "host" else reading.doc[occasion.verb or occasion.anchor]
    if verb.lemma_ not in meeting_words().holding.host or syntax.is_passive(verb):
        return None
    for subject in syntax.subjects(verb):
        entry = reading.shapes.entries.get(subject.i)
        if entry and entry[1][0].letter in "SC":
            return subject.text
    return None


def _same_as(reading: Reading, occasion: Occasion, before: Occasion | None) -> str | None:
    """The place of the occasion told before, where words tie this one to it and somebody was at both."""
    if before is None or occasion.status != before.status:
        return None
    sentence = reading.parse.sentence(occasion.anchor)
    if sentence is None or _towns(reading, sentence.start, sentence.end):
        return None
    tied = BESIDE.search(reading.doc[sentence.start : sentence.end].text)
    return before.place if tied and set(occasion.present()) & set(before.present()) else None


def _dateline(reading: Reading, occasion: Occasion) -> str | None:
    """The dateline's town, of what the report opens with and one at home there took part in."""
    town, home = reading.report.dateline, home_of(reading)
    sentence = reading.parse.sentence(occasion.anchor)
    if not town or not home or sentence is None or sentence.n > 0 or occasion.status != "held":
        return None
    there = set(occasion.present())
    told = (
        occasion.verb is not None
        or occasion.form == "visit"
        or reading.doc[occasion.anchor].pos_ == "VERB"
    )
    at_home = any(a.id in there and a.country == home for a in reading.cast.actors) or any(
        t.place and t.place.kind == "state" and t.place.country == home and not t.speaks
        and sentence.start <= t.token < sentence.end
        for t in reading.found.get("places", ())
    )  # fmt: skip
    if not told or not at_home or _towns(reading, sentence.start, sentence.end):
        return None
    return town.title() if town.isupper() and town.title() in reading.report.text else town
