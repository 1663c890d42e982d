"""The older scales, by type and mode."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dragoman.codebooks.cameo import QUADS, cameo, crosswalk, goldstein, quad_class
from dragoman.records import MODES, Event, EventType, Quote

WORDS = Quote("r1", 0, 3, "did")


def event(kind, mode=None):
    return Event(id="e1", evidence=WORDS, type=kind, actors=(), trigger=WORDS, mode=mode)


@pytest.mark.parametrize(
    ("kind", "mode", "quad", "code", "value"),
    [
        ("AGREE", None, "verbal cooperation", "03", 4.0),
        ("CONSULT", None, "verbal cooperation", "04", 1.0),
        ("CONSULT", "visit", "verbal cooperation", "042", 1.9),
        ("CONSULT", "multilateral", "verbal cooperation", "04", 1.0),
        ("AID", None, "material cooperation", "07", 7.0),
        ("RETREAT", "ceasefire", "material cooperation", "0871", 9.0),
        ("REQUEST", "meet", "verbal conflict", "106", -5.0),
        ("ACCUSE", "allege", "verbal conflict", "112", -2.0),
        ("ACCUSE", "investigate", "verbal conflict", "09", -2.0),
        ("ACCUSE", None, "verbal conflict", "11", -2.0),
        ("THREATEN", "violence", "verbal conflict", "138", -7.0),
        ("PROTEST", "strike", "material conflict", "143", -6.5),
        ("SANCTION", "expel", "material conflict", "166", -7.0),
        ("COERCE", "arrest", "material conflict", "173", -5.0),
        ("ASSAULT", None, "material conflict", "19", -10.0),
        ("ASSAULT", "abduct", "material conflict", "181", -9.0),
        ("ASSAULT", "drone", "material conflict", "195", -10.0),
    ],
)
def test_type_and_mode_decide_the_scales(kind, mode, quad, code, value):
    one = event(kind, mode)

    assert (quad_class(one), cameo(one).code, goldstein(one)) == (quad, code, value)


@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_and_mode_has_a_code_that_cameo_has(kind):
    for mode in (None, *MODES.get(kind, ())):
        code = cameo(event(kind, mode))
        assert re.fullmatch(r"(?:0[1-9]|1\d|20)\d{0,2}", code.code)
        assert -10 <= code.goldstein <= 10
        assert code.name


def test_every_type_has_a_class():
    assert set(QUADS) == set(get_args(EventType))
    assert all(kind in QUADS for kind, _ in crosswalk())
