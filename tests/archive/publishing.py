"""Reports of the tests' own as a folder, as a site on this machine with a feed, and as a web archive."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = (
    "Amina Daoud met Lars Holm in Oslo. Amina Daoud said the crossing was open. Perhaps Norway objects. "
    "Lars Holm said aid could end. Chad will send {n} envoys."
)
"""What the stub reader reads; long enough to pass for a page's main text."""


def page(n: int) -> str:
    """A page of a site."""
    text = TEXT.format(n=n)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys {n}</title></head>'
        f"<body><article><h1>Envoys {n}</h1><p>{text}</p><p>{text}</p></article></body></html>"
    )


def texts(folder: Path, many: int) -> Path:
    """A folder of files."""
    folder.mkdir()
    for n in range(many):
        (folder / f"{n:02}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return folder


def warc(file: Path, many: int) -> Path:
    """A packed web archive of pages, with one that is damaged in the middle."""
    data = b"".join(gzip.compress(_stored(n)) for n in range(many))
    half = gzip.compress(_stored(many // 2))
    file.write_bytes(data + half[: len(half) // 2] + gzip.compress(_stored(many)))
    return file


def _stored(n: int) -> bytes:
    body = page(n).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/2025/03/04/{n}\r\n"
        f"WARC-Date: 2025-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:example:{n}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


@contextmanager
def site(folder: Path, many: int) -> Iterator[str]:
    """A site with a page for each report; the address of its feed. One page that is listed is not there."""
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    at = f"http://127.0.0.1:{server.server_address[1]}"
    items = "".join(
        f"<item><link>{at}/{n}.html</link><title>Envoys {n}</title></item>" for n in range(many + 1)
    )
    for n in range(many):
        (folder / f"{n}.html").write_text(page(n), encoding="utf-8")
    feed = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"{at}/feed.xml"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test's terminal is no log."""

    def handle(self) -> None:
        """Whoever is killed hangs up."""
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True
