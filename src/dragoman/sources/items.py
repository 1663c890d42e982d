"""What a source is, what it lists, and what comes of each: a report, or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self, get_args

from dragoman.errors import InputError, SourceError
from dragoman.records import Report

Kind = Literal["folder", "url", "feed", "sitemap", "warc", "gdelt"]
KINDS: tuple[Kind, ...] = get_args(Kind)

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where reports come from, as a user defined it.

    ``where`` are files, folders or addresses, as the kind has it. ``only`` is a pattern of
    addresses (``*/press/*``); ``since`` leaves out what the source dates before that day; ``hosts`` may be asked
    besides the source's own; ``pages`` says whether what is listed is fetched (None: as
    is usual for the kind); ``language`` is that of the pages taken from archives ("any" for all);
    ``limit`` is the most that one round hands over.
    """

    name: str
    kind: Kind
    where: tuple[str, ...]
    only: str | None = None
    since: dt.date | None = None
    hosts: tuple[str, ...] = ()
    pages: bool | None = None
    language: str = "en"
    limit: int = 500

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise SourceError(
                self.name[:80], "a source's name has small letters, digits, - and _, 60 at most."
            )
        if self.kind not in KINDS:
            raise SourceError(
                self.name, f"there is no kind {self.kind!r}; kinds: {', '.join(KINDS)}."
            )
        if not self.where:
            raise SourceError(self.name, "it needs at least one file, folder or address.")

    def to_json(self) -> dict[str, Any]:
        """The definition as JSON has it."""
        return {**asdict(self), "since": self.since.isoformat() if self.since else None}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Self:
        """The source that `to_json` wrote. Raises `SourceError`."""
        try:
            since = found.get("since")
            return cls(
                **{
                    **found,
                    "where": tuple(found["where"]),
                    "hosts": tuple(found.get("hosts", ())),
                    "since": dt.date.fromisoformat(since) if since else None,
                }
            )
        except (TypeError, ValueError, KeyError) as error:
            name = str(found.get("name", "a source"))[:80]
            raise SourceError(name, f"its definition cannot be understood ({error}).") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Something that a source lists, and that may be a report.

    ``key`` is remembered with ``mark`` once it was handed over; it comes again when the mark is
    another. ``open`` gives the reports that the source itself brings along; without it there is
    a page to fetch. ``fault`` is why nothing can come of it.
    """

    address: str
    key: str = ""
    mark: str = ""
    published: dt.date | None = None
    title: str | None = None
    open: Callable[[], Iterator[Report | InputError]] | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a store keeps so that a source's lead does not come again: its key, and its mark."""

    key: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What came of a lead: ``report``, or ``refused`` in a sentence, or neither if it was only listed.

    ``fetched`` is the moment (UTC). ``again`` tells that a later round will try once more. ``seen`` is to be
    remembered when this item is kept, as `fetch` does by itself; only a lead's last item has it.
    """

    source: str
    address: str
    fetched: dt.datetime
    report: Report | None = None
    refused: str | None = None
    again: bool = False
    published: dt.date | None = None
    title: str | None = None
    seen: Seen | None = None
