"""Words from outside cannot harm whoever looks at them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.share.context import in_context
from dragoman.share.shown import on_one_line, shown


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Ulaanbaatar – 游錫堃", "Ulaanbaatar – 游錫堃"),
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("a\u202egnp.exe", "a\ufffdgnp.exe"),
        ("a\u2066b\u2069", "a\ufffdb\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\r\nb\rc\td", "a \nb\nc d"),
        ("a\x00b\x7f", "a␀b␡"),
        ("עמאן and عمّان", "עמאן and عمّان"),
    ],
)
def test_what_could_do_harm_is_made_visible_in_its_place(words, seen):
    assert shown(words) == seen
    assert len(shown(words)) == len(words)


def test_one_line_is_one_line():
    assert on_one_line(" a\n\n b\u2028c ") == "a b c"


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("He left. She met him. All slept.", "met", "She |met| him."),
        ("Mr. Holm of the U.S. Senate met her. Then", "met", "Mr. Holm of the U.S. Senate |met| her."),
        ("“Never again,” she said. He left.", "said", "“Never again,” she |said|."),
        ("A headline\n\nHe met\nher.\n\nMore", "met", "He |met| her."),
        ("He met her", "He met her", "|He met her|"),
        ("One. Two three. Four.", "Two three. Four", "|Two three. Four|."),
    ],
)  # fmt: skip
def test_words_are_shown_in_their_sentence(talks, text, words, told):
    report = replace(talks.report, text=text)
    start = text.index(words)

    found = in_context(report, report.quote(start, start + len(words)))

    assert f"{found.before}|{found.words}|{found.after}" == told


def test_of_a_long_sentence_only_what_is_near_is_shown(talks):
    text = "word " * 400 + "met" + " word" * 400
    report = replace(talks.report, text=text)

    found = in_context(report, report.quote(2000, 2003), room=100)

    assert found.before.startswith("…word")
    assert found.after.endswith("word…")
    assert len(found.before) + len(found.after) <= 104
