"""One short report of our own, as its gold file records it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate.gold import load
from dragoman.records import ReportRecord


@pytest.fixture(scope="session")
def small(root: Path) -> Path:
    """A gold set of one report."""
    return root / "tests" / "gold" / "small"


@pytest.fixture(scope="session")
def talks(small: Path) -> ReportRecord:
    """The record of that report."""
    return dict(load(small / "gold", small / "texts"))["talks"]
