"""Stories and happenings, in files laid out as published."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.errors import InputError
from dragoman.evaluate.corpora import ecbplus, news_cluster
from dragoman.evaluate.stories import b_cubed

LAKE = "The lake of Varo flooded the mill of Tessin, and the mayor Rolf Anders had the dam opened."
COURT = "A court in Berun freed the banker Lina Maas, whom the prosecutor had held for fraud."


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("aabb", "xxxx", 0.5, 1.0),
        ("aabb", "wxyz", 1.0, 0.5),
        # Counted by hand: of x's three reports two are a's; a's three are in x, x and y.
        ("aaab", "xxyx", (2 / 3 + 2 / 3 + 1 + 1 / 3) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4),
    ],
)
def test_b_cubed_is_the_mean_over_reports(gold, found, precision, recall):
    p, r, f1 = b_cubed(gold, found)

    assert (p, r) == pytest.approx((precision, recall))
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def article(folder, name, text, event, day="2020-01-01"):
    told = {
        "text": text,
        "title": text[:40],
        "date_publish": f"{day}T00:00:00",
        "language": None,
        "newsCluster": {"EventId": event},
    }
    (folder / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")


def test_two_stories_are_told_apart_and_the_baseline_stands_beside(tmp_path):
    for name, text, event in (("a", LAKE, 1), ("b", COURT, 2), ("c", LAKE, 1), ("d", COURT, 2)):
        article(tmp_path, name, text, event)

    result = CliRunner().invoke(app, ["evaluate", "news_cluster", str(tmp_path), "--json"])

    told = json.loads(result.stdout)
    assert told["stories"]["f1"] == 1.0
    assert told["stories"]["gold"] == told["stories"]["predicted"] == 2
    assert told["tf-idf alone"]["f1"] == 1.0
    assert told["texts"] == 4


def test_a_file_that_is_no_article_is_named(tmp_path):
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")

    with pytest.raises(InputError, match=r"x\.json.*is no article"):
        news_cluster.articles(tmp_path)


DOCUMENT = """<Document doc_name="1_1ecb.xml">
<token t_id="1" sentence="0" number="0">Rain</token><token t_id="2" sentence="0" number="1">fell</token>
<token t_id="3" sentence="1" number="0">It</token><token t_id="4" sentence="1" number="1">rained</token>
<Markables>
<ACTION_OCCURRENCE m_id="7"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="8"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<HUMAN_PART m_id="9"><token_anchor t_id="3"/></HUMAN_PART>
</Markables>
<Relations><CROSS_DOC_COREF note="ACT1"><source m_id="7"/><source m_id="8"/></CROSS_DOC_COREF></Relations>
</Document>"""


def test_only_words_for_happenings_in_checked_sentences_count(tmp_path):
    (tmp_path / "ECB+" / "1").mkdir(parents=True)
    (tmp_path / "ECB+" / "1" / "1_1ecb.xml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / ecbplus.CHECKED).write_text("Topic,File,Sentence Number\n1,1ecb,0\n", "utf-8")

    (document,) = ecbplus.documents(tmp_path)

    assert document.text == "Rain fell\nIt rained"
    assert document.happening == "1ecb"
    assert [(m.words, m.chain) for m in document.marked] == [((1,), "ACT1")]


def test_a_folder_without_the_list_of_checked_sentences_says_so(tmp_path):
    with pytest.raises(InputError, match="it says which sentences count"):
        list(ecbplus.documents(tmp_path))
