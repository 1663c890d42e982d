"""Public sets in small: files of their form, invented, and what counts as right in them."""

from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.attributions import Told, bare, same_source
from dragoman.evaluate.corpora import polnear, speech_acts, unscon
from dragoman.evaluate.corpora.polnear import Attribution
from dragoman.models.encoder.specific import seen_in

TEXT = "Lars Holm said that the road, he added, was open.\n"
ANN = """\
T1\tSource 0 9\tLars Holm
T2\tCue 10 14\tsaid
T3\tContent 15 28;40 48\tthat the road was open
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 20 28\tthe road
E2\tAttribution:T4 Content:T5
"""


@pytest.fixture
def articles(tmp_path):
    for name, text in (("text/talks.txt", TEXT), ("attributions/talks_ab12.ann", ANN)):
        file = tmp_path / "dev" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "dev" / "attributions" / "talks_cd34.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def test_an_article_has_the_attributions_of_its_first_annotator(articles):
    ((name, text, found),) = polnear.attributions(articles)

    assert (name, text) == ("talks", TEXT)
    assert found == [Attribution((15, 48), (0, 9)), Attribution((20, 28), None)]


def test_a_folder_without_articles_is_refused(tmp_path):
    with pytest.raises(InputError):
        list(polnear.attributions(tmp_path))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("that the road is open.", "the road is open"),
        ("“The road,”", "The road"),
        ("“that it is", "it is"),
    ],
)
def test_marks_and_that_do_not_make_another_content(words, left):
    start, end = bare(words, 0, len(words))

    assert words[start:end] == left


@pytest.mark.parametrize(
    ("gold", "sources", "same"),
    [
        ((0, 9), ((5, 9),), True),
        ((0, 9), ((20, 24), (0, 4)), True),
        ((0, 9), ((9, 12),), False),
        ((0, 9), (), False),
        ((0, 9), None, False),
        (None, None, True),
        (None, ((0, 4),), False),
    ],
)
def test_a_source_is_right_where_words_for_a_speaker_lie_in_it(gold, sources, same):
    assert same_source(Attribution((10, 20), gold), Told((10, 20), sources)) == same


def test_a_speech_has_its_state_and_each_sentence_its_target(tmp_path):
    rows = [
        "filename,country,sentence_text,A0,A4",
        'one,Russian_Federation,"Kyiv , of course , is to blame .",Direct_NegEval,ukraine',
        "one,Russian_Federation,We met .,_,_",
        "two,Chad,They did it .,Indirect_NegEval,-NONE-",
    ]
    (tmp_path / unscon.FILE).write_text("\n".join(rows), encoding="utf-8")

    first, second = unscon.speeches(tmp_path)

    assert (first.country, first.negative, first.target) == ("RUS", (True, False), ("UKR", None))
    assert first.sentences == ("Kyiv, of course, is to blame.", "We met.")
    assert (second.country, second.negative, second.target) == ("TCD", (True,), (None,))


def test_promises_of_an_action_are_specific_or_vague(tmp_path):
    rows = [
        "Id,Sentence,Categories,Target Party,Specificity,Split",
        "1,We will build ten schools.,Commissive-A,Labor,Specific,",
        "2,We will do better.,Commissive-A,Labor,Vague,",
        "3,It rained.,Assertive,,,",
    ]
    file = tmp_path / "Dataset" / "a.csv"
    file.parent.mkdir()
    file.write_text("\n".join(rows), encoding="utf-8")

    (document,) = speech_acts.documents(tmp_path)

    assert document.specific == (True, False, None)


def test_sums_numbers_and_days_are_seen_in_a_promise():
    exact = seen_in("We will give $5 million to schools in 2026".split())
    vague = seen_in("We will always work for a better future".split())

    assert exact[:3].tolist() == [1.0, 0.625, 0.5]
    assert vague[:3].tolist() == [0.0, 0.0, 0.0]
    assert vague[5] > exact[5]
