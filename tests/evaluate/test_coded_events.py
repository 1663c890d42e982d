"""Coded events are matched one to one, by type and by who acts and is acted on."""

from __future__ import annotations

import json

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.coded_events import is_one, plover_gsr, score
from dragoman.evaluate.corpora.plover_gsr import Party, coded
from dragoman.extract import read_all
from dragoman.records import Report


def row(event: str, text: str, source: object, target: object = "") -> dict[str, object]:
    return {"id": text[:12], "event": event, "text": text, "source": source, "target": target}


def who(words: str, code: str | None = None, sector: str | None = None) -> dict[str, object]:
    return {"actorText": words, "code": code, "sector": sector}


ROWS = [
    {"event": "DOCUMENT", "text": ""},
    row("DEMAND", "Chad urged Niger to free the envoy.", [who("Chad", "TCD")], [who("Niger", "NER")]),
    row("CONSULT", "Kenya's minister met Tokyo's envoy.", [who("minister", "KEN"), who("Tokyo", "JAP")]),
    row("FIGHT", "Rebels in Mali shelled a camp.", [who("Rebels", "MLI", "REB")], "military"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plover_gsr.json").write_text(json.dumps(ROWS), "utf-8")
    return tmp_path


def test_old_types_wrong_codes_and_bare_strings_are_mended(folder):
    records = list(coded(folder))

    assert [r.type for r in records] == ["REQUEST", "CONSULT", "ASSAULT"]
    assert [p.code for p in records[1].sources] == ["KEN", "JPN"]
    assert records[2].targets == ()
    assert records[2].sources[0].sector == "REB"


def test_a_sentence_is_read_end_to_end(folder):
    table = plover_gsr(folder, "fast").table

    assert table["type"].gold == 3
    assert table["all"].right >= 1


def test_what_was_missed_can_be_listed(folder):
    records = [next(coded(folder))]
    nothing = next(iter(read_all([Report(id="r", text="It rained.")], reader="fast")))
    found = score([(records, nothing)])

    assert found.table["type"].recall == 0.0
    assert [line["type"] for line in found.lines("all")] == ["REQUEST"]


@pytest.mark.parametrize(
    ("words", "code", "right"),
    [
        ("Chadian envoy", "TCD", True),
        ("envoy of Niger", "NER", False),
        ("Chad", None, True),
        ("the bloc", "IGO", False),
    ],
)
def test_a_party_is_an_actor_by_its_state_or_else_by_its_words(words, code, right):
    text = "Chad urged Niger to free the envoy."
    found = next(iter(read_all([Report(id="r", text=text)], reader="fast")))
    chad = next(a for a in found.actors if a.country == "TCD")

    assert is_one(Party(words, code, None), chad) is right


def test_a_folder_without_the_file_is_told_of(tmp_path):
    with pytest.raises(InputError, match=r"plover_gsr\.json"):
        list(coded(tmp_path))
