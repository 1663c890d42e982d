"""Train what tells reports that have a record from reports that have none, from their first words.

Usage: python triage.py GOLD OUT [QUIET ...], where GOLD holds records/ and public/. A logistic regression over
hashed words, in which a word may weigh the more the more unevenly it is spread (as in Wang and Manning 2012).
No outlet is both trained and tested on: outlets lie in five parts by a digest of their name; three are trained
on, the next one sets the threshold, the last one is for the test, in turn. What ships is trained on all five.
QUIET are files of passages of our own, "## " before each, that are only ever tested on: all of them are empty.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from dragoman.evaluate.corpora import newswire
from dragoman.models.triage.words import BITS, hashed

HERE = Path(__file__).parent
RECALL = 0.98
"""Of reports that have a record; the threshold is set for it."""
PENALTY = 0.1
PARTS = 5
BORDERLINE = (0.6, 0.3)
"""Borderline reports are trained on as relevant by so much, and weigh so much."""
KINDS = ("statements", "commitments", "meetings", "events")
SAME = {"cosrica_ticotimes": "cosric_ticotimes", "paraguay_mercopress": "mercopress",
        "uruguay_mercopress": "mercopress", "nm_econ": "nm_economist", "kw_times_gulftimes": "kw_gulftimes"}  # fmt: skip
"""Outlets under two names."""
CLUSTERS = {
    True: ("north_Korea", "Benghazi", "morsi", "israel_indicts"),
    None: ("panama_papers", "berlin_sets", "NewYearsEve", "Broadcom"),
}
"""Beginnings or parts of events' names in news_cluster that are relevant, and that are left out; the others are empty."""


@dataclass(frozen=True)
class Sample:
    """A text, how relevant it is (0 to 1), and how it is used."""

    text: str
    aim: float
    weight: float
    part: int
    """-1: always trained on; -2: never."""
    label: str
    sort: str = ""


def text_of(article):
    """The words of an article set as they were printed, more or less; addresses of pages left out."""
    paragraphs = []
    for words in article.segments:
        if len(words) > 1 or not words[0].startswith("http"):
            text = re.sub(r" ([,.;:!?%)\]’])", r"\1", " ".join(words))
            text = re.sub(r"([(\[$]) ", r"\1", text)
            text = re.sub(r" (n't|'s|'re|'ve|'ll|'d|'m|’s)\b", r"\1", text)
            text = re.sub(r"(\w) - (\w)", r"\1-\2", text)
            paragraphs.append(re.sub(r'" ([^"]*?) "', r'"\1"', text))
    return "\n\n".join(paragraphs)


def digest(article):
    """Sixteen hexadecimal digits for the words of an article."""
    words = "\n".join(" ".join(segment) for segment in article.segments)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def outlet_of(name):
    outlet = re.sub(r"_\d*$", "", name)
    return SAME.get(outlet, outlet)


def part_of(outlet):
    return int(hashlib.sha256(outlet.encode()).hexdigest(), 16) % PARTS


def labelled(gold):
    """The articles of worldwide newswire that relevance.csv labels, if they are still the same."""
    rows = {row["file"]: row for row in csv.DictReader((HERE / "relevance.csv").open())}
    aims = {"relevant": (1, 1), "empty": (0, 1), "borderline": BORDERLINE}
    for article in newswire.articles(gold / "public" / "worldwide_newswire"):
        row = rows.get(article.name)
        if row and row["digest"] == digest(article):
            aim, weight = aims[row["label"]]
            yield Sample(
                text_of(article), aim, weight, part_of(row["outlet"]), row["label"], row["sort"]
            )


def recorded(folder, part):
    """Reports with gold records; one whose record is empty is empty."""
    for file in sorted((folder / "gold").glob("*.json")):
        text = folder / "texts" / f"{file.stem}.txt"
        if text.is_file():
            record = json.loads(file.read_text("utf-8"))
            some = any(record[kind] for kind in KINDS)
            at = part if part is not None else part_of(outlet_of(file.stem))
            yield Sample(
                text.read_text("utf-8"), some, 1, at, "relevant" if some else "empty", "gold"
            )


def clustered(folder):
    """Articles of Western outlets, labelled by the event that they are about."""
    for file in sorted(folder.glob("*.json")):
        article = json.loads(file.read_text("utf-8"))
        event = article["newsCluster"]["Event"]
        if not any(name in event for name in CLUSTERS[None]):
            aim = any(name in event for name in CLUSTERS[True])
            text = f"{article['title'] or ''}\n{article['text'] or ''}"
            yield Sample(text, aim, 0.5, -1, "")


def ours():
    for line in (HERE / "texts" / "triage.tsv").read_text("utf-8").splitlines():
        label, _, text = line.split("\t")
        yield Sample(text, label == "relevant", 1, -1, "")


def matrix(texts):
    """A row a text: how often it has each bucket, over the square root of how many it has in all."""
    rows, columns = [], []
    for n, text in enumerate(texts):
        found = hashed([text])
        some = np.concatenate((found.words, found.beginnings, found.pairs[found.paired]))
        columns.append(some)
        rows.append(np.full(len(some), n))
    columns, rows = np.concatenate(columns), np.concatenate(rows)
    sizes = np.maximum(np.bincount(rows, minlength=len(texts)), 1)
    values = 1 / np.sqrt(sizes[rows])
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(texts), 1 << BITS))


