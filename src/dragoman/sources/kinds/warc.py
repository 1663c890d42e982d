"""Web archives (WARC) from disk, such as Common Crawl's of news: every page in them that is a report.

A page counts if it was answered with 200 and as HTML. What is plainly something else (pictures, requests,
redirects) is passed over without a word; a record that is damaged is said, and the next one looked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman import settings
from dragoman.errors import BrokenInput, EmptyInput, InputError, SourceError
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ENDINGS = (".warc", ".warc.gz")
HTML_TYPES = ("text/html", "application/xhtml+xml")

PLAIN = re.compile(rb"WARC/[01]\.\d\r?\n")
PACKED = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
"""How a record begins, plain or packed: where reading goes on after a damaged one."""
PIECE = 1 << 20
MOST_FAULTS = 1_000
"""Damaged places after which a file is given up: it is no archive."""


def leads(asking: Round) -> Iterator[Lead]:
    """The pages of each file, from where an earlier round stopped."""
    for where in asking.source.where:
        for file in _files(Path(where)):
            yield from _pages(file, asking)


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise SourceError(str(path), "there is no such file or folder.")
    if path.is_file():
        yield path
        return
    for place, folders, files in os.walk(path):
        folders.sort()
        yield from (Path(place, name) for name in sorted(files) if name.endswith(ENDINGS))


def _pages(file: Path, asking: Round) -> Iterator[Lead]:
    """The file's path is the key, and where the next record begins the mark: one line for a file."""
    key = str(file.resolve())
    at = _place(asking.seen(key))
    size = file.stat().st_size
    with file.open("rb") as stream:
        for found in _records(stream, file, at, size):
            if isinstance(found, Fault):
                yield Lead(
                    address=f"{file.name}#{found.at}",
                    key=key,
                    mark=f"{found.next} damaged",
                    fault=found.problem,
                )
            else:
                yield Lead(
                    address=found.url, key=key, mark=str(found.next),
                    open=lambda page=found: _report(page, asking),  # type: ignore[misc]
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stored:
    """A page of an archive; ``next`` is the byte behind its beginning from which to go on."""

    url: str
    body: bytes
    charset: str | None
    next: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A damaged place of an archive."""

    at: int
    problem: str
    next: int


def _place(mark: str | None) -> int:
    """The byte from which a mark says to go on."""
    first = (mark or "").partition(" ")[0]
    return int(first) if first.isdigit() else 0


def _records(stream: IO[bytes], file: Path, begin: int, size: int) -> Iterator[Stored | Fault]:
    """Pages from byte ``begin`` on, and damaged places.

    A page's ``next`` is just behind its first byte, so that the next record is found from there.
    """
    beginning = PACKED if stream.read(2) == b"\x1f\x8b" else PLAIN
    at = _beginning(stream, beginning, begin)
    if at is None and begin == 0:
        yield Fault(0, "there is no record in it; a WARC archive is expected.", size)
    for faults in range(1, MOST_FAULTS + 1):
        if at is None:
            return
        last = at
        try:
            for last, record in _iterated(stream, at):
                if page := _page(record, last):
                    yield page
        except (OSError, ValueError, EOFError) as error:
            detail = " ".join(str(error).split())[:80] or type(error).__name__
            problem = (
                f"damaged behind byte {last:,} ({detail}); reading goes on at the next record."
            )
            yield Fault(last, problem, last + 1)
            if faults == MOST_FAULTS:
                raise BrokenInput(str(file), f"it is damaged in {faults:,} places.") from error
            at = _beginning(stream, beginning, last + 1)
        else:
            return


def _iterated(stream: IO[bytes], at: int) -> Iterator[tuple[int, WarcRecord]]:
    """Responses from a record's beginning on, each with the byte at which it begins."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(at)
    for record in ArchiveIterator(
        stream, record_types=WarcRecordType.response, parse_http=False,
        max_content_length=settings.MAX_BYTES, strict_mode=True,
    ):  # fmt: skip
        yield record.stream_pos, record


def _page(record: WarcRecord, at: int) -> Stored | None:
    """The page that a response holds; None for what is no HTML page."""
    if not record.is_http:
        return None
    record.parse_http(auto_decode="all", strict_mode=False)
    head = record.http_headers
    kind = (record.http_content_type or "").lower()
    if head.status_code != 200 or not kind.startswith(HTML_TYPES):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    body = record.reader.read(settings.MAX_BYTES + 1)
    return Stored(url, body, record.http_charset, at + 1)


def _beginning(stream: IO[bytes], beginning: re.Pattern[bytes], at: int) -> int | None:
    """Where the next record begins at or behind this byte, or None."""
    stream.seek(at)
    kept = b""
    while chunk := stream.read(PIECE):
        block = kept + chunk
        if found := beginning.search(block):
            return at - len(kept) + found.start()
        at += len(chunk)
        kept = block[-16:]
    return None


def _report(page: Stored, asking: Round) -> Iterator[Report | InputError]:
    """The report on a page; none for one in another language."""
    from resiliparse.parse.lang import detect_fast

    from dragoman.formats import lay_out
    from dragoman.formats.html_bulk import read_html_bulk
    from dragoman.sources.web.reading import address_of, web_id

    outlet = (urlsplit(page.url).hostname or "").removeprefix("www.") or None
    known = Report(id=web_id(page.url), text="", source=address_of(page.url), outlet=outlet)
    try:
        report = read_html_bulk(page.body, page.url, known, page.charset)
    except EmptyInput:
        return  # most pages of the web are none: fronts of sections, menus, films
    except InputError as error:
        yield error
        return
    language = asking.source.language
    if language in ("any", detect_fast(report.text)[0]):
        if language not in ("any", report.language):
            report = replace(report, language=language)
        yield lay_out(report) if asking.laid_out else report
