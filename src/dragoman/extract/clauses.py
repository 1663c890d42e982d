"""The clauses that a cue says: each "that …" of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.cues import Cue, reporting
from dragoman.extract.marks import quoted_share
from dragoman.extract.reading import Reading
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

PREDICATES = ("NOUN", "ADJ", "PROPN", "ADV", "ADP", "NUM", "PRON")
"""Parts of speech that may stand for a clause where the verb is left out."""


def clauses(reading: Reading, verb: Token, cue: Cue) -> Iterator[tuple[int, int]]:
    """Spans of the clauses that are said, in tokens.

    "Said the road is open" has one; "what they thought was a hideout" has none.
    """
    for clause in syntax.children(verb, "ccomp"):
        if _is_said(reading, verb, clause, cue):
            yield from _spans(verb, clause)


def _is_said(reading: Reading, verb: Token, clause: Token, cue: Cue) -> bool:
    if syntax.is_verbal(clause):
        subject = syntax.child(clause, "nsubj", "nsubjpass", "csubj", "expl")
        if verb.dep_ == "relcl" and subject is None:
            return False  # "what they thought was a hideout"
    elif clause.pos_ not in PREDICATES:
        return False
    if cue.strong or verb.lemma_ not in reporting().need_that or _is_marked(clause):
        return True
    return quoted_share(reading, clause.left_edge.i, clause.right_edge.i + 1) >= 0.3


def _is_marked(clause: Token) -> bool:
    """Whether "that" or "whether" opens it."""
    return any(c.lower_ in ("that", "whether") for c in syntax.children(clause, "mark"))


def _spans(verb: Token, clause: Token) -> list[tuple[int, int]]:
    """The clause, cut at each "that"; a subject that the parse gave to the cue is taken back."""
    spans = _cut_at_that(verb, clause)
    subject = syntax.child(clause, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
    if subject is not None or not syntax.is_verbal(clause):
        return spans
    start, end = spans[0]
    if start > verb.i + 1 and end - start > 2 and not _is_marked(clause):
        spans[0] = (verb.i + 1, end)
    elif clause.tag_ in ("VBZ", "VBD", "VBP") and start > verb.i:
        return []
    return spans


def _cut_at_that(verb: Token, clause: Token) -> list[tuple[int, int]]:
    """One span, or one for each clause that begins with a "that" of its own."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    spans = []
    for cut in _own_thats(clause):
        stop = cut
        while stop > start and verb.doc[stop - 1].lower_ in ("and", ",", "but", "that"):
            stop -= 1
        spans.append((start, stop))
        start = cut
    return [*spans, (start, end)]


def _own_thats(clause: Token) -> Iterator[int]:
    """The tokens of each "that" with which a joined clause begins."""
    joined = (clause, *clause.conjuncts)
    for other in clause.subtree:
        if other.dep_ == "conj" and other.head in joined and syntax.is_verbal(other):
            marks = syntax.children(other, "mark")
            that = next((m for m in marks if m.lower_ == "that"), None)
            if that is not None and that.i > clause.i:
                yield that.i
