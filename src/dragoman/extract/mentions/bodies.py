"""Organs of a state: "Ministry of Foreign Affairs of Turkmenistan", "Algerian Foreign Ministry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.extract import titles
from dragoman.extract.mentions.finds import Finds, country_before, root
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse, Sentence
from dragoman.records import ActorKind
from dragoman.resolve.ministries import ministry_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BODY = re.compile(
    r"(?:d?A+|d?[SCOGXrb]+'|d?[SO]+(?=[jXn-]*b)|q)?[jXn-]*b+(?:-b+)*"
    r"(?:o(?:d?[XnjrO]+(?:'[Xnjt]+)?(?:[,&]+d?[XnjrO]+)*))?(?:od?[SCAG]+(?:[,&]+d?[SCAG]+)*)?"
)
"""Whose, nouns of a body, what field "of", which state "of"."""
STATES = "SCA"
SINGULAR = {"ministries": "Ministry", "governments": "Government", "parliaments": "Parliament",
            "embassies": "Embassy"}  # fmt: skip


def bodies(finds: Finds, sentence: Sentence) -> None:
    """Add every body that a noun names, a name if it is written with capitals.

    "The Algerian Foreign Ministry" is a name, "the foreign ministry" a description.
    """
    for found in BODY.finditer(finds.shapes.letters, sentence.start, sentence.end):
        _body(finds, *found.span())


def _body(finds: Finds, first: int, end: int) -> None:
    parse, shapes = finds.parse, finds.shapes
    start = next((i for i in range(first, end) if i not in finds.claimed), end)
    nouns = [i for i in range(start, end) if shapes.letters[i] == "b"]
    if not nouns or nouns[0] in finds.claimed:
        return
    end = _over_organ(parse, shapes, end, nouns[-1] + 1)
    start = _own_start(parse, shapes, _over_first_field(parse, shapes, start), nouns[0])
    states = list(dict.fromkeys(titles.states_in(shapes, min(first, start), end)))
    head = root(parse, nouns[0], nouns[-1] + 1)
    if parse.doc[head].tag_ in ("NNS", "NNPS") and len(states) > 1:
        _add_one_each(finds, start, head, states)
    else:
        _add_one(finds, start, end, nouns, states)
    finds.claim(range(start, end), but=STATES + "O")


def _add_one(
    finds: Finds, start: int, end: int, nouns: list[int], states: list[tuple[int, str]]
) -> None:
    """Add one body, or what else its noun makes of it; an organisation's body is an organisation.

    "A news agency" of no state is nobody in particular.
    """
    parse, shapes = finds.parse, finds.shapes
    own = start + (shapes.letters[start] == "d")
    owner = shapes.first(own, nouns[0], "O")
    last = end - 1 if shapes.letters[end - 1] == "n" else root(parse, nouns[0], nouns[-1] + 1)
    noun = parse.lower[last]
    kind, key = _kind(parse, shapes, own, nouns), None
    if kind in ("media", "company") and not states:
        return
    if not states and not owner and _only_says_what_sort(parse.doc[last]):
        return
    if noun == "delegation" and not (owner and shapes.letters[end : end + 1] == ">"):
        kind = "assembly"
    elif owner and kind == "body":  # "the EU delegation to Peru" stays there, as a mission does
        kind, key = "organisation", f"{owner[2].key}: {noun}"
    finds.add(
        own, end, kind, key=key, head=root(parse, start, end),
        form="name" if _has_capitals(parse, own, end) else "description",
        country=states[0][1] if states else _groups_country(shapes, start, end) or country_before(shapes, own)
        or _seat(parse, shapes, noun, end),
        standing=bool(states or owner) or end - own > 1,
    )  # fmt: skip


def _only_says_what_sort(word: Token) -> bool:
    """ "A new *military* campaign": an adjective of no body."""
    return word.pos_ == "ADJ" and word.dep_ == "amod" and word.head.i > word.i


def _over_organ(parse: Parse, shapes: Shapes, end: int, stop: int) -> int:
    """ "The Ukrainian border guard *service*": the noun after the noun of a body that makes it one."""
    if end == stop and shapes.letters[end : end + 1] == "n":
        noun = parse.doc[end]
        if noun.lemma_.lower() in people_words().organs and parse.doc[end - 1].head.i == end:
            return end + 1
    return end


def _kind(parse: Parse, shapes: Shapes, start: int, nouns: list[int]) -> ActorKind:
    """What the last of the nouns makes of it; most make a body, "state media" an outlet, a "rebel army" a group."""
    words = people_words()
    foreign = words.no_states_forces | words.against_state
    if kind_of_noun(parse.doc[nouns[-1]].lemma_.lower()) == "body" and any(
        shapes.letters[i] in "jn" and parse.lower[i] in foreign for i in range(start, nouns[-1])
    ):
        return "group"
    known = [shapes.entries[i][1][0] for i in nouns if i in shapes.entries]
    return (known[-1].kind if known else None) or "body"


def _over_first_field(parse: Parse, shapes: Shapes, start: int) -> int:
    """ "The Uzbek *transport and* communications ministry": a ministry may be for two things."""
    letters = shapes.letters
    first = start - 2
    if first < 1 or letters[start - 1] != "&" or not ministry_of(f"{parse.lower[first]} ministry"):
        return start
    owner = first - 1
    if letters[owner] == "A":
        return owner
    return owner - 1 if letters[owner] == "'" and letters[owner - 1] in STATES else start


ABROAD = frozenset({"embassy", "consulate", "mission", "delegation", "office", "bureau"})
"""Bodies that are in another state's capital."""


