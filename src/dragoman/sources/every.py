"""Round after round, until somebody says that it is enough."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from dragoman.errors import SourceError

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
LEAST_S = 60
"""Nobody publishes faster, and no site should be asked more often."""


def seconds(words: str) -> float:
    """The seconds in "90s", "30m", "6h" or "1d". Raises `SourceError`."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", words.strip().lower())
    if not found:
        raise SourceError(f"--every {words}", "a time such as 90s, 30m, 6h or 1d is expected.")
    value = int(found[1]) * UNITS[found[2]]
    if value < LEAST_S:
        raise SourceError(f"--every {words}", "sites are asked once a minute at most; 60s or more.")
    return float(value)


def rounds(
    every_s: float | None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[int]:
    """The numbers of rounds from 1, each ``every_s`` after the one before began; one alone for None."""
    number = 1
    while True:
        begun = clock()
        yield number
        if every_s is None:
            return
        number += 1
        if (left := begun + every_s - clock()) > 0:
            sleep(left)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM end what is going on as Ctrl-C does: at once, with everything kept."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        with suppress(TypeError):  # a handler that was not set from Python
            signal.signal(signal.SIGTERM, before)
