"""The scores that the repository keeps, and whether today's reading still reaches them.

``scores.toml`` names gold sets by folders, relative to the file itself, and by which reader they
are read: records by ``gold`` and ``texts``, a public set by ``set`` and ``folder``. For each it holds
a digest of the files, and for each measure precision, recall, F1 and a floor under which F1 may not
fall. A set marked ``optional`` is left out where its folder is
not there: texts that we may not publish are measured only where they lie.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import FormError, InputError
from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.compare import MEASURES, Measure
from dragoman.evaluate.coreference import Rates
from dragoman.evaluate.sets import Reader, SetScore, gold_set, read_and_score
from dragoman.models.reader import ReaderName
from dragoman.settings import DEFAULT_READER

SLACK = 0.005
"""How far F1 may fall below what was pinned: a processor's last digit must not fail a build."""

HEADING = """\
# How well Dragoman reads: precision, recall and F1 of each measure on each gold set.
# `make score` fails where F1 falls under its floor or the gold files are others than these.
# `dragoman score --pinned tests/gold/scores.toml --update` writes today's numbers;
# the commit that lowers one says why.
"""


@dataclass(frozen=True, slots=True)
class PinnedMeasure:
    """What a measure was when it was last written down."""

    precision: float
    recall: float
    f1: float
    floor: float


@dataclass(frozen=True, slots=True)
class Pin:
    """One gold set in the file; ``digest`` is None before the first ``--update``."""

    name: str
    gold: str = ""
    texts: str = ""
    set: str = ""
    folder: str = ""
    reader: ReaderName = DEFAULT_READER
    optional: bool = False
    digest: str | None = None
    reports: int = 0
    measures: Mapping[str, PinnedMeasure] | None = None

    def folders(self, file: Path) -> tuple[Path, Path]:
        """The folders of gold and texts, from the place of the file that names them."""
        return file.parent / (self.gold or self.folder), file.parent / (self.texts or self.folder)

    def is_there(self, file: Path) -> bool:
        """Whether both folders exist."""
        return all(folder.is_dir() for folder in self.folders(file))


def read_pins(file: Path) -> list[Pin]:
    """The gold sets in a scores file. Raises `FormError` or `InputError`."""
    try:
        found = tomllib.loads(gold_files.read_text(file))
        return [_pin(name, table) for name, table in found.items()]
    except tomllib.TOMLDecodeError as error:
        raise FormError(str(file), f"is not TOML: {error}") from None
    except (TypeError, AttributeError) as error:
        raise FormError(str(file), f"has not the form of a scores file ({error})") from None


def _pin(name: str, table: Mapping[str, Any]) -> Pin:
    measures = {n: PinnedMeasure(**m) for n, m in table.get("measures", {}).items()}
    plain = {k: v for k, v in table.items() if k != "measures"}
    return Pin(name=name, measures=measures or None, **plain)


def digest(gold: Path, texts: Path) -> str:
    """SHA-256 over names and bytes of the gold files and their texts, sorted by name."""
    total = hashlib.sha256()
    paths = [p for g in gold_files.gold_files(gold) for p in (g, texts / f"{g.stem}.txt")]
    for path in paths:
        if not path.exists():
            raise InputError(str(path), "there is no such file")
        content = path.read_bytes()
        total.update(f"{path.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def digest_of_folder(folder: Path) -> str:
    """SHA-256 over names and bytes of everything in a folder, sorted by name."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def measured(pin: Pin, file: Path, read: Reader) -> tuple[Pin, SetScore]:
    """Read and score a set today: the pin as it would be written, and the score itself."""
    gold, texts = pin.folders(file)
    score: SetScore
    if pin.set:
        score = gold_set(pin.set).run(gold, pin.reader)
        found, reports = digest_of_folder(gold), getattr(score, "texts", 0)
    else:
        score = read_and_score(gold, texts, read)
        found, reports = digest(gold, texts), len(score.compared)
    measures = {name: _pinned(m) for name, m in score.table.items()}
    return replace(pin, digest=found, reports=reports, measures=measures), score


def _pinned(measure: Measure | Rates) -> PinnedMeasure:
    f1 = round(measure.f1, 4)
    return PinnedMeasure(
        precision=round(measure.precision, 4),
        recall=round(measure.recall, 4),
        f1=f1,
        floor=round(max(0.0, f1 - SLACK), 4),
    )


def falls(pinned: Pin, today: Pin) -> Iterator[str]:
    """One sentence for everything that is no longer as it was pinned."""
    if pinned.digest is None or pinned.measures is None:
        yield f"{pinned.name}: no scores are pinned yet; --update writes them."
        return
    if pinned.digest != today.digest:
        yield (
            f"{pinned.name}: the gold files are not those that the scores were pinned for; "
            "--update writes new scores."
        )
        return
    for name in MEASURES if not pinned.set else pinned.measures:
        was, now = pinned.measures.get(name), (today.measures or {}).get(name)
        if was is None:
            yield f"{pinned.name}: {name} is not pinned yet; --update writes it."
        elif now is not None and now.f1 < was.floor:
            yield (
                f"{pinned.name}: F1 of {name} is {now.f1:.3f}, below its floor {was.floor:.3f} "
                f"(pinned at {was.f1:.3f})."
            )


def write_pins(file: Path, pins: list[Pin]) -> None:
    """Write the scores file anew."""
    file.write_text(HEADING + "".join(_table(pin) for pin in pins), encoding="utf-8")


def _table(pin: Pin) -> str:
    lines = ["", f"[{pin.name}]"]
    keys = [k for k in ("gold", "texts", "set", "folder") if getattr(pin, k)]
    lines += [f'{key} = "{getattr(pin, key)}"' for key in keys]
    if not pin.set:
        lines.append(f'reader = "{pin.reader}"')
    if pin.optional:
        lines.append("optional = true")
    if pin.digest and pin.measures:
        lines += [f'digest = "{pin.digest}"', f"reports = {pin.reports}", ""]
        lines.append(f"[{pin.name}.measures]")
        names = pin.measures if pin.set else [n for n in MEASURES if n in pin.measures]
        lines += [_line(name, pin.measures[name]) for name in names]
    return "\n".join(lines) + "\n"


def _line(name: str, m: PinnedMeasure) -> str:
    shares = f"precision = {m.precision:.4f}, recall = {m.recall:.4f}, f1 = {m.f1:.4f}"
    return f"{name if name.isidentifier() else json.dumps(name)} = {{ {shares}, floor = {m.floor:.4f} }}"
