"""``dragoman source`` and ``dragoman fetch``."""

from __future__ import annotations

import json
import os
import signal
import threading

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import SourceError
from dragoman.sources import every
from dragoman.sources.every import rounds, seconds


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_SOURCES", str(tmp_path / "kept"))
    monkeypatch.delenv("DRAGOMAN_CONTACT", raising=False)
    return lambda *words: CliRunner().invoke(app, words, prog_name="dragoman")


@pytest.fixture
def desk(run, tmp_path):
    """A folder with a report, and a source of it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "talks.txt").write_text("ASTANA, March 4 — The minister met the ambassador.")
    assert run("source", "add", "desk", "folder", str(folder)).exit_code == 0
    return folder


@pytest.mark.usefixtures("desk")
def test_what_is_fetched_is_a_json_line_that_read_takes(run):
    result = run("fetch", "desk")
    line = json.loads(result.stdout)

    assert result.exit_code == 0
    assert line["text"].startswith("ASTANA, March 4")
    assert line["from"] == "desk"
    assert set(line) >= {"id", "text", "title", "published", "source", "fetched"}
    assert "desk: 1 new, 0 known, 0 refused." in result.stderr
    assert run("fetch", "--quiet").stdout == ""


def test_reports_may_go_to_a_folder(run, desk, tmp_path):
    run("fetch", "--to", str(tmp_path / "out"))
    (desk / "more.txt").write_text("The ministers will meet again.")
    run("fetch", "--to", str(tmp_path / "out"))

    lines = (tmp_path / "out" / "desk.jsonl").read_text().splitlines()
    assert [json.loads(line)["text"][:13] for line in lines] == ["ASTANA, March", "The ministers"]


@pytest.mark.usefixtures("desk")
def test_list_says_how_sources_are(run):
    assert "not fetched yet" in run("source", "list").stdout
    run("fetch")
    assert "1 new, 0 known, 0 refused" in run("source", "list").stdout
    line = json.loads(run("source", "list", "--json").stdout)
    assert (line["name"], line["kind"], line["health"]["new"]) == ("desk", "folder", 1)
    assert run("source", "remove", "desk").exit_code == 0
    assert run("source", "list").stdout == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fetch", "there is no source yet"),
        ("source add a ftp x", "no kind 'ftp'; kinds: folder, url"),
        ("source add a feed ftp://a.example/", "only http and https"),
        ("source add a feed https://a.example/f --since soon", "a day such as"),
        ("source remove a", "no such source"),
    ],
)
def test_wrong_use_is_one_sentence(run, words, said):
    result = run(*words.split())

    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_nothing_is_asked_of_the_network_without_a_contact(run):
    run("source", "add", "herald", "feed", "https://herald.example/feed.xml")
    result = run("fetch", "--quiet")

    assert result.exit_code == 2
    assert "--contact or DRAGOMAN_CONTACT" in result.stderr


@pytest.mark.parametrize(
    ("words", "value"), [("90s", 90), ("30m", 1800), ("6h", 21600), ("1 d", 86400)]
)
def test_times_between_rounds(words, value):
    assert seconds(words) == value


@pytest.mark.parametrize("words", ["", "30", "m", "5s", "-1h", "1w"])
def test_times_that_are_none(words):
    with pytest.raises(SourceError):
        seconds(words)


def test_rounds_begin_at_equal_distances():
    now, slept = [0.0], []

    def sleep(left):
        slept.append(left)
        now[0] += left

    for number in rounds(100, clock=lambda: now[0], sleep=sleep):
        now[0] += 30 if number == 1 else 250
        if number == 3:
            break
    assert slept == [70]
    assert list(rounds(None)) == [1]


def test_a_running_fetch_ends_cleanly_when_it_is_told_to(run, desk, monkeypatch):
    def told(_left):
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(5)

    monkeypatch.setattr(every, "rounds", lambda every_s: rounds(every_s, sleep=told))
    before = signal.getsignal(signal.SIGTERM)
    result = run("fetch", "--every", "1h")

    assert result.exit_code == 0
    assert "Stopped; the next fetch goes on from here." in result.stderr
    assert desk.name in result.stdout
    assert signal.getsignal(signal.SIGTERM) is before
