"""What goes into an archive comes out of it; twice is once."""

from __future__ import annotations

from dragoman.jsonform import to_json


def test_what_went_in_comes_out(archive, talks):
    assert archive.add(talks) == "new"

    assert to_json(archive.record("talks")) == to_json(talks)


def test_adding_twice_changes_nothing(archive, talks):
    archive.add(talks)

    assert archive.add(talks) == "known"
    assert len(list(archive.all_records())) == 1
