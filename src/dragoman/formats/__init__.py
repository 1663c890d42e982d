"""Bytes to a report: plain text, Markdown, JSON lines, HTML, PDF, DOCX and e-mail.

What cannot be read is not raised but yielded, as an `InputError` in the place of the
report, so that one bad file or line does not stop the rest. Every report comes laid
out: see `dragoman.formats.layout`.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePath
from typing import IO

from dragoman.errors import EmptyInput, InputError
from dragoman.formats.bounds import STANDARD_INPUT, check_size, check_text
from dragoman.formats.detect import EXTENSIONS, Format, format_of
from dragoman.formats.layout import lay_out
from dragoman.records import Report, ReportRecord, report_id

__all__ = ["files_in", "lay_out", "load", "load_all", "load_bytes", "load_finished", "report_of"]

CHUNK = 65_536
HEAD = 4_096
"""Bytes from which a format is told."""

Reader = Callable[[bytes, str, Report], Report]
type Taken[T] = Callable[[object, str, str], T]
"""Makes something of one JSON object of a source; the last is where in it the object stands."""


def load_all(paths: Iterable[str | Path]) -> Iterator[Report | InputError]:
    """The reports of files and folders, in the order given; "-" is standard input.

    A folder gives its files in sorted order, those of its folders too. There, hidden files and
    files of other formats are passed over; one that is named outright gives an `InputError`.
    """
    for path in paths:
        if str(path) == "-":
            yield from _load_stream(sys.stdin.buffer, STANDARD_INPUT, taken=_report_from)
        else:
            yield from load(Path(path))


def load(path: Path) -> Iterator[Report | InputError]:
    """The reports of one file or folder: many of JSON lines, else one."""
    return _load(path, _report_from)


def load_finished(path: str | Path) -> Iterator[Report | ReportRecord | InputError]:
    """As `load`, but of a line that `dragoman read --json` wrote the record itself; "-" is standard input.

    A record whose words are not those of its text, or that otherwise has not the codebook's form, is an `InputError`.
    """
    from dragoman.formats.finished import record_or_report_from

    if str(path) == "-":
        return _load_stream(sys.stdin.buffer, STANDARD_INPUT, taken=record_or_report_from)
    return _load(Path(path), record_or_report_from)


def _report_from(found: object, source: str, where: str) -> Report:
    from dragoman.formats.json_lines import report_from

    return report_from(found, source, where)


def _load[T](path: Path, taken: Taken[T]) -> Iterator[Report | T | InputError]:
    name = _shown(path)
    try:
        if path.is_dir():
            for file in _files_in_folder(path, name):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from _load(file, taken)
            return
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            yield from _load_stream(stream, name, size, taken=taken)
    except FileNotFoundError:
        yield InputError(name, "there is no such file.")
    except PermissionError:
        yield InputError(name, "it may not be read; ask its owner for the right to read it.")
    except (OSError, ValueError) as error:  # a broken disk; a name with a zero byte
        reason = getattr(error, "strerror", None) or str(error)
        yield InputError(name, f"it cannot be read ({reason}).")


def files_in(path: Path) -> Iterator[Path | InputError]:
    """The files that `load` would read of a file or folder, in its order."""
    name = _shown(path)
    try:
        if not path.is_dir():
            yield path
            return
        yield from _files_in_folder(path, name)
    except (OSError, ValueError) as error:
        yield InputError(name, f"it cannot be read ({getattr(error, 'strerror', None) or error}).")


def load_bytes(data: bytes, source: str) -> Iterator[Report | InputError]:
    """The reports in ``data``; ``source`` is the name to show, whose ending may tell the format."""
    yield from _load_stream(io.BytesIO(data), source, len(data), taken=_report_from)


def report_of(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: dt.date | None = None,
    source: str | None = None,
) -> Report:
    """A report with exactly this text, laid out; its id is a digest of the text unless given.

    Raises `EmptyInput`, `InputTooLong`, or `BadEncoding` for half of a surrogate pair.
    """
    check_text(text, source or "text")
    report = Report(
        id=id or report_id(text), text=text, title=title, published=published, source=source
    )
    return lay_out(report)


def _shown(path: Path) -> str:
    """The path as text, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files_in_folder(folder: Path, name: str) -> Iterator[Path | InputError]:
    any_file = False
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for file in sorted(files):
            path = Path(place, file)
            if not file.startswith(".") and path.suffix.lower() in EXTENSIONS and path.is_file():
                any_file = True
                yield path
    if not any_file:
        endings = " ".join(EXTENSIONS)
        yield EmptyInput(name, f"the folder holds no reports; files ending in {endings} are read.")


def _load_stream[T](
    stream: IO[bytes], source: str, size: int = 0, *, taken: Taken[T]
) -> Iterator[Report | T | InputError]:
    """The reports of an open file; JSON lines are given out while they are read."""
    chunks = _chunks(stream)
    try:
        head = _head(chunks)
        if len(head) < HEAD and not head.strip():
            raise EmptyInput(source, "it is empty; a report is expected.")
        kind = format_of(source, head)
        if kind == "json":
            yield from _load_json(chain((head,), chunks), source, taken)
            return
        check_size(size, source)
        yield _one(kind, _whole(head, chunks, source), source)
    except InputError as error:
        yield error


def _load_json[T](
    chunks: Iterator[bytes], source: str, taken: Taken[T]
) -> Iterator[Report | T | InputError]:
    from dragoman.formats.json_lines import read_json

    for found in read_json(chunks, source, taken):
        yield lay_out(found) if isinstance(found, Report) else found


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """What the stream has, as soon as it has it."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    while chunk := read(CHUNK):
        yield chunk


def _head(chunks: Iterator[bytes]) -> bytes:
    """Enough from the beginning to tell the format; of JSON lines one line is enough."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD or (b"\n" in head and head.lstrip().startswith(b"{")):
            break
    return head


def _whole(head: bytes, chunks: Iterator[bytes], source: str) -> bytes:
    data = bytearray(head)
    for chunk in chunks:
        data += chunk
        check_size(len(data), source)
    return bytes(data)


def _one(kind: Format, data: bytes, source: str) -> Report:
    """The report of a file that holds one."""
    name = None if source == STANDARD_INPUT else PurePath(source).name
    report = _reader(kind)(data, source, Report(id="", text="", source=name))
    stem = PurePath(name).stem if name else ""
    return lay_out(replace(report, id=stem or report_id(report.text)))


def _reader(kind: Format) -> Reader:
    """The function that reads this format; what it needs is imported only now."""
    from dragoman.formats import plain

    match kind:
        case "markdown":
            return plain.read_markdown
        case "html":
            from dragoman.formats.html_page import read_html

            return read_html
        case "pdf":
            from dragoman.formats.pdf import read_pdf

            return read_pdf
        case "docx":
            from dragoman.formats.word import read_docx

            return read_docx
        case "eml":
            from dragoman.formats.mail import read_mail

            return read_mail
    return plain.read_text
