"""A server of the tests' own, on this machine, that answers as a test tells it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dragoman.llm import Endpoint, Limits, LlmReader
from dragoman.records import Report, report_id

KEY = "sk-quite-secret-0123"
HERE = "127.0.0.1"


@dataclass
class Reply:
    """What the server sends back; ``delay_s`` before, ``drip_s`` between the bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    drip_s: float = 0.0


class Server(ThreadingHTTPServer):
    """Gives its replies one after another, the last one again and again, and keeps what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__((HERE, 0), Handler)
        self.replies: list[Reply] = [said({"events": []})]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.over = threading.Event()

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self.server_address[1]}/v1"

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.paths.append(self.path)
        self.server.headers.append(dict(self.headers))
        self.server.asked.append(json.loads(self.rfile.read(length)))
        reply = self.server.next_reply()
        if reply.delay_s:
            self.server.over.wait(reply.delay_s)
        try:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in [reply.body] if not reply.drip_s else [bytes([b]) for b in reply.body]:
                self.wfile.write(piece)
                if reply.drip_s and self.server.over.wait(reply.drip_s):
                    return
        except ConnectionError:
            pass  # whoever asked has heard enough

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def said(answer: object, **rest: Any) -> Reply:
    """A reply in which the model says this: as JSON, or a string as it is."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return Reply(json.dumps({"choices": [choice]}).encode(), **rest)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be asked."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if address[0] != HERE:
            pytest.fail(f"A test asked the network for {address!r}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005})
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def reader_of(server: Server) -> Iterator[Callable[..., LlmReader]]:
    """A function that makes a reader of the server, in a hurry unless told otherwise."""
    made: list[LlmReader] = []

    def reader_of(key: str | None = KEY, **limits: Any) -> LlmReader:
        hurried = Limits(**{"timeout_s": 2.0, "backoff_s": 0.0, **limits})
        made.append(LlmReader(Endpoint(server.address, "small", key), limits=hurried))
        return made[-1]

    yield reader_of
    for reader in made:
        reader.close()


@pytest.fixture
def read(server: Server, reader_of: Callable[..., LlmReader]) -> Callable[..., Any]:
    """A function from a text and what the model says of it to the record."""

    def read(text: str, *answers: object, published: Any = None, **limits: Any) -> Any:
        server.replies = [said(answer) for answer in answers]
        report = Report(id=report_id(text), text=text, published=published)
        return reader_of(**limits).read(report)

    return read


@pytest.fixture(name="said")
def said_fixture() -> Callable[..., Reply]:
    """`said`, for tests that put replies together themselves."""
    return said


@pytest.fixture(name="reply")
def reply_fixture() -> type[Reply]:
    """`Reply`, likewise."""
    return Reply


@pytest.fixture
def key() -> str:
    """The key that readers are given."""
    return KEY
