"""Names as they stand when the whole text and the codebooks have had their say."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.models.encoder import encoder, heads
from dragoman.models.mending import mender
from dragoman.models.mending.candidates import Candidates
from dragoman.models.mending.features import Text, features
from dragoman.models.mending.known import known_words
from dragoman.models.mending.seen import Seen, Table

KINDS = ("Person", "Location", "Organization")


@pytest.mark.parametrize(
    ("some", "names"),
    [
        # of two that overlap the likelier
        ([(0, 1, 0, 0.5), (0, 2, 0, 0.6)], [(0, 2, "Person")]),
        ([(0, 1, 0, 0.7), (0, 1, 1, 0.6)], [(0, 1, "Person")]),
        # side by side both, in the order of the text
        ([(2, 3, 1, 0.9), (0, 2, 0, 0.6)], [(0, 2, "Person"), (2, 3, "Location")]),
        # too unlikely; but where only the kind is unclear, less is enough
        ([(0, 1, 0, 0.32)], []),
        ([(0, 1, 0, 0.34), (0, 1, 1, 0.33)], [(0, 1, "Person")]),
        # a long name of a person is hardly nothing
        ([(0, 4, 0, 0.24), (0, 4, 1, 0.22)], [(0, 4, "Person")]),
        ([(0, 4, 2, 0.24), (0, 4, 1, 0.22)], []),
    ],
)
def test_the_likeliest_candidates_that_leave_each_other_room_are_names(some, names):
    start, end, kind, odds = (np.array(column) for column in zip(*some, strict=True))

    found = mender.chosen(Candidates(start, end, kind, odds), odds, KINDS)

    assert [(n.start, n.end, n.label) for n in found] == names


def column(words, some, name, marked=()):
    """One column of the features of candidates, in a text of one paragraph of which the encoder knows little."""
    odds = np.full((len(words), 19), 0.01, np.float32)
    counts = np.zeros((2, 9), np.float32)
    rows = {}
    for phrase, kind, times in marked:
        rows[phrase] = 1
        counts[1, kind] += times
    start, end, kind = (np.array(each) for each in zip(*some, strict=True))
    likely = np.full(len(start), 0.5, np.float32)
    text = Text(words, odds, [0], Candidates(start, end, kind, likely))
    seen = Seen(Table(rows, counts), Table({}, np.zeros((1, 19), np.float32)))
    names, found = features(text, seen, known_words())
    return found[:, names.index(name)].tolist()


@pytest.mark.parametrize(
    ("words", "some", "name", "said"),
    [
        # Peru is a state, so the name of a place, and not of a person
        ("envoys of Peru met", [(2, 3, 1), (2, 3, 0)], "known", [1, -1]),
        ("Peruvian envoys met", [(0, 1, 3), (0, 1, 1)], "known", [1, -1]),
        ("the African Union met", [(1, 3, 2), (1, 2, 3)], "known", [1, 0]),
        ("the African Union met", [(1, 3, 2), (2, 3, 2)], "in a longer one known", [0, 1]),
        ("President Ane Lie met", [(1, 3, 0), (0, 3, 0)], "title before", [1, 0]),
        ("President Ane Lie met", [(1, 3, 0), (0, 3, 0)], "title first", [0, 1]),
        # "Lie" stands alone later on
        ("Ane Lie met . Lie spoke", [(0, 2, 0), (4, 5, 0)], "last of a longer one", [0, 0.5]),
        ("Osh is near Osh", [(0, 1, 1), (3, 4, 1), (3, 4, 0)], "elsewhere, of the kind", [0.5, 0.5, 0]),
        ("Osh is near OSH", [(0, 1, 1), (3, 4, 1)], "elsewhere, times", [1, 1]),
    ],
)  # fmt: skip
def test_what_speaks_for_a_candidate_is_a_number(words, some, name, said):
    assert column(words.split(), some, name) == said


def test_what_people_marked_elsewhere_speaks_for_a_kind():
    marked = [("osh", 1, 3)]

    assert column(["Osh"], [(0, 1, 1), (0, 1, 0)], "marked so", marked) == [3, 0]
    assert column(["Osh"], [(0, 1, 1), (0, 1, 0)], "marked otherwise", marked) == [0, 3]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (["Governor Sadyk Ormonov went to Batken .", "Ormonov met farmers .", "ORMONOV BACK HOME"],
         ["Sadyk Ormonov Person", "Batken Location", "Ormonov Person", "ORMONOV Person"]),
        (["Envoys of Peru and Chilean traders met in Dushanbe ."],
         ["Peru Location", "Chilean NORP", "Dushanbe Location"]),
        (["The World Food Programme ( WFP ) said so .", "WFP sent rice worth $ 3 million ."],
         ["World Food Programme Organization", "WFP Organization", "WFP Organization",
          "$ 3 million Money"]),
        (["The road was closed on market days ."], []),
        ([], []),
    ],
)  # fmt: skip
def test_names_are_settled_by_the_whole_text(text, names):
    reads = encoder.load()
    segments = [line.split() for line in text]
    odds = heads.load().names.odds(reads.read(reads.windows(segments)))

    found = mender.load().names(segments, odds)

    words = [word for segment in segments for word in segment]
    assert [f"{' '.join(words[n.start : n.end])} {n.label}" for n in found] == names
