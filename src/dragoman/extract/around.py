"""The words around an event: its own clause, and the clauses over it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

APART = frozenset(
    {"after", "before", "since", "because", "although", "though", "until", "once", "while"}
)
"""Clauses under one of these tell of something else."""
OVER = 3
"""How many heads upwards a noun's verb may be."""


def clause(word: Token) -> list[Token]:
    """What a verb or noun governs, in order, without clauses that tell of something else.

    "Rebels shelled the town *where protesters had thrown stones*" leaves the stones out.
    """
    found: list[Token] = []
    todo = [word]
    while todo:
        token = todo.pop()
        found.append(token)
        todo += [c for c in token.children if not (_is_apart(c) and token.head != c)]
    return sorted(found, key=lambda t: t.i)


def _is_apart(token: Token) -> bool:
    if token.dep_ in ("relcl", "parataxis"):
        return True
    if token.dep_ == "conj" and syntax.is_verbal(token):
        return bool(syntax.children(token, "nsubj", "nsubjpass"))
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "prep")}
    under = token.dep_ in ("advcl", "pcomp", "prep", "pobj")
    return under and (bool(marks & APART) or (token.dep_ == "prep" and token.lower_ in APART))


def over(word: Token) -> list[Token]:
    """The clause of the nearest verb over a noun or a participle; [] if there is none."""
    for up in syntax.ancestors_within(word, OVER):
        if syntax.is_verbal(up):
            return clause(up)
    return []


def as_text(tokens: Iterable[Token]) -> str:
    """The tokens in small letters with one blank between them; a hyphen joins."""
    text = " ".join(t.lower_ for t in tokens if not t.is_space)
    return text.replace(" - ", "-").replace("’", "'")


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for any of the words; "*" at an end stands for any ending. None for no words."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    whole = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in longest_first)
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])")
