"""What robots.txt says about an address (RFC 9309), asked once a day for each host."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.errors import FetchError
from dragoman.sources.web.pace import LONGEST_DELAY_S

if TYPE_CHECKING:
    from protego import Protego

AGENT = "Dragoman"
"""The name by which a robots.txt speaks to us."""

DAY_S = 86_400.0
MOST_BYTES = 512_000
LIKE_NONE = range(400, 500)
"""Answers that mean that there is no robots.txt, and so that everything may be fetched."""

Ask = Callable[[str], tuple[int, bytes]]
"""The status and the bytes of an address; raises `FetchError`."""


class Robots:
    """The rules of each host. ``ask`` fetches a robots.txt without asking for its leave."""

    def __init__(self, ask: Ask, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._known: dict[str, tuple[float, Protego | FetchError]] = {}

    def check(self, origin: str, url: str) -> float:
        """Seconds that the host wants between two pages (0 if it does not say).

        Raises `FetchError` for a page that it wants left alone, and while its robots.txt cannot be
        had for a fault of its own: then nobody knows what it wants.
        """
        rules = self._rules(origin)
        if isinstance(rules, FetchError):
            problem = f"its host's robots.txt could not be read ({rules.problem.rstrip('.')})."
            if rules.unsafe:
                problem = rules.problem  # the same would be said of the page
            raise FetchError(url, problem, again=rules.again, wait_s=rules.wait_s) from rules
        if not rules.can_fetch(url, AGENT):
            raise FetchError(url, "its host's robots.txt asks programs not to fetch it.")
        delay = float(rules.crawl_delay(AGENT) or 0.0)
        if delay > LONGEST_DELAY_S:
            raise FetchError(
                url, f"its host's robots.txt asks for {delay:.0f} s between two pages."
            )
        return delay

    def _rules(self, origin: str) -> Protego | FetchError:
        known = self._known.get(origin)
        if known and self._clock() < known[0]:
            return known[1]
        try:
            rules: Protego | FetchError = self._fetched(origin)
            until = self._clock() + DAY_S
        except FetchError as error:
            rules, until = error, self._clock() + (error.wait_s or 600.0)
        self._known[origin] = until, rules
        return rules

    def _fetched(self, origin: str) -> Protego:
        from protego import Protego

        status, body = self._ask(f"{origin}/robots.txt")
        if status in LIKE_NONE:
            body = b""
        elif status != 200:
            raise FetchError(f"{origin}/robots.txt", f"it answers {status}.", again=True)
        return Protego.parse(body.decode("utf-8", "replace"))
