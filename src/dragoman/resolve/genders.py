"""What pronouns and titles tell of a person's gender, and what sort of pronoun a word is."""

from __future__ import annotations

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
FEMALE = frozenset("spokeswoman chairwoman queen princess mrs ms madam lady".split())
"""Words of titles that only women have."""
MALE = frozenset("spokesman chairman king prince mr sir lord sheikh emir sultan ayatollah".split())
"""Words of titles that only men have."""


def gender_of_pronoun(pronoun: str) -> str | None:
    """ "m" of "he", "f" of "she", None of "they"."""
    if pronoun in HE:
        return "m"
    return "f" if pronoun in SHE else None


def gender_of_title(title: str) -> str | None:
    """ "f" of "Spokeswoman", "m" of "King", None of "Minister"."""
    words = set(title.lower().split())
    if words & FEMALE:
        return "f"
    return "m" if words & MALE else None
