"""At which level a meeting is, by the offices of those who take part."""

from __future__ import annotations

from dragoman import codebooks
from dragoman.extract.reading import Reading
from dragoman.records import Actor, Level, MeetingForm

ORDER: tuple[Level, ...] = ("summit", "ministerial", "official", "expert", "other")


def level_of(reading: Reading, present: tuple[str, ...], form: MeetingForm) -> Level:
    """The highest level of anybody present; a summit is one by its name. "other" if nobody is."""
    actors = {a.id: a for a in reading.cast.actors}
    levels = sorted((level_of_actor(actors[a]) for a in present), key=ORDER.index)
    if not levels:
        return "other"
    if form == "summit":
        return "summit"
    return levels[0]


def level_of_actor(actor: Actor) -> Level:
    """The level of one actor, by the highest of his offices."""
    if actor.kind == "person":
        found = [_of_title(o.title) for o in actor.offices]
        return min(found, key=ORDER.index) if found else "other"
    if actor.kind == "assembly":
        return (
            _of_title(actor.name) if _of_title(actor.name) != "other" else _of_leaders(actor.name)
        )
    return "official" if actor.kind in ("state", "body", "organisation") else "other"


def _of_leaders(name: str) -> Level:
    words = name.lower()
    if "leaders" in words or "heads of state" in words or "presidents" in words:
        return "summit"
    return "official"


def _of_title(title: str) -> Level:
    """The level of the title that the words hold, the longest first; "Deputy Foreign Minister" is no minister."""
    found = codebooks.office_index().find(codebooks.words_of(title.lower()))
    levels = [office.level for _, _, office in found]
    return min(levels, key=ORDER.index) if levels else "other"
