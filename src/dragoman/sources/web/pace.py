"""How soon a host may be asked again."""

from __future__ import annotations

import time
from collections.abc import Callable

from dragoman.errors import FetchError

PATIENCE_S = 30.0
"""A host that asks for a longer pause is left alone until a later round."""

LONGEST_DELAY_S = 120.0
"""Seconds between two pages that a robots.txt may ask for; one that asks for more is left alone."""

UNSAID_S = 60.0
"""Seconds of pause after an answer 429 or 503 that names none."""


class Pace:
    """Requests to a host at least ``every_s`` seconds apart, and none while it wants to be left alone."""

    def __init__(
        self,
        every_s: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._every_s = every_s
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._closed: dict[str, float] = {}
        self._asked_for: dict[str, float] = {}

    def wait(self, host: str, url: str) -> None:
        """Sleep until it is this host's turn. Raises `FetchError` if that would take too long."""
        now = self._clock()
        closed_s = self._closed.get(host, now) - now
        if closed_s > PATIENCE_S:
            raise FetchError(
                url,
                f"{host} asks to be left alone for {closed_s:.0f} s.",
                again=True,
                wait_s=closed_s,
            )
        left = max(closed_s, self._next.get(host, now) - now)
        if left > 0:
            self._sleep(left)
        every = max(self._every_s, self._asked_for.get(host, 0.0))
        self._next[host] = max(now + left, self._clock()) + every

    def slow_down(self, host: str, delay_s: float) -> None:
        """Leave so many seconds between requests, as robots.txt asks."""
        self._asked_for[host] = min(delay_s, LONGEST_DELAY_S)

    def pause(self, host: str, seconds: float | None) -> float:
        """Leave the host alone for so many seconds; returns how many."""
        seconds = UNSAID_S if seconds is None else min(max(seconds, 0.0), 86_400.0)
        self._closed[host] = max(self._closed.get(host, 0.0), self._clock() + seconds)
        return seconds
