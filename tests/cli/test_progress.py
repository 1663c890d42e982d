"""The line that counts reports, for whoever waits in front of a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from dragoman.cli import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("quiet", "stream"), [(True, Terminal()), (False, io.StringIO())])
def test_nothing_is_shown_to_nobody(monkeypatch, quiet, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    found = list(progress.watched([1, 2], quiet=quiet, prints=False, alone=True))

    assert found == [1, 2]
    assert stream.getvalue() == ""


@pytest.mark.parametrize("prints", [True, False])
@pytest.mark.parametrize("alone", [True, False])
def test_the_items_come_through_whatever_is_shown(monkeypatch, alone, prints):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)

    assert list(progress.watched(range(5), quiet=False, prints=prints, alone=alone)) == [
        0, 1, 2, 3, 4,
    ]  # fmt: skip


def test_an_error_ends_the_line_and_goes_on_up(monkeypatch):
    def items():
        yield 1
        raise ValueError

    monkeypatch.setattr(sys, "stderr", Terminal())

    with pytest.raises(ValueError):  # noqa: PT011  (no message to match)
        list(progress.watched(items(), quiet=False, prints=False, alone=True))
