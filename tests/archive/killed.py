"""A command of ``dragoman`` with the stub reader, in a process that ends itself at its nth statement to the database.

python killed.py STUB NTH WORDS...: NTH 0 lets it come to its end. The end is SIGKILL: nothing is cleaned up. What is
fetched may come from this machine, at once.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import signal
import sys
from typing import Any

import sqlalchemy as sa

from dragoman.archive import opening
from dragoman.cli import main
from dragoman.sources.web import Limits, Web


def _kill_at(nth: int, engine: sa.Engine) -> sa.Engine:
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(engine, "before_cursor_execute", count)
    sa.event.listen(engine, "commit", count)
    return engine


def _stub(file: str) -> Any:
    spec = importlib.util.spec_from_file_location("stub", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    file, nth, *words = sys.argv[1:]
    sys.modules["dragoman.extract"] = _stub(file)  # the real one takes seconds to import
    fetch: Any = importlib.import_module("dragoman.cli.fetch")
    fetch.made_web = lambda _: Web(
        "desk@example.org", limits=Limits(every_s=0), allowed=frozenset({"127.0.0.1"})
    )
    make = opening.engine_of
    opening.engine_of = lambda where: _kill_at(int(nth), make(where))
    sys.argv = ["dragoman", *words]
    main()
