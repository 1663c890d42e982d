"""Stories: reports on one happening, gathered as they come.

A report goes to the story that it is most like, if it is like enough, else it begins one. How like it is
weighs four likenesses of words (all of the text, its opening, its title, its names) and the days between.
The weights are few and readable (``story_weights.json``, made by ``training/stories.py``).
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.records import Report
from dragoman.resolve.across.candidates import Candidates
from dragoman.resolve.across.commonness import Weights, cosine, unit, weighed
from dragoman.resolve.across.joins import Join
from dragoman.resolve.across.wording import counted, names_counted

FILE = Path(__file__).with_name("story_weights.json")
OPENING_WORDS = 120
LOOKED_UNDER = 25
"""A story is filed, and looked for, under so many of its heaviest words."""
COMPARED = 40
"""Stories that a new report is compared with."""
KEPT = 400
"""A story's words: the lightest beyond these are let go, so that a long story stays small."""
GAP_DAYS, SPAN_DAYS = 45, 180
"""A story ends when nothing was told of it for so long, or when it has gone on so long.

Processes go on for years with one cast of people; what is told of them after a pause is another happening.
"""
TELLING = 4
"""Words that a reason names."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What a report is about, for comparing: its words by part ("whole", "opening", "title", "names")."""

    report: str
    day: dt.date | None
    parts: Mapping[str, Weights]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one happening: the sums of their words, and the first and last day of publication.

    ``id`` is made of the report that began it.
    """

    id: str
    reports: tuple[str, ...]
    parts: Mapping[str, Weights]
    first: dt.date | None
    last: dt.date | None


def gist(report: Report) -> Gist:
    """What a report is about. Its title counts with its text, whether or not the text begins with it."""
    title = report.title or _first_line(report.text)
    text = report.text if report.title is None else f"{report.title}\n{report.text}"
    opening = " ".join(text.split()[:OPENING_WORDS])
    parts = {
        "whole": weighed(counted(text)),
        "opening": weighed(counted(opening)),
        "title": weighed(counted(title)),
        "names": weighed(names_counted(text)),
    }
    return Gist(report.id, report.published, parts)


def _first_line(text: str) -> str:
    return text.lstrip().partition("\n")[0][:200]


def begun(by: Gist) -> Story:
    """A story of one report."""
    return Story(f"story-{by.report}", (by.report,), by.parts, by.day, by.day)


def grown(story: Story, by: Gist) -> Story:
    """The story with one more report; the very same if it has it already."""
    if by.report in story.reports:
        return story
    days = [d for d in (story.first, story.last, by.day) if d]
    parts = {name: _sum(story.parts[name], by.parts[name]) for name in story.parts}
    first, last = min(days, default=None), max(days, default=None)
    return Story(story.id, (*story.reports, by.report), parts, first, last)


def _sum(a: Weights, b: Weights) -> Weights:
    found = Counter(a)
    for word, weight in b.items():
        found[word] += weight  # type: ignore[assignment]  # a Counter of floats
    return dict(found.most_common(KEPT))


def features(report: Gist, story: Story) -> dict[str, float]:
    """How alike the two are, by part, and how far apart in time, as the logarithm of the days."""
    found = {name: cosine(report.parts[name], unit(story.parts[name])) for name in report.parts}
    found["days"] = math.log1p(_days_between(report.day, story))
    return found


def _days_between(day: dt.date | None, story: Story) -> int:
    """Days from the story's span to a day; 0 within it and where one of them is not known."""
    if day is None or story.first is None or story.last is None:
        return 0
    return max((story.first - day).days, (day - story.last).days, 0)


@cache
def weights() -> dict[str, float]:
    """What each feature counts, and "always", which is the bar."""
    found: dict[str, float] = json.loads(FILE.read_text("utf-8"))["weights"]
    return found


def likeliness(told: Mapping[str, float], by: Mapping[str, float] | None = None) -> float:
    """How likely it is, from 0 to 1, that a report belongs to a story of which this is told."""
    by = weights() if by is None else by
    score = by["always"] + sum(by[name] * value for name, value in told.items())
    return 1 / (1 + math.exp(-score))


def keys(parts: Mapping[str, Weights]) -> list[str]:
    """What a story is filed under: the heaviest words of its texts and names."""
    words: Counter[str] = Counter()
    for name in ("opening", "names"):
        for word, weight in unit(parts[name]).items():
            words[word] += weight  # type: ignore[assignment]
    return [f"word:{word}" for word, _ in words.most_common(LOOKED_UNDER)]


def story_of(
    report: Gist, stories: Candidates[Story], by: Mapping[str, float] | None = None
) -> tuple[Story, Join | None]:
    """The story of a report, which is filed anew with it; the join is None where it began one.

    A report that a story has already changes nothing.
    """
    near = stories.sharing(keys(report.parts), most=COMPARED)
    if mine := next((s for s in near if report.report in s.reports), None):
        return mine, None
    rated = [(likeliness(features(report, s), by), s) for s in near if _may_go_on(s, report.day)]
    score, best = max(rated, key=lambda pair: (pair[0], pair[1].id), default=(0.0, None))
    if best is None or score < EVEN:
        story, join = begun(report), None
    else:
        story = grown(best, report)
        join = Join("story", report.report, story.id, round(score, 3), _reason(report, best))
    stories.put(story.id, story, keys(story.parts))
    return story, join


EVEN = 0.5


def _may_go_on(story: Story, day: dt.date | None) -> bool:
    """Whether a report of a day may still belong to it; without a day nothing speaks against that."""
    if day is None or story.first is None or story.last is None:
        return True
    span = max(story.last, day) - min(story.first, day)
    return _days_between(day, story) <= GAP_DAYS and span.days <= SPAN_DAYS


def _reason(report: Gist, story: Story) -> str:
    """ "both of Ashgabat, Ferghana, UNRCCA; 1 day apart"."""
    other = unit(story.parts["whole"])
    mine = report.parts["whole"]
    shared = Counter({w: v * other[w] for w, v in mine.items() if w in other})
    words = ", ".join(word for word, _ in shared.most_common(TELLING))
    days = _days_between(report.day, story)
    apart = "" if report.day is None or story.first is None else f"; {_apart(days)}"
    return f"both of {words}{apart}"


def _apart(days: int) -> str:
    return "in its days" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"


def stories_of(
    reports: Iterable[Gist], shelf: Candidates[Story], by: Mapping[str, float] | None = None
) -> list[str]:
    """The story of each report, by id, in the order in which they come."""
    return [story_of(report, shelf, by)[0].id for report in reports]
