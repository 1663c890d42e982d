"""Which of a series an occasion was: "the fourth meeting of the joint commission"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.numbers import ORDER
from dragoman.extract.occasions import Occasion
from dragoman.extract.reading import Reading
from dragoman.parse import syntax
from dragoman.records import Round

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
OPEN = frozenset({"next", "latest", "new", "final", "last", "another", "previous", "upcoming"})
"""What tells that there is a series, and not which of it this was."""
IN_SERIES = ("meeting", "talks", "session", "conference", "summit")
"""Forms of occasions that come in rounds; somebody's first visit is none."""


def round_of(reading: Reading, occasion: Occasion) -> Round | None:
    """The round as the first telling has it that tells one.

    "The first meeting since the war" is the first of no series.
    """
    for anchor in occasion.nouns:
        noun = reading.doc[anchor]
        found = _round(reading, noun) if occasion.form in IN_SERIES else None
        if found is not None:
            return found
    return None


def _round(reading: Reading, noun: Token) -> Round | None:
    told = next(((c, n) for c in noun.children if (n := _place_in(c)) is not None), None)
    if told is None:
        return None
    word, number = told
    series = _series(noun, word)
    if series is None and (number <= 1 and noun.lemma_ not in ("round", "session")):
        return None
    end = max(noun.i + 1, series[1] if series else 0)
    return Round(
        words=reading.parse.quote(word.i, end),
        number=number or None,
        series=reading.parse.quote(*series) if series else None,
    )


def _place_in(word: Token) -> int | None:
    """3 of "third" and "3rd"; 0 of "next"; None of what is no ordinal."""
    if word.i > word.head.i or word.dep_ not in ("amod", "compound", "nummod", "nmod"):
        return None
    lower = word.lower_
    if lower in ORDER:
        return ORDER.index(lower)
    if m := NUMBERED.fullmatch(lower):
        return int(m[1])
    return 0 if lower in OPEN else None


def _series(noun: Token, ordinal: Token) -> tuple[int, int] | None:
    """ "Of the *Ferghana Dialogue*", or the name before it: "the third *Astana Forum*"."""
    for prep in syntax.children(noun, "prep"):
        for head in syntax.children(prep, "pobj") if prep.lower_ == "of" else []:
            words = syntax.trimmed(noun.doc, *_own_words(head)) if _is_series(head) else None
            if words and (words[1] - words[0] > 1 or head.text[:1].isupper()):
                return words  # not the "talks" of "the third round of talks"
    named = [c for c in noun.children if ordinal.i < c.i < noun.i and c.text[:1].isupper()]
    if noun.text[:1].isupper() and named:
        return named[0].left_edge.i, noun.i + 1
    return None


def _is_series(head: Token) -> bool:
    words = meeting_words()
    lemma = head.lemma_.lower()
    named = head.pos_ == "PROPN" or head.text[:1].isupper()
    return lemma in words.around.organs or (named and head.ent_type_ not in ("DATE", "GPE")) or (
        lemma in words.nouns or head.lower_ in words.nouns
    )  # fmt: skip


def _own_words(head: Token) -> tuple[int, int]:
    """The name with what belongs to it, without its article, places and clauses."""
    start, end = syntax.edges(head, without=("det", "relcl", "acl", "appos", "cc", "conj", "punct"))
    while start < head.i and head.doc[start].pos_ in ("DET", "PUNCT"):
        start += 1
    places = (p for p in syntax.children(head, "prep") if p.lower_ not in ("of", "on", "for", "between"))  # fmt: skip
    return start, min([end, *(p.i for p in places if p.i > head.i)])
