"""What ``import dragoman`` gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import dragoman
from dragoman.records import Report, ReportRecord

NAMES = [
    "Actor", "Amount", "Commitment", "Doubt", "DragomanError", "Event", "InputError", "Meeting",
    "Office", "Period", "Quote", "Report", "ReportRecord", "Roles", "Statement", "__version__",
    "load", "pipe", "read",
]  # fmt: skip


@pytest.fixture(autouse=True)
def played(monkeypatch):
    """A reading that finds nothing."""
    monkeypatch.setattr(
        "dragoman.extract.read_one", lambda report, **_: ReportRecord(report=report), raising=False
    )
    monkeypatch.setattr(
        "dragoman.extract.read_all",
        lambda reports, **_: (ReportRecord(report=r) for r in reports),
        raising=False,
    )


def test_the_public_names_are_these():
    assert sorted(dragoman.__all__) == NAMES
    assert dir(dragoman) == NAMES
    assert all(hasattr(dragoman, name) for name in NAMES)


def test_another_name_is_not_there():
    with pytest.raises(AttributeError, match="no attribute 'open_sesame'"):
        dragoman.open_sesame  # noqa: B018


def test_a_string_is_a_text():
    record = dragoman.read("talks.txt", id="x", published=dt.date(2024, 3, 5))

    assert (record.report.id, record.report.text) == ("x", "talks.txt")
    assert record.report.published == dt.date(2024, 3, 5)


@pytest.mark.parametrize("given", ["Chad met Norway.", Report(id="x", text="Chad met Norway.")])
def test_a_source_may_be_named(given):
    assert dragoman.read(given, source="Wire").report.source == "Wire"


def test_a_path_is_a_file(tmp_path):
    (tmp_path / "talks.txt").write_text("Chad met Norway.", encoding="utf-8")

    assert dragoman.read(tmp_path / "talks.txt", title="Talks").report.title == "Talks"


def test_a_report_is_a_report():
    assert dragoman.read(Report(id="x", text="Chad met Norway.")).report.id == "x"


@pytest.mark.parametrize(
    ("lines", "said"),
    [('{"text": "One."}\n{"text": "Two."}\n', "several reports"), (None, "none.jsonl")],
)
def test_a_file_that_is_not_one_report_is_an_error(tmp_path, lines, said):
    path = tmp_path / ("many.jsonl" if lines else "none.jsonl")
    if lines:
        path.write_text(lines, encoding="utf-8")

    with pytest.raises(dragoman.InputError, match=said):
        dragoman.read(Path(path))


def test_many_reports_go_through_a_pipe_in_order():
    records = dragoman.pipe(["One.", Report(id="x", text="Two.")])

    assert [r.report.text for r in records] == ["One.", "Two."]


def test_what_cannot_be_loaded_is_raised_or_handed_over(tmp_path):
    (tmp_path / "good.txt").write_text("Chad met Norway.", encoding="utf-8")
    paths = [tmp_path / "none.txt", tmp_path / "good.txt"]
    bad = []

    assert len(list(dragoman.load(paths, on_error=bad.append))) == 1
    assert len(bad) == 1
    with pytest.raises(dragoman.InputError):
        list(dragoman.load(paths))
