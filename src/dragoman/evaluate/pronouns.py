"""GAP by the reading of reports: whom "he" and "she" stand for, in texts with two candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora import gap
from dragoman.evaluate.labelled import LabelScore
from dragoman.resolve import antecedents
from dragoman.resolve.casting import resolve
from dragoman.resolve.drafts import Drafts
from dragoman.resolve.pronouns import ENOUGH

if TYPE_CHECKING:
    from dragoman.extract.reading import Reading
    from dragoman.models.reader import ReaderName
    from dragoman.resolve.mention import Mention

type Answers = tuple[bool, bool]
"""Whether the pronoun is A's, and B's."""

TRAINED_ON = "development"
"""The file that the weights were fitted on."""
HE = frozenset({"he", "him", "his", "himself"})


def pronouns(folder: Path, reader: ReaderName) -> LabelScore:
    """F1 over the two names of each text, file by file.

    As the task has it: the two names are told, and the answer is the likelier of them or neither;
    that also by gender. "Untold": what the reading of the bare text says, where everybody in it may
    be meant. "Rule": of the two names the last subject before the pronoun, else the last name before
    it. What the weights were fitted on is left out if there is another file.
    """
    files = gap.files(folder)
    fresh = [f for f in files if f.stem != f"gap-{TRAINED_ON}"] or files
    table: dict[str, Measure] = {}
    texts = 0
    for file in fresh:
        given = gap.rows(file)
        texts += len(given)
        name = file.stem.removeprefix("gap-")
        told = list(_told(given, reader))
        table[name] = _measure(given, [likelier for likelier, _ in told])
        he = [row.word.lower() in HE for row in given]
        for word, wanted in (("he", True), ("she", False)):
            part = [n for n, is_he in enumerate(he) if is_he == wanted]
            table[f"{name} {word}"] = _measure([given[n] for n in part], [told[n][0] for n in part])
        table[f"{name} untold"] = _measure(given, _untold(given, reader))
        table[f"{name} rule"] = _measure(given, [nearest for _, nearest in told])
    return LabelScore(table, None, texts, texts if fresh == files and len(files) == 1
                      and files[0].stem == f"gap-{TRAINED_ON}" else 0)  # fmt: skip


def _measure(given: Iterable[gap.Row], answers: Iterable[Answers]) -> Measure:
    pairs = [
        (gold, said)
        for row, answer in zip(given, answers, strict=True)
        for gold, said in zip(row.right, answer, strict=True)
    ]
    right = sum(gold and said for gold, said in pairs)
    return Measure(right, sum(gold for gold, _ in pairs), sum(said for _, said in pairs))


def _told(given: list[gap.Row], reader: ReaderName) -> Iterator[tuple[Answers, Answers]]:
    """For each row the likelier of the two names, and the one that the simple rule takes."""
    from dragoman.extract.reading import Reading

    for row, parse, clues in gap.looked(given, reader, told=True):
        reading = Reading(parse, clues)
        likelier = (False, False)
        for drafts, pronoun in at_pronouns(reading, {row.pronoun}):
            likelier = choice(drafts, pronoun, row)
        yield likelier, nearest_subject(reading, row)


def at_pronouns(reading: Reading, wanted: set[int]) -> Iterator[tuple[Drafts, Mention]]:
    """The actors of a report as they are known when each wanted pronoun (its first character) is come to."""
    from dragoman.extract.mentions import mentions_of
    from dragoman.extract.shapes import shapes

    mentions = mentions_of(reading.parse, next(iter(shapes(reading))))
    drafts = Drafts(reading.parse)
    resolving = resolve(drafts, mentions)
    for mention in mentions:
        if mention.form == "pronoun" and mention.words.start in wanted:
            yield drafts, mention
        next(resolving)


def choice(drafts: Drafts, pronoun: Mention, row: gap.Row) -> Answers:
    """The likelier of the two names, if it is likely enough."""
    shares = antecedents.shares(drafts, pronoun)
    a, b = (
        sum(share for draft, share in shares if draft.n in called(drafts, *name))
        for name in row.names
    )
    return a >= ENOUGH and a >= b, b >= ENOUGH and b >= a


def called(drafts: Drafts, start: int, end: int) -> set[int]:
    """The numbers of the persons whose names stand between two characters."""
    there = [
        draft.n
        for draft in drafts.all
        for m in draft.mentions
        if m.form == "name" and m.words.start < end and m.words.end > start
    ]
    doc = drafts.parse.doc
    return {*there, *(d.n for i, d in drafts.person_at.items() if start <= doc[i].idx < end)}


def _untold(given: list[gap.Row], reader: ReaderName) -> Iterator[Answers]:
    """What the whole reading of each bare text says."""
    from dragoman.extract import STEPS, read

    names = list(STEPS)
    steps = {name: STEPS[name] for name in names[: names.index("cast") + 1]}
    for row, parse, clues in gap.looked(given, reader, told=False):
        yield answer(read(parse, steps, clues), row)


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
