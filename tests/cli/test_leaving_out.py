"""``dragoman read --triage``: what is left out is counted, named, and can be read after all."""

from __future__ import annotations

import json

import pytest

from dragoman.cli.leaving_out import LeftOut
from dragoman.errors import InputError
from dragoman.records import Report

TALKS = Report(
    id="talks",
    text="The foreign ministers of Chad and Cameroon met and agreed to reopen the border.",
)
DERBY = Report(
    id="derby", title="Derby", text="Rovers beat Town 3-1. The striker scored twice in the match."
)
BROKEN = InputError("in.jsonl", "line 2 is no JSON")


def test_errors_and_relevant_reports_pass_in_their_order(capsys):
    left_out = LeftOut()

    assert list(left_out.sift([DERBY, BROKEN, TALKS])) == [BROKEN, TALKS]
    assert left_out.summary() == "Triage left out 1 of 2 reports."
    assert capsys.readouterr().err.startswith("Left out: derby (relevance 0.0")


@pytest.mark.parametrize(("threshold", "read"), [(0, ["talks", "derby"]), (1, [])])
def test_the_threshold_can_be_named(threshold, read):
    assert [r.id for r in LeftOut(threshold, quiet=True).sift([TALKS, DERBY])] == read


def test_what_is_left_out_can_be_read_later(tmp_path, capsys):
    file = tmp_path / "left.jsonl"
    left_out = LeftOut(file=file, quiet=True)

    assert [r.id for r in left_out.sift([TALKS, DERBY])] == ["talks"]
    line = json.loads(file.read_text("utf-8"))
    assert (line["id"], line["text"], line["title"]) == ("derby", DERBY.text, "Derby")
    assert line["relevance"] < 0.1
    assert str(file) in left_out.summary()
    assert capsys.readouterr().err == ""


def test_a_report_is_not_written_over(tmp_path):
    with pytest.raises(InputError, match="is to be read"):
        LeftOut(file=tmp_path / "in.jsonl").check([str(tmp_path / "in.jsonl")])
