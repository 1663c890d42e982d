"""The gold sets that `dragoman evaluate` knows, and how each is read and scored.

A new set is one function and one line in `SETS`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.attributions import polnear
from dragoman.evaluate.blame import unscon
from dragoman.evaluate.coded_events import plover_gsr
from dragoman.evaluate.coreference import ClusterScore, gum
from dragoman.evaluate.expressions import expressions
from dragoman.evaluate.happenings import ecbplus
from dragoman.evaluate.labelled import (
    LabelScore,
    cofenet,
    speech_acts_au2016,
    worldwide_newswire,
)
from dragoman.evaluate.pairs import pairs
from dragoman.evaluate.pronouns import pronouns
from dragoman.evaluate.quads import un_quadclass
from dragoman.evaluate.score import Score, score
from dragoman.evaluate.stories import StoryScore, news_cluster
from dragoman.evaluate.toponyms import PlaceScore, toponyms
from dragoman.evaluate.ways import WaysScore
from dragoman.records import Report, ReportRecord

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName

type Reader = Callable[[Iterable[Report]], Iterable[ReportRecord]]

type SetScore = Score | LabelScore | ClusterScore | PlaceScore | WaysScore | StoryScore
"""What a run of a gold set gives."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A kind of gold set: what it measures, what its folder must hold, how to score it."""

    title: str
    layout: str
    run: Callable[[Path, ReaderName], SetScore]


def gold_set(name: str) -> GoldSet:
    """The set with this name. Raises `InputError` that lists the known ones."""
    if name in SETS:
        return SETS[name]
    near = difflib.get_close_matches(name, SETS, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise InputError(
        f"Gold set {name!r}", f"is not known; {hint}The known sets: {', '.join(SETS)}."
    )


def records(folder: Path, reader: ReaderName) -> Score:
    """Whole records: ``gold/x.json`` beside ``texts/x.txt``."""
    from dragoman.extract import read_all

    return read_and_score(folder / "gold", folder / "texts", partial(read_all, reader=reader))


def read_and_score(gold: Path, texts: Path, read: Reader) -> Score:
    """Read every text that has a gold record, as a file that a user would give, and score it.

    A day of publication and a title that the gold record has and the text does not tell
    come with the text, as they would in a JSON line.
    """
    pairs = list(gold_files.load(gold, texts))
    found = read(reports(pairs, texts))
    # A text and its gold record go together by their order, whatever id the file's reader gave.
    together = zip(pairs, found, strict=True)
    return score((name, ours, theirs) for (name, ours), theirs in together)


def reports(pairs: Sequence[tuple[str, ReportRecord]], texts: Path) -> Iterator[Report]:
    """The text of each gold record as a user would give it, with the day and the title that the record knows."""
    from dragoman.formats import load_all

    gold = [record.report for _, record in pairs]
    given = load_all([texts / f"{name}.txt" for name, _ in pairs])
    for ours, report in zip(gold, given, strict=True):
        if isinstance(report, InputError):
            raise report
        published, title = report.published or ours.published, report.title or ours.title
        yield replace(report, published=published, title=title)


SETS: dict[str, GoldSet] = {
    "records": GoldSet(
        title="the whole record of a report",
        layout="gold/*.json and texts/*.txt of the same names",
        run=records,
    ),
    "cofenet": GoldSet(
        title="source, cue and content of attributions (PolNeAR in CofeNet's rows)",
        layout="polnear/valid.txt or polnear/test.txt",
        run=lambda folder, _: cofenet(folder),
    ),
    "polnear": GoldSet(
        title="what is said and by whom, in political news: whole attributions",
        layout="dev/attributions/*.ann and dev/text/*.txt",
        run=polnear,
    ),
    "unscon": GoldSet(
        title="who is criticised in speeches to the Security Council",
        layout="conflict_annotations_sentences.csv",
        run=unscon,
    ),
    "worldwide_newswire": GoldSet(
        title="names in the English news of non-Western outlets",
        layout="*.tsv with a token and a label a line",
        run=lambda folder, _: worldwide_newswire(folder),
    ),
    "plv": GoldSet(
        title="what one marked actor does to another: conflict or cooperation, four classes, fifteen types",
        layout="PLV_test.tsv or PLV_train.tsv",
        run=lambda folder, _: pairs(folder),
    ),
    "plover_gsr": GoldSet(
        title="coded events end to end: type, source and target of single sentences",
        layout="plover_gsr.json",
        run=plover_gsr,
    ),
    "un_quadclass": GoldSet(
        title="which sentences of United Nations papers tell of conflict or cooperation, in four classes",
        layout="binary/en_annotations_binary_complete.tsv and quadclass/en_annotations_quad_multiclass.tsv",
        run=lambda folder, _: un_quadclass(folder),
    ),
    "speech_acts_au2016": GoldSet(
        title="promises and other acts of speech in an election campaign",
        layout="Dataset/*.csv",
        run=lambda folder, _: speech_acts_au2016(folder),
    ),
    "gum": GoldSet(
        title="which words speak of the same one, in news, interviews and speeches",
        layout="coref/gum/conll/GUM_*.conll and, for the printed text, dep/GUM_*.conllu",
        run=gum,
    ),
    "gap": GoldSet(
        title="whom an ambiguous pronoun stands for",
        layout="gap-*.tsv",
        run=pronouns,
    ),
    "news_cluster": GoldSet(
        title="which reports tell of one happening: stories",
        layout="*.json of news-please with newsCluster.EventId",
        run=news_cluster,
    ),
    "ecbplus": GoldSet(
        title="which words, in all reports of a topic, tell of one happening",
        layout="ECB+/*/*.xml and ECBplus_coreference_sentences.csv",
        run=ecbplus,
    ),
    "trnews": GoldSet(
        title="places in the world's news: which words name them, and where they lie",
        layout="TR-News.xml",
        run=partial(toponyms, name="trnews"),
    ),
    "lgl": GoldSet(
        title="places in local news, where most names have namesakes",
        layout="lgl.xml",
        run=partial(toponyms, name="lgl"),
    ),
    "geovirus": GoldSet(
        title="places in news of epidemics",
        layout="GeoVirus.xml",
        run=partial(toponyms, name="geovirus"),
    ),
    "tbaq": GoldSet(
        title="expressions of time and what they mean, in TimeBank and AQUAINT",
        layout="TimeBank/*.tml and AQUAINT/*.tml",
        run=expressions,
    ),
    "tempeval3_platinum": GoldSet(
        title="expressions of time and what they mean, in the test texts of TempEval-3",
        layout="*.tml, in it or in folders of it",
        run=expressions,
    ),
}
