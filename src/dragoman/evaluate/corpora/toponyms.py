"""TR-News, LGL and GeoVirus: the toponyms of news reports, each with a point or a number of GeoNames.

Kamalloo and Rafiei 2018; Lieberman, Samet and Sankaranarayanan 2010; Gritta, Pilehvar and Collier 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from dragoman.errors import InputError

FILES = {"trnews": "TR-News.xml", "lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
DRIFT = 12
"""So many characters a toponym of TR-News may stand before where it is said to."""


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """Characters of the text, and where they are; ``id`` is GeoNames' number."""

    start: int
    end: int
    words: str
    point: tuple[float, float] | None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A report with its toponyms. ``site`` is the outlet's domain."""

    name: str
    text: str
    site: str | None
    toponyms: tuple[GoldToponym, ...]


def articles(folder: Path, corpus: str) -> Iterator[Article]:
    """The articles of a corpus. Raises `InputError` if its file is not there or holds none.

    A file may begin and end anywhere between articles, and what stands in a comment is left out.
    """
    file = folder / FILES[corpus]
    if not file.is_file():
        raise InputError(str(folder), f"has no {FILES[corpus]}.")
    found = ARTICLE.findall(COMMENT.sub("", file.read_text("utf-8")))
    if not found:
        raise InputError(str(file), "has no <article>.")
    for n, written in enumerate(found):
        try:
            article = ET.fromstring(written)  # noqa: S314  (a corpus that the user has chosen)
        except ET.ParseError as error:
            raise InputError(str(file), f"article {n} is no XML: {error}.") from None
        yield _geovirus(article, n) if corpus == "geovirus" else _tagged(article, n)


def _tagged(article: ET.Element, n: int) -> Article:
    text = article.findtext("text") or ""
    found = []
    for each in article.iter("toponym"):
        words = each.findtext("phrase") or ""
        start = _realigned(text, words, int(each.findtext("start") or 0))
        tag = each.find("gaztag")
        if start is None:
            continue
        number = tag.get("geonameid") if tag is not None else None
        point = _point(tag) if tag is not None else _point(each)
        found.append(
            GoldToponym(start, start + len(words), words, point, int(number) if number else None)
        )
    return Article(article.get("docid") or str(n), text, article.findtext("domain"), tuple(found))


def _geovirus(article: ET.Element, n: int) -> Article:
    """Its characters are counted from 1."""
    text = article.findtext("text") or ""
    found = []
    for each in article.iter("location"):
        words = each.findtext("name") or ""
        start = _realigned(text, words, int(each.findtext("start") or 1) - 1)
        if start is not None:
            found.append(GoldToponym(start, start + len(words), words, _point(each)))
    return Article(str(n), text, None, tuple(found))


def _point(tag: ET.Element) -> tuple[float, float] | None:
    lat, lon = tag.findtext("lat"), tag.findtext("lon")
    return (float(lat), float(lon)) if lat and lon else None


def _realigned(text: str, words: str, start: int) -> int | None:
    """Where the words stand: as told, or the nearest place before that (see `DRIFT`)."""
    if not words:
        return None
    if text.startswith(words, start):
        return start
    at = text.rfind(words, max(0, start - DRIFT), start + len(words) + 2)
    return at if at >= 0 else None
