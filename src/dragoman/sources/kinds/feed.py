"""RSS, Atom and JSON feeds: the pages that they list, or what they say themselves."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.errors import BrokenInput, EmptyInput, InputError
from dragoman.formats.bounds import quiet, without_surrogates
from dragoman.formats.days import day_in
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.kinds import FEED_TYPES, Round

MOST_ENTRIES = 10_000
"""Entries of one feed that are looked at, the first ones; feeds list some tens."""

TAG = re.compile(r"<[^<>]{0,2000}>")
BLOCK = re.compile(r"<\s*/?\s*(?:p|br|div|li|h\d|tr|blockquote)\b[^<>]{0,200}>", re.IGNORECASE)
UNSEEN = re.compile(r"<(script|style)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report."""

    link: str
    title: str | None
    published: dt.date | None
    updated: str
    words: str
    author: str | None = None


def leads(asking: Round) -> Iterator[Lead]:
    """What each feed lists, in its order, which is the newest first."""
    from dragoman.sources.web.addresses import Address

    for url in asking.source.where:
        page = asking.get(url, FEED_TYPES)
        if page.unchanged:
            continue
        here = Address.of(page.url)
        outlet, entries = entries_of(page.body, url, page.charset)
        if len(entries) > MOST_ENTRIES:
            problem = f"it lists {len(entries):,} reports, of which the first {MOST_ENTRIES:,} are looked at."
            yield Lead(address=url, key=f"{url}#length", mark="long", fault=problem)
        listed: set[str] = set()
        for entry in entries[:MOST_ENTRIES]:
            link = here.join(entry.link) if entry.link else ""
            if not link or link in listed:
                continue
            listed.add(link)
            yield _lead(asking, entry, link, outlet)


def _lead(asking: Round, entry: Entry, link: str, outlet: str | None) -> Lead:
    if asking.source.pages is not False:
        return Lead(address=link, mark=entry.updated, published=entry.published, title=entry.title)
    from dragoman.sources.kinds.url import digest

    found: list[Report | InputError] = [_report(entry, link, outlet)]
    return Lead(
        address=link, mark=digest(found), published=entry.published, title=entry.title,
        open=lambda: iter(found),
    )  # fmt: skip


def _report(entry: Entry, link: str, outlet: str | None) -> Report | InputError:
    """The report that stands in the feed itself."""
    from dataclasses import replace

    from dragoman.formats import report_of
    from dragoman.sources.web.reading import address_of, web_id

    if not entry.words:
        return EmptyInput(link, "the feed has no words of it; its page is read without --no-pages.")
    try:
        report = report_of(
            entry.words, id=web_id(link), title=entry.title, published=entry.published,
            source=address_of(link),
        )  # fmt: skip
    except InputError as error:
        return type(error)(link, error.problem)
    return replace(report, outlet=outlet, author=entry.author)


def entries_of(
    data: bytes, where: str, charset: str | None = None
) -> tuple[str | None, list[Entry]]:
    """The feed's own title, and what it lists. Raises `InputError` for what is no feed."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _json_feed(data, where)
    from dragoman.sources.xml import harmless

    text = harmless(data, where, charset)
    try:
        with quiet("fastfeedparser"):
            from fastfeedparser import parse

            # As bytes: what begins with an address would be fetched.
            found = parse(text.encode("utf-8", "replace"), include_media=False, include_tags=False)
    except Exception as error:  # whatever a parser does with a hostile feed
        detail = " ".join(str(error).split())[:100]
        raise BrokenInput(where, f"this is no RSS or Atom feed ({detail}).") from error
    outlet = _plain(found.get("feed", {}).get("title"))
    return outlet, [_xml_entry(one) for one in found.get("entries", [])]


def _xml_entry(one: Any) -> Entry:
    content = [part.get("value") or "" for part in one.get("content") or []]
    words = max([*content, one.get("description") or one.get("summary") or ""], key=len)
    published, updated = one.get("published") or "", one.get("updated") or ""
    return Entry(
        link=str(one.get("link") or ""), title=_plain(one.get("title")),
        published=day_in(str(published or updated)), updated=str(updated or published),
        words=_paragraphs(words), author=_plain(one.get("author")),
    )  # fmt: skip


def _json_feed(data: bytes, where: str) -> tuple[str | None, list[Entry]]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BrokenInput(
            where, f"this is no JSON ({str(error)[:80]}); a JSON Feed is expected."
        ) from error
    items = found.get("items")
    if not isinstance(items, list):
        raise BrokenInput(where, 'this JSON is no feed: it has no list of "items".')
    entries = [_json_entry(one) for one in items if isinstance(one, dict)]
    return _plain(found.get("title")), entries


def _json_entry(one: dict[str, Any]) -> Entry:
    def words(*names: str) -> str:
        return next((one[name] for name in names if isinstance(one.get(name), str)), "")

    published, updated = words("date_published"), words("date_modified")
    text = words("content_text") or _paragraphs(words("content_html", "summary"))
    return Entry(
        link=words("url", "external_url"), title=_plain(words("title")),
        published=day_in(published or updated), updated=updated or published,
        words=without_surrogates(text).strip(),
    )  # fmt: skip


def _plain(words: object) -> str | None:
    """A title without the HTML in it: feeds escape it, once or twice."""
    if not isinstance(words, str):
        return None
    bare = html.unescape(_seen(words[:5000]))
    bare = html.unescape(TAG.sub("", _seen(bare)))
    return without_surrogates(" ".join(TAG.sub("", _seen(bare)).split())) or None


def _paragraphs(words: str) -> str:
    """The paragraphs of a piece of HTML, an empty line between them."""
    if "<" in words:
        words = TAG.sub("", BLOCK.sub("\n", _seen(words)))
    lines = (" ".join(line.split()) for line in html.unescape(words).splitlines())
    return without_surrogates("\n\n".join(line for line in lines if line))


def _seen(words: str) -> str:
    """A piece of HTML without scripts and styles; one that does not end takes the rest with it."""
    kept, at = [], 0
    lower = words.lower()
    while found := UNSEEN.search(words, at):
        kept.append(words[at : found.start()])
        end = lower.find(f"</{found[1].lower()}", found.end())
        at = words.find(">", end) + 1 if end >= 0 else len(words)
        if at == 0:
            at = len(words)
    return " ".join([*kept, words[at:]]) if kept else words
