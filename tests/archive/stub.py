"""A reader of a few patterns: quick, and with a second, better version of itself.

It makes whole records, with ids as the real reader gives them, of "X said ...", "X will ...", "X met Y in Z" and
"Perhaps ...". The better one takes "could end" for a warning, sees "X thanked Y", and has no doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.records import (
    Actor,
    Commitment,
    Doubt,
    Event,
    Meeting,
    Office,
    Period,
    Quote,
    Report,
    ReportRecord,
    Roles,
    Statement,
    record_id,
)  # fmt: skip

NAMES = {
    "Amina Daoud": ("person", "TCD"), "Lars Holm": ("person", "NOR"), "Chad": ("state", "TCD"),
    "Norway": ("state", "NOR"), "Peru": ("state", "PER"), "Rosa Quispe": ("person", "PER"),
}  # fmt: skip
NAME = f"({'|'.join(NAMES)})"


def read_all(
    reports: Iterable[Report], *, reader: str = "full", **_: object
) -> Iterator[ReportRecord]:
    """In the place of `dragoman.extract.read_all`: "full" is the better reader."""
    for report in reports:
        yield read(report, better=reader == "full")


def read(report: Report, *, better: bool = False) -> ReportRecord:
    """What the patterns find."""
    actors = {name: actor for name in NAMES if (actor := _actor(report, name))}

    def ids(*names: str) -> tuple[str, ...]:
        return tuple(actors[n].id for n in names)

    def quotes(pattern: str) -> Iterator[tuple[Quote, re.Match[str]]]:
        for m in re.finditer(pattern.replace("NAME", NAME), report.text):
            yield report.quote(*m.span()), m

    statements = [
        Statement(
            id=record_id("statement", report, words), evidence=words, confidence=0.8,
            speakers=ids(m[1]), cue=report.quote(*m.span(2)), content=report.quote(*m.span(3)), form="indirect",
            act="praise" if m[2] == "thanked" else "warn" if better and "could end" in m[3] else "assert",
            topics=("borders",) if "crossing" in m[3] else (),
        )
        for words, m in quotes(r"NAME (said|thanked) ([^.]+)\." if better else r"NAME (said) ([^.]+)\.")
    ]  # fmt: skip
    commitments = [
        Commitment(
            id=record_id("commitment", report, words), evidence=words, confidence=0.7,
            makers=ids(m[1]), act=report.quote(*m.span(2)), due=Period.month(2024, 6),
        )
        for words, m in quotes(r"NAME will ([^.]+)\.")
    ]  # fmt: skip
    meetings = [
        Meeting(
            id=record_id("meeting", report, words), evidence=words, form="talks", place=m[3],
            date=report.published and Period.day(report.published), roles=Roles(participant=ids(m[1], m[2])),
        )
        for words, m in quotes(r"NAME met NAME in ([A-Z]\w+)")
    ]  # fmt: skip
    events = [
        Event(
            id=record_id("event", report, words), evidence=words, type="CONSULT", actors=ids(m[1]),
            recipients=ids(m[2]), trigger=words, place=m[3],
        )
        for words, m in quotes(r"NAME met NAME in ([A-Z]\w+)")
    ]  # fmt: skip
    doubts = [
        Doubt(id=record_id("doubt", report, words), evidence=words, question="Is it so?")
        for words, _ in quotes(r"Perhaps [^.]+\.") if not better
    ]  # fmt: skip
    return ReportRecord(
        report=report, actors=tuple(actors.values()), statements=tuple(statements),
        commitments=tuple(commitments), meetings=tuple(meetings), events=tuple(events), doubts=tuple(doubts),
    )  # fmt: skip


def _actor(report: Report, name: str) -> Actor | None:
    at = report.text.find(name)
    if at < 0:
        return None
    words, (kind, country) = report.quote(at, at + len(name)), NAMES[name]
    return Actor(
        id=record_id("actor", report, words), evidence=words, name=name, kind=kind, country=country,
        offices=(Office("envoy", "Norway"),) if name == "Lars Holm" else (), mentions=(words,),
        key=f"state:{country}" if kind == "state" else f"person:{name.lower()}",
    )  # fmt: skip
