"""Who of the world's leaders a person of the report is: "President Tokayev" in a report of 2021."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman import codebooks
from dragoman.codebooks.entries import Holder, StateOffice
from dragoman.resolve.mention import TitleWords
from dragoman.resolve.naming import bare_name, key_words

GRACE_DAYS = 180
"""Days before and after a term in which a bare family name with the title still means its holder."""
LIFE_DAYS = 30 * 365
"""Days around a term in which a full name still means its holder: he was known before and is after."""
OFFICES: dict[str, tuple[StateOffice, ...]] = {
    "president": ("head_of_state", "head_of_government", "organisation_head"),
    "leader": ("head_of_state", "head_of_government"),
    **dict.fromkeys(("king", "queen", "emir", "amir", "sultan", "emperor"), ("head_of_state",)),
    **dict.fromkeys(("premier", "chancellor", "taoiseach"), ("head_of_government",)),
}  # fmt: skip
"""Which posts a title's head noun may be."""
OF_ORGANISATIONS = re.compile(r"\b(?:secretary|director)[- ]general\b|\bhigh representative\b")
FOREIGN_MINISTERS = re.compile(
    r"\b(?:foreign|external)\b.*\b(?:minister|secretary)\b|\bminister of foreign\b|^secretary of state$|^state secretary$"
)


@lru_cache(maxsize=10_000)
def officeholder(
    name: str, titles: tuple[TitleWords, ...], country: str | None, day: dt.date | None
) -> Holder | None:
    """The one leader or foreign minister of the codebook that a name means; None where it may be another.

    A full name means its bearer, whatever he is called, if the report is of his lifetime in
    public; a bare family name only with the title that he had on ``day``. A state that the
    report gives the person must be the holder's.
    """
    bare = bare_name(name)
    full = len(key_words(bare)) > 1
    posts = {post for title in titles for post in _posts(title)}
    if not full and not posts:
        return None
    found = codebooks.holders_named(bare, day, grace_days=LIFE_DAYS if full else GRACE_DAYS)
    if not full:
        found = tuple(h for h in found if h.office in posts)
    if country:
        found = tuple(h for h in found if h.country == country)
    if posts:
        found = tuple(h for h in found if h.office in posts) or found
    return _one(found, day)


def _posts(title: TitleWords) -> Iterable[StateOffice]:
    words = title.title.lower()
    if words.startswith(("deputy ", "vice ", "first deputy ", "assistant ")):
        return ()
    if "prime minister" in words:
        return ("head_of_government",)
    if FOREIGN_MINISTERS.search(words):
        return ("foreign_minister",)
    return ("organisation_head",) if OF_ORGANISATIONS.search(words) else OFFICES.get(title.head, ())


def _one(found: tuple[Holder, ...], day: dt.date | None) -> Holder | None:
    """The one person among these spells; of namesakes the one in office on the day."""
    if len({(h.name, h.country) for h in found}) > 1 and day:
        found = tuple(h for h in found if h.on(day))
    if len({h.name for h in found}) != 1:
        return None
    return max(found, key=lambda h: (day is not None and h.on(day), h.valid_from))
