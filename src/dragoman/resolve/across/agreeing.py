"""Whether two accounts agree on when, where and who: each answer with its words, for the reason of a join."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.codebooks.folding import fold
from dragoman.records import Period, Place
from dragoman.resolve.across.accounts import Account, name_of

type Strength = Literal["strong", "weak", "none", "against"]

DAYS_OFF = 1
"""Two reports of one happening may date it a day apart: time zones, and talks past midnight."""
SHARP_DAYS = 4
"""A period up to so long says on which days; a longer one leaves them open."""
TOLD_APART = 3
"""Days between two publications, beyond which undated accounts are not of one happening."""
NAMED = 3
"""Names that a reason lists."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much something speaks for two accounts being of one thing, and the words for it."""

    strength: Strength
    words: str = ""


NOTHING = Agreement("none")
AGAINST = Agreement("against")


def on_when(a: Account, b: Account) -> Agreement:
    """Days that fall together are strong; of longer periods, or of the days of two reports, weak."""
    if a.when and b.when:
        if not _near(a.when, b.when, DAYS_OFF):
            return AGAINST
        if _sharp(a.when) and _sharp(b.when):
            same = a.when == b.when
            return Agreement("strong", "same day" if same else "days that fall together")
        return Agreement("weak", f"{a.when.iso} and {b.when.iso} fall together")
    if a.told and b.told and abs((a.told - b.told).days) > TOLD_APART and not (a.when or b.when):
        return AGAINST
    mine, other = a.days(), b.days()
    if mine is None or other is None:
        return NOTHING
    if not _near(mine, other, DAYS_OFF):
        return AGAINST
    return Agreement("weak", "told in the same days")


def _near(a: Period, b: Period, days: int) -> bool:
    by = dt.timedelta(days=days if _sharp(a) and _sharp(b) else 0)
    return a.first <= b.last + by and b.first <= a.last + by


def _sharp(period: Period) -> bool:
    return (period.last - period.first).days < SHARP_DAYS


def on_where(a: Account, b: Account) -> Agreement:
    """One entry of the gazetteer, or the same words, is strong; a state that holds the other's town weak."""
    if not a.place or not b.place:
        return NOTHING
    if fold(a.place) == fold(b.place):
        return Agreement("strong", f"both in {a.place}")
    if not a.where or not b.where:
        return NOTHING
    if a.where.id == b.where.id:
        return Agreement("strong", f"both in {a.where.name}")
    if _holds(a.where, b.where) or _holds(b.where, a.where):
        return Agreement("weak", f"{a.where.name} and {b.where.name}, one in the other")
    return AGAINST


def _holds(one: Place, other: Place) -> bool:
    if one.country is None or one.country != other.country:
        return False
    return one.kind == "state" or (one.kind == "province" and one.name == other.admin1)


def names(keys: Iterable[str]) -> str:
    """Up to three of some keys in words: "natalia german, Kyrgyzstan and 2 more"."""
    some = sorted(keys, key=lambda k: (not k.startswith("person:"), k))
    told = ", ".join(name_of(k) for k in some[:NAMED])
    return told if len(some) <= NAMED else f"{told} and {len(some) - NAMED} more"


def sure(keys: Iterable[str]) -> frozenset[str]:
    """Keys that tell who it is: no bare family names."""
    return frozenset(k for k in keys if not k.startswith("person:~"))


def reason(*parts: str) -> str:
    """The parts that say something, in one line."""
    return "; ".join(p for p in parts if p)
