"""Words for happenings, and how likely two of them, in two reports, tell of one.

What is compared is the word itself, who takes part, where and when, the sentence around it, and the two
reports. What each counts is in ``happening_weights.json``, made by ``training/happenings.py``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dragoman.parse.syntax import doers, objects
from dragoman.resolve.across.commonness import Weights, cosine, rarity, weighed
from dragoman.resolve.across.stories import Gist
from dragoman.resolve.across.wording import counted, stem

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from dragoman.parse import Parse

FILE = Path(__file__).with_name("happening_weights.json")
PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMES = PLACES | {"PERSON", "ORG", "NORP"}
DAY_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|(?:19|20)\d\d"
)
NUMBER_WORDS = "two three four five six seven eight nine ten".split()
NEVER_ALONE = frozenset(
    "be have do make take get go come begin start continue happen occur".split()
)
"""Verbs that say little of what happened."""
KIN = 0.6
"""The share of letters, from the first, that two words of one root have: "acquire", "acquisition"."""
EVEN = 0.5
COMPARED = ("whole", "opening", "names")
"""The parts of two gists that are compared."""
APART = -0.05
"""How alike two reports are, apart from what all at hand have in common, from which they tell of one thing."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words for a happening and what stands around them, as stems; ``report`` is that of the `Gist`."""

    id: str
    report: str
    head: str
    words: frozenset[str]
    verbal: bool
    vector: tuple[float, ...]
    doers: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    around: Weights
    first: bool


def told(parse: Parse, id: str, words: Sequence[int], *, first: bool) -> Told:
    """What the words at these tokens tell; ``first`` says that theirs is the report's first sentence."""
    doc = parse.doc
    head = head_of([doc[i] for i in words])
    sentence = parse.sentence(head.i)
    start, end = (sentence.start, sentence.end) if sentence else (head.sent.start, head.sent.end)
    inside = [n for n in parse.names if start <= n.start < end]
    named = {i: n.label for n in inside for i in range(n.start, n.end)}
    around = [t for t in doc[start:end] if t.is_alpha or t.is_digit]
    return Told(
        id=id,
        report=parse.report.id,
        head=lemma(head),
        words=frozenset(lemma(doc[i]) for i in words),
        verbal=head.pos_ in ("VERB", "AUX"),
        vector=_vector(head),
        doers=_phrases(doers(head) if head.pos_ in ("VERB", "AUX") else _under_noun(head, "poss")),
        objects=_phrases(objects(head) if head.pos_ in ("VERB", "AUX") else _under_noun(head, "prep")),
        names=frozenset(stem(doc[i].text) for i, label in named.items() if label in NAMES),
        places=frozenset(stem(doc[i].text) for i, label in named.items() if label in PLACES),
        times=frozenset(t.lower_ for t in around if DAY_WORD.fullmatch(t.lower_)),
        numbers=frozenset(
            t.lower_ for t in around
            if (t.is_digit and not DAY_WORD.fullmatch(t.lower_)) or t.lower_ in NUMBER_WORDS
        ),
        around=weighed(counted(" ".join(t.text for t in around))),
        first=first,
    )  # fmt: skip


def head_of(tokens: Sequence[Token]) -> Token:
    """The word of a phrase on which the others hang: the first whose own head is outside."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])


def lemma(token: Token) -> str:
    """The word's form in the dictionary, in small letters."""
    return (token.lemma_ or token.text).lower()


def _vector(token: Token) -> tuple[float, ...]:
    length = token.vector_norm
    return tuple(float(x) for x in token.vector / length) if length else ()


def _phrases(heads: Sequence[Token]) -> frozenset[str]:
    """The stems of what the heads of noun phrases hold, small words left out."""
    words = {stem(t.text) for h in heads for t in (h, *h.lefts) if t.is_alpha and not t.is_stop}
    return frozenset(words)


def _under_noun(noun: Token, label: str) -> list[Token]:
    """Whom or what a noun for a happening is of: its owner, or those after its prepositions."""
    if label == "poss":
        return [c for c in noun.children if c.dep_ in ("poss", "compound")]
    return [o for p in noun.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]


FEATURES = (
    "same word", "same words", "of one root", "meaning", "meaning, reports alike", "rare word", "light word",
    "doers shared", "doers differ", "objects shared", "objects differ", "doer is object",
    "names shared", "names differ", "places shared", "places differ", "times shared", "times differ",
    "numbers shared", "numbers differ", "sentences alike", "same word, sentences alike",
    "reports alike", "openings alike", "names of reports alike", "same word, reports alike", "same report",
    "same report, same word", "verb and verb", "verb and noun", "both first", "other word, reports alike",
    "same word, names of reports alike", "root, reports alike",
    "apart from the others alike", "names apart from the others alike", "openings apart from the others alike",
    "same word, apart from the others alike", "same word, names apart from the others alike",
    "meaning, names apart from the others alike", "meaning, apart from the others alike",
    "root, apart from the others alike", "one thing told", "same word, one thing told",
    "meaning, one thing told", "root, one thing told", "always",
)  # fmt: skip


