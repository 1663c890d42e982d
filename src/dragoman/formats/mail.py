"""E-mail: the subject is the title, the day it was sent the day of publication.

Lines quoted from an earlier message and the signature are furniture.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from dragoman.errors import BrokenInput, EmptyInput, InputError, InputTooLong
from dragoman.formats.bounds import check_text, without_surrogates
from dragoman.formats.decoding import decode
from dragoman.formats.html_page import read_html
from dragoman.records import Part, Report

QUOTED = re.compile(r"^[ ]?>[^\n]*(?:\n[ ]?>[^\n]*)*", re.MULTILINE)
INTRODUCED = re.compile(
    r"^(?:On\b[^\n]{5,200}\bwrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,})[ \t]*$",
    re.MULTILINE,
)
SIGNATURE = re.compile(r"^--[ ]?\r?\n", re.MULTILINE)
SIGNED = 1500
"""Characters. What follows "-- " is a signature only if it is no longer."""

MOST_PARTS = 2000
"""Lines that begin as the borders of a message's parts do; each part costs the parser a while."""

LONGEST_HEADER = 2000
"""Characters of the headers that are taken apart, which takes the square of their length."""

TAKEN_APART = frozenset(
    ("subject", "from", "date", "content-type", "content-disposition", "content-transfer-encoding")
)

EXPECTED = "an e-mail with the words of a report is expected."


def read_mail(data: bytes, source: str, report: Report) -> Report:
    """``report`` with the message's plain text, or else the text of its HTML."""
    try:
        message = _parsed(data, source)
        plain = _content(message.get_body(("plain",)), source)
        page = None if plain.strip() else message.get_body(("html",))
        markup = _content(page, source) if page else ""
    except InputError:
        raise
    except Exception as error:  # headers and encodings fail in many ways when damaged
        problem = f"the e-mail is damaged ({type(error).__name__}); {EXPECTED}"
        raise BrokenInput(source, problem) from error
    if plain.strip():
        report = replace(report, text=plain, parts=tuple(_parts(plain)))
    elif markup.strip():
        report = read_html(markup.encode("utf-8"), source, report)
    else:
        raise EmptyInput(source, f"the e-mail has no text; {EXPECTED}")
    check_text(report.text, source)
    return replace(
        report,
        title=_header(message, "Subject") or report.title,
        author=_sender(message) or report.author,
        published=_day(message) or report.published,
    )


def _parsed(data: bytes, source: str) -> EmailMessage:
    from email import policy
    from email.parser import BytesParser

    if data.count(b"\n--") > MOST_PARTS:
        raise InputTooLong(source, f"the e-mail has more than {MOST_PARTS:,} parts; {EXPECTED}")
    message = BytesParser(policy=policy.default).parsebytes(data)
    for part in message.walk():
        for name, value in part.raw_items():
            if name.lower() in TAKEN_APART and len(str(value)) > LONGEST_HEADER:
                problem = (
                    f"its header {name} has more than {LONGEST_HEADER:,} characters; {EXPECTED}"
                )
                raise BrokenInput(source, problem)
    return message


def _content(part: Any, source: str) -> str:
    """The text of one part; a charset that is unknown or wrong is guessed as for a text file."""
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        text = payload.decode(part.get_content_charset("utf-8"))
    except (LookupError, ValueError):
        text = _guessed(payload, source)
    return without_surrogates(text.replace("\r\n", "\n").replace("\0", ""))


def _guessed(payload: bytes, source: str) -> str:
    try:
        return decode(payload, source)
    except InputError:  # mail passes many hands; a strange letter is no reason to refuse it
        return payload.decode("cp1252", "replace")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        words = " ".join(without_surrogates(str(message[name] or "")).split())
    except Exception:  # noqa: BLE001 - a damaged header says nothing; the message still does
        return None
    return words or None


def _sender(message: EmailMessage) -> str | None:
    """The sender's name, or else the address."""
    try:
        first = message["From"].addresses[0]
        name = first.display_name or first.addr_spec
    except Exception:  # noqa: BLE001 - as above
        return None
    return " ".join(without_surrogates(name).split()) or None


def _day(message: EmailMessage) -> dt.date | None:
    """The day in the sender's time."""
    try:
        sent = message["Date"].datetime
    except Exception:  # noqa: BLE001 - as above
        return None
    return sent.date() if sent else None


def _parts(text: str) -> Iterator[Part]:
    """Quoted lines with what introduces them, then the signature."""
    signature = None
    for match in SIGNATURE.finditer(text):
        if len(text) - match.start() <= SIGNED:
            signature = match.start()
            break
    spans = [match.span() for match in QUOTED.finditer(text)]
    spans += [match.span() for match in INTRODUCED.finditer(text)]
    for start, end in sorted(spans):
        if signature is None or end <= signature:
            yield Part("furniture", start, end)
    if signature is not None:
        yield Part("furniture", signature, len(text.rstrip()))
