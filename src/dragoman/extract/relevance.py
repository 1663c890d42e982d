"""Whether a report is about politics at all: a report on sport or business has an empty record."""

from __future__ import annotations

import re
from functools import cache

from dragoman import codebooks
from dragoman.codebooks import loading
from dragoman.extract.mentions.nouns import people_words
from dragoman.extract.reading import Reading
from dragoman.models.triage import Triage
from dragoman.records import Actor

JUSTICE = frozenset({"court", "police", "jury", "prosecutors", "prosecution", "tribunal"})
OF_STATES = frozenset(
    "embassy consulate ministry army navy military parliament senate cabinet junta mission militia".split()
)
"""Words of bodies that only states have."""
PARTIES = ("state", "body", "organisation", "group", "ngo")
UNLIKELY, LONG, OFTEN = 0.3, 60, 3
"""Relevance below which a report of so many words or more reads like another sort of page; and how often
parties must meet or act on each other in it all the same.

Chosen on 485 articles whose relevance was judged by weights that had not seen their outlets: of 170 that tell of
no politics, 90 had records without this rule, 51 with .15 and one meeting or event, and 22 have with these; of 189
that do, 182, 180 and 178.
"""
LIKELY = 0.8
"""Relevance from which a report reads like one of politics; of the articles above it changes none."""
TOGETHER = ("organisation", "ngo", "group")
SPORT_SHARE = 0.018
"""Share of the words above which a report is one on sport: two in a hundred."""


def is_political(reading: Reading, doing: set[str], done_to: set[str]) -> bool:
    """Whether somebody who acts politically takes part, and the words are not those of a sports page.

    A minister's visit to a stadium is political; a club's talks with its striker are not. ``doing`` speak,
    promise, meet or act. ``done_to`` are only acted on: that alone makes no state a party to anything, as
    Kenya is none to a honeymoon that is spent there. Where the first words are those of another sort of page,
    parties have to act together or on each other again and again; where they are plainly those of politics, it is
    enough that people act together: an appeal of citizens to governments is political.
    """
    relevance = relevance_of(reading)
    if relevance < UNLIKELY and _between_parties(reading) < OFTEN:
        return False
    sport = _is_sport(reading)
    among_parties = any(a.kind in PARTIES for a in reading.cast.actors if a.id in doing)
    for actor in reading.cast.actors:
        acts = actor.id in doing
        if not acts and actor.id not in done_to:
            continue
        if _is_known(reading, actor) and (acts or among_parties or actor.kind != "state"):
            if not (sport and actor.kind == "state"):
                return True
        elif (
            (acts or among_parties or actor.kind == "person")
            and not sport
            and _acts_politically(reading, actor)
        ):
            return True
    together = any(a.kind in TOGETHER for a in reading.cast.actors if a.id in doing)
    return relevance >= LIKELY and together and not sport


def relevance_of(reading: Reading) -> float:
    """How likely triage holds it that the report has a record; .5 for a few lines, of which it says nothing."""
    if len(reading.doc) < LONG:
        return 0.5
    return float(Triage.load().of_reports([reading.report])[0])


def _between_parties(reading: Reading) -> int:
    """How many events and meetings have two parties: states, bodies, organisations, officials of a state."""
    parties = {
        a.id for a in reading.cast.actors
        if a.kind in ("state", "body", "organisation") or (a.kind == "person" and a.offices and a.country)
    }  # fmt: skip
    together = [{*e.actors, *e.recipients} for e in reading.found.get("events", ())]
    together += [set(m.roles.all()) for m in reading.found.get("meetings", ())]
    return sum(len(parties & some) > 1 for some in together)


def _is_sport(reading: Reading) -> bool:
    found = len(_sport().findall(reading.report.text))
    return found > 1 and found / max(len(reading.doc), 1) > SPORT_SHARE


@cache
def _sport() -> re.Pattern[str]:
    words = loading.toml("sport.toml")["sport"]["words"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _is_known(reading: Reading, actor: Actor) -> bool:
    """A state, a state's body, or an organisation of the codebook, be it of states or of citizens.

    A court or "the accounts department" of nowhere in particular deal with ordinary things.
    """
    if actor.kind == "body":
        words = set(actor.name.lower().split())
        ordinary = JUSTICE & words or (actor.name[:1].islower() and not OF_STATES & words)
        return actor.country is not None or not ordinary
    return actor.kind == "state" or (
        actor.kind in ("organisation", "ngo") and _has_key(reading, actor)
    )


def _acts_politically(reading: Reading, actor: Actor) -> bool:
    """A holder of a public office, a known group, or an assembly of states or officials."""
    if actor.kind in ("assembly", "group"):
        if people_words().political_crowd & set(actor.name.lower().split()):
            return True
        return bool(actor.country or actor.members) or (
            actor.kind == "group" and _has_key(reading, actor)
        )
    if actor.kind != "person":
        return False
    known, private = codebooks.office_index(), people_words().private_titles
    for office in actor.offices:
        found = known.find(codebooks.words_of(office.title.lower()))
        public = any(o.title.split()[-1] not in private for _, _, o in found)
        if found and (public or actor.country):
            return True
    return False


def _has_key(reading: Reading, actor: Actor) -> bool:
    """Whether a codebook knows it."""
    return any(m.key for m in reading.cast.mentions if actor.id in m.actors)