def features(a: Told, b: Told, alike: Mapping[str, float]) -> list[float]:
    """What is true of two, in the order of `FEATURES`; ``alike`` are the cosines of their reports' parts."""
    same = float(a.head == b.head)
    root = float(not same and of_one_root(a.head, b.head))
    meaning = float(np.dot(a.vector, b.vector)) if a.vector and b.vector else same
    like = cosine(a.around, b.around)
    whole, names, one = alike["whole"], alike["names"], alike["one"]
    apart, names_apart = alike["whole apart"], alike["names apart"]
    within = float(a.report == b.report)
    rare = min(rarity(stem(a.head)) / 7, 1.0)
    return [
        same, float(a.words == b.words), root, meaning, meaning * whole, same * rare,
        same * (a.head in NEVER_ALONE),
        *_shared(a.doers, b.doers), *_shared(a.objects, b.objects),
        float(bool(a.doers & b.objects or a.objects & b.doers)),
        *_shared(a.names, b.names), *_shared(a.places, b.places), *_shared(a.times, b.times),
        *_shared(a.numbers, b.numbers), like, same * like,
        whole, alike["opening"], names, same * whole, within, within * same,
        float(a.verbal and b.verbal), float(a.verbal != b.verbal), float(a.first and b.first),
        (1 - max(same, root)) * whole, same * names, root * whole,
        apart, names_apart, alike["opening apart"], same * apart, same * names_apart,
        meaning * names_apart, meaning * apart, root * apart, one, same * one, meaning * one, root * one, 1.0,
    ]  # fmt: skip


def _shared(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """The share of the smaller set that is in the other; and whether both are told and nothing is."""
    if not a or not b:
        return 0.0, 0.0
    share = len(a & b) / min(len(a), len(b))
    return share, float(share == 0)


@cache
def of_one_root(a: str, b: str) -> bool:
    """Whether two words begin alike for most of their length: "explode" and "explosion"."""
    n = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return n >= 4 and n >= KIN * max(len(a), len(b))


type Grid = NDArray[np.float64]


def pairs(some: Sequence[Told], gists: Mapping[str, Gist]) -> tuple[list[tuple[int, int]], Grid]:
    """Every two of them, by their places in the list, and the features of each two."""
    names = list(dict.fromkeys(one.report for one in some))
    alike = likenesses([gists[name] for name in names])
    at = {name: n for n, name in enumerate(names)}
    places = list(combinations(range(len(some)), 2))
    rows = [
        features(some[i], some[j], alike[at[some[i].report], at[some[j].report]]) for i, j in places
    ]
    return places, np.array(rows, dtype=float).reshape(len(rows), len(FEATURES))


def likenesses(gists: Sequence[Gist]) -> dict[tuple[int, int], dict[str, float]]:
    """How alike each two reports are, by their places in the list and in either order.

    By each part of a gist as it is, and "apart": with the mean of these reports taken from each, so
    that what all have in common does not count. "one" is 1 of two that likely tell of one thing.
    """
    n = len(gists)
    plain = {part: _table([g.parts[part] for g in gists]) for part in COMPARED}
    found = {part: table @ table.T for part, table in plain.items()}
    for part, table in plain.items():
        moved = table - table.mean(0)
        moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        found[f"{part} apart"] = moved @ moved.T
    mean = np.mean([found[f"{part} apart"] for part in COMPARED], axis=0)
    two = list(combinations(range(n), 2))
    groups = gathered(n, two, np.array([EVEN + mean[i, j] - APART for i, j in two]))
    group = np.array(groups)
    found["one"] = (group[:, None] == group[None, :]).astype(float)
    return {
        (i, j): {name: float(grid[i, j]) for name, grid in found.items()}
        for i in range(n)
        for j in range(n)
    }


def _table(some: Sequence[Weights]) -> Grid:
    words = {w: n for n, w in enumerate(dict.fromkeys(w for one in some for w in one))}
    found = np.zeros((len(some), max(len(words), 1)))
    for n, one in enumerate(some):
        for word, weight in one.items():
            found[n, words[word]] = weight
    return found


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weights by the fold that they were fitted without; "" for all that was at hand."""
    folds = json.loads(FILE.read_text("utf-8"))["folds"]
    return {fold: tuple(told[name] for name in FEATURES) for fold, told in folds.items()}


def gathered(n: int, places: Sequence[tuple[int, int]], chances: Grid) -> list[int]:
    """Groups, as a number for each of ``n``: the two likeliest go together until none is likely.

    How likely two groups are one is the mean over all pairs between them, so that one likely
    pair does not draw two groups together that have nothing else in common.
    """
    likely = np.zeros((n, n))
    if places:
        i, j = np.array(places).T
        likely[i, j] = likely[j, i] = chances
    group = list(range(n))
    for some in _linked(likely >= EVEN):
        for one, its in zip(some, _grouped(likely[np.ix_(some, some)]), strict=True):
            group[one] = some[its]
    return group


def _linked(edges: NDArray[np.bool_]) -> Iterator[list[int]]:
    """What likely pairs tie together; only within that can groups meet, since a mean needs a likely pair."""
    left = set(range(len(edges)))
    while left:
        some, todo = [], [left.pop()]
        while todo:
            one = todo.pop()
            some.append(one)
            near = left & set(np.flatnonzero(edges[one]).tolist())
            left -= near
            todo.extend(near)
        yield sorted(some)


def _grouped(likely: Grid) -> list[int]:
    n = len(likely)
    likely = likely.copy()
    np.fill_diagonal(likely, -math.inf)
    sizes, group = np.ones(n), np.arange(n)
    while n > 1:
        i, j = sorted(divmod(int(np.argmax(likely)), n))
        if likely[i, j] < EVEN:
            break
        mean = (likely[i] * sizes[i] + likely[j] * sizes[j]) / (sizes[i] + sizes[j])
        likely[i], likely[:, i] = mean, mean
        likely[i, i] = -math.inf
        likely[j], likely[:, j] = -math.inf, -math.inf
        sizes[i] += sizes[j]
        group[group == j] = i
    return [int(g) for g in group]


def chances(rows: Grid, by: Sequence[float]) -> Grid:
    """The probability that each two are one."""
    return np.asarray(1 / (1 + np.exp(-(rows @ np.array(by)))))
