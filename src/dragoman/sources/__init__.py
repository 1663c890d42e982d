"""Where reports come from: folders, pages, feeds, site maps, web archives, lists of articles.

A `Source` says where; `fetch` yields what is new there, each an `Item` with a report or the reason why
there is none; a `SourceStore` keeps what is needed to go on next time. The network is asked through
`dragoman.sources.web` alone.
"""

from __future__ import annotations

from dragoman.sources.fetching import fetch
from dragoman.sources.items import KINDS, Item, Source
from dragoman.sources.store import FileStore, MemoryStore, SourceStore

__all__ = ["KINDS", "FileStore", "Item", "MemoryStore", "Source", "SourceStore", "fetch"]
