"""Who copied whom, and how many tellings of a thing are independent of each other.

"12 reports, 3 independent": wording, credits ("(Reuters)", "according to AFP", "Source: ...") and days of
publication tell which reports have theirs from another, or from one agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import codebooks
from dragoman.codebooks.folding import fold
from dragoman.resolve.across.duplicates import SAME, TAKEN, Wording, shared
from dragoman.resolve.across.joins import Join

CREDIT = re.compile(
    r"\((?P<bracket>[A-Z][\w .'’&/-]{1,40})\)"
    r"|^\W*(?:[Ss]ource|SOURCE|[Vv]ia|[Ww]ith reporting by|[Rr]eporting by|[Bb]y)\s*:?\s+(?P<line>[^\n]{2,80})$"
    r"|(?i:according to|as reported by|quoted by|cited by|reported by|,)\s+(?:the\s+)?(?P<told>[A-Z][\w.'’&-]*(?:\s+[A-Z][\w.'’&-]*){0,3})"
    r"|(?P<agencies>\band agencies\b)",
    re.MULTILINE,
)
REPORTS = re.compile(r"\s+(?:reports?|reported|says|said)\b")
"""What makes ", Reuters reported" a credit, and ", Reuters" none."""


def credits_of(text: str) -> tuple[str, ...]:
    """The outlets and agencies that a text names as where it is from: ids of the codebook, or names, folded.

    In brackets or on a line of its own any name counts as far as it is an outlet's; after "according to"
    only a listed one, since ministries stand there too.
    """
    found: dict[str, None] = {}
    for m in CREDIT.finditer(text):
        if m["agencies"]:
            found["agencies"] = None
            continue
        words = m["bracket"] or m["line"] or m["told"]
        if m["told"] and m[0].startswith(",") and not REPORTS.match(text, m.end()):
            continue
        found.update(dict.fromkeys(_outlets(words)))
    return tuple(found)


def _outlets(words: str) -> Iterable[str]:
    for part in re.split(r"[/,;&]| and ", words):
        name = fold(part).removeprefix("the ").strip(" .")
        if name in _listed():
            yield _listed()[name]
        elif name in WIRE:
            yield name


WIRE = frozenset({"wire", "newswire"})
"""What an unnamed agency is called."""


@cache
def _listed() -> dict[str, str]:
    return {
        fold(name).removeprefix("the "): outlet.id
        for outlet in codebooks.media().values()
        for name in (outlet.name, *outlet.aliases)
    }


def outlet_id(outlet: str | None) -> str | None:
    """An outlet's id in the codebook, or its folded name."""
    if outlet is None:
        return None
    name = fold(outlet).removeprefix("the ").strip()
    return _listed().get(name, name)


def copied(a: Wording, b: Wording, of_shorter: float) -> Join | None:
    """Which of two took its wording from the other; None where nothing tells.

    A credit goes before the day of publication, and that before nothing: of two reports of one day
    neither is held to be the copy.
    """
    if of_shorter < TAKEN:
        return None
    for copy, original in ((a, b), (b, a)):
        if copy.wire and not original.wire:
            continue
        if source := _credited(copy, original):
            reason = f"names {source} as its source, and {_told(of_shorter)}"
            return Join(
                "copy",
                copy.report,
                original.report,
                round(min(1.0, 0.7 + of_shorter / 3), 3),
                reason,
            )
    if a.published and b.published and a.published != b.published:
        original, copy = sorted((a, b), key=lambda w: w.published or w.report)
        if outlet_id(copy.outlet) in original.credits:
            return (
                None  # the later one is printed late, and the earlier one is the copy: told above
            )
        days = (copy.published - original.published).days  # type: ignore[operator]  # both are known
        reason = f"{days} day{'s' if days > 1 else ''} later, and {_told(of_shorter)}"
        return Join("copy", copy.report, original.report, round(0.4 + of_shorter / 2, 3), reason)
    return None


def _credited(copy: Wording, original: Wording) -> str | None:
    """How a report names the other one's outlet or agency; "agencies" is any whose own report the other is."""
    if original.outlet and outlet_id(original.outlet) in copy.credits:
        return original.outlet
    if original.wire and not copy.wire:
        agency = original.credits[0]
        listed = codebooks.media().get(agency)
        if agency in copy.credits:
            return listed.name if listed else agency
        return "agencies" if "agencies" in copy.credits else None
    return None


def _told(of_shorter: float) -> str:
    return f"{of_shorter:.0%} of the shorter one's wording is the other's"


@dataclass(frozen=True, slots=True)
class Telling:
    """Reports that count as one telling; the first is the original as far as can be told."""

    reports: tuple[str, ...]
    reason: str


def tellings(reports: Sequence[Wording]) -> list[Telling]:
    """The independent tellings among some reports, the largest first; every report is in one.

    Reports that share wording are one telling, and so are those that credit one agency and share some. Order of
    the reports does not matter.
    """
    ordered = sorted(reports, key=lambda w: (w.published is None, str(w.published), w.report))
    group = list(range(len(ordered)))
    why: dict[int, list[str]] = {}
    for i, a in enumerate(ordered):
        for j in range(i):
            b = ordered[j]
            if reason := _one_telling(a, b):
                low, high = sorted((_root(group, i), _root(group, j)))
                group[high] = low
                why.setdefault(i, []).append(f"{a.report}: {reason} ({b.report})")
    found: dict[int, list[int]] = {}
    for n in range(len(ordered)):
        found.setdefault(_root(group, n), []).append(n)
    return [
        Telling(_original_first([ordered[n] for n in some]), _why(some, why))
        for some in sorted(found.values(), key=lambda some: (-len(some), some))
    ]


def _why(some: Sequence[int], why: dict[int, list[str]]) -> str:
    told = [why[n][0] for n in some if n in why]
    return "; ".join(told) if told else "shares its wording with none of the others"


def _root(group: list[int], n: int) -> int:
    while group[n] != n:
        n = group[n]
    return n


ALSO = 0.15
"""With one agency credited by both, or the other credited: the share of wording that makes them one telling."""


def _one_telling(a: Wording, b: Wording) -> str | None:
    of_all, of_shorter = shared(a.runs, b.runs)
    if join := copied(a, b, of_shorter):
        return join.reason
    if of_all >= SAME or of_shorter >= TAKEN:
        return _told(of_shorter)
    agencies = (set(a.credits) & set(b.credits)) - {"agencies"}
    if agencies and of_shorter >= ALSO:
        return f"both name {', '.join(sorted(agencies))}, and {_told(of_shorter)}"
    return None


def _original_first(some: Sequence[Wording]) -> tuple[str, ...]:
    """The report whose outlet others credit, else the earliest, then in order of days and ids."""
    credited = {c for w in some for c in w.credits}
    first = next((w for w in some if w.outlet and outlet_id(w.outlet) in credited), some[0])
    return (first.report, *(w.report for w in some if w is not first))
