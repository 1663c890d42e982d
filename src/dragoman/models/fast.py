"""The fast reader: rules alone, over the parser's own names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.models.reader import NO_CLUES, Clues

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName
    from dragoman.parse import Parse


class FastReader:
    """Leaves everything to the parser and the rules."""

    name: ReaderName = "fast"
    parser_parts_left_out: tuple[str, ...] = ()

    def look(self, parses: Sequence[Parse]) -> list[tuple[Parse, Clues]]:
        """The parses as they are."""
        return [(parse, NO_CLUES) for parse in parses]
