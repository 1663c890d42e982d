"""Several accounts of one thing as one, with all the evidence and with what they tell differently.

"Two say 12 killed, one 15". Nothing is chosen and nothing dropped: which is right is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from dragoman.records import Amount, Count, Period, Place, Quote
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.agreeing import reason
from dragoman.resolve.across.joins import Join

PASSED_OVER = frozenset({"id", "evidence", "confidence", "reason", "part_of", "next"})
"""Fields that belong to the account and not to the thing."""
WORDED = frozenset({"subject", "content", "cue", "trigger", "act"})
"""Fields in each report's own words, which differ always; their difference says nothing."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing told, as text ("12 killed"), and the reports that tell it."""

    told: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Accounts of one thing. ``agreed`` and ``differing`` are by field; a report that does not say is in neither."""

    kind: str
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    evidence: tuple[Quote, ...]
    agreed: Mapping[str, Detail]
    differing: Mapping[str, tuple[Detail, ...]]
    reasons: tuple[str, ...]

    def words(self) -> list[str]:
        """The differences as sentences: "counts: 2 say 12 killed, 1 says 15 killed"."""
        return [
            f"{field}: " + ", ".join(_says(d) for d in details)
            for field, details in self.differing.items()
        ]


def _says(detail: Detail) -> str:
    n = len(detail.reports)
    return f"{n} {'says' if n == 1 else 'say'} {detail.told}"


def merged(accounts: Iterable[Account], joins: Iterable[Join]) -> list[Merged]:
    """What the joins make one, in order of the ids; an account without a join is left out.

    What one report tells apart stays apart, whatever the joins with others say. A join of accounts that are not
    here is passed over, and taking one back is leaving it out.
    """
    known = {a.id: a for a in accounts}
    group = {id_: id_ for id_ in known}

    def root(id_: str) -> str:
        while group[id_] != id_:
            id_ = group[id_]
        return id_

    used = [j for j in joins if j.left in known and j.right in known]
    reports = {id_: {a.report} for id_, a in known.items()}
    for join in sorted(used, key=lambda j: (-j.score, j.id)):
        low, high = sorted((root(join.left), root(join.right)))
        if low != high and not reports[low] & reports[high]:
            group[high] = low
            reports[low] |= reports[high]
    found: dict[str, list[Account]] = {}
    for id_ in sorted(known):
        found.setdefault(root(id_), []).append(known[id_])
    return [as_one(some, used) for _, some in sorted(found.items()) if len(some) > 1]


def as_one(some: Iterable[Account], joins: Iterable[Join]) -> Merged:
    """Accounts that are held to be of one thing, as one; the joins among them say why."""
    some = sorted(some, key=lambda a: (str(a.told or ""), a.report, a.id))
    ids = {a.id for a in some}
    told = {name: _details(name, some) for name in _fields(some[0])}
    why = sorted({reason(f"{j.score:.2f}", j.reason) for j in joins if j.left in ids})
    return Merged(
        kind=some[0].kind,
        accounts=tuple(a.id for a in some),
        reports=tuple(dict.fromkeys(a.report for a in some)),
        evidence=tuple(a.record.evidence for a in some),
        agreed={n: d[0] for n, d in told.items() if len(d) == 1},
        differing={n: d for n, d in told.items() if len(d) > 1},
        reasons=tuple(why),
    )


def _fields(account: Account) -> list[str]:
    names = [f.name for f in fields(account.record) if f.name not in PASSED_OVER | WORDED]
    return [
        n for n in names if n not in ("roles", "actors", "recipients", "speakers", "makers", "to")
    ] + ["who"]


def _details(name: str, some: Sequence[Account]) -> tuple[Detail, ...]:
    """Who takes part is told by keys; anything else as it stands in the record."""
    found: dict[str, list[str]] = {}
    for account in some:
        value = sorted(account.who) if name == "who" else getattr(account.record, name)
        if value not in (None, (), [], "", "unknown", "other"):
            there = found.setdefault(_plain(value), [])
            if account.report not in there:
                there.append(account.report)
    return tuple(Detail(told, tuple(reports)) for told, reports in found.items())


def _plain(value: Any) -> str:
    if isinstance(value, Period):
        return value.iso
    if isinstance(value, Quote):
        return value.words
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Amount):
        return f"{value.value:,.0f} {value.currency}"
    if isinstance(value, Count):
        number = value.value if value.value is not None else value.words.words
        return f"{number} {value.of}"
    if isinstance(value, tuple | list):
        return ", ".join(_plain(v) for v in value)
    if is_dataclass(value):
        told = [getattr(value, f.name) for f in fields(value)]
        return " ".join(_plain(t) for t in told if t not in (None, (), False))
    return str(value)
