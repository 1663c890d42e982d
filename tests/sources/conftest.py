"""A site of the tests' own, on this machine, that is as hostile as a test tells it to be."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.sources.web import Limits, Web

HERE = "127.0.0.1"
QUICK = Limits(connect_s=1, read_s=0.4, total_s=1.0, every_s=0, bytes=2_000_000)
PARAGRAPH = (
    "The foreign ministers of Norland and Sudria agreed on Tuesday to reopen the northern "
    "crossing, and said that a commission would meet every month."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Crossing reopens</title>
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><article>
<h1>Crossing reopens</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH} {PARAGRAPH}</p></article></body></html>"""

Answer = Callable[["Handler"], None]


class Site(ThreadingHTTPServer):
    """Answers each path as ``paths`` says; keeps what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__((HERE, 0), Handler)
        self.paths: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Whoever hangs up early is right to."""

    @property
    def at(self) -> str:
        return f"http://{HERE}:{self.server_address[1]}"

    def gives(
        self,
        path: str,
        body: str | bytes = PAGE,
        status: int = 200,
        kind: str = "text/html",
        **more: str,
    ) -> str:
        """Answer ``path`` with this; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": kind, "Content-Length": str(len(data))}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}

        def answer(handler: Handler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(data)

        return self.does(path, answer)

    def does(self, path: str, answer: Answer) -> str:
        self.paths[path] = answer
        return self.at + path

    def raw(self, path: str, *pieces: bytes, every_s: float = 0, endless: bool = False) -> str:
        """Answer with these bytes and nothing before them; the last one without end if ``endless``."""

        def answer(handler: Handler) -> None:
            handler.close_connection = True
            for piece in pieces:
                handler.wfile.write(piece)
                self.over.wait(every_s)
            while endless and not self.over.is_set():
                handler.wfile.write(pieces[-1])
                if every_s:
                    self.over.wait(every_s)

        return self.does(path, answer)

    def paths_asked(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.paths.get(self.path)
        if answer is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        try:
            answer(self)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """A test's terminal is no log."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine may be asked, and no other."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        if address[0] != HERE:
            pytest.fail(f"A test asked the network for {address!r}.")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture
def site() -> Iterator[Site]:
    """The site, running."""
    server = Site()
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web() -> Iterator[Web]:
    """What fetches, and may ask this machine."""
    with Web("desk@example.org", limits=QUICK, allowed=frozenset({HERE})) as made:
        yield made
