"""The score of PLV over all five folds: each sentence judged by weights that have not seen it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from scoring import macro_f1


def main() -> None:
    """Print F1 by type, macro F1 and accuracy of what `train.py --fold` wrote."""
    labels = json.loads((Path(sys.argv[1]) / "labels.json").read_text("utf-8"))["pairs"]
    held = [row for file in sys.argv[2:] for row in json.loads(Path(file).read_text("utf-8"))]
    found = macro_f1([row[2] for row in held], [row[3] for row in held], labels)
    print(json.dumps({"sentences": len(held), **found}))


if __name__ == "__main__":
    main()
