"""The commands of an archive as a person types them; the reading itself is played."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.jsonform import one_line, to_json, to_line


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.setenv("DRAGOMAN_NAME", "ana")
    return lambda *words, **kwargs: CliRunner().invoke(app, [str(w) for w in words], **kwargs)


@pytest.fixture(autouse=True)
def reading(monkeypatch, talks):
    """A reading that finds the small record wherever its text is, whatever the report's id."""

    def read_all(reports, **_):
        for report in reports:
            known = talks.report.text == report.text
            yield replace(talks, report=report) if known else type(talks)(report=report)

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)


@pytest.fixture
def folder(small, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "talks.txt").write_text((small / "texts" / "talks.txt").read_text("utf-8"), "utf-8")
    (folder / "other.txt").write_text("Nothing happened at the crossing.", "utf-8")
    return folder


@pytest.fixture
def filled(run, folder):
    assert run("add", folder).exit_code == 0
    return run


def lines(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_add_says_what_was_new_known_and_refused(run, folder):
    assert "2 new." in run("add", folder).stderr
    (folder / "other.txt").write_text("Something happened after all.", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")

    result = run("add", folder, "--json")

    assert result.exit_code == 2
    assert "empty.txt: it is empty" in result.stderr
    told = json.loads(result.stdout)
    assert {n: told[n] for n in ("new", "edited", "known", "refused")} == {
        "new": 0, "edited": 1, "known": 1, "refused": 1,
    }  # fmt: skip


def test_a_file_is_known_from_every_folder_and_no_other_file_of_its_name(
    filled, folder, monkeypatch, tmp_path
):
    monkeypatch.chdir(folder)
    assert lines(filled("add", "talks.txt", "../reports/other.txt", "--json"))[0]["known"] == 2

    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "talks.txt").write_text("Another report of that name.", "utf-8")
    told = lines(filled("add", tmp_path / "elsewhere" / "talks.txt", "--json"))[0]
    assert (told["new"], told["edited"]) == (1, 0)


def test_reports_come_through_a_pipe(run):
    given = '{"id": "a1", "text": "The crossing is open."}\n{"text": "It was closed."}\n'

    assert lines(run("add", "-", "--json", input=given))[0]["new"] == 2
    assert lines(run("add", "-", "--json", input=given))[0]["known"] == 2
    assert lines(run("show", "a1", "--json"))[0]["sources"][0]["place"] == "standard input"


def test_finished_records_are_kept_without_reading_them(run, talks, monkeypatch):
    def read_all(reports, **_):
        assert [report.id for report in reports] in (["plain"], [])
        return iter(())

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)
    given = f'{to_line(talks)}\n{{"id": "plain", "text": "It was closed."}}\n'

    assert lines(run("add", "-", "--json", input=given))[0]["new"] == 1
    shown = lines(run("show", talks.report.id, "--json"))[0]
    assert {name: shown[name] for name in to_json(talks)} == to_json(talks)
    assert lines(run("add", "-", "--json", input=to_line(talks)))[0]["known"] == 1


def test_finished_records_are_read_by_a_reader_of_ours_when_asked_for(run, talks):
    run("add", "-", input=to_line(talks))

    assert lines(run("reread", "--json"))[0]["same"] == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: r["report"].update(text="X" + r["report"]["text"]), "the text from 46 to 57 is not 'Amina Daoud'"),
        (lambda r: r["report"].pop("id"), "record is not as it was read (report.id: is missing)"),
        (lambda r: r["report"].update(id=""), "the report of this record has no id"),
        (lambda r: r.update(report="talks"), "an object is expected, not str"),
        (lambda r: r["events"][0].update(type="PROTST"), "'PROTST' is none of"),
        (lambda r: r["events"][0].update(actors=["a9"]), "names the actor 'a9', whom this record does not have"),
        (lambda r: r["meetings"][0]["roles"].update(host=["a9"]), "names the actor 'a9'"),
        (lambda r: r["actors"][0].update(name="A\0"), "'A\\x00' has a character that is no text"),
        (lambda r: r["events"].append(r["events"][0]), "two records have the id"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_is_refused(run, talks, change, said):
    json = to_json(talks)
    change(json)
    result = run("add", "-", "--json", input=one_line(json) + "\n" + to_line(talks))

    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert '"new": 1' in result.stdout
    assert '"refused": 1' in result.stdout


def test_find_prints_words_in_context_and_ids(filled):
    result = filled("find", "reopen", "--kind", "commitment", "--topic", "borders")

    assert "She promised that Chad would *reopen it* by June 2024." in result.stdout
    assert "Amina Daoud" in result.stdout
    assert " in talks-" in result.stdout


def test_find_json_is_one_object_a_line(filled):
    found = lines(filled("find", "crossing", "--json"))

    assert [one["kind"] for one in found] == ["meeting", "statement", "report"]
    assert found[1]["record"]["content"]["words"] == "The crossing will not stay closed"
    assert found[0]["before"] + found[0]["words"] + found[0]["after"]
    assert "text" not in found[0]["report"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["find", "x", "--type", "thraeten"], "did you mean 'THREATEN'?"),
        (["find", "x", "--topic", "watre"], "did you mean 'water'?"),
        (["find", "x", "--from", "May"], "a day, month or year is expected"),
        (["find", "?!"], "no word in it"),
        (["show", "none"], "nothing in this archive has the id 'none'"),
        (["judge", "none", "confirm"], "nothing in this archive has the id"),
        (["judge", "none", "--set", "a=b"], "without a verdict"),
        (["judge", "--undo", "none"], "nothing in this archive has the id"),
        (["restore", "none.zip"], "no such file"),
        (["reread", "none"], "nothing in this archive has the id"),
    ],
)
def test_wrong_use_ends_with_two(filled, words, said):
    result = filled(*words) if words[0] != "restore" else filled(*words, "--yes")

    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        ("none.db", "there is no archive; `dragoman add` makes one"),
        ("oracle://ana:geheim@server/news", "an address that begins postgresql://"),
        ("postgresql://ana:geheim@127.0.0.1:1/news", "postgresql://ana@127.0.0.1:1/news: the server"),
    ],
)  # fmt: skip
def test_an_archive_that_cannot_be_used_ends_with_three(run, tmp_path, monkeypatch, archive, said):
    monkeypatch.chdir(tmp_path)
    result = run("find", "crossing", "--archive", archive)

    assert result.exit_code == 3
    assert said in result.stderr
    assert "geheim" not in result.output


