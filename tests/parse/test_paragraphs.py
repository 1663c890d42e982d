"""Where paragraphs begin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.paragraphs import breaks

WRAPPED = """\
The ministers of the two countries met in the capital on Monday
and agreed to reopen the crossing that was closed in the spring of
2020. They will meet again in the north, on the tenth of May or on
12. The next round is to deal with the return of the families, an
official said.
A second paragraph begins here and is cut to the same width as the
first one was, so that most of its lines end in mid-sentence.

They agreed to:
- extend the cease-fire along the whole line of the northern river
- send a joint commission to the wells
(a) to return the families
"""


def paragraphs(text, cuts=()):
    edges = [0, *breaks(text, cuts), len(text)]
    pieces = (text[a:b].strip() for a, b in pairwise(edges))
    return [p for p in pieces if p]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad met Mali.\n\nNiger left.", ["Chad met Mali.", "Niger left."]),
        ("Chad met Mali.\r\n\r\nNiger left.", ["Chad met Mali.", "Niger left."]),
        ("Chad met Mali.\n \t \nNiger left.", ["Chad met Mali.", "Niger left."]),
        ("Chad met Mali.\n\n\n\nNiger left.", ["Chad met Mali.", "Niger left."]),
        ("Chad met Mali.\nNiger left.", ["Chad met Mali.", "Niger left."]),
        ("Envoys meet\nChad met Mali.", ["Envoys meet", "Chad met Mali."]),
        ("They agreed:\n- to stay\n- to talk", ["They agreed:", "- to stay", "- to talk"]),
        ("They agreed:\n1. to stay;\n2. to talk.", ["They agreed:", "1. to stay;", "2. to talk."]),
        ("“We came.”\n“We saw.”", ["“We came.”", "“We saw.”"]),
        ("Chad met Mali.", ["Chad met Mali."]),
        ("\n\nChad met Mali.\n\n", ["Chad met Mali."]),
        ("", []),
        ("\n\n\n", []),
    ],
)
def test_lines_and_blank_lines_part_paragraphs(text, found):
    assert paragraphs(text) == found


def test_in_wrapped_text_a_line_end_is_no_paragraphs_end():
    assert [p.split("\n")[0] for p in paragraphs(WRAPPED)] == [
        "The ministers of the two countries met in the capital on Monday",
        "A second paragraph begins here and is cut to the same width as the",
        "They agreed to:",
        "- extend the cease-fire along the whole line of the northern river",
        "- send a joint commission to the wells",
    ]


def test_a_date_at_the_start_of_a_wrapped_line_is_no_item_of_a_list():
    first = paragraphs(WRAPPED)[0]

    assert "the spring of\n2020. They will" in first
    assert "or on\n12. The next round" in first


def test_parts_of_the_report_begin_paragraphs_too():
    assert paragraphs("PARIS, May 3 — Chad met Mali.", [15]) == ["PARIS, May 3 —", "Chad met Mali."]


@given(st.text(st.sampled_from("ab. \n\r\t-1)\u2028é"), max_size=60))
def test_breaks_are_sorted_and_inside_the_text(text):
    found = breaks(text)

    assert found == sorted(set(found))
    assert all(0 < at < len(text) for at in found)
