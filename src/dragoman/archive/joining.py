"""Join a report with those that an archive has, within the transaction that keeps it.

Which versions were joined stands in `schema.joined`; what is not there yet, as after a restore, `waiting` gives. So
whatever breaks off goes on, and nothing is joined twice. One report is joined at a time, also where several add.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import batched
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dragoman import __version__
from dragoman.archive import corrections, packing, rows, schema, shelves, stored
from dragoman.archive.rows import AnyRow
from dragoman.archive.shelves import named, report_in, shown
from dragoman.archive.writing import FOUND
from dragoman.jsonform import from_json, one_line
from dragoman.records import Report, ReportRecord
from dragoman.resolve.across import stories
from dragoman.resolve.across.accounts import Account
from dragoman.resolve.across.duplicates import Wording
from dragoman.resolve.across.joining import Joiner, Seen
from dragoman.resolve.across.joins import Join, join_of
from dragoman.resolve.across.persons import Person

type Json = Mapping[str, Any]
LOCK = 0x4A6F696E
"""The advisory lock under which PostgreSQL joins."""
AT_ONCE = 500
OF_TEXTS = ("copy", "near-duplicate", "story")


def join(
    connection: sa.Connection, report: str, run: int, record: ReportRecord | None = None
) -> list[Join]:
    """Compare a report's current version with all that were joined before, and keep what is found.

    ``record`` is what it says if that is at hand and nobody has judged it. An edited report leaves what its earlier version was
    joined with; of one that was read anew the joins stay whose ids still stand.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    version = _current(connection, report)
    if record is None:
        record = as_judged(connection, version.row)
    name = named(report, version.number)
    record = replace(record, report=replace(record.report, id=name))
    seen = _seen(connection, version.row, record.report.published)
    joiner = Joiner(Seen(*seen))
    found: list[Join] = []
    j = schema.joined.c
    is_joined = connection.scalar(sa.select(j.version).where(j.version == version.row)) is not None
    if is_joined:
        shelves.forget(connection, [version.row], "account")
        story = _story_of(connection, version.report)
    else:
        _leave(connection, version, run)
        story, found = joiner.text(record.report)
        _tell_story(connection, seen[1].get(shown(story)), version, record.report, run)
    _supersede(connection, _gone(connection, version), run)
    found += joiner.things(record, story)
    for shelf in seen:
        shelf.flush()
    found = [_of_ids(one) for one in found]
    keep(connection, found, run)
    rows.insert_missing(
        connection, schema.joined, [{"version": version.row, "program": __version__}]
    )
    return found


def waiting(connection: sa.Connection, most: int = AT_ONCE) -> list[str]:
    """Reports that were not joined yet, in the order in which they were added."""
    v, j, r = schema.versions.c, schema.joined.c, schema.reports.c
    asked = sa.select(r.id).join_from(schema.versions, schema.reports)
    asked = asked.where(v.current, v.row.not_in(sa.select(j.version)))
    return list(connection.scalars(asked.order_by(v.row).limit(most)))


def start_again(connection: sa.Connection, run: int) -> None:
    """Take all joins of the program back, and let every report wait. What people judged stays."""
    j = schema.joins
    was = sa.update(j).where(j.c.superseded_by.is_(None))
    connection.execute(was.values(superseded_by=run))
    for table in (
        schema.story_reports, schema.stories, schema.compared_keys, schema.compared, schema.joined
    ):  # fmt: skip
        connection.execute(sa.delete(table))


def as_judged(connection: sa.Connection, version: int) -> ReportRecord:
    """What a version says, corrected as people have, and without what they rejected."""
    found = stored.version_json(connection, version)
    ids = [json["id"] for name in FOUND.values() for json in found[name]]
    corrected = corrections.standing(connection, ids)
    rejected = corrections.judged(connection, ids, ("reject",))
    text = found["report"]["text"]
    for kind, name in FOUND.items():
        found[name] = [
            corrections.applied(json, corrected.get(json["id"], {}), text)
            for json in found[name]
            if kind == "actor" or json["id"] not in rejected
        ]
    return from_json(found)


def _of_ids(join: Join) -> Join:
    """A join of ids, where it was of names."""
    if join.kind == "story":
        return replace(join, left=report_in(join.left), right=shown(join.right))
    if join.kind == "copy":
        return replace(join, left=report_in(join.left), right=report_in(join.right))
    if join.kind == "near-duplicate":
        pair = report_in(join.left), report_in(join.right)
        return join_of(join.kind, *pair, join.score, join.reason)
    return join


type Shelves = tuple[
    shelves.Shelf[Wording], shelves.StoryShelf, shelves.Shelf[Account], shelves.Shelf[Person]
]


def _seen(connection: sa.Connection, version: int, day: dt.date | None) -> Shelves:
    return (
        shelves.Shelf(connection, "wording", packing.Wordings(), version),
        shelves.StoryShelf(connection, packing.Stories(), day),
        shelves.Shelf(connection, "account", packing.Accounts(), version),
        shelves.Shelf(connection, "person", packing.Persons()),
    )


def _current(connection: sa.Connection, report: str) -> AnyRow:
    v, r = schema.versions.c, schema.reports.c
    asked = sa.select(v.row, v.report, v.number, r.id).join_from(schema.versions, schema.reports)
    return connection.execute(asked.where(r.id == report, v.current)).one()


