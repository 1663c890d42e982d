"""Fetching from the web: only what was asked for, politely, and safely from whoever answers.

Nothing else in Dragoman opens a connection to a site. No proxy of the environment is used, no cookie kept,
no script run, nothing fetched that a page names.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Self

from dragoman import settings
from dragoman.errors import FetchError, NoContact
from dragoman.sources.web.addresses import USUAL_PORTS, Address, same_site

if TYPE_CHECKING:
    from dragoman.sources.web.network import Resolve

__all__ = ["Limits", "Page", "Web"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
COME_BACK = frozenset({429, 503})
GONE_FOR_GOOD = range(400, 500)
MAY_RECOVER = frozenset({401, 403, 408, 425})
"""Answers that are the site's mood rather than the page's fate."""

HTTP_ERRORS = {
    "ConnectTimeout": "it does not answer",
    "ReadTimeout": "it sends too slowly, or nothing at all",
    "WriteTimeout": "it does not take the request",
    "PoolTimeout": "it is busy",
    "ConnectError": "it cannot be reached",
    "ReadError": "the connection broke off",
    "WriteError": "the connection broke off",
    "RemoteProtocolError": "what it sends is no proper HTTP",
    "LocalProtocolError": "its address cannot be sent",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds and bytes."""

    connect_s: float = 10.0
    read_s: float = 15.0
    total_s: float = 60.0
    """For one request with its body; a redirect begins anew."""
    bytes: int = settings.MAX_BYTES
    redirects: int = 5
    every_s: float = 2.0
    """Between two requests to one host."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered. ``body`` is unpacked and empty if it has not changed."""

    url: str
    body: bytes
    type: str
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be asked besides the address: whose hosts and ports, which types, how many bytes."""

    hosts: tuple[str, ...] | None = None
    """None for any."""
    ports: frozenset[int] = USUAL_PORTS
    types: tuple[str, ...] = ()
    """Beginnings of content types; none for any."""
    bytes: int | None = None


class Web:
    """Fetches pages. Close it, or use it with ``with``.

    ``contact`` is a mail or web address for those whose sites are asked. ``allowed`` are
    numbers that are connected to though they are not public, for tests; ``clock`` gives
    seconds that only grow.
    """

    def __init__(
        self,
        contact: str | None,
        *,
        limits: Limits | None = None,
        allowed: frozenset[str] = frozenset(),
        resolve: Resolve | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        import httpcore

        from dragoman.sources.web.network import CheckedNetwork, Deadline, resolved, tls
        from dragoman.sources.web.pace import Pace
        from dragoman.sources.web.robots import Robots

        self.limits = limits or Limits()
        self._contact = " ".join((contact or "").split())
        self._deadline = Deadline(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls(),
            max_connections=4,
            keepalive_expiry=30.0,
            network_backend=CheckedNetwork(resolve or resolved, allowed, self._deadline),
        )
        self._pace = Pace(self.limits.every_s, clock, sleep)
        self._robots = Robots(self._robots_txt, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up everywhere."""
        self._pool.close()

    def get(
        self, url: str, asked: Asked, *, etag: str | None = None, modified: str | None = None
    ) -> Page:
        """The page at ``url``, wherever it leads to. Raises `FetchError`, `NoContact`.

        With ``etag`` or ``modified`` (what an earlier page said of itself) the site may
        answer that nothing has changed.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in headers.items() if value}
        return self._followed(url, asked, conditions, robots=True)

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        from dragoman.sources.web.robots import MOST_BYTES

        address = Address.of(url)
        asked = Asked(ports=USUAL_PORTS | {address.port}, bytes=MOST_BYTES)
        try:
            return 200, self._followed(url, asked, {}, robots=False).body
        except _Answered as answer:
            if answer.again and answer.status not in MAY_RECOVER:
                raise
            return answer.status, b""

    def _followed(
        self, url: str, asked: Asked, conditions: dict[str, str], *, robots: bool
    ) -> Page:
        if not self._contact:
            raise NoContact(url)
        first = url
        for _ in range(self.limits.redirects + 1):
            address = Address.of(url)
            _check(address, asked, first)
            if robots:
                delay = self._robots.check(address.origin, str(address))
                self._pace.slow_down(address.host, delay)
            answer = self._patiently(address, asked, conditions)
            if isinstance(answer, Page):
                return answer
            url = answer
        raise FetchError(first, f"it redirects more than {self.limits.redirects} times.")

    def _patiently(self, address: Address, asked: Asked, conditions: dict[str, str]) -> Page | str:
        """A page, or where it has moved to; a site that wants a short pause gets it, once."""
        try:
            self._pace.wait(address.host, str(address))
            return self._once(address, asked, conditions)
        except _Answered as answer:
            if answer.status not in COME_BACK:
                raise
            self._pace.pause(address.host, answer.wait_s)
        self._pace.wait(address.host, str(address))
        return self._once(address, asked, conditions)

    def _once(self, address: Address, asked: Asked, conditions: dict[str, str]) -> Page | str:
        import httpcore

        from dragoman.sources.web.bodies import ACCEPTED, whole

        most = asked.bytes or self.limits.bytes
        url = str(address)
        headers = [
            ("Host", address.origin.partition("://")[2]),
            ("User-Agent", self._agent()),
            ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"),
            ("Accept-Encoding", ACCEPTED),
            ("Accept-Language", "en"),
            *conditions.items(),
        ]
        timeouts = {
            "connect": self.limits.connect_s, "read": self.limits.read_s,
            "write": self.limits.read_s, "pool": self.limits.read_s,
        }  # fmt: skip
        self._deadline.start(self.limits.total_s)
        where = httpcore.URL(
            scheme=address.scheme, host=address.host, port=address.port, target=address.target
        )
        with (
            _in_words(url),
            self._pool.stream("GET", where, headers=headers, extensions={"timeout": timeouts}) as r,
        ):
            head = _head(r.headers)
            if r.status in REDIRECTS and head["Location"]:
                return address.join(head["Location"])
            if r.status == 304 and conditions:
                return Page(url, b"", "", unchanged=True)
            if r.status != 200:
                raise _Answered(url, r.status, head["Retry-After"])
            kind = head.get_content_type() if head["Content-Type"] else ""
            if asked.types and kind and not kind.startswith(asked.types):
                raise FetchError(url, f"it is {kind[:60]}, and no kind of page that is read.")
            length = head["Content-Length"] or ""
            if length.isdigit() and int(length[:15]) > most:
                raise FetchError(url, f"it is longer than {most:,} bytes.")
            encoding = (head["Content-Encoding"] or "").strip().lower()
            return Page(
                url, whole(self._in_time(r.iter_stream()), encoding, url, most=most), kind,
                charset=head.get_content_charset(), etag=head["ETag"], modified=head["Last-Modified"],
            )  # fmt: skip

    def _in_time(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks; of what came with one read there may be thousands."""
        for chunk in chunks:
            self._deadline.within(None)
            yield chunk

    def _agent(self) -> str:
        from dragoman import __version__

        contact = self._contact.encode("ascii", "ignore").decode()
        return f"Dragoman/{__version__} (+{contact})"


