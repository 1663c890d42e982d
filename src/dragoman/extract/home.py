"""The states of those whose state the report does not name, as of "the president" at home."""

from __future__ import annotations

from collections import Counter

from dragoman import codebooks
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.extract.reading import Reading
from dragoman.resolve.drafts import Draft, Drafts


def give_countries(reading: Reading, drafts: Drafts) -> None:
    """Give persons in a state's office, and bodies without a state, that of their sentence or of the report's home.

    "President El-Sisi" in a report from Cairo, or one that speaks of Egypt's president
    elsewhere, is Egypt's. "The manager" is nobody's.
    """
    home = _home(reading, drafts)
    for draft in drafts.all:
        if draft.country or draft.kind not in ("person", "body"):
            continue
        if _is_organ(reading, draft) or _is_in_office(draft):
            draft.country = _nearest_state(reading, drafts, draft, home)


def _is_organ(reading: Reading, draft: Draft) -> bool:
    """A ministry or court of a state that need not be named; "forces" may be anybody's."""
    if draft.kind != "body" or draft.key or not draft.mentions:
        return False
    return kind_of_noun(reading.doc[draft.mentions[0].head].lemma_.lower()) is None


def _is_in_office(draft: Draft) -> bool:
    """Whether one of the offices is a state's, and none is of something else."""
    if any(o.of and not o.country for o in draft.offices):
        return False
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
        if d.kind == "state"
        and any(
            m.start < first and reading.parse.sentence_of[m.head] == sentence for m in d.mentions
        )
    } - others
    if not states and any(d.kind == "state" for d in there):
        return home if any(d.country == home for d in there) else None  # "Berg urged Serbia"
    if not states or home in states:
        return home
    return next(iter(states)) if len(states) == 1 else None


def _home(reading: Reading, drafts: Drafts) -> str | None:
    """The state of the dateline's town; else the one that most of those with an office serve."""
    if reading.report.dateline and (state := _state_of_capital(reading.report.dateline.lower())):
        return state
    serving = [d for d in drafts.all if d.country and d.kind in ("person", "body")]
    count = Counter(d.country for d in serving for _ in d.mentions)
    if not count:
        count = Counter(d.country for d in drafts.all if d.country for _ in d.mentions)
    if not count:
        return None
    (first, most), *others = count.most_common(2)
    return first if not others or most >= 2 * others[0][1] else None


def _state_of_capital(town: str) -> str | None:
    for state in codebooks.states().values():
        if town in (state.capital.lower(), *(c.lower() for c in state.capital_aliases)):
            return state.iso3
    return None
