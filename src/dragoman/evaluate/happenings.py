"""ECB+: which words, in all reports of a topic, tell of one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.evaluate.coreference import ClusterScore, Part, part, scorer
from dragoman.evaluate.corpora import ecbplus as corpus
from dragoman.records import Report
from dragoman.resolve.across import happenings, stories
from dragoman.resolve.across.candidates import Shelf
from dragoman.resolve.across.happenings import Told

if TYPE_CHECKING:
    from dragoman.evaluate.corpora.ecbplus import Document
    from dragoman.models.reader import ReaderName
    from dragoman.resolve.across.stories import Gist, Story

type Groups = dict[str, str]
"""The group of each marked happening."""

BATCH = 50
FOLDS = 5


def read(documents: Sequence[Document], by: ReaderName) -> tuple[dict[str, Told], dict[str, Gist]]:
    """What is told at each marked place, and what each report is about.

    Only the checked sentences are parsed, word by word as the corpus has them; the gist is the whole text's.
    """
    from spacy.tokens import Doc

    from dragoman.models import parser
    from dragoman.models.reader import reader
    from dragoman.parse import parsed

    nlp, chosen = parser.load(), reader(by)
    told: dict[str, Told] = {}
    for batch in batched(documents, BATCH):
        with nlp.memory_zone():
            docs = [
                Doc(
                    nlp.vocab,
                    words=[w for s in d.sentences for w in s],
                    sent_starts=[n == 0 for s in d.sentences for n in range(len(s))],
                )
                for d in batch
            ]
            done = nlp.pipe(docs, batch_size=BATCH, disable=list(chosen.parser_parts_left_out))
            parses = [
                parsed(Report(id=d.name, text=doc.text), doc)
                for d, doc in zip(batch, done, strict=True)
            ]
            for d, (parse, _) in zip(batch, chosen.look(parses), strict=True):
                starts = [sum(map(len, d.sentences[:n])) for n in range(len(d.sentences))]
                for m in d.marked:
                    words = [starts[m.sentence] + w for w in m.words]
                    told[m.id] = happenings.told(parse, m.id, words, first=m.sentence == 0)
    gists = {d.name: stories.gist(Report(id=d.name, text=d.text)) for d in documents}
    return told, gists


def fold_of(topic: str) -> int:
    """The fold in which a topic is scored."""
    return int(topic) % FOLDS


def ecbplus(folder: Path, by: ReaderName) -> ClusterScore:
    """Given the marked words, who goes together: within the gold topics, and within our own stories.

    Beside each what the same word alone does (the same lemma of the head). A topic that the weights were
    fitted on is scored by weights that were fitted without it; one alone counts too, as in published figures.
    Raises `ScorerMissing` before anything is read.
    """
    scorer()
    documents = list(corpus.documents(folder))
    told, gists = read(documents, by)
    marked = {m.id: m for d in documents for m in d.marked}
    topic = {m.id: d.topic for d in documents for m in d.marked}
    chains = {m.id: f"{topic[m.id]} {m.chain}" for m in marked.values()}
    within = {"topics": topic, "our stories": _by_story(documents, gists)}
    parts: dict[str, dict[str, Part]] = {}
    for name, where in within.items():
        words = {id_: f"{where[id_]} {told[id_].head}" for id_ in marked}
        ours = _gathered(told, gists, where, topic)
        parts[f"within {name}"] = {
            "happenings": part(clusters_of(chains), clusters_of(ours)),
            "same word": part(clusters_of(chains), clusters_of(words)),
        }
    return ClusterScore(parts, len(documents))


def clusters_of(groups: Groups) -> list[frozenset[tuple[str, int, int]]]:
    """The groups as the scorer takes them."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for id_, group in groups.items():
        found[group].add((id_, 0, 1))
    return [frozenset(some) for some in found.values()]


def _by_story(documents: Iterable[Document], gists: dict[str, Gist]) -> Groups:
    shelf: Shelf[Story] = Shelf()
    return {
        m.id: story
        for d in documents
        for story in [stories.story_of(gists[d.name], shelf)[0].id]
        for m in d.marked
    }


def _gathered(
    told: dict[str, Told], gists: dict[str, Gist], where: Groups, topic: Groups
) -> Groups:
    """Our groups: within each place, by the weights that have not seen the topic of most of its words."""
    by_place: dict[str, list[str]] = defaultdict(list)
    for id_, place in where.items():
        by_place[place].append(id_)
    found: Groups = {}
    for place, ids in by_place.items():
        weights = _unseen([topic[i] for i in ids])
        places, rows = happenings.pairs([told[i] for i in ids], gists)
        groups = happenings.gathered(len(ids), places, happenings.chances(rows, weights))
        found.update({i: f"{place} {g}" for i, g in zip(ids, groups, strict=True)})
    return found


TRAINED_TO = 35
"""The last topic that the weights were fitted on; those after it are scored by all that was learned."""


def _unseen(topics: Sequence[str]) -> Sequence[float]:
    seen = [t for t in topics if int(t) <= TRAINED_TO]
    fold = str(fold_of(max(set(seen), key=seen.count))) if seen else ""
    return happenings.weights()[fold]
