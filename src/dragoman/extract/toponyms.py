"""Words that name a place, wherever they stand: alone, in a dateline, in an organisation's name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.mentions.known import speaks
from dragoman.extract.reading import Reading
from dragoman.records import Place, Quote
from dragoman.resolve.places.gazetteer import MAIN, Gazetteer
from dragoman.resolve.places.kept import gazetteer
from dragoman.resolve.places.kinds import DISTRICT, REGION, STATE, TOWN
from dragoman.resolve.places.names import PARTS, key_of
from dragoman.resolve.places.weighing import candidates

if TYPE_CHECKING:
    from dragoman.parse.names import Name

PLACE_LABELS = ("GPE", "LOC", "FAC")
LARGE = 300_000
"""A town so large is known in an organisation's name, even if the report does not name it elsewhere."""
TOWN_OF_SIZE = 30_000
"""A town after "in" so large is one, even if the reader saw no name there."""
LONGEST = 5
"""Words of the longest place at the head of another name."""

BETWEEN = re.compile(
    r",\s+|\s+and\s+|['’]s\s+|\s+\(|\s+(?:(?:north|south|east|west)\w*\s+)?(?:of|in|near|by|on|between)\s+(?:the\s+|north\w*\s+|south\w*\s+|east\w*\s+|west\w*\s+|central\s+|downtown\s+|suburban\s+)*"
)
"""What stands between two places that a reader took for one."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place; ``town`` is False of a whole state. ``token`` is the head.

    ``site`` is False where nothing can happen at it: an adjective, a dateline, a part of an
    organisation's name. ``speaks``: the name stands for a government, as in "Kabul said".
    ``place`` is where it lies; None if the gazetteer knows no such name.
    """

    evidence: Quote
    token: int
    town: bool
    site: bool = True
    speaks: bool = False
    place: Place | None = None


def toponyms(reading: Reading) -> list[Toponym]:
    """Every toponym of the report, in order, none resolved yet.

    In "the Glasgow Police met in Leith" Glasgow is one, too; so is "Turkish" in "Turkish officers".
    """
    book = gazetteer()
    found = [*_named(reading, book), *_in_datelines(reading, book)]
    found += _known(reading, _taken(found))
    found += _after_in(reading, book, _taken(found))
    keys = frozenset(key_of(t.evidence.words) for t in found if candidates(book, t.evidence.words))
    found += _within_names(reading, book, keys, _taken(found))
    found += _again(reading, keys, _taken(found))
    return sorted(found, key=lambda t: t.evidence.start)


def _taken(found: list[Toponym]) -> frozenset[int]:
    return frozenset(i for t in found for i in range(t.evidence.start, t.evidence.end))


def _named(reading: Reading, book: Gazetteer) -> Iterator[Toponym]:
    """What the reader took for a place; two that it took for one are two ("Paris, Texas")."""
    parse, doc = reading.parse, reading.doc
    letters = reading.shapes.letters
    for name in parse.names:
        if name.label not in PLACE_LABELS or parse.sentence_of[name.start] < 0:
            continue
        start = name.start
        while start < name.end - 1 and doc[start].lower_ in ("the", "'s", "’s"):
            start += 1
        whole = parse.quote(start, name.end)
        for quote in _pieces(reading, book, whole):
            first, last = parse.token_at(quote.start).i, parse.token_at(quote.end - 1).i + 1
            head = doc[name.start : name.end].root if quote == whole else doc[first:last].root
            yield Toponym(
                quote, head.i, letters[head.i] not in "SA",
                speaks=letters[head.i] == "C" and speaks(parse, first, last),
            )  # fmt: skip


def _pieces(reading: Reading, book: Gazetteer, whole: Quote) -> list[Quote]:
    """The places that the words name: the whole, unless only its parts are known."""
    gaps = list(BETWEEN.finditer(whole.words))
    if not gaps or candidates(book, whole.words):
        return [whole]
    edges = [0, *(e for gap in gaps for e in gap.span()), len(whole.words)]
    parts = [
        reading.report.quote(whole.start + a, whole.start + b)
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if b > a
    ]
    known = [
        p
        for p in parts
        if key_of(p.words) not in PARTS and p.words[0].isupper() and candidates(book, p.words)
    ]
    return known or [whole]


def _known(reading: Reading, taken: Container[int]) -> Iterator[Toponym]:
    """States and their adjectives that the codebook knows, and the reader did not take for places."""
    shapes, parse = reading.shapes, reading.parse
    for start, (end, (entry, *_)) in shapes.entries.items():
        if entry.letter not in "SA" or parse.sentence_of[start] < 0:
            continue
        words = parse.quote(start, end)
        if words.start not in taken and parse.label_of[start] != "PERSON":
            yield Toponym(words, parse.doc[start:end].root.i, town=False, site=False)


