"""What people judged, as gold records in the codebook's form.

What was confirmed stands as it was read, what was corrected as it was corrected, and what was rejected is left out. A report is
whole only if everything that was read in it was judged, its actors and doubts too: what nobody looked at is no gold. Of other
reports only what was judged stands in the record, and the actors that it needs. What the reading missed cannot be
judged, so even a whole record holds only what some reader found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.archive import corrections, judging, schema, stored
from dragoman.archive.indexing import KINDS, LINKS, links
from dragoman.archive.judging import Judgement
from dragoman.archive.writing import FOUND

type Json = Mapping[str, Any]
AT_ONCE = 200
RIGHT = ("confirm", "correct")
SEEN = (*RIGHT, "reject", "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A report of which people judged something.

    ``gold`` is its record without the text; ``judged`` has a line for each thing that a person saw: its kind and id, the
    verdict, who gave it, when and why. ``unseen`` is how many nobody judged.
    """

    id: str
    text: str
    gold: dict[str, Any]
    judged: tuple[dict[str, Any], ...]
    unseen: int

    @property
    def whole(self) -> bool:
        """Whether everything in it was judged."""
        return self.unseen == 0


def gold_reports(
    connection: sa.Connection, *, by: str | None = None, at_least: int = 1
) -> Iterator[GoldReport]:
    """Reports of which at least so many things were judged, by id; with ``by`` only that person's judgements count."""
    verdicts = verdicts_in_force(judging.all_of(connection), by)
    versions = sorted(_versions(connection, list(verdicts)))
    for at in range(0, len(versions), AT_ONCE):
        rows = [row for _, row in versions[at : at + AT_ONCE]]
        v = schema.versions.c
        asked = sa.select(v.row, v.about, v.text).where(v.row.in_(rows))
        found = {row: (about, text) for row, about, text in connection.execute(asked)}
        said = stored.whole(connection, {row: found[row] for row in rows})
        for row in rows:
            report = gold_of(said[row], verdicts)
            if len(report.judged) >= at_least:
                yield report


def verdicts_in_force(history: list[Judgement], by: str | None = None) -> dict[str, Judgement]:
    """The latest judgement on each thing that nobody took back; with ``by``, of that person's."""
    return {
        one.subject: one for one in history
        if one.holds and one.verdict in SEEN and one.other is None and by in (None, one.by)
    }  # fmt: skip


def _versions(connection: sa.Connection, ids: list[str]) -> set[tuple[str, int]]:
    """The reports, and rows of their latest versions, in which things with these ids are in force."""
    found: set[tuple[str, int]] = set()
    for table in (schema.records, schema.actors, schema.doubts):
        t, r = table.c, schema.reports.c
        for at in range(0, len(ids), corrections.AT_ONCE):
            asked = sa.select(r.id, t.version).join_from(table, schema.reports)
            some = t.id.in_(ids[at : at + corrections.AT_ONCE])
            rows = connection.execute(asked.where(some, t.current).distinct())
            found.update((report, version) for report, version in rows)
    return found


def gold_of(said: Json, verdicts: Mapping[str, Judgement]) -> GoldReport:
    """The gold record of all that a report says, by what was judged of it."""
    text = said["report"]["text"]
    kept: dict[str, list[tuple[bool, Json]]] = {name: [] for name in FOUND.values()}
    judged, unseen = [], 0
    rejected = set()
    for kind, name in FOUND.items():
        for json in said[name]:
            judgement = verdicts.get(json["id"])
            if judgement is None:
                unseen += 1
            else:
                judged.append(_line(said, kind, judgement))
            if judgement and judgement.verdict == "reject":
                rejected.add(json["id"])
                continue
            told = json
            if judgement and judgement.verdict == "correct":
                told = corrections.applied(json, judgement.fields or {}, text)
            kept[name].append((judgement is not None, told))
    known = {json["id"] for _, json in kept["actors"]}
    meetings = {json["id"] for seen, json in kept["meetings"] if seen}
    records = {
        name: [_without(kind, json, known, meetings) for seen, json in kept[name] if seen]
        for kind, name in KINDS.items()
    }
    needed = {a for kind, n in KINDS.items() for json in records[n] for a, _ in links(kind, json)}
    actors = [_bare(json) for seen, json in kept["actors"] if seen or json["id"] in needed]
    about = {name: v for name, v in said["report"].items() if name not in ("text", "source")}
    mark = {"whole": unseen == 0, "seen": len(judged), "unseen": unseen}
    return GoldReport(
        id=said["report"]["id"], text=text, judged=tuple(judged), unseen=unseen,
        gold={"report": about, "judged": mark, "actors": actors, **records},
    )  # fmt: skip


def _line(said: Json, kind: str, judgement: Judgement) -> dict[str, Any]:
    return {
        "report": said["report"]["id"], "kind": kind, "id": judgement.subject, "verdict": judgement.verdict,
        "by": judgement.by, "at": judgement.at, "comment": judgement.comment, "fields": judgement.fields,
        "judgement": judgement.id,
    }  # fmt: skip


def _bare(json: Json) -> dict[str, Any]:
    """A record without how sure a program was of it."""
    return {name: value for name, value in json.items() if name != "confidence"}


def _without(kind: str, json: Json, known: set[str], meetings: set[str]) -> dict[str, Any]:
    """A record that names only actors and meetings that there are: what was rejected is in none."""
    told = _bare(json)
    for field in LINKS[kind]:
        told[field] = [one for one in told.get(field) or () if one in known]
    if kind == "meeting":
        roles = {r: [o for o in who if o in known] for r, who in told["roles"].items()}
        told["roles"] = {role: who for role, who in roles.items() if who}
        if told.get("part_of") not in meetings:
            told["part_of"] = None
        if told.get("next") and told["next"].get("meeting") not in meetings:
            told["next"] = {**told["next"], "meeting": None}
    return told
