"""Connections to the very address that was checked, each of which ends in time.

A name is resolved once for a connection. The numbers that come back are checked, and one of
them is connected to: a name that means another machine a moment later changes nothing. The
name itself stays for TLS, whose certificate must be of it, and for the header ``Host``.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from dragoman.errors import FetchError
from dragoman.sources.web.addresses import is_public

Resolve = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def tls() -> ssl.SSLContext:
    """The certificates that the system trusts, and those that come with certifi."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class Deadline:
    """The moment at which everything that is done for one request has to be over."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.at = float("inf")

    def start(self, seconds: float) -> None:
        """Begin anew: from now on there are so many seconds."""
        self.at = self.clock() + seconds

    def within(self, seconds: float | None) -> float:
        """Seconds for the next step, at most those given. Raises `httpcore.ReadTimeout` at the end."""
        left = self.at - self.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole request is over")
        return left if seconds is None else min(seconds, left)


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects only to public addresses, and to those numbers in ``allowed``."""

    def __init__(self, resolve: Resolve, allowed: frozenset[str], deadline: Deadline) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of ``host`` that answers.

        Raises `FetchError` if one of its addresses is not public: who mixes them means no good.
        """
        problem: Exception | None = None
        for number in self._checked(host, port, timeout):
            try:
                stream = self._plain.connect_tcp(
                    number, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            return Stream(stream, self._deadline)
        raise problem or httpcore.ConnectError("the name has no address")

    def _checked(self, host: str, port: int, timeout: float | None) -> list[str]:
        numbers = self._numbers(host, port, self._deadline.within(timeout))
        for number in numbers:
            if number not in self._allowed and not is_public(number):
                at = "" if number == host else f" is {number}, which"
                raise FetchError(
                    host,
                    f"this host{at} is no address of the public network; it is not asked.",
                    unsafe=True,
                )
        return numbers

    def _numbers(self, host: str, port: int, patience_s: float) -> list[str]:
        """Resolve in a thread, since the system's own resolver knows no limit of time."""
        found: list[str] = []
        problems: list[Exception] = []

        def ask() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                problems.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(patience_s)
        if asking.is_alive():
            raise httpcore.ConnectTimeout("looking up the name took too long")
        if problems or not found:
            raise httpcore.ConnectError("the name is not known")
        return found


class Stream(httpcore.NetworkStream):
    """A connection whose every step must fit into what is left of the request's time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, or none at the end."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of ``buffer``."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, with the host's name."""
        within = self._deadline.within(timeout)
        return Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection itself knows."""
        return self._stream.get_extra_info(info)
