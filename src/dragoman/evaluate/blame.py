"""Who is criticised in speeches: UNSCon's negative evaluations, by the acts of sentences.

Each sentence of a speech is taken as a statement of the state that gives the speech. It is
negative if its act is to criticise, and aimed at the states that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import unscon as corpus
from dragoman.evaluate.labelled import LabelScore
from dragoman.extract.acts import act_of
from dragoman.extract.targets import targets
from dragoman.extract.voices import Voices

if TYPE_CHECKING:
    from dragoman.evaluate.corpora.unscon import Speech
    from dragoman.extract import Reading
    from dragoman.models.reader import ReaderName
    from dragoman.records import Act


def unscon(folder: Path, reader: ReaderName) -> LabelScore:
    """Whether a sentence is negative; which state it is aimed at; and the latter where it is known to be negative.

    "Target" counts pairs of a sentence and a state: right where the sentence is found to be negative
    and to be about that state. "Target of negatives" takes the gold's word for which sentences are.
    """
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings
    from dragoman.records import Report

    speeches = list(corpus.speeches(folder))
    reports = (Report(id=s.name, text="\n\n".join(s.sentences)) for s in speeches)
    negative = target = known = Measure()
    for speech, reading in zip(speeches, readings(reports, STEPS, reader), strict=True):
        for n, (act, aimed) in enumerate(_sentences(speech, reading)):
            gold = {c for c in (speech.target[n],) if c}
            said = act == "criticise"
            negative += Measure(said and speech.negative[n], speech.negative[n], said)
            found = aimed if said else set()
            target += Measure(len(gold & found), len(gold), len(found))
            if speech.negative[n]:
                known += Measure(len(gold & aimed), len(gold), len(aimed))
    table = {"negative": negative, "target": target, "target of negatives": known}
    return LabelScore(table, None, len(speeches), 0)


def _sentences(speech: Speech, reading: Reading) -> Iterator[tuple[Act, set[str]]]:
    """The act of each sentence, and the codes of the states that it is about."""
    voices = Voices(reading)
    country = {a.id: a.country for a in reading.cast.actors}
    own = tuple(a for a, code in country.items() if code and code == speech.country)[:1]
    at = 0
    for words in speech.sentences:
        span = reading.doc.char_span(at, at + len(words), alignment_mode="expand")
        at += len(words) + 2
        if span is None or not len(span):
            yield "assert", set()
            continue
        place = span.start, span.end
        aimed = {country[a] for a in targets(reading, voices, place, own)}
        yield act_of(reading, "assert", place, own), {c for c in aimed if c}