def _after_in(reading: Reading, book: Gazetteer, taken: Container[int]) -> Iterator[Toponym]:
    """Towns after "in" that the reader took for no name at all: "in *Nur-Sultan*"."""
    parse, doc = reading.parse, reading.doc
    for token in doc[:-1]:
        i = token.i + 1
        if (
            token.lower_ not in ("in", "near")
            or parse.sentence_of[i] < 0
            or not doc[i].text[:1].isupper()
        ):
            continue
        if parse.label_of[i] or doc[i].idx in taken:
            continue
        for last in range(min(i + LONGEST, len(doc)), i, -1):
            words = doc[i:last].text
            found = candidates(book, words)[:1] if doc[last - 1].text[:1].isupper() else []
            if (
                found
                and int(book.kind[found[0][0]]) in (TOWN, REGION)
                and book.people[found[0][0]] > TOWN_OF_SIZE
            ):
                yield Toponym(parse.quote(i, last), doc[i:last].root.i, town=True)
                break


def _in_datelines(reading: Reading, book: Gazetteer) -> Iterator[Toponym]:
    """The town of a dateline, and the state or province beside it."""
    report = reading.report
    for part in report.parts:
        if part.kind != "dateline":
            continue
        for piece in re.finditer(
            r"[^\W\d_][^,(/|–—]*[^\W\d_]\.?", report.text[part.start : part.end]
        ):
            words = re.sub(r"\s+-.*", "", piece[0])
            start, end = part.start + piece.start(), part.start + piece.end()
            if (
                report.text[start - 1 : start] in ("(", "/")
                or report.text[end : end + 2].strip().isdigit()
            ):
                continue  # an agency, a month
            if candidates(book, words, behind=piece.start() > 0):
                quote = report.quote(start, start + len(words))
                yield Toponym(quote, reading.parse.token_at(start).i, town=False, site=False)


def _within_names(
    reading: Reading, book: Gazetteer, keys: frozenset[str], taken: Container[int]
) -> Iterator[Toponym]:
    """Places in names of other things: "*Glasgow* Police", "University of *Michigan*"."""
    parse, doc = reading.parse, reading.doc
    for name in parse.names:
        if name.label == "PERSON" or parse.sentence_of[name.start] < 0:
            continue
        start = name.start + (doc[name.start].lower_ == "the")
        at = [start] + [i + 1 for i in range(start, name.end - 1) if doc[i].lower_ == "of"]
        for first in at:
            if found := _place_at(reading, book, keys, first, name):
                if found.evidence.start not in taken:
                    yield found
                break


def _place_at(
    reading: Reading, book: Gazetteer, keys: frozenset[str], first: int, name: Name
) -> Toponym | None:
    """The longest sure place that begins at a token of a name."""
    parse = reading.parse
    for last in range(min(first + LONGEST, name.end), first, -1):
        quote = parse.quote(first, last)
        if name.label in PLACE_LABELS and last == name.end:
            continue
        if key_of(quote.words) in keys or _is_sure(book, quote.words):
            return Toponym(quote, parse.doc[first:last].root.i, town=False, site=False)
    return None


def _is_sure(book: Gazetteer, words: str) -> bool:
    """Whether words are a place even where nothing says so: a state, a province, a large town, a county."""
    found = book.find(words)
    for n, how in found:
        kind = int(book.kind[n])
        if (
            kind == STATE
            or (how == MAIN and kind == REGION)
            or (how == MAIN and kind == DISTRICT and " " in words)
        ):
            return len(words) > 3 or words in ("US", "UK", "UAE")
        if kind == TOWN and book.people[n] > LARGE and how == MAIN:
            return True
    return False


def _again(reading: Reading, keys: frozenset[str], taken: Container[int]) -> Iterator[Toponym]:
    """Words with a capital that the report names as a place elsewhere: "a *Mansfield* resident"."""
    parse, doc = reading.parse, reading.doc
    first_words = {key.split()[0] for key in keys}
    for token in doc:
        i, text = token.i, token.text
        if not text[:1].isupper() or parse.sentence_of[i] < 0 or parse.label_of[i] == "PERSON":
            continue
        if token.idx in taken or (
            "-" not in text and key_of(text).split(" ")[0] not in first_words
        ):
            continue
        for last in range(min(i + LONGEST, len(doc)), i, -1):
            if "\n" in doc[i:last].text or not doc[last - 1].text[:1].isupper():
                continue
            if key_of(doc[i:last].text) in keys:
                quote = parse.quote(i, last)
                yield Toponym(quote, doc[i:last].root.i, town=False, site=False)
                break
        else:
            head, dash, _ = token.text.partition("-")
            if dash and key_of(head) in keys | {"us", "uk"}:
                yield Toponym(
                    reading.report.quote(token.idx, token.idx + len(head)),
                    i,
                    town=False,
                    site=False,
                )
