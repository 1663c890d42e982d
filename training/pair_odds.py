"""What encoders say of sentences of PLV that they have not seen: the log odds of each type.

    python training/pair_odds.py build/training build/folds/?/weights.pt build/folds/odds.npy

Runs in the environment for PyTorch. The weights are those of `train.py --fold 0` to 4, in order; a
row of the table is a sentence, in the order of the file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from batches import Row, batches, load
from model import Network
from train import base_model, logits


@torch.no_grad()
def odds(net: Network, rows: list[Row]) -> dict[int, np.ndarray]:
    """By a row's number: its log odds, [types]."""
    net.eval()
    return {
        row["n"]: scores.numpy()
        for batch in batches(rows, 8192)
        for row, scores in zip(batch, logits(net, "pairs", batch, bf16=False), strict=True)
    }


def main() -> None:
    """Write the table."""
    data, *weights, out = map(Path, sys.argv[1:])
    labels = json.loads((data / "labels.json").read_text("utf-8"))
    rows = [row | {"n": n} for n, row in enumerate(load(data, "pairs", "plv"))]
    found = np.zeros((len(rows), len(labels["pairs"])), np.float32)
    net = Network(base_model(), labels)
    for fold, file in enumerate(weights):
        net.load_state_dict(torch.load(file, weights_only=True))
        for n, scores in odds(net, [row for row in rows if row["fold"] == fold]).items():
            found[n] = scores
    np.save(out, found)


if __name__ == "__main__":
    main()