def test_a_judgement_is_given_listed_and_taken_back(filled):
    (found,) = lines(filled("find", "--type", "threaten", "--json"))
    event = found["id"]
    assert (
        filled("judge", event, "correct", "--set", "type=ACCUSE", "-m", "no threat").exit_code == 0
    )

    assert lines(filled("find", "--type", "accuse", "--json"))[0]["verdict"] == "correct"
    assert "ana corrected" in filled("judge").stdout
    (judgement,) = lines(filled("judge", event, "--json"))
    assert (judgement["fields"], judgement["comment"]) == ({"type": "ACCUSE"}, "no threat")

    assert filled("judge", "--undo", judgement["id"]).exit_code == 0
    assert "[taken back]" in filled("judge", event).stdout
    assert lines(filled("find", "--type", "accuse", "--json")) == []


def test_a_rejected_record_is_found_when_asked_for(filled):
    event = lines(filled("find", "--type", "threaten", "--json"))[0]["id"]
    filled("judge", event, "reject")

    assert lines(filled("find", "--type", "threaten", "--json")) == []
    assert "event, rejected" in filled("find", "--type", "threaten", "--rejected").stdout


def test_show_shows_a_report_a_record_and_an_actor(filled):
    report = lines(filled("find", "crossing", "--kind", "statement", "--json"))[0]["report"]["id"]

    shown = filled("show", report).stdout
    assert "PROMISED" in shown
    assert "Version 1, added" in shown
    assert '"form": "direct"' in filled("show", lines(filled("show", report, "--json"))[0]["statements"][0]["id"]).stdout  # fmt: skip


def test_reread_passes_over_what_was_read(filled):
    assert lines(filled("reread", "--json"))[0]["same"] == 0
    assert lines(filled("reread", "--again", "--json"))[0]["same"] == 2
    assert lines(filled("reread", "--reader", "fast", "--json"))[0]["same"] == 2


def test_a_backup_is_put_back(filled, tmp_path):
    file = tmp_path / "backup.zip"
    assert filled("backup", file).exit_code == 0

    refused = filled("restore", file)
    assert refused.exit_code == 2
    assert "Say so with --yes" in refused.stderr
    assert filled("restore", file, "--archive", tmp_path / "new.db").exit_code == 0
    assert lines(filled("stats", "--json", "--archive", tmp_path / "new.db"))[0]["reports"] == 2
    checked = filled("check", "--archive", tmp_path / "new.db")
    assert checked.exit_code == 0
    assert "all is well" in checked.stderr


def test_check_ends_with_one_where_something_is_wrong(filled, tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "archive.db") as connection:
        connection.execute("UPDATE versions SET text = replace(text, 'Oslo', 'Lima')")
    connection.close()

    result = filled("check")
    assert result.exit_code == 1
    assert "the text is not the one that was added" in result.stdout


def test_stats_are_counts(filled):
    assert "reports          2" in filled("stats").stdout


def test_copies_are_marked_in_find_and_show_and_told_in_stories(run, talks):
    text = talks.report.text
    given = [
        {"id": "wire", "text": text, "published": "2024-03-05", "outlet": "Wire"},
        {"id": "copy", "text": text + " So it was told.", "published": "2024-03-07", "outlet": "Herald"},
    ]  # fmt: skip
    piped = "".join(json.dumps(one) + "\n" for one in given)
    assert run("add", "-", input=piped).exit_code == 0

    assert "copy, a copy of wire" in run("find", "crossing", "--kind", "report").stdout
    assert [f["copy_of"] for f in lines(run("find", "told", "--json"))] == ["wire"]
    assert lines(run("find", "told", "--json", "--independent")) == []
    assert "copy of wire (" in run("show", "copy").stdout
    assert {j["kind"] for j in lines(run("show", "wire", "--json"))[0]["joins"]} >= {"copy", "story"}  # fmt: skip
    (story,) = lines(run("stories", "--json", "--since", "2024-03"))
    assert (len(story["reports"]), story["independent"]) == (2, 1)
    assert "2 reports, 1 independent" in run("stories", "copy").stdout
    assert "no such stories" in run("stories", "--since", "2025").stderr


def test_join_goes_on_and_begins_again(filled):
    assert lines(filled("join", "--json"))[0]["joined"] == 0
    assert lines(filled("join", "--json", "--again"))[0]["joined"] == 2
    assert "0 joined" in filled("join").stderr
