"""The archive: many reports, one record that loses nothing.

    from dragoman.archive import Archive

    with Archive.open("news.db") as archive:
        archive.add(dragoman.read(Path("talks.txt")))

An archive is an SQLite file, or a PostgreSQL database by its URL.
"""

from __future__ import annotations

from dragoman.archive.archive import Archive
from dragoman.archive.source_store import ArchiveStore

__all__ = ["Archive", "ArchiveStore"]
