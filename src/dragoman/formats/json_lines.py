"""JSON lines: one report a line, its text exactly as given.

    {"id": "a1", "text": "...", "title": "...", "published": "2021-07-09", "source": "..."}

All but ``text`` may be missing or null; ``author``, ``outlet``, ``dateline`` and ``language`` are
read too, and other names passed over. A JSON document with one object, or a list of
them, is read as well.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from dragoman import settings
from dragoman.errors import BadEncoding, BrokenInput, InputError, InputTooLong
from dragoman.formats.bounds import check_size, check_text
from dragoman.formats.decoding import MARKS, decode
from dragoman.records import Report, report_id

EXPECTED = 'one object a line is expected: {"id", "text", "title", "published", "source"}.'
WORDS = ("id", "title", "source", "author", "outlet", "dateline", "language")


def read_json[T](
    chunks: Iterator[bytes], source: str, taken: Callable[[object, str, str], T]
) -> Iterator[T | InputError]:
    """What ``taken`` (such as `report_from`) makes of each object of a JSON stream, or an error in its place.

    Lines are read one by one, so a stream may be longer than memory; no line may be
    longer than `settings.MAX_BYTES`.
    """
    first = next(chunks, b"")
    if any(first.startswith(mark) for mark, name in MARKS if name != "utf-8-sig"):
        try:
            first, chunks = decode(_whole(first, chunks, source), source).encode(), iter(())
        except InputError as error:
            yield error
            return
    first = first.removeprefix(MARKS[0][0])
    if _is_document(first):
        yield from _document(first, chunks, source, taken)
        return
    for number, line in _lines(first, chunks):
        if line is None:
            problem = f"line {number} is longer than {settings.MAX_BYTES:,} bytes."
            yield InputTooLong(source, problem)
        elif line.strip():
            where = f"line {number}: "
            try:
                yield taken(_parsed(line, source, where), source, where)
            except InputError as error:
                yield error


def _is_document(first: bytes) -> bool:
    """Whether this begins one JSON document over many lines, and not a line for each report."""
    head = first.lstrip()
    return head.startswith(b"[") or head.split(b"\n", 1)[0].strip() == b"{"


def _document[T](
    first: bytes, chunks: Iterator[bytes], source: str, taken: Callable[[object, str, str], T]
) -> Iterator[T | InputError]:
    try:
        found = _parsed(_whole(first, chunks, source), source, "")
    except InputError as error:
        yield error
        return
    many = found if isinstance(found, list) else [found]
    for number, item in enumerate(many, 1):
        try:
            yield taken(item, source, f"report {number}: " if len(many) > 1 else "")
        except InputError as error:
            yield error


def _whole(first: bytes, chunks: Iterable[bytes], source: str) -> bytes:
    data = bytearray(first)
    for chunk in chunks:
        data += chunk
        check_size(len(data), source)
    return bytes(data)


def _lines(first: bytes, chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one that is too long to be kept."""
    number, line, over = 1, bytearray(), False
    for chunk in chain((first,), chunks):
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            line += piece
            yield number, None if over or len(line) > settings.MAX_BYTES else bytes(line)
            number, line, over = number + 1, bytearray(), False
        line += rest
        if len(line) > settings.MAX_BYTES:
            line, over = bytearray(), True
    if line or over:
        yield number, None if over else bytes(line)


def _parsed(data: bytes, source: str, where: str) -> object:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        problem = f"{where}byte {error.start} is not UTF-8, which JSON lines are written in."
        raise BadEncoding(source, problem) from error
    except json.JSONDecodeError as error:
        problem = f"{where}this is no JSON ({error.msg}, character {error.pos}); {EXPECTED}"
        raise BrokenInput(source, problem) from error
    except RecursionError as error:
        raise BrokenInput(source, f"{where}it is nested too deeply; {EXPECTED}") from error
    except ValueError as error:  # a number of thousands of digits
        raise BrokenInput(source, f"{where}this is no JSON ({error}); {EXPECTED}") from error


def report_from(found: object, source: str, where: str = "") -> Report:
    """The report that one JSON object holds. Raises an `InputError` that says what is wrong.

    ``where`` ("line 3: ") goes before the problem.
    """
    if not isinstance(found, Mapping):
        raise BrokenInput(source, f"{where}this is {_kind(found)}; {EXPECTED}")
    text = found.get("text")
    if not isinstance(text, str):
        missing = "no text" if text is None else f"{_kind(text)} as text"
        raise BrokenInput(source, f"{where}there is {missing}; {EXPECTED}")
    words = {name: _words(found, name, source, where) for name in WORDS}
    check_text(text, source, where)
    return Report(
        id=words["id"] or report_id(text),
        text=text,
        source=words["source"],
        title=words["title"],
        published=_published(found.get("published"), source, where),
        dateline=words["dateline"],
        language=words["language"] or "en",
        author=words["author"],
        outlet=words["outlet"],
    )


def _words(found: Mapping[str, Any], name: str, source: str, where: str) -> str | None:
    value = found.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BrokenInput(source, f"{where}{name} is {_kind(value)}; a string or null is expected.")
    if value.strip():
        check_text(value, source, f"{where}{name}: ")
    return value or None


def _published(value: object, source: str, where: str) -> dt.date | None:
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            return dt.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        pass
    raise BrokenInput(
        source, f"{where}published is {value!r:.60}; a day such as 2021-07-09 is expected."
    )


def _kind(value: object) -> str:
    """What a JSON value is, in words."""
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
    return "an object"
