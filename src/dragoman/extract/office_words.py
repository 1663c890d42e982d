"""The parts of an office: its own words, what it is of, whose it is.

"Iran's deputy minister of foreign affairs" is the office "deputy minister of foreign affairs", of Iran;
"Head of the UNRCCA" is "Head", of the UNRCCA. The grammar runs over the letters of `shapes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.lexicon import Entry, lexicon
from dragoman.extract.shapes import SUFFIXES, Shapes
from dragoman.parse import Parse
from dragoman.resolve.mention import TitleWords

_WORD = "[SCAOGNBRrbXnjt#]"
_THING = rf"(?:{_WORD}|'|-|\({_WORD}+\))+"
_MORE = _THING.replace("t", "")
_LIST = rf"{_THING}(?:(?:,|&|,&)d?{_MORE}(?!t))*"
COMPLEMENT = re.compile(rf"(?:[of>]d?q?{_LIST}|@d?[SCO]+)")
"""What follows a title and belongs to it: "of …", "for …", "to …", "in Kabul"."""

OUTWARD = frozenset(
    "spokesman spokeswoman spokesperson representative envoy minister secretary ambassador adviser advisor "
    "coordinator commissioner rapporteur chargé delegate negotiator emissary undersecretary under-secretary "
    "counsellor director chief officer head manager observer mediator spokespersons spokesmen".split()
)
"""Titles that "for" and "to" belong to ("spokesman *for*"), rather than to the verb."""
FIELD_FOLLOWS = frozenset(
    "minister ministers secretary representative envoy director ambassador adviser advisor".split()
)
"""Titles whose "of …" is the field of the office ("minister *of energy*"), unless it names a state or a body."""
LEADING = frozenset({"the", "a", "an", "of", "for", "his", "her", "its"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a title is of; ``narrows`` is True where its words belong to the title, as a field does."""

    end: int
    of: str | None = None
    country: str | None = None
    narrows: bool = False


def office_of(parse: Parse, shapes: Shapes, start: int, head: int, end: int) -> TitleWords:
    """Split the tokens of a title into its own words, what it is of, and the state that it serves."""
    of: str | None = None
    country: str | None = None
    last = at = after_title(shapes, head, end)
    seat: str | None = None
    while found := _complement(parse, shapes, head, at, end):
        last = found.end if found.narrows else last
        if shapes.letters[at] == "@":
            seat = (
                found.country
            )  # "minister of energy in Dushanbe"; the UN's envoy in Kabul serves the UN
        else:
            of, country = of or found.of, country or found.country
        at = found.end
    owner, home = _owner(parse, shapes, start, head)
    if parse.lower[head] == "minister":
        country = country or seat
    title = _words(parse, _first_own_word(parse, shapes, start, head), last)
    noun = head - 2 if parse.doc[head].text in SUFFIXES else head  # "president-elect"
    return TitleWords(title, parse.doc[noun].lemma_.lower(), of or owner, country or home)


def after_title(shapes: Shapes, head: int, end: int) -> int:
    """The token after the title words that ``head`` belongs to."""
    at = head + 1
    while at < end and shapes.letters[at] == "t":
        at += 1
    return at


def _complement(parse: Parse, shapes: Shapes, head: int, at: int, end: int) -> Complement | None:
    """The complement of a title that begins at token ``at``, if one does."""
    letters = shapes.letters
    found = COMPLEMENT.match(letters, at, end)
    if found is None:
        return None
    stop = found.end()
    named = shapes.first(at + 1, stop, "SCOGBbRA")
    if parse.lower[head] not in FIELD_FOLLOWS:
        proper = letters[at] == "o" and _is_proper(letters[at + 1 : stop])
        body = letters[at] == "f" and named is not None and named[2].letter in "bBO"
        if proper or (body and parse.lower[head] in OUTWARD):
            stop = _end_of_name(letters, stop, end)
            region = shapes.first(at + 1, stop, "X")
            return Complement(
                stop, _words(parse, at + 1, stop), region[2].country if region else None
            )
    if letters[at] == "@" and named is not None and named[2].letter in "SC":
        return Complement(stop, country=named[2].country, narrows=named[2].letter == "S")
    if letters[at] != "o" or named is None:
        return Complement(stop, narrows=True)
    if named[2].letter in "bB":
        stop = _end_of_name(letters, stop, end)  # "of the Ministry of Foreign Affairs *of Peru*"
    if set(letters[at:stop]) <= set("odqSCOGBbRA&,'X-()jn"):
        state = shapes.first(at + 1, stop, "SCA")
        country = named[2].country or (state[2].country if state else None)
        return Complement(stop, _words(parse, at + 1, stop), country)
    return Complement(stop, _named(parse, *named), named[2].country, narrows=True)


def _named(parse: Parse, start: int, end: int, entry: Entry) -> str:
    """Whose an office is, as the text names it; of an adjective or a capital, the state."""
    return entry.name if entry.letter in "ACX" else _words(parse, start, end)


def _is_proper(letters: str) -> bool:
    """Whether the words are a name that no codebook has: "Chairman of *Fatah Front*"."""
    return "t" not in letters and letters.strip("d")[:1] == "X"


def _end_of_name(letters: str, stop: int, end: int) -> int:
    """A name goes on over one more "of …": "Head of the Committee *of the Senate*"."""
    more = COMPLEMENT.match(letters, stop, end)
    return more.end() if more and letters[stop] == "o" else stop


def _owner(parse: Parse, shapes: Shapes, start: int, head: int) -> tuple[str | None, str | None]:
    """Whose office it is by what stands before, and the state: "Egypt's", "Turkish", "UN"."""
    found = shapes.first(start, head, "SCAOGBNRbX")
    if found:
        return _named(parse, *found), found[2].country
    possessive = shapes.letters.find("'", start, head)
    return (_words(parse, start, possessive) if possessive > start else None), None


def _first_own_word(parse: Parse, shapes: Shapes, start: int, head: int) -> int:
    """Where the title's own words begin: after article, possessor and the state's adjective."""
    letters = shapes.letters
    possessive = letters.rfind("'", start, head)
    first = possessive + 1 if possessive >= start else start
    while first < head and letters[first] in "dqAS-C":
        first += 1
    if first < head and letters[first] == "X" and (region := shapes.entries.get(first)):
        first = region[0]  # "the *Texas* governor"
    # "UN Special Envoy": the body is whose office it is, not part of its title.
    while first < head and letters[first] == "O":
        first += 1
    # "Pakistan Army Chief": of the body's name the state's word alone.
    if letters[first] == "B" and (state := next(lexicon().find([parse.doc[first].text]), None)):
        first += state[2].letter in "SA"
    return first


def _words(parse: Parse, start: int, end: int) -> str:
    """The words from token ``start`` to token ``end`` without small ones at their beginning."""
    doc = parse.doc
    while start < end - 1 and doc[start].lower_ in LEADING:
        start += 1
    last = doc[end - 1]
    return " ".join(parse.report.text[doc[start].idx : last.idx + len(last.text)].split())
