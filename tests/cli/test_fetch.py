"""``dragoman source`` and ``dragoman fetch``."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import signal
import threading

import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive, ArchiveStore
from dragoman.cli import app
from dragoman.errors import SourceError
from dragoman.records import ReportRecord
from dragoman.sources import every
from dragoman.sources.every import rounds, seconds


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.delenv("DRAGOMAN_CONTACT", raising=False)
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words], prog_name="dragoman")


@pytest.fixture(autouse=True)
def reading(monkeypatch):
    """A reading that finds nothing, many reports at a time."""

    def read_all(reports, **_):
        for batch in itertools.batched(reports, 3):
            yield from [ReportRecord(report=report) for report in batch]

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)


@pytest.fixture
def desk(run, tmp_path):
    """A folder with a report, and a source of it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "talks.txt").write_text("ASTANA, March 4 — The minister met the ambassador.")
    assert run("source", "add", "desk", "folder", folder).exit_code == 0
    return folder


def counts(result):
    """What a command with ``--json`` tells in the end."""
    assert result.exit_code in (0, 2), result.output
    return {k: v for k, v in json.loads(result.stdout).items() if k != "archive" and v}


def test_what_is_fetched_is_in_the_archive(run, desk):
    result = run("fetch")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "desk: 1 new, 0 known, 0 refused." in result.stderr
    assert "archive.db: 1 new." in result.stderr
    assert "talks" in run("find", "ambassador").stdout
    shown = json.loads(run("show", f"talks-{_digits(desk / 'talks.txt')}", "--json").stdout)
    assert shown["sources"][0]["place"] == (desk / "talks.txt").as_uri()
    assert counts(run("fetch", "--json")) == {}
    assert run("fetch", "--quiet").output == ""


def _digits(file):
    return hashlib.sha256(file.as_uri().encode()).hexdigest()[:8]


def test_a_file_is_one_report_whoever_finds_it(run, desk):
    (desk / "more.txt").write_text("The ministers will meet again.")
    (desk / "lines.jsonl").write_text('{"id": "lines", "text": "One."}\n{"text": "Two."}\n')

    assert counts(run("add", desk, "--json")) == {"new": 4}
    assert counts(run("fetch", "--json")) == {"known": 4}
    (desk / "more.txt").write_text("The ministers will not meet again.")
    assert counts(run("fetch", "--json")) == {"edited": 1}
    assert counts(run("add", desk, "--json")) == {"known": 4}


def test_what_cannot_be_read_is_said_once_and_the_others_are_kept(run, desk):
    for n in range(7):
        (desk / f"{n}.txt").write_text(f"The ministers met {n} times.")
    (desk / "3.txt").write_bytes(b"")
    (desk / "4.jsonl").write_text('{"text": "One."}\n{"no": "text"}\n{"text": "Three."}\n')

    result = run("fetch", "--json")
    assert counts(result) == {"new": 9, "refused": 2}
    assert "desk: " in result.stderr
    assert "3.txt: it is empty" in result.stderr
    assert counts(run("fetch", "--json")) == {}


def test_reports_may_go_to_a_folder_instead(run, desk, tmp_path):
    run("fetch", "--to", tmp_path / "out")
    (desk / "more.txt").write_text("The ministers will meet again.")
    run("fetch", "--to", tmp_path / "out")

    lines = (tmp_path / "out" / "desk.jsonl").read_text().splitlines()
    assert [json.loads(line)["text"][:13] for line in lines] == ["ASTANA, March", "The ministers"]
    assert counts(run("fetch", "--json")) == {}
    assert counts(run("add", tmp_path / "out", "--json")) == {"new": 2}


@pytest.mark.usefixtures("desk")
def test_what_is_printed_is_a_json_line_that_read_and_add_take(run):
    result = run("fetch", "desk", "--to", "-")
    line = json.loads(result.stdout)

    assert result.exit_code == 0
    assert line["text"].startswith("ASTANA, March 4")
    assert line["from"] == "desk"
    assert set(line) >= {"id", "text", "title", "published", "source", "fetched"}
    assert "desk: 1 new, 0 known, 0 refused." in result.stderr


