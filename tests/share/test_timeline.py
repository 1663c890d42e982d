"""When things were, drawn: what is a dot, what a bar, what is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dragoman.records import Period
from dragoman.share.cards import Deck
from dragoman.share.plotting import cut
from dragoman.share.timeline import MOST_BARE, WIDE, timeline


def drawn(talks, *, meetings=(), events=(), due=(), published="2024-03-05"):
    """The timeline of the small report with other days; None is a record without one."""

    def period(written):
        return Period.parse(written) if written else None

    record = replace(
        talks,
        report=replace(
            talks.report, published=dt.date.fromisoformat(published) if published else None
        ),
        meetings=tuple(replace(talks.meetings[0], date=period(d)) for d in meetings),
        events=tuple(replace(talks.events[0], date=period(d)) for d in events),
        commitments=tuple(replace(talks.commitments[0], due=period(d)) for d in due),
    )
    return timeline(record, Deck(record, "r1").cards())


def marks(line):
    return [mark for lane in line.lanes for mark in lane.marks]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2024-03-04"], ["dot"]),
        (["2024-03-04", "2024-03-01/2024-03-03"], ["bar", "dot"]),  # in order of days
        (["2024-03"], ["bar"]),
        (["2024"], ["faint bar"]),
        (["2024-03-04", None], ["dot"]),
        (
            ["1950-01-01", "1990", "2024-03-04/2024-03-06"],
            ["dot", "faint dot", "dot"],
        ),  # a long line
    ],
)
def test_a_day_is_a_dot_and_a_period_a_bar(talks, days, told):
    def look(mark):
        return ("faint " if mark.item.is_vague else "") + ("dot" if mark.is_dot else "bar")

    assert [look(mark) for mark in marks(drawn(talks, meetings=days))] == told


def test_each_kind_has_a_lane_and_each_mark_leads_to_its_card(talks):
    line = drawn(talks, meetings=["2024-03-04"], events=[None, "2024-03-05"], due=["2024-06"])

    assert [lane.name for lane in line.lanes] == ["Meetings", "Happened", "Due"]
    assert [mark.item.cards for mark in marks(line)] == [("r1-m1",), ("r1-e2",), ("r1-c1",)]
    assert line.told == "1 meeting, 1 event and 1 due date, from 4 March 2024 to 30 June 2024"
    assert line.published.words == "5 March 2024"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"meetings": ["2024-03-04"]}, ""),
        ({"meetings": ["2024-03-04", None]}, "1 without a day (1 meeting)"),
        (
            {"meetings": ["2024-03-04"], "events": [None] * 2, "due": [None]},
            "3 without a day (2 events, 1 commitment)",
        ),
    ],
)
def test_what_has_no_day_is_counted(talks, days, told):
    assert drawn(talks, **days).undated == told


def test_nothing_is_drawn_where_nothing_has_a_day(talks):
    assert drawn(talks, meetings=[None], events=[None]) is None
    assert drawn(talks) is None


@pytest.mark.parametrize(
    ("days", "ticks"),
    [
        (["2024-03-04"], ["1 Mar 2024", "2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar", "7 Mar"]),
        (["2024-01-02", "2024-02-10"], ["8 Jan 2024", "15 Jan", "22 Jan", "29 Jan", "5 Feb"]),
        (["2023-11-20", "2024-02-20"], ["Dec 2023", "Jan 2024", "Feb"]),
        (["2023-05-01", "2024-09-01"], ["Jul 2023", "Oct", "Jan 2024", "Apr", "Jul"]),
        (["1979-12-24", "2021-08-15"], ["1980", "1990", "2000", "2010", "2020"]),
    ],
)  # fmt: skip
def test_the_line_is_divided_by_what_is_neither_too_fine_nor_too_coarse(talks, days, ticks):
    line = drawn(talks, meetings=days, published=None)

    found = [tick.words for tick in line.ticks]
    assert [t for t in found if t in ticks] == ticks
    assert len(found) <= 9


def test_a_vague_period_around_the_others_does_not_press_them_together(talks):
    line = drawn(talks, meetings=["2024-03-04", "2024-03-07"], due=["2024", "2030"])
    alone = drawn(talks, meetings=["2024-03-04", "2024-03-07"], due=["2024"])

    assert [t.words for t in alone.ticks][:2] == ["2 Mar 2024", "3 Mar"]
    assert line.ticks[-1].words == "2030"


@pytest.mark.parametrize(
    "days",
    [
        ["2024-03-04"] * 200,
        [f"{1800 + n}-05-01" for n in range(200)],
        [f"{1800 + n}-05-01/2024-01-{1 + n % 28:02}" for n in range(200)],
        ["0001-01-01", "9999-12-31"],
        ["9999-12-31"],
        ["0001"],
    ],
)
def test_any_number_of_any_days_stays_within_the_picture(talks, days):
    line = drawn(talks, events=days, published=None)

    assert line.height < 300
    assert len({mark.y for mark in marks(line)}) <= MOST_BARE
    assert sum(len(mark.item.cards) for mark in marks(line)) == len(days)
    for mark in marks(line):
        assert mark.reach[0] >= 0
        assert mark.reach[1] <= WIDE


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("talks, Oslo", "talks, Oslo"),
        ("accuse: Chad → Norway, Sweden", "accuse: Chad → Norway…"),
        ("A" * 40, "A" * 23 + "…"),
    ],
)
def test_labels_are_cut_between_words(words, short):
    assert cut(words, 24) == short