class _Answered(FetchError):
    """The site answered, and not with the page."""

    def __init__(self, url: str, status: int, retry_after: str | None) -> None:
        self.status = status
        wait_s = _seconds(retry_after) if status in COME_BACK else None
        pause = f" and asks to come back in {wait_s:.0f} s" if wait_s is not None else ""
        again = status not in GONE_FOR_GOOD or status in COME_BACK | MAY_RECOVER
        super().__init__(url, f"the site answers {status}{pause}.", again=again, wait_s=wait_s)


def _check(address: Address, asked: Asked, first: str) -> None:
    """Raise unless this host and port belong to what was asked for."""
    led = "" if str(address) == first else f"it leads to {address.host}, and "
    if asked.hosts is not None and not same_site(address.host, asked.hosts):
        raise FetchError(
            first, f"{led}{address.host} is not among the hosts of this source; "
            f"to fetch from there, add --host {address.host}.",
        )  # fmt: skip
    if address.port not in asked.ports:
        raise FetchError(first, f"{led}port {address.port} is not one that is asked.")


def _head(headers: list[tuple[bytes, bytes]]) -> Message:
    """The headers by name, whatever their case; of one that comes twice, the first."""
    head = Message()
    for name, value in headers:
        key = name.decode("ascii", "replace")
        if key not in head:
            head[key] = " ".join(value.decode("latin-1").split())[:4000]
    return head


def _seconds(retry_after: str | None) -> float | None:
    """Seconds from now that a ``Retry-After`` names, as a number or as a date."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after.strip()[:9])
    try:
        until = email.utils.parsedate_to_datetime(retry_after)
        return max(0.0, until.timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    """What goes wrong on the line, as a `FetchError`."""
    import httpcore

    try:
        yield
    except FetchError as error:
        if error.where == url:
            raise
        raise FetchError(url, error.problem, again=error.again, unsafe=error.unsafe) from error
    except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
        said = next((HTTP_ERRORS[k.__name__] for k in type(error).__mro__ if k.__name__ in HTTP_ERRORS), "it failed")  # fmt: skip
        detail = str(error).strip().rstrip(".")
        detail = f" ({detail[:120]})" if detail else ""
        raise FetchError(url, f"{said}{detail}.", again=True) from error
    except (OSError, ValueError) as error:  # a broken certificate; a header that cannot be
        raise FetchError(url, f"it failed ({str(error)[:120]}).", again=True) from error
