"""The mean of two weights of one network: often better than either, and steadier.

python training/soup.py build/stage2/weights.pt build/stage3/weights.pt build/final.pt
"""

from __future__ import annotations

import sys

import torch


def main() -> None:
    """Write the mean."""
    one, other = (torch.load(path, weights_only=True) for path in sys.argv[1:3])
    mixed = {k: (v + other[k]) / 2 if v.is_floating_point() else v for k, v in one.items()}
    torch.save(mixed, sys.argv[3])


if __name__ == "__main__":
    main()
