"""What counts as right, measure by measure."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dragoman.errors import DragomanError
from dragoman.evaluate.compare import MEASURES, Measure, compare
from dragoman.evaluate.score import score, score_files
from dragoman.jsonform import to_json, to_line
from dragoman.records import Period, ReportRecord, Roles


def counts(gold, found, measure):
    m = compare(gold, found)[measure][0]
    return m.right, m.gold, m.found


def test_a_record_compared_with_itself_has_everything(talks):
    for name, (measure, slips) in compare(talks, talks).items():
        assert measure.right == measure.gold == measure.found, name
        assert not slips


def test_nothing_found_is_all_missed(talks):
    empty = ReportRecord(report=talks.report)

    for name, (measure, _) in compare(talks, empty).items():
        assert (measure.right, measure.found) == (0, 0), name
    assert counts(talks, empty, "statements") == (0, 3, 0)


def shift(record, quote, by):
    return record.report.quote(quote.start + by, quote.end + by)


@pytest.mark.parametrize(
    ("by", "content", "exact"), [(0, 1, 1), (1, 1, 0), (9, 1, 0), (12, 0, 0), (20, 0, 0)]
)
def test_a_content_that_overlaps_by_half_is_found(talks, by, content, exact):
    first = talks.statements[0]
    moved = replace(first, content=shift(talks, first.content, by))
    found = replace(talks, statements=(moved,))

    assert counts(talks, found, "content")[0] == content
    assert counts(talks, found, "content_exact")[0] == exact


def test_quotation_marks_at_the_edge_do_not_make_another_content(talks):
    first = talks.statements[0]
    marked = talks.report.quote(first.content.start - 1, first.content.end + 2)
    found = replace(talks, statements=(replace(first, content=marked),))

    assert counts(talks, found, "content_exact") == (1, 3, 1)


@pytest.mark.parametrize(
    ("speakers", "right"), [(("A1",), 1), (("A1", "A2"), 1), (("A2",), 0), ((), 0)]
)
def test_a_statement_needs_one_right_speaker(talks, speakers, right):
    found = replace(talks, statements=(replace(talks.statements[0], speakers=speakers),))

    assert counts(talks, found, "statements")[0] == right
    assert counts(talks, found, "content")[0] == 1


@pytest.mark.parametrize(
    ("actors", "recipients", "right"),
    [(("A1",), ("A2",), 1), (("A1", "A2"), (), 1), (("A2",), ("A1",), 1), (("A3",), ("A4",), 0)],
)
def test_who_acts_and_who_is_acted_on_are_one_in_what_is_mutual(talks, actors, recipients, right):
    met = replace(talks.events[0], actors=actors, recipients=recipients)

    assert counts(talks, replace(talks, events=(met,)), "events")[0] == right


def test_a_meetings_day_place_and_roles_count_where_the_meeting_is_found(talks):
    meeting = replace(
        talks.meetings[0],
        date=Period.year(2024),
        place="Oslo city",
        roles=Roles(host=("A2",), participant=("A1", "A2")),
    )
    found = replace(talks, meetings=(meeting,))

    assert counts(talks, found, "meetings") == (1, 1, 1)
    assert counts(talks, found, "when") == (0, 1, 1)
    assert counts(talks, found, "where") == (1, 1, 1)
    assert counts(talks, found, "roles") == (2, 2, 3)


@pytest.mark.parametrize(
    ("name", "mentions", "right"),
    [
        ("Daoud", True, 1),  # a mention is shared
        ("Amina Daoud", False, 1),  # the same name
        ("Minister Amina Daoud", False, 1),  # names alike
        ("Ms Brown", False, 0),
    ],
)
def test_an_actor_is_known_by_name_or_mention(talks, name, mentions, right):
    actor = talks.actors[0]
    other = replace(actor, name=name, mentions=actor.mentions if mentions else ())

    assert counts(talks, replace(talks, actors=(other,)), "actors")[0] == right


def test_slips_are_kept_with_what_they_are_about(talks):
    found = replace(talks, events=talks.events[:1])

    total = score([("talks", talks, found)])

    missed = [s for s in total.slips["talks"] if s.measure == "events"]
    assert [(s.invented, s.item) for s in missed] == [(False, talks.events[1])]


def test_shares_of_nothing_are_zero():
    assert (Measure().precision, Measure().recall, Measure().f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("form", ["folder", "lines", "lines with a suffix in the id"])
def test_predictions_come_as_a_folder_or_as_lines(small, talks, tmp_path, form):
    if form == "folder":
        (tmp_path / "talks.json").write_text(json.dumps(to_json(talks)), encoding="utf-8")
        found = tmp_path
    else:
        found = tmp_path / "records.jsonl"
        id_ = "talks.txt" if "suffix" in form else "talks"
        renamed = replace(talks, report=replace(talks.report, id=id_))
        found.write_text(to_line(renamed) + "\n", encoding="utf-8")

    total = score_files(small / "gold", found)

    assert all(total.table[name].f1 == 1.0 for name in MEASURES)
    assert total.unread == []


def test_the_text_may_come_from_the_records(small, talks, tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "talks.json").write_bytes((small / "gold/talks.json").read_bytes())
    (tmp_path / "records.jsonl").write_text(to_line(talks), encoding="utf-8")

    assert score_files(tmp_path / "gold", tmp_path / "records.jsonl").table["events"].f1 == 1.0


def test_a_report_without_a_record_counts_as_empty(small, tmp_path):
    total = score_files(small / "gold", tmp_path)

    assert total.unread == ["talks"]
    assert total.table["actors"] == Measure(0, 4, 0)


@pytest.mark.parametrize("line", ["{", "[]", '{"report": 3}', "null"])
def test_a_line_that_is_no_record_is_named(small, tmp_path, line):
    (tmp_path / "x.jsonl").write_text(f"\n{line}\n", encoding="utf-8")

    with pytest.raises(DragomanError, match=r"x\.jsonl:2: "):
        score_files(small / "gold", tmp_path / "x.jsonl")
