"""What can go wrong when a large model is asked.

DragomanError
└── LlmError                   a large model cannot be asked, or does not answer as it should
    ├── LlmMissing             the library that asks is not installed
    ├── BadEndpoint            the address, the model's name or the key cannot be used
    ├── NoAnswer               the server cannot be reached, is too slow, or refuses
    └── BadAnswer              the server's answer is not in the form that was asked for
"""

from __future__ import annotations

from dragoman.errors import DragomanError


class LlmError(DragomanError):
    """A large model cannot be asked, or does not answer as it should."""


class LlmMissing(LlmError):
    """The library that asks is not installed."""

    def __init__(self, library: str) -> None:
        super().__init__(f"Asking a large model needs {library}; run: pip install 'dragoman[llm]'")


class BadEndpoint(LlmError):
    """The address, the model's name or the key cannot be used. The key is never in the message."""


class NoAnswer(LlmError):
    """The server cannot be reached, is too slow, or refuses."""

    def __init__(self, report: str, address: str, problem: str) -> None:
        super().__init__(f"Report {report}: the model at {address} {problem}")


class BadAnswer(LlmError):
    """The server's answer is not in the form that was asked for."""

    def __init__(self, report: str, address: str, problem: str) -> None:
        super().__init__(f"Report {report}: the answer of the model at {address} {problem}")
