"""What stands between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.paragraphs import breaks
from dragoman.parse.quotations import quotations


def paragraphs(text):
    edges = [0, *breaks(text), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def quoted(text):
    return [text[q.start : q.end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # marks of every make
        ('He said "we will come" and left.', ["we will come"]),
        ("“We will come,” he said. “We will stay.”", ["We will come,", "We will stay."]),
        ("«Nous venons», he said.", ["Nous venons"]),
        ("„Wir kommen“, he said.", ["Wir kommen"]),
        ("``We came'', he said.", ["We came"]),
        # marks that do not fit each other
        ('He said “we will come" today.', ["we will come"]),
        ('"We will come”, he said.', ["We will come"]),
        ("He said “that Chad is my friend “.", ["that Chad is my friend"]),
        ("He said “that Chad is my friend“ and left.", ["that Chad is my friend"]),
        ('She said, "I am here."She left.', ["I am here."]),
        ("He said,“come now to us”and left.", ["come now to us"]),
        # several in one paragraph
        ('"We came," he said, "and we saw."', ["We came,", "and we saw."]),
        ('He said: "We came" ("and saw").', ["We came", "and saw"]),
        ("He asked: “Why?” “Because,” she said.", ["Why?", "Because,"]),
        ('The so-called "peace" is over.', ["peace"]),
        # single marks
        ("He said ‘we will come back soon’ and left.", ["we will come back soon"]),
        ("'We'll never yield to the rebels,' he said.", ["We'll never yield to the rebels,"]),
        ("‘We will never yield,’ he said. ‘They know it’s over.’", ["We will never yield,", "They know it’s over."]),
        ("It’s the people’s ‘right to return’, said Omar.", ["right to return"]),
        ("The “truce” is over. ‘We will never yield,’ he said.", ["truce", "We will never yield,"]),
        ("He spoke of ‘good faith’.", []),
        # apostrophes
        ("The ministers' talks in the '90s failed, but the states' ties held.", []),
        ("The ministers’ talks of the ’90s failed, but the states’ ties held.", []),
        ("Rock 'n' roll is dead, and let 'em all know it, the boys' club said.", []),
        ("“We came,” the ministers' spokesman said of the states' plan.", ["We came,"]),
        # inches and empty marks
        ('A 5" pipe and a 6" pipe.', []),
        ('He said "" and “” and nothing.', []),
        # one in another
        ("“He told me ‘never come back here’ and left,” she said.", ["He told me ‘never come back here’ and left,"]),
        ("\"He told me 'never come back' and left,\" she said.", ["He told me 'never come back' and left,"]),
        ("‘He said “go home” and we left,’ she recalled.", ["He said “go home” and we left,"]),
        ("“We will go,” said Obi, “because ‘no one else would go’ and that’s that.”",
         ["We will go,", "because ‘no one else would go’ and that’s that."]),
    ],
)  # fmt: skip
def test_a_quotation_lies_between_its_marks(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we will come. Holm left. Nobody spoke.", ["we will come."]),
        ('He said "we will come. Holm left.', ["we will come."]),
        ("He said “we told Mr. Holm the truth. He left.", ["we told Mr. Holm the truth."]),
        ("He said “we will come\n\nHolm left. Nobody spoke.", ["we will come"]),
        ("“We came.\n\nHolm saw it.", ["We came."]),
    ],
)
def test_a_mark_that_nobody_closed_takes_in_no_more_than_a_sentence(text, found):
    (quotation,) = quotations(text, paragraphs(text))

    assert quoted(text) == found
    assert not quotation.closed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We came. We saw.\n\n“We won,” he said.", ["We came. We saw.", "We won,"]),
        ('"We came.\n\n"We saw.\n\n"We won," he said.', ["We came.", "We saw.", "We won,"]),
        ("“We came.”\n\n“We saw.”", ["We came.", "We saw."]),
    ],
)
def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark(text, found):
    assert quoted(text) == found
    assert all(q.closed for q in quotations(text, paragraphs(text)))


@given(st.text(st.sampled_from("ab s.,\n\"'“”‘’«»„`é"), max_size=60))
def test_quotations_of_any_text_stay_within_paragraphs_and_apart(text):
    within = paragraphs(text)
    last = 0
    for quotation in quotations(text, within):
        assert last <= quotation.start < quotation.end
        assert any(a <= quotation.start and quotation.end <= b for a, b in within)
        last = quotation.end
