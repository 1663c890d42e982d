"""The story clusters that came with Giveme5W1H: articles, each labelled with the event that it tells.

Hamborg, Breitinger and Gipp 2019 (Apache-2.0; the texts are their publishers'). One JSON file an
article, in the form of news-please with ``newsCluster.EventId``. All are in English, whether or not the file says so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.records import Report


@dataclass(frozen=True, slots=True)
class Article:
    """A report and the number of its event."""

    report: Report
    event: int


def articles(folder: Path) -> list[Article]:
    """Every article, the earliest first; of one day by the file's name.

    Raises `InputError` that names the file that is none.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(str(folder), "has no *.json files.")
    return sorted(_read(files), key=lambda a: (a.report.published or dt.date.min, a.report.id))


def _read(files: list[Path]) -> Iterator[Article]:
    for file in files:
        try:
            told = json.loads(file.read_text("utf-8"))
            if (told.get("language") or "en") != "en":
                continue
            day = dt.date.fromisoformat(told["date_publish"][:10])
            event = int(told["newsCluster"]["EventId"])
            report = Report(id=file.stem, text=told["text"], title=told["title"], published=day)
        except (ValueError, KeyError, TypeError, AttributeError):
            problem = "is no article with text, title, date_publish and newsCluster.EventId."
            raise InputError(str(file), problem) from None
        yield Article(report, event)
