"""Read the training articles of the names by encoders that have not seen them.

    python training/out_of_fold.py build/training build/names

What the shipped encoder says of an article that it was trained on is too good to learn from how far
to trust it. So encoders are trained on two thirds of the articles each, and each reads
the third that it has not seen; two of the three folds are enough, and are all that was ever read. Writes for each fold the scores that its chain gives each word, and its
moves, for `mending.py`. Runs in PyTorch's environment, some seven minutes a fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from pathlib import Path

import numpy as np
import torch
from batches import Row, batches, load
from model import Network
from train import base_model, measure, read, train

FOLDS = 3


def fold(name: str) -> int:
    """The fold that an article is in; it hangs on its name alone."""
    return int(hashlib.sha256(f"fold {name}".encode()).hexdigest(), 16) % FOLDS


@torch.no_grad()
def emissions(net: Network, rows: list[Row]) -> dict[str, np.ndarray]:
    """The scores of the labels of each word, by article and window: "name|3"."""
    net.eval()
    found = {}
    head = net.heads["names"]
    for batch in batches(rows, 8192):
        hidden, there = read(net, batch)
        emit = head.emit(hidden).numpy()
        for b, row in enumerate(batch):
            found[f"{row['name']}|{row['n']}"] = emit[b, : int(there[b].sum())]
    move, begin = head.moves()
    net.train()
    return {**found, "move": move.numpy(), "begin": begin.numpy()}


def main() -> None:
    """See the module."""
    p = argparse.ArgumentParser()
    p.add_argument("data", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--steps", type=int, default=420)
    p.add_argument("--folds", type=int, nargs="+", default=[0, 1])
    args = p.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads((args.data / "labels.json").read_text("utf-8"))
    rows = load(args.data, "names")
    count: dict[str, int] = {}
    for row in rows:
        row["n"] = count[row["name"]] = count.get(row["name"], -1) + 1
    known = [r for r in rows if r["part"] == "train"]
    for number in args.folds:
        torch.set_num_threads(1)  # folds can run beside each other
        torch.manual_seed(number + 1)
        torch.set_flush_denormal(True)
        net = Network(base_model(), labels, dropout=0.1)
        net.train()
        settings = argparse.Namespace(
            steps=args.steps, pieces=2048, lr=3e-4, seed=number + 1, tasks=["names=1"],
            cropped=0.15, embeddings=False, out=args.out,
        )  # fmt: skip
        ours = [r for r in known if fold(r["name"]) != number]
        held = [r for r in known if fold(r["name"]) == number]
        train(net, {"names": ours}, settings, lambda entry: print(entry, flush=True))
        tune = [r for r in rows if r["part"] == "tune"]
        for part, some in (("held", held), ("tune", tune)):
            print(number, part, measure(net, "names", some, labels["names"]), flush=True)
        np.savez_compressed(args.out / f"fold{number}.npz", **emissions(net, held))
        np.savez_compressed(args.out / f"fold{number}-tune.npz", **emissions(net, tune))


if __name__ == "__main__":
    random.seed(0)
    main()
