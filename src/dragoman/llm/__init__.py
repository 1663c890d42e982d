"""The large reader: any model behind an OpenAI-compatible address, each of its claims checked.

It is off unless somebody names an address: see `Endpoint`. Nothing that the model answers becomes
a record unless its words are in the report; what is not there becomes a doubt.
"""

from __future__ import annotations

from dragoman.llm.endpoint import Endpoint, Limits
from dragoman.llm.errors import BadAnswer, BadEndpoint, LlmError, LlmMissing, NoAnswer
from dragoman.llm.reader import LlmReader

__all__ = [
    "BadAnswer", "BadEndpoint", "Endpoint", "Limits", "LlmError", "LlmMissing", "LlmReader",
    "NoAnswer",
]  # fmt: skip
