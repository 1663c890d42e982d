"""What a person types to find something, as a question to either database's full-text index.

Words must all be there; "words in quotation marks" stand together; a word with a star is a beginning
(cross*); one with a minus must not be there. Case, accents and English endings do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
MARKS = re.compile("[\u0300-\u036f]+")
NO_LETTERS = re.compile(r"[\W_]+")
WEIGHTS = {"words": "A", "names": "B", "places": "C", "facets": "D", "title": "A", "text": "B"}
"""What the columns are called within PostgreSQL's index."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, folded; the last may be a beginning, and all may be unwanted."""

    words: tuple[str, ...]
    beginning: bool = False
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Terms to be found in some columns; any of several ``groups`` of facets, of each group one."""

    terms: tuple[Term, ...]
    columns: tuple[str, ...]
    narrowed: tuple[tuple[tuple[Term, ...], tuple[str, ...]], ...] = ()
    facets: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.narrowed or self.facets)


def folded(words: str) -> list[str]:
    """The words in small letters without marks, cut at whatever is no letter or digit."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", words)).lower()
    return NO_LETTERS.sub(" ", plain).split()


def terms(typed: str) -> tuple[Term, ...]:
    """What was typed, term by term; signs alone are none."""
    found = []
    for m in WORD.finditer(typed):
        words = tuple(folded(m["phrase"] if m["phrase"] is not None else m["word"] or ""))
        if words:
            beginning = (m["word"] or "").endswith("*")
            found.append(Term(words, beginning=beginning, unwanted=bool(m["minus"])))
    return tuple(found)


def phrase(words: str) -> tuple[Term, ...]:
    """All of the words, one after the other."""
    found = tuple(folded(words))
    return (Term(found),) if found else ()


def for_sqlite(asked: Asked) -> str:
    """The question in FTS5's language. All that was typed stands in quotation marks."""
    parts = [_fts(t, asked.columns) for t in asked.terms if not t.unwanted]
    parts += [_fts(t, columns) for many, columns in asked.narrowed for t in many]
    parts += [f"facets : ({' OR '.join(group)})" for group in asked.facets]
    unwanted = [_fts(t, asked.columns) for t in asked.terms if t.unwanted]
    whole = " AND ".join(f"({p})" for p in parts)
    return f"({whole})" + "".join(f" NOT ({u})" for u in unwanted) if unwanted else whole


def _fts(term: Term, columns: Sequence[str]) -> str:
    star = " *" if term.beginning else ""
    return f'{{{" ".join(columns)}}} : ("{" ".join(term.words)}"{star})'


def for_postgresql(asked: Asked) -> str:
    """The question in the language of ``to_tsquery``, which takes the words to their stems."""
    parts = [_ts(t, asked.columns) for t in asked.terms]
    parts += [_ts(t, columns) for many, columns in asked.narrowed for t in many]
    parts += [f"({' | '.join(f'{f}:D' for f in group)})" for group in asked.facets]
    return " & ".join(parts)


def _ts(term: Term, columns: Sequence[str]) -> str:
    """A single word may stand in any column; words together stand together in one of them."""
    star = "*" if term.beginning else ""
    weights = [WEIGHTS[c] for c in columns]
    joined = ["".join(weights)] if len(term.words) == 1 else weights
    ways = []
    for weight in joined:
        labelled = [f"'{w}':{weight}" for w in term.words]
        labelled[-1] = f"'{term.words[-1]}':{star}{weight}"
        ways.append(f"({' <-> '.join(labelled)})")
    return f"{'!' if term.unwanted else ''}({' | '.join(ways)})"
