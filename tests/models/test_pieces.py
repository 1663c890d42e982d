"""Words as the encoder reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.models.encoder import pieces as p

PIECES = p.Pieces()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("Kabul", p.TITLE), ("UNAMA", p.UPPER), ("McCain", p.MIXED), ("iPhone", p.MIXED),
        ("talks", p.LOWER), ("A", p.INITIAL), ("C5+1", p.DIGIT), ("2020", p.DIGIT), ("—", p.MARK),
        ("U.S.", p.UPPER), ("Sant'Egidio", p.MIXED), ("القاهرة", p.LOWER),
    ],
)  # fmt: skip
def test_a_word_has_the_shape_of_its_letters(word, shape):
    assert p.shape(word) == shape


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kabul", "kabul"), ("Peña", "pena"), ("``", "“"), ("-LRB-", "("), ("peace\u200b", "peace")],
)
def test_words_that_differ_only_in_writing_have_the_same_pieces(one, other):
    assert PIECES.of(one) == PIECES.of(other)


@pytest.mark.parametrize("word", ["", "\u200b", "☃", "https://" + "x" * 5000, "\ud800"])
def test_every_word_has_pieces_and_none_too_many(word):
    assert 1 <= len(PIECES.of(word)) <= p.LONGEST_WORD


words = st.lists(st.text(max_size=12), max_size=40)


@given(st.lists(words, max_size=8), st.integers(16, 80))
def test_every_word_is_in_one_window_and_windows_keep_their_limit(segments, limit):
    found = list(p.windows(segments, PIECES, limit=limit))

    edges = [(w.start, w.end) for w in found]
    assert edges == list(zip([0, *(e for _, e in edges)], [e for _, e in edges], strict=False))
    assert sum(len(w.first) for w in found) == sum(map(len, segments))
    assert all(len(w.ids) == len(w.shapes) <= limit for w in found)
    assert all(0 < at < len(w.ids) for w in found for at in w.first)


def test_a_paragraph_that_fits_is_not_cut():
    segments = [["peace"] * 20, ["talks"] * 20, ["border"] * 20]

    ends = [w.end for w in p.windows(segments, PIECES, limit=50)]

    assert ends == [40, 60]
