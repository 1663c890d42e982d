"""What people judged becomes gold: only what they saw, as they said it is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.gold_folder import export, name_of
from dragoman.errors import InputError
from dragoman.evaluate.gold import faults, load
from dragoman.evaluate.sets import read_and_score


@pytest.fixture
def record(report, stub):
    return stub.read(report)


@pytest.fixture
def filled(archive, report, stub, record):
    archive.add(record)
    archive.add(stub.read(replace(report, id="other/one", source="Herald")))
    return archive


def judge_all(archive, record, **verdicts):
    """Confirm everything of a record, but what is named by its id."""
    for one in record.records():
        verdict = "answer" if one in record.doubts else "confirm"
        fields = {"answer": "It is."} if verdict == "answer" else None
        verdict, fields = verdicts.get(one.id.replace("-", "_"), (verdict, fields))
        archive.judge(one.id, verdict, by="ana", fields=fields)


def by_id(record):
    return {one.id.replace("-", "_"): one for one in record.records()}


def test_a_report_in_which_all_was_judged_is_whole_gold(filled, record, tmp_path):
    event, statement = record.events[0], record.statements[0]
    judge_all(
        filled, record,
        **{
            event.id.replace("-", "_"): ("correct", {"type": "COOPERATE"}),
            statement.id.replace("-", "_"): ("reject", None),
        },
    )  # fmt: skip
    counts = export(tmp_path / "ours", filled.gold())

    assert (counts["whole"], counts["partial"]) == (1, 0)
    ((name, gold),) = load(tmp_path / "ours" / "gold", tmp_path / "ours" / "texts")
    assert name == "talks"
    assert [e.type for e in gold.events] == ["COOPERATE"]
    assert [s.id for s in gold.statements] == [record.statements[1].id]
    assert (gold.meetings, gold.commitments) == (
        tuple(replace(m, confidence=1.0) for m in record.meetings),
        tuple(replace(c, confidence=1.0) for c in record.commitments),
    )
    lines = (tmp_path / "ours" / "judged.jsonl").read_text("utf-8").splitlines()
    told = {one["id"]: one for one in map(json.loads, lines)}
    assert told.keys() == {one.id for one in record.records()}
    assert told[event.id]["verdict"] == "correct"
    assert told[event.id]["by"] == "ana"
    assert told[event.id]["at"].startswith("2024-05-01T")


def test_a_reader_is_measured_by_it(filled, record, stub, tmp_path):
    judge_all(filled, record, **{record.statements[0].id.replace("-", "_"): ("reject", None)})
    folder = tmp_path / "ours"
    export(folder, filled.gold())

    def read(reports):
        return (stub.read(one) for one in reports)

    table = read_and_score(folder / "gold", folder / "texts", read).table
    assert (table["content"].gold, table["content"].found) == (1, 2)
    assert table["events"].f1 == table["meetings"].f1 == table["commitments"].f1 == 1


def test_of_another_report_only_what_was_seen_is_there(filled, record, tmp_path):
    meeting = record.meetings[0]
    filled.judge(meeting.id, "confirm", by="ana")
    filled.judge(record.events[0].id, "reject", by="ben")
    (report,) = filled.gold()

    assert not report.whole
    assert report.gold["judged"] == {"whole": False, "seen": 2, "unseen": report.unseen}
    assert [m["id"] for m in report.gold["meetings"]] == [meeting.id]
    assert (report.gold["statements"], report.gold["events"]) == ([], [])
    assert {a["id"] for a in report.gold["actors"]} == set(meeting.roles.all())
    assert faults(report.gold, report.text) == []

    export(tmp_path / "ours", [report])
    assert list((tmp_path / "ours" / "gold").iterdir()) == []
    assert [p.name for p in (tmp_path / "ours" / "partial" / "gold").iterdir()] == ["talks.json"]


def test_a_rejected_actor_is_in_no_record(filled, record):
    holm = next(a for a in record.actors if a.name == "Lars Holm")
    judge_all(filled, record, **{holm.id.replace("-", "_"): ("reject", None)})
    (report,) = filled.gold()

    assert holm.id not in {a["id"] for a in report.gold["actors"]}
    assert report.gold["meetings"][0]["roles"] == {
        "participant": [next(a.id for a in record.actors if a.name == "Amina Daoud")]
    }
    assert faults(report.gold, report.text) == []


def test_what_was_taken_back_was_not_judged(filled, record):
    kept = filled.judge(record.events[0].id, "confirm", by="ana")
    filled.undo(kept, by="ana")

    assert list(filled.gold()) == []


@pytest.mark.parametrize(
    ("narrowed", "seen"),
    [({}, 2), ({"by": "ana"}, 2), ({"by": "ben"}, 1), ({"by": "eva"}, None), ({"at_least": 3}, None)],
)  # fmt: skip
def test_gold_is_narrowed(filled, record, narrowed, seen):
    filled.judge(record.events[0].id, "confirm", by="ana")
    filled.judge(record.meetings[0].id, "reject", by="ana")
    filled.judge(record.meetings[0].id, "confirm", by="ben")

    assert [r.gold["judged"]["seen"] for r in filled.gold(**narrowed)] == ([seen] if seen else [])


def test_old_gold_is_never_mixed_with_new(tmp_path):
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="not empty"):
        export(tmp_path, [])
    assert [p.name for p in tmp_path.iterdir()] == ["note.txt"]


@given(st.lists(st.text(min_size=1, max_size=120) | st.sampled_from(["a", "A", "a.html", "../x", "con/a"]), unique=True))  # fmt: skip
def test_every_report_has_a_file_of_its_own(ids):
    taken = set()
    names = [name_of(one, taken) for one in ids]

    assert len({n.casefold() for n in names}) == len(ids)
    assert all(n and n.replace("-", "").replace("_", "").isalnum() and n.isascii() for n in names)
    assert all(len(n) <= 100 and not n.startswith("-") for n in names)
