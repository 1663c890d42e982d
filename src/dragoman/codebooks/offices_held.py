"""Who held which office: of states and of international organisations, with dates.

`holders` reads the file once; `holders_of` asks it by office, `holders_named` by name.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from dragoman.codebooks import loading
from dragoman.codebooks.entries import Holder, StateOffice
from dragoman.codebooks.folding import fold
from dragoman.codebooks.loading import several
from dragoman.codebooks.names import organisations, states
from dragoman.errors import CodebookError

FILE = "holders.csv"
COLUMNS = (
    "name", "aliases", "gender", "country", "organisation", "office", "title", "valid_from", "valid_to",
)  # fmt: skip

SON_OF = frozenset({"bin", "ibn", "bint"})
"""What stands after these is the father's name: "Mohammed bin Salman" is never "Salman"."""
PARTICLES = SON_OF | frozenset(
    "al el ben ould abdel abdul abd abu bou arap wa van von der den ter de la del della da do dos das di du le vel".split()
)
FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "KHM"})
"""The family name comes first: "Xi Jinping". Japanese names stand in Western order in the file,
and Vietnamese people are called by the last word."""
FAMILY_FIRST_ABROAD = frozenset("ban gong goh jin kao lee li lim ong qu wee zhang zou".split())
"""First words that are such family names where the country does not tell: "Lee Hsien Loong"."""
GIVEN_TOO = frozenset({"ETH", "ERI", "THA", "LAO", "MYS", "IDN"})
"""People are called by the first word: "Prime Minister Abiy"; the last one is known too."""
TITLES = frozenset(
    "king queen emperor pope prince sultan sheikh sayyid ayatollah lord baroness mullah u daw grand duke".split()
)
WHEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
NUMBER = re.compile(r"[ivx]+|jr|sr")


@cache
def holders() -> tuple[Holder, ...]:
    """Every spell in an office, in the order of the file. Raises `CodebookError` if one cannot be."""
    return tuple(_holder(where, row) for where, row in loading.table(FILE, COLUMNS))


def holders_of(
    country_or_organisation: str, office: StateOffice, day: dt.date | None = None
) -> tuple[Holder, ...]:
    """Who held an office of a state (its code) or an organisation (its id) on ``day``; without a day, all.

    A spell whose end is known by its year alone counts for the whole year, so that there may
    be two on one day. A king or an executive president is never head of government as well:
    ``holders_of("USA", "head_of_government")`` is empty.
    """
    spells = _by_office().get((country_or_organisation, office), ())
    return tuple(spell for spell in spells if day is None or spell.on(day))


def holders_named(
    name: str, day: dt.date | None = None, *, grace_days: int = 0
) -> tuple[Holder, ...]:
    """Everybody of this full name, other spelling or bare family name; with a day, in office on it.

    "Xi" and "Xi Jinping", "Sisi" and "al-Sisi", "Peña Nieto"; not "Salman" for Mohammed bin
    Salman. Accents, apostrophes, hyphens and capitals do not matter. ``grace_days`` counts
    somebody as in office so many days before and after: reports say "former" late.
    A whole name is looked for whole: "Imran Khan" finds no other Khan.
    """
    spells = _by_name().get(folded(name), ())
    return tuple(spell for spell in spells if day is None or spell.on(day, grace_days=grace_days))


@cache
def folded(name: str) -> str:
    """Words in small letters, without accents and apostrophes, a space for every hyphen."""
    return " ".join(fold(name).replace("-", " ").replace(".", "").replace("`", "").split())


@cache
def _by_office() -> dict[tuple[str, str], tuple[Holder, ...]]:
    found: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        key = (holder.country or holder.organisation or "", holder.office)
        found.setdefault(key, []).append(holder)
    return {key: tuple(spells) for key, spells in found.items()}


@cache
def _by_name() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, dict[Holder, None]] = {}
    for holder in holders():
        for key in _keys(holder):
            found.setdefault(key, {})[holder] = None
    return {key: tuple(spells) for key, spells in found.items()}


