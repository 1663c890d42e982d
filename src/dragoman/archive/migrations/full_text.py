"""Full-text search over texts and records, kept in step by the database itself.

Both databases cut a text at whatever is no letter or digit, leave out case and marks ("São" is "sao")
and take English words to their stem (Porter), so that both find the same. Only what is current
is indexed: the latest version of a report, and what no later reading superseded.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

INDEXED = {"versions": ("title", "text"), "records": ("words", "names", "places", "facets")}
"""Tables with a full-text index, and its columns."""
NAMES = {"versions": "version_words", "records": "record_words"}


def make_in_sqlite(run: Callable[[str], object]) -> None:
    """An FTS5 table for each table, over a view of its current rows, and triggers that keep it in step."""
    for table, columns in INDEXED.items():
        index, view = NAMES[table], f"current_{table}"
        listed = ", ".join(f'"{c}"' for c in columns)
        new = ", ".join(f'new."{c}"' for c in columns)
        old = ", ".join(f'old."{c}"' for c in columns)
        add = f"INSERT INTO {index} (rowid, {listed}) VALUES (new.row, {new});"
        drop = f"INSERT INTO {index} ({index}, rowid, {listed}) VALUES ('delete', old.row, {old});"
        run(f"CREATE VIEW {view} AS SELECT row, {listed} FROM {table} WHERE current")
        run(
            f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{view}', "
            "content_rowid='row', tokenize='porter unicode61 remove_diacritics 2')"
        )
        run(
            f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} WHEN new.current BEGIN {add} END"
        )
        run(
            f"CREATE TRIGGER {index}_gone AFTER DELETE ON {table} WHEN old.current BEGIN {drop} END"
        )
        # Before and after, since the order of two triggers of one moment is not laid down.
        changed = f"UPDATE OF current, {listed} ON {table}"
        run(f"CREATE TRIGGER {index}_left BEFORE {changed} WHEN old.current BEGIN {drop} END")
        run(f"CREATE TRIGGER {index}_came AFTER {changed} WHEN new.current BEGIN {add} END")


def drop_in_sqlite(run: Callable[[str], object]) -> None:
    """Take the index away, to make it anew."""
    for table in INDEXED:
        index = NAMES[table]
        for moment in ("added", "gone", "left", "came"):
            run(f"DROP TRIGGER {index}_{moment}")
        run(f"DROP TABLE {index}")
        run(f"DROP VIEW current_{table}")


PUNCTUATION = (
    r"[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f]+"
)
MARKS = r"[\u0300-\u036f]+"
COLLATIONS = ("pg_c_utf8", "und-x-icu", "C.utf8", "C.UTF-8", "en_US.utf8")
"""Collations that know small and capital letters of every script; the plain C does not."""
LONGEST = 300_000
"""Characters of a text that are indexed: a tsvector holds a megabyte."""


def make_in_postgresql(connection: sa.Connection) -> None:
    """Generated tsvector columns with an index each, and the configuration that they are made by."""
    known = set(connection.scalars(sa.text("SELECT collname FROM pg_collation")))
    collation = next((c for c in COLLATIONS if c in known), "default")
    run = connection.exec_driver_sql
    run("CREATE SEQUENCE dragoman_row AS bigint")
    # Marks go before capitals, so that a plain C locale still folds Latin letters.
    run(
        "CREATE FUNCTION dragoman_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE "
        f"AS $fold$ SELECT lower(regexp_replace(regexp_replace(normalize(words, NFKD), '{MARKS}', '', 'g'), "
        f"'{PUNCTUATION}', ' ', 'g') COLLATE \"{collation}\") $fold$"
    )
    run("CREATE TEXT SEARCH DICTIONARY dragoman_stem (TEMPLATE = snowball, LANGUAGE = porter)")
    run("CREATE TEXT SEARCH CONFIGURATION dragoman (COPY = pg_catalog.simple)")
    kinds = "asciiword, word, numword, int, uint, float, sfloat, version"
    run(f"ALTER TEXT SEARCH CONFIGURATION dragoman ALTER MAPPING FOR {kinds} WITH dragoman_stem")
    for table, columns in INDEXED.items():
        parts = " || ".join(
            f"setweight(to_tsvector('dragoman', dragoman_fold(left(coalesce(\"{c}\", ''), {LONGEST}))), '{w}')"
            for c, w in zip(columns, "ABCD", strict=False)
        )
        run(f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({parts}) STORED")
        run(f"CREATE INDEX ix_{table}_search ON {table} USING gin (search) WHERE current")
