"""What the codebooks of who know of a report's words, as one kind of entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman import codebooks
from dragoman.codebooks import Known, PhraseIndex
from dragoman.records import ActorKind, Level

ROLES = {"name": "S", "demonym": "A", "people": "A", "capital": "C", "seat": "C"}
LETTERS = {
    "organisation": "O", "group": "G", "company": "N", "ngo": "N", "media": "N", "body": "B", "assembly": "R",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words may stand for; ``letter`` as in `dragoman.extract.shapes`."""

    letter: str
    name: str
    kind: ActorKind | None = None
    country: str | None = None
    key: str | None = None
    cautious: bool = False
    level: Level = "other"
    heads: bool = False

    @property
    def state_name(self) -> str:
        """The short name of the state that it belongs to, else its own name."""
        state = codebooks.states().get(self.country or "")
        return state.name if state else self.name


class Lexicon:
    """Finds names, bodies and titles in a list of words; names win over common nouns."""

    def __init__(self) -> None:
        self._names = codebooks.who()
        self._nouns = PhraseIndex(_nouns())

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """(first token, token after the last, entry), names before nouns, each in order.

        A noun phrase that holds a name gives way to it unless it is longer.
        """
        taken = bytearray(len(words))
        nouns = self._nouns.find(words)
        longest = {start: end for start, end, _ in nouns}
        regions = [(s, e) for s, e, entry in nouns if entry.letter == "X" and e - s > 1]
        for start, end, known in self._names_in(words):
            if longest.get(start, 0) > end:
                continue
            if any(s <= start and end <= e for s, e in regions):
                continue  # "*Northern Ireland*"
            taken[start:end] = b"\x01" * (end - start)
            yield start, end, _entry(known)
        for start, end, entry in nouns:
            if not any(taken[start:end]):
                yield start, end, entry
            elif not taken[end - 1]:  # "the Sudanese army | chief"
                free = taken.rindex(1, start, end) + 1
                for first, last, rest in self._nouns.find(words[free:end]):
                    yield free + first, free + last, rest
            elif not taken[start]:  # "the president of | the Republic of Tajikistan"
                stop = taken.index(1, start, end)
                for first, last, rest in self._nouns.find(words[start:stop]):
                    yield start + first, start + last, rest

    def _names_in(self, words: Sequence[str]) -> Iterator[tuple[int, int, Known]]:
        """The names, but of "The Guardian Council" the longer one without the article."""
        for start, end, known in self._names.find(words):
            after = start + 1
            if words[start].lower() == "the" and (own := self._names.find(words[after : end + 6])):
                first, last, _ = own[0]
                if first == 0 and after + last > end:
                    yield from ((after, after + e, k) for f, e, k in own if f == 0)
                    continue
            yield start, end, known


@cache
def lexicon() -> Lexicon:
    """The one lexicon, built when first asked for."""
    return Lexicon()


@cache
def _entry(known: Known) -> Entry:
    if known.kind is None:
        letter = "w"
    elif known.kind == "state":
        letter = ROLES.get(known.role, "S")
    elif known.kind == "assembly":
        letter = {"adjective": "r", "one": "n"}.get(known.role, "R")
    else:
        letter = LETTERS[known.kind]
    return Entry(letter, known.name, known.kind, known.country, known.id, known.cautious)


def _nouns() -> Iterable[tuple[str, Entry]]:
    for body in codebooks.generic_bodies().values():
        yield body.phrase, Entry("b", body.phrase, body.kind)
    titles = codebooks.offices()
    for office in titles.values():
        entry = Entry("t", office.title, "person", level=office.level, heads=office.heads)
        yield office.title, entry
        yield office.plural, entry
    for written, title in codebooks.short_titles().items():
        yield (
            written,
            Entry("t", title, "person", level=titles[title].level, heads=titles[title].heads),
        )
    for grouping in codebooks.groupings().values():
        for region in grouping.regions:
            yield region.removeprefix("the "), Entry("r", grouping.name, key=grouping.id)
    for place in codebooks.regions().values():
        for phrase in (place.name, *place.aliases):
            yield phrase, Entry("X", place.name, country=place.country)
    # No office, but it stands where one does: "his Irish counterpart Micheal Martin".
    for written in ("counterpart", "counterparts"):
        yield written, Entry("t", "counterpart", "person")
    for honorific in (*codebooks.honorifics(), "H E", "H. E."):
        yield honorific, Entry("h", honorific)
