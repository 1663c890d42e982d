"""Pages by their addresses, each of them one report that may change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dragoman.errors import FetchError, InputError
from dragoman.records import Report
from dragoman.sources.items import Lead
from dragoman.sources.kinds import Round


def leads(asking: Round) -> Iterator[Lead]:
    """Each page whose text is another than it was; one that fails does not stop the others."""
    from dragoman.sources.web.reading import TYPES, reports_of

    for url in asking.source.where:
        try:
            page = asking.get(url, TYPES)
        except FetchError as error:
            if len(asking.source.where) == 1:
                raise
            yield Lead(address=url, mark=f"failed {asking.now.isoformat()}", fault=error.problem)
            continue
        if page.unchanged:
            yield Lead(address=url, mark=asking.seen(url) or "")
            continue
        found = list(reports_of(page, Lead(address=url)))
        yield Lead(address=url, mark=digest(found), open=lambda found=found: iter(found))  # type: ignore[misc]


def digest(found: list[Report | InputError]) -> str:
    """What tells one text from another: a page's advertisements may change all the time."""
    text = "\x1f".join(str(one) if isinstance(one, InputError) else one.text for one in found)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
