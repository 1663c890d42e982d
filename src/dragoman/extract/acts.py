"""What somebody does by saying it: the cue's act, unless the content says more."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.extract.acts_own import promised, speaks_of_own
from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

STRESSES = frozenset({"stress", "emphasize", "emphasise", "underline", "underscore", "highlight"})
CALLS = frozenset({"call", "describe", "term", "label", "brand", "consider", "regard", "portray"})
"""Cues that say what somebody or something is: the words that they say tell praise from blame."""
REFUSES = frozenset({"reject", "dismiss", "refute", "rebut", "deny", "contest", "dispute"})
ORDER: tuple[Act, ...] = ("concern", "praise", "deny", "criticise", "warn", "urge", "support")

_MUST = re.compile(r"\b(?:must|should|(?:have|has|need|needs|ought) to)\b", re.IGNORECASE)
_NEEDED = re.compile(
    r"\b(?:need|needs|necessity|importance|urgency|imperative|required|must|should|[a-z]+ing)\b",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:achievement|progress|success|contribution|role of|efforts? of|accomplish)", re.IGNORECASE
)


@cache
def _pattern(act: Act) -> re.Pattern[str]:
    words = reporting().content[act]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


@cache
def _accusation() -> re.Pattern[str]:
    words = "|".join(reporting().accusations)
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


def act_of(
    reading: Reading,
    act: Act,
    content: tuple[int, int],
    speakers: tuple[str, ...],
    cue: str | None = None,
) -> Act:
    """The act of a content, in tokens, under a cue whose own act is ``act``; ``cue`` is its lemma.

    "We will help", under a plain "said", is a promise; "they will help" is asserted. What is told
    of another's words ("said the two had condemned it") is asserted, too, whatever those did.
    """
    start, end = content
    words = reading.doc[start:end].text
    if cue in REFUSES and act == "criticise" and _accusation().match(_from_head(words)):
        return "deny"  # "rejected *the charge*"
    if act == "urge" and cue in STRESSES:
        act = _of_stress(words)
    if act != "assert":
        return act
    root = reading.doc[start:end].root
    if cue in CALLS and (said := _matched(("praise", "criticise"), words)):
        return said
    if promised(reading, content, speakers, cue):
        return "promise"
    if _is_anothers(reading, root, content):
        return "assert"
    if _denies(reading, content, speakers):
        return "deny"
    if _MUST.search(words):
        return "urge"
    return _matched(ORDER, words) or act


def _from_head(words: str) -> str:
    """The words without what stands before the first noun of a plain phrase."""
    return re.sub(r"^(?:(?:the|any|all|these|those|such|his|her|its|their)\s+)+", "", words)


def _matched(acts: tuple[Act, ...], words: str) -> Act | None:
    return next((act for act in acts if _pattern(act).search(words)), None)


def _of_stress(words: str) -> Act:
    """What stressing does: asking where a need is stressed, praise where merits are, else stating."""
    if _ACHIEVED.search(words):
        return "praise"
    return "urge" if _NEEDED.search(words) else "assert"


def _is_anothers(reading: Reading, root: Token, content: tuple[int, int]) -> bool:
    """Whether the content tells what others said or agreed: "the two *condemned* the attack"."""
    if root.lemma_.lower() not in reporting().verbs or not syntax.is_verbal(root):
        return False
    if reading.parse.quoted[root.i] >= 0:
        return False
    subjects = syntax.subjects(root)
    own = subjects and subjects[0].lower_ in ("i", "we", "it")
    return bool(subjects) and not own and content[0] <= subjects[0].i < content[1]


def _denies(reading: Reading, content: tuple[int, int], speakers: tuple[str, ...]) -> bool:
    """ "Its soldiers did not fire", "it had no part in it": what is said of oneself, denied."""
    root = reading.doc[slice(*content)].root
    if not syntax.is_verbal(root):
        return False
    no = any(c.lower_ == "no" for o in root.children for c in o.children if c.dep_ == "det")
    past = root.tag_ in ("VBD", "VBN") or any(c.tag_ == "VBD" for c in root.children)
    would = syntax.modal(root) in ("would", "will")
    if not no and not (syntax.is_negated(root) and (past or would)):
        return False
    if syntax.subjects(root) and syntax.subjects(root)[0].lower_ in ("i", "we"):
        return False  # "We did not solve anything today"
    return speaks_of_own(reading, root, speakers)