def _keys(holder: Holder) -> set[str]:
    """All that a holder can be called by, folded."""
    name = folded(holder.name).split()
    keys = {" ".join(name), *_family_names(name, holder)}
    for alias in holder.aliases:
        words = folded(alias).split()
        keys.add(" ".join(words))
        # A fuller form ends in a mother's name or stands in another order; it tells no family name.
        if not set(words) >= set(name) and holder.country not in FAMILY_FIRST:
            keys.update(_family_names(words, holder))
    return keys


def _family_names(words: list[str], holder: Holder) -> Iterator[str]:
    """What of a name may stand alone: its family name, with and without particles, or a regnal name."""
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
        yield " ".join(words)
    while len(words) > 1 and NUMBER.fullmatch(words[-1]):
        words = words[:-1]
        yield " ".join(words)
    if len(words) < 2:
        return
    first = holder.country in FAMILY_FIRST or (
        holder.country in {None, "SGP"} and words[0] in FAMILY_FIRST_ABROAD
    )
    if first or (holder.country in GIVEN_TOO and len(words[0]) > 1):
        yield words[0]
    if first:
        return
    for start in range(1, len(words)):
        tail = words[start:]
        if len(tail[-1]) > 1 and tail[-1] not in PARTICLES and words[start - 1] not in SON_OF:
            # One word, or several: "Obrador", "López Obrador"; with particles, both are said.
            yield " ".join(tail)


def _holder(where: int, row: dict[str, str]) -> Holder:
    """One row, checked."""
    country, organisation = row["country"], row["organisation"]
    if not row["name"] or not row["title"]:
        raise CodebookError(FILE, f"row {where} has no name or no title.")
    if row["gender"] not in ("m", "f"):
        raise CodebookError(FILE, f"row {where}: {row['gender']!r} is no gender; m and f are.")
    if row["office"] not in get_args(StateOffice):
        offices = ", ".join(get_args(StateOffice))
        raise CodebookError(FILE, f"row {where}: {row['office']!r} is no office; {offices} are.")
    if bool(organisation) != (row["office"] == "organisation_head") or bool(country) == bool(
        organisation
    ):
        raise CodebookError(
            FILE,
            f"row {where} needs a country, or for organisation_head an organisation, and not both.",
        )
    if country and country not in states():
        raise CodebookError(FILE, f"row {where}: there is no state {country!r} in states.csv.")
    if organisation and organisation not in organisations():
        raise CodebookError(
            FILE, f"row {where}: there is no {organisation!r} in organisations.csv."
        )
    begun = _days(where, row["valid_from"])
    if begun is None:
        raise CodebookError(FILE, f"row {where} does not say when it begins.")
    ended = _days(where, row["valid_to"])
    if ended and ended[1] < begun[0]:
        raise CodebookError(
            FILE, f"row {where} ends {row['valid_to']}, before it begins {row['valid_from']}."
        )
    return Holder(
        name=row["name"], aliases=several(row["aliases"]), gender=row["gender"],  # type: ignore[arg-type]  # checked above
        country=country or None, organisation=organisation or None,
        office=row["office"], title=row["title"],  # type: ignore[arg-type]  # checked above
        valid_from=begun[0], valid_to=ended[1] if ended else None,
    )  # fmt: skip


def _days(where: int, written: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day of YYYY, YYYY-MM or YYYY-MM-DD; None if nothing is written."""
    if not written:
        return None
    parts = WHEN.fullmatch(written)
    try:
        if parts:
            year, month, day = (int(part or 0) for part in parts.groups())
            last = calendar.monthrange(year, month or 12)[1]
            return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last)
    except ValueError:  # there is no such month or day, which is told below
        pass
    raise CodebookError(FILE, f"row {where}: {written!r} is no YYYY, YYYY-MM or YYYY-MM-DD.")
