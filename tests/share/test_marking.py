"""The text cut where marks begin and end, in whatever way they lie."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.records import Part
from dragoman.share.marking import Span, paragraphs, pieces


def spans(*ends):
    return [Span(start, end, f"c{n}", "statement") for n, (start, end) in enumerate(ends, 1)]


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ([], [(0, 10, "")]),
        ([(2, 5)], [(0, 2, ""), (2, 5, "c1"), (5, 10, "")]),
        ([(0, 8), (2, 5)], [(0, 2, "c1"), (2, 5, "c2 c1"), (5, 8, "c1"), (8, 10, "")]),  # nested
        ([(0, 6), (4, 10)], [(0, 4, "c1"), (4, 6, "c1 c2"), (6, 10, "c2")]),  # crossing
        ([(2, 5), (2, 5)], [(0, 2, ""), (2, 5, "c1 c2"), (5, 10, "")]),  # the same words
        ([(2, 5), (5, 8)], [(0, 2, ""), (2, 5, "c1"), (5, 8, "c2"), (8, 10, "")]),  # side by side
        ([(0, 99)], [(0, 10, "c1")]),  # past the end
    ],
)
def test_every_piece_knows_all_records_that_it_belongs_to(marked, cut):
    assert [(p.start, p.end, p.cards) for p in pieces(0, 10, spans(*marked))] == cut


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \n\n  Two.\n", ["One.", "Two.\n"]),
        ("\n\nOne.", ["\n\nOne."]),
        ("A line\nand its next", ["A line\nand its next"]),
        ("  ", []),
    ],
)
def test_a_paragraph_ends_at_an_empty_line(talks, text, found):
    report = replace(talks.report, text=text)

    assert [text[p.start : p.end] for p in paragraphs(report, text, [])] == found


def test_a_span_over_two_paragraphs_is_marked_in_both(talks):
    text = "One two.\n\nThree four."
    report = replace(talks.report, text=text)

    found = list(paragraphs(report, text, spans((4, 15))))

    marked = [text[p.start : p.end] for par in found for p in par.pieces if p.spans]
    assert marked == ["two.", "Three"]


def test_lines_of_one_length_were_wrapped_by_a_machine(talks):
    text = ("word " * 14 + "\n") * 3 + "end.\n\nA short line\nof a poem"
    report = replace(talks.report, text=text, parts=(Part("byline", 210, len(text)),))

    wrapped, poem = paragraphs(report, text, [])

    assert (wrapped.wrapped, poem.wrapped) == (True, False)
    assert (wrapped.part, poem.part) == (None, "byline")
