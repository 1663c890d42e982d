"""Where a passage ends: before the occasion on which it was said, before an aside of the reporter."""

from __future__ import annotations

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.parse import syntax

ASIDE = ("who", "which", "whose", "where")


def without_occasion(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out the occasion on which it was said, and asides of the reporter, at a phrase's end.

    "The need for ties *at a joint conference in Tehran*"; "the death of the minister, *who was shot*".
    """
    doc, book = reading.doc, reporting()
    for i in range(start + 2, end):
        token = doc[i]
        if token.lower_ in ("at", "during", "in") and token.dep_ == "prep":
            noun = syntax.child(token, "pobj")
            fits = book.spoken if token.lower_ == "in" else book.occasions
            if noun is not None and noun.lemma_.lower() in fits and reading.parse.quoted[i] < 0:
                return syntax.trimmed(doc, start, i)
        if token.lower_ in ASIDE and doc[i - 1].text == "," and reading.parse.quoted[i] < 0:
            return syntax.trimmed(doc, start, i)
    return start, end
