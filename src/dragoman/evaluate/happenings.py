"""ECB+: which words, in all reports of a topic, tell of one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
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


def read(
    documents: Sequence[Document], by: ReaderName
) -> tuple[dict[str, Told], dict[str, Gist]]:
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
