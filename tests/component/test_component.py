"""Dragoman in somebody's spaCy pipeline; the reading is played, but spaCy is real."""

from __future__ import annotations

import pytest

from dragoman.errors import DragomanError
from dragoman.records import ReportRecord

spacy = pytest.importorskip("spacy")

TEXT = "Chad met Norway."


@pytest.fixture
def nlp(monkeypatch):
    """A pipeline that says it has parsed, with Dragoman at its end."""
    from spacy.language import Language

    import dragoman.component  # noqa: F401  (registers the factory, as the entry point does)

    if not Language.has_factory("pretend_to_parse"):

        @Language.component("pretend_to_parse")
        def pretend_to_parse(doc):
            for token in doc:
                token.tag_ = "NN"
                token.dep_ = "dep"
            return doc

    monkeypatch.setattr(
        "dragoman.extract.read_doc",
        lambda _, report, **__: ReportRecord(report=report),
        raising=False,
    )
    made = spacy.blank("en")
    made.add_pipe("pretend_to_parse")
    made.add_pipe("dragoman")
    return made


def test_a_document_leaves_with_its_record(nlp):
    record = nlp(TEXT)._.record

    assert isinstance(record, ReportRecord)
    assert record.report.text == TEXT


def test_what_is_known_about_the_report_goes_in(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.about = {"id": "x7", "published": "2024-03-05", "mood": "calm"}

    report = nlp(doc)._.record.report

    assert (report.id, report.published.isoformat()) == ("x7", "2024-03-05")


def test_the_record_survives_being_stored(nlp):
    from spacy.tokens import Doc

    doc = nlp(TEXT)

    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())

    assert again._.record == doc._.record


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_document_without_words_has_an_empty_record(nlp, text):
    assert list(nlp(text)._.record.records()) == []


def test_a_pipeline_without_a_parser_is_told_so(nlp):
    nlp.remove_pipe("pretend_to_parse")

    with pytest.raises(DragomanError, match="needs a tagger and a parser"):
        nlp(TEXT)


def test_a_document_that_did_not_pass_has_no_record(nlp):
    assert nlp.make_doc(TEXT)._.record is None


def test_the_entry_point_is_the_one_that_the_project_names(root):
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["entry-points"]["spacy_factories"] == {
        "dragoman": "dragoman.component:make_component"
    }


@pytest.mark.model
def test_a_real_pipeline_finds_a_meeting():
    import dragoman.component  # noqa: F401
    from dragoman.models import parser

    real = spacy.load(parser._path(parser.installed()))
    real.add_pipe("dragoman")

    doc = real("Chad's president Idriss Oumar met Norway's foreign minister Lars Holm in Oslo.")

    assert doc._.record.meetings
