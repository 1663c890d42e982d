"""Coreference is scored as the shared tasks did, over the text as it was printed."""

from __future__ import annotations

import json
import sys

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import InputError
from dragoman.evaluate.corpora import gum as corpus

GOLD = """\
# begin document GUM_interview_bridge
0	Envoy	(person-1
1	Tova	_
2	Lindqvist	person-1)
3	meets	_
4	us	(person-2)
5	Will	_
6	Norway	(place-3-Norway)
7	help	_
8	?	_
9	I	(person-1)
10	do	_
11	n't	_
12	know	_
13	Norway	(organization-4(place-3-Norway
14	's	place-3-Norway)
15	plans	_
16	council	organization-4)
17	.	_
# end document
"""
ROW = "{}\t{}" + "\t_" * 7 + "\t{}\n"
HEADING, QUESTION, ANSWER = (
    "# newpar\n# newpar_block = head (1 s)\n# sent_id = 1\n",
    '# newpar\n# newpar_block = sp who:::"#TheDaily" (1 s) | p (1 s)\n# sent_id = 2\n',
    '# newpar\n# newpar_block = sp who:::"#TovaLindqvist" (1 s) | p (1 s)\n# sent_id = 3\n',
)


def rows(*words):
    """Words of a sentence, each with a blank after it; "do+n't" is printed as one."""
    n, lines = 0, ""
    for word in words:
        parts = word.rstrip("_").split("+")
        after = "SpaceAfter=No|X=y" if word.endswith("_") else "_"
        if len(parts) > 1:
            lines += ROW.format(f"{n + 1}-{n + len(parts)}", "".join(parts), after)
            after = "_"
        for part in parts:
            n += 1
            lines += ROW.format(n, part, after)
    return lines + "\n"


PRINTED = (
    HEADING + rows("Envoy", "Tova", "Lindqvist", "meets", "us")
    + QUESTION + rows("Will", "Norway", "help_", "?")
    + ANSWER + rows("I", "do+n't", "know", "Norway_", "'s", "plans", "council_", ".")
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A set of one interview, as GUM lies in its folders."""
    for name, text in {
        "coref/gum/conll/GUM_interview_bridge.conll": GOLD,
        "coref/gum/conll/GUM_vlog_kitchen.conll": GOLD,
        "dep/GUM_interview_bridge.conllu": PRINTED,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words])


def words(document, span):
    start, end = document.places[span[0]][0], document.places[span[1] - 1][1]
    return document.text[start:end]


def test_the_text_is_as_it_was_printed_with_the_speaker_before_each_turn(folder):
    (document,) = corpus.documents(folder)

    assert document.text == (
        "Envoy Tova Lindqvist meets us\n\nThe Daily: Will Norway help?\n\n"
        "Tova Lindqvist: I don't know Norway's plans council."
    )


def test_without_the_printed_text_it_is_set_by_rule(folder):
    (folder / "dep" / "GUM_interview_bridge.conllu").unlink()

    (document,) = corpus.documents(folder)

    assert document.text == (
        "Envoy Tova Lindqvist meets us Will Norway help? I don't know Norway's plans council."
    )


def test_an_entity_is_all_the_words_that_speak_of_it(folder):
    (document,) = corpus.documents(folder)

    assert [
        (e.type, e.may_act, sorted(words(document, s) for s in e.spans)) for e in document.entities
    ] == [
        ("person", True, ["Envoy Tova Lindqvist", "I"]),
        ("person", True, ["us"]),
        ("place", True, ["Norway", "Norway's"]),
        ("organization", True, ["Norway's plans council"]),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("coref/gum/conll/GUM_interview_bridge.conll", "4\tus\t", "4\tus ", "line 6 is no number"),
        ("coref/gum/conll/GUM_interview_bridge.conll", "(person-2)", "person-2)", "line 6 ends entity 2"),
        ("dep/GUM_interview_bridge.conllu", "Envoy", "Consul", "has other words"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_published_is_named(folder, file, old, new, said):
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(InputError, match=said):
        list(corpus.documents(folder))


def test_a_folder_without_the_files_says_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match="news, interview or speech"):
        list(corpus.documents(tmp_path))


def cluster(*starts):
    return frozenset(("talks", n, n + 1) for n in starts)


@pytest.mark.parametrize(
    ("gold", "found", "mentions", "muc", "b_cubed", "ceaf_e"),
    [
        ([cluster(1, 2, 3)], [cluster(1, 2, 3)], 1.0, 1.0, 1.0, 1.0),
        ([cluster(1, 2, 3)], [], 0.0, 0.0, 0.0, 0.0),
        ([cluster(1, 2)], [cluster(3, 4)], 0.0, 0.0, 0.0, 0.0),
        ([cluster(1, 2, 3)], [cluster(1, 2)], 0.8, 2 / 3, 8 / 13, 0.8),
        ([cluster(1, 2), cluster(3, 4)], [cluster(1, 2, 3, 4)], 1.0, 0.8, 2 / 3, 4 / 9),
    ],
)
def test_clusters_are_counted_as_the_shared_tasks_did(gold, found, mentions, muc, b_cubed, ceaf_e):
    pytest.importorskip("scorch")
    from dragoman.evaluate.coreference import part

    counted = part(gold, found)

    assert [counted.table[name].f1 for name in ("mentions", "muc", "b_cubed", "ceaf_e")] == (
        pytest.approx([mentions, muc, b_cubed, ceaf_e])
    )
    assert counted.conll_f1 == pytest.approx((muc + b_cubed + ceaf_e) / 3)


@pytest.mark.model
def test_a_mention_grows_to_its_noun_phrase():
    from dragoman.evaluate.coreference import clusters
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings
    from dragoman.formats import report_of

    text = "The plan of Norway's parliament pleased Tova Lindqvist, who stayed. She thanked Norway."
    letters = tuple((i, i + 1) for i in range(len(text)))
    document = corpus.Document("x", "news", text, letters, ())

    (found,) = [
        clusters(document, reading) for reading in readings([report_of(text)], STEPS, "fast")
    ]

    assert [{text[a:b] for _, a, b in cluster} for cluster in found] == [
        {"Norway's", "Norway"},
        {"Tova Lindqvist, who stayed", "She"},
    ]


@pytest.mark.model
def test_the_table_has_every_genre_and_all_together(run, folder):
    pytest.importorskip("scorch")

    shown = run("evaluate", "gum", folder, "--reader", "fast")
    told = json.loads(run("evaluate", "gum", folder, "--reader", "fast", "--json").stdout)

    assert [line for line in shown.stdout.splitlines() if "," in line] == [
        "all, interview", "all, together", "actors, interview", "actors, together",
    ]  # fmt: skip
    assert told["texts"] == 1
    assert told["actors"]["together"]["mentions"]["gold"] == 4


def test_without_the_scorer_one_sentence_says_what_to_install(run, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "scorch", None)

    result = run("evaluate", "gum", folder)

    assert result.exit_code == 1
    assert "needs the package scorch; run: " in result.stderr
    assert result.stderr.strip().endswith("-m pip install scorch")
