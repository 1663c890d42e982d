"""What the reading could not settle, as questions that a person can answer."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.extract.twins import Ids
from dragoman.parse import syntax
from dragoman.records import Doubt, Quote, Statement

SHOWN = 90
"""Characters of the passage that a question repeats."""


def doubts(reading: Reading) -> Iterator[Doubt]:
    """One question for each statement whose speaker the report must have meant somebody to know.

    "He denied it", with two men to choose from, raises one. "Sources said" raises none:
    the report itself names no one.
    """
    ids = Ids("doubt", reading.report)
    for statement in reading.found.get("statements", ()):
        if statement.speakers or _names_no_one(reading, statement):
            continue
        yield Doubt(
            id=ids.new(statement.content),
            evidence=statement.evidence,
            question=f"Who says: “{_short(statement.content)}”?",
        )


def _names_no_one(reading: Reading, statement: Statement) -> bool:
    """Whether the words before the cue speak of somebody who stays without a name."""
    if statement.cue is None:
        return False
    verb = reading.parse.token_at(statement.cue.start)
    subjects = syntax.subjects(verb) or syntax.agents(verb)
    unnamed = reporting().voices | reporting().no_one
    return any(s.lemma_.lower() in unnamed or s.tag_ == "NNS" for s in subjects)


def _short(words: Quote) -> str:
    line = " ".join(words.words.split())
    return line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0] + " …"
