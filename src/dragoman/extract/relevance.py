"""Whether a report is about politics at all: a report on sport or business has an empty record."""

from __future__ import annotations

import re

from dragoman import codebooks
from dragoman.extract.reading import Reading
from dragoman.records import Actor

SPORT = re.compile(
    r"\b(?:league|match|matches|goals?|striker|midfielder|defender|goalkeeper|coach|club|clubs|season|tournament|cup|"
    r"fixture|stadium|half-time|penalty|championship|players?|teammates?|squad|transfer|sponsorship|kick-off|derby|"
    r"medal|innings|wicket|semi-?final|quarter-?final|scored|referee|jersey|shirt deal)\b",
    re.IGNORECASE,
)
SPORT_SHARE = 0.018
"""Share of the words above which a report is one on sport: two in a hundred."""


def is_political(reading: Reading, taking_part: set[str]) -> bool:
    """Whether somebody who acts politically takes part, and the words are not those of a sports page."""
    acting = [a for a in reading.cast.actors if a.id in taking_part]
    states = any(a.kind in ("state", "body", "organisation") and _is_known(reading, a) for a in acting)
    words = max(len(reading.doc), 1)
    if not states and len(SPORT.findall(reading.report.text)) / words > SPORT_SHARE:
        return False
    return states or any(_acts_politically(a) for a in acting)


def _is_known(reading: Reading, actor: Actor) -> bool:
    """A state, a state's body, or an organisation of the codebook."""
    if actor.kind in ("state", "body"):
        return True
    return any(m.key for m in reading.cast.mentions if actor.id in m.actors)


def _acts_politically(actor: Actor) -> bool:
    if actor.kind in ("group", "assembly"):
        return True
    known = codebooks.office_index()
    return actor.kind == "person" and any(known.find(codebooks.words_of(o.title.lower())) for o in actor.offices)
