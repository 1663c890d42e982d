"""One name, one sort: what a text says in one place helps where it says less in another.

"Burhan" alone may be anybody; in a report that has named "Abdel Fattah al-Burhan" he is a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.models.encoder.heads import Labelled

PERSON = "Person"
SURE = 0.6
"""A full name at least so likely lends its sort to its parts."""
LEAD = 1.0
"""How many times as much must speak for another sort before a name changes its own."""
SHORTEST = 3
"""Letters that a part of a name must have to stand for the whole."""


def agreed(words: Sequence[str], names: Iterable[Labelled]) -> list[Labelled]:
    """The names of one text, each with the sort that most speaks for; ``words`` are all its words."""
    found = list(names)
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    parts: dict[str, float] = defaultdict(float)
    for name in found:
        said = tuple(words[name.start : name.end])
        votes[said][name.label] += name.probability
        if name.label == PERSON and len(said) > 1 and name.probability >= SURE:
            for part in said:
                if len(part) >= SHORTEST and part[:1].isupper():
                    parts[part] = max(parts[part], name.probability)
    return [_settled(name, words, votes, parts) for name in found]


def _settled(
    name: Labelled,
    words: Sequence[str],
    votes: dict[tuple[str, ...], dict[str, float]],
    parts: dict[str, float],
) -> Labelled:
    said = tuple(words[name.start : name.end])
    here = dict(votes[said])
    if len(said) == 1 and said[0] in parts:
        here[PERSON] = here.get(PERSON, 0.0) + parts[said[0]]
    best = max(here, key=lambda label: here[label])
    if best != name.label and here[best] > LEAD * here[name.label]:
        return replace(name, label=best)
    return name
