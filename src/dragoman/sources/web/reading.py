"""A fetched page to its report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.formats import load_bytes
from dragoman.formats.decoding import web_encoding
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.web import Page
from dragoman.sources.web.addresses import Address

NAMES = {
    "text/html": "page.html", "application/xhtml": "page.html", "text/plain": "page.txt",
    "application/pdf": "page.pdf", "text/markdown": "page.md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml": "page.docx",
    "application/octet-stream": "page",
}  # fmt: skip
"""What a page of each content type is called for those who tell formats by names."""

TYPES = tuple(NAMES)
UTF8 = b"\xef\xbb\xbf"


def reports_of(page: Page, lead: Lead) -> Iterator[Report | InputError]:
    """The page's report, which is named for its address and comes from there."""
    name = next((NAMES[kind] for kind in NAMES if page.type.startswith(kind)), "page.html")
    body = (
        in_utf8(page.body, page.charset) if name.endswith((".html", ".txt", ".md")) else page.body
    )
    for found in load_bytes(body, name):
        if isinstance(found, InputError):
            yield type(found)(lead.address, found.problem)
        else:
            yield replace(
                found,
                id=web_id(lead.address),
                source=address_of(lead.address),
                title=found.title or lead.title,
                published=found.published or lead.published,
                outlet=found.outlet or Address.of(lead.address).host.removeprefix("www."),
            )


def in_utf8(body: bytes, charset: str | None) -> bytes:
    """``body`` in UTF-8 with its mark, if that or what the site says of it fits; else as it is.

    Bytes that are UTF-8 are believed before the site is: by chance they never are.
    """
    for encoding in ("utf-8", web_encoding(charset) or "utf-8"):
        try:
            return UTF8 + body.removeprefix(UTF8).decode(encoding).encode()
        except (UnicodeError, LookupError):
            continue
    return body


def web_id(url: str) -> str:
    """The id of the report at an address: it stays when the text is edited there."""
    return "w" + hashlib.sha256(address_of(url).encode()).hexdigest()[:12]


def address_of(url: str) -> str:
    """The address of the whole page, of whatever place in it ``url`` is."""
    return url.partition("#")[0]
