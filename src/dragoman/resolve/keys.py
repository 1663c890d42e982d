"""What an actor is joined on from report to report: its key.

A key says who it is as far as that can be told without the report. It may be the same for two
reports' actors and is never part of an id. Its forms are in the codebook, `docs/codebook.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from dragoman import codebooks
from dragoman.codebooks.folding import fold
from dragoman.records import ActorKind, Office
from dragoman.resolve.ministries import ministry_of
from dragoman.resolve.naming import bare_name, key_words
from dragoman.resolve.transliteration import normal_name

BOOKS: Mapping[str, Callable[[], Mapping[str, object]]] = {
    "organisation": codebooks.organisations, "group": codebooks.groups, "company": codebooks.groups,
    "media": codebooks.media, "ngo": codebooks.ngos, "assembly": codebooks.groupings,
}  # fmt: skip
"""Where the ids of each kind stand."""
ANY_OF_SEVERAL = frozenset(
    "ministry department office agency committee commission council delegation mission service authority bureau "
    "court tribunal body embassy consulate officials".split()
)
"""A state has many of these: the noun alone says nothing of which."""
HIGH = ("summit", "ministerial")
"""Levels of the offices that a state has one holder of."""
MANY_HOLDERS = frozenset(
    {
        "minister", "state minister", "minister of state", "cabinet minister", "senior minister",
        "coordinating minister", "union minister", "federal minister", "minister without portfolio",
        "minister delegate", "european commissioner", "eu commissioner", "state councilor",
        "state councillor", "cabinet secretary", "leader", "high representative",
    }
)  # fmt: skip
"""Offices of high level that several hold at once, or that are said of holders of others."""
SAME_OFFICE = {
    "premier": "prime minister", "top diplomat": "foreign minister", "chief diplomat": "foreign minister",
    "diplomacy chief": "foreign minister", "finance chief": "finance minister",
    "defence chief": "defence minister", "defense chief": "defence minister",
    "interior chief": "interior minister", "attorney-general": "attorney general",
    "secretary of defence": "secretary of defense", "defense secretary": "secretary of defense",
    "defence secretary": "secretary of defense", "treasury secretary": "secretary of the treasury",
    "commerce secretary": "secretary of commerce", "energy secretary": "secretary of energy",
}  # fmt: skip
STATES = re.compile(r"\b(?:countries|states|nations|republics|governments|sides|parties)\b")


def key_of(
    kind: ActorKind,
    name: str,
    country: str | None,
    *,
    known: str | None = None,
    named: bool = True,
    offices: tuple[Office, ...] = (),
    members: tuple[str, ...] = (),
) -> str | None:
    """The key of an actor; None if nothing tells it from others of its kind.

    ``known`` is its id in the codebook of its kind; ``named`` says that ``name`` is its name and no
    description. "Foreign Ministry" of KAZ is "body:KAZ:ministry:foreign affairs"; "the ministry" has none.
    """
    if kind == "state":
        return f"state:{country}" if country else None
    if kind == "person":
        return _of_name(name) if named else _of_office(offices, country)
    if kind == "body":
        return _of_body(name, country, known)
    if kind == "assembly":
        return _of_assembly(name, known, members)
    if known and known in BOOKS[kind]():
        return f"{kind}:{known}"
    words = " ".join(key_words(name))
    return f"{kind}:{country or ''}:{words}" if named and words else None


def is_named(name: str, country: str | None, offices: tuple[Office, ...]) -> bool:
    """Whether what a person is called holds more than a title and a state: "Chad's president" does not."""
    words = fold(bare_name(name))
    for told in [told for office in offices for told in (office.title, office.of) if told]:
        words = words.replace(fold(told), " ")
    if country:
        words = _of_state(country).sub(" ", words)
    written = {
        word for w in re.findall(r"\w+", name) if w[0] != w[0].lower() for word in key_words(w)
    }
    return any(word in written for word in key_words(words))


def _of_name(name: str) -> str | None:
    """ "person:kaliev" would be a full key; of one word, or initials and one word, it is "person:~kaliev"."""
    words = normal_name(bare_name(name)).split()
    if not words:
        return None
    whole = sum(len(word) > 1 or not word.isascii() for word in words) > 1 or _is_written_whole(
        words
    )
    return f"person:{'' if whole else '~'}{' '.join(words)}"


def _is_written_whole(words: list[str]) -> bool:
    """A name of one word in a script that parts no words: 王毅."""
    return len(words) == 1 and len(words[0]) > 1 and "一" <= words[0][0] <= "鿿"


def _of_office(offices: tuple[Office, ...], country: str | None) -> str | None:
    for office in offices:
        title = office_of(office.title)
        if title and country:
            return f"person:office:{country}:{title}"
    return None


@lru_cache(maxsize=5_000)
def office_of(title: str) -> str | None:
    """The office of one holder that a title names; None for others, for former and acting ones.

    "Minister of Foreign Affairs" is the "foreign minister"; "minister" and "senator" are many.
    """
    words = " ".join(fold(title).split()).removeprefix("the ")
    same = SAME_OFFICE.get(words) or _portfolios().get(words, words)
    office = codebooks.offices().get(same)
    if office is None or office.level not in HIGH or same in MANY_HOLDERS:
        return None
    return same


@cache
def _portfolios() -> dict[str, str]:
    """Each minister's title, and the one that stands for all of the same portfolio."""
    found: dict[str, str] = {}
    for portfolio in codebooks.portfolios():
        main = f"{portfolio.forms[0]} minister"
        for words in portfolio.forms:
            found.setdefault(f"{words} minister", main)
        for words in (portfolio.of, *portfolio.also):
            found.setdefault(f"minister of {words}", main)
            found.setdefault(f"minister for {words}", main)
    return found


