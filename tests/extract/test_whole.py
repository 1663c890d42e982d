"""What holds of every reading, whatever the text."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import dragoman
from dragoman import jsonform
from dragoman.records import Quote, Report

pytestmark = pytest.mark.model

VALID = Draft202012Validator(jsonform.schema(), format_checker=FormatChecker(["date"]))


def quotes(thing):
    """Every quotation in a record, however deep."""
    if isinstance(thing, Quote):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from quotes(one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for f in fields(thing):
            yield from quotes(getattr(thing, f.name))


def named(record):
    """Every actor's id that some record names."""
    for s in record.statements:
        yield from s.speakers
    for c in record.commitments:
        yield from (*c.makers, *c.to)
    for m in record.meetings:
        yield from m.roles.all()
    for e in record.events:
        yield from (*e.actors, *e.recipients)


def assert_sound(record):
    text = record.report.text
    for quote in quotes(record):
        assert quote.report == record.report.id
        assert quote.words == text[quote.start : quote.end]
        assert quote.words.strip()
    for kind in ("actors", "statements", "commitments", "meetings", "events", "doubts"):
        ids = [r.id for r in getattr(record, kind)]
        assert len(ids) == len(set(ids)), kind
    assert set(named(record)) <= {a.id for a in record.actors}
    assert all(0 <= r.confidence <= 1 for r in record.records())
    assert all(e.actors or e.recipients for e in record.events)
    assert all(c.makers for c in record.commitments)
    found = jsonform.to_json(record)
    VALID.validate(found)
    assert jsonform.from_json(found) == record


# --- the samples ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(sample_texts):
    """The reports among the samples."""
    return list(dragoman.load([sample_texts]))


@pytest.fixture(scope="module")
def sample_records(samples):
    """Their records."""
    return list(dragoman.pipe(samples))


def test_every_quotation_equals_the_text_and_every_actor_is_there(sample_records):
    for record in sample_records:
        assert_sound(record)


def test_the_samples_hold_something_of_every_kind(sample_records):
    for kind in ("actors", "statements", "commitments", "meetings", "events"):
        assert any(getattr(r, kind) for r in sample_records)


def test_reading_twice_gives_the_same(samples, sample_records):
    few = [r for r in samples if len(r.text) < 1500][:8]
    again = {r.report.id: r for r in dragoman.pipe(few)}
    first = {r.report.id: r for r in sample_records}

    assert again == {name: first[name] for name in again}


def test_a_report_is_read_alike_alone_and_among_others(samples, sample_records):
    for n in (2, 11):
        assert dragoman.read(samples[n]) == sample_records[n]


def test_nothing_is_read_outside_the_body(sample_records):
    for record in sample_records:
        parts = [p for p in record.report.parts if p.kind in ("byline", "caption", "furniture")]
        for found in (*record.statements, *record.meetings, *record.events):
            assert not any(p.start < found.evidence.end and found.evidence.start < p.end for p in parts)  # fmt: skip


# --- any text -------------------------------------------------------------------------------------

SIGNS = st.characters() | st.sampled_from("\n\t \"'“”‘’()[]-—–:;,.?!$\u2028\ud800")
CASES = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@CASES
@given(st.text(SIGNS, max_size=300))
def test_any_text_can_be_read(record_of, text):
    assert_sound(record_of(text))


@pytest.fixture(scope="module")
def sentences(samples):
    """Sentences of the samples, roughly."""
    return [s for r in samples for s in re.split(r"(?<=[.!?”\"])\s+", r.text) if s.strip()]


@CASES
@given(data=st.data(), published=st.none() | st.dates())
def test_sentences_in_any_order_can_be_read(record_of, sentences, data, published):
    drawn = data.draw(st.lists(st.sampled_from(sentences), max_size=6))
    glue = data.draw(st.sampled_from([" ", "\n", "\n\n", " “", "” ", "\n- "]))

    assert_sound(record_of(glue.join(drawn), published and published.isoformat()))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", ".", "“", "”", "''", "“”", "Chad", "A" * 5000, "(" * 300, "said " * 100,
     "\ud800 said.", "Chad\x00met\x00Mali.", "🕊️ Chad met Mali 🕊️.", "Chad\u2028met\u2028Mali."],
    ids=repr,
)  # fmt: skip
def test_odd_texts_can_be_read(record_of, text):
    assert_sound(record_of(text))


# --- many reports ---------------------------------------------------------------------------------


def test_the_vocabulary_stays_flat_over_many_reports():
    from dragoman.models import parser

    def reports():
        for n in range(200):
            name = "".join(chr(97 + int(d)) for d in f"{n:04d}").capitalize()
            yield f"Kenya's minister Zor{name} Qu{name} said the {name}ish road to {name}town was open."

    strings = parser.load().vocab.strings
    next(dragoman.pipe(["Kenya said it was late."]))
    before = len(strings)

    assert sum(1 for _ in dragoman.pipe(reports())) == 200
    assert len(strings) - before < 20


def test_two_processes_read_what_one_reads():
    reports = [
        Report(id=f"r{n}", text=f"Kenya met Uganda on {n} July 2021 and said it was late.")
        for n in range(1, 4)
    ]

    one = [jsonform.to_line(r) for r in dragoman.pipe(reports)]
    two = [jsonform.to_line(r) for r in dragoman.pipe(reports, processes=2)]

    assert two == one
