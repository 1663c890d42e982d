"""The workbench for errors: what a measure missed and invented, grouped by cause."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.evaluate.causes import Because, explained
from dragoman.evaluate.compare import Comparison, Held, Item, Slip
from dragoman.records import Actor, Quote, ReportRecord, Roles
from dragoman.share.context import in_context
from dragoman.share.shown import on_one_line

if TYPE_CHECKING:
    from dragoman.evaluate.score import Score

LONG = 110
"""Characters of quoted words; of more than these, the middle is left out."""
REPEATED = 6
"""How many details that occur more than once a heading counts."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slip with its report's name, cause and records."""

    name: str
    slip: Slip
    because: Because
    both: Comparison

    @property
    def sort(self) -> str:
        """Whether it was missed or invented."""
        return "invented" if self.slip.invented else "missed"

    def gold_and_found(self) -> tuple[str | None, str | None]:
        """What the two records say, None for one that says nothing there."""
        mine, theirs = self.slip.item, self.because.counterpart
        gold, found = (theirs, mine) if self.slip.invented else (mine, theirs)
        return (
            told(gold, self.both.gold) if gold else None,
            told(found, self.both.found) if found else None,
        )


def slips_of(found: Score, measure: str) -> list[Shown]:
    """What a measure missed and invented, in the order of the reports."""
    return [
        Shown(name, one.slip, one.because, found.compared[name])
        for name, slips in found.slips.items()
        for one in explained(found.compared[name], [s for s in slips if s.measure == measure])
    ]


def as_lines(shown: Sequence[Shown], *, pinned: str | None = None) -> Iterator[str]:
    """One JSON object for each slip; ``pinned`` is the name of the set in a scores file."""
    for one in shown:
        gold, found = one.gold_and_found()
        place = words_of(one.slip.item)
        said = in_context(one.both.gold.report, place)
        told_of = {
            "report": one.name, "measure": one.slip.measure, "slip": one.sort,
            "cause": one.because.cause.value, "detail": one.because.detail,
            "what": found if one.slip.invented else gold,
            "counterpart": gold if one.slip.invented else found,
            "words": place.words, "start": place.start, "end": place.end,
            "sentence": said.before + said.words + said.after,
        }  # fmt: skip
        yield json.dumps({"set": pinned, **told_of} if pinned else told_of, ensure_ascii=False)


def by_cause(shown: Sequence[Shown]) -> Iterator[str]:
    """The slips under a heading for each cause, the most frequent first, and a closing line."""
    groups: dict[str, list[Shown]] = defaultdict(list)
    for one in shown:
        groups[f"{one.sort}: {one.because.cause}"].append(one)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    for heading, group in ordered:
        yield ""
        yield f"{len(group)} {heading}{_repeated(group)}"
        for one in sorted(group, key=lambda o: o.because.detail):
            yield ""
            yield from _slip(one)
    yield ""
    for sort in ("missed", "invented"):
        counts = [(h, len(g)) for h, g in ordered if h.startswith(sort)]
        causes = ", ".join(f"{count} {h.removeprefix(f'{sort}: ')}" for h, count in counts)
        yield f"{sum(c for _, c in counts)} {sort}{f': {causes}' if causes else ''}"


def _repeated(group: Sequence[Shown]) -> str:
    """The details that occur more than once in a group, with how often."""
    counts = Counter(one.because.detail for one in group if one.because.detail)
    often = [f"{n} {detail}" for detail, n in counts.most_common(REPEATED) if n > 1]
    return f" ({on_one_line(', '.join(often))})" if often else ""


def _slip(one: Shown) -> Iterator[str]:
    gold, found = one.gold_and_found()
    values = [f"gold: {gold}"] if gold else []
    values += [f"found: {found}"] if found else []
    detail = f" ({on_one_line(one.because.detail)})" if one.because.detail else ""
    said = in_context(one.both.gold.report, words_of(one.slip.item))
    yield f"{one.name}{detail} · {' · '.join(values)}"
    yield f"    {said.before}*{said.words}*{said.after}"


def told(item: Item, record: ReportRecord) -> str:
    """What an item of this record says, in a few words."""
    if isinstance(item, Actor):
        parts = [_named(item.id, record), item.kind, item.country or ""]
        return on_one_line(", ".join(part for part in parts if part))
    values = {
        name: getattr(item, name)
        for name in ("role", "title", "topic", "actor", "type", "form", "status", "date", "place",
                     "speakers", "makers", "to", "actors", "recipients", "roles", "cue",
                     "content", "act", "trigger", "evidence")
        if hasattr(item, name)
    }  # fmt: skip
    if any(name in values for name in ("content", "trigger", "makers")) or isinstance(item, Held):
        values.pop("evidence")
    parts = [f"{name} {_value(name, value, record)}" for name, value in values.items() if value]
    return on_one_line(", ".join(parts))


def _value(name: str, value: object, record: ReportRecord) -> str:
    if isinstance(value, Roles):
        return "+".join(_named(actor, record) for actor in value.all())
    if isinstance(value, tuple):
        return "+".join(_named(actor, record) for actor in value)
    if isinstance(value, Quote):
        return f"“{_shortened(on_one_line(value.words))}”"
    return _named(str(value), record) if name == "actor" else str(getattr(value, "iso", value))


def _named(actor: str, record: ReportRecord) -> str:
    return f"{actor} ({record.actor(actor).name})"


def _shortened(words: str) -> str:
    side = LONG // 2
    return words if len(words) <= LONG else f"{words[:side].rstrip()} … {words[-side:].lstrip()}"


def words_of(item: Item) -> Quote:
    """The words that an item is about."""
    for name in ("content", "act", "trigger"):
        if isinstance(words := getattr(item, name, None), Quote):
            return words
    return item.evidence
