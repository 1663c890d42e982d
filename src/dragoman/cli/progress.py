"""How far a long reading has come, on the standard error."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

PATIENCE_S = 1.0
"""Seconds of work after which a person would like to know how it goes."""


def watched[T](items: Iterable[T], *, quiet: bool, prints: bool, alone: bool) -> Iterator[T]:
    """The same items, counted in a line that comes after a second and goes at the end.

    Nothing is shown if ``quiet``, or where nobody looks. If the items are printed on the
    same screen (``prints``), the line goes with the first. With ``alone`` false other
    processes are about to be started: then the clock starts with the first item, since a
    process should not be copied while it runs threads.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    line = Progress(
        SpinnerColumn(),
        TextColumn("Reading"),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = line.add_task("", total=None)
    clock = threading.Timer(PATIENCE_S, line.start)
    clock.daemon = True
    started = alone
    if started:
        clock.start()
    try:
        for item in items:
            if prints and sys.stdout.isatty():
                _stop(clock, line, started=started)
            elif not started:
                clock.start()
                started = True
            line.advance(task)
            yield item
    finally:
        _stop(clock, line, started=started)


def _stop(clock: threading.Timer, line: object, *, started: bool) -> None:
    clock.cancel()
    if started and clock.is_alive():
        clock.join()  # it may be starting the line just now
    line.stop()  # type: ignore[attr-defined]


@contextmanager
def counting(
    verb: str, *, quiet: bool, total: int | None = None, of: str = "reports"
) -> Iterator[Callable[[], None]]:
    """A line that counts calls, with their rate and, if ``total`` is known, the time that is left.

    It comes after a second, and only where somebody looks.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )  # fmt: skip

    known = [BarColumn(bar_width=24), MofNCompleteColumn()] if total else []
    line = Progress(
        SpinnerColumn(),
        TextColumn(verb),
        *known,
        TextColumn(of if total else f"{{task.completed}} {of}"),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        *([TextColumn("left"), TimeRemainingColumn()] if total else []),
        console=Console(stderr=True),
        transient=True,
    )
    task = line.add_task("", total=total, rate="")
    clock = threading.Timer(PATIENCE_S, line.start)
    clock.daemon = True
    clock.start()

    def one_more() -> None:
        line.advance(task)
        done = line.tasks[0]
        line.update(task, rate=f"{done.completed / max(done.elapsed or 0, 0.001):,.1f}/s")

    try:
        yield one_more
    finally:
        _stop(clock, line, started=True)
