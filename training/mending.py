"""Learn how names are mended: counts of what people marked, and trees over what speaks for a candidate.

    python training/mending.py GOLD build/names --report       # how good, by what it was not fitted on
    python training/mending.py GOLD build/names                # writes what is shipped

GOLD is the folder of public gold sets; ``build/names`` holds what `out_of_fold.py` wrote: what encoders that
had not seen an article hold of its words. Articles for tuning are read by the shipped encoder,
which has not seen them either. An article's own marks are never among the counts that its
candidates are shown. Articles that are only ever tested on are not touched. Runs in Dragoman's own
environment, some three minutes.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import boosting
import numpy as np
from prepare import NAMED, part

from dragoman.evaluate.corpora import newswire
from dragoman.evaluate.corpora.tagged import Tagged, spans
from dragoman.models.encoder import chains, encoder, heads
from dragoman.models.mending import mender
from dragoman.models.mending.candidates import candidates
from dragoman.models.mending.features import Text, features
from dragoman.models.mending.forest import Forest
from dragoman.models.mending.known import known_words
from dragoman.models.mending.seen import Seen, Table

NAMES_FROM, PERSONS_FROM, WORDS_FROM = 1, 3, 2
"""Articles that a name, the whole name of a person, or a word must stand in to be counted.

Who was in the news once is nobody's business; that "Khan" ends names of persons, words tell."""
TUNED = 1.0
"""How much an article for tuning weighs, since the encoder that is shipped has read it."""
SCRAPS = 0.4
"""The share of an article that is learned once more in scraps: most reports are shorter than an article."""
SETTINGS = boosting.Settings()


@dataclass(frozen=True)
class Rows:
    """The candidates of one article: features, and which are names in the gold."""

    article: Tagged
    text: Text
    features: np.ndarray
    right: np.ndarray


class Marked:
    """Counts of what people marked, of which any article's own can be taken out again."""

    def __init__(self, articles: list[Tagged]) -> None:
        self.own = {a.name: _counts(a) for a in articles}
        self.tables = [
            self._table(n, width) for n, width in ((0, len(NAMED)), (1, 1 + 2 * len(NAMED)))
        ]

    def _table(self, n: int, width: int) -> tuple[dict[str, int], np.ndarray, np.ndarray]:
        rows: dict[str, int] = {}
        for counts in self.own.values():
            for word, _ in counts[n]:
                rows.setdefault(word, len(rows) + 1)
        table, articles = np.zeros((len(rows) + 1, width), np.float32), np.zeros(len(rows) + 1)
        for counts in self.own.values():
            self._add(rows, table, articles, counts[n], 1)
        return rows, table, articles

    @staticmethod
    def _add(rows: dict[str, int], table, articles, counts: Counter, sign: int) -> None:
        for (word, label), times in counts.items():
            table[rows[word], label] += sign * times
        for word in {word for word, _ in counts}:
            articles[rows[word]] += sign

    def seen(self, *, but: str = "") -> Seen:
        """The counts, without those of one article."""
        found = []
        for n in (0, 1):
            rows, table, articles = self.tables[n]
            table, articles = table.copy(), articles.copy()
            if but in self.own:
                self._add(rows, table, articles, self.own[but][n], -1)
            least = np.full(len(table), (NAMES_FROM, WORDS_FROM)[n])
            if n == 0:
                whole = np.array([False, *(" " in name for name in rows)])
                persons = whole & (table.argmax(1) == NAMED.index("Person"))
                least[persons] = PERSONS_FROM
            table[articles < least] = 0
            found.append(Table(rows, table))
        return Seen(*found)

    def parts(self) -> dict[str, np.ndarray]:
        """What a file keeps: words, one a line, and their counts."""
        found = {}
        seen = self.seen()
        for name, table in (("names", seen.names), ("words", seen.words)):
            kept = [w for w, row in table.rows.items() if table.counts[row].any()]
            # A full stop more or less says nothing: counts go up to 255.
            counts = np.minimum(table.counts[[table.rows[w] for w in kept]], 255)
            order = sorted(range(len(kept)), key=lambda n: kept[n])
            found[f"{name}.words"] = np.frombuffer(
                "\n".join(kept[n] for n in order).encode(), np.uint8
            )
            found[f"{name}.counts"] = counts[order].astype(np.uint8)
        return found


def _counts(article: Tagged) -> tuple[Counter, Counter]:
    """(name, kind) and (word, label) of an article, in small letters."""
    names: Counter = Counter()
    words: Counter = Counter()
    for segment, labels in zip(article.segments, article.labels, strict=True):
        lower = [word.lower() for word in segment]
        number = [0] * len(lower)
        for start, end, kind in spans(labels):
            n = NAMED.index(kind)
            names[" ".join(lower[start:end]), n] += 1
            number[start:end] = [1 + 2 * n, *[2 + 2 * n] * (end - start - 1)]
        words.update(zip(lower, number, strict=True))
    return names, words


def held_out(articles: dict[str, Tagged], folds: Path) -> Iterator[tuple[Tagged, np.ndarray]]:
    """Articles that were trained on, with the odds of labels by an encoder that had not seen them."""
    for file in sorted(folds.glob("fold?.npz")):
        parts = np.load(file)
        windows: dict[str, dict[int, np.ndarray]] = defaultdict(dict)
        for key in parts.files:
            name, bar, n = key.partition("|")
            if bar:
                windows[name][int(n)] = parts[key]
        for name, found in windows.items():
            emit = [found[n] for n in sorted(found)]
            yield articles[name], odds(emit, parts["move"], parts["begin"])


