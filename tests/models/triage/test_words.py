"""Texts to hashed words: a handful of numpy calls, held equal to words taken one by one."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.models.triage import words
from dragoman.models.triage.words import LOOK, hashed

LETTERS = "abyzABYZ09éßж ,.-'’“\n\0"


def found(texts):
    """The buckets of each text: words, beginnings, pairs."""
    all_of = hashed(texts)
    for start, end in zip(all_of.start, all_of.end, strict=True):
        here = slice(start, end)
        pairs = all_of.pairs[here][all_of.paired[here]]
        yield all_of.words[here].tolist(), all_of.beginnings[here].tolist(), pairs.tolist()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Minister met", "the minister met", True),
        ("The minister, met!", "The “minister” met", True),
        ("in 1998", "in 2024", True),
        ("in 98", "in 2024", False),
        ("minister met", "met minister", False),
        ("Chad", "chat", False),
    ],
)
def test_words_are_alike_in_capitals_and_digits(one, other, same):
    assert (next(found([one])) == next(found([other]))) is same


def test_words_of_a_family_share_their_beginning():
    _, (one, two, three), _ = next(found(["minister ministers ministry"]))

    assert one == two == three


@given(st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=5))
def test_a_text_has_the_same_words_alone_and_among_others(texts):
    assert list(found(texts)) == [next(found([text])) for text in texts]


@given(st.text("abcxyz ,.", max_size=60))
def test_every_run_of_letters_is_a_word_and_pairs_are_one_fewer(text):
    some, beginnings, pairs = next(found([text]))

    assert len(some) == len(beginnings) == len(re.findall("[a-z]+", text))
    assert len(pairs) == max(len(some) - 1, 0)


def test_only_the_first_bytes_are_looked_at():
    assert next(found(["a " * LOOK])) == next(found(["a " * LOOK * 2]))


def test_the_base_can_be_divided_by():
    powers, inverses = words._powers(1024)

    assert np.all(powers * inverses == 1)
