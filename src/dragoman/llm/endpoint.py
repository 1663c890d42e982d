"""Which model is asked, where, and how patiently."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from dragoman.llm.errors import BadEndpoint

URL, MODEL, KEY = "DRAGOMAN_LLM_URL", "DRAGOMAN_LLM_MODEL", "DRAGOMAN_LLM_KEY"
LEAST_PORTION = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an OpenAI-compatible address, such as ``http://localhost:8080/v1``.

    ``key`` is sent to that address and appears nowhere else. Raises `BadEndpoint` for what is no
    http or https address, or holds a password or a query, which would appear in messages.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _check_address(self.url)
        if not self.model.strip():
            raise BadEndpoint(f"No model is named for {self.address}; {MODEL} names one.")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise BadEndpoint(
                f"The key for {self.address} holds signs that no header can carry; see {KEY}."
            )

    @property
    def address(self) -> str:
        """The address without a stroke at its end."""
        return self.url.rstrip("/")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self | None:
        """What DRAGOMAN_LLM_URL, DRAGOMAN_LLM_MODEL and DRAGOMAN_LLM_KEY say; None without an address."""
        url, model, key = (environment.get(name, "").strip() for name in (URL, MODEL, KEY))
        return cls(url, model, key or None) if url else None


def _check_address(url: str) -> None:
    """Raises `BadEndpoint`, without the address: who mixed it up with the key need not read it here."""
    try:
        told = urlsplit(url)
        usable = told.scheme in ("http", "https") and bool(told.hostname) and told.port != 0
    except ValueError:
        usable = False
    if not usable or not (url.isascii() and url.isprintable()) or " " in url:
        raise BadEndpoint(
            f"The address of the model is no http or https address, as http://localhost:8080/v1 is; see {URL}."
        )
    if "@" in told.netloc or told.query or told.fragment:
        raise BadEndpoint(
            f"The address of the model holds a password or a query, which messages would show; use {KEY}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How patiently a model is asked, and how much it may say.

    ``timeout_s`` is for one answer, in seconds; ``retries`` are made after a 429, a 5xx or a
    time-out, the first after ``backoff_s``, each later one after twice as long. A report
    is sent in portions below ``portion_characters``, cut between paragraphs.
    """

    timeout_s: float = 300.0
    retries: int = 2
    backoff_s: float = 1.0
    answer_bytes: int = 1_000_000
    portion_characters: int = 12_000

    def __post_init__(self) -> None:
        if self.portion_characters < LEAST_PORTION:
            raise ValueError(f"A portion has at least {LEAST_PORTION} characters.")
        if self.timeout_s <= 0 or self.retries < 0 or self.backoff_s < 0 or self.answer_bytes <= 0:
            raise ValueError("Limits are not below zero; the time-out and the size are above it.")
