"""Offices as they stand before, after or instead of a name.

The grammar runs over the letters of `shapes`: "Special Representative of the UN Secretary-General
for Central Asia, Head of UNRCCA Natalia Gherman" is ``ttodOt-tfrr,toOPP``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.parse import Parse
from dragoman.extract.shapes import Shapes
from dragoman.resolve.mention import TitleWords

_WORD = "[SCAOGNBRrbXnjt#]"
_THING = rf"(?:{_WORD}|'|-|\({_WORD}+\))+"
_MORE = _THING.replace("t", "")
_LIST = rf"{_THING}(?:(?:,|&|,&)d?{_MORE}(?!t))*"
COMPLEMENT = rf"(?:[of>]d?q?{_LIST}|@d?[SCO]+)"
_BEFORE = r"(?:d?[SCAOGNBRrbXnj-]+'|q)?[AOBRrbSCXGnj#-]*"
TITLE = rf"d?{_BEFORE}t+(?:-t+)*"
WITH_COMPLEMENTS = rf"{TITLE}{COMPLEMENT}*"
BEFORE_NAME = re.compile(rf"{WITH_COMPLEMENTS}(?:(?:,|&|,&|-){WITH_COMPLEMENTS})*,?h*$")
AFTER_NAME = re.compile(
    rf",?(?:{WITH_COMPLEMENTS}(?:(?:&|,&){WITH_COMPLEMENTS})*)(?=[,|)w_v@u-]|$)"
)
ONE = re.compile(WITH_COMPLEMENTS)
ALONE = re.compile(rf"{TITLE}{COMPLEMENT}*")
DOMAIN_ONLY = frozenset("Xnjtr#-")
"""Letters of a complement that narrows the office ("of foreign affairs") and names nobody."""

OUTWARD = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "envoy", "minister", "secretary",
                     "ambassador", "adviser", "advisor", "coordinator", "commissioner", "rapporteur", "chargé", "delegate",
                     "negotiator", "emissary", "undersecretary", "under-secretary", "counsellor", "director", "chief",
                     "officer", "head", "manager", "observer", "mediator", "spokespersons", "spokesmen"})  # fmt: skip
"""Titles that "for" and "to" belong to ("spokesman *for*"), rather than to the verb."""


FIELD_FOLLOWS = frozenset(
    {
        "minister",
        "ministers",
        "secretary",
        "representative",
        "envoy",
        "director",
        "ambassador",
        "adviser",
        "advisor",
    }
)
"""Titles whose "of …" is the field of the office ("minister *of energy*"), unless it names a state or a body."""


@dataclass(frozen=True, slots=True)
class Title:
    """A run of tokens that holds one or more offices."""

    start: int
    end: int
    heads: tuple[int, ...]
    offices: tuple[TitleWords, ...]


def before_name(parse: Parse, shapes: Shapes, floor: int, name: int) -> Title | None:
    """The offices that stand before the name that begins at token ``name``; none before ``floor``."""
    found = BEFORE_NAME.search(shapes.letters[:name], floor)
    if not found:
        return None
    start, end = found.start(), name
    while end > start and shapes.letters[end - 1] in "h,":
        end -= 1
    start = _without_strangers(parse, shapes, start, end, name)
    return _title(parse, shapes, start, end)


def after_name(parse: Parse, shapes: Shapes, end: int, ceiling: int) -> Title | None:
    """The offices in an apposition after a name: ", Iran's deputy foreign minister,"."""
    if shapes.letters[end : end + 1] not in (",", "("):
        return None
    found = AFTER_NAME.match(shapes.letters, end + 1, ceiling)
    title = _title(parse, shapes, found.start(), found.end()) if found else None
    if title and any(parse.doc[h].tag_ in ("NNS", "NNPS") for h in title.heads):
        return None  # "…, three vice presidents and other officials": others in a list
    return title


def alone(parse: Parse, shapes: Shapes, start: int, ceiling: int) -> Title | None:
    """An office that begins at ``start``, with as much after it as belongs to it."""
    found = ALONE.match(shapes.letters, start, ceiling)
    return _title(parse, shapes, found.start(), found.end(), described=True) if found else None


def title_of(parse: Parse, shapes: Shapes, start: int, end: int) -> Title | None:
    """The offices that these tokens name, as after "who is also ..."."""
    found = ONE.match(shapes.letters, start, end)
    return _title(parse, shapes, found.start(), found.end()) if found else None


def _without_strangers(parse: Parse, shapes: Shapes, start: int, end: int, name: int) -> int:
    """Move the start past leading words that hang on something before the title.

    "In talks Foreign Minister X" must not read "talks" as part of the title.
    """
    doc = parse.doc
    while start < end - 1 and shapes.letters[start] in "njX#" and not doc[start].is_title:
        head = doc[start].head
        if start < head.i <= name + 4:
            break
        start += 1
    return start


def _title(
    parse: Parse, shapes: Shapes, start: int, end: int, *, described: bool = False
) -> Title | None:
    offices, heads = [], []
    at = start
    while at < end and (found := ONE.search(shapes.letters, at, end)):
        stop = found.end()
        head = _head(parse, shapes, found.start(), stop)
        if described:
            stop = _nearest_complements(parse, shapes, head, stop)
        if not _is_noun(parse, head):
            return None
        heads.append(head)
        offices.append(_office(parse, shapes, found.start(), head, stop))
        end = stop if described else end
        at = stop
    return Title(start, end, tuple(heads), tuple(offices)) if offices else None


def _is_noun(parse: Parse, head: int) -> bool:
    return parse.doc[head].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "X")


def _head(parse: Parse, shapes: Shapes, start: int, end: int) -> int:
    """The last token of the first run of title words."""
    letters = shapes.letters
    at = next(i for i in range(start, end) if letters[i] == "t")
    while (known := shapes.entries.get(at)) and known[0] < end:
        following = known[0] + (letters[known[0]] == "-")
        if letters[following : following + 1] != "t" or following >= end:
            break
        at = following
    stop = min(known[0], end) if known else at + 1
    # In "minister of foreign affairs" the noun is "minister".
    return next(
        (
            i - 1
            for i in range(at + 1, stop)
            if parse.lower[i] in ("of", "for", "to", "at", "in", "without")
        ),
        stop - 1,
    )


def _after_title(shapes: Shapes, head: int, end: int) -> int:
    """The token after the title words that ``head`` belongs to."""
    at = head + 1
    while at < end and shapes.letters[at] == "t":
        at += 1
    return at


def _nearest_complements(parse: Parse, shapes: Shapes, head: int, end: int) -> int:
    """Where a description ends: "for" and "to" belong to it only after a title that takes them."""
    letters = shapes.letters
    at = _after_title(shapes, head, end)
    while at < end:
        found = re.compile(COMPLEMENT).match(letters, at, end)
        if not found:
            break
        if letters[at] != "o" and (parse.lower[head] not in OUTWARD or letters[at + 1] == "q"):
            break
        stop = found.end()
        # In a list after "of X", a new noun phrase with its own article is another actor.
        # Unless the list is of states throughout: "the presidents of the Kyrgyz Republic, the …".
        of_states = letters[at + 1 : stop].strip("d")[:1] == "S"
        for i in range(at + 2, stop):
            more = letters[i + 1 : i + 3].lstrip("&")
            if letters[i] in ",&" and (
                more[:1] in ("t", "P") or (more[:1] == "d" and not (of_states and more == "dS"))
            ):
                stop = i
                break
        at = stop
    return at


def _office(parse: Parse, shapes: Shapes, start: int, head: int, end: int) -> TitleWords:
    """Split a title into its own words, what it is of, and the state that it serves."""
    letters = shapes.letters
    owner = _owner(parse, shapes, start, head)
    first = _first_own_word(shapes, start, head)
    at = _after_title(shapes, head, end)
    last, of, country = at, None, None
    pattern = re.compile(COMPLEMENT)
    while at < end and (found := pattern.match(letters, at, end)):
        inside = letters[at + 1 : found.end()]
        named = shapes.first(at + 1, found.end(), "SCOGBbRA")
        field = parse.lower[head] in FIELD_FOLLOWS
        proper = (
            letters[at] == "o" and not field and "t" not in inside and inside.strip("d")[:1] == "X"
        )
        body = (
            letters[at] == "f"
            and named
            and named[2].letter in "bBO"
            and parse.lower[head] in OUTWARD
            and not field
        )
        if proper or body:
            following = pattern.match(letters, found.end(), end)
            if following and letters[found.end()] == "o":
                found = re.compile(rf"{COMPLEMENT}{COMPLEMENT}").match(letters, at, end) or found
            of = of or _words(parse, at + 1, found.end())
        elif (
            letters[at] == "o"
            and named
            and "t" not in inside
            and _names(letters, at, found.end(), named)
        ):
            of = of or _words(parse, at + 1, found.end())
            country = country or named[2].country
            if letters[at + 1 : found.end()].strip("dSCOGBbRA&,'") and named[2].letter == "b":
                country = country or None
        else:
            last = found.end()
            if named and letters[at] == "o":
                of = of or named[2].name
                country = country or named[2].country
        at = found.end()
    title = _words(parse, first, last)
    if owner:
        of, country = of or owner[0], country or owner[1]
    return TitleWords(title, parse.doc[head].lemma_.lower(), of, country)


def _names(letters: str, start: int, end: int, named: tuple[int, int, object]) -> bool:
    """Whether a complement is a body or a state rather than the field of the office."""
    return all(c in "odqSCOGBbRA&,'X-()jn" for c in letters[start:end])


def _owner(parse: Parse, shapes: Shapes, start: int, head: int) -> tuple[str, str | None] | None:
    """Whose office it is by what stands before: "Egypt's", "Turkish", "UN"."""
    found = shapes.first(start, head, "SCAOGBNRb")
    if found:
        return found[2].name, found[2].country
    possessive = shapes.letters.find("'", start, head)
    if possessive > start:
        return _words(parse, start, possessive), None
    return None


def _first_own_word(shapes: Shapes, start: int, head: int) -> int:
    """Where the title's own words begin: after article, possessor and the state's adjective."""
    letters = shapes.letters
    possessive = letters.rfind("'", start, head)
    first = possessive + 1 if possessive >= start else start
    while first < head and letters[first] in "dqAS-C":
        first += 1
    # "UN Special Envoy": the body is whose office it is, not part of its title.
    while first < head and letters[first] == "O":
        first += 1
    return first


def _words(parse: Parse, start: int, end: int) -> str:
    doc = parse.doc
    while start < end - 1 and (
        doc[start].lower_ in ("the", "a", "an", "of", "for", "his", "her", "its")
    ):
        start += 1
    last = doc[end - 1]
    return " ".join(doc.text[doc[start].idx : last.idx + len(last.text)].split())


def states_in(shapes: Shapes, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(token, country code) of each state that is named, as noun or adjective, within a range."""
    for i in range(start, end):
        if shapes.letters[i] in "SAC" and (found := shapes.entries.get(i)):
            code = found[1][0].country
            if code:
                yield i, code
