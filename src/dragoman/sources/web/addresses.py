"""Which addresses may be asked: http and https, on machines that everybody can reach.

A page, a feed or a redirect may name any address, also one of the office network behind the
machine that fetches. So what is checked is the number that is connected to, not the name.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

from dragoman.errors import FetchError

LONGEST = 2_000
"""Characters of an address; longer ones are not links to reports."""

USUAL_PORTS = frozenset({80, 443})

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
CARRIES_IPV4 = (
    ipaddress.ip_network("64:ff9b::/96"),  # NAT64: the last 32 bits are an IPv4 address
    ipaddress.ip_network("::/96"),
)
_TO_QUOTE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, taken apart. Make one with `Address.of`."""

    scheme: str
    host: str
    port: int
    target: str
    """Path and query, as they are sent."""

    @classmethod
    def of(cls, url: str) -> Self:
        """The parts of ``url``. Raises `FetchError` for one that is never fetched."""
        shown = url[:200]
        if len(url) > LONGEST:
            raise FetchError(shown, f"the address has more than {LONGEST:,} characters.")
        try:
            parts = urlsplit(re.sub(r"[\x00-\x20\x7f]", "", url))
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise FetchError(shown, f"this is no address ({error}).") from error
        if parts.scheme not in ("http", "https"):
            raise FetchError(shown, "only http and https addresses are fetched.")
        if parts.username is not None or parts.password is not None:
            raise FetchError(parts.hostname or "", "an address with a user name is not fetched.")
        return cls(
            parts.scheme,
            _ascii(host, shown),
            port or (443 if parts.scheme == "https" else 80),
            quote(parts.path or "/", safe=_TO_QUOTE)
            + (f"?{quote(parts.query, safe=_TO_QUOTE)}" if parts.query else ""),
        )

    def join(self, link: str) -> str:
        """The address that a link on this page means."""
        try:
            return urljoin(str(self), link.strip())
        except ValueError as error:
            raise FetchError(
                str(self), f"it leads to {link[:80]!r}, which is no address."
            ) from error

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self._netloc}"

    @property
    def _netloc(self) -> str:
        usual = 443 if self.scheme == "https" else 80
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.origin + self.target


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public network.

    Not so: private, loopback, link-local, multicast, reserved and shared ones, and IPv6
    addresses that carry an IPv4 address of such a kind.
    """
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_global(one) for one in (number, *_carried(number)))


def same_site(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether ``host`` is one of ``hosts``, above or below one of them: news.a.example, a.example."""
    bare = host.removeprefix("www.")
    for one in hosts:
        other = one.lower().removeprefix("www.")
        if bare == other or bare.endswith(f".{other}"):
            return True
        if "." in bare and other.endswith(f".{bare}"):
            return True
    return False


def _ascii(host: str, shown: str) -> str:
    host = host.rstrip(".").lower()
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(shown, f"its host {host[:60]!r} cannot be.") from error
    if not re.fullmatch(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}", host):
        raise FetchError(shown, "the address has no host that can be asked.")
    return host


def _carried(number: IPAddress) -> list[IPAddress]:
    """IPv4 addresses within an IPv6 one."""
    if number.version == 4:
        return []
    found: list[IPAddress] = [ipaddress.IPv4Address(0)] if number.teredo else []
    found += [one for one in (number.ipv4_mapped, number.sixtofour) if one]
    if any(number in network for network in CARRIES_IPV4):
        found.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return found


def _is_global(number: IPAddress) -> bool:
    if number.version == 6 and number.ipv4_mapped:
        return True  # what it carries is looked at beside it
    return number.is_global and not (
        number.is_private or number.is_loopback or number.is_link_local or number.is_multicast
        or number.is_reserved or number.is_unspecified
    )  # fmt: skip
