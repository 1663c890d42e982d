"""What somebody does by saying it: the cue's act, unless the content says more."""

from __future__ import annotations

import re
from functools import cache

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.records import Act

_WILL = re.compile(
    r"\b(?:we|i)\s+(?:will|shall|'ll|’ll|are going to|are ready to|are committed|remain committed|stand ready|plan to|intend to|pledge)\b",
    re.IGNORECASE,
)
_WILL_OTHERS = re.compile(
    r"\b(?:will|is ready to|are ready to|is committed to|remains committed|would not|plans to|intends to|is prepared to|stands ready)\b",
    re.IGNORECASE,
)


@cache
def _patterns() -> list[tuple[Act, re.Pattern[str]]]:
    order: tuple[Act, ...] = ("concern", "praise", "criticise", "warn", "urge", "deny", "support")
    content = reporting().content
    return [
        (act, re.compile(r"\b(?:" + "|".join(map(re.escape, content[act])) + ")", re.IGNORECASE))
        for act in order
    ]


def act_of(
    reading: Reading,
    act: Act,
    content: tuple[int, int],
    speakers: tuple[str, ...],
    cue: str | None = None,
) -> Act:
    """The act of a content, in tokens, under a cue whose own act is ``act``; ``cue`` is its lemma.

    "We will help", under a plain "said", is a promise; "they will help" is asserted.
    """
    start, end = content
    words = reading.doc[start:end].text
    if act == "urge" and cue in STRESSES:
        act = _of_stress(words)
    if act != "assert":
        return act
    if _MUST.search(words) and not _WILL.search(words):
        return "urge"
    if cue in BINDING and _WILL_OTHERS.search(words):
        return "promise"
    if _WILL.search(words) or (
        _WILL_OTHERS.search(words) and _own_doing(reading, start, end, speakers)
    ):
        return "promise"
    for other, pattern in _patterns():
        if pattern.search(words):
            return other
    return act


BINDING = frozenset({"confirm", "agree", "assure", "pledge", "reaffirm", "guarantee"})
"""Who says so of a thing to come binds himself, whatever its subject."""
STRESSES = frozenset({"stress", "emphasize", "emphasise", "underline", "underscore", "highlight"})
_MUST = re.compile(r"\b(?:must|should|(?:have|has|need|needs|ought) to)\b", re.IGNORECASE)
_NEEDED = re.compile(
    r"\b(?:need|needs|necessity|importance|urgency|imperative|required|must|should|[a-z]+ing)\b",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:achievement|progress|success|contribution|role of|efforts? of|accomplish)", re.IGNORECASE
)


def _of_stress(words: str) -> Act:
    """What stressing does: asking where a need is stressed, praise where merits are, else stating."""
    if _ACHIEVED.search(words):
        return "praise"
    return "urge" if _NEEDED.search(words) else "assert"


def _own_doing(reading: Reading, start: int, end: int, speakers: tuple[str, ...]) -> bool:
    """Whether the content's own subject is a speaker or the state that he speaks for."""
    doc = reading.doc
    for i in range(start, end):
        token = doc[i]
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.tag_ in (
            "VB",
            "VBN",
            "VBZ",
            "VBP",
            "VBD",
        ):
            actors = {a for m in reading.mentions(token) for a in m.actors}
            return bool(actors & set(speakers)) or any(
                _same_state(reading, a, speakers) for a in actors
            )
    return False


def _same_state(reading: Reading, actor: str, speakers: tuple[str, ...]) -> bool:
    country = {a.id: a.country for a in reading.cast.actors}
    kind = {a.id: a.kind for a in reading.cast.actors}
    return kind.get(actor) in ("state", "body") and any(
        country.get(s) and country.get(s) == country.get(actor) for s in speakers
    )
