"""What every format has in common: a text has words, and not too many; libraries keep quiet."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from dragoman import settings
from dragoman.errors import BadEncoding, EmptyInput, InputTooLong

STANDARD_INPUT = "standard input"
"""How messages name what comes through a pipe."""


def check_text(text: str, source: str, where: str = "") -> None:
    """Raise unless ``text`` can be a report: `EmptyInput`, `InputTooLong` or `BadEncoding`.

    ``where`` goes before the problem ("line 3: ").
    """
    if not text.strip():
        raise EmptyInput(source, f"{where}there are no words in it; a report is expected.")
    if len(text) > settings.MAX_CHARACTERS:
        raise InputTooLong(
            source,
            f"{where}the text has {len(text):,} characters; "
            f"a report has {settings.MAX_CHARACTERS:,} at most.",
        )
    if (at := lone_surrogate(text)) is not None:
        raise BadEncoding(
            source,
            f"{where}character {at} is half of a surrogate pair (U+{ord(text[at]):04X}), "
            "which is no text; whole Unicode characters are expected.",
        )


def check_size(size: int, source: str) -> None:
    """Raise `InputTooLong` for a file of more than `settings.MAX_BYTES` bytes."""
    if size > settings.MAX_BYTES:
        raise InputTooLong(
            source,
            f"it is longer than {settings.MAX_BYTES:,} bytes, the most that is read as one "
            "report; many reports may come as JSON lines, which have no such limit.",
        )


def lone_surrogate(text: str) -> int | None:
    """Where the first code point stands that no encoding can carry, or None."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None


def without_surrogates(text: str) -> str:
    """``text`` with U+FFFD for every lone surrogate, for text that a library made."""
    return text.encode("utf-8", "replace").decode("utf-8") if lone_surrogate(text) else text


@contextmanager
def quiet(*loggers: str) -> Iterator[None]:
    """Keep libraries from writing to the user's terminal: what is wrong we say ourselves."""
    found = [logging.getLogger(name) for name in loggers]
    levels = [logger.level for logger in found]
    for logger in found:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(found, levels, strict=True):
            logger.setLevel(level)
