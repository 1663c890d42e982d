"""Whether an expression of time speaks of what is to come: "will meet *on Friday*", "met *on Friday*".

The parse decides, by the verb that the words hang on. Where there is no parse, the words around do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.extract.reading import Reading
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

AHEAD = re.compile(
    r"\b(?:will|shall|would|could|might|must|to be held|(?:is|are|was|were) (?:due|to|set|scheduled|planned|slated|expected)|"
    r"scheduled|planned|slated|upcoming|ahead of|plans? to)\b", re.IGNORECASE)  # fmt: skip
REPORTED = re.compile(
    r"\b(?<!be )(?:said|says|told|announced|reported|wrote|stated|added|confirmed|noted|warned)\b"
)
PAST = re.compile(r"\b(?:said|told|wrote|met|held|was|were|had|[a-z]{3,}ed)\b")
FIRST_WORDS = re.compile(r"\W*(?:\w+\s+)?")
AS_EARLY = re.compile(
    r"(?:\bas (?:soon|early|late) as|\bno later than|\bahead of|[a-z,]\s+until)\s+"
    r"(?:on\s+|the\s+|\d+ [ap]\.m\. (?:[A-Z]+ )?)?$"
)
"""What looks ahead whatever the verb: "extended it *until* Tuesday"; not "Until Tuesday, nobody came"."""
SENTENCE_END = re.compile(r"[.;!?]\s|\n")
REACH = 120
"""Characters around an expression that can tell whether it speaks of what is to come."""

PLANS = frozenset(
    "schedule slate plan expect set due hope intend agree promise pledge vow decide want propose invite prepare "
    "likely ready threaten need able free demand urge ask call aim seek".split()
)
MODALS = frozenset(
    "will would shall may might could must can should wo 'll ’ll 'd ’d ca sha".split()
)
SAYING = frozenset("say tell announce report write state add confirm note warn".split())


def is_ahead(reading: Reading, start: int, end: int) -> bool | None:
    """Whether the words from character ``start`` to ``end`` tell of what is to come; None if nothing says so.

    Not so in "will send envoys, the ministry said *on Friday*".
    """
    if reading.parse.starts:
        return _by_verb(reading, start, end)
    return _by_words(reading.report.text, start, end)


def is_before(reading: Reading, start: int) -> bool:
    """Whether the words hang on a verb in the past perfect: of what had happened before what is told."""
    if not reading.parse.starts:
        return False
    for verb in syntax.ancestors_within(reading.parse.token_at(start), 5):
        helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        if verb.pos_ == "VERB" and (helpers or verb.tag_ == "VBD"):
            return "had" in helpers
    return False


def _by_verb(reading: Reading, start: int, end: int) -> bool | None:
    """By the nearest verb over the words; None if there is none or its form does not say."""
    token = reading.parse.token_at(start)
    while token.head != token and start <= token.head.idx < end:
        token = token.head
    early = AS_EARLY.search(reading.report.text, max(0, start - 32), start)
    if token.dep_ in ("compound", "nmod", "amod", "poss"):
        return True if early else None  # "the June accord"
    over = token.head.head if token.dep_ == "pobj" else token.head
    if over.lemma_ == "be" and over.tag_ in ("VBZ", "VBP") and not syntax.children(over, "acomp"):
        return True  # "the deadline is Friday"
    for verb in syntax.ancestors_within(token, 8):
        told = _tense(verb) if verb.pos_ in ("VERB", "AUX") else None
        if told is None and verb.lower_ in ("due", "scheduled", "slated", "upcoming"):
            told = "had" not in {c.lower_ for c in verb.head.children}
        if told is not None:
            return told or bool(early) or (False if verb == over and _is_then(token) else None)
    return True if early else None


def _tense(verb: Token) -> bool | None:
    """Whether a verb tells of what is to come; None if that hangs on the verb above it."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & MODALS:
        return "have" not in helpers
    if verb.tag_ == "VB" and "to" in helpers:
        over = verb.head
        return True if over.lemma_ in PLANS or over.lemma_ == "be" else None
    if verb.lemma_ in PLANS and verb.tag_ == "VBN" and "had" not in helpers and _looks_on(verb):
        return True
    if verb.tag_ == "VBD" or helpers & {"had", "was", "were", "did", "has", "have", "been"}:
        return False
    if verb.tag_ == "VBN" and helpers & {"is", "are"}:
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod", "advcl"):
        return False
    if verb.tag_ in ("VBZ", "VBP"):
        return verb.lemma_ not in SAYING and verb.lemma_ not in ("be", "have")
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "’s", "'re", "’re"}:
        return True
    return None


def _is_then(token: Token) -> bool:
    """ "Fell *in May*"; "extended it to May" and "worried about May" may look ahead."""
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "on", "during")


def _looks_on(verb: Token) -> bool:
    """ "Set to meet", "set for Friday"; not "a record set on Friday"."""
    return verb.lemma_ != "set" or any(c.lower_ in ("for", "to") for c in verb.children)


def _by_words(text: str, start: int, end: int) -> bool | None:
    before = SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    signs = list(AHEAD.finditer(before))
    if signs:
        return True if not REPORTED.search(before, signs[-1].end()) else None
    after = SENTENCE_END.split(text[end : end + REACH])[0]
    sign = AHEAD.search(after)
    ahead = sign and FIRST_WORDS.fullmatch(before) and not PAST.search(after, 0, sign.start())
    return True if ahead else None
