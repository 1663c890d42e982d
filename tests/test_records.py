"""Quotes, periods and ids, without any reading."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import QuoteOutsideReport, RecordError, UnknownActor
from dragoman.records import (
    MODES,
    Actor,
    Event,
    EventMode,
    Part,
    Period,
    Quote,
    Report,
    ReportRecord,
    Roles,
    record_id,
    report_id,
)

TEXT = "Chad will send envoys. Norway will send envoys, too."


def report(text=TEXT, id="r1"):
    return Report(id=id, text=text)


# --- quotes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 4, "Chad"), (23, 29, "Norway"), (0, len(TEXT), TEXT), (51, 52, ".")],
)
def test_a_quote_reads_its_words_from_the_report(start, end, words):
    quote = report().quote(start, end)

    assert (quote.report, quote.start, quote.end, quote.words) == ("r1", start, end, words)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 53), (60, 61), (-5, -1)], ids=str
)
def test_nothing_can_be_quoted_that_is_not_there(start, end):
    with pytest.raises(QuoteOutsideReport, match=f"Report r1 has 52 .* from {start} to {end}"):
        report().quote(start, end)


def test_a_quote_outside_the_report_is_our_own_mistake():
    assert issubclass(QuoteOutsideReport, RecordError)


@given(st.text(st.characters(), min_size=1), st.data())
def test_any_quote_of_any_text_is_the_text_at_its_offsets(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    quote = report(text).quote(start, end)

    assert quote.words == text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [((0, 4), (3, 9), True), ((0, 4), (4, 9), False), ((3, 5), (0, 9), True), ((5, 9), (0, 5), False)],
)  # fmt: skip
def test_quotes_overlap_where_they_share_a_character(one, other, shared):
    assert report().quote(*one).overlaps(report().quote(*other)) is shared


@pytest.mark.parametrize(
    ("parts", "body"),
    [
        ([], [(0, 52)]),
        ([(0, 5)], [(5, 52)]),
        ([(22, 52)], [(0, 22)]),
        ([(0, 5), (10, 12)], [(5, 10), (12, 52)]),
        ([(0, 52)], []),
    ],
)
def test_the_body_is_what_no_part_covers(parts, body):
    given = Report(id="r1", text=TEXT, parts=tuple(Part("furniture", a, b) for a, b in parts))

    assert list(given.body()) == body


# --- periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-07", "2021-07-01", "2021-07-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-07-09", "2021-07-09", "2021-07-09"),
        ("2021-07-05/2021-07-07", "2021-07-05", "2021-07-07"),
        ("2021-12-28/2022-01-03", "2021-12-28", "2022-01-03"),
        ("0650", "0650-01-01", "0650-12-31"),
    ],
)
def test_a_period_is_written_as_short_as_its_days_allow(iso, first, last):
    period = Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))

    assert period.iso == iso
    assert Period.parse(iso) == period


@given(st.dates(), st.dates())
def test_every_period_can_be_written_and_read(one, other):
    period = Period(min(one, other), max(one, other))

    assert Period.parse(period.iso) == period


@pytest.mark.parametrize(
    "written",
    ["", "21", "2021-7", "2021-13", "2021-02-30", "2021-07-09T10:00", "9 July 2021", "2021/2022", "0000",
     "2021-07-09/2021-07", "2021-07-09/2021-07-05", " 2021", "2021\n", "２０２１", "2021-07-09/"],
)  # fmt: skip
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        Period.parse(written)


def test_the_refusal_shows_what_would_have_been_right():
    with pytest.raises(ValueError, match="'July' is no YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DD/"):
        Period.parse("July")


def test_a_period_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end"):
        Period(dt.date(2021, 7, 9), dt.date(2021, 7, 8))


# --- ids ------------------------------------------------------------------------------------------


def id_of(kind="event", text=TEXT, words="envoys", nth=0, name="r1", twin=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    given = report(text, name)
    return record_id(kind, given, given.quote(start, start + len(words)), twin=twin)


def test_the_same_words_of_the_same_report_have_the_same_id():
    assert id_of() == id_of()
    assert id_of().startswith("event-")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "commitment"},
        {"words": "send"},
        {"words": "envoys."},
        {"nth": 1},
        {"name": "r2"},
        {"twin": 1},
    ],
    ids=str,
)
def test_another_kind_wording_place_report_or_twin_is_another_id(change):
    assert id_of(**change) != id_of()


def test_an_id_outlives_a_change_of_the_text_elsewhere():
    assert id_of(text=TEXT + " Mali sent envoys before.") == id_of()
    assert id_of(text="On Monday: " + TEXT) == id_of()


def test_occurrences_that_share_characters_have_ids_of_their_own():
    ids = {id_of(text="ha ha ha ha", words="ha ha", nth=n) for n in range(3)}

    assert len(ids) == 3


@given(st.text(st.sampled_from("ab \n"), min_size=1, max_size=12), st.data())
def test_two_places_of_one_text_never_share_an_id(text, data):
    given = report(text)
    places = st.integers(0, len(text) - 1)
    (a, b), (c, d) = (
        (start, data.draw(st.integers(start + 1, len(text))))
        for start in (data.draw(places), data.draw(places))
    )

    same = record_id("event", given, given.quote(a, b)) == record_id("event", given, given.quote(c, d))  # fmt: skip

    assert same == ((a, b) == (c, d))


def test_a_report_without_a_name_is_called_after_its_text():
    assert report_id(TEXT) == report_id(TEXT)
    assert report_id(TEXT) != report_id(TEXT + " ")
    assert report_id("\ud800").startswith("r")


# --- the whole record -----------------------------------------------------------------------------


def test_an_actor_is_found_by_its_id():
    chad = Actor(id="actor-1", evidence=report().quote(0, 4), name="Chad", kind="state")
    record = ReportRecord(report=report(), actors=(chad,))

    assert record.actor("actor-1") is chad
    with pytest.raises(UnknownActor, match="report r1 has no actor 'actor-2'"):
        record.actor("actor-2")


def test_everybody_with_a_role_is_there_once():
    roles = Roles(host=("a",), chair=("b",), participant=("a", "b", "c"))

    assert roles.all() == ("a", "b", "c")


def test_records_cannot_be_changed():
    with pytest.raises(AttributeError):
        report().text = "Chad will send nobody."


def test_an_event_has_a_mode_of_its_own_type():
    quote = Quote("r1", 0, 6, "struck")

    assert Event(id="e", evidence=quote, type="PROTEST", actors=(), trigger=quote, mode="strike").mode  # fmt: skip
    with pytest.raises(ValueError, match="AGREE has no mode 'strike'; it has none"):
        Event(id="e", evidence=quote, type="AGREE", actors=(), trigger=quote, mode="strike")


def test_the_modes_are_those_of_the_types():
    assert {mode for modes in MODES.values() for mode in modes} == set(get_args(EventMode))
