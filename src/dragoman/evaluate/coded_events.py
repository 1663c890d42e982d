"""Coded events against PLOVER's gold standard records: the type, who acts and who is acted on.

A sentence is read as a report of its own, with nothing given. Its gold records (mostly one) and
our events go together one to one, those first that agree in most. Two lines for each measure:
"best" takes as many of our events as the sentence has gold records, the surest first, and is the
stricter; the other takes any.

PLOVER's target is whom a deed is done to or concerns. Ours are an event's recipients, and where
it has none those whom it `concerns`; the lines "recipients alone" do without the latter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import codebooks
from dragoman.evaluate.compare import Measure
from dragoman.evaluate.corpora.plover_gsr import IGO, Coded, Party, coded
from dragoman.evaluate.labelled import LabelScore
from dragoman.records import Actor, Event, Quote, Report, ReportRecord

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName

PUBLISHED = dt.date(2000, 1, 1)
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types in which all take part alike, so that sources and targets are taken together."""
MEASURES = ("type", "source", "target", "all")
"""Each asks for the right type; "all" for everything at once."""
ALONE = ", best, recipients alone"
OF_RECIPIENTS = ("source", "target", "all")
"""Measures that ask for targets; "source" does so in mutual types."""
STATES_MEN = frozenset({"state", "body", "person", "assembly"})
OF_SECTOR = {
    **dict.fromkeys(("GOV", "LEG", "JUD", "MIL", "COP", "SPY"), STATES_MEN),
    **dict.fromkeys(("REB", "UAF", "OPP"), frozenset({"group", "person", "assembly"})),
    **dict.fromkeys(
        ("CVL", "CIV", "REF", "CRM", "LAB", "EDU", "REL", "SOC", "MOS", "JRN", "ELI"),
        frozenset({"group", "person", "assembly", "ngo", "media"}),
    ),
}
"""The kinds of actor that a sector of the set may be."""
SMALL = frozenset("a an the of in and for to on at by from with its their his her".split())


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what a gold record and one of our events agree."""

    type: bool
    source: bool
    target: bool

    def has(self, measure: str) -> bool:
        """Whether the pair is right by this measure."""
        if measure == "all":
            return self.type and self.source and self.target
        return self.type and bool(getattr(self, measure))


@dataclass(frozen=True, slots=True)
class Missed:
    """A gold record that no event of ours, or only one that differs, was found for."""

    gold: Coded
    nearest: str
    """Our events of the sentence, in words."""
    wrong: tuple[str, ...]
    """The measures that it fails."""


@dataclass(frozen=True, slots=True)
class CodedScore(LabelScore):
    """The table, and what was missed."""

    missed: list[Missed] = field(default_factory=list)

    def lines(self, measure: str) -> list[dict[str, Any]]:
        """What this measure missed, a record for each."""
        name = measure.removesuffix(", best")
        return [
            {
                "id": m.gold.id, "type": m.gold.type, "text": m.gold.text,
                "source": [p.words for p in m.gold.sources], "target": [p.words for p in m.gold.targets],
                "found": m.nearest,
            }
            for m in self.missed
            if name in m.wrong
        ]  # fmt: skip


def plover_gsr(folder: Path, reader: ReaderName) -> CodedScore:
    """All records of a folder, each sentence read by this reader."""
    from dragoman.extract import read_all

    sentences: dict[str, list[Coded]] = {}
    for record in coded(folder):
        sentences.setdefault(record.text, []).append(record)
    reports = [
        Report(id=gold[0].id, text=text, published=PUBLISHED) for text, gold in sentences.items()
    ]
    return score(zip(sentences.values(), read_all(reports, reader=reader), strict=True))


def score(pairs: Iterable[tuple[Sequence[Coded], ReportRecord]]) -> CodedScore:
    """The measures of some sentences, each with its gold records and what we read in it."""
    table = {f"{name}{how}": Measure() for how in (", best", "") for name in MEASURES}
    table |= {f"{name}{ALONE}": Measure() for name in OF_RECIPIENTS}
    sectors, missed, texts = Measure(), [], 0
    for gold, found in pairs:
        texts += 1
        actors = {a.id: a for a in found.actors}
        # Of equally sure ones the first in the text.
        surest = sorted(found.events, key=lambda e: -(e.confidence or 0))[: len(gold)]
        named = [replace(e, concerns=()) for e in surest]
        for how, events in ((", best", surest), ("", list(found.events)), (ALONE, named)):
            for name in MEASURES if how != ALONE else OF_RECIPIENTS:
                right = sum(a.has(name) for _, _, a in matched(gold, events, actors, name))
                table[f"{name}{how}"] += Measure(right, len(gold), len(events))
        together = {g.id: (e, a) for g, e, a in matched(gold, found.events, actors, "all")}
        for record in gold:
            pair = together.get(record.id)
            wrong = tuple(m for m in MEASURES if pair is None or not pair[1].has(m))
            if pair is not None and not wrong:
                sectors += _sectors(record, pair[0], actors)
            if wrong:
                missed.append(
                    Missed(record, "; ".join(_told(e, actors) for e in found.events), wrong)
                )
    table["sector"] = sectors
    return CodedScore(table, texts=texts, missed=missed)


def matched(
    gold: Sequence[Coded], events: Sequence[Event], actors: dict[str, Actor], measure: str
) -> list[tuple[Coded, Event, Agreement]]:
    """Gold records and events, one to one, those first that are right by the measure, then in most."""
    pairs = [(g, e, agreement(g, e, actors)) for g in gold for e in events]
    pairs.sort(
        key=lambda p: (p[2].has(measure), p[2].type, p[2].source + p[2].target), reverse=True
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    found = []
    for g, e, both in pairs:
        if id(g) not in taken_gold and id(e) not in taken:
            taken_gold.add(id(g))
            taken.add(id(e))
            found.append((g, e, both))
    return found


def agreement(gold: Coded, event: Event, actors: dict[str, Actor]) -> Agreement:
    """In what the two agree. A side is right if each party has an actor of ours and each actor a party."""
    acting = _actors(event.actors, actors)
    acted_on = _actors(event.recipients or event.concerns, actors)
    together = gold.type in MUTUAL or (len(gold.sources) > 1 and not gold.targets)
    if together:
        all_right = _are_same((*gold.sources, *gold.targets), [*acting, *acted_on])
        return Agreement(gold.type == event.type, all_right, all_right)
    return Agreement(
        gold.type == event.type,
        _are_same(gold.sources, acting),
        _are_same(gold.targets, acted_on),
    )


def _actors(ids: Iterable[str], actors: dict[str, Actor]) -> list[Actor]:
    """The actors of these ids; of a state's code an actor that stands for it."""
    return [actors.get(a) or _state(a) for a in ids]


