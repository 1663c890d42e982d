"""What a passage is about, by the words of the codebook `topics.toml`."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import cast

from dragoman.codebooks import loading
from dragoman.records import Topic

MOST = 3
"""Topics that a record is given at most, those with most words first."""


def topics_of(words: str, *wider: str) -> tuple[Topic, ...]:
    """The topics that the words speak of, the strongest first; "diplomacy" only where nothing else is.

    Where the words speak of none, the first of the ``wider`` passages that does says what they are
    about: "send four observers", beside a sentence on a border, is about borders.
    """
    for passage in (words, *wider):
        count = _counted(passage, "topics")
        if found := sorted((t for t in count if count[t]), key=lambda t: -count[t]):
            return tuple(found[:MOST])
        count = _counted(passage, "weak")
        if found := sorted((t for t in count if count[t]), key=lambda t: -count[t]):
            return tuple(found[:MOST])
    return ()


def _counted(words: str, sort: str) -> Counter[Topic]:
    return Counter(
        {topic: len(set(pattern.findall(words.lower()))) for topic, pattern in _patterns(sort)}
    )


@cache
def _patterns(sort: str) -> list[tuple[Topic, re.Pattern[str]]]:
    return [
        (cast(Topic, topic), re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")"))
        for topic, words in loading.toml("topics.toml")[sort].items()
    ]
