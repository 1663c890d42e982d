"""F1 as the tasks' papers count it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """The spans of BIO labels, or of runs of one plain label."""
    found, start, kind = [], 0, ""
    for i, label in enumerate([*labels, "O"]):
        here = "" if label == "O" else label[2:] if label[:2] in ("B-", "I-") else label
        if kind and (here != kind or label[:2] == "B-"):
            found.append((start, i, kind))
            kind = ""
        if here and not kind:
            start, kind = i, here
    return found


def f1_of_spans(
    gold: list[list[int]], said: list[list[int]], labels: list[str],
    cuts: list[list[int]] | None = None,
) -> dict[str, float]:  # fmt: skip
    """Exact F1 by kind. With ``cuts``, spans end where a segment does, as the paper's rows do."""
    hit: Counter[str] = Counter()
    there: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for n, (g, s) in enumerate(zip(gold, said, strict=True)):
        edges = [*cuts[n], len(g)] if cuts else [0, len(g)]
        if edges[0] != 0:
            edges = [0, *edges]
        for a, b in pairwise(edges):
            ours = set(spans([labels[x] for x in g[a:b]]))
            theirs = set(spans([labels[x] for x in s[a:b]]))
            hit.update(k for *_, k in ours & theirs)
            there.update(k for *_, k in ours)
            told.update(k for *_, k in theirs)
    found = {k: 2 * hit[k] / (there[k] + told[k]) for k in sorted(there)}
    four = ("Person", "Location", "Organization", "NORP")
    if all(k in there for k in four):
        found["four"] = 2 * sum(hit[k] for k in four) / sum(there[k] + told[k] for k in four)
    found["all"] = 2 * sum(hit.values()) / max(sum(there.values()) + sum(told.values()), 1)
    return {k: round(v, 4) for k, v in found.items()}


def macro_f1(gold: list[int], said: list[int], labels: list[str]) -> dict[str, float]:
    """F1 by label, their mean, accuracy, and of both sorts of promise together."""
    pairs = Counter(zip(gold, said, strict=True))

    def f1(some: set[int]) -> float:
        hit = sum(n for (g, s), n in pairs.items() if g in some and s in some)
        return 2 * hit / max(sum(n * ((g in some) + (s in some)) for (g, s), n in pairs.items()), 1)

    found = {labels[i]: f1({i}) for i in sorted(set(gold))}
    found["macro"] = sum(found.values()) / len(found)
    found["accuracy"] = sum(n for (g, s), n in pairs.items() if g == s) / len(gold)
    commissive = {i for i, label in enumerate(labels) if label.startswith("Commissive")}
    if commissive:
        found["commissive"] = f1(commissive)
    return {k: round(v, 4) for k, v in found.items()}