def _of_body(name: str, country: str | None, known: str | None) -> str | None:
    body = codebooks.named_bodies().get(known or "")
    if body:
        field = next(filter(None, map(ministry_of, (body.name, *body.aliases))), None)
        words = " ".join(key_words(body.name))
        return f"body:{body.country}:{f'ministry:{field}' if field else words}"
    if not country:
        return None
    if field := ministry_of(name):
        return f"body:{country}:ministry:{field}"
    words = " ".join(key_words(_of_state(country).sub(" ", fold(name))))
    return f"body:{country}:{words}" if words and words not in ANY_OF_SEVERAL else None


@cache
def _of_state(code: str) -> re.Pattern[str]:
    """A state's names and adjectives, as they stand in the names of its bodies."""
    state = codebooks.states().get(code)
    phrases = (
        (state.name, state.official, *state.aliases, *state.demonyms) if state else (code.lower(),)
    )
    longest_first = sorted({fold(p) for p in phrases if p}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?(?!\w)")


def _of_assembly(name: str, known: str | None, members: tuple[str, ...]) -> str | None:
    """Whose holders of which high office it is; a grouping's states are the grouping.

    "Delegates of Japan and Ireland" may be others each time.
    """
    words = fold(name)
    office = _office_of_many(words)
    if office and codebooks.offices()[office].level not in HIGH:
        return None
    if known in codebooks.groupings() and not office:
        return f"grouping:{known}"
    who = office or ("state" if STATES.search(words) else None)
    return f"assembly:{who}:{'+'.join(sorted(members))}" if who and members else None


def _office_of_many(words: str) -> str | None:
    """The office whose plural stands in the words, the longest one: "foreign minister" of "foreign ministers of …"."""
    parts, plurals = re.findall(r"[\w'-]+", words), _plurals()
    for size in range(min(len(parts), MOST_WORDS), 0, -1):
        for start in range(len(parts) - size + 1):
            if office := plurals.get(" ".join(parts[start : start + size])):
                return office
    return None


MOST_WORDS = 8
"""No office has more words."""


@cache
def _plurals() -> dict[str, str]:
    """What one holder is, by the plurals of offices."""
    return {
        o.plural.lower(): _portfolios().get(o.title, o.title) for o in codebooks.offices().values()
    }
