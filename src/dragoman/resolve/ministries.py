"""Two names of one ministry: "Foreign Ministry" and "Ministry of Foreign Affairs"."""

from __future__ import annotations

from functools import cache

from dragoman import codebooks


@cache
def _fields() -> dict[str, str]:
    """What stands before "ministry" or after "ministry of" → the portfolio, in small letters."""
    found: dict[str, str] = {}
    for portfolio in codebooks.portfolios():
        for words in (portfolio.of, *portfolio.also):
            found.setdefault(f"ministry of {words}", portfolio.of)
            found.setdefault(f"department of {words}", portfolio.of)
        for form in portfolio.forms:
            found.setdefault(f"{form} ministry", portfolio.of)
            found.setdefault(f"{form} department", portfolio.of)
    return found


@cache
def ministry_of(name: str) -> str | None:
    """The portfolio of the ministry that a name speaks of; None if it speaks of none."""
    words = " ".join(name.lower().split())
    if "ministry" not in words and "department" not in words:
        return None
    fits = [(len(phrase), field) for phrase, field in _fields().items() if phrase in words]
    return max(fits)[1] if fits else None
