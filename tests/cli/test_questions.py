"""Questions and gold as a person types them; the reading itself is played."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.cli import app
from dragoman.cli.answering import Session


@pytest.fixture
def place(tmp_path, talks):
    """An archive with the small record, of which nothing is sure."""
    place = tmp_path / "archive.db"
    unsure = {
        name: tuple(replace(one, confidence=0.5) for one in getattr(talks, name))
        for name in ("statements", "commitments", "meetings", "events")
    }
    with Archive.open(place) as archive:
        archive.add(replace(talks, **unsure))
    return place


@pytest.fixture
def run(place, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_ARCHIVE", str(place))
    monkeypatch.setenv("DRAGOMAN_NAME", "ana")
    return lambda *words, **kwargs: CliRunner().invoke(app, [str(w) for w in words], **kwargs)


def lines(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_questions_show_the_words_in_context(run, talks):
    asked = lines(run("questions", "--json", "--kind", "event"))
    result = run("questions", "--kind", "event")

    assert {one["id"] for one in asked} == {e.id for e in talks.events}
    assert asked[0]["question"].startswith("Is this right: event (")
    assert f"*{asked[0]['words']}*" in result.stdout
    assert "50%" in result.stdout
    assert "nothing to ask" in run("questions", "--below", 0.1).stderr


def test_answers_come_through_a_pipe(run, talks):
    event, statement = talks.events[0].id, talks.statements[0].id
    given = [
        {"subject": event, "verdict": "correct", "fields": {"type": "AID"}, "comment": "seen"},
        {"subject": statement, "verdict": "reject", "fields": None},
    ]
    kept = lines(run("questions", "--answer", input="\n".join(map(json.dumps, given)) + "\n\n"))

    told = lines(run("judge", "--json"))
    assert [(j["id"], j["verdict"], j["by"], j["comment"]) for j in told] == [
        (kept[0]["id"], "correct", "ana", "seen"), (kept[1]["id"], "reject", "ana", None),
    ]  # fmt: skip
    assert not {event, statement} & {q["id"] for q in lines(run("questions", "--json"))}

    undo = json.dumps({"undo": kept[1]["id"], "comment": "it was so"})
    assert (
        lines(run("questions", "--answer", "--by", "ben", input=undo))[0]["undo"] == kept[1]["id"]
    )
    assert statement in {q["id"] for q in lines(run("questions", "--json"))}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x", "Line 1: no JSON"),
        ("[]", "a JSON object is expected"),
        ('{"verdict": "confirm"}', "'subject' and 'verdict' are needed"),
        ('{"subject": "event-0", "verdict": "confirm"}', "nothing in this archive has the id 'event-0'"),
        ('{"subject": "{event}", "verdict": "maybe"}', "'maybe' cannot be said of a record"),
        ('{"subject": "{event}", "verdict": "correct", "fields": {"type": "WAR"}}', "'WAR' is none of"),
        ('{"subject": "{event}", "verdict": "correct", "fields": ["type"]}', "'fields' is to be an object"),
        ('{"subject": 7, "verdict": "confirm"}', "'subject' is to be a string"),
        ('{"subject": "{event}", "answer": "yes"}', "'answer' is none of subject"),
        ('{"undo": "judgement-0", "verdict": "confirm"}', "'undo' stands alone"),
        ('{"undo": "judgement-0"}', "the id 'judgement-0'"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_and_the_others_are_kept(run, talks, line, said):
    good = json.dumps({"subject": talks.events[1].id, "verdict": "confirm"})
    line = line.replace("{event}", talks.events[0].id)
    result = run("questions", "--answer", input=f"{line}\n{good}\n")

    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [j["subject"] for j in lines(run("judge", "--json"))] == [talks.events[1].id]


@pytest.fixture
def session(place):
    """Play a session with these keys and these typed lines; what was shown, and the judgements that hold."""

    def play(keys, typed=(), **narrowed):
        pressed, lines, shown = iter(keys), iter(typed), io.StringIO()
        console = Console(file=shown, width=100)
        with Archive.open(place) as archive:
            asked = archive.questions(**narrowed)
            Session(
                archive, asked, console, by="ana", key=lambda: next(pressed, "\x04"), line=lambda _: next(lines)
            ).run()  # fmt: skip
            held = [j for j in archive.judgements() if j.holds and not j.undoes]
        numbers = {q.found.id: n for n, q in enumerate(asked)}
        return shown.getvalue(), [
            (numbers[j.subject], j.verdict, j.fields, j.comment) for j in held
        ]

    return play


@pytest.mark.parametrize(
    ("keys", "typed", "kept"),
    [
        ("yn", [], [(0, "confirm", None, None), (1, "reject", None, None)]),
        ("sYq", [], [(1, "confirm", None, None)]),
        ("myy", ["told so"], [(0, "confirm", None, "told so"), (1, "confirm", None, None)]),
        ("yun", [], [(0, "reject", None, None)]),
        ("yuun", [], [(0, "reject", None, None)]),
        ("xqy", [], []),
        ("c", ["type=AID", ""], [(0, "correct", {"type": "AID"}, None)]),
        ("cc", ["type=WAR", "", "type = AID", 'contexts=["health"]', ""],
         [(0, "correct", {"type": "AID", "contexts": ["health"]}, None)]),
        ("cy", ["nonsense", ""], [(0, "confirm", None, None)]),
        ("", [], []),
    ],
)  # fmt: skip
def test_one_key_is_one_decision(session, keys, typed, kept):
    shown, held = session(keys, typed, kind="event")

    assert held == kept
    assert f"{len(kept)} judgement{'' if len(kept) == 1 else 's'} kept, by ana." in shown


def test_what_is_asked_is_shown_with_what_was_made_of_it(session):
    shown, _ = session("q", kind="event")

    assert "1 of " in shown
    assert "y it is right" in shown
    assert "Is this right: event (" in shown
    assert "trigger" in shown
    assert "actor-" not in shown


def test_judged_reports_become_gold_and_measure_a_reader(run, talks, tmp_path):
    given = [{"subject": one.id, "verdict": "confirm"} for one in talks.records() if one not in talks.doubts]  # fmt: skip
    given += [{"subject": d.id, "verdict": "answer", "fields": {"answer": "yes"}} for d in talks.doubts]  # fmt: skip
    lines(run("questions", "--answer", input="\n".join(map(json.dumps, given))))

    folder = tmp_path / "ours"
    assert lines(run("gold", "export", folder, "--json")) == [
        {"whole": 1, "partial": 0, "judged": len(given)}
    ]
    found = tmp_path / "found.jsonl"
    record = lines(run("show", talks.report.id, "--json"))[0]
    found.write_text(json.dumps(record), "utf-8")
    table = json.loads(run("score", folder / "gold", found, "--json").stdout)
    assert {m["f1"] for m in table.values() if m["gold"]} == {1.0}

    result = run("gold", "export", folder)
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert "1 whole gold record in" in run("gold", "export", tmp_path / "again").stderr


def test_stats_tell_how_often_people_agreed(run, talks):
    assert "confidence" not in run("stats").stdout
    run("judge", talks.events[0].id, "confirm")

    assert "event 0.5          0.50    1.00" in run("stats").stdout
    assert lines(run("stats", "--json"))[0]["confidence"]["event"]["0.5"]["right"] == 1
