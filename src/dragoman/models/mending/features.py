"""What speaks for and against each candidate, as numbers for the trees.

Each function below yields columns with their names, one number a candidate: what the encoder says
of it, what the rest of the text says, what people marked elsewhere, what the codebooks know, and how it is
written. "Of the kind" always means the kind that the candidate is a candidate for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dragoman.models.mending.candidates import Candidates
    from dragoman.models.mending.known import KnownWords
    from dragoman.models.mending.seen import Seen

    type Floats = NDArray[np.float32]
    type Ints = NDArray[np.int64]
    type Column = tuple[str, NDArray[Any]]

MANY = 20
"""Counting stops here."""


@dataclass(frozen=True)
class Text:
    """One text and its candidates; ``odds`` [words, labels], ``starts`` the words that begin paragraphs."""

    words: Sequence[str]
    odds: Floats
    starts: Sequence[int]
    some: Candidates

    @cached_property
    def size(self) -> int:
        """How many words."""
        return len(self.words)

    @cached_property
    def kinds(self) -> int:
        """How many kinds of name."""
        return int(self.odds.shape[1]) // 2

    @cached_property
    def lower(self) -> list[str]:
        """The words in small letters."""
        return [word.lower() for word in self.words]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each different word (in small letters) and its number."""
        return {word: n for n, word in enumerate(dict.fromkeys(self.lower))}

    @cached_property
    def ids(self) -> Ints:
        """The number of each word."""
        numbers = self.numbers
        return np.array([numbers[word] for word in self.lower], np.int64)

    @cached_property
    def inside(self) -> Floats:
        """How likely each word is part of a name of each kind, with two empty words before and after."""
        found = np.zeros((self.size + 4, self.kinds), np.float32)
        found[2:-2] = self.odds[:, 1::2] + self.odds[:, 2::2]
        return found

    @cached_property
    def spans(self) -> tuple[Ints, Ints]:
        """The different runs of words among the candidates, as one number each, and each candidate's."""
        some = self.some
        spans, span = np.unique(some.start * (self.size + 1) + some.end, return_inverse=True)
        return spans, span

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First word and word after the last, of each of the different runs."""
        return [divmod(n, self.size + 1) for n in self.spans[0].tolist()]

    @cached_property
    def of_span(self) -> Floats:
        """How likely each candidate's words are a name of any kind."""
        spans, span = self.spans
        found: Floats = np.bincount(span, self.some.odds, len(spans)).astype(np.float32)[span]
        return found


def features(text: Text, seen: Seen, known: KnownWords) -> tuple[list[str], Floats]:
    """The names of the columns, and [candidates, columns]."""
    names: list[str] = []
    columns: list[NDArray[Any]] = []
    for some in (
        by_the_encoder(text), by_the_text(text), by_parts(text), by_people(text, seen),
        by_codebooks(text, known), by_writing(text, known),
    ):  # fmt: skip
        for name, column in some:
            names.append(name)
            columns.append(column)
    return names, np.stack(columns, 1).astype(np.float32)


def by_the_encoder(text: Text) -> Iterator[Column]:
    """How likely the encoder holds the candidate, its rivals, and the words beside it."""
    some, inside = text.some, text.inside
    start, end, kind = some.start, some.end, some.kind
    every = inside.sum(1)
    begin = np.append(text.odds[:, 1::2].sum(1), 0.0)
    yield "odds", logit(some.odds)
    yield "odds of words", logit(text.of_span)
    yield "share", some.odds / text.of_span
    yield "kind before", inside[start + 1, kind]
    yield "kind two before", inside[start, kind]
    yield "name before", every[start + 1]
    yield "kind after", inside[end + 2, kind]
    yield "kind two after", inside[end + 3, kind]
    yield "name after", every[end + 2]
    yield "begins after", begin[end]
    yield "begins here, of the kind", text.odds[start, 1 + 2 * kind]
    yield "begins here", begin[start]
    yield "kind at last", inside[end + 1, kind]
    yield "name at last", every[end + 1]
    for n in range(text.kinds):
        yield f"is kind {n}", kind == n
    yield "words", end - start


def by_the_text(text: Text) -> Iterator[Column]:
    """How likely the same words are a name of the kind elsewhere in the text."""
    some = text.some
    keys: dict[tuple[int, ...], int] = {}
    ids = text.ids.tolist()
    of_span = np.array([keys.setdefault(tuple(ids[a:b]), len(keys)) for a, b in text.edges], int)
    key = of_span[text.spans[1]]
    flat = np.bincount(key * text.kinds + some.kind, some.odds, len(keys) * text.kinds)
    table = flat.reshape(-1, text.kinds)
    same = table[key, some.kind] - some.odds
    every = table.sum(1)[key] - text.of_span
    times = np.bincount(of_span, minlength=len(keys))[key] - 1
    yield "elsewhere, of the kind", same
    yield "elsewhere, of others", every - same
    yield "elsewhere, share", (same + 0.1 * some.odds / text.of_span) / (every + 0.1)
    yield "elsewhere, times", np.minimum(times, MANY)
    yield "elsewhere, mean", every / np.maximum(times, 1)


