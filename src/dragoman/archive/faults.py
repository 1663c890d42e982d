"""What a database complains of, as one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from dragoman.errors import ArchiveBusy, ArchiveError, ArchiveUnavailable, NotAnArchive

BUSY = "another program writes to it and did not let go in time; try again when it is done."
FULL = "there is no room left on its disk; nothing was changed."
DAMAGED = (
    "the file is damaged; move it away, and `dragoman restore` makes a whole one from a backup."
)
SQLITE = {
    "SQLITE_BUSY": (ArchiveBusy, BUSY),
    "SQLITE_LOCKED": (ArchiveBusy, BUSY),
    "SQLITE_FULL": (ArchiveUnavailable, FULL),
    "SQLITE_IOERR": (ArchiveUnavailable, "its disk does not read or write as it should; nothing was changed."),
    "SQLITE_CANTOPEN": (ArchiveUnavailable, "it cannot be opened; is there such a folder, and may you write in it?"),
    "SQLITE_READONLY": (ArchiveUnavailable, "it may not be written; ask its owner for the right to."),
    "SQLITE_PERM": (ArchiveUnavailable, "it may not be opened; ask its owner for the right to."),
    "SQLITE_AUTH": (ArchiveUnavailable, "it may not be opened; ask its owner for the right to."),
    "SQLITE_NOTADB": (NotAnArchive, "this is no archive, but a file of something else."),
    "SQLITE_CORRUPT": (NotAnArchive, DAMAGED),
    "SQLITE_TOOBIG": (ArchiveUnavailable, "a text is longer than SQLite can hold."),
}  # fmt: skip
"""By the beginning of SQLite's name for it; longer names say more than we need."""

POSTGRESQL = {
    "28": "the server does not let this user in; look at name and password.",
    "3D": "the server has no such database; make it first (createdb).",
    "42501": "this user may not do that; ask the owner of the database for the right to.",
    "53100": FULL,
    "53300": "the server has no connection left; try again later.",
    "25006": "the server is read-only now; nothing was changed.",
    "57P": "the server is stopping or starting; try again later.",
    "08": "the connection to the server was lost; nothing was changed.",
}
"""By the beginning of the code that the server gives (SQLSTATE)."""
WAITING = ("55P03", "40P01", "40001")


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise what a database complains of as an `ArchiveError` about ``where``."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        said = fault(where, error)
        if said is None:
            raise
        raise said from error


def fault(where: str, error: sa.exc.DBAPIError) -> ArchiveError | None:
    """The error to raise; None where it is a mistake of ours."""
    cause = error.orig
    if name := getattr(cause, "sqlite_errorname", None):
        for begins, (kind, problem) in SQLITE.items():
            if name.startswith(begins):
                return kind(where, problem)
        return None
    code = getattr(cause, "sqlstate", None)
    if code in WAITING:
        return ArchiveBusy(where, BUSY)
    for begins, problem in POSTGRESQL.items():
        if code and code.startswith(begins):
            return ArchiveUnavailable(where, problem)
    if code is None and "connection option" in str(cause):
        return ArchiveUnavailable(where, "this address cannot be read.")
    if isinstance(error, sa.exc.OperationalError) and (
        code is None or error.connection_invalidated
    ):
        return _unreachable(where, str(cause))
    return None


def _unreachable(where: str, said: str) -> ArchiveError:
    """A server that was not reached gives no code, only words."""
    for words, problem in (
        ("password", POSTGRESQL["28"]),
        ("authentication", POSTGRESQL["28"]),
        ("does not exist", POSTGRESQL["3D"]),
        ("closed", POSTGRESQL["08"]),
        ("terminat", POSTGRESQL["08"]),
    ):
        if words in said:
            return ArchiveUnavailable(where, problem)
    return ArchiveUnavailable(
        where, "the server does not answer; is it running, and is the address right?"
    )
