"""XML from outside, before a parser sees it: characters, and no definitions of its own."""

from __future__ import annotations

import re

from dragoman.errors import BrokenInput
from dragoman.formats.decoding import decode

DECLARATION = re.compile(r"^\s*<\?xml[^>]*?(?:encoding\s*=\s*[\"']([\w.-]{2,40})[\"'])?[^>]*\?>", re.IGNORECASE)  # fmt: skip
DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(\[|>)", re.IGNORECASE)
NAMED = re.compile(rb"^\s*<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.-]{2,40})[\"']", re.IGNORECASE)
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def harmless(data: bytes, where: str, charset: str | None = None) -> str:
    """The text of an XML document without its declaration and its reference to a DTD.

    Raises `BrokenInput` for one that defines entities of its own: they can make three lines a gigabyte, or read files
    of the reader's machine.
    """
    text = _decoded(data, where, charset)
    text = NOT_XML.sub("", DECLARATION.sub("", text, count=1)).lstrip()
    if (found := DOCTYPE.search(text)) is None:
        return text
    if found[1] == "[":
        raise BrokenInput(
            where, "it defines entities of its own, which no such list needs; it is not read."
        )
    return text[: found.start()] + text[found.end() :]


def _decoded(data: bytes, where: str, charset: str | None) -> str:
    named = NAMED.match(data[:400])
    for encoding in ("utf-8-sig", named[1].decode("ascii") if named else None, charset):
        try:
            if encoding and b"\0" not in data[:200]:
                return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return decode(data, where)
