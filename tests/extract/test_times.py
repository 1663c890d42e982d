"""Expressions of time and the days that they mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.reading import Reading
from dragoman.extract.times import times
from dragoman.parse import Parse
from dragoman.records import Report

# 9 July 2021 was a Friday.
FRIDAY = "2021-07-09"


def days_of(found):
    return [(t.evidence.words, t.period.iso if t.period else None) for t in found]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        # days
        ("They met on July 7.", "July 7", "2021-07-07"),
        ("They met on 7 July.", "7 July", "2021-07-07"),
        ("They met on the 7th of July, 2020.", "the 7th of July, 2020", "2020-07-07"),
        ("On March 3rd, rain fell.", "March 3rd", "2021-03-03"),
        ("They met on Sunday, March 7, 2021, in Oslo.", "Sunday, March 7, 2021", "2021-03-07"),
        ("They met on Monday 5 July.", "Monday 5 July", "2021-07-05"),
        ("They met on Jul. 5 in Oslo.", "Jul. 5", "2021-07-05"),
        ("The 12 May attack was condemned.", "12 May", "2021-05-12"),
        ("Dated 9.07.2021 in Bern.", "9.07.2021", "2021-07-09"),
        ("Dated 2021-07-08.", "2021-07-08", "2021-07-08"),
        ("At 20:30 on 12 May 1945 it was over.", "20:30 on 12 May 1945", "1945-05-12"),
        # from day to day
        ("The talks of July 7-9, 2021 failed.", "July 7-9, 2021", "2021-07-07/2021-07-09"),
        ("They met from 3 to 5 March.", "3 to 5 March", "2021-03-03/2021-03-05"),
        ("The 3-5 March round ended.", "3-5 March", "2021-03-03/2021-03-05"),
        ("He travels from 12 until 14 July.", "12 until 14 July", "2021-07-12/2021-07-14"),
        ("March 28 to April 2 was quiet.", "March 28 to April 2", "2021-03-28/2021-04-02"),
        ("From 28 December to 3 January 2022.", "28 December to 3 January 2022", "2021-12-28/2022-01-03"),
        ("On the night of 30 June/1 July.", "30 June/1 July", "2021-06-30/2021-07-01"),
        ("Talks on October 11 and 12 failed.", "October 11 and 12", "2021-10-11/2021-10-12"),
        # months
        ("They met in June.", "June", "2021-06"),
        ("It has been shut since December.", "December", "2020-12"),
        ("It will reopen in September.", "September", "2021-09"),
        ("They agreed in August 2019.", "August 2019", "2019-08"),
        ("They agreed in March, 2020.", "March, 2020", "2020-03"),
        ("They met in early June.", "early June", "2021-06-01/2021-06-10"),
        ("They meet in mid-October.", "mid-October", "2021-10-11/2021-10-21"),
        ("They will meet in late November.", "late November", "2021-11-21/2021-11-30"),
        ("Done by the end of June.", "the end of June", "2021-06"),
        ("In the first half of August it will be dry.", "the first half of August", "2021-08-01/2021-08-15"),
        ("They met last March.", "last March", "2021-03"),
        ("They meet next March.", "next March", "2022-03"),
        ("They met in June of last year.", "June of last year", "2020-06"),
        ("The road was shut from December to February.", "December to February", "2020-12-01/2021-02-28"),
        ("Shut between March and May.", "March and May", "2021-03-01/2021-05-31"),
        ("Shut March to June 2020.", "March to June 2020", "2020-03-01/2020-06-30"),
        ("Shut December 2019 to March 2020.", "December 2019 to March 2020", "2019-12-01/2020-03-31"),
        # parts of years
        ("In the spring of 2020 they met.", "the spring of 2020", "2020-03-01/2020-05-31"),
        ("They met last winter.", "last winter", "2020-12-01/2021-02-28"),
        ("They meet this summer.", "this summer", "2021-06-01/2021-08-31"),
        ("Exports rose in the third quarter.", "the third quarter", "2021-07-01/2021-09-30"),
        ("Exports rose in the third quarter of 2020.", "the third quarter of 2020", "2020-07-01/2020-09-30"),
        ("Exports rose in Q3 2020.", "Q3 2020", "2020-07-01/2020-09-30"),
        ("In the first half of this year they rose.", "the first half of this year", "2021-01-01/2021-06-30"),
        # years, decades, centuries
        ("They have met since 2016.", "2016", "2016"),
        ("To be built by the end of 2027.", "the end of 2027", "2027"),
        ("To be built by mid-2022.", "mid-2022", "2022-05-02/2022-09-01"),
        ("He left in late 2020.", "late 2020", "2020-09-01/2020-12-31"),
        ("The 2019 elections were fair.", "2019", "2019"),
        ("The 2014-2020 plan is over.", "2014-2020", "2014-01-01/2020-12-31"),
        ("It grew from 2014 to 2020.", "2014 to 2020", "2014-01-01/2020-12-31"),
        ("Since the 1990s they have met.", "the 1990s", "1990-01-01/1999-12-31"),
        ("Since the '90s they have met.", "the '90s", "1990-01-01/1999-12-31"),
        ("In the mid-1990s they met.", "the mid-1990s", "1993-05-02/1996-08-31"),
        ("A treaty of the 19th century.", "the 19th century", "1801-01-01/1900-12-31"),
        # weekdays
        ("They met on Thursday.", "Thursday", "2021-07-08"),
        ("They met on Friday.", "Friday", "2021-07-09"),
        ("They met late on Thursday night.", "late on Thursday night", "2021-07-08"),
        ("They will meet on Monday.", "Monday", "2021-07-12"),
        ("On Monday, the ministers will meet in Oslo.", "Monday", "2021-07-12"),
        ("The talks are due to be held on Monday.", "Monday", "2021-07-12"),
        ("He said on Thursday that Mali will send aid.", "Thursday", "2021-07-08"),
        ("Mali will send aid, the ministry said on Thursday.", "Thursday", "2021-07-08"),
        ("On Tuesday, Chad's minister said that Niger will help.", "Tuesday", "2021-07-06"),
        ("They meet next Monday.", "next Monday", "2021-07-12"),
        ("They meet this coming Wednesday.", "this coming Wednesday", "2021-07-14"),
        ("They met last Friday.", "last Friday", "2021-07-02"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "2021-06-29"),
        ("They met Monday to Wednesday.", "Monday to Wednesday", "2021-07-05/2021-07-07"),
        ("They met over the weekend.", "the weekend", "2021-07-03/2021-07-04"),
        # counted from the day of publication
        ("They met today.", "today", "2021-07-09"),
        ("They met yesterday evening.", "yesterday evening", "2021-07-08"),
        ("They meet tomorrow.", "tomorrow", "2021-07-10"),
        ("They met last night.", "last night", "2021-07-08"),
        ("They met the day before yesterday.", "the day before yesterday", "2021-07-07"),
        ("They met last week.", "last week", "2021-06-28/2021-07-04"),
        ("They meet next week.", "next week", "2021-07-12/2021-07-18"),
        ("They met earlier this year.", "earlier this year", "2021"),
        ("They met last month.", "last month", "2021-06"),
        ("They meet next month.", "next month", "2021-08"),
        ("They meet late next month.", "late next month", "2021-08-22/2021-08-31"),
        ("Done by the end of the month.", "the end of the month", "2021-07"),
        ("Done by year's end.", "year's end", "2021"),
        ("They met last year.", "last year", "2020"),
        ("They met three days ago.", "three days ago", "2021-07-06"),
        ("They met two weeks ago.", "two weeks ago", "2021-06-22/2021-06-28"),
        ("They met three months ago.", "three months ago", "2021-04"),
        ("They met some 20 years ago.", "some 20 years ago", "2001"),
        ("They met a few days ago.", "a few days ago", "2021-07-02/2021-07-07"),
        ("It will open in three weeks' time.", "three weeks' time", "2021-07-27/2021-08-02"),
        ("It will be paid within 30 days.", "30 days", "2021-07-09/2021-08-08"),
        ("It will be paid within 72 hours.", "72 hours", "2021-07-09/2021-07-12"),
        ("War has raged for the last two decades.", "the last two decades", "2001-07-10/2021-07-09"),
        ("In the past year they met twice.", "the past year", "2020-07-09/2021-07-09"),
        ("They will meet in the coming days.", "the coming days", "2021-07-09/2021-07-16"),
    ],
)  # fmt: skip
def test_an_expression_of_time_means_days(unparsed, text, words, days):
    assert days_of(times(unparsed(text, FRIDAY))) == [(words, days)]


@pytest.mark.parametrize(
    "text",
    [
        "They may meet again.",
        "Protesters march 5 miles.",
        "Theresa May and Cameron spoke before May left.",
        "A briefing by Jan Egeland was put off.",
        "Some 2,019 troops left.",
        "They sent 2000 tents, 1500 soldiers and $1999.",
        "UN Resolution 1325 and Resolution 1701 stand.",
        "Agenda 2030 and the 2030 Agenda stand.",
        "The 1995-96 crisis is over.",
        "The Good Friday Agreement holds, the Sunday Times says.",
        "The March 23 Movement attacked.",
        "It was the last time and the next round.",
        "They pay $5 a year for three-quarters of it, and a second time.",
        "The index closed at 2082.1 points.",
        "Children are the future leaders of the state.",
        "They sat in the second row.",
        "Article 5 may be invoked.",
        "The sun sat on the fall of the state.",
        "In room 2014 of the hotel.",
        "",
    ],
)
def test_words_that_only_look_like_a_time_are_none(unparsed, text):
    assert days_of(times(unparsed(text, FRIDAY))) == []


@pytest.mark.parametrize(
    "text",
    ["on Thursday", "July 7", "last week", "yesterday", "two weeks ago", "in June", "this summer",
     "the third quarter", "within 30 days", "the end of the month", "last March"],
)  # fmt: skip
def test_without_a_day_of_publication_nothing_can_be_counted_from_it(unparsed, text):
    assert [t.period for t in times(unparsed(text))] == [None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 3 May 2018. On July 7, they met again.", ["2018-05-03", "2018-07-07"]),
        ("By August, all was done, the pact of September 1, 2022 says.", ["2022-08", "2022-09-01"]),
        ("In 2016 ties were cut. They have met since April.", ["2016", None]),
        ("The treaty of May 2015 and the round of 1 June 2021. In July they met.",
         ["2015-05", "2021-06-01", "2021-07"]),
    ],
)  # fmt: skip
def test_without_a_day_of_publication_a_date_takes_the_year_of_the_nearest_full_one(unparsed, text, days):  # fmt: skip
    assert [d for _, d in days_of(times(unparsed(text)))] == days


@pytest.mark.parametrize(
    ("published", "text", "days"),
    [
        ("2021-02-03", "They have met since December.", "2020-12"),
        ("2021-02-03", "They met last March.", "2020-03"),
        ("2021-07-20", "It has been shut since August.", "2020-08"),
        ("2021-12-20", "They met in June.", "2021-06"),
        ("2021-12-20", "They will meet in January.", "2022-01"),
        ("2021-12-20", "They will meet on 10 January.", "2022-01-10"),
        ("2022-01-02", "They met on 30 December.", "2021-12-30"),
        ("2021-10-01", "Kenya will ratify it by May 15.", "2022-05-15"),
    ],
)
def test_a_date_without_a_year_lies_near_the_day_of_publication(unparsed, published, text, days):
    assert [d for _, d in days_of(times(unparsed(text, published)))] == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on 5 June. A day earlier, envoys came.", ["2021-06-05", "2021-06-04"]),
        ("They met on 5 June. Two days later they left.", ["2021-06-05", "2021-06-07"]),
        ("They met on 5 June and left the next day.", ["2021-06-05", "2021-06-06"]),
        ("A day earlier, envoys came.", [None]),
    ],
)
def test_a_day_earlier_counts_from_the_day_told_before_it(unparsed, text, days):
    assert [d for _, d in days_of(times(unparsed(text, FRIDAY)))] == days


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("in the last two years", True),
        ("in recent weeks", True),
        ("in the coming days", True),
        ("a few days ago", True),
        ("this decade", True),
        ("next year", False),
        ("within 30 days", False),
        ("in the next two weeks", False),
        ("two weeks ago", False),
        ("in 2027", False),
    ],
)
def test_words_that_measure_a_stretch_are_vague(unparsed, text, vague):
    assert [t.vague for t in times(unparsed(text, FRIDAY))] == [vague]


def test_a_day_that_no_calendar_has_stays_unknown(unparsed):
    assert days_of(times(unparsed("They met on 31 June.", FRIDAY))) == [("31 June", None)]


def test_blanks_and_line_ends_inside_an_expression_do_not_hide_it(unparsed):
    (found,) = times(unparsed("They met on July\n  7, 2020.", FRIDAY))

    assert (found.evidence.words, found.period.iso) == ("July\n  7, 2020", "2020-07-07")


PIECES = (
    "last next this the early mid- end of in on by since May March June 31 30 7 7th July 2021 1999 0 00 "
    "Friday week weeks year decade century hours ago later earlier a few several within - to and , . "
    "day same following weekend quarter Q1 spring 21st ' will said every each recent now soon a.m. 9 noon overnight "
    "morning nights old daily year-earlier nineteen ninety-six Ramadan Easter couple half hundred 03/04/05 24:61"
).split()


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.none() | st.dates())
def test_no_words_and_no_day_bring_the_calendar_down(pieces, published):
    report = Report(id="r1", text=" ".join(pieces), published=published)
    found = list(times(Reading(Parse(report, None, (), (), (), (), (), ()))))

    assert all(t.evidence.words == report.text[t.evidence.start : t.evidence.end] for t in found)
    ends = [0, *(t.evidence.end for t in found)]
    assert all(end <= t.evidence.start for end, t in zip(ends, found, strict=False))


def test_the_edges_of_the_calendar_are_no_errors(unparsed):
    text = "Tomorrow, next week, last century, 20 years ago, in January, last winter, the coming decades"

    for day in (dt.date.min, dt.date.max):
        assert len(days_of(times(unparsed(text, day.isoformat())))) == 7
