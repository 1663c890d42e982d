"""Texts to whom their words stand for: by rules and weights, the parser loaded once a process."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.records import Report


@pytest.fixture
def reading_of():
    """A function from a text to its reading as far as the cast; it is good until the next one."""
    from dragoman.extract import STEPS
    from dragoman.extract.stream import readings

    names = list(STEPS)
    steps = {name: STEPS[name] for name in names[: names.index("cast") + 1]}
    going = []

    def reading_of(text, published=None):
        while going:
            going.pop().close()
        day = None if published is None else dt.date.fromisoformat(published)
        report = Report(id="r1", text=text, published=day)
        going.append(readings([report], steps, "fast"))
        return next(going[-1])

    yield reading_of
    while going:  # a parse's words are known only as long as its batch is open
        going.pop().close()
