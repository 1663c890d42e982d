"""Which reports are worth reading, by the weights that come with Dragoman."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.models.triage import Triage
from dragoman.records import Report

RELEVANT = [
    "The presidents of Mali and Niger met in Gao on Tuesday and agreed on joint patrols along their border.",
    "Gunmen attacked an army post near Tillabéri and killed eleven soldiers, the defence ministry said.",
    "The government in Suva condemned the sanctions and recalled its ambassador, the prime minister told parliament.",
    "Protesters demanded the resignation of the president; police used tear gas and arrested opposition leaders.",
]
EMPTY = [
    "Rovers beat Town 3-1 on Saturday. The striker scored twice, and the coach praised his defenders after the match.",
    "Fry the onions in butter, add the lentils and simmer for half an hour. Serve with yoghurt and a little lemon.",
    "The singer opened her tour in Porto with two hours of songs, and her fans danced until midnight at the concert.",
    "A truck hit a motorcycle on the ring road and its rider died in hospital, police said. The driver was tired.",
]


@pytest.fixture(scope="module")
def triage():
    return Triage.load()


@pytest.mark.parametrize("text", RELEVANT)
def test_reports_on_diplomacy_and_conflict_are_read(triage, text):
    assert triage.relevance([text])[0] > triage.threshold


@pytest.mark.parametrize("text", EMPTY)
def test_other_pages_are_left_out(triage, text):
    assert triage.relevance([text])[0] < triage.threshold


def test_a_text_is_as_relevant_alone_as_among_others(triage):
    texts = [*RELEVANT, "", "…", *EMPTY] * 30

    together = triage.relevance(texts)

    assert np.array_equal(together, [triage.relevance([text])[0] for text in texts])


def test_of_no_texts_nothing_is_said(triage):
    assert triage.relevance([]).shape == (0,)


def test_the_title_counts_once(triage):
    title, text = "Cup final", "It was a long night."
    told = [
        triage.of_reports([Report(id="a", title=title, text=t)])[0]
        for t in (text, f"{title}\n{text}")
    ]

    assert told[0] == told[1] != triage.relevance([text])[0]