def _state(code: str) -> Actor:
    known = codebooks.states().get(code)
    name = known.name if known else code
    return Actor(id=code, evidence=Quote("", 0, 0, name), name=name, kind="state", country=code)


def _are_same(parties: Sequence[Party], actors: Sequence[Actor]) -> bool:
    return all(any(is_one(p, a) for a in actors) for p in parties) and all(
        any(is_one(p, a) for p in parties) for a in actors
    )


def is_one(party: Party, actor: Actor) -> bool:
    """Whether a party is our actor: by its state's code, `IGO` by the kind, else by a shared word.

    Words do not make one of two that have different states: the president of Chad is not that of Mali.
    """
    if party.code == IGO:
        return actor.kind == "organisation" or (
            actor.country is None and _share_words(party, actor)
        )
    if party.code and actor.country:
        return party.code == actor.country or party.code in actor.members
    return bool(party.code and party.code in actor.members) or _share_words(party, actor)


def _share_words(party: Party, actor: Actor) -> bool:
    ours = {w for words in (actor.name, *(m.words for m in actor.mentions)) for w in _words(words)}
    return bool(ours & set(_words(party.words)))


def _words(words: str) -> list[str]:
    return [
        w for word in codebooks.words_of(words) if (w := word.lower()).isalnum() and w not in SMALL
    ]


def _sectors(gold: Coded, event: Event, actors: dict[str, Actor]) -> Measure:
    """Of the parties with a sector, how many are of a kind of ours that suits it."""
    ours = _actors((*event.actors, *event.recipients), actors)
    total = Measure()
    for party in (*gold.sources, *gold.targets):
        if party.sector in OF_SECTOR:
            suits = any(is_one(party, a) and a.kind in OF_SECTOR[party.sector] for a in ours)
            total += Measure(suits, 1, 1)
    return total


def _told(event: Event, actors: dict[str, Actor]) -> str:
    """An event in words: "ASSAULT 'shelled': Chad (CHD) > Mali (MLI)"."""
    sides = (
        ", ".join(f"{a.name} ({a.country})" for a in _actors(side, actors))
        for side in (event.actors, event.recipients or event.concerns)
    )
    return f"{event.type} {event.trigger.words!r}: {' > '.join(sides)}"
