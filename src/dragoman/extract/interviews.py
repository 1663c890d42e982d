"""Interviews printed as questions and answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dragoman.extract.reading import Reading
from dragoman.parse import Parse, Sentence, syntax

QUESTION = re.compile(r"(?:Q|Question|Interviewer)\s?[:.]\s")
LONGEST_NAME = 7
"""Tokens that may stand before the colon of a turn: title, name, colon."""
ANSWER = re.compile(r"(?:A|Answer)\s?[:.]\s")


class Interview:
    """Which sentences are answers, and whose; nothing in a report that is no interview.

    Two forms are known: "Q:" and "A:", whose answers are the guest's, and turns that begin with the
    name of whoever speaks ("Holm: We will not sign."); of these, a report has two at least.
    """

    def __init__(self, reading: Reading) -> None:
        self._answers: dict[int, tuple[int, tuple[str, ...]]] = {}
        parse = reading.parse
        turns = [(s, _turn(parse, s)) for s in parse.sentences]
        if sum(t == "Q" for _, t in turns) > 1 and sum(t == "A" for _, t in turns) > 1:
            first = next(s.start for s, t in turns if t == "Q")
            guest = _guest(reading, first)
            self._take(
                parse, ((s, (guest if t == "A" else ()) if t else None) for s, t in turns if guest)
            )
            return
        named = [(s, _named(reading, s)) for s in parse.sentences]
        if sum(bool(who) for _, who in named) > 1:
            self._take(parse, named)

    def _take(self, parse: Parse, turns: Iterable[tuple[Sentence, tuple[str, ...] | None]]) -> None:
        """Give each turn's sentences to its speaker; a turn ends with its paragraph."""
        who: tuple[str, ...] = ()
        paragraph = -1
        for sentence, speaker in turns:
            if speaker is not None:
                who, paragraph = speaker, sentence.paragraph
            if who and sentence.paragraph == paragraph:
                start = sentence.start if speaker is None else _after_mark(parse, sentence)
                self._answers[sentence.n] = start, who

    def answer(self, sentence: Sentence) -> tuple[tuple[int, int], tuple[str, ...]] | None:
        """The tokens of an answer in this sentence, without the "A:" before it, and who gives it."""
        if sentence.n not in self._answers:
            return None
        start, who = self._answers[sentence.n]
        return (start, sentence.end), who


def _named(reading: Reading, sentence: Sentence) -> tuple[str, ...] | None:
    """Whose name and a colon open a sentence that begins its paragraph; None if none do."""
    parse = reading.parse
    if sentence.n and parse.sentences[sentence.n - 1].paragraph == sentence.paragraph:
        return None
    colon = next(
        (i for i in range(sentence.start, min(sentence.start + LONGEST_NAME, sentence.end))
         if parse.doc[i].text == ":"), None,
    )  # fmt: skip
    if colon is None or colon + 1 >= sentence.end:
        return None
    people = {a.id for a in reading.cast.actors if a.kind == "person"}
    found = [
        a
        for m in reading.cast.mentions
        if sentence.start <= m.start and m.end <= colon
        for a in m.actors
        if a in people
    ]
    capital = all(t.text[:1].isupper() or not t.is_alpha for t in parse.doc[sentence.start : colon])
    return (found[0],) if found and capital else None


def _turn(parse: Parse, sentence: Sentence) -> str | None:
    at = parse.doc[sentence.start].idx
    text = parse.report.text
    if QUESTION.match(text, at):
        return "Q"
    return "A" if ANSWER.match(text, at) else None


def _after_mark(parse: Parse, sentence: Sentence) -> int:
    for i in range(sentence.start, min(sentence.start + LONGEST_NAME, sentence.end)):
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
