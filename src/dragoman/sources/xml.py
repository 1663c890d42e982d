"""XML from outside, before a parser sees it: characters, and no definitions of its own."""

from __future__ import annotations

import re

from dragoman.errors import BrokenInput
from dragoman.formats.decoding import decode, web_encoding

DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
DOCTYPE = re.compile(r"<!DOCTYPE\b(?:[^>\[]{0,2000}(>))?", re.IGNORECASE)
MOST_DOCTYPES = 100
NAMED = re.compile(rb"^\s*<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.-]{2,40})[\"']", re.IGNORECASE)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def harmless(data: bytes, where: str, charset: str | None = None) -> str:
    """The text of an XML document without its declaration and its reference to a DTD.

    Raises `BrokenInput` for one that defines entities of its own: they can make three lines a gigabyte, or read files
    of the reader's machine.
    """
    text = _decoded(data, where, charset)
    text = text.lstrip()
    if declared := DECLARATION.match(text):
        text = text[declared.end() :]
    text = NOT_XML.sub("", text).lstrip()
    for count, found in enumerate(DOCTYPE.finditer(text)):
        if not found[1] or count > MOST_DOCTYPES:  # no end, or first a list of its own
            raise BrokenInput(
                where, "it defines entities of its own, which no such list needs; it is not read."
            )
    return DOCTYPE.sub(" ", text)  # with nothing in its place, what stands around it could be one


def _decoded(data: bytes, where: str, charset: str | None) -> str:
    named = NAMED.match(data[:400])
    said = (web_encoding(named[1].decode("ascii")) if named else None, web_encoding(charset))
    for encoding in ("utf-8-sig", *said):
        try:
            if encoding and b"\0" not in data[:200]:
                return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return decode(data, where)
