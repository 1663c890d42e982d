"""Measure how often each head is right at each raw score, and write that curve into its weights.

    python training/calibrate.py build/training [build/folds/*/held.json]

Runs in Dragoman's own environment, on the very weights that are shipped. The curve (isotonic
regression, pool adjacent violators) is measured on the tuning part; the expected calibration error
before and after, on the part that is only tested on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.models.encoder import encoder, heads
from dragoman.models.encoder.pieces import Window

Row = dict[str, Any]
Points = tuple[np.ndarray, np.ndarray]
"""Raw scores, and whether each was right (1) or not (0)."""
KNOTS = 12


def main() -> None:
    """See the module."""
    data = Path(sys.argv[1])
    parts = dict(np.load(heads.HEADS))
    for name in [k.removesuffix(".raw") for k in parts if k.endswith(".raw")]:
        parts[f"{name}.raw"] = parts[f"{name}.true"] = np.array([0.0, 1.0], np.float32)
    np.savez(heads.HEADS, **parts)
    heads.load.cache_clear()
    for name, fit, test in measured(data, [Path(p) for p in sys.argv[2:]]):
        raw, true = curve(*fit)
        after = np.interp(test[0], raw, true)
        print(
            f"{name}: {len(fit[0])} fitted, {len(test[0])} tested, right {test[1].mean():.3f}, "
            f"ECE {ece(*test):.3f} before, {ece(after, test[1]):.3f} after"
        )
        parts[f"{name}.raw"], parts[f"{name}.true"] = (
            raw.astype(np.float32),
            true.astype(np.float32),
        )
    np.savez(heads.HEADS, **{k: v.astype(np.float16) for k, v in parts.items()})


def measured(data: Path, folds: list[Path]) -> Iterator[tuple[str, Points, Points]]:
    """Each head with points to fit on and points to test on."""
    known = heads.load()
    for name, head in (("attribution", known.attribution), ("names", known.names)):
        yield name, _spans(data, name, "tune", head), _spans(data, name, "test", head)
    triggers = _spans(data, "triggers", "tune", known.triggers)
    yield "triggers", _half(triggers, 0), _half(triggers, 1)
    acts = _acts(data, "tune", known.acts)
    yield "acts", acts, _acts(data, "test", known.acts)
    if folds:
        held = [tuple(x) for file in folds for x in json.loads(file.read_text("utf-8"))]
        points = np.array([h[0] for h in held]), np.array([float(h[1]) for h in held])
        yield "pairs", _half(points, 0), _half(points, 1)


def _half(points: Points, which: int) -> Points:
    return points[0][which::2], points[1][which::2]


def _rows(data: Path, task: str, part: str) -> list[Row]:
    with (data / f"{task}.jsonl").open(encoding="utf-8") as f:
        return [row for row in map(json.loads, f) if row["part"] == part]


def _read(rows: list[Row]) -> list[Any]:
    windows = [
        Window(0, len(r["first"]), tuple(r["ids"]), tuple(r["shapes"]), tuple(r["first"]))
        for r in rows
    ]
    return encoder.load().read(windows)


def _spans(data: Path, task: str, part: str, head: Any) -> Points:
    rows = [r for r in _rows(data, task, part) if r.get("source") != "pairs"]
    vectors = _read(rows)
    found = head.spans(vectors) if task != "triggers" else [head.spans(v) for v in vectors]
    labels = head.labels
    raw, right = [], []
    for row, spans in zip(rows, found, strict=True):
        gold = set(_gold([labels[n] for n in row["labels"]]))
        for span in spans:
            raw.append(span.probability)
            right.append(float((span.start, span.end, span.label) in gold))
    return np.array(raw), np.array(right)


def _gold(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        here = "" if label == "O" else label[2:] if label[:2] in ("B-", "I-") else label
        if kind and (here != kind or label[:2] == "B-"):
            yield start, i, kind
            kind = ""
        if here and not kind:
            start, kind = i, here


def _acts(data: Path, part: str, head: Any) -> Points:
    rows = _rows(data, "acts", part)
    raw, right = [], []
    for row, vectors in zip(rows, _read(rows), strict=True):
        for n, (start, end) in enumerate(
            zip(row["cuts"], [*row["cuts"][1:], len(vectors)], strict=True)
        ):
            label, probability = head.label(vectors[start:end])
            raw.append(probability)
            right.append(float(label == head.labels[row["labels"][n]]))
    return np.array(raw), np.array(right)


def curve(raw: np.ndarray, right: np.ndarray) -> Points:
    """A rising curve through the shares that are right, as a few points."""
    order = np.argsort(raw)
    blocks: list[list[float]] = []  # sum of right, sum of raw, count
    for r, y in zip(raw[order], right[order], strict=True):
        blocks.append([y, r, 1.0])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][2] >= blocks[-1][0] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    least = max(len(raw) / KNOTS / 2, 1)
    merged: list[list[float]] = []
    for block in blocks:
        if merged and merged[-1][2] < least:
            merged[-1] = [a + b for a, b in zip(merged[-1], block, strict=True)]
        else:
            merged.append(block)
    xs = [0.0, *(b[1] / b[2] for b in merged), 1.0]
    # One of each kind is added to a block, so that few cases make nobody quite sure.
    ys = [(b[0] + 0.5) / (b[2] + 1) for b in merged]
    return np.array(xs), np.array([ys[0], *ys, ys[-1]])


def ece(said: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    which = np.minimum((said * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(said[which == b].mean() - right[which == b].mean()) * (which == b).mean()
            for b in range(bins)
            if (which == b).any()
        )
    )


if __name__ == "__main__":
    main()
