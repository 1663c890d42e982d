"""Worldwide newswire: names in the English news of some fifty non-Western outlets.

Where a name lies in another one, a token has a label for each; the outer name is the one kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.corpora.tagged import Tagged

SCORED = ("Person", "Location", "Organization", "NORP")
"""The kinds whose sum is the set's score: who and where."""
OTHERS = ("Date", "Money", "Misc", "Facility", "Product")
"""Kinds that are shown as well."""


def articles(folder: Path) -> Iterator[Tagged]:
    """Each article (``*.tsv``: a token, a tab, a BIO label; a blank line ends a sentence)."""
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise InputError(str(folder), "has no *.tsv files.")
    for file in files:
        yield _article(file)


def _article(file: Path) -> Tagged:
    segments: list[list[str]] = [[]]
    labels: list[list[str]] = [[]]
    for n, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        word, tab, found = line.rstrip("\n").partition("\t")
        label = found.partition("\t")[0]
        if not line.strip():
            segments.append([])
            labels.append([])
            continue
        if not tab or not (label == "O" or label[:2] in ("B-", "I-")):
            raise InputError(str(file), f"line {n} is no token with a tab and a label.")
        segments[-1].append(word)
        labels[-1].append(label)
    return Tagged(
        file.name.removesuffix(".txt.tsv"),
        tuple(tuple(words) for words in segments if words),
        tuple(tuple(found) for found in labels if found),
    )
