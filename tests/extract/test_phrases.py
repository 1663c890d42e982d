"""Phrases that stand for actors, each in a sentence of its own: who is it, of what kind, of which state?

`phrases.tsv` holds seven rounds, each written down before any reader saw it, with what is right by
`docs/codebook.md` ("-" being no state or several). The first, 300, and about half of each of rounds
1 to 5, a hundred each, are from the dictionaries of PETRARCH2 (Open Event Data Alliance, MIT licence):
institutions, organisations and firms, armed groups, and nouns for actors ("agents") joined with a
state, drawn with the seeds 20261124, 101, 202, 303, 404 and 505; left out were persons alone,
misspelt names, firms and cells that make no diplomacy, and joins that nobody would write. The rest,
and all of round 6, are in the style of news, invented so that each region and kind occurs.
Right when first read: 85% of sixty before the rounds (not kept here), then 57, 78, 83, 81, 82 and 94%.
What was wrong was mended by class. Where a label broke the codebook or said otherwise than the
package's own codebooks on purpose do, the label was mended after the first reading: 6 of them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.extract.who import actors_of
from dragoman.models.reader import reader
from dragoman.records import Report

SENTENCES = (
    "{} said on Tuesday that the talks would go on.",
    "{} met the ministers.",
    "The statement was rejected by {}.",
    "On Monday {} called for a ceasefire.",
    "{} welcomed the agreement.",
    "The proposal was put forward by {} last week.",
    "{} denied the claim.",
    "According to {}, the border will be reopened.",
    "{} will host the next round of talks.",
    "A letter was sent to {} on Friday.",
    "{} warned of a new wave of violence.",
    "The delegates thanked {} for the support.",
    "Talks between {} and the rebels broke down.",
    "The decision by {} was criticised.",
    "Critics accused {} of delaying the vote.",
    "Relations with {} have improved, he said.",
)
ENOUGH = 0.95


def phrases(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def readings_of(sentences):
    """Each sentence as a report of its own, read by rules as far as the cast; one pipe for all."""
    from dragoman.extract import STEPS
    from dragoman.extract.reading import read
    from dragoman.models import parser
    from dragoman.parse import parsed

    steps = {name: STEPS[name] for name in list(STEPS)[: list(STEPS).index("cast") + 1]}
    nlp = parser.load()
    reports = [Report(id=f"r{n}", text=text) for n, text in enumerate(sentences)]
    docs = nlp.pipe([parser.make_doc(nlp, report.text, ()) for report in reports])
    parses = [parsed(report, doc) for report, doc in zip(reports, docs, strict=True)]
    return [read(parse, steps, clues) for parse, clues in reader("fast").look(parses)]


def found_in(reading, phrase):
    """Kind and country of the one actor that a phrase stands for when a step asks; "nobody" of none."""
    start = reading.report.text.lower().index(phrase.lower())
    head = reading.doc.char_span(start, start + len(phrase), alignment_mode="contract").root
    actors = [a for a in reading.cast.actors if a.id in actors_of(reading, head)]
    return ", ".join(f"{a.kind} {a.country or '-'}" for a in actors) or "nobody"


def sentence_with(row):
    text = SENTENCES[int(row["template"]) - 1].format(row["phrase"]).replace(",,", ",")
    return text[0].upper() + text[1:]


def wrong_ones(rows):
    """Lines that tell what was found instead, of the phrases that are not read rightly."""
    readings = readings_of(sentence_with(row) for row in rows)
    for row, reading in zip(rows, readings, strict=True):
        wanted, found = f"{row['kind']} {row['country']}", found_in(reading, row["phrase"])
        if found != wanted:
            yield f"{reading.report.text} [{row['phrase']}] is {wanted}, not {found}"


@pytest.mark.model
def test_nearly_every_phrase_stands_for_the_right_sort_of_actor_of_the_right_state():
    rows = phrases(Path(__file__).with_name("phrases.tsv"))
    assert len(rows) == len({row["phrase"] for row in rows}) == 899

    wrong = list(wrong_ones(rows))

    assert len(wrong) <= (1 - ENOUGH) * len(rows), f"{len(wrong)} wrong:\n" + "\n".join(wrong)
