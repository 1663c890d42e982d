"""Ids for the records of one kind, also where two stand on the same words."""

from __future__ import annotations

from dragoman.records import Quote, Report, record_id


class Ids:
    """Hands out ids; the second record on the very same words becomes a twin of the first."""

    def __init__(self, kind: str, report: Report) -> None:
        self._kind = kind
        self._report = report
        self._given: dict[tuple[int, int], int] = {}

    def new(self, words: Quote) -> str:
        """The id of the next record on these words."""
        place = (words.start, words.end)
        twin = self._given.get(place, 0)
        self._given[place] = twin + 1
        return record_id(self._kind, self._report, words, twin=twin)