def test_what_would_be_fetched_is_listed_and_not_fetched(run, desk):
    line = json.loads(run("fetch", "--list").stdout)

    assert line["source"] == (desk / "talks.txt").as_uri()
    assert counts(run("fetch", "--json")) == {"new": 1}
    assert run("fetch", "--list").stdout == ""


@pytest.mark.usefixtures("desk")
def test_list_says_how_sources_are(run):
    assert "not fetched yet" in run("source", "list").stdout
    run("fetch")
    assert "1 new, 0 known, 0 refused" in run("source", "list").stdout
    line = json.loads(run("source", "list", "--json").stdout)
    assert (line["name"], line["kind"], line["health"]["new"]) == ("desk", "folder", 1)
    assert run("source", "remove", "desk").exit_code == 0
    assert run("source", "list").stdout == ""
    assert run("find", "ambassador").stdout


def test_a_source_that_fell_silent_is_told_of(run, desk, tmp_path):
    with Archive.open(tmp_path / "archive.db") as archive:
        store = ArchiveStore(archive)
        days = {f"2025-03-0{n}": 3 for n in range(3, 9)}
        store.set_state("desk", {"days": days})
    (desk / "talks.txt").unlink()
    (desk / "notes.xyz").touch()

    assert "desk: nothing new for" in run("fetch").stderr
    assert "SILENT: nothing new for" in run("source", "list").stdout
    assert json.loads(run("source", "list", "--json").stdout)["health"]["silent"]


@pytest.mark.usefixtures("desk")
def test_a_source_that_fails_as_a_whole_is_said_and_the_others_go_on(run, tmp_path):
    run("source", "add", "attic", "folder", tmp_path / "attic")
    result = run("fetch", "--json")

    assert result.exit_code == 2
    assert "attic: " in result.stderr
    assert "there is no such file or folder" in result.stderr
    assert counts(result) == {"new": 1, "refused": 1}
    assert "failed: " in run("source", "list").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("fetch", "there is no source yet"),
        ("fetch a", "there is no such source; add one with"),
        ("source add a ftp x", "no kind 'ftp'; kinds: folder, url"),
        ("source add a feed ftp://a.example/", "only http and https"),
        ("source add a feed https://a.example/f --since soon", "a day such as"),
        ("source remove a", "no such source"),
    ],
)
def test_wrong_use_is_one_sentence(run, words, said, tmp_path):
    Archive.open(tmp_path / "archive.db").close()
    result = run(*words.split())

    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_nothing_is_asked_of_the_network_without_a_contact(run):
    run("source", "add", "herald", "feed", "https://herald.example/feed.xml")
    result = run("fetch", "--quiet")

    assert result.exit_code == 2
    assert "--contact or DRAGOMAN_CONTACT" in result.stderr


@pytest.mark.parametrize("words", ["fetch", "source list", "source remove a"])
def test_nothing_is_made_by_looking(run, words, tmp_path):
    result = run(*words.split())

    assert result.exit_code == 3
    assert "there is no archive" in result.stderr
    assert not (tmp_path / "archive.db").exists()


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


@pytest.mark.usefixtures("desk")
def test_a_running_fetch_ends_cleanly_when_it_is_told_to(run, monkeypatch):
    def told(_left):
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(5)

    monkeypatch.setattr(every, "rounds", lambda every_s: rounds(every_s, sleep=told))
    before = signal.getsignal(signal.SIGTERM)
    result = run("fetch", "--every", "1h", "--json")

    assert result.exit_code == 0
    assert "Stopped; the next fetch goes on from here." in result.stderr
    assert counts(result) == {"new": 1}
    assert signal.getsignal(signal.SIGTERM) is before
