"""``dragoman score`` and ``dragoman evaluate``: how good the reading is."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ending import LACKING, complain, note
from dragoman.cli.options import WhichReader
from dragoman.errors import InputError
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.evaluate.coded_events import CodedScore
    from dragoman.evaluate.compare import Measure
    from dragoman.evaluate.coreference import Rates
    from dragoman.evaluate.sets import SetScore
    from dragoman.evaluate.toponyms import PlaceScore
    from dragoman.evaluate.ways import WaysScore

Gold = Annotated[Path | None, typer.Argument(help="Folder of gold records (*.json).")]
Found = Annotated[
    Path | None,
    typer.Argument(metavar="PRED", help="Folder of *.json, or a .jsonl of read --json."),
]
Texts = Annotated[
    Path | None, typer.Option(help="Folder of the texts; else 'texts' beside GOLD.", metavar="DIR")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print the table as JSON; with --show, a line for each slip.")
]
Show = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="List what this measure missed and invented, by cause."),
]
Pinned = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Read our gold sets and compare with this scores file."),
]
OneSet = Annotated[
    str | None,
    typer.Option("--set", metavar="NAME", help="With --pinned: only this set of the file."),
]
Update = Annotated[bool, typer.Option(help="With --pinned: write today's scores to the file.")]


def score(
    gold: Gold = None,
    pred: Found = None,
    texts: Texts = None,
    as_json: AsJson = False,
    show: Show = None,
    pinned: Pinned = None,
    one_set: OneSet = None,
    update: Update = False,
) -> None:
    """Compare records with gold ones, measure by measure.

    The table gives precision, recall and F1, summed over all reports.
    A gold report without a record in PRED counts as read with nothing found.

    Example: dragoman score gold/ records.jsonl --show events
    """
    _check_measure(show)
    if pinned:
        _score_pinned(pinned, one_set, update=update, show=show, as_json=as_json)
        return
    if one_set:
        raise typer.BadParameter("--set chooses among the sets of --pinned FILE.")
    if gold is None or pred is None:
        raise typer.BadParameter("GOLD and PRED are needed, or --pinned FILE.")
    from dragoman.evaluate.score import score_files

    _print(score_files(gold, pred, texts), as_json=as_json, show=show)


def evaluate(
    gold_set: Annotated[
        str, typer.Argument(metavar="SET", help="The kind of gold set; see below.")
    ],
    folder: Annotated[Path, typer.Argument(help="Where its files lie.")],
    as_json: AsJson = False,
    show: Show = None,
    reader: WhichReader = DEFAULT_READER,
) -> None:
    """Read the texts of a gold set and score what comes out.

    "records" is a folder with gold/*.json and texts/*.txt of the same names. Public sets, each as
    it is published: "cofenet" (source, cue and content), "worldwide_newswire" (names), "plv"
    (what one actor does to another), "un_quadclass" (relevance and four classes),
    "speech_acts_au2016" (promises, specific and vague). Of these, texts that the reader was trained on
    are left out. "polnear" (whole attributions) and "unscon" (who is
    criticised) are read by --reader, as a report is. "gap" (whom an ambiguous pronoun stands for)
    leaves out the file that its weights were fitted on. "gum" (which words speak of the same one)
    needs the package scorch, and so does "ecbplus" (which words of several reports tell of one
    happening). "news_cluster" is of stories: which reports tell of one happening. "trnews", "lgl" and "geovirus" are of places,
    "tbaq" and "tempeval3_platinum" (folders of TimeML) of expressions of time. "plover_gsr" (coded
    events) is read end to end; its --show takes type, source, target or all. Of the other public
    sets --show has nothing to list.

    Example: dragoman evaluate records samples
    """
    from dragoman.evaluate.sets import gold_set as known

    chosen = known(gold_set)
    if gold_set == "plover_gsr":
        from dragoman.evaluate.coded_events import MEASURES

        if show:
            _check_known("measure", show, MEASURES)
    else:
        _check_measure(show)
    if show and gold_set not in ("records", "plover_gsr"):
        raise typer.BadParameter(f"{gold_set!r} holds labels, no records; --show needs records.")
    if not folder.is_dir():
        raise InputError(str(folder), f"there is no such folder; it must hold {chosen.layout}")
    _print(chosen.run(folder, reader), as_json=as_json, show=show)


def _check_measure(show: str | None) -> None:
    if show:
        from dragoman.evaluate.compare import MEASURES

        _check_known("measure", show, MEASURES)


def _check_known(what: str, name: str, known: Iterable[str]) -> None:
    names = list(known)
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise typer.BadParameter(f"no {what} {name!r}; {hint}There are {', '.join(names)}.")


def _score_pinned(
    file: Path, one_set: str | None, *, update: bool, show: str | None, as_json: bool
) -> None:
    from dragoman.evaluate import pins
    from dragoman.extract import read_all

    written: list[pins.Pin] = []
    fallen: list[str] = []
    known = pins.read_pins(file)
    if one_set:
        _check_known("set", one_set, [pin.name for pin in known if not (show and pin.set)])
    for pin in known:
        # What is shown are records, and public sets have none.
        if (one_set and pin.name != one_set) or (show and pin.set):
            written.append(pin)
            continue
        if pin.optional and not pin.is_there(file):
            note(f"{pin.name}: left out, since its files are not here.")
            written.append(pin)
            continue
        today, found = pins.measured(pin, file, partial(read_all, reader=pin.reader))
        if not as_json:
            print(f"{pin.name}, {today.reports} reports")
        _print(found, as_json=as_json, show=show, pinned=pin.name)
        written.append(today)
        fallen.extend(pins.falls(pin, today))
    if update:
        pins.write_pins(file, written)
        note(f"Wrote {file}.")
    elif fallen:
        for sentence in fallen:
            complain(sentence)
        raise typer.Exit(LACKING)


def _print(
    found: SetScore,
    *,
    as_json: bool,
    show: str | None,
    pinned: str | None = None,
) -> None:
    """The table, and what ``show`` asks for; as JSON one or the other, so that it can be piped."""
    _note(found)
    if not as_json:
        _tables(found)
    elif not show:
        table = found.to_json()
        print(json.dumps({pinned: table} if pinned else table, indent=1))
    if show:
        from dragoman.cli.slips import as_lines, by_cause, slips_of
        from dragoman.evaluate.coded_events import CodedScore
        from dragoman.evaluate.score import Score

        if isinstance(found, CodedScore):
            _coded(found, show, as_json=as_json)
            return

        shown = slips_of(found, show) if isinstance(found, Score) else []
        for line in as_lines(shown, pinned=pinned) if as_json else by_cause(shown):
            print(line)


def _coded(found: CodedScore, show: str, *, as_json: bool) -> None:
    """The gold records of coded events that the measure missed, with what was found instead."""
    for line in found.lines(show):
        if as_json:
            print(json.dumps(line, ensure_ascii=False))
            continue
        sides = " > ".join(", ".join(line[side]) or "-" for side in ("source", "target"))
        print(f"\n{line['type']}: {sides}\n  {line['text']}\n  found: {line['found'] or 'nothing'}")


def _tables(found: SetScore) -> None:
    from dragoman.evaluate.coreference import ClusterScore
    from dragoman.evaluate.toponyms import PlaceScore
    from dragoman.evaluate.ways import WaysScore

    if isinstance(found, PlaceScore):
        _places(found)
        return
    if isinstance(found, WaysScore):
        _ways(found)
        return
    if not isinstance(found, ClusterScore):
        _table(found.table, "macro F1", getattr(found, "macro_f1", None))
        return
    for which, genres in found.parts.items():
        for genre, part in genres.items():
            print(f"{which}, {genre}")
            _table(part.table, "CoNLL F1", part.conll_f1)


def _places(found: PlaceScore) -> None:
    """Toponyms found, then the shares of those resolved that are right."""
    _table(found.table, "", None)
    print(f"\n{'':24}{'toponyms':>9}{'exact':>8}{'161 km':>8}{'largest':>9}")
    for name, r in found.resolutions.items():
        exact = "" if r.exact is None else f"{r.exact:.3f}"
        print(f"{name:24}{r.toponyms:9}{exact:>8}{r.near:8.3f}{r.of_largest:9.3f}")


def _ways(found: WaysScore) -> None:
    """A line for each way, a column for each level, then the labels of the last way."""
    levels = list(dict.fromkeys(level for scores in found.ways.values() for level in scores))
    wide = max(14, *(len(name) + 1 for name in found.ways))
    print(f"{'':{wide}}" + "".join(f"{level:>11}" for level in levels))
    for name, scores in found.ways.items():
        cells = (f"{scores[level]:11.3f}" if level in scores else f"{'':11}" for level in levels)
        print(f"{name:{wide}}" + "".join(cells))
    if found.table:
        print(f"\n{name}:")
        _table(found.table, "", None)


def _table(table: Mapping[str, Measure | Rates], mean: str, mean_f1: float | None) -> None:
    wide = max(14, *(len(name) + 1 for name in table))
    print(f"{'':{wide}}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}")
    for name, m in table.items():
        print(f"{name:{wide}}{m.precision:7.3f}{m.recall:7.3f}{m.f1:7.3f}{m.gold:7}{m.found:7}")
    if mean_f1 is not None:
        print(f"{mean:{wide}}{mean_f1:21.3f}")


def _note(found: SetScore) -> None:
    """What the reader of the table must know."""
    from dragoman.evaluate.labelled import LabelScore
    from dragoman.evaluate.score import Score
    from dragoman.evaluate.toponyms import PlaceScore
    from dragoman.evaluate.ways import WaysScore

    if isinstance(found, WaysScore) and found.note:
        note(found.note)
    if isinstance(found, PlaceScore):
        if found.trained:
            note(f"Left out, since the weights were trained on them: {found.trained} texts.")
    elif isinstance(found, Score):
        if found.unread:
            note(f"Counted as empty, since they have no record: {', '.join(found.unread)}.")
    elif not isinstance(found, LabelScore | WaysScore):
        return
    elif found.trained and found.trained == found.texts:
        note("The encoder was trained on all of these texts: this is no test of it.")
    elif found.trained:
        note(f"Left out, since the encoder was trained on them: {found.trained} texts.")
