"""What one actor does to another, and relevance and classes: files in small, invented, and their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.errors import InputError
from dragoman.evaluate.corpora import plv, un_quadclass
from dragoman.evaluate.quads import by_events
from dragoman.evaluate.sets import gold_set
from dragoman.evaluate.ways import WaysScore, macro_f1
from dragoman.models.pairs import weigh
from dragoman.models.quads import weigh as quads
from dragoman.models.quads.ngrams import ngrams

ROWS = (
    "marked_sentence\tgold_root\tgold_penta\n"
    "<s>Chad</s> will aid <t>Niger</t>.\tAID\t1\n"
    "<s>Chad</s> shelled <t>Niger</t>.\tASSAULT\t4\n"
)


def test_a_sentence_has_its_type_and_its_own_class(tmp_path):
    (tmp_path / "PLV_test.tsv").write_text(ROWS, "utf-8")

    first, second = plv.sentences(tmp_path)

    assert (first.type, first.quad, first.letters) == (
        "AID",
        "verbal cooperation",
        "chadwillaidniger",
    )
    assert second.quad == "material conflict"
    assert second.actor == (0, 4)


def test_a_class_is_as_likely_as_its_types_together():
    odds = np.zeros(len(weigh.TYPES), np.float32)
    odds[weigh.TYPES.index("AGREE")] = odds[weigh.TYPES.index("SUPPORT")] = 0.3
    odds[weigh.TYPES.index("ASSAULT")] = 0.4

    assert odds.argmax() == weigh.TYPES.index("ASSAULT")
    assert weigh.quads(odds) == pytest.approx([0.6, 0, 0, 0.4])


def test_what_both_hold_likely_is_likelier():
    one = np.array([0.6, 0.3, 0.1], np.float32)

    assert weigh.together(one, one, 0.5)[0] > 0.6
    assert weigh.together(one, one, 0.0) == pytest.approx(one)


@pytest.mark.parametrize(
    ("features", "kind"),
    [
        ({"verb kind ASSAULT", "path kind ASSAULT", "top kind ASSAULT", "kind ASSAULT"}, "ASSAULT"),
        ({"verb condemn", "path condemn", "word condemn", "verb kind ACCUSE"}, "ACCUSE"),
    ],
)
def test_words_tell_the_type_and_why(features, kind):
    weights = weigh.load()

    assert weights.label(weights.by_words(features))[0] == kind
    assert weights.reasons(features, kind)[0][1] > 0


def test_four_ways_are_scored_on_three_levels(tmp_path):
    (tmp_path / "PLV_test.tsv").write_text(ROWS, "utf-8")

    found = gold_set("plv").run(tmp_path, "full")

    assert isinstance(found, WaysScore)
    assert list(found.ways) == [
        "encoder alone", "frames alone, nothing learned", "words and frames, weighed", "together",
    ]  # fmt: skip
    assert {"binary", "quad", "root"} < set(found.to_json()["ways"]["together"])
    assert (found.texts, found.trained) == (2, 0)


def test_a_label_without_answer_costs_recall():
    assert macro_f1(["a", "b"], ["a", ""]) == 0.5


def test_a_sentence_of_un_papers_comes_once(tmp_path):
    file = tmp_path / "binary" / "en_annotations_binary_complete.tsv"
    file.parent.mkdir()
    file.write_text('en\tRelevant\n"Chad, too, agreed."\t1\n"Chad, too, agreed."\t1\nAnnex II\t0\n')

    found = list(un_quadclass.sentences(tmp_path, quads.RELEVANCE))

    assert found == [("Chad, too, agreed.", "relevant"), ("Annex II", "irrelevant")]


def test_a_strange_label_is_refused(tmp_path):
    file = tmp_path / "binary" / "en_annotations_binary_complete.tsv"
    file.parent.mkdir()
    file.write_text("en\tRelevant\nChad agreed.\t7\n")

    with pytest.raises(InputError, match="row 2"):
        list(un_quadclass.sentences(tmp_path, quads.RELEVANCE))


@pytest.mark.parametrize(
    ("kind", "quad"),
    [(None, "none"), ("RETREAT", "material cooperation"), ("THREATEN", "verbal conflict")],
)
def test_an_event_has_a_class(kind, quad):
    assert by_events(kind) == quad


def test_words_and_their_pairs_are_counted_whatever_their_case():
    assert ngrams("Talks, talks") == ngrams("TALKS talks")
    assert sorted(ngrams("talks talks").values()) == [1, 2]


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("The rebels attacked the village and killed twelve civilians.", True),
        ("Table 3 gives the number of posts for the biennium 2012-2013.", False),
    ],
)
def test_relevance_is_told(text, relevant):
    from dragoman.evaluate.labelled import vectors_of

    (vectors,) = vectors_of([text])[1]
    odds = quads.load().relevance.together(text, vectors)

    assert (odds[1] > 0.5) == relevant


def test_three_ways_tell_relevance_and_classes(tmp_path):
    for folder, name, rows in (
        ("binary", "en_annotations_binary_complete", "Chad shelled Niger.\t1\nAnnex II\t0\n"),
        ("quadclass", "en_annotations_quad_multiclass", "Chad shelled Niger.\t2\nAnnex II\t0\n"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.tsv").write_text(f"en\tlabel\n{rows}")

    found = gold_set("un_quadclass").run(tmp_path, "full")

    assert isinstance(found, WaysScore)
    assert found.ways["events, nothing learned"] == {
        "relevant": 1.0, "accuracy": 1.0, "5 classes": 1.0, "4 classes": 1.0,
    }  # fmt: skip
    assert (found.texts, found.trained, found.note) == (2, 0, None)
