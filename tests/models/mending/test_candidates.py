"""Which runs of words may be names."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.models.mending.candidates import candidates

LABELS = ("O", "B-Person", "I-Person", "B-Location", "I-Location")


def odds_of(*rows):
    """[words, labels] from what is likely of each word; the rest is O."""
    found = np.zeros((len(rows), len(LABELS)), np.float32)
    for n, row in enumerate(rows):
        for label, odds in row.items():
            found[n, LABELS.index(label)] = odds
        found[n, 0] = 1 - found[n].sum()
    return found


@pytest.mark.parametrize(
    ("rows", "starts", "found"),
    [
        # "met Ane Lie": one name, surely
        ([{}, {"B-Person": 1.0}, {"I-Person": 1.0}], [0], {(1, 3, 0): 1.0}),
        # "Ane Lie": perhaps the first word alone
        ([{"B-Person": 1.0}, {"I-Person": 0.6}], [0], {(0, 1, 0): 0.4, (0, 2, 0): 0.6}),
        # "Ajman": a man or a town
        ([{"B-Person": 0.5, "B-Location": 0.4}], [0], {(0, 1, 0): 0.5, (0, 1, 1): 0.4}),
        # a name ends where its paragraph does
        ([{"B-Person": 1.0}, {"I-Person": 1.0}], [0, 1], {(0, 1, 0): 1.0}),
        # too unlikely to look at
        ([{"B-Person": 0.01}, {}], [0], {}),
    ],
)
def test_what_is_likely_is_a_candidate(rows, starts, found):
    some = candidates(odds_of(*rows), starts)

    said = zip(some.start.tolist(), some.end.tolist(), some.kind.tolist(), strict=True)
    assert dict(zip(said, some.odds.tolist(), strict=True)) == pytest.approx(found)
