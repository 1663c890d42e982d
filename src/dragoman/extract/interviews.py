"""Interviews printed as questions and answers."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.extract.reading import Reading
from dragoman.parse import Parse, Sentence, syntax

QUESTION = re.compile(r"(?:Q|Question|Interviewer)\s?[:.]\s")
ANSWER = re.compile(r"(?:A|Answer)\s?[:.]\s")


class Interview:
    """Which sentences are answers, and whose; nothing in a report that is no interview."""

    def __init__(self, reading: Reading) -> None:
        self._answers: dict[int, int] = {}
        self.guest: tuple[str, ...] = ()
        parse = reading.parse
        turns = [(s, _turn(parse, s)) for s in parse.sentences]
        if sum(t == "Q" for _, t in turns) < 2 or sum(t == "A" for _, t in turns) < 2:
            return
        first = next(s.start for s, t in turns if t == "Q")
        self.guest = _guest(reading, first)
        turn, paragraph = None, -1
        for sentence, mark in turns:
            if mark:
                turn, paragraph = mark, sentence.paragraph
            if turn == "A" and sentence.paragraph == paragraph:
                self._answers[sentence.n] = _after_mark(parse, sentence) if mark else sentence.start

    def answer(self, sentence: Sentence) -> tuple[int, int] | None:
        """The tokens of an answer in this sentence, without the "A:" before it."""
        if sentence.n not in self._answers or not self.guest:
            return None
        return self._answers[sentence.n], sentence.end


def _turn(parse: Parse, sentence: Sentence) -> str | None:
    at = parse.doc[sentence.start].idx
    text = parse.report.text
    if QUESTION.match(text, at):
        return "Q"
    return "A" if ANSWER.match(text, at) else None


def _after_mark(parse: Parse, sentence: Sentence) -> int:
    for i in range(sentence.start, min(sentence.start + 4, sentence.end)):
        if parse.doc[i].text in (":", "."):
            return i + 1
    return min(sentence.start + 1, sentence.end - 1)


def _guest(reading: Reading, first: int) -> tuple[str, ...]:
    """The person named most before the first question."""
    persons = {a.id for a in reading.cast.actors if a.kind == "person"}
    count = Counter(
        a for m in reading.cast.mentions if m.start < first for a in m.actors if a in persons
    )
    return (count.most_common(1)[0][0],) if count else ()


def trimmed_answer(reading: Reading, span: tuple[int, int]) -> tuple[int, int] | None:
    """The answer without marks at its edges; None if no word is left."""
    start, end = syntax.trimmed(reading.doc, *span)
    return (
        (start, end)
        if start < end and any(reading.doc[i].is_alpha for i in range(start, end))
        else None
    )
