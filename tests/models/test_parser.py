"""Where the parser comes from, and that it minds paragraphs."""

from __future__ import annotations

import pytest
import spacy

from dragoman.errors import ModelMissing
from dragoman.models import parser
from dragoman.settings import MODEL_PACKAGES


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (MODEL_PACKAGES, MODEL_PACKAGES[0]),
        (MODEL_PACKAGES[1:], MODEL_PACKAGES[1]),
        (MODEL_PACKAGES[-1:], MODEL_PACKAGES[-1]),
        ((), None),
    ],
)
def test_the_preferred_model_is_taken(monkeypatch, there, taken):
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: "a spec" if name in there else None
    )

    assert parser.installed() == taken


def test_without_a_model_the_reader_is_told_how_to_get_one(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    with pytest.raises(ModelMissing, match="is not installed; run: pip install"):
        parser.load.__wrapped__()


@pytest.mark.parametrize(
    ("text", "breaks", "starts"),
    [
        ("Chad met\nMali left", [9], ["Mali"]),
        ("Chad met \n\n Mali left", [11], ["Mali"]),
        ("Chad met Mali", [9], ["Mali"]),
        ("Chad met Mali", [7], ["Mali"]),
        ("Chad met Mali", [0, 13, 99], []),
        ("", [], []),
    ],
)
def test_a_break_begins_a_sentence_at_the_next_word(text, breaks, starts):
    nlp = spacy.blank("en")
    doc = parser.mark_breaks(parser.make_doc(nlp, text, breaks))

    assert [t.text for t in doc if t.i and t.is_sent_start] == starts


def test_a_document_made_elsewhere_has_no_breaks():
    doc = spacy.blank("en")("Chad met Mali.")

    assert not any(t.is_sent_start for t in parser.mark_breaks(doc) if t.i)


def test_half_a_character_keeps_its_place():
    doc = parser.make_doc(spacy.blank("en"), "Chad \ud800 met", [])

    assert [t.idx for t in doc] == [0, 5, 7]


@pytest.mark.model
def test_the_parser_is_loaded_once():
    assert parser.load() is parser.load()


@pytest.mark.model
def test_the_parser_respects_the_breaks():
    nlp = parser.load()
    text = "The minister of foreign\naffairs left for Mali"

    (doc,) = nlp.pipe([parser.make_doc(nlp, text, [24])])

    assert 24 in [s.start_char for s in doc.sents]