def by_parts(text: Text) -> Iterator[Column]:
    """How likely the first and the last word are in names elsewhere, and in longer ones."""
    some, ids, inside = text.some, text.ids, text.inside[2:-2]
    kind, last = some.kind, some.end - 1
    every = inside.sum(1)
    likely = np.flatnonzero(every > 0.01)
    mass = np.zeros((len(text.numbers), text.kinds), np.float32)
    np.add.at(mass, ids[likely], inside[likely])
    mass_of_any = mass.sum(1)
    count = np.bincount(ids, minlength=len(mass))
    for name, at in (("first", some.start), ("last", last)):
        others = count[ids[at]] - 1
        same = mass[ids[at], kind] - inside[at, kind]
        any_kind = mass_of_any[ids[at]] - every[at]
        yield f"{name} elsewhere, of the kind", same / np.maximum(others, 1)
        yield f"{name} elsewhere, in a name", any_kind / np.maximum(others, 1)
        share = (same + 0.1 * inside[at, kind]) / (any_kind + 0.1)
        yield f"{name} elsewhere, share", share
        yield f"{name} elsewhere, times", np.minimum(others, MANY)
    longer = some.end - some.start > 1
    own = np.where(longer, some.odds, 0.0)
    for name, at in (("last", last), ("first", some.start)):
        table = np.zeros_like(mass)
        np.add.at(table, (ids[at[longer]], kind[longer]), some.odds[longer])
        same = table[ids[at], kind]
        yield f"{name} of a longer one", np.minimum(same - own, 5)
        yield f"{name} of a longer one of others", np.minimum(table.sum(1)[ids[at]] - same, 5)


def by_people(text: Text, seen: Seen) -> Iterator[Column]:
    """How often people marked these words, and these words' parts, as what; -1 where they never saw them."""
    some, ids = text.some, text.ids
    kind, last = some.kind, some.end - 1
    rows = seen.names.find(" ".join(text.lower[a:b]) for a, b in text.edges)
    counts = seen.names.counts[rows][text.spans[1]]
    same = counts[np.arange(len(kind)), kind]
    every = counts.sum(1)
    yield "marked so", np.minimum(same, 30)
    yield "marked otherwise", np.minimum(every - same, 30)
    yield "marked, share", np.where(every > 0, same / np.maximum(every, 1), -1.0)
    table = seen.words.counts[seen.words.find(text.numbers)]
    total = table.sum(1)
    begin, inside = table[:, 1::2], table[:, 2::2]
    # A row more, of a word that nobody saw, for what lies outside the text.
    share = (
        np.vstack((begin + inside, np.zeros((1, text.kinds)))) / np.append(total + 1, 1)[:, None]
    )
    share[np.append(total < 1, True)] = -1.0
    outside = np.append(np.where(total < 1, -1.0, table[:, 0] / (total + 1)), -1.0)
    around = np.concatenate(([len(total)], ids, [len(total)]))
    places = (
        ("first", some.start),
        ("last", last),
        ("before", some.start - 1),
        ("after", some.end),
    )
    for name, at in places:
        word = around[at + 1]
        yield f"{name} marked so", share[word, kind]
        yield f"{name} unmarked", outside[word]
    first, final = ids[some.start], ids[last]
    of_first, of_last = begin[first, kind], inside[final, kind]
    yield "first begins", of_first / (of_first + inside[first, kind] + 0.5)
    yield "last ends", of_last / (begin[final, kind] + of_last + 0.5)
    yield "first seen", np.log1p(total[first])


def by_codebooks(text: Text, known: KnownWords) -> Iterator[Column]:
    """1 where the codebooks have the words as the kind, -1 where they have them as another."""
    some = text.some
    start, last, kind = some.start, some.end - 1, some.kind
    book = known.look(text.words)

    def says(at: Ints, where: NDArray[np.bool_]) -> NDArray[Any]:
        here = book.kind[at]
        return np.where(where & (here >= 0), np.where(here == kind, 1, -1), 0)

    begins, ends = book.start[start] == start, book.end[start] == some.end
    yield "known", says(start, begins & ends)
    covers = (book.start[start] <= start) & (book.end[start] >= some.end)
    yield "in a longer one known", says(start, covers & ~(begins & ends))
    yield "begins with one known", says(start, begins & (book.end[start] < some.end))
    inner = (book.end[last] == some.end) & (book.start[last] > start)
    yield "ends with one known", says(last, inner)
    yield "role", np.where(begins & ends, book.role[start], 0)
    yield "title before", np.where(start > 0, book.title[start - 1], 0)
    yield "title first", book.title[start]


def by_writing(text: Text, known: KnownWords) -> Iterator[Column]:
    """Capitals, marks and small words, in the candidate and beside it."""
    some, n = text.some, text.size
    start, end, last = some.start, some.end, some.end - 1
    capital = np.array([word[:1].isupper() for word in text.words] + [False])
    upper = np.array([word.isupper() for word in text.words] + [False])
    begins = np.zeros(n + 1, bool)
    begins[list(text.starts)] = True
    yield "capital", capital[start]
    yield "capitals", upper[start]
    yield "capitals at last", upper[last]
    yield "capital before", capital[start - 1] & ~begins[start]
    yield "capital after", capital[end] & ~begins[end]
    yield "begins a paragraph", begins[start]
    marks = known.marks(text.words)
    yield "mark before", np.where(begins[start], -1, marks[start - 1])
    yield "mark after", np.where(begins[end], -1, marks[end])
    yield "marks inside", _between(marks[:-1] > 0, start, end)
    letters = np.array([min(len(word), 15) for word in text.words])
    yield "letters of first", letters[start]
    yield "letters of last", letters[last]
    low, high = np.maximum(start - 5, 0), np.minimum(end + 5, n)
    yield "capitals around", _between(upper[:-1], low, high) / (high - low)


def _between(flags: NDArray[np.bool_], low: Ints, high: Ints) -> Ints:
    """How many are set from ``low`` to ``high``."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    found: Ints = sums[high] - sums[low]
    return found


def logit(p: Floats) -> Floats:
    """Log odds, within bounds."""
    q = np.clip(p, 1e-4, 1 - 1e-4)
    found: Floats = np.log(q / (1 - q))
    return found
