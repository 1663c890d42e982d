"""``dragoman score`` and ``dragoman evaluate``: how good the reading is."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.ending import LACKING, complain, note
from dragoman.cli.options import WhichReader
from dragoman.errors import InputError
from dragoman.records import Quote
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.evaluate.compare import Item
    from dragoman.evaluate.labelled import LabelScore
    from dragoman.evaluate.score import Score

Gold = Annotated[Path | None, typer.Argument(help="Folder of gold records (*.json).")]
Found = Annotated[
    Path | None,
    typer.Argument(metavar="PRED", help="Folder of *.json, or a .jsonl of read --json."),
]
Texts = Annotated[
    Path | None, typer.Option(help="Folder of the texts; else 'texts' beside GOLD.", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the table as JSON.")]
Show = Annotated[
    str | None, typer.Option(metavar="KIND", help="List what this measure missed and invented.")
]
Pinned = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Read our gold sets and compare with this scores file."),
]
Update = Annotated[bool, typer.Option(help="With --pinned: write today's scores to the file.")]


def score(
    gold: Gold = None,
    pred: Found = None,
    texts: Texts = None,
    as_json: AsJson = False,
    show: Show = None,
    pinned: Pinned = None,
    update: Update = False,
) -> None:
    """Compare records with gold ones, measure by measure.

    The table gives precision, recall and F1, summed over all reports.
    A gold report without a record in PRED counts as read with nothing found.

    Example: dragoman score gold/ records.jsonl --show events
    """
    if pinned:
        _score_pinned(pinned, update=update)
        return
    if gold is None or pred is None:
        raise typer.BadParameter("GOLD and PRED are needed, or --pinned FILE.")
    from dragoman.evaluate.compare import MEASURES
    from dragoman.evaluate.score import score_files

    if show and show not in MEASURES:
        near = difflib.get_close_matches(show, MEASURES, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise typer.BadParameter(f"no measure {show!r}; {hint}There are {', '.join(MEASURES)}.")
    found = score_files(gold, pred, texts)
    _print(found, as_json=as_json)
    if show:
        for line in _slips(found, show):
            print(line)


def evaluate(
    gold_set: Annotated[
        str, typer.Argument(metavar="SET", help="The kind of gold set; see below.")
    ],
    folder: Annotated[Path, typer.Argument(help="Where its files lie.")],
    as_json: AsJson = False,
    reader: WhichReader = DEFAULT_READER,
) -> None:
    """Read the texts of a gold set and score what comes out.

    "records" is a folder with gold/*.json and texts/*.txt of the same names. Public sets, each as
    it is published: "cofenet" (source, cue and content), "worldwide_newswire" (names), "plv"
    (types of events), "speech_acts_au2016" (promises). Of these, texts that the reader was trained
    on are left out.

    Example: dragoman evaluate records samples
    """
    from dragoman.evaluate.sets import gold_set as known

    chosen = known(gold_set)
    if not folder.is_dir():
        raise InputError(str(folder), f"there is no such folder; it must hold {chosen.layout}")
    from dragoman.extract import read_all

    _print(chosen.run(folder, partial(read_all, reader=reader)), as_json=as_json)


def _score_pinned(file: Path, *, update: bool) -> None:
    from dragoman.evaluate import pins
    from dragoman.extract import read_all

    written: list[pins.Pin] = []
    fallen: list[str] = []
    for pin in pins.read_pins(file):
        if pin.optional and not pin.is_there(file):
            note(f"{pin.name}: left out, since its files are not here.")
            written.append(pin)
            continue
        today, found = pins.measured(pin, file, partial(read_all, reader=pin.reader))
        print(f"{pin.name}, {today.reports} reports")
        _print(found, as_json=False)
        written.append(today)
        fallen.extend(pins.falls(pin, today))
    if update:
        pins.write_pins(file, written)
        note(f"Wrote {file}.")
    elif fallen:
        for sentence in fallen:
            complain(sentence)
        raise typer.Exit(LACKING)


def _print(found: Score | LabelScore, *, as_json: bool) -> None:
    _note(found)
    if as_json:
        print(json.dumps(found.to_json(), indent=1))
        return
    wide = max(14, *(len(name) + 1 for name in found.table))
    print(f"{'':{wide}}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}")
    for name, m in found.table.items():
        print(f"{name:{wide}}{m.precision:7.3f}{m.recall:7.3f}{m.f1:7.3f}{m.gold:7}{m.found:7}")
    macro = getattr(found, "macro_f1", None)
    if macro is not None:
        print(f"{'macro F1':{wide}}{macro:21.3f}")


def _note(found: Score | LabelScore) -> None:
    """What the reader of the table must know."""
    from dragoman.evaluate.score import Score

    if isinstance(found, Score):
        if found.unread:
            note(f"Counted as empty, since they have no record: {', '.join(found.unread)}.")
    elif found.trained == found.texts:
        note("The encoder was trained on all of these texts: this is no test of it.")
    elif found.trained:
        note(f"Left out, since the encoder was trained on them: {found.trained} texts.")


def _slips(found: Score, measure: str) -> Iterator[str]:
    """A line for each slip, and under it the sentence with the words between asterisks."""
    from dragoman.share.context import in_context

    for name, slips in found.slips.items():
        for slip in slips:
            if slip.measure == measure:
                said = in_context(found.gold[name].report, _place(slip.item))
                yield ""
                yield f"{name} {'invented' if slip.invented else 'missed'}: {_told(slip.item)}"
                yield f"    {said.before}*{said.words}*{said.after}"


def _told(item: Item) -> str:
    """What a record says, in a few words; actors by the ids that they have in their file."""
    from dragoman.share.shown import on_one_line

    values = {
        name: getattr(item, name)
        for name in ("name", "kind", "title", "actor", "type", "form", "act", "status", "date",
                     "place", "speakers", "makers", "to", "actors", "recipients")
        if hasattr(item, name)
    }  # fmt: skip
    told = (f"{name} {_value(value)}" for name, value in values.items() if value)
    return on_one_line(", ".join(told))


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "+".join(map(str, value))
    return str(getattr(value, "iso", getattr(value, "words", value)))


def _place(item: Item) -> Quote:
    """The words that a slip is about."""
    for name in ("content", "act", "trigger"):
        if isinstance(words := getattr(item, name, None), Quote):
            return words
    return item.evidence
