"""Train the weights that choose among a toponym's namesakes, on TR-News and LGL.

Usage: python places.py FOLDER OUT, where FOLDER holds trnews/ and lgl/. A conditional logit: the odds of
a candidate among its namesakes. Articles are divided by a digest of corpus and name (`is_test`): three of ten
are never trained on, and what is printed last is measured on them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from dragoman.evaluate.corpora.toponyms import articles
from dragoman.evaluate.toponyms import is_test, report_of
from dragoman.resolve.places.kept import gazetteer
from dragoman.resolve.places.resolving import ROUNDS, Weights, shares
from dragoman.resolve.places.setting import setting_of
from dragoman.resolve.places.weighing import (
    AROUND,
    FEATURES,
    NEAR_KM,
    Spoken,
    around,
    kilometres,
    weighed,
)

BOOK = gazetteer()
STRENGTH = 0.3
"""Of the squared penalty on what a weight is away from its prior."""
PRIOR = {"in a place named in front": 2.5, "dateline's state": 0.7, "dateline's place near": 1.0}
"""What we expect of features that these articles, which have few datelines, hardly show."""


def prepared(folder):
    for corpus in ("trnews", "lgl"):
        for article in articles(folder / corpus, corpus):
            gold = [t for t in article.toponyms if t.point]
            spoken = [Spoken(t.words, t.start, t.end) for t in gold]
            found = weighed(BOOK, article.text, spoken, setting_of(report_of(article)))
            if found.rows:
                yield corpus, article.name, found, gold


def aims(found, gold):
    """For each group the rows that are right: the very entry, else the nearest within 161 km."""
    for group, (a, b) in zip(found.groups, found.rows, strict=True):
        right = np.zeros(b - a)
        for n in group.at:
            ids = np.array([float(BOOK.ids[p] == gold[n].id) for p in found.place[a:b]])
            if not ids.any():
                far = np.array(
                    [
                        kilometres(tuple(BOOK.points[p].tolist()), gold[n].point)
                        for p in found.place[a:b]
                    ]
                )
                ids = (far == far.min()) * (far < NEAR_KM) / 1.0
            right += ids / max(ids.sum(), 1)
        yield right


def fit(tables, rows, right, start=None, steps=600, rate=0.05):
    """Adam on the log likelihood of what is right, each group weighed by how often it stands there."""
    names = [*FEATURES, *AROUND][: tables.shape[1]]
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    w = prior.copy() if start is None else start.copy()
    m = v = np.zeros_like(w)
    ends = np.array([a for a, _ in rows])
    sizes = np.array([b - a for a, b in rows])
    which = np.repeat(np.arange(len(rows)), sizes)
    total = np.add.reduceat(right, ends)
    use = total > 0
    scale = np.where(use, np.sqrt(total) / np.maximum(total, 1e-9), 0)
    for step in range(1, steps + 1):
        s = tables @ w
        e = np.exp(s - np.maximum.reduceat(s, ends)[which])
        p = e / np.add.reduceat(e, ends)[which]
        gradient = tables.T @ ((right - p * total[which]) * scale[which]) - STRENGTH * (w - prior)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w = w + rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return w


def stacked(parts):
    tables, rows, right, at = [], [], [], 0
    for table, found, gold in parts:
        tables.append(table)
        rows += [(a + at, b + at) for a, b in found.rows]
        right += list(aims(found, gold))
        at += len(table)
    return np.concatenate(tables).astype(float), rows, np.concatenate(right)


def learn(articles):
    """The weights from some articles: first each toponym for itself, then with the others' answers."""
    train = [(f, g) for _, _, f, g in articles]
    first = fit(*stacked([(f.table, f, g) for f, g in train]))
    then = np.concatenate([first, np.zeros(len(AROUND))])
    chances = [shares(f.table @ first, f.rows) for f, _ in train]
    for _ in range(ROUNDS + 1):
        tables = [
            np.concatenate([f.table, around(BOOK, f, c)], 1)
            for (f, _), c in zip(train, chances, strict=True)
        ]
        then = fit(
            *stacked([(t, f, g) for t, (f, g) in zip(tables, train, strict=True)]), start=then
        )
        chances = [shares(t @ then, f.rows) for t, (f, _) in zip(tables, train, strict=True)]
    return Weights(first, then)


def main(folder: Path, out: Path) -> None:
    found = learn([e for e in prepared(folder) if not is_test(e[0], e[1])])
    told = {
        "about": "Made by training/places.py from TR-News and LGL, seven articles of ten.",
        "first": dict(zip(FEATURES, found.first.round(3).tolist(), strict=True)),
        "then": dict(zip(FEATURES + AROUND, found.then.round(3).tolist(), strict=True)),
    }
    out.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
