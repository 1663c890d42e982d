"""The whole of an archive as one file that does not know what database it came from.

The file is a ZIP of JSON lines, one member for each part of `dragoman.archive.content`, and a
``manifest.json`` with the number of lines and the digest of each. The same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json as jsons
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dragoman.archive import content
from dragoman.errors import ArchiveUnavailable, BrokenBackup
from dragoman.jsonform import one_line

type Json = dict[str, Any]
FORMAT = "dragoman backup 1"
MANIFEST = "manifest.json"
LONGEST_LINE = 64_000_000
"""Bytes; a report has two million at most, and what was read in it not many times that."""


def back_up(connection: sa.Connection, file: Path) -> dict[str, int]:
    """Write the archive as it is at this moment; how many lines of each part.

    The file appears when it is whole; one that was there before is replaced only then.
    """
    handle, temporary = _temporary(file)
    try:
        with os.fdopen(handle, "wb") as stream:
            counts = _write(connection, stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(file)
    except OSError as error:
        raise ArchiveUnavailable(str(file), f"it cannot be written ({error.strerror}).") from None
    finally:
        Path(temporary).unlink(missing_ok=True)
    return counts


def _temporary(file: Path) -> tuple[int, str]:
    try:
        return tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise ArchiveUnavailable(str(file), f"it cannot be written ({error.strerror}).") from None


def _write(connection: sa.Connection, stream: Any) -> dict[str, int]:
    manifest: Json = {"format": FORMAT, "parts": {}}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, lines in content.tables(connection).items():
            digest, many = hashlib.sha256(), 0
            with packed.open(_member(f"{name}.jsonl"), "w", force_zip64=True) as member:
                for line in lines():
                    data = one_line(line).encode() + b"\n"
                    digest.update(data)
                    member.write(data)
                    many += 1
            manifest["parts"][name] = {"lines": many, "sha256": digest.hexdigest()}
        packed.writestr(_member(MANIFEST), jsons.dumps(manifest, indent=1))
    return {name: part["lines"] for name, part in manifest["parts"].items()}


def _member(name: str) -> zipfile.ZipInfo:
    """A member without a time of its own, so that equal content is equal bytes."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


class Backup:
    """A backup file that was read through once and found whole. Raises `BrokenBackup`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            with file.open("rb") as stream:
                self.counts = self._verify(stream)
        except FileNotFoundError:
            raise BrokenBackup(str(file), "there is no such file.") from None
        except OSError as error:
            raise BrokenBackup(str(file), f"it cannot be read ({error.strerror}).") from None

    def lines(self, name: str) -> Iterator[Json]:
        """The lines of a part."""
        with zipfile.ZipFile(self._file) as packed, packed.open(f"{name}.jsonl") as member:
            for line in member:
                yield jsons.loads(line)

    def _verify(self, stream: Any) -> dict[str, int]:
        try:
            with zipfile.ZipFile(stream) as packed:
                manifest = jsons.loads(packed.read(MANIFEST))
                if manifest["format"] != FORMAT:
                    raise BrokenBackup(
                        str(self._file),
                        f"it is a {manifest['format']!r}; a {FORMAT!r} is expected.",
                    )
                parts = manifest["parts"]
                return {name: self._count(packed, name, part) for name, part in parts.items()}
        except KeyError as error:
            raise BrokenBackup(str(self._file), f"it lacks {error.args[0]!r}.") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
            raise BrokenBackup(
                str(self._file), "it is no backup of an archive, or a damaged one."
            ) from error

    def _count(self, packed: zipfile.ZipFile, name: str, part: Json) -> int:
        digest, many = hashlib.sha256(), 0
        with packed.open(f"{name}.jsonl") as member:
            while line := member.readline(LONGEST_LINE):
                digest.update(line)
                many += 1
        if (many, digest.hexdigest()) != (part["lines"], part["sha256"]):
            raise BrokenBackup(
                str(self._file), f"its part {name!r} is not what was written into it."
            )
        return many
