"""Texts to readings: with the language model, and without it where words alone decide."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract.reading import Reading
from dragoman.parse import Parse
from dragoman.records import Report


def day(written):
    """A day from its ISO form; None stays None."""
    return None if written is None else dt.date.fromisoformat(written)


@pytest.fixture(scope="session")
def unparsed():
    """A function from a text to a reading whose text no parser has seen."""

    def reading_of(text, published=None):
        report = Report(id="r1", text=text, published=day(published))
        return Reading(Parse(report, None, (), (), (), (), (), ()))

    return reading_of


@pytest.fixture(scope="session")
def record_of():
    """A function from a text to its record by rules alone; the parser is loaded once a process."""
    from dragoman.extract import read_one

    def record_of(text, published=None, dateline=None):
        report = Report(id="r1", text=text, published=day(published), dateline=dateline)
        return read_one(report, reader="fast")

    return record_of
