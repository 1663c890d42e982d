"""Toponyms found, and taken for the right place: TR-News, LGL and GeoVirus.

The weights that choose among namesakes were trained on seven articles of ten of the first two;
what is said of them is of the other three, unless those are asked for that were trained on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import toponyms as corpus
from dragoman.resolve.places.gazetteer import PEOPLE
from dragoman.resolve.places.kept import gazetteer
from dragoman.resolve.places.resolving import resolve
from dragoman.resolve.places.setting import setting_of
from dragoman.resolve.places.weighing import NEAR_KM, Spoken, candidates, kilometres

if TYPE_CHECKING:
    from dragoman.evaluate.corpora.toponyms import Article, GoldToponym
    from dragoman.models.reader import ReaderName
    from dragoman.records import Place, Report

TRAINED = ("trnews", "lgl")
"""Corpora on parts of which the weights were trained."""


def is_test(name: str, article: str) -> bool:
    """Whether an article is one of the three of ten that nothing is trained on, by a digest of its name."""
    return hashlib.sha256(f"{name} {article}".encode()).digest()[0] % 10 < 3


@dataclass(frozen=True, slots=True)
class Resolution:
    """Of some toponyms with a point: how many were resolved to the very entry, and to within 161 km.

    ``of_largest`` is the same share where the largest namesake is always taken. ``exact`` is None
    where the gold has no numbers of GeoNames.
    """

    toponyms: int
    exact: float | None
    near: float
    of_largest: float

    def to_json(self) -> dict[str, Any]:
        """As numbers; what is None is left out."""
        told = {
            "toponyms": self.toponyms, "exact": self.exact, "within_161_km": self.near,
            "largest_within_161_km": self.of_largest,
        }  # fmt: skip
        return {k: round(v, 4) for k, v in told.items() if v is not None}


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """Detection as precision and recall, resolution as shares of what is right."""

    table: dict[str, Measure]
    resolutions: dict[str, Resolution]
    texts: int
    trained: int
    """Texts that the weights were trained on and that were left out."""

    def to_json(self) -> dict[str, Any]:
        """The tables as numbers."""
        detection = {
            name: {
                "precision": round(m.precision, 4), "recall": round(m.recall, 4), "f1": round(m.f1, 4),
                "gold": m.gold, "predicted": m.found,
            }
            for name, m in self.table.items()
        }  # fmt: skip
        told = {name: r.to_json() for name, r in self.resolutions.items()}
        return {**detection, **told, "texts": self.texts, "trained_on": self.trained}


PART_BEFORE = re.compile(
    r"^(?:(?:[Tt]he|(?:mid|north|south|east|west|central|downtown|suburban|upper|lower)[\w-]*)\s+)*"
)
"""An article, or which part of the place is meant; a capital makes it part of the name."""

type Answers = dict[tuple[int, int], Place | None]
"""What each toponym of a text was taken for, by its characters."""


def toponyms(folder: Path, reader: ReaderName, *, name: str) -> PlaceScore:
    """A corpus read: toponyms found by this reader and resolved; and those of the gold resolved."""
    every = list(corpus.articles(folder, name))
    fresh = [a for a in every if name not in TRAINED or is_test(name, a.name)]
    given = [resolved(a) for a in fresh]
    found = list(_read(fresh, reader, adjectives=name != "geovirus"))
    detection = Measure()
    for article, answers in zip(fresh, found, strict=True):
        gold = {_core(t.words, t.start) for t in article.toponyms}
        detection += Measure(len(gold & answers.keys()), len(gold), len(answers))
    return PlaceScore(
        {"toponyms": detection},
        {
            "gold toponyms, given": _resolution(fresh, given, every=True),
            "gold toponyms, read": _resolution(fresh, found, every=True),
            "toponyms found": _resolution(fresh, found, every=False),
        },
        len(fresh),
        len(every) - len(fresh),
    )


def resolved(article: Article) -> Answers:
    """The gold's toponyms resolved, as if a reader had found just these."""
    spoken = [Spoken(t.words, t.start, t.end) for t in article.toponyms]
    places = resolve(article.text, spoken, setting_of(report_of(article)))
    return {
        _core(t.words, t.start): place for t, place in zip(article.toponyms, places, strict=True)
    }


def report_of(article: Article) -> Report:
    """The article as a report of its outlet."""
    from dragoman.formats import report_of as laid_out

    return replace(laid_out(article.text, id=article.name), outlet=article.site)


def _read(
    articles: Sequence[Article], reader: ReaderName, *, adjectives: bool
) -> Iterator[Answers]:
    from dragoman.extract.places import places
    from dragoman.extract.shapes import shapes
    from dragoman.extract.stream import readings

    steps = {"shapes": shapes, "places": places}
    for reading in readings(map(report_of, articles), steps, reader):
        yield {
            _core(t.evidence.words, t.evidence.start): t.place
            for t in reading.found["places"]
            if t.place and (adjectives or not _is_people(t.evidence.words))
        }


def _is_people(words: str) -> bool:
    """Whether words are an adjective or people of a state: "Turkish", "Russians"."""
    return any(how == PEOPLE for _, how in candidates(gazetteer(), words))


def _core(words: str, start: int) -> tuple[int, int]:
    """The characters of a toponym without an article before it or a possessive after it."""
    end = start + len(words)
    start += len(words) - len(PART_BEFORE.sub("", words))
    for tail in ("'s", "’s", "'", "’", "."):
        if words.endswith(tail):
            return start, end - len(tail)
    return start, end


def _resolution(
    articles: Sequence[Article], found: Sequence[Answers], *, every: bool
) -> Resolution:
    """Of all gold toponyms with a point, or of those alone that were found."""
    here = [
        (article, t, answers.get(_core(t.words, t.start)))
        for article, answers in zip(articles, found, strict=True)
        for t in article.toponyms
        if t.point and (every or _core(t.words, t.start) in answers)
    ]
    size = max(len(here), 1)
    numbered = any(t.id for _, t, _ in here)
    return Resolution(
        len(here),
        sum(place is not None and place.id == f"geonames:{t.id}" for _, t, place in here) / size
        if numbered
        else None,
        sum(_is_near(t, place) for _, t, place in here) / size,
        sum(_is_near(t, largest(article, t)) for article, t, _ in here) / size,
    )


def largest(article: Article, toponym: GoldToponym) -> Place | None:
    """The most populous place of that name, whatever the report says."""
    behind = article.text[max(0, toponym.start - 2) : toponym.start].strip() in (",", "(")
    found = candidates(gazetteer(), toponym.words, behind=behind)
    return gazetteer().place(found[0][0]) if found else None


def _is_near(toponym: GoldToponym, place: Place | None) -> bool:
    """The very entry is near, whatever point it has here: GeoNames gives one entry one point."""
    if place is None or toponym.point is None:
        return False
    if toponym.id and place.id == f"geonames:{toponym.id}":
        return True
    return kilometres((place.latitude, place.longitude), toponym.point) <= NEAR_KM
