"""What a sentence shows from two of its actors, and how surely its ways of telling an event are right."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.extract.between import between, features
from dragoman.extract.sureness import Way, curves, sure
from dragoman.models import parser


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "true", "untrue"),
    [
        (
            "Chad condemned Niger.", "Chad", "Niger",
            {"verb condemn", "verb kind ACCUSE", "path kind ACCUSE", "actor first", "modal None"},
            {"denied", "passive", "word chad"},
        ),
        (
            "Chad will not send troops to Niger.", "Chad", "Niger",
            {"denied", "future", "modal will", "under troop"},
            {"modal None"},
        ),
        (
            "Niger was bombed by Chad.", "Chad", "Niger",
            {"passive", "recipient first", "kind ASSAULT"},
            {"actor first"},
        ),
        ("The envoy of Chad met nobody.", "Chad", None, {"word nobody"}, {"actor first"}),
    ],
)  # fmt: skip
def test_a_sentence_is_seen_from_its_actors(text, actor, recipient, true, untrue):
    doc = parser.load()(text)
    phrases = [[t for t in doc if t.text == name] for name in (actor, recipient)]

    found = features(between(doc, *phrases))

    assert true <= found
    assert not untrue & found


def test_every_way_to_tell_an_event_has_rising_shares():
    assert set(curves()) == set(get_args(Way.__value__))
    for points in curves().values():
        assert points == sorted(points)
        assert [share for _, share in points] == sorted(share for _, share in points)


@pytest.mark.parametrize("raw", [0.0, 0.5, 0.6, 0.62, 1.0])
def test_sureness_is_a_share(raw):
    assert all(0 < sure(way, raw) < 1 for way in curves())
