"""Gold files to records, and everything that is wrong in them.

A gold file has the codebook's form with short spans: the words alone, or
``{"words", "nth"}`` where they occur more than once. A prediction written by
``dragoman read --json`` has full spans and is read by the same functions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from dragoman import jsonform, records
from dragoman.errors import BadEncoding, FormError, InputError
from dragoman.records import ReportRecord

SPANS: dict[str, tuple[str, ...]] = {
    "statements": ("cue", "content"),
    "commitments": ("act",),
    "meetings": ("evidence", "subject"),
    "events": ("trigger",),
}
"""The fields of each kind that hold words of the report."""

OPTIONAL_SPANS = ("cue", "subject")

CODES: dict[str, dict[str, Any]] = {
    "statements": {"form": records.StatementForm, "act": records.Act},
    "commitments": {"status": records.CommitmentStatus},
    "meetings": {
        "form": records.MeetingForm,
        "level": records.Level,
        "mode": records.Mode,
        "status": records.MeetingStatus,
    },
    "events": {"type": records.EventType},
}
"""The fields of each kind that hold one of a few words, and which words those are."""

ROLES = tuple(records.Roles.__dataclass_fields__)
LETTERS = {"statements": "S", "commitments": "C", "meetings": "M", "events": "E"}
LONGEST_EVIDENCE = 600
"""Characters. Where cue and content lie further apart, the content alone is the evidence."""


def record_of(found: Mapping[str, Any], text: str, *, name: str) -> ReportRecord:
    """The record that a gold or predicted object holds; ``name`` is the file's, for messages.

    Raises `FormError` with the first fault and how many there are.
    """
    record, wrong = _read(found, text, name)
    if record is None:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise FormError(name, wrong[0] + more)
    return record


def faults(found: Mapping[str, Any], text: str) -> list[str]:
    """Everything that is wrong in a gold object, one sentence each."""
    return _read(found, text, "gold")[1]


def _read(found: Mapping[str, Any], text: str, name: str) -> tuple[ReportRecord | None, list[str]]:
    """The record, or None and everything that is wrong."""
    try:
        full, wrong = _resolved(found, text, name)
        return (None, wrong) if wrong else (jsonform.from_json(full), [])
    except FormError as error:
        return None, [str(error)]
    except (TypeError, AttributeError, ValueError) as error:
        # A list where an object should be, a number where words should be: many ways, one answer.
        return None, [f"has not the codebook's form ({error})"]


def load(gold: Path, texts: Path) -> Iterator[tuple[str, ReportRecord]]:
    """The name and the record of each ``.json`` file in ``gold``, sorted by name.

    The text of ``x.json`` is ``x.txt`` in ``texts``. Raises `FormError` for the first bad file.
    """
    for path in gold_files(gold):
        text = read_text(texts / f"{path.stem}.txt")
        yield path.stem, record_of(read_object(path), text, name=str(path))


def gold_files(gold: Path) -> list[Path]:
    """The gold files of a folder. Raises `InputError` where there is none."""
    found = sorted(gold.glob("*.json"))
    if not found:
        raise InputError(str(gold), "there are no gold files (*.json) in this folder")
    return found


def read_text(path: Path) -> str:
    """The text exactly as it stands in the file, line ends too."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise BadEncoding(str(path), f"is not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from None


def read_object(path: Path) -> Mapping[str, Any]:
    """The JSON object in a file. Raises `FormError` where there is something else."""
    try:
        found = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise FormError(str(path), f"is not JSON in line {error.lineno} ({error.msg})") from None
    if not isinstance(found, dict):
        raise FormError(str(path), "an object is expected")
    return found


def _resolved(found: Mapping[str, Any], text: str, name: str) -> tuple[dict[str, Any], list[str]]:
    """The object with full spans, ids and evidence, and the faults met on the way."""
    wrong: list[str] = []
    report = {"id": Path(name).stem, **(found.get("report") or {}), "text": text}
    full: dict[str, Any] = {**found, "report": report}
    full["actors"] = [_actor(a, text, wrong) for a in found.get("actors") or []]
    ids = [a.get("id") for a in full["actors"]]
    if len(set(ids)) != len(ids):
        wrong.append("two actors share an id")
    for kind in SPANS:
        given = found.get(kind) or []
        full[kind] = [_one(kind, i, one, text, set(ids), wrong) for i, one in enumerate(given)]
    full["doubts"] = found.get("doubts") or []
    return full, wrong


