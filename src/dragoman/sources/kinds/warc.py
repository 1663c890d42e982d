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

ENDINGS = (".warc", ".warc.gz", ".warc.lz4", ".warc.zst")
HTML_TYPES = ("text/html", "application/xhtml+xml")

BEGINNING = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|WARC/[01]\.\d\r?\n")
"""How a record begins, packed or not: where reading goes on after a damaged one."""
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
            mark = f"{found.next}"
            if isinstance(found, Fault):
                problem = (
                    f"damaged at byte {found.at:,} ({found.problem}); reading goes on behind it."
                )
                yield Lead(address=f"{file.name}#{found.at}", key=key, mark=mark, fault=problem)
            else:
                yield Lead(
                    address=found.url, key=key, mark=mark,
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
    return int(mark) if mark and mark.isdigit() else 0


def _records(stream: IO[bytes], file: Path, at: int, size: int) -> Iterator[Stored | Fault]:
    """Pages from byte ``at`` on. A page's ``next`` is just behind its first byte, so that the next record is found from there."""
    faults = 0
    while at < size and (at := _beginning(stream, at)) is not None:
        last = at
        try:
            for last, record in _iterated(stream, at):
                if page := _page(record, last):
                    yield page
        except (OSError, ValueError, UnicodeError, EOFError) as error:
            faults += 1
            detail = " ".join(str(error).split())[:80] or type(error).__name__
            # What was damaged lies behind the last record that began well.
            at = max(at, last) + 1
            yield Fault(at - 1, detail, at)
            if faults >= MOST_FAULTS:
                raise BrokenInput(str(file), f"it is damaged in {faults:,} places; a WARC archive is expected.") from error  # fmt: skip
            continue
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


def _beginning(stream: IO[bytes], at: int) -> int | None:
    """Where the next record begins at or behind this byte, or None."""
    stream.seek(at)
    kept = b""
    while chunk := stream.read(PIECE):
        block = kept + chunk
        if found := BEGINNING.search(block):
            return at - len(kept) + found.start()
        at += len(chunk)
        kept = block[-16:]
    return None


def _report(page: Stored, asking: Round) -> Iterator[Report | InputError]:
    """The report on a page; none for one in another language."""
    from resiliparse.parse.lang import detect_fast

    from dragoman.formats import lay_out
    from dragoman.formats.html_bulk import read_html_bulk
    from dragoman.sources.web.reading import web_id

    outlet = (urlsplit(page.url).hostname or "").removeprefix("www.") or None
    known = Report(id=web_id(page.url), text="", source=page.url, outlet=outlet)
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
