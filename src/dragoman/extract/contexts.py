"""What an event has to do with: PLOVER's contexts, by the words of the codebook `contexts.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast, get_args

from dragoman.codebooks import loading
from dragoman.errors import CodebookError
from dragoman.extract import around
from dragoman.extract.happenings import Happening
from dragoman.extract.reading import Reading
from dragoman.records import Context, EventMode

MOST = 3
"""Contexts that an event is given at most, those with most words first."""


@cache
def contexts_book() -> dict[Context, re.Pattern[str]]:
    """Context to the pattern of its words, read once. Raises `CodebookError` for one that PLOVER has not."""
    book: dict[Context, re.Pattern[str]] = {}
    for name, words in loading.toml("contexts.toml")["contexts"].items():
        found = around.pattern(tuple(words))
        if name not in get_args(Context) or found is None:
            raise CodebookError("contexts.toml", f"PLOVER has no context {name!r}, or it has no words.")  # fmt: skip
        book[cast("Context", name)] = found
    return book


def contexts_of(
    reading: Reading, happening: Happening, mode: EventMode | None
) -> tuple[Context, ...]:
    """The contexts of an event's own clause, the strongest first; where it names none, of its sentence.

    "Arrested two journalists on charges of espionage" has to do with intelligence and with freedoms.
    """
    trigger = reading.doc[happening.trigger[0] : happening.trigger[1]]
    clause = [*around.clause(trigger.root), *around.over(trigger.root)]
    by_mode = loading.toml("contexts.toml")["by_mode"].get(f"{happening.type} {mode}")
    given = (cast("Context", by_mode),) if by_mode else ()
    found = contexts_in(around.as_text(sorted(set(clause), key=lambda t: t.i)))
    if not found and not given:
        sentence = reading.parse.sentence(trigger.start)
        whole = reading.doc[sentence.start : sentence.end] if sentence is not None else trigger
        found = contexts_in(around.as_text(whole))
    return tuple(dict.fromkeys((*given, *found)))[:MOST]


@lru_cache(maxsize=64)
def contexts_in(text: str) -> tuple[Context, ...]:
    """The contexts that a text in small letters speaks of, those of most different words first."""
    counts = {c: len(set(p.findall(text))) for c, p in contexts_book().items()}
    found = sorted((c for c in counts if counts[c]), key=lambda c: -counts[c])
    within: dict[str, list[str]] = loading.toml("contexts.toml")["within"]
    return tuple(c for c in found if not set(within.get(c, ())) & set(found))
