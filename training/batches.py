"""Windows from disk in batches of like length."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

Row = dict[str, Any]
BEGIN, END, MASK = 101, 102, 103
CHAINS = ("attribution", "names")


def load(folder: Path, task: str, part: str | None = None) -> list[Row]:
    """The windows of a task, of one part or of all."""
    with (folder / f"{task}.jsonl").open(encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    if task in CHAINS:
        for row in rows:
            row["labels"] = mended(row["labels"])
    return [row for row in rows if part is None or row["part"] == part]


def mended(labels: list[int]) -> list[int]:
    """BIO labels (O is 0, B odd, its I the next) in which no I stands without its beginning.

    A window may begin inside a span, and corpora slip; a CRF that must not say what its gold says
    would learn from nothing else.
    """
    found: list[int] = []
    for n in labels:
        inside = n > 0 and n % 2 == 0
        found.append(n - 1 if inside and (not found or found[-1] not in (n, n - 1)) else n)
    return found


def batches(rows: list[Row], pieces: int, rng: random.Random | None = None) -> Iterator[list[Row]]:
    """Batches of about so many pieces; with ``rng`` in random order, else by length."""
    rows = sorted(rows, key=lambda r: len(r["ids"]) + (rng.random() * 24 if rng else 0))
    found: list[list[Row]] = [[]]
    for row in rows:
        size = max([len(row["ids"]), *(len(r["ids"]) for r in found[-1])])
        if found[-1] and size * (len(found[-1]) + 1) > pieces:
            found.append([])
        found[-1].append(row)
    if rng:
        rng.shuffle(found)
    yield from (b for b in found if b)


def forever(
    rows: list[Row], pieces: int, rng: random.Random, cropped: float = 0.0
) -> Iterator[list[Row]]:
    """Batches without end; a share of the windows cropped to a paragraph or two."""
    while True:
        chosen = [crop(r, rng) if rng.random() < cropped else r for r in rows]
        yield from batches(chosen, pieces, rng)


def crop(row: Row, rng: random.Random) -> Row:
    """One to three neighbouring segments of a window, as a short report would have them."""
    cuts = [*row["cuts"], len(row["first"])] if row.get("cuts") else []
    if cuts and cuts[0] != 0:
        cuts = [0, *cuts]
    if len(cuts) < 3:
        return row
    at = rng.randrange(len(cuts) - 1)
    a, b = cuts[at], cuts[min(at + rng.randint(1, 3), len(cuts) - 1)]
    if a >= b:
        return row
    s = row["first"][a]
    e = row["first"][b] if b < len(row["first"]) else len(row["ids"])
    return row | {
        "ids": [BEGIN, *row["ids"][s:e]],
        "shapes": [0, *row["shapes"][s:e]],
        "first": [n - s + 1 for n in row["first"][a:b]],
        "labels": mended(row["labels"][a:b]),
        "cuts": [0],
    }


def pad(lists: list[list[int]], fill: int = 0) -> Tensor:
    """Lists as one tensor."""
    width = max(map(len, lists))
    return torch.tensor([[*x, *[fill] * (width - len(x))] for x in lists])


def inputs(rows: list[Row], masked: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
    """ids, shapes and roles, each [B, T]; of a hundred pieces, so many are hidden behind [MASK]."""
    ids = pad([r["ids"] for r in rows])
    if masked:
        ids[(torch.rand(ids.shape) < masked) & (ids > END)] = MASK
    roles = pad([r["roles"] for r in rows]) if "roles" in rows[0] else torch.zeros_like(ids)
    return ids, pad([r["shapes"] for r in rows]), roles


def words(hidden: Tensor, rows: list[Row]) -> tuple[Tensor, Tensor]:
    """The hidden state of each word (its first piece), [B, W, width], and which are there, [B, W]."""
    first = pad([r["first"] for r in rows])
    there = pad([[1] * len(r["first"]) for r in rows]).bool()
    return hidden.gather(1, first.unsqueeze(2).expand(-1, -1, hidden.shape[2])), there


def runs(hidden: Tensor, rows: list[Row]) -> tuple[Tensor, Tensor]:
    """The words of each run that ``cuts`` begin, [N, W, width], and which are there, [N, W]."""
    found = []
    for b, row in enumerate(rows):
        for start, end in zip(row["cuts"], [*row["cuts"][1:], len(row["first"])], strict=True):
            found.append(hidden[b, start:end])
    there = pad([[1] * len(x) for x in found]).bool()
    return torch.nn.utils.rnn.pad_sequence(found, batch_first=True), there