def odds(emit: list[np.ndarray], move: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """The odds of the labels of each word of a text."""
    some = [chains.odds(e[None], move, begin, np.array([len(e)]))[0] for e in emit if len(e)]
    return np.concatenate(some)


def shipped(article: Tagged) -> np.ndarray:
    """The same by the encoder that is shipped."""
    reads = encoder.load()
    found = heads.load().names.odds(reads.read(reads.windows(article.segments)))
    return np.concatenate([o for o in found if len(o)])


def scraps(
    article: Tagged, likely: np.ndarray, rng: random.Random, *, most: int = 5, share: float = SCRAPS
) -> Iterator[tuple[Tagged, np.ndarray]]:
    """Some runs of a few paragraphs, as a short report would have them, by themselves."""
    at = first = 0
    while first < len(article.segments):
        last = min(first + rng.randint(1, most), len(article.segments))
        words = sum(map(len, article.segments[first:last]))
        if rng.random() < share:
            part = Tagged(article.name, article.segments[first:last], article.labels[first:last])
            yield part, likely[at : at + words]
        at, first = at + words, last


def rows(article: Tagged, likely: np.ndarray, seen: Seen) -> Rows:
    """The candidates of an article."""
    words = [word for segment in article.segments for word in segment]
    starts, gold, at = [], set(), 0
    for segment, labels in zip(article.segments, article.labels, strict=True):
        starts.append(at)
        gold |= {(at + a, at + b, NAMED.index(kind)) for a, b, kind in spans(labels)}
        at += len(segment)
    text = Text(words, likely, starts, candidates(likely, starts))
    some = text.some
    said = zip(some.start.tolist(), some.end.tolist(), some.kind.tolist(), strict=True)
    right = np.array([one in gold for one in said], np.float32)
    return Rows(article, text, features(text, seen, known_words())[1], right)


def fitted(some: list[Rows], weights: list[float]) -> dict[str, np.ndarray]:
    """The trees."""
    weight = np.concatenate([np.full(len(r.right), w) for r, w in zip(some, weights, strict=True)])
    x, y = np.concatenate([r.features for r in some]), np.concatenate([r.right for r in some])
    return boosting.fit(x, y, weight, SETTINGS)


def f1(some: list[Rows], forest: Forest) -> dict[str, float]:
    """Exact F1 by kind, of the four that are scored, and of all."""
    hit, told, there = Counter(), Counter(), Counter()
    for r in some:
        found = mender.chosen(r.text.some, forest.odds(r.features), NAMED)
        gold: set[tuple[int, int, str]] = set()
        for start, labels in zip(r.text.starts, r.article.labels, strict=True):
            gold |= {(start + a, start + b, kind) for a, b, kind in spans(labels)}
        said = {(n.start, n.end, n.label) for n in found}
        hit.update(k for *_, k in gold & said)
        told.update(k for *_, k in said)
        there.update(k for *_, k in gold)

    def of(kinds: tuple[str, ...]) -> float:
        both = sum(told[k] + there[k] for k in kinds)
        return round(2 * sum(hit[k] for k in kinds) / max(both, 1), 4)

    return {**{k: of((k,)) for k in NAMED}, "four": of(newswire.SCORED), "all": of(NAMED)}


def main() -> None:
    """See the module."""
    p = argparse.ArgumentParser()
    p.add_argument("gold", type=Path)
    p.add_argument("folds", type=Path)
    p.add_argument(
        "--report", action="store_true", help="fit on training articles, test on tuning ones"
    )
    args = p.parse_args()
    every = {a.name: a for a in newswire.articles(args.gold / "worldwide_newswire")}
    of = {n: [a for a in every.values() if part(a.name) == n] for n in ("train", "tune")}
    train = list(held_out(every, args.folds))
    tune = [(a, shipped(a)) for a in of["tune"]]
    marked = Marked(of["train"] if args.report else of["train"] + of["tune"])
    rng = random.Random(1)

    def candidates_of(some: list[tuple[Tagged, np.ndarray]], *, also_scraps: bool) -> list[Rows]:
        found = []
        for article, likely in some:
            seen = marked.seen(but=article.name)
            found.append(rows(article, likely, seen))
            if also_scraps:
                found += [rows(*scrap, seen) for scrap in scraps(article, likely, rng)]
        return found

    learned = candidates_of(train, also_scraps=True)
    print(f"{len(train)} and {len(tune)} articles, {sum(len(r.right) for r in learned)} candidates")
    if args.report:
        forest = Forest.of(fitted(learned, [1.0] * len(learned)))
        print(f1(candidates_of(tune, also_scraps=False), forest))
        return
    tuned = candidates_of(tune, also_scraps=False)
    # Read by themselves, a few sentences leave the encoder far less sure than in their article.
    for article, likely in [*tune, *tune]:
        seen = marked.seen(but=article.name)
        for scrap, _ in scraps(article, likely, rng, most=2, share=0.8):
            tuned.append(rows(scrap, shipped(scrap), seen))
    weights = [1.0] * len(learned) + [TUNED] * len(tuned)
    parts = {**fitted(learned + tuned, weights), **marked.parts()}
    kinds = np.frombuffer("\n".join(NAMED).encode(), np.uint8)
    np.savez_compressed(mender.LEARNED, kinds=kinds, **parts)
    print(mender.LEARNED, mender.LEARNED.stat().st_size)


if __name__ == "__main__":
    main()
