"""Offices as they stand before, after or instead of a name.

The grammar runs over the letters of `shapes`: "Special Representative of the UN Secretary-General
for Central Asia, Head of UNRCCA Natalia Gherman" is ``ttodOt-tfrr,toOPP``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman import codebooks
from dragoman.extract.office_words import COMPLEMENT, OUTWARD, after_title, office_of
from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse
from dragoman.resolve.mention import TitleWords

_BEFORE = r"(?:d?[SCAOGNBRrbXnj-]+'|q)?[AOBRrbSCXGnj#-]*"
TITLE = rf"d?{_BEFORE}t+(?:-t+)*"
WITH_COMPLEMENTS = rf"{TITLE}{COMPLEMENT.pattern}*"
BEFORE_NAME = re.compile(rf"{WITH_COMPLEMENTS}(?:(?:,|&|,&|-){WITH_COMPLEMENTS})*,?h*$")
AFTER_NAME = re.compile(
    rf",?(?:{WITH_COMPLEMENTS}(?:(?:&|,&)w?{WITH_COMPLEMENTS})*)(?=[,|)w_v@u-]|$)"
)
ONE = re.compile(WITH_COMPLEMENTS)
NOUNS = ("NOUN", "PROPN", "ADJ", "NUM", "X")
"""Parts of speech that the tagger gives to the noun of a title."""


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
    found = ONE.match(shapes.letters, start, ceiling)
    return _title(parse, shapes, found.start(), found.end(), described=True) if found else None


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
        stop = _before_rank(shapes, *found.span())
        head = _head(parse, shapes, found.start(), stop)
        if described:
            stop = _nearest_complements(parse, shapes, head, stop)
        if parse.doc[head].pos_ not in NOUNS:
            return None
        heads.append(head)
        offices.append(office_of(parse, shapes, found.start(), head, stop))
        end = stop if described else end
        at = stop
    if not offices:
        return None
    return Title(start, end, tuple(heads), tuple(_of_the_same(offices)))


def _before_rank(shapes: Shapes, start: int, end: int) -> int:
    """Where a title ends that a rank follows: "Army Chief | General" is an office and a rank."""
    known = codebooks.offices()
    before: bool | None = None
    for i in range(start, end):
        if shapes.letters[i] != "t" or i not in shapes.entries:
            continue
        title = known.get(shapes.entries[i][1][0].name)
        is_rank = title is not None and title.rank
        if is_rank and before is False and shapes.letters[i - 1] == "t":
            return i
        before = is_rank
    return end


def _of_the_same(offices: list[TitleWords]) -> Iterator[TitleWords]:
    """ "Prime Minister and Foreign Minister of Qatar": what one is of, the other is of too, if a state."""
    for at, office in enumerate(offices):
        beside = [offices[n] for n in (at + 1, at - 1) if 0 <= n < len(offices)]
        state = next((o for o in beside if o.of and o.country), None)
        if state and not office.of and not office.country:
            yield replace(office, of=state.of, country=state.country)
        else:
            yield office


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


def _nearest_complements(parse: Parse, shapes: Shapes, head: int, end: int) -> int:
    """Where a description ends: "for" and "to" belong to it only after a title that takes them."""
    letters = shapes.letters
    at = after_title(shapes, head, end)
    while found := COMPLEMENT.match(letters, at, end):
        if letters[at] != "o" and (parse.lower[head] not in OUTWARD or letters[at + 1] == "q"):
            break
        at = _end_of_list(letters, at + 1, found.end())
    return at


def _end_of_list(letters: str, start: int, end: int) -> int:
    """In a list after "of X", a new noun phrase with its own article is another actor.

    Unless the list is of states throughout: "the presidents of the Kyrgyz Republic, the …".
    """
    of_states = letters[start:end].strip("d")[:1] == "S"
    for i in range(start + 1, end):
        if letters[i] == "," and "&" not in letters[i:end]:
            return i  # no list: a list ends with "and"
        more = letters[i + 1 : i + 3].lstrip("&")
        another = more[:1] in ("t", "P") or (more[:1] == "d" and not (of_states and more == "dS"))
        if letters[i] in ",&" and another:
            return i
    return end


def states_in(shapes: Shapes, start: int, end: int) -> Iterator[tuple[int, str]]:
    """(token, country code) of each state that is named, as noun or adjective, within a range."""
    for i in range(start, end):
        if shapes.letters[i] in "SACX" and (found := shapes.entries.get(i)):
            code = found[1][0].country
            if code:
                yield i, code
