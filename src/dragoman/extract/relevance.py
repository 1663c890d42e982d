"""Whether a report is about politics at all: a report on sport or business has an empty record."""

from __future__ import annotations

import re
from functools import cache

from dragoman import codebooks
from dragoman.codebooks import loading
from dragoman.extract.mentions.nouns import people_words
from dragoman.extract.reading import Reading
from dragoman.records import Actor

SPORT_SHARE = 0.018
"""Share of the words above which a report is one on sport: two in a hundred."""


def is_political(reading: Reading, taking_part: set[str]) -> bool:
    """Whether somebody who acts politically takes part, and the words are not those of a sports page.

    A minister's visit to a stadium is political; a club's talks with its striker are not.
    """
    acting = [a for a in reading.cast.actors if a.id in taking_part]
    if any(_is_known(reading, a) for a in acting):
        return True
    return not _is_sport(reading) and any(_acts_politically(reading, a) for a in acting)


def _is_sport(reading: Reading) -> bool:
    words = max(len(reading.doc), 1)
    return len(_sport().findall(reading.report.text)) / words > SPORT_SHARE


@cache
def _sport() -> re.Pattern[str]:
    words = loading.toml("sport.toml")["sport"]["words"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _is_known(reading: Reading, actor: Actor) -> bool:
    """A state, a state's body, or an organisation of the codebook, be it of states or of citizens."""
    return actor.kind in ("state", "body") or (
        actor.kind in ("organisation", "ngo") and _has_key(reading, actor)
    )


def _acts_politically(reading: Reading, actor: Actor) -> bool:
    """A holder of a public office, a known group, or an assembly of states or officials."""
    if actor.kind in ("group", "assembly"):
        return bool(actor.country or actor.members) or _has_key(reading, actor)
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
