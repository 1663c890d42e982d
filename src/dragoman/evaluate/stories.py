"""Stories against labelled events: B-cubed over the reports of a folder, gathered as they would come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.evaluate.coreference import Rates
from dragoman.evaluate.corpora.news_cluster import articles
from dragoman.resolve.across import stories
from dragoman.resolve.across.candidates import Shelf
from dragoman.resolve.across.commonness import cosine, unit

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName
    from dragoman.resolve.across.stories import Gist, Story

BASELINE = 0.25
"""The one likeness of all words, by tf-idf, from which the baseline takes two as one story."""


@dataclass(frozen=True, slots=True)
class StoryScore:
    """B-cubed of the stories and of the baseline; ``gold`` and ``found`` count stories."""

    table: dict[str, Rates]
    texts: int

    def to_json(self) -> dict[str, Any]:
        """The table as numbers."""
        return {
            **{
                name: {
                    "precision": round(r.precision, 4), "recall": round(r.recall, 4),
                    "f1": round(r.f1, 4), "gold": r.gold, "predicted": r.found,
                }
                for name, r in self.table.items()
            },
            "texts": self.texts,
        }  # fmt: skip


def news_cluster(folder: Path, _: ReaderName) -> StoryScore:
    """The reports in the order of their publication, each put to a story when it comes.

    Beside it what a fixed bar on the likeness of all words does, to the same stories' middles.
    """
    given = articles(folder)
    events = [article.event for article in given]
    gists = [stories.gist(article.report) for article in given]
    shelf: Shelf[Story] = Shelf()
    ways = {"stories": stories.stories_of(gists, shelf), "tf-idf alone": by_words_alone(gists)}
    table = {
        name: Rates(*b_cubed(events, found), len(set(events)), len(set(found)))
        for name, found in ways.items()
    }
    return StoryScore(table, len(given))


def by_words_alone(gists: Sequence[Gist]) -> list[str]:
    """The baseline: the story whose words are most like the report's, if they are like enough."""
    begun: list[Story] = []
    found: list[str] = []
    for gist in gists:
        rated = [
            (cosine(gist.parts["whole"], unit(story.parts["whole"])), n)
            for n, story in enumerate(begun)
        ]
        like, n = max(rated, default=(0.0, 0))
        if like >= BASELINE:
            begun[n] = stories.grown(begun[n], gist)
        else:
            n = len(begun)
            begun.append(stories.begun(gist))
        found.append(begun[n].id)
    return found


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, the mean over all reports: of the others in its story, how many belong there."""
    pairs = Counter(zip(gold, found, strict=True))
    of_gold, of_found = Counter(gold), Counter(found)
    n = max(len(gold), 1)
    precision = sum(k * k / of_found[f] for (_, f), k in pairs.items()) / n
    recall = sum(k * k / of_gold[g] for (g, _), k in pairs.items()) / n
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
