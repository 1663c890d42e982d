"""Records to JSON and back, in the codebook's form, and the JSON Schema of that form.

All three are made from the dataclasses in `dragoman.records`: a field added there is
written, read and described here without another line. Four kinds of value have a
form of their own: a `Quote` is ``{"start", "end", "words"}``, a `Period` and a date are
ISO 8601 strings, and `Roles` leaves empty roles out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.errors import FormError
from dragoman.records import Period, Quote, Report, ReportRecord, Roles

SPAN_FIELDS = ("start", "end", "words")


def to_json(record: ReportRecord) -> dict[str, Any]:
    """The record as plain dictionaries, lists, strings and numbers."""
    found: dict[str, Any] = _plain(record)
    return found


def to_line(record: ReportRecord) -> str:
    """The record as one line of JSON, without a line end. Lone surrogates are escaped."""
    return one_line(to_json(record))


def one_line(value: object) -> str:
    """``value`` as JSON on one line that every UTF-8 stream can carry."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    # These two end a line for some readers of JSON lines, though not for JSON itself.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def from_json(found: Mapping[str, Any]) -> ReportRecord:
    """Read what `to_json` writes.

    Raises `FormError` where the form is not the codebook's, or where words and offsets do not agree.
    """
    report = _typed(found.get("report"), Report, "report", None)
    record: ReportRecord = _typed(found, ReportRecord, "record", report)
    return record


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one report's record."""
    defs: dict[str, Any] = {}
    root = _described(ReportRecord, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The record of one report",
        **root,
        "$defs": defs,
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 4)
    if isinstance(value, Quote):
        return {"start": value.start, "end": value.end, "words": value.words}
    if isinstance(value, Period):
        return value.iso
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        plain = {f.name: _plain(getattr(value, f.name)) for f in _fields(type(value))}
        return {k: v for k, v in plain.items() if v} if isinstance(value, Roles) else plain
    return value


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(value: Any, hint: Any, where: str, report: Report | None) -> Any:
    """``value`` as the type that ``hint`` names; ``where`` is its path, for the error."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (hint,) = (h for h in get_args(hint) if h is not type(None))
        return _typed(value, hint, where, report)
    if origin is Literal:
        if value not in get_args(hint):
            raise FormError(where, f"{value!r} is none of {', '.join(map(str, get_args(hint)))}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise FormError(where, f"a list is expected, not {_kind(value)}")
        one = get_args(hint)[0]
        return tuple(_typed(v, one, f"{where}[{i}]", report) for i, v in enumerate(value))
    if hint is Quote:
        return _quote(value, where, report)
    if hint is Period:
        return _iso(value, where, Period.parse)
    if hint is dt.date:
        return _iso(value, where, _date)
    if is_dataclass(hint):
        return _instance(value, hint, where, report)  # type: ignore[arg-type]
    return _simple(value, hint, where)


def _simple(value: Any, hint: Any, where: str) -> Any:
    if hint is float and type(value) in (int, float):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise FormError(where, f"{hint.__name__} is expected, not {_kind(value)}")
    return value


def _instance(value: Any, kind: type, where: str, report: Report | None) -> Any:
    if not isinstance(value, Mapping):
        raise FormError(where, f"an object is expected, not {_kind(value)}")
    hints, given = _hints(kind), {}
    for f in _fields(kind):
        if f.name in value:
            given[f.name] = _typed(value[f.name], hints[f.name], f"{where}.{f.name}", report)
        elif f.default is MISSING and f.default_factory is MISSING:
            raise FormError(f"{where}.{f.name}", "is missing")
    try:
        return kind(**given)
    except ValueError as error:
        raise FormError(where, str(error)) from None


def _quote(value: Any, where: str, report: Report | None) -> Quote:
    if not isinstance(value, Mapping) or any(k not in value for k in SPAN_FIELDS):
        raise FormError(where, 'a span {"start", "end", "words"} is expected')
    start, end, words = (value[k] for k in SPAN_FIELDS)
    if type(start) is not int or type(end) is not int or not isinstance(words, str):
        raise FormError(where, "start and end are whole numbers, words a string")
    if (
        report is None
        or not 0 <= start < end <= len(report.text)
        or report.text[start:end] != words
    ):
        raise FormError(where, f"the text from {start} to {end} is not {words!r}")
    return Quote(report.id, start, end, words)


def _iso(value: Any, where: str, read: Any) -> Any:
    if not isinstance(value, str):
        raise FormError(where, f"str is expected, not {_kind(value)}")
    try:
        return read(value)
    except ValueError as error:
        raise FormError(where, str(error)) from None


def _date(written: str) -> dt.date:
    """A day as `date.isoformat` writes it; Python reads other forms, too."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        raise ValueError(f"{written!r} is no YYYY-MM-DD.")
    return dt.date.fromisoformat(written)


def _kind(value: Any) -> str:
    return "null" if value is None else type(value).__name__


def _described(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """The schema of ``hint``; dataclasses go into ``defs`` and are referred to."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (hint,) = (h for h in get_args(hint) if h is not type(None))
        return {"anyOf": [_described(hint, defs), {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _described(get_args(hint)[0], defs)}
    if hint is Period:
        pattern = r"^\d{4}(-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?)?$"
        return {"type": "string", "pattern": pattern}
    if hint is dt.date:
        return {"type": "string", "format": "date"}
    if is_dataclass(hint):
        return _reference(hint, defs)  # type: ignore[arg-type]
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}


def _reference(kind: type, defs: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in defs:
        defs[name] = {}  # so that a class that holds itself would end
        hints = _hints(kind)
        named = [f for f in _fields(kind) if not (kind is Quote and f.name == "report")]
        defs[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").strip().splitlines()[0],
            "properties": {f.name: _described(hints[f.name], defs) for f in named},
            "required": [
                f.name for f in named if f.default is MISSING and f.default_factory is MISSING
            ],
        }
    return {"$ref": f"#/$defs/{name}"}
