"""Topics, levels and ids, each from a few words."""

from __future__ import annotations

import pytest

from dragoman.extract.topics import MOST, topics_of
from dragoman.extract.twins import Ids
from dragoman.records import Report


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("send 40 tonnes of wheat to the refugees", {"humanitarian", "agriculture", "refugees"}),
        ("reopen the crossing", {"borders"}),
        ("build a railway", {"infrastructure", "transport"}),
        ("withdraw its troops", {"military"}),
        ("vaccinate all children", {"health"}),
        ("strengthen bilateral relations", {"diplomacy"}),
        ("paint the house", set()),
        ("", set()),
    ],
)
def test_words_speak_of_topics(words, topics):
    assert set(topics_of(words)) == topics


def test_ties_as_such_are_the_topic_only_where_nothing_else_is():
    assert "diplomacy" not in topics_of("strengthen bilateral relations in trade")


def test_what_says_nothing_of_a_topic_has_those_of_what_stands_around_it():
    around = "The crossing stays shut.", "Wheat is dear."

    assert topics_of("send four men", *around) == ("borders",)
    assert topics_of("send four tractors to farms", *around) == ("agriculture",)


def test_a_record_has_few_topics():
    words = "trade, water, health, drugs, women, schools, courts and nuclear power"

    assert len(topics_of(words)) == MOST


def test_two_records_on_the_same_words_are_twins():
    report = Report(id="r1", text="Chad met Mali.")
    ids = Ids("event", report)
    met = report.quote(5, 8)

    first, second = ids.new(met), ids.new(met)

    assert first != second
    assert Ids("event", report).new(met) == first
