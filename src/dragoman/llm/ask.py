"""One question to a server, one answer: time-outs, sizes, retries, and the form that is asked for.

Nothing is sent but to the address that was named: no redirect is followed, and neither proxies nor
passwords are taken from the environment.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dragoman.llm.answer import SCHEMA
from dragoman.llm.endpoint import Endpoint, Limits
from dragoman.llm.errors import BadAnswer, LlmMissing, NoAnswer

if TYPE_CHECKING:
    import httpx

type Message = Mapping[str, str]

FORMS: tuple[dict[str, Any], ...] = (
    {
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "report_record", "strict": True, "schema": SCHEMA},
        },
    },
    {"temperature": 0, "response_format": {"type": "json_object"}},
    {},
)
"""Ways to ask for JSON, the strictest first. A server that knows one not answers 400 to it."""

UNKNOWN_FORM = (400, 422)
REASON_BYTES = 10_000
"""Bytes that are read of a refusal."""
REASON_SHOWN = 200
"""Characters of a refusal that a message repeats."""
LEAST_SECRET = 8
"""Characters from which a key is a secret. Local servers take "none" or "x", which are words, too."""
HIDDEN = "***"


class TooSlow(Exception):
    """The answer drips in for longer than it may; this never leaves this file."""


class Asker:
    """Asks one model. It remembers the first way of asking for JSON that the server knows."""

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self._client = _client(endpoint, limits)
        self._form = 0

    def ask(self, messages: list[Message], report: str) -> str:
        """The model's answer, as it wrote it. Raises `NoAnswer` or `BadAnswer`, which name ``report``."""
        status, body = 0, b""
        for n in range(self._form, len(FORMS)):
            question = {"model": self.endpoint.model, "messages": messages, **FORMS[n]}
            status, body = self._patiently(question, report)
            if status == 200:
                self._form = n
                return self._written(body, report)
            if status not in UNKNOWN_FORM:
                break
        raise self._refused(status, body, report)

    def hide(self, value: Any) -> Any:
        """``value``, from JSON, with the key taken out of every string, should the server repeat it."""
        key = self.endpoint.key
        if key is None or len(key) < LEAST_SECRET:
            return value
        if isinstance(value, str):
            return value.replace(key, HIDDEN)
        if isinstance(value, list):
            return [self.hide(v) for v in value]
        if isinstance(value, dict):
            return {self.hide(k): self.hide(v) for k, v in value.items()}
        return value

    def no_answer(self, report: str, problem: str) -> NoAnswer:
        """The error that no answer came."""
        return NoAnswer(report, self.endpoint.address, problem)

    def bad_answer(self, report: str, problem: str) -> BadAnswer:
        """The error that the answer cannot be used."""
        return BadAnswer(report, self.endpoint.address, problem)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _patiently(self, question: Mapping[str, Any], report: str) -> tuple[int, bytes]:
        """Status and body, asked again after a 429, a 5xx or a time-out."""
        import httpx

        content = json.dumps(question).encode("ascii")
        for attempt in range(self.limits.retries + 1):
            if attempt:
                time.sleep(self.limits.backoff_s * 2 ** (attempt - 1))
            last = attempt == self.limits.retries
            try:
                status, body = self._once(content, report)
            except (httpx.TimeoutException, TooSlow):
                if last:
                    told = f"gives no answer within {self.limits.timeout_s:g} seconds."
                    raise self.no_answer(report, told) from None
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
                # Its own words may hold a header, hence its name alone.
                told = f"cannot be reached ({type(error).__name__}); is the server running?"
                raise self.no_answer(report, told) from None
            else:
                if last or (status != 429 and status < 500):
                    return status, body
        raise AssertionError("the last attempt returns or raises")

    def _once(self, content: bytes, report: str) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self.endpoint.key:
            headers["Authorization"] = f"Bearer {self.endpoint.key}"
        until = time.monotonic() + self.limits.timeout_s
        address = f"{self.endpoint.address}/chat/completions"
        with self._client.stream("POST", address, content=content, headers=headers) as response:
            status = response.status_code
            packed = response.headers.get("Content-Encoding", "identity") != "identity"
            if packed and status == 200:
                raise self.bad_answer(report, "is compressed, which was not asked for.")
            most = self.limits.answer_bytes if status == 200 else REASON_BYTES
            body = bytearray()
            for chunk in _in_time(response.iter_raw(), until):
                body += chunk
                if len(body) > most:
                    if status == 200:
                        raise self.bad_answer(report, f"is longer than {most:,} bytes.")
                    break
        return status, bytes(body[:most])

    def _written(self, body: bytes, report: str) -> str:
        """The text in the server's envelope."""
        try:
            found = json.loads(body)
            choice = found["choices"][0]
            written = choice["message"]["content"]
        except (ValueError, RecursionError):
            raise self.bad_answer(report, "is no JSON.") from None
        except (KeyError, IndexError, TypeError):
            raise self.bad_answer(report, 'has no "choices" with a message.') from None
        if choice.get("finish_reason") == "length":
            told = "is cut off; allow more tokens, or send smaller portions (portion_characters)."
            raise self.bad_answer(report, told)
        if not isinstance(written, str):
            raise self.bad_answer(report, "has no text in its message.")
        return written

    def _refused(self, status: int, body: bytes, report: str) -> NoAnswer:
        if status in (401, 403):
            return self.no_answer(
                report, f"answers {status}: it wants another key (DRAGOMAN_LLM_KEY)."
            )
        if 300 <= status < 400:
            told = f"answers {status}: it has moved, and redirects are not followed."
            return self.no_answer(report, told)
        reason = self._reason(body)
        return self.no_answer(report, f"answers {status}{f': {reason}' if reason else '.'}")

    def _reason(self, body: bytes) -> str:
        """What the server says about a refusal, on one line, the key taken out."""
        try:
            found = json.loads(body)
            told = found["error"]["message"] if isinstance(found["error"], dict) else found["error"]
        except (ValueError, RecursionError, KeyError, TypeError):
            return ""
        hidden = self.hide(told) if isinstance(told, str) else ""
        line = "".join(c if c.isprintable() else " " for c in hidden)
        return " ".join(line.split())[:REASON_SHOWN]


def _client(endpoint: Endpoint, limits: Limits) -> httpx.Client:
    try:
        import httpx
    except ImportError:
        raise LlmMissing("httpx") from None
    # Certificates take a while to load, and plain http has no use for them.
    secure = urlsplit(endpoint.url).scheme != "http"
    return httpx.Client(
        verify=secure,
        timeout=limits.timeout_s,
        follow_redirects=False,
        trust_env=False,
        limits=httpx.Limits(max_keepalive_connections=0),
    )


def _in_time(chunks: Iterator[bytes], until: float) -> Iterator[bytes]:
    """The chunks, as long as there is time. The client's own time-out is for each chunk only."""
    for chunk in chunks:
        if time.monotonic() > until:
            raise TooSlow
        yield chunk
