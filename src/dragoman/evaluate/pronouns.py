"""GAP by the reading of reports: whom "he" and "she" stand for, in texts with two candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import gap
from dragoman.evaluate.labelled import LabelScore

if TYPE_CHECKING:
    from dragoman.extract.reading import Reading
    from dragoman.models.reader import ReaderName

type Answers = tuple[bool, bool]
"""Whether the pronoun is A's, and B's."""

TRAINED_ON = "development"
"""The file that the weights were fitted on."""
HE = frozenset({"he", "him", "his", "himself"})


def pronouns(folder: Path, reader: ReaderName) -> LabelScore:
    """F1 over the names of each file: both names told as the task gives them, by gender; the text as it comes; a simple rule.

    "Nearest subject" is the rule to compare with: the name of the two that is the last subject
    before the pronoun, else the last name before it. What the weights were fitted on is left out
    if there is another file.
    """
    files = gap.files(folder)
    fresh = [f for f in files if f.stem != f"gap-{TRAINED_ON}"] or files
    table: dict[str, Measure] = {}
    texts = 0
    for file in fresh:
        given = gap.rows(file)
        texts += len(given)
        name = file.stem.removeprefix("gap-")
        told = list(_answers(given, reader, told=True))
        alone = list(_answers(given, reader, told=False))
        table[name] = _measure(given, [a for a, _ in told])
        he = [row.word.lower() in HE for row in given]
        for word, wanted in (("he", True), ("she", False)):
            part = [n for n, is_he in enumerate(he) if is_he == wanted]
            table[f"{name} {word}"] = _measure([given[n] for n in part], [told[n][0] for n in part])
        table[f"{name} untold"] = _measure(given, [a for a, _ in alone])
        table[f"{name} rule"] = _measure(given, [nearest for _, nearest in told])
    return LabelScore(table, None, texts, 0 if fresh != files or len(files) > 1 else texts)


def _measure(given: Iterable[gap.Row], answers: Iterable[Answers]) -> Measure:
    pairs = [
        (g, a)
        for row, said in zip(given, answers, strict=True)
        for g, a in zip(row.right, said, strict=True)
    ]
    return Measure(
        sum(g and a for g, a in pairs), sum(g for g, _ in pairs), sum(a for _, a in pairs)
    )


def _answers(
    given: list[gap.Row], reader: ReaderName, *, told: bool
) -> Iterator[tuple[Answers, Answers]]:
    """For each row what the reading says, and what the nearest subject would be."""
    from dragoman.extract import STEPS, read

    names = list(STEPS)
    steps = {name: STEPS[name] for name in names[: names.index("cast") + 1]}
    for row, parse, clues in gap.looked(given, reader, told=told):
        reading = read(parse, steps, clues)
        yield answer(reading, row), nearest_subject(reading, row)


def answer(reading: Reading, row: gap.Row) -> Answers:
    """Whether the pronoun and each name stand for one actor of the cast."""
    mentions = reading.cast.mentions
    meant = {
        a
        for m in mentions
        if m.form == "pronoun" and m.words.start == row.pronoun
        for a in m.actors
    }
    a, b = (
        {
            actor
            for m in mentions
            if m.form == "name" and m.words.start < end and m.words.end > start
            for actor in m.actors
        }
        for start, end in row.names
    )
    return bool(meant & a), bool(meant & b)


def nearest_subject(reading: Reading, row: gap.Row) -> Answers:
    """The simple rule: of the two names the last one before the pronoun that is a subject."""
    before = [n for n, (start, _) in enumerate(row.names) if start < row.pronoun]
    subjects = [n for n in before if _is_subject(reading, *row.names[n])]
    last = max(subjects or before or (0, 1), key=lambda n: row.names[n][0])
    return last == 0, last == 1


def _is_subject(reading: Reading, start: int, end: int) -> bool:
    first, last = reading.parse.token_at(start).i, reading.parse.token_at(end - 1).i + 1
    return any(t.dep_ in ("nsubj", "nsubjpass") for t in reading.doc[first:last])
