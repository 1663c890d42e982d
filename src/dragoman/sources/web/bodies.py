"""The bytes of an answer, unpacked, and never more of them than is allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from dragoman.errors import FetchError

PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""Content encodings that are understood, with zlib's name for each (its ``wbits``)."""

ACCEPTED = "gzip, deflate"
PIECE = 262_144
"""Bytes that are unpacked at once."""


def whole(chunks: Iterable[bytes], encoding: str, url: str, *, most: int) -> bytes:
    """All bytes of a body, unpacked; ``most`` is a limit before and after.

    Raises `FetchError` for a longer one, however little of it was sent, and for an encoding that
    was not asked for.
    """
    body = bytearray()
    for piece in unpacked(_counted(chunks, url, most), encoding, url):
        body += piece
        if len(body) > most:
            packed = " when it is unpacked" if encoding in PACKED else ""
            raise FetchError(url, f"it is longer than {most:,} bytes{packed}.")
    return bytes(body)


def unpacked(chunks: Iterable[bytes], encoding: str, url: str) -> Iterator[bytes]:
    """The body in pieces of at most `PIECE` bytes, however much a chunk unpacks to."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in PACKED:
        raise FetchError(url, f"it is packed as {encoding[:40]!r}, which was not asked for.")
    unpack = zlib.decompressobj(PACKED[encoding])
    begun = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not unpack.eof:
                try:
                    piece = unpack.decompress(rest, PIECE)
                except zlib.error:
                    if begun or encoding != "deflate":
                        raise
                    unpack = zlib.decompressobj(-15)  # many servers leave its head away
                    piece = unpack.decompress(rest, PIECE)
                begun = True
                rest = unpack.unconsumed_tail
                yield piece
    except zlib.error as error:
        raise FetchError(url, f"what was sent is no {encoding} ({error}).", again=True) from error
    if begun and not unpack.eof:
        raise FetchError(url, f"its {encoding} breaks off.", again=True)


def _counted(chunks: Iterable[bytes], url: str, most: int) -> Iterator[bytes]:
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        if sent > most:
            raise FetchError(url, f"it is longer than {most:,} bytes.")
        yield chunk
