"""The table of expressions of time in the docs is what the reading does."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from dragoman.evaluate.timex import timexes
from dragoman.extract.steps import STEPS
from dragoman.extract.stream import readings
from dragoman.records import Report

PAGE = Path(__file__).parents[2] / "docs" / "times.md"
ROW = re.compile(
    r"\| (?P<text>[^|]*\*[^|*]+\*[^|]*) \| (?P<published>\d{4}-\d\d-\d\d) \|(?P<rest>.*)\|"
)
ROWS = [m for line in PAGE.read_text("utf-8").splitlines() if (m := ROW.fullmatch(line))]


@pytest.fixture(scope="module")
def found():
    """The expressions of each row's text, by its place in the table."""
    reports = [
        Report(
            id=str(n),
            text=row["text"].replace("*", ""),
            published=dt.date.fromisoformat(row["published"]),
        )
        for n, row in enumerate(ROWS)
    ]
    read = readings(reports, {"times": STEPS["times"]}, "fast")
    return [reading.found["times"] for reading in read]


def in_words(time):
    """The columns of the table."""
    sense = time.sense
    unit = f"{sense.count:g} {sense.grain}" if sense.count is not None else sense.grain
    return [
        time.period.iso if time.period else "",
        sense.kind,
        unit,
        sense.clock or "",
        time.counted_from or "",
        " ".join(timex.value for timex in timexes(time)),
    ]


@pytest.mark.model
@pytest.mark.parametrize("n", range(len(ROWS)), ids=[row["text"] for row in ROWS])
def test_an_expression_means_what_the_table_says(found, n):
    text = ROWS[n]["text"]
    start = text.index("*")
    end = text.index("*", start + 1) - 1
    (time,) = [t for t in found[n] if t.evidence.start < end and start < t.evidence.end]

    assert time.evidence.words == text[start + 1 : end + 1]
    assert in_words(time) == [column.strip() for column in ROWS[n]["rest"].split("|")]


def test_the_table_is_long():
    assert len(ROWS) >= 150
