"""Our score gives the very numbers of the reference scorer, where that is at hand."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys

import pytest

from dragoman.evaluate import gold
from dragoman.evaluate.score import score_files
from dragoman.jsonform import to_json
from dragoman.records import Act, ActorKind, EventType

KINDS = ("statements", "commitments", "meetings", "events")
SPANS = ("content", "act", "evidence", "trigger")


@pytest.fixture(scope="module")
def reference(root):
    """The reference scorer, and the gold set that it comes with."""
    home = root.parent / "shared" / "gold"
    if not (home / "records").is_dir() or not (home / "score.py").exists():
        pytest.skip("the reference scorer and its gold set are not here")
    spec = importlib.util.spec_from_file_location("reference_score", home / "score.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module, home / "records"


def shifted(span, text, chance):
    """The span with its ends moved by some characters."""
    start = max(0, span["start"] + chance.randint(-12, 12))
    end = min(len(text), max(start + 1, span["end"] + chance.randint(-12, 12)))
    return {"start": start, "end": end, "words": text[start:end]}


def perturbed(record, text, chance, rate):
    """The record with some of it dropped, doubled, shifted, or coded otherwise."""
    record = copy.deepcopy(record)
    ids = [a["id"] for a in record["actors"]]
    for actor in record["actors"]:
        if chance.random() < rate:
            actor["name"] = " ".join(actor["name"].split()[:-1]) or "Somebody"
        if chance.random() < rate:
            actor["kind"] = chance.choice(ActorKind.__args__)
        if chance.random() < rate:
            actor["mentions"] = actor["mentions"][1:]
    for kind in KINDS:
        kept = [r for r in record[kind] if chance.random() > rate]
        kept += [copy.deepcopy(r) for r in kept if chance.random() < rate]
        record[kind] = kept
        for one in kept:
            alter(one, ids, text, chance, rate)
    chance.shuffle(record["actors"])
    return record


def alter(one, ids, text, chance, rate):
    for name in SPANS:
        if isinstance(one.get(name), dict) and chance.random() < rate:
            one[name] = shifted(one[name], text, chance)
    lists = [one[n] for n in ("speakers", "makers", "actors", "recipients") if n in one]
    for actors in [*lists, *one.get("roles", {}).values()]:
        if actors and chance.random() < rate:
            actors.pop()
        if ids and chance.random() < rate:
            actors.append(chance.choice(ids))
    if "type" in one and chance.random() < rate / 2:
        one["type"] = chance.choice(EventType.__args__)
    if "content" in one and chance.random() < rate:
        one["act"] = chance.choice(Act.__args__)
    if "place" in one and chance.random() < rate:
        one["place"] = chance.choice([None, (one["place"] or "Rome").upper(), "Geneva"])
    if "date" in one and chance.random() < rate:
        one["date"] = chance.choice([None, "2022-07", "2021"])


# The reference scorer leaves the closing of its files to the interpreter.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("seed", "rate"), [(1, 0.0), (2, 0.1), (3, 0.3), (4, 0.3), (5, 0.6)])
def test_the_table_is_the_reference_scorers(reference, tmp_path, seed, rate):
    module, home = reference
    chance = random.Random(seed)
    for name, record in gold.load(home / "gold", home / "texts"):
        if chance.random() < rate / 3:
            continue
        made = perturbed(to_json(record), record.report.text, chance, rate)
        (tmp_path / f"{name}.json").write_text(json.dumps(made), encoding="utf-8")

    table, _ = module.score(str(home / "gold"), str(tmp_path), str(home / "texts"))

    ours = score_files(home / "gold", tmp_path).to_json()
    assert {name: ours[name] for name in table} == table


def test_no_fault_is_found_in_the_gold_that_the_reference_accepts(reference):
    _, home = reference

    assert len(list(gold.load(home / "gold", home / "texts"))) == 22
