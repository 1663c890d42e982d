"""Which format some bytes have: their first characters decide, and the file's name where they do not."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from dragoman.errors import UnknownFormat

Format = Literal["text", "markdown", "json", "html", "pdf", "docx", "eml"]

EXTENSIONS: dict[str, Format] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".jsonl": "json", ".ndjson": "json", ".json": "json",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx", ".eml": "eml",
}  # fmt: skip
"""What a name promises; in a folder, only these files are read."""

READ = "plain text, Markdown, JSON lines, HTML, PDF, DOCX and e-mail (.eml) are read."

SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"\0\0\0\x1cftyp", "a film"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ\0", "an xz file; unpack it first"),
    (b"(\xb5/\xfd", "a zstd file; unpack it first"),
    (b"7z\xbc\xaf", "a 7z file; unpack it first"),
    (b"Rar!", "a RAR file; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file; save it as DOCX or as plain text"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"WARC/", "a WARC archive"),
)
MORE_THAN_MARK = {b"BM": 14, b"RIFF": 12, b"ID3": 10}
"""Signatures that a text could begin with ("BMW said"); they count with a control byte near by."""

REFUSED = {
    ".csv": "a table", ".tsv": "a table", ".xls": "a table", ".xml": "XML", ".rss": "a feed",
    ".mbox": "a mailbox of many messages; save them as .eml", ".css": "a style sheet",
    ".js": "a program", ".py": "a program", ".toml": "a settings file", ".yaml": "a settings file",
    ".yml": "a settings file", ".ini": "a settings file", ".svg": "a picture",
}  # fmt: skip

HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\}\s*$)")
JSON_IN_TEXT = re.compile(rb"\s*\{\s*\"(?:id|text|title|published|source)\"\s*:")
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
MAIL_ONLY = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Content-Type|Delivered-To|DKIM-Signature):"
    rb"|^Date: (?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d",
    re.IGNORECASE | re.MULTILINE,
)


def format_of(source: str, head: bytes) -> Format:
    """The format of what begins with ``head`` (some thousand bytes) and is called ``source``.

    Raises `UnknownFormat`. A PDF, a page or a Word file that is named .txt is known by its bytes.
    A file of any other name that is not plainly something else counts as plain text.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    extension = PurePath(source).suffix.lower()
    named = EXTENSIONS.get(extension)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-") or (
        named == "pdf" and b"%PDF-" in head[:1024]
    ):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"  # its reader says if it is another kind of zip file
    if what := _signature(head):
        raise UnknownFormat(source, f"this is {what}; {READ}")
    if named in ("pdf", "docx"):
        return named  # its reader says what is wrong with it
    return _text_format(source, head.removeprefix(b"\xef\xbb\xbf"), extension, named)


def _text_format(source: str, head: bytes, extension: str, named: Format | None) -> Format:
    if named in ("json", "html", "eml"):
        return named
    if HTML.match(head):
        return "html"
    if _is_mail(head):
        return "eml"
    if named:
        return "json" if JSON_IN_TEXT.match(head) else named
    if extension in REFUSED:
        raise UnknownFormat(source, f"its name says that it is {REFUSED[extension]}; {READ}")
    if head.lstrip().startswith(b"<?xml"):
        raise UnknownFormat(source, f"this is XML and no HTML page; {READ}")
    return "json" if JSON.match(head) else "text"


def _signature(head: bytes) -> str | None:
    for mark, what in SIGNATURES:
        if head.startswith(mark):
            near = MORE_THAN_MARK.get(mark)
            if near is None or any(byte < 9 for byte in head[:near]):
                return what
    return None


def _is_mail(head: bytes) -> bool:
    """Whether it begins with header lines as only a mail program writes them.

    A press release that begins "From: the Ministry / To: the press" is plain text.
    """
    if not HEADER.match(head) and not head.startswith(b"From "):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = block.splitlines()[1:] if head.startswith(b"From ") else block.splitlines()
    shaped = all(line[:1] in b" \t" or HEADER.match(line + b"\n") for line in lines)
    return shaped and FROM.search(block) is not None and MAIL_ONLY.search(block) is not None
