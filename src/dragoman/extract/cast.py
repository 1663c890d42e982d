"""The step `cast`: who is there, and which words stand for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman import codebooks
from dragoman.extract.people import KIND_OF_PEOPLE
from dragoman.extract.names import candidates, pronouns
from dragoman.extract.reading import Cast, Reading
from dragoman.extract.twins import Ids
from dragoman.records import Actor, Office, Quote
from dragoman.resolve.cast import Casting, Draft, quotes_of, resolved


def cast(reading: Reading) -> Iterator[Cast]:
    """The one cast of the report."""
    parse = reading.parse
    found = candidates(parse, reading.found["shapes"][0])
    for sentence in parse.sentences:
        found += pronouns(parse, sentence)
    found.sort(key=lambda m: (m.words.start, -m.words.end))
    casting = Casting(parse)
    told = list(casting.resolve(found))
    _give_countries(reading, casting)
    ids = Ids("actor", reading.report)
    known: dict[int, str] = {}
    for draft in casting.drafts:
        if draft.mentions:
            known[draft.n] = ids.new(_evidence(draft))
    yield Cast(
        tuple(_actor(reading, d, known[d.n]) for d in casting.drafts if d.n in known),
        tuple(resolved(m, _ids(casting, drafts, known)) for m, drafts in told),
    )


def _give_countries(reading: Reading, casting: Casting) -> None:
    """Persons in a state's office and bodies whose state the report does not name: that of its home.

    "President El-Sisi" in a report from Cairo, or one that speaks of Egypt's president
    elsewhere, is Egypt's.
    """
    home = _home(reading, casting)
    for draft in casting.drafts:
        if draft.country or draft.kind not in ("person", "body"):
            continue
        foreign = any(o.of and not o.country for o in draft.offices)
        if (
            _is_organ(reading, draft)
            or (draft.offices
            and not foreign
            and _of_state(draft))
        ):
            draft.country = _beside(reading, casting, draft, home)


def _is_organ(reading: Reading, draft: Draft) -> bool:
    """A ministry or court of a state that need not be named; "forces" may be anybody's."""
    if draft.kind != "body" or draft.key or not draft.mentions:
        return False
    return reading.doc[draft.mentions[0].head].lemma_.lower() not in KIND_OF_PEOPLE


def _beside(reading: Reading, casting: Casting, draft: Draft, home: str | None) -> str | None:
    """The one state that the sentence of the first mention names; the home where it names none."""
    if not draft.mentions:
        return home
    n = reading.parse.sentence_of[draft.mentions[0].head]
    others = {d.country for d in casting.drafts if d.kind == "person" and d is not draft and d.offices
              and any(reading.parse.sentence_of[m.head] == n for m in d.mentions)}  # fmt: skip
    states = {d.country for d in casting.drafts if d.kind == "state"
              and any(reading.parse.sentence_of[m.head] == n for m in d.mentions)} - others  # fmt: skip
    if not states:
        return home
    return home if home in states else next(iter(states)) if len(states) == 1 else None


def _of_state(draft: Draft) -> bool:
    known = codebooks.offices()
    return any(
        o.head in STATE_HEADS
        or ((title := known.get(o.title.lower()))
        and title.level in ("summit", "ministerial"))
        for o in draft.offices
    )


STATE_HEADS = frozenset(
    {
        "president",
        "minister",
        "premier",
        "governor",
        "ambassador",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "king",
    }
)


def _home(reading: Reading, casting: Casting) -> str | None:
    """The state of the dateline's town; else the one that most of those with an office serve."""
    town = reading.report.dateline
    if town:
        for state in codebooks.states().values():
            if town.lower() in (state.capital.lower(), *(c.lower() for c in state.capital_aliases)):
                return state.iso3
    count = Counter(
        d.country
        for d in casting.drafts
        if d.country and d.kind in ("person", "body")
        for _ in d.mentions
    )
    if not count:
        count = Counter(d.country for d in casting.drafts if d.country for _ in d.mentions)
    (first, n), *others = count.most_common(2) or [(None, 0)]
    return first if not others or n >= 2 * others[0][1] else None


def _ids(casting: Casting, drafts: tuple[Draft, ...], known: dict[int, str]) -> tuple[str, ...]:
    final = [casting.merged.get(d.n, d) for d in drafts]
    return tuple(dict.fromkeys(known[d.n] for d in final if d.n in known))


def _evidence(draft: Draft) -> Quote:
    """The first mention with the fullest name."""
    named = [m for m in draft.mentions if m.name == draft.name] or draft.mentions
    return named[0].words


def _actor(reading: Reading, draft: Draft, id: str) -> Actor:
    offices = (
        tuple(Office(o.title, o.of) for o in draft.offices if o.title)
        if draft.kind == "person"
        else ()
    )
    return Actor(
        id=id,
        evidence=_evidence(draft),
        confidence=max(m.confidence for m in draft.mentions),
        name=_name(draft),
        kind=draft.kind,
        country=draft.country,
        offices=offices,
        members=draft.members or _members(reading, draft),
        mentions=quotes_of(draft),
    )


def _members(reading: Reading, draft: Draft) -> tuple[str, ...]:
    grouping = codebooks.groupings().get((draft.key or "").removeprefix("of "))
    return grouping.members(reading.report.published) if grouping else ()


def _name(draft: Draft) -> str:
    """A state by its name in the codebook, all others by their fullest name in the report."""
    if draft.kind == "state":
        return draft.name
    longest = (
        max(draft.mentions, key=lambda m: len(m.words.words)) if draft.kind != "person" else None
    )
    if longest and longest.form == "name" and draft.kind in ("organisation", "body"):
        return longest.name
    return draft.name
