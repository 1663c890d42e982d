"""Open an archive: make an empty one, bring up an older one, refuse what is none."""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.archive import schema
from dragoman.archive.engines import APPLICATION, Where, engine_of, has_fts5, writing
from dragoman.archive.faults import told
from dragoman.archive.migrating import TABLE, step_of, upgrade
from dragoman.errors import ArchiveUnavailable, NewerArchive, NoArchive, NotAnArchive

LOCK = 0x4472676D
"""The advisory lock under which a PostgreSQL archive is made or brought up."""


def open_engine(where: Where, *, create: bool) -> sa.Engine:
    """An engine on an archive whose tables are today's.

    With ``create`` a missing archive is made. Raises the errors of `dragoman.errors.ArchiveError`'s family.
    """
    if where.file is not None:
        _prepare_file(where, create=create)
    engine = engine_of(where)
    try:
        step = _step(engine, where)
        if step != schema.NEWEST:
            _check(step, where, create=create)
            _bring_up(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check(step: str | None, where: Where, *, create: bool) -> None:
    if step is None and not create:
        raise _none(where)
    if step is not None and step > schema.NEWEST:
        raise NewerArchive(where.shown, step, schema.NEWEST)


def _none(where: Where) -> NoArchive:
    return NoArchive(
        where.shown, "there is no archive; `dragoman add` makes one, and `dragoman source add`."
    )


def _prepare_file(where: Where, *, create: bool) -> None:
    """Look at the file before SQLite does, whose words for it are few."""
    file = where.file
    assert file is not None  # noqa: S101  (whoever calls has asked)
    if not has_fts5():
        raise ArchiveUnavailable(
            where.shown, "this Python's SQLite has no full-text search (FTS5)."
        )
    try:
        if file.is_dir():
            raise NotAnArchive(where.shown, "this is a folder; an archive is a file.")
        if file.exists() and file.stat().st_size:
            with file.open("rb") as stream:
                if stream.read(16) != b"SQLite format 3\0":
                    raise NotAnArchive(
                        where.shown, "this is no archive, but a file of something else."
                    )
            return
        if not create:
            raise _none(where)
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveUnavailable(where.shown, f"it cannot be opened ({error.strerror}).") from None


def _step(engine: sa.Engine, where: Where) -> str | None:
    """The step that the archive is at. Raises `NotAnArchive` where tables of another program are."""
    with told(where.shown), engine.connect() as connection, connection.begin():
        if engine.dialect.name == "sqlite":
            made_by = connection.exec_driver_sql("PRAGMA application_id").scalar()
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            if tables and made_by != APPLICATION:
                raise NotAnArchive(where.shown, "this is the database of another program.")
        step = step_of(connection)
        if step is None and sa.inspect(connection).has_table("reports"):
            raise NotAnArchive(
                where.shown, f"this database has tables of another program, and no {TABLE}."
            )
        return step


def _bring_up(engine: sa.Engine, where: Where) -> None:
    if engine.dialect.name == "sqlite":
        with told(where.shown), engine.connect() as connection:
            # Outside of a transaction; readers then see the last state while one writes.
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101  (it was just connected)
            raw.execute("PRAGMA journal_mode = WAL")
    with writing(engine, where) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        else:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        upgrade(connection, where.shown)
