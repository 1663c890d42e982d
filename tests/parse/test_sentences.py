"""Sentences inside paragraphs, and what is quoted in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.models import parser
from dragoman.parse import body_breaks, parsed
from dragoman.parse.paragraphs import breaks
from dragoman.records import Part, Report

pytestmark = pytest.mark.model


def parse_of(text, parts=()):
    report = Report(id="r1", text=text, parts=tuple(parts))
    nlp = parser.load()
    (doc,) = nlp.pipe([parser.make_doc(nlp, text, body_breaks(report))])
    return parsed(report, doc)


def sentences(parse):
    return [parse.quote_of(s).words for s in parse.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad met Mali. Niger left.", ["Chad met Mali.", "Niger left."]),
        ("Envoys meet\nChad met Mali", ["Envoys meet", "Chad met Mali"]),
        ("“Chad met Mali.” Niger left.", ["“Chad met Mali.”", "Niger left."]),
        ("They agreed to:\n- meet again\n- send envoys", ["They agreed to:", "- meet again", "- send envoys"]),
        ("\n\nChad met Mali.\n\n", ["Chad met Mali."]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_has_sentences(text, found):
    assert sentences(parse_of(text)) == found


WORDS = st.sampled_from(
    "Chad Mali met said that “we will ” come. and the \n \n\n - : ; 12. Mr. U.N. minister’s".split(
        " "
    )
)


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, max_size=25))
def test_a_sentence_never_crosses_a_paragraphs_end(words):
    text = " ".join(words)
    parse = parse_of(text)

    for sentence in parse.sentences:
        quote = parse.quote_of(sentence)
        assert not any(quote.start < at < quote.end for at in breaks(text))


def test_what_is_no_body_has_no_sentences():
    text = "By Anna Berg\n\nChad met Mali."

    assert sentences(parse_of(text, [Part("byline", 0, 12)])) == ["Chad met Mali."]


def test_every_token_knows_its_sentence_and_its_quotation():
    parse = parse_of("He said “we will come” and left.\n\nNobody followed.")
    quoted = [t.text for t in parse.doc if parse.quoted[t.i] >= 0]

    assert quoted == ["we", "will", "come"]
    assert parse.sentence(parse.token_at(45).i).n == len(parse.sentences) - 1


def test_a_character_leads_to_its_token():
    parse = parse_of("Chad met Mali.")

    assert [parse.token_at(c).text for c in (0, 3, 5, 9, 13)] == [
        "Chad",
        "Chad",
        "met",
        "Mali",
        ".",
    ]
