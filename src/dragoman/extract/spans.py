"""Where a passage ends: before the occasion on which it was said, before an aside of the reporter."""

from __future__ import annotations

from dragoman.extract import syntax
from dragoman.extract.reading import Reading

OCCASIONS = frozenset(
    "meeting conference interview statement speech call talk event briefing ceremony session summit visit address gathering "
    "press letter message tweet post reception forum phone conversation sidelines".split()
)
SPOKEN = frozenset(
    "interview statement speech letter message tweet post address remark briefing article".split()
)
"""After "in" only these are the occasion: "participation *in the ceremony*" is what was welcomed."""
ASIDE = ("who", "which", "whose", "where")


def without_occasion(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Leave out the occasion on which it was said, and asides of the reporter, at a phrase's end.

    "The need for ties *at a joint conference in Tehran*"; "the death of the minister, *who was shot*".
    """
    doc = reading.doc
    for i in range(start + 2, end):
        token = doc[i]
        if token.lower_ in ("at", "during", "in") and token.dep_ == "prep":
            noun = syntax.child(token, "pobj")
            fits = SPOKEN if token.lower_ == "in" else OCCASIONS
            if noun is not None and noun.lemma_.lower() in fits and reading.parse.quoted[i] < 0:
                return syntax.trimmed(doc, start, i)
        if token.lower_ in ASIDE and doc[i - 1].text == "," and reading.parse.quoted[i] < 0:
            return syntax.trimmed(doc, start, i)
    return start, end
