"""Joins and stories in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dragoman.archive.joined import PROGRAM, Joined
from dragoman.archive.stories import FoundStory
from dragoman.resolve.across.accounts import name_of
from dragoman.resolve.across.merged import Merged
from dragoman.share.shown import on_one_line
from dragoman.share.wording import counted

type Json = dict[str, Any]
HEADS = {
    "copy": "copied by", "near-duplicate": "nearly the same text as", "story": "in", "person": "likely the person",
    "same": "one with",
}  # fmt: skip
AGREED = ("type", "form", "date", "place", "who")
"""What says which thing it is, where all agree on it."""


def join_in_words(join: Joined, *, of: str | None = None) -> str:
    """One line: what it is joined with, how surely and why; ``of`` is the id from which it is seen, if that does not tell."""
    head = "copy of" if join.is_copy else HEADS.get(join.kind, f"one {join.kind} with")
    there = f" in {join.report}" if join.report not in (None, join.other) else ""
    seen_from = "" if of in (None, join.id) else f"{join.id}: "
    why = "; ".join(filter(None, ["" if join.score is None else f"{join.score:.2f}", join.reason]))
    person = (
        "" if join.by == PROGRAM else f"  [{join.by}: {'the same' if join.holds else 'different'}]"
    )
    return on_one_line(f"{seen_from}{head} {join.other}{there}{f' ({why})' if why else ''}{person}")


def join_as_json(join: Joined) -> Json:
    """A join as one object."""
    return asdict(join)


def story_as_json(story: FoundStory) -> Json:
    """A story as one object."""
    first, last = (day.isoformat() for day in story.days) if story.days else (None, None)
    return {
        "id": story.id, "title": story.title, "first": first, "last": last,
        "reports": [{**asdict(r), "published": r.published and r.published.isoformat()} for r in story.reports],
        "independent": len(story.tellings),
        "tellings": [{"reports": list(t.reports), "reason": t.reason} for t in story.tellings],
        "things": [_thing_as_json(one) for one in story.things],
    }  # fmt: skip


def _thing_as_json(thing: Merged) -> Json:
    return {
        "kind": thing.kind, "records": list(thing.accounts), "reports": list(thing.reports),
        "evidence": [asdict(quote) for quote in thing.evidence],
        "agreed": {name: one.told for name, one in thing.agreed.items()},
        "differing": {
            name: [{"told": one.told, "reports": list(one.reports)} for one in many]
            for name, many in thing.differing.items()
        },
        "told": thing.words(), "reasons": list(thing.reasons),
    }  # fmt: skip


def story_in_words(story: FoundStory) -> Iterator[str]:
    """Lines: how many reports, how many of them independent, and what they tell of one thing."""
    yield on_one_line(story.title or story.reports[0].id)
    days = (
        "" if story.days is None else " to ".join(dict.fromkeys(d.isoformat() for d in story.days))
    )
    many = f"{counted(len(story.reports), 'report')}, {len(story.tellings)} independent"
    yield "  " + on_one_line(" · ".join(filter(None, [days, many, story.id])))
    by_id = {one.id: one for one in story.reports}
    for telling in story.tellings:
        first, *others = telling.reports
        told = by_id[first]
        about = [told.published.isoformat() if told.published else "", told.source or "", first]
        more = f"; from it, or from where it has it: {', '.join(others)}" if others else ""
        yield "  - " + on_one_line(" · ".join(filter(None, about)) + more)
    for thing in story.things:
        yield "  " + on_one_line(
            f"{thing.kind} in {counted(len(thing.reports), 'report')}: {_which(thing)}"
        )
        yield from (f"    {on_one_line(line)}" for line in _differing(thing))


def _which(thing: Merged) -> str:
    told = [
        _named(one.told) if name == "who" else one.told
        for name in AGREED
        if (one := thing.agreed.get(name))
    ]
    return " · ".join(told) or ", ".join(thing.accounts)


def _differing(thing: Merged) -> Iterator[str]:
    for name, line in zip(thing.differing, thing.words(), strict=True):
        yield (
            line
            if name != "who"
            else "who: "
            + "; ".join(
                f"{len(one.reports)} {'says' if len(one.reports) == 1 else 'say'} {_named(one.told)}"
                for one in thing.differing[name]
            )
        )


def _named(keys: str) -> str:
    return ", ".join(name_of(key) for key in keys.split(", "))