def fitted(rows, aims, weights):
    """A weight for each bucket, and the bias."""
    has = (rows > 0).astype(float)
    relevant, empty = 1 + has.T @ (weights * aims), 1 + has.T @ (weights * (1 - aims))
    uneven = np.abs(np.log(relevant / relevant.sum() / (empty / empty.sum())))
    scaled = rows @ sparse.diags(uneven)

    def loss(guess):
        odds = scaled @ guess[:-1] + guess[-1]
        error = weights * (1 / (1 + np.exp(-odds)) - aims)
        value = (weights * (np.logaddexp(0, odds) - aims * odds)).sum()
        value += PENALTY / 2 * (guess[:-1] ** 2).sum()
        return value, np.append(scaled.T @ error + PENALTY * guess[:-1], error.sum())

    best = minimize(
        loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 80}
    ).x
    return best[:-1] * uneven, best[-1]


def threshold_for(odds):
    """The odds that the wanted share of these relevant reports reach."""
    return np.sort(odds)[int((1 - RECALL) * len(odds))]


def told(name, odds, cut, samples):
    """Print what the threshold does to reports of each label."""
    kept = odds >= cut
    labels = np.array([s.label for s in samples])
    right, wrong = (kept & (labels == "relevant")).sum(), (kept & (labels == "empty")).sum()
    shares = [f"{label} {kept[labels == label].mean():.3f} of {(labels == label).sum()}"
              for label in ("relevant", "borderline", "empty") if (labels == label).any()]  # fmt: skip
    print(
        f"{name}: kept {'; '.join(shares)}; precision without borderline {right / (right + wrong):.3f}"
    )


def tested(rows, samples, aims, weights, parts):
    """Odds of every article by weights that had not seen its outlet; prints the test."""
    odds, cuts = np.full(len(samples), np.nan), np.full(len(samples), np.nan)
    alone = np.full(len(samples), np.nan)
    relevant = np.array([s.label == "relevant" for s in samples])
    for part in range(PARTS):
        calibrating = (part + 1) % PARTS
        train = (parts != part) & (parts != calibrating) & (parts > -2)
        some, bias = fitted(rows[train], aims[train], weights[train])
        here = parts == part
        odds[here] = rows[here] @ some + bias
        cuts[here] = threshold_for(rows[(parts == calibrating) & relevant] @ some + bias)
        train = (parts != part) & (parts > -2)
        some, bias = fitted(rows[train], aims[train], weights[train])
        alone[here] = rows[here] @ some + bias
    at = np.flatnonzero(parts >= 0)
    told("test, by outlets", odds[at], cuts[at], [samples[n] for n in at])
    yes, no = (
        alone[at][[samples[n].label == label for n in at]] for label in ("relevant", "empty")
    )
    print(f"four parts for training: area under the curve {(yes[:, None] > no).mean():.3f}")
    cut = threshold_for(yes)
    told("at a threshold set on the same", alone[at], cut, [samples[n] for n in at])
    for sort in sorted({samples[n].sort for n in at}):
        odds_of = [alone[n] for n in at if samples[n].sort == sort and samples[n].label == "empty"]
        if odds_of:
            print(
                f"  empty, {sort}: {np.mean(np.array(odds_of) < cut):.2f} of {len(odds_of)} left out"
            )
    return alone


def calibrated(odds, aims, weights):
    """Factor and summand that make odds into honest ones."""

    def loss(guess):
        now = odds * guess[0] + guess[1]
        return (weights * (np.logaddexp(0, now) - aims * now)).sum()

    return minimize(loss, [1.0, 0.0], method="Nelder-Mead").x


def main():
    gold, out = Path(sys.argv[1]), Path(sys.argv[2])
    samples = [
        *labelled(gold), *recorded(gold / "records", None), *recorded(HERE.parent / "samples", -2),
        *clustered(gold / "public" / "news_cluster"), *ours(),
    ]  # fmt: skip
    for file in sys.argv[3:]:
        passages = re.split(r"^## .*$", Path(file).read_text("utf-8"), flags=re.MULTILINE)[1:]
        samples += [Sample(p.strip(), 0, 0, -2, "quiet") for p in passages]
    rows = matrix([s.text for s in samples])
    aims, weights, parts = (
        np.array([getattr(s, a) for s in samples], float) for a in ("aim", "weight", "part")
    )
    alone = tested(rows, samples, aims, weights, parts)
    at = parts >= 0
    factor, summand = calibrated(alone[at], aims[at], weights[at])
    train = parts > -2
    found, bias = fitted(rows[train], aims[train], weights[train])
    scale = np.abs(found).max() / 127
    whole = np.round(found / scale).astype(np.int8)
    now = (rows @ whole.astype(float)) * scale * factor + bias * factor + summand
    yes = alone[at & np.array([s.label == "relevant" for s in samples])]
    cut = threshold_for(yes) * factor + summand
    for label in ("relevant", "empty", "quiet"):
        those = now[[s.part == -2 and s.label == label for s in samples]]
        if len(those):
            print(f"never trained on, {label}: {(those >= cut).mean():.3f} of {len(those)} kept")
    threshold = 1 / (1 + np.exp(-cut))
    np.savez_compressed(out, weights=whole, scale=np.float64(scale * factor),
                        bias=np.float64(bias * factor + summand), threshold=np.float64(threshold))  # fmt: skip
    print(
        f"threshold {threshold:.3f}, {out.stat().st_size} bytes, factor {factor:.2f}, summand {summand:.2f}"
    )


if __name__ == "__main__":
    main()
