"""The states of those whose state the report does not name, as of "the president" at home."""

from __future__ import annotations

import re
from functools import cache

from dragoman import codebooks
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.extract.reading import Reading
from dragoman.resolve.drafts import Draft, Drafts
from dragoman.resolve.mention import Mention
from dragoman.resolve.ministries import ministry_of


def give_countries(reading: Reading, drafts: Drafts) -> None:
    """Give persons in a state's office, and bodies without a state, that of their sentence or of the report's home.

    "President El-Sisi" in a report from Cairo, or one that speaks of Egypt's president
    elsewhere, is Egypt's. "The manager" is nobody's.
    """
    home = drafts.home
    waiting = [d for d in drafts.all if not d.country and d.kind in ("person", "body")]
    for draft in waiting:
        if _is_organ(reading, draft):
            draft.country = home  # the states that its sentence names are more often others
    _of_their_ministers(drafts)
    if not home and not any(d.country for d in drafts.all):
        _of_the_best_known(waiting)
    _of_their_bodies(drafts)
    for draft in waiting:
        if draft.kind == "person" and not draft.country and _is_in_office(draft):
            state = _nearest_state(reading, drafts, draft, home)
            if state and _may_rule(draft, state, drafts, waiting):
                draft.country = state


def _of_the_best_known(waiting: list[Draft]) -> None:
    """ "The Royal Air Force" in a report that tells of no state at all is the one that the codebook has."""
    for draft in waiting:
        if draft.kind == "body":
            known = {k.country for k in codebooks.who().of(draft.name) if k.kind == "body"}
            draft.country = known.pop() if len(known) == 1 else None


def _of_their_ministers(drafts: Drafts) -> None:
    """ "The foreign ministry" without a state in a report that tells of one state's foreign minister is that state's."""
    ministers: dict[str, set[str]] = {}
    for draft in drafts.all:
        if draft.kind in ("person", "body") and draft.country:
            names = [o.title.lower().replace("minister", "ministry") for o in draft.offices] or [
                draft.name
            ]
            for field in filter(None, map(ministry_of, names)):
                ministers.setdefault(field, set()).add(draft.country)
    for draft in drafts.all:
        portfolio = ministry_of(draft.name) if draft.kind == "body" and not draft.country else None
        states = ministers.get(portfolio or "", set())
        others = any(
            d.kind == "body" and d.country and d.named and ministry_of(d.name) == portfolio
            for d in drafts.all
        )
        if len(states) == 1 and not (others and draft.named):
            draft.country = next(iter(states))


def _of_their_bodies(drafts: Drafts) -> None:
    """ "X, spokesman for the ministry", where the ministry is Iraq's: X is Iraq's too."""
    for draft in drafts.all:
        if draft.kind != "person" or draft.country:
            continue
        for office in draft.offices:
            body = _body_called(drafts, office.of) if office.of else None
            if body is not None and body.country:
                draft.country = body.country
                break


def _body_called(drafts: Drafts, words: str) -> Draft | None:
    """The one body or group that these words stand for."""
    called = words.lower().removeprefix("the ")
    found = [d for d in drafts.all if d.kind in ("body", "group") and called in d.aliases]
    return found[0] if len(found) == 1 else None


CROWNS = frozenset({"king", "queen", "emir", "sultan", "prince", "princess", "monarch", "emperor"})
MONARCHIES = frozenset(
    "ARE BEL BHR BRN BTN DNK ESP GBR JOR JPN KHM KWT LIE LSO LUX MAR MCO MYS NLD NOR OMN QAT SAU SWE SWZ "
    "THA TON AND AUS CAN NZL".split()
)  # fmt: skip
"""States with a crowned head: elsewhere "King Salman" is a guest, and here "President Macron" is one."""