def _actor(actor: Mapping[str, Any], text: str, wrong: list[str]) -> dict[str, Any]:
    full = dict(actor)
    where = str(actor.get("id"))
    _among(where, actor.get("kind"), records.ActorKind, wrong)
    mentions = [_span(m, text, f"{where} mention", wrong) for m in actor.get("mentions") or []]
    full["mentions"] = [m for m in mentions if m]
    if "evidence" not in full:
        name = str(actor.get("name"))
        by_fullness = sorted(full["mentions"], key=lambda m: (m["words"] != name, -len(m["words"])))
        full["evidence"] = by_fullness[0] if by_fullness else _found(name, text)
    return full


def _one(
    kind: str, i: int, one: Mapping[str, Any], text: str, ids: set[Any], wrong: list[str]
) -> dict[str, Any]:
    """One statement, commitment, meeting or event in full form."""
    where, full = f"{kind}[{i}]", {"id": f"{LETTERS[kind]}{i + 1}", **one}
    for field in SPANS[kind]:
        full[field] = _span(one.get(field), text, f"{where}.{field}", wrong)
        if one.get(field) is None and field not in OPTIONAL_SPANS:
            wrong.append(f"{where}.{field} is missing")
    for field, allowed in CODES[kind].items():
        _among(where, one.get(field), allowed, wrong)
    for topic in one.get("topics") or []:
        _among(where, topic, records.Topic, wrong)
    others = [role for role in one.get("roles") or {} if role not in ROLES]
    wrong.extend(f"{where}: {role!r} is none of {', '.join(ROLES)}" for role in others)
    wrong.extend(f"{where}: no actor {a!r}" for a in _actors_named(one) if a not in ids)
    full.setdefault("evidence", _evidence(kind, full, text))
    return full


def _actors_named(one: Mapping[str, Any]) -> Iterator[Any]:
    for field in ("speakers", "makers", "to", "actors", "recipients"):
        yield from one.get(field) or []
    for actors in (one.get("roles") or {}).values():
        yield from actors


def _evidence(kind: str, full: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """The words that tell of a record, where the gold file does not say: cue and content together."""
    spans = [full[f] for f in SPANS[kind] if full.get(f)]
    if not spans:
        return None
    start, end = min(s["start"] for s in spans), max(s["end"] for s in spans)
    if end - start > LONGEST_EVIDENCE:
        start, end = spans[-1]["start"], spans[-1]["end"]
    return {"start": start, "end": end, "words": text[start:end]}


def _span(span: Any, text: str, where: str, wrong: list[str]) -> dict[str, Any] | None:
    """The full form of a short span, or None where there is none or it cannot be found."""
    if span is None:
        return None
    if isinstance(span, str):
        span = {"words": span}
    if not _is_span(span):
        wrong.append(f"{where} no span: {span!r}")
        return None
    words = span["words"]
    if "start" in span:
        if text[span["start"] : span["end"]] == words:
            return dict(span)
        wrong.append(f"{where} offsets do not hold {words!r}")
        return None
    nth = span.get("nth", 0)
    found = _found(words, text, nth)
    if found is None:
        wrong.append(f"{where} not in the text (occurrence {nth}): {words!r}")
    return found


def _is_span(span: Any) -> bool:
    """Whether it is words with a number of their occurrence, or with both offsets."""
    if not isinstance(span, dict) or not isinstance(span.get("words"), str):
        return False
    numbers = [span.get("start"), span.get("end")] if "start" in span else [span.get("nth", 0)]
    return all(isinstance(n, int) and n >= 0 for n in numbers)


def _found(words: str, text: str, nth: int = 0) -> dict[str, Any] | None:
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return {"start": at, "end": at + len(words), "words": words}


def _among(where: str, value: Any, allowed: Any, wrong: list[str]) -> None:
    if value not in get_args(allowed):
        wrong.append(f"{where}: {value!r} is none of {', '.join(get_args(allowed))}")
