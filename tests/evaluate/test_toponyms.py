"""Places scored on corpora in the form that they are published in."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.corpora.toponyms import articles
from dragoman.evaluate.toponyms import is_test, resolved, toponyms

TR_NEWS = """<?xml version="1.0"?>
<article docid="{name}"><domain>paper.example</domain><text><![CDATA[{text}]]></text><toponyms>
<toponym><start>{start}</start><end>0</end><phrase>Osh</phrase>
<gaztag geonameid="1527534"><lat>40.53</lat><lon>72.8</lon></gaztag></toponym></toponyms></article>
</articles>
"""
GEOVIRUS = """<article><text>Cholera came to Goma.</text><locations><location><name>Goma</name><start>17</start>
<end>21</end><lat>-1.67</lat><lon>29.22</lon></location></locations></article>
<!--<article></article>-->
<article><text>Cut here.</text><!--<locations></article>
</articles>
"""


@pytest.fixture
def trnews(tmp_path):
    name = next(str(n) for n in range(99) if is_test("trnews", str(n)))
    text = "The council met in Osh in Kyrgyzstan."
    (tmp_path / "TR-News.xml").write_text(TR_NEWS.format(name=name, text=text, start=22), "utf-8")
    return tmp_path


def test_a_toponym_that_has_drifted_is_put_back(trnews):
    (article,) = articles(trnews, "trnews")

    (toponym,) = article.toponyms
    assert article.text[toponym.start : toponym.end] == toponym.words == "Osh"
    assert (toponym.id, toponym.point) == (1527534, (40.53, 72.8))


def test_geovirus_counts_from_one_and_ends_in_a_comment(tmp_path):
    (tmp_path / "GeoVirus.xml").write_text(GEOVIRUS, "utf-8")

    (article,) = articles(tmp_path, "geovirus")

    assert [(t.start, t.words) for t in article.toponyms] == [(16, "Goma")]


def test_a_folder_without_the_corpus_is_told(tmp_path):
    with pytest.raises(InputError, match=r"has no lgl\.xml"):
        list(articles(tmp_path, "lgl"))


def test_toponyms_of_the_gold_are_resolved_without_a_reader(trnews):
    (article,) = articles(trnews, "trnews")

    assert [p.country for p in resolved(article).values()] == ["KGZ"]


@pytest.mark.model
def test_a_corpus_is_scored(trnews):
    found = toponyms(trnews, "fast", name="trnews")

    assert found.table["toponyms"].gold == 1
    given = found.resolutions["gold toponyms, given"]
    assert (given.toponyms, given.near, given.of_largest) == (1, 1.0, 1.0)
    assert found.to_json()["trained_on"] == 0