def _seat(parse: Parse, shapes: Shapes, noun: str, end: int) -> str | None:
    """The state of the capital that a body is in: "the Directorate of Border Troops *in Dushanbe*"."""
    found = shapes.entries.get(end + 1)
    in_capital = parse.lower[end : end + 1] == ["in"] and shapes.letters[end + 1 : end + 2] == "C"
    return found[1][0].country if found and in_capital and noun not in ABROAD else None


def _groups_country(shapes: Shapes, start: int, end: int) -> str | None:
    """The state of a group or body whose body this is: "the Taliban's finance ministry" is Afghanistan's."""
    found = shapes.first(start, end, "GB") or (
        shapes.first(start - 3, start, "B") if start > 2 else None
    )
    if found and found[0] < start and found[1] != start:
        return None
    return found[2].country if found else None


def _own_start(parse: Parse, shapes: Shapes, start: int, noun: int) -> int:
    """Leave out leading words that do not belong to the body's name."""
    letters = shapes.letters
    while start < noun and letters[start] in "Xnj" and parse.doc[start].head.i < start:
        start += 1
    owner = letters.rfind("'", start, noun)
    if owner > start and letters[start] in "SC" and parse.doc[owner + 1].text[:1].isupper():
        # "China's *Eastern Theatre Command*" has a name of its own, a foreign ministry has none.
        return start if ministry_of(parse.doc[owner + 1 : noun + 2].text) else owner + 1
    while (
        start < noun
        and letters[start] in "nj"
        and not parse.doc[start].is_title
        and letters[start + 1] in "AX"
    ):
        start += 1
    return start


def _has_capitals(parse: Parse, start: int, end: int) -> bool:
    return parse.doc[end - 1].text[:1].isupper() and parse.doc[start].text[:1].isupper()


def _add_one_each(finds: Finds, start: int, head: int, states: list[tuple[int, str]]) -> None:
    """ "The Ministries of Foreign Affairs of Afghanistan and Turkmenistan" are two bodies."""
    parse, letters = finds.parse, finds.shapes.letters
    first = start + (letters[start] == "d")
    field_end = states[0][0]
    while field_end > first and letters[field_end - 1] in "od":
        field_end -= 1
    words = parse.quote(first, max(field_end, first + 1)).words
    noun, _, rest = words.partition(" ")
    name = f"{SINGULAR.get(noun.lower(), noun)} {rest}".strip()
    for token, code in states:
        stop, (entry, *_) = finds.shapes.entries[token]
        finds.add(first, stop, "body", name=f"{name} of {entry.name}", country=code, head=head)
