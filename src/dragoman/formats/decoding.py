"""Bytes to text. UTF-8 first, then what a byte order mark says, then what the bytes suggest."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import BadEncoding

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = 0.3
"""Where a smaller share of the letters is beyond ASCII, it is a Western language: Windows-1252."""

FOREIGN = re.compile(rb"[\xc0-\xff]")
LETTER = re.compile(rb"[A-Za-z\xc0-\xff]")

ON_PAGES = re.compile(
    r"utf-?(?:8|16(?:le|be|-le|-be)?|32)|iso-?8859-\d{1,2}|(?:windows|cp)-?\d{3,4}|latin-?\d{1,2}|koi8-[rut]"
    r"|gb-?2312|gbk|gb18030|big5(?:-?hkscs)?|euc-(?:jp|kr)|shift-?jis|sjis|iso-2022-(?:jp|kr)"
    r"|mac-?roman|mac-?cyrillic|tis-?620"
)
"""Names of encodings as pages and servers write them."""

UNSURE = 0.1
"""The most disorder (of charset-normalizer, 0 to 1) at which its guess is believed."""

SAMPLE = 100_000
"""Bytes from which an encoding is guessed."""

ADVICE = "save it as UTF-8."


def decode(data: bytes, source: str) -> str:
    """The text of ``data``, without its byte order mark and otherwise unchanged.

    Raises `BadEncoding` if it is not text, or if no encoding is plainly right.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    if b"\0" in data:
        return _without_mark(data, source)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _guessed(data, source, error)
    _refuse_binary(text, source)
    return text


def web_encoding(name: str | None) -> str | None:
    """The encoding that a page or its server means by a name, or None for one that pages do not have.

    What is called Latin-1 on the web is Windows-1252. Python knows others besides: of ``punycode``
    a page takes hours.
    """
    bare = (name or "").strip().lower().replace("_", "-")
    if bare in ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "us-ascii", "ascii"):
        return "cp1252"
    return bare if ON_PAGES.fullmatch(bare) else None


def _strictly(data: bytes, encoding: str, source: str) -> str:
    name = encoding.removesuffix("-sig").upper()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadEncoding(
            source, f"its byte order mark says {name}, but byte {error.start} is not; {ADVICE}"
        ) from error
    _refuse_binary(text, source)
    return text


def _without_mark(data: bytes, source: str) -> str:
    """UTF-16 that lost its mark: of English text every second byte is zero."""
    sample = data[:4000]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(data) % 2 == 0 and len(zeros) > 1 and zeros.count(0) > 0.7 * len(zeros):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            _refuse_binary(text, source)
            return text
    raise BadEncoding(source, "it holds zero bytes, so it is no text; a report's text is expected.")


def _guessed(data: bytes, source: str, error: UnicodeDecodeError) -> str:
    """What an older encoding makes of it. Damaged UTF-8 is refused, not read as Windows-1252."""
    beyond = sum(1 for byte in data[:SAMPLE] if byte > 127)
    whole = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]+", data[:SAMPLE]))
    if 3 * whole > beyond:
        raise BadEncoding(
            source, f"byte {error.start} is not UTF-8, though the rest looks like it; {ADVICE}"
        )
    foreign, letters = (len(re.findall(some, data[:SAMPLE])) for some in (FOREIGN, LETTER))
    if foreign < WESTERN * letters:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # five bytes are unassigned: some other encoding then
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is not None and best.chaos <= UNSURE:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass  # the guess was made from the beginning only
    raise BadEncoding(source, f"its bytes are not text in any encoding that can be told; {ADVICE}")


def _refuse_binary(text: str, source: str) -> None:
    """Control characters are no words; one may be an accident, many are a program or a picture."""
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", text))
    if "\0" in text or strange > 1 + len(text) // 100:
        raise BadEncoding(
            source, "it holds control characters, so it is no text; a report's text is expected."
        )
