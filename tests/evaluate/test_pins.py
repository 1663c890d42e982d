"""The scores kept in the repository: written, read back, and held to."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import replace

import pytest

from dragoman.errors import DragomanError
from dragoman.evaluate import pins
from dragoman.evaluate.compare import MEASURES
from dragoman.records import ReportRecord


@pytest.fixture
def kept(small, tmp_path):
    """A scores file beside a copy of the small gold set, nothing pinned yet."""
    shutil.copytree(small, tmp_path / "small")
    file = tmp_path / "scores.toml"
    file.write_text('[small]\ngold = "small/gold"\ntexts = "small/texts"\n', encoding="utf-8")
    return file


def perfect(talks):
    return lambda reports: [replace(talks, report=report) for report in reports]


def blind(reports):
    return [ReportRecord(report=report) for report in reports]


def today(file, read):
    (pin,) = pins.read_pins(file)
    return pin, pins.measured(pin, file, read)[0]


def test_what_is_written_is_read_back(kept, talks):
    _, measured = today(kept, perfect(talks))

    pins.write_pins(kept, [measured])

    assert pins.read_pins(kept) == [measured]
    found = tomllib.loads(kept.read_text("utf-8"))
    assert found["small"]["measures"]["events"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "floor": 0.995,
    }  # fmt: skip


def test_nothing_is_said_while_the_scores_hold(kept, talks):
    pins.write_pins(kept, [today(kept, perfect(talks))[1]])

    assert list(pins.falls(*today(kept, perfect(talks)))) == []


def test_every_fall_is_one_sentence(kept, talks):
    pins.write_pins(kept, [today(kept, perfect(talks))[1]])

    said = list(pins.falls(*today(kept, blind)))

    assert len(said) == len(MEASURES)
    assert "small: F1 of events is 0.000, below its floor 0.995 (pinned at 1.000)." in said


def test_changed_gold_files_are_told_apart_from_a_worse_reading(kept, talks):
    pins.write_pins(kept, [today(kept, perfect(talks))[1]])
    text = kept.parent / "small" / "texts" / "talks.txt"
    text.write_text(text.read_text("utf-8") + "\nMore.\n", encoding="utf-8")

    (said,) = pins.falls(*today(kept, blind))

    assert "gold files are not those" in said


def test_unpinned_scores_ask_for_an_update(kept):
    (said,) = pins.falls(*today(kept, blind))

    assert "--update" in said


@pytest.mark.parametrize("content", ["[small", "small = 3", "[small]\nfloor = 2"])
def test_a_file_of_another_form_is_named(tmp_path, content):
    (tmp_path / "scores.toml").write_text(content, encoding="utf-8")

    with pytest.raises(DragomanError, match=r"scores\.toml"):
        pins.read_pins(tmp_path / "scores.toml")


def test_the_projects_own_file_names_the_samples(root):
    names = {pin.name: pin for pin in pins.read_pins(root / "tests" / "gold" / "scores.toml")}

    assert not names["samples"].optional
    assert names["records"].optional