def _story_of(connection: sa.Connection, report: int) -> str:
    """The name of the story that a report is in, as it is compared."""
    s, link = schema.stories.c, schema.story_reports.c
    asked = sa.select(s.id).join_from(schema.stories, schema.story_reports)
    story = connection.scalar(asked.where(link.report == report))
    return _compared(connection, story).id


def _compared(connection: sa.Connection, story: str | None) -> stories.Story:
    found = shelves.StoryShelf(connection, packing.Stories(), None).get(story or "")
    assert found is not None  # noqa: S101  (what is joined has a story)
    return found


def _tell_story(
    connection: sa.Connection, story: stories.Story | None, version: AnyRow, report: Report, run: int
) -> None:  # fmt: skip
    """Keep which story a report is in; a new one has its title."""
    assert story is not None  # noqa: S101  (it was just filed)
    s, link = schema.stories, schema.story_reports
    connection.execute(sa.delete(link).where(link.c.report == version.report))
    days = {"first": story.first and story.first.isoformat(), "last": story.last and story.last.isoformat()}  # fmt: skip
    row = connection.scalar(sa.select(s.c.row).where(s.c.id == shown(story.id)))
    if row is None:
        row = rows.new(connection, s)
        title = report.title or report.text.strip().partition("\n")[0][:200]
        new = {
            "row": row,
            "id": shown(story.id),
            "title": title,
            "json": one_line(days),
            "run": run,
        }
        rows.insert(connection, s, [new])
    else:
        connection.execute(sa.update(s).where(s.c.row == row).values(json=one_line(days)))
    rows.insert(connection, link, [{"story": row, "report": version.report}])


def _leave(connection: sa.Connection, version: AnyRow, run: int) -> None:
    """Take earlier versions of a report out of all that they were joined with."""
    v, j = schema.versions.c, schema.joined
    earlier = list(connection.scalars(sa.select(v.row).where(v.report == version.report, v.row != version.row)))  # fmt: skip
    if not earlier:
        return
    shelves.forget(connection, earlier)
    connection.execute(sa.delete(j).where(j.c.version.in_(earlier)))
    _leave_story(connection, version)
    _supersede(connection, [version.id], run, kinds=OF_TEXTS)


def _leave_story(connection: sa.Connection, version: AnyRow) -> None:
    s, link = schema.stories, schema.story_reports
    asked = sa.select(s.c.row, s.c.id).join_from(s, link).where(link.c.report == version.report)
    found = connection.execute(asked).one_or_none()
    if found is None:
        return
    connection.execute(sa.delete(link).where(link.c.report == version.report))
    shelf = shelves.StoryShelf(connection, packing.Stories(), None)
    story = shelf.get(found.id)
    if story is None:  # it was restored, and not joined since
        return
    others = [name for name in story.reports if report_in(name) != version.id]
    if others:
        gists = [stories.gist(_text(connection, name)) for name in others]
        rest = stories.begun(gists[0])
        for one in gists[1:]:
            rest = stories.grown(rest, one)
        rest = replace(rest, id=story.id)
        shelf.put(found.id, rest, stories.keys(rest.parts))
        shelf.flush()
    else:
        shelf.remove(found.id)
        connection.execute(sa.delete(s).where(s.c.row == found.row))


def _text(connection: sa.Connection, name: str) -> Report:
    """The report as it was when it was compared under this name."""
    v, c = schema.versions.c, schema.compared.c
    asked = sa.select(v.about, v.text).join_from(schema.compared, schema.versions)
    about, text = connection.execute(asked.where(c.shelf == "wording", c.id == name)).one()
    return replace(stored.report_of(about, text), id=name)


def _gone(connection: sa.Connection, version: AnyRow) -> list[str]:
    """Ids of what was read in a report once, and stands no more."""
    found: list[str] = []
    for table in (schema.records, schema.actors):
        t = table.c
        stands = sa.select(t.id).where(t.version == version.row, t.superseded_by.is_(None))
        asked = sa.select(t.id).where(t.report == version.report, t.id.not_in(stands))
        found += connection.scalars(asked.distinct())
    return found


def _supersede(
    connection: sa.Connection, ids: Iterable[str], run: int, kinds: tuple[str, ...] = ()
) -> None:
    """Take joins of these ids back, on either side; only of these kinds, if any are given."""
    j = schema.joins.c
    for some in batched(ids, AT_ONCE):
        for side in (j.left, j.right):
            was = sa.update(schema.joins).where(side.in_(some), j.superseded_by.is_(None))
            if kinds:
                was = was.where(j.kind.in_(kinds))
            connection.execute(was.values(superseded_by=run))


def keep(connection: sa.Connection, joins: list[Join], run: int) -> None:
    """Write joins; one that is there, or was taken back, holds as it is now."""
    if not joins:
        return
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    new = dialect.insert(schema.joins)
    new = new.on_conflict_do_update(
        index_elements=["kind", "left", "right"],
        set_={
            "score": new.excluded.score, "reason": new.excluded.reason, "run": new.excluded.run,
            "superseded_by": None,
        },
    )  # fmt: skip
    numbers = rows.several(connection, schema.joins, len(joins))
    connection.execute(new, [
        {"row": row, "kind": one.kind, "left": one.left, "right": one.right, "score": one.score,
         "reason": one.reason, "run": run, "superseded_by": None}
        for row, one in zip(numbers, joins, strict=True)
    ])  # fmt: skip
