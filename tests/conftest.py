"""What every test can count on: no network, and where things lie."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample_texts() -> Path:
    """The folder of the sample reports."""
    return ROOT / "samples" / "texts"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks the network for something in a test is told off."""

    def refuse(_self: socket.socket, address: object) -> None:
        pytest.fail(f"A test asked the network for {address!r}.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
