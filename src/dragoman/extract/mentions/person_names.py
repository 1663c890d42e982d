"""Where a person's name begins and ends, which the tagger knows only roughly."""

from __future__ import annotations

from dragoman.extract.mentions.nouns import people_words
from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse
from dragoman.parse.names import is_stray_day


def whole_name(
    parse: Parse, shapes: Shapes, start: int, end: int, *, floor: int
) -> tuple[int, int]:
    """The name that these tokens are part of, (start, end); it does not begin before ``floor``.

    Capitalised neighbours that the tagger left out belong to it; a possessive mark, an
    agency's credit and words of a headline at its edges do not.
    """
    start = _widened_left(parse, shapes, start, floor)
    end = _widened_right(parse, shapes, start, end)
    end = _over_particles(parse, shapes, end)
    return _narrowed(parse, start, end)


def _widened_left(parse: Parse, shapes: Shapes, start: int, floor: int) -> int:
    letters, doc = shapes.letters, parse.doc
    while (
        start > floor
        and letters[start - 1] == "X"
        and doc[start - 1].pos_ == "PROPN"
        and not doc[start - 1].is_sent_start
    ):
        start -= 1
    return start


def _widened_right(parse: Parse, shapes: Shapes, start: int, end: int) -> int:
    letters, doc = shapes.letters, parse.doc
    while end < len(letters) and letters[start] == "X" and letters[end] == "P":
        end += 1
    while end < len(letters) and (
        letters[end] == "X" and doc[end].pos_ == "PROPN" and parse.label_of[end] in ("", "PERSON")
    ):
        end += 1
    if letters[end : end + 2] == "-X" and doc[end].text == "-":
        end += 2
    return end


def _over_particles(parse: Parse, shapes: Shapes, end: int) -> int:
    """ "Ursula *von der Leyen*": on over a small word and the capitalised ones after it."""
    letters, doc = shapes.letters, parse.doc
    particles = people_words().name_particles
    while (
        end + 1 < len(letters)
        and doc[end].lower_ in particles
        and letters[end + 1] in "XP"
        and doc[end + 1].text[:1].isupper()
    ):
        end += 2
        while end < len(letters) and letters[end] in "XP":
            end += 1
    return end


def _narrowed(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Without what is no part of the name at its edges; one token stays."""
    doc, words = parse.doc, people_words()
    while end - start > 1 and doc[end - 1].text in ("-", "'s", "’s"):
        end -= 1
    if end - start > 1 and is_stray_day(doc, start, end):
        end -= 1  # "Ehud Barak *Friday* rejected"
    while (
        end - start > 1
        and not doc[start].text[:1].isupper()
        and doc[start].lower_ not in words.name_particles
    ):
        start += 1  # "elect Donald Trump"
    while end - start > 1 and doc[start].text in words.picture_credits:
        start += 1
    while end - start > 1 and doc[end - 1].text in words.picture_credits:
        end -= 1
    while (
        end - start > 2
        and doc[start].is_upper
        and len(doc[start].text) > 3
        and doc[end - 1].is_title
    ):
        start += 1  # "TRIUMPHANT Donald Trump", a headline run into its text
    return start, end
