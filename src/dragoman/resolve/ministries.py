"""Two names of one ministry: "Foreign Ministry" and "Ministry of Foreign Affairs"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dragoman import codebooks

OWN_NAMES = {
    "state department": "foreign affairs", "department of state": "foreign affairs",
    "foreign office": "foreign affairs", "home office": "the interior",
    "mfa": "foreign affairs",
}  # fmt: skip
"""Ministries that are called otherwise at home."""


@cache
def _fields() -> list[tuple[re.Pattern[str], str]]:
    """What the name of a ministry may hold, and its portfolio, the longest first."""
    found: dict[str, str] = dict(OWN_NAMES)
    for portfolio in codebooks.portfolios():
        for words in (portfolio.of, *portfolio.also):
            for start in ("ministry of", "ministry for", "department of"):
                found.setdefault(f"{start} {words}", portfolio.of)
        for form in portfolio.forms:
            found.setdefault(f"{form} ministry", portfolio.of)
            found.setdefault(f"{form} department", portfolio.of)
    longest_first = sorted(found, key=len, reverse=True)
    return [(re.compile(rf"\b{re.escape(words)}\b"), found[words]) for words in longest_first]


@lru_cache(maxsize=20_000)
def ministry_of(name: str) -> str | None:
    """The portfolio of the ministry that a name speaks of; None if it speaks of none.

    "Ministry of Defence" and "Defense Ministry" are one, where they are of one state; "the army" is none.
    """
    words = " ".join(name.lower().split())
    if not any(noun in words for noun in ("ministry", "department", "office", "mfa")):
        return None
    return next((field for pattern, field in _fields() if pattern.search(words)), None)


def ministry_name(field: str, state: str) -> str:
    """ "Ministry of Foreign Affairs of Tajikistan" of a portfolio and a state's name."""
    words = (w if w in ("the", "of", "and", "for") else w.capitalize() for w in field.split())
    return f"Ministry of {' '.join(words)} of {state}"
