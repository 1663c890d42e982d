"""What a model claims and the report does not bear out, as questions to a person."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.twins import Ids
from dragoman.records import Doubt, Quote, Report

SHOWN = 90
"""Characters of a claim that a question repeats."""
SHOWN_OF_A_NAME = 40
MOST_NAMES = 5
MOST_DOUBTS = 100
"""Questions about one report. A model that invents more than that is not worth asking about each."""


class Doubts:
    """The open questions about one report, each asked once."""

    def __init__(self, report: Report) -> None:
        self._ids = Ids("doubt", report)
        self._asked: dict[tuple[Quote, str], Doubt] = {}
        self._more: set[tuple[Quote, str]] = set()

    def ask(self, words: Quote, question: str) -> None:
        """Ask something about a passage, unless it has been asked."""
        asked = words, question
        if asked in self._asked:
            return
        if len(self._asked) >= MOST_DOUBTS:
            self._more.add(asked)
            return
        self._asked[asked] = Doubt(id=self._ids.new(words), evidence=words, question=question)

    def all(self) -> list[Doubt]:
        """The questions, the first `MOST_DOUBTS` of them; one more says how many there were besides."""
        doubts = list(self._asked.values())
        if self._more:
            words = doubts[-1].evidence
            told = (
                f"Is this model to be trusted? {len(self._more)} more of its claims are in doubt."
            )
            doubts.append(Doubt(id=self._ids.new(words), evidence=words, question=told))
        return doubts


def shown(words: str, most: int = SHOWN) -> str:
    """Words that a model claims, in quotation marks, on one line and not too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    short = line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
    return f"“{short}”"


def all_of(names: Iterable[str]) -> str:
    """Names that a model claims, the first few of them; "anybody" for none."""
    some = list(dict.fromkeys(names))[:MOST_NAMES]
    return " and ".join(shown(name, SHOWN_OF_A_NAME) for name in some) or "anybody"
