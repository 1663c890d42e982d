"""Names of persons, each with the offices around it."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract import titles
from dragoman.extract.mentions.finds import Finds, country_before
from dragoman.extract.mentions.nouns import is_no_actor, kind_of_name
from dragoman.extract.mentions.person_names import whole_name
from dragoman.extract.shapes import Shapes
from dragoman.extract.titles import Title
from dragoman.parse import Parse, Sentence
from dragoman.resolve.genders import gender_of_title
from dragoman.resolve.mention import Mention

PERSON = re.compile(r"P(?:[P-]*P)?|(?<=[thSOACr])X(?:-?X){0,3}(?![Xn&])")
"""A name as the tagger has it, or capitalised words after a title or a state."""
OTHERS = "SCAOGBbR"
"""Letters of words inside a title that are mentions of their own: states, bodies."""


def persons(finds: Finds, sentence: Sentence) -> None:
    """Add every name of a person in the sentence.

    "Iran's minister Ali Bagheri" adds "Ali Bagheri", with an office; "Ali Bagheri Street" nobody.
    """
    floor = sentence.start
    for found in PERSON.finditer(finds.shapes.letters, sentence.start, sentence.end):
        floor = _person(finds, sentence, found, floor) or floor


def _person(finds: Finds, sentence: Sentence, found: re.Match[str], floor: int) -> int | None:
    """Add the person whose name is found here; the token after the name, None if it is none."""
    parse, shapes = finds.parse, finds.shapes
    start, end = whole_name(parse, shapes, *found.span(), floor=floor)
    if not finds.free(start, end) or not _may_be_person(parse, start, end):
        return None
    title = titles.before_name(parse, shapes, floor, start)
    if title is None and start < found.start():
        # The words that the name was widened over may be the end of a title.
        title = titles.before_name(parse, shapes, floor, found.start())
        start = found.start() if title else start
    if not _is_persons_name(parse.doc[start:end].text):
        return None
    if found.group()[0] == "X" and not _is_introduced(finds, title, start, end):
        return None
    if title and _is_plural(parse, title) and shapes.letters[start - 1] == ",":
        title = None  # "the two ministers, A and B": told of both
    _add(finds, title, titles.after_name(parse, shapes, end, sentence.end), start, end)
    return end


def _may_be_person(parse: Parse, start: int, end: int) -> bool:
    doc = parse.doc
    if end - start > 7 or not doc[end - 1].text[:1].isupper():
        return False
    return end - start > 1 or (len(doc[start].text) > 1 and not doc[start].text.isdigit())


def _is_persons_name(name: str) -> bool:
    """Whether no word of the name says that it is something else; persons have given companies theirs."""
    return kind_of_name(name) in (None, "person", "company") and not is_no_actor(name)


def _is_introduced(finds: Finds, title: Title | None, start: int, end: int) -> bool:
    """Whether honorific or title make a person of words that the tagger takes for none."""
    parse, letters = finds.parse, finds.shapes.letters
    if title and _is_plural(parse, title):
        return False  # "officials at Athens International Airport"
    if start > 0 and letters[start - 1] == "h":
        return True
    return title is not None and kind_of_name(parse.doc[start:end].text) is None


def _is_plural(parse: Parse, title: Title) -> bool:
    return parse.doc[title.heads[-1]].tag_ in ("NNS", "NNPS")


def _add(finds: Finds, title: Title | None, after: Title | None, start: int, end: int) -> None:
    """Add a person with the offices before and after the name, and claim the words of all three."""
    shapes = finds.shapes
    offices = (title.offices if title else ()) + (after.offices if after else ())
    country = next((o.country for o in offices if o.country), None)
    if (
        offices
        and not any(o.of or o.country for o in offices)
        and (of := _state_after(shapes, end))
    ):
        name, country = of
        offices = (replace(offices[0], of=name, country=country), *offices[1:])
    honorifics = finds.parse.doc[_first_honorific(shapes, start) : start].text
    finds.add(
        start, end, "person", offices=offices, gender=gender_of_title(honorifics.replace(".", "")),
        country=country or (None if title else country_before(shapes, start)),
    )  # fmt: skip
    person = finds.mentions[-1]
    first = title.start if title else _first_honorific(shapes, start)
    finds.claim(range(first, end), but=OTHERS)
    if after:
        finds.claimed.update(
            i for i in range(after.start, after.end) if shapes.letters[i] in "tjXnd"
        )
    for around in (title, after):
        if around:
            _lead_to_person(finds, person, around)


def _state_after(shapes: Shapes, end: int) -> tuple[str, str | None] | None:
    """ "President Karim Nassar *of Egypt*": the state's name and code."""
    at = end + 1 + (shapes.letters[end + 1 : end + 2] == "d")
    found = shapes.entries.get(at) if shapes.letters[end : end + 1] == "o" else None
    if found is None or found[1][0].letter != "S":
        return None
    return found[1][0].name, found[1][0].country


def _first_honorific(shapes: Shapes, start: int) -> int:
    while start > 0 and shapes.letters[start - 1] == "h":
        start -= 1
    return start


def _lead_to_person(finds: Finds, person: Mention, title: Title) -> None:
    """A parse may hang the sentence on the title's noun: then that token leads to the person too."""
    if title.heads[0] != person.head:
        finds.add(
            person.start, person.end, "person", name=person.name, head=title.heads[0],
            country=person.country, standing=False,
        )  # fmt: skip
