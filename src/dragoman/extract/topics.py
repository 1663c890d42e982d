"""What a passage is about, by the words of the codebook `topics.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from dragoman.codebooks import loading
from dragoman.records import Topic

MOST = 3
"""Topics that a record is given at most, those with most words first."""


def topics_of(words: str) -> tuple[Topic, ...]:
    """The topics that the words speak of, the strongest first; "diplomacy" only where nothing else is."""
    count = {topic: len(set(pattern.findall(words.lower()))) for topic, pattern in _patterns()}
    found = sorted((t for t in count if count[t]), key=lambda t: -count[t])
    narrow = [t for t in found if t != "diplomacy"]
    return tuple(narrow[:MOST] or found[:MOST])


@cache
def _patterns() -> list[tuple[Topic, re.Pattern[str]]]:
    return [
        (cast(Topic, topic), re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")"))
        for topic, words in loading.toml("topics.toml")["topics"].items()
    ]
