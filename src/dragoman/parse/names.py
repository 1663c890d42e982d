"""Names in a text, by whoever told them: the parser's tagger, or the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
