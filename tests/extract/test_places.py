"""Toponyms in the text, and where what is recorded took place."""

from __future__ import annotations

import pytest

from dragoman.extract import read_one
from dragoman.extract.steps import STEPS
from dragoman.extract.stream import readings
from dragoman.formats import report_of

pytestmark = pytest.mark.model


def toponyms(text):
    (reading,) = readings([report_of(text, id="r1")], STEPS, "fast")
    return {t.evidence.words: t for t in reading.found["places"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministers met in Bishkek on Monday.", {"Bishkek"}),
        ("The mission to Dallas, Texas, was long.", {"Dallas", "Texas"}),
        ("Turkish officers flew to Germany.", {"Turkish", "Germany"}),
        ("OSH, Kyrgyzstan, March 5 (AP) - The border reopened.", {"OSH", "Kyrgyzstan"}),
        ("Nobody came.", set()),
    ],
)
def test_toponyms_are_found_wherever_they_stand(text, words):
    assert set(toponyms(text)) == words


def test_a_capital_that_speaks_is_kept_apart_from_the_town():
    assert toponyms("Kabul said that it would send a letter.")["Kabul"].speaks
    assert not toponyms("The envoys of Norway met in Kabul.")["Kabul"].speaks


@pytest.mark.parametrize(
    ("text", "place", "where"),
    [
        ("The president of Chad met the president of Mali in Nur-Sultan on Monday.", "Nur-Sultan", "Astana"),
        ("The president of Chad met the president of Mali in Kiev on Monday.", "Kiev", "Kyiv"),
        ("DOHA, March 5 (Reuters) - Qatar's foreign minister received the foreign minister of Norway.", "DOHA", "Doha"),
        ("DOHA, March 5 (Reuters) - The foreign minister of Norway met the foreign minister of Mali.", None, None),
        ("Norway has hosted talks between Chad and Mali.", "Norway", "Norway"),
        ("The president of Chad spoke by phone with the president of Mali.", None, None),
    ],
)  # fmt: skip
def test_a_meeting_has_its_place_in_words_and_in_the_gazetteer(text, place, where):
    meetings = read_one(report_of(text, id="r1"), reader="fast").meetings

    assert [(m.place, m.where and m.where.name) for m in meetings] == [(place, where)]
