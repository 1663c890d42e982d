"""Names in a text, by whoever told them: the parser's tagger, or the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens of a name, the end excluded, and its sort in spaCy's words, as PERSON, ORG or GPE."""

    start: int
    end: int
    label: str
    probability: float = 1.0


WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
OF_DAYS = frozenset("Good Black Bloody Holy Ash Palm Easter Super Cyber Red".split())
"""Words that make a name of the weekday after them: "*Bloody* Sunday"."""


def without_days(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """The names without a weekday that ran into them: "*Ehud Barak* Friday rejected …"."""
    for name in names:
        one_less = name.end - name.start > 1 and is_stray_day(doc, name.start, name.end)
        yield replace(name, end=name.end - 1) if one_less else name


def is_stray_day(doc: Doc, start: int, end: int) -> bool:
    """Whether a name's last token is a weekday that is no part of it; of "Bloody Sunday" it is."""
    last = doc[end - 1]
    return (
        last.text in WEEKDAYS
        and doc[end - 2].text not in OF_DAYS
        and not any(start <= c.i < end - 1 for c in last.children)
    )


def tagged_names(doc: Doc) -> Iterator[Name]:
    """The names that the parser's own tagger has found."""
    for span in doc.ents:
        yield Name(span.start, span.end, span.label_)


def label_of_each(names: Iterable[Name], size: int) -> list[str]:
    """The sort of name that each token is part of; "" where it is part of none."""
    labels = [""] * size
    for name in names:
        labels[name.start : name.end] = [name.label] * (name.end - name.start)
    return labels
