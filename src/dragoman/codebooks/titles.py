"""Nouns for bodies of states, and titles of those who hold an office.

Both know the same portfolios: what there is a "ministry of trade" for, there is a
"trade minister" for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from dragoman.codebooks import loading
from dragoman.codebooks.entries import BodySort, GenericBody, OfficeTitle, Portfolio
from dragoman.codebooks.matcher import PhraseIndex
from dragoman.errors import CodebookError
from dragoman.records import Level

# "Deputy foreign minister" is an official; "deputy prime minister" has a line of its own.
DEPUTY_MINISTER = ("deputy", "vice", "assistant")


@cache
def portfolios() -> tuple[Portfolio, ...]:
    """What ministries and ministers are for."""
    return tuple(
        Portfolio(entry["of"], tuple(entry["forms"]), tuple(entry.get("also", ())))
        for entry in loading.toml("bodies.toml").get("portfolios", ())
    )


@cache
def generic_bodies() -> dict[str, GenericBody]:
    """Noun phrases in small letters that are a body when a state stands with them.

    Those made from the portfolios ("ministry of trade", "trade ministry", their plurals) are among them.
    """
    file = "bodies.toml"
    found: dict[str, GenericBody] = {}
    for entry in loading.toml(file).get("generic", ()):
        if entry["sort"] not in get_args(BodySort):
            raise CodebookError(file, f"{entry['sort']!r} is no sort of body.")
        for phrase in entry["phrases"]:
            if phrase in found:
                raise CodebookError(
                    file, f"{phrase!r} is both {found[phrase].sort} and {entry['sort']}."
                )
            found[phrase] = GenericBody(phrase, entry["sort"])
    for portfolio in portfolios():
        for phrase in _ministries(portfolio):
            found.setdefault(phrase, GenericBody(phrase, "ministry"))
    return found


@cache
def state_words() -> frozenset[str]:
    """Nouns in small letters that mean the state itself when it stands with them: "government"."""
    return frozenset(loading.toml("bodies.toml").get("states", {}).get("phrases", ()))


@cache
def offices() -> dict[str, OfficeTitle]:
    """Titles of offices, those made from the portfolios ("trade minister") among them."""
    file = "offices.toml"
    found: dict[str, OfficeTitle] = {}
    for group in _offices_file().get("offices", ()):
        if group["level"] not in get_args(Level):
            raise CodebookError(file, f"{group['level']!r} is no level of a meeting.")
        irregular = group.get("irregular", {})
        if strangers := irregular.keys() - {*group["titles"]}:
            raise CodebookError(
                file, f"there are plurals of {sorted(strangers)}, but no such titles."
            )
        for title in group["titles"]:
            if title in found:
                raise CodebookError(file, f"{title!r} stands there twice.")
            found[title] = OfficeTitle(
                title, irregular.get(title) or _plural(title), group["level"], group["heads"],
                group.get("rank", False),
            )  # fmt: skip
    for portfolio in portfolios():
        for title, plural in _ministers(portfolio):
            found.setdefault(title, OfficeTitle(title, plural, "ministerial", heads=False))
            for deputy in DEPUTY_MINISTER:
                words, many = f"{deputy} {title}", f"{deputy} {plural}"
                found.setdefault(words, OfficeTitle(words, many, "official", heads=False))
    return found


@cache
def modifiers() -> dict[str, str]:
    """Words before or after a title and what they say of the holder.

    The sorts are ``deputy``, ``standing_in``, ``past``, ``coming``, ``leaving`` and ``rank``.
    """
    return {word: sort for sort, words in _offices_file()["modifiers"].items() for word in words}


@cache
def honorifics() -> frozenset[str]:
    """What stands before a name and is no office: "Mr", "H.E.", "Sheikh". Written as in texts."""
    return frozenset(_offices_file()["honorifics"]["before"])


@cache
def short_titles() -> dict[str, str]:
    """Abbreviated titles as they are written ("Gen.") and the titles that they stand for."""
    file = "offices.toml"
    short: dict[str, str] = dict(_offices_file()["honorifics"]["short"])
    for written, title in short.items():
        if title not in offices():
            raise CodebookError(file, f"{written!r} stands for {title!r}, which is no title there.")
    return short


@cache
def body_index() -> PhraseIndex[GenericBody]:
    """The generic bodies, to be found in a report's words in any case."""
    return PhraseIndex((body.phrase, body) for body in generic_bodies().values())


@cache
def office_index() -> PhraseIndex[OfficeTitle]:
    """The titles in singular and plural and the short forms, to be found in a report's words."""
    return PhraseIndex(_office_phrases())


def _office_phrases() -> Iterator[tuple[str, OfficeTitle]]:
    for office in offices().values():
        yield office.title, office
        yield office.plural, office
    for written, title in short_titles().items():
        yield written, offices()[title]


@cache
def _offices_file() -> dict[str, Any]:
    return loading.toml("offices.toml")


def _ministries(portfolio: Portfolio) -> Iterator[str]:
    """The phrases for the ministry of a portfolio."""
    for of in (portfolio.of, *portfolio.also):
        for head in ("ministry", "ministries", "department"):
            yield f"{head} of {of}"
        yield f"ministry for {of}"
    for form in portfolio.forms:
        yield f"{form} ministry"
        yield f"{form} ministries"
        yield f"{form} department"


def _ministers(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """The titles of the minister of a portfolio, each with its plural."""
    for of in (portfolio.of, *portfolio.also):
        for link in ("of", "for"):
            yield f"minister {link} {of}", f"ministers {link} {of}"
        yield f"minister of state for {of}", f"ministers of state for {of}"
    for form in portfolio.forms:
        yield f"{form} minister", f"{form} ministers"


def _plural(title: str) -> str:
    """The plural of a title: of its first noun before "of", "to", "for" and "at", else of the last word."""
    for link in (" of ", " to ", " for ", " at ", "-at-", " in ", " without "):
        head, found, rest = title.partition(link)
        if found:
            return _plural(head) + found + rest
    if title.endswith("y") and title[-2:-1] not in "aeou":
        return title[:-1] + "ies"
    if title.endswith(("s", "sh", "x")):
        return title + "es"
    if title.endswith("man"):
        return title[:-2] + "en"
    return title + "s"
