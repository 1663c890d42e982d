"""The weights by which a sentence is relevant or not, and of one of four classes, from UN quad class.

    python training/quads.py GOLD/un_quadclass

Runs in Dragoman's own environment. Prints what five folds say, and how sure is sure: the curve is
measured on the folds' answers.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from calibrate import curve, ece

from dragoman.evaluate import fitting
from dragoman.evaluate.corpora import un_quadclass as corpus
from dragoman.evaluate.labelled import digest
from dragoman.evaluate.quads import means_of
from dragoman.evaluate.ways import accuracy, macro_f1
from dragoman.models.quads.weigh import CLASSES, RELEVANCE, WEIGHTS


def main(folder: Path) -> None:
    """Write the weights."""
    parts: dict[str, np.ndarray] = {}
    digests: set[str] = set()
    for name, labels in (("relevance", RELEVANCE), ("classes", CLASSES)):
        rows = list(corpus.sentences(folder, labels))
        texts = [text for text, _ in rows]
        known = [digest(text) for text in texts]
        digests |= set(known)
        gold = np.array([labels.index(label) for _, label in rows])
        fold = np.array(list(fitting.folds(known)))
        means = means_of(texts)
        words, both = fitting.crossed(texts, means, gold, fold, len(labels))
        for way, odds in (("words", words), ("both", both)):
            said = [labels[n] for n in odds.argmax(1)]
            true = [labels[n] for n in gold]
            print(name, way, f"macro F1 {macro_f1(true, said):.3f}", f"{accuracy(true, said):.3f}")
        right = (both.argmax(1) == gold).astype(float)
        raw, share = curve(both.max(1), right)
        after = np.interp(both.max(1), raw, share)
        print(name, f"ECE {ece(both.max(1), right):.3f}, {ece(after, right):.3f} by the curve")
        fitted = fitting.fit(texts, means, gold, len(labels)) | {"raw": raw, "true": share}
        parts |= {f"{name}.{key}": _small(array) for key, array in fitted.items()}
    parts["trained_on"] = np.array(sorted(int(d, 16) for d in digests), np.uint64)
    np.savez_compressed(WEIGHTS, **parts)
    print(f"{len(digests)} sentences, {WEIGHTS.stat().st_size / 1e3:.0f} kB")


def _small(array: np.ndarray) -> np.ndarray:
    return array if array.dtype in (np.uint16, np.float16) else array.astype(np.float32)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
