"""How alike two names, two spans, two sets of actors are, and which go together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from dragoman.records import Actor, Quote

SMALL_WORDS = frozenset({"the", "of", "for", "and"})
EDGE = " \t\n\"'“”‘’.,;:"
"""What may stand at the edge of a content without making it another one."""

SAME_NAME, SAME_STATE, SHARED_MENTION, OTHER_KIND = 3.0, 2.5, 2.0, -0.5
LIKE_NAME = 0.75
"""Token F1 from which two names may be one actor's."""


def tokens(name: str) -> list[str]:
    """The words of a name in small letters, without "the", "of", "for" and "and"."""
    return [t for t in re.findall(r"\w+", name.lower()) if t not in SMALL_WORDS]


def token_f1(a: str, b: str) -> float:
    """The share of words that two names have in common, between 0 and 1."""
    ours, theirs = tokens(a), tokens(b)
    if not ours or not theirs:
        return 0.0
    both = sum(min(ours.count(t), theirs.count(t)) for t in set(ours))
    return 2 * both / (len(ours) + len(theirs))


def overlap(a: Quote | None, b: Quote | None) -> float:
    """Characters shared by two spans over the characters from the first's start to the last's end."""
    if a is None or b is None:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0, shared) / (max(a.end, b.end) - min(a.start, b.start))


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """Members in common over all members; two empty sets are the same."""
    ours, theirs = set(a), set(b)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


def bare(quote: Quote) -> tuple[int, int]:
    """Start and end without quotation marks, points and spaces at the edges."""
    words = quote.words
    start = quote.start + len(words) - len(words.lstrip(EDGE))
    return start, quote.end - len(words) + len(words.rstrip(EDGE))


def pairs[G, P](
    gold: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float]
) -> list[tuple[int, int]]:
    """Indices of gold and found ones that go together, each used once, the most alike first.

    Those whose likeness is 0 never go together. Ties go to what stands earlier.
    """
    scored = [(likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score > 0 and i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return list(paired.items())


def same_actors(gold: Sequence[Actor], found: Sequence[Actor]) -> Mapping[str, str]:
    """The gold actor's id for each found actor's id that stands for the same, one to one.

    The best evidence decides first: one name, one state by its code, a shared
    mention, then names that are alike; another kind counts against it.
    """
    scored = [
        (score, theirs.id, ours.id)
        for theirs in found
        for ours in gold
        if (score := actor_likeness(ours, theirs)) > 0
    ]
    known: dict[str, str] = {}
    taken: set[str] = set()
    for _, theirs_id, ours_id in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if theirs_id not in known and ours_id not in taken:
            known[theirs_id] = ours_id
            taken.add(ours_id)
    return known


def actor_likeness(gold: Actor, found: Actor) -> float:
    """How good the evidence is that the two are one; 0 if there is none."""
    score = _name_likeness(gold, found)
    return score + OTHER_KIND if score and gold.kind != found.kind else score


def _name_likeness(gold: Actor, found: Actor) -> float:
    ours, theirs = names(gold), names(found)
    if gold.name.lower() == found.name.lower():
        return SAME_NAME
    if shared := ours & theirs:
        return SHARED_MENTION + len(shared) / 100
    if gold.kind == found.kind == "state" and found.country and found.country == gold.country:
        return SAME_STATE
    best = max(token_f1(a, b) for a in theirs for b in ours)
    return best if best >= LIKE_NAME else 0.0


def names(actor: Actor) -> set[str]:
    """Name and mentions in small letters."""
    return {actor.name.lower(), *(m.words.lower() for m in actor.mentions)}
