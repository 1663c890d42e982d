"""Expressions of time are scored as TempEval-3 did."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.corpora import timeml
from dragoman.evaluate.corpora.timeml import Timex
from dragoman.evaluate.expressions import expressions, matched, score
from dragoman.evaluate.timex import length, timexes
from dragoman.extract.reading import Reading
from dragoman.extract.times import times
from dragoman.parse import Parse
from dragoman.records import Report

TEXT = """\
<?xml version="1.0" ?>
<TimeML>
<DOCID>bridge</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-07-09" functionInDocument="CREATION_TIME">20210709</TIMEX3></DCT>
<TEXT>
They <EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-07-08">Thursday</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> &amp; left<TIMEX3 tid="t3" type="DATE" value="2021-07-11"/>.
They meet again <TIMEX3 tid="t4" type="DATE" value="2021-W28">next week</TIMEX3>.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "TimeBank").mkdir()
    (tmp_path / "TimeBank" / "bridge.tml").write_text(TEXT, "utf-8")
    return tmp_path


def test_a_text_is_read_without_its_marks_and_the_day_of_creation_is_no_expression(folder):
    (document,) = timeml.documents(folder)

    assert str(document.published) == "2021-07-09"
    assert "They met on Thursday\nfor three days & left.\n" in document.text
    marked = [(document.text[t.start : t.end], t.type, t.value) for t in document.expressions]
    assert marked == [
        ("Thursday", "DATE", "2021-07-08"),
        ("three days", "DURATION", "P3D"),
        ("next week", "DATE", "2021-W28"),
    ]


def test_of_the_test_texts_only_those_with_marks_are_read(folder):
    (folder / "te3-platinum").mkdir()
    (folder / "te3-platinum" / "marked.tml").write_text(TEXT, "utf-8")

    assert [d.name for d in timeml.documents(folder)] == ["marked"]


@pytest.mark.parametrize(
    ("content", "complaint"), [(None, "has no"), ("<TimeML>", "is no XML"), ("<a/>", "TEXT")]
)
def test_what_is_no_timeml_is_named(tmp_path, content, complaint):
    if content is not None:
        (tmp_path / "x.tml").write_text(content, "utf-8")

    with pytest.raises(InputError, match=complaint):
        list(timeml.documents(tmp_path))


def test_a_small_example_counted_by_hand():
    # Four are marked and five found: two with the same words, one that overlaps, and of these three
    # two have the right type and one the right value. So P = 3/5, R = 3/4 and F1 = 2*3/9 relaxed,
    # 2*2/9 strict, 2*2/9 by type, 2*1/9 by value, which is relaxed F1 times one third.
    gold = [
        Timex(0, 8, "DATE", "2021-07-08"),
        Timex(20, 30, "DURATION", "P3D"),
        Timex(40, 60, "DATE", "2021-W28"),
        Timex(70, 75, "DATE", "2021"),
    ]
    found = [
        Timex(0, 8, "DATE", "2021-07-08"),
        Timex(20, 30, "DURATION", "P4D"),
        Timex(44, 60, "TIME", "2021-07-12T10:00"),
        Timex(80, 85, "DATE", "2021"),
        Timex(90, 95, "DATE", "2021"),
    ]

    table = score([(gold, found)])

    assert {name: (m.right, m.gold, m.found) for name, m in table.items()} == {
        "relaxed": (3, 4, 5), "strict": (2, 4, 5), "type": (2, 4, 5), "value": (1, 4, 5),
    }  # fmt: skip
    assert table["relaxed"].precision == pytest.approx(0.6)
    assert table["relaxed"].recall == pytest.approx(0.75)
    assert table["relaxed"].f1 == pytest.approx(2 / 3)
    assert table["value"].f1 == pytest.approx(table["relaxed"].f1 / 3)


def test_one_long_expression_is_matched_once():
    long = Timex(0, 30, "DATE", "2021-07-08")
    short = [Timex(0, 8, "DATE", "2021-07-08"), Timex(12, 30, "TIME", "2021-07-08T10:00")]

    assert matched([long], short) == [(long, short[0])]
    assert matched(short, [long]) == [(short[0], long)]


def test_the_same_words_go_before_those_that_overlap():
    gold = [Timex(0, 30, "DATE", "2021"), Timex(20, 30, "DATE", "2020")]
    found = [Timex(20, 30, "DATE", "2020"), Timex(0, 8, "DATE", "2021")]

    assert matched(gold, found) == [(gold[1], found[0]), (gold[0], found[1])]


@pytest.mark.parametrize(
    ("grain", "count", "written"),
    [
        ("day", 3, "P3D"), ("hour", 2, "PT2H"), ("minute", None, "PTXM"), ("month", None, "PXM"),
        ("decade", 2, "P20Y"), ("century", 1, "P100Y"), ("year", 2.5, "P2Y6M"), ("hour", 0.5, "PT30M"),
        ("day", 1.5, "P1DT12H"), ("week", 1.5, "P1.5W"),
    ],
)  # fmt: skip
def test_a_length_is_written_as_timeml_has_it(grain, count, written):
    assert length(grain, count) == written


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It fell between 1982 and 1992.", [("1982", "1982"), ("1992", "1992")]),
        ("It fell in early June.", [("early June", "2021-06")]),
        ("A 54-year-old left.", []),
        ("They meet on Tuesday nights.", [("Tuesday nights", "XXXX-WXX-2TNI")]),
    ],
)
def test_what_timeml_marks_otherwise_is_written_its_way(text, marked):
    report = Report(id="r1", text=text, published=dt.date(2021, 7, 9))
    reading = Reading(Parse(report, None, (), (), (), (), (), ()))
    found = [t for time in times(reading) for t in timexes(time)]

    assert [(text[t.start : t.end], t.value) for t in found] == marked


@pytest.mark.model
def test_a_folder_is_read_and_scored(folder):
    found = expressions(folder, "fast")

    assert found.texts == 1
    assert {m.f1 for m in found.table.values()} == {1.0}