def _may_rule(draft: Draft, state: str, drafts: Drafts, waiting: list[Draft]) -> bool:
    """Whether nothing speaks against a holder of office being this state's.

    A state has one president: where the report names Egypt's, or two without a state, "President
    Macron" in a report from Cairo stays without one.
    """
    heads = {o.head for o in draft.offices}
    if (heads & CROWNS and state not in MONARCHIES) or (
        "president" in heads and state in MONARCHIES - {"ARE"}
    ):
        return False
    single = heads & (CROWNS | {"president", "premier", "chancellor"})
    rivals = [d for d in drafts.all if d is not draft and (d.country == state or d in waiting)]
    return not any(single & {o.head for o in d.offices} for d in rivals)


def _is_organ(reading: Reading, draft: Draft) -> bool:
    """A ministry or court of a state that need not be named; "forces" may be anybody's."""
    if draft.kind != "body" or draft.key or not draft.mentions:
        return False
    return kind_of_noun(reading.doc[draft.mentions[0].head].lemma_.lower()) is None


REGIONAL = frozenset({"governor", "mayor", "prefect", "akim", "hokim", "khokim"})
"""Heads of offices that are of a region or town of a state."""


def _is_in_office(draft: Draft) -> bool:
    """Whether one of the offices is a state's, and none is of something else."""
    if any(o.of and not o.country and o.head not in REGIONAL for o in draft.offices):
        return False
    if any(" of the secretary-general" in o.title.lower() for o in draft.offices):
        return False  # he represents no state
    known = codebooks.offices()
    return any(
        o.head in people_words().state_offices
        or ((title := known.get(o.title.lower())) and title.level in ("summit", "ministerial"))
        for o in draft.offices
    )


def _nearest_state(reading: Reading, drafts: Drafts, draft: Draft, home: str | None) -> str | None:
    """The one state that the sentence of the first mention names; the home where it names none."""
    if not draft.mentions:
        return home
    sentence = reading.parse.sentence_of[draft.mentions[0].head]
    there = [
        d
        for d in drafts.all
        if d is not draft and any(reading.parse.sentence_of[m.head] == sentence for m in d.mentions)
    ]
    others = {d.country for d in there if d.kind == "person" and d.offices}
    first = draft.mentions[0].start
    states = {
        d.country
        for d in there
        if d.kind in ("state", "assembly", "body")
        and d.country
        and any(
            _tells_whose(reading, m, first) and reading.parse.sentence_of[m.head] == sentence
            for m in d.mentions
        )
    } - others
    if not states and any(d.kind == "state" for d in there):
        return home if any(d.country == home for d in there) else None  # "Berg urged Serbia"
    if not states or home in states:
        return home
    return next(iter(states)) if len(states) == 1 else None


def _tells_whose(reading: Reading, mention: Mention, person: int) -> bool:
    """Whether a state's name may say whose president it is: before his name, or as a subject.

    "Turkey plans …, President Kaya said", "Kaya said Turkey would …"; not "Kaya urged Serbia".
    """
    return mention.start < person or reading.doc[mention.head].dep_ in ("nsubj", "nsubjpass")


def home_of(reading: Reading) -> str | None:
    """The state of the dateline, named or by its capital; a report without one has no home.

    Whom most persons of a report serve says nothing of the others: that would make a guest
    of every second report a citizen of his hosts.
    """
    town = reading.report.dateline
    return _state_of_capital(town.lower()) or _state_after(reading, town) if town else None


def _state_after(reading: Reading, town: str) -> str | None:
    """ "BATKEN, *Kyrgyzstan*, May 8": the state that a dateline names itself."""
    text = reading.report.text
    at = text.find(town)
    after = re.match(
        r",\s+([^\W\d][\w .'’-]+?)(?=\s*[,(:–—]|\s+-)", text[at + len(town) : at + len(town) + 60]
    )
    if at < 0 or not after:
        return None
    found = codebooks.who().find(codebooks.words_of(after[1]))
    return next((known.country for _, _, known in found if known.kind == "state"), None)


def _state_of_capital(town: str) -> str | None:
    return _capitals().get(town)


@cache
def _capitals() -> dict[str, str]:
    """The states' codes by their capitals' names in small letters."""
    found: dict[str, str] = {}
    for state in codebooks.states().values():
        for name in (state.capital, *state.capital_aliases):
            found.setdefault(name.lower(), state.iso3)
    return found
