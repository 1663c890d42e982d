"""Actors as a model claims them, each held to the words of the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from dragoman import codebooks
from dragoman.codebooks import Known
from dragoman.extract.twins import Ids
from dragoman.llm.answer import ActorClaim, OfficeClaim
from dragoman.llm.doubts import Doubts, shown
from dragoman.llm.passages import Passages, fold
from dragoman.llm.portions import Portion
from dragoman.records import Actor, ActorKind, Office, Quote
from dragoman.resolve.keys import is_named, key_of

LONGEST_NAME = 12
"""Words. A longer quotation is a sentence about somebody, no name."""
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs we us our i me my you your who".split()
)


class People:
    """The actors of one report, as far as its portions have been read."""

    def __init__(self, passages: Passages, doubts: Doubts, confidence: float) -> None:
        self._passages = passages
        self._report = passages.report
        self._doubts = doubts
        self._confidence = confidence
        self._ids = Ids("actor", self._report)
        self._actors: list[Actor] = []
        self._by_name: dict[str, int] = {}
        self._by_mention: dict[str, int] = {}

    @property
    def names(self) -> list[str]:
        """Who has been found so far."""
        return [actor.name for actor in self._actors]

    def add(self, claim: ActorClaim, portion: Portion) -> None:
        """Take an actor in, or what is new of one that is known; a doubt if its words are not there."""
        quoted = self._passages.around(claim.quote, portion.start, portion.end)
        if claim.kind not in get_args(ActorKind):
            told = f"What kind of actor is {shown(claim.name)}?"
            self._doubts.ask(quoted[0] if quoted else portion.opening(self._report), told)
            return
        if not quoted:
            told = f"Does the report name {shown(claim.quote)}? These words are not in it."
            self._doubts.ask(portion.opening(self._report), told)
            return
        evidence = self._evidence(claim, quoted[0])
        if evidence is None:
            told = f"Who is {shown(claim.name)}? The report has no such name."
            self._doubts.ask(quoted[0], told)
            return
        n = self._by_name.get(_key(claim.name))
        if n is None:
            n = self._by_name.get(_key(evidence.words))
        if n is None:
            n = len(self._actors)
            self._actors.append(self._made(claim, evidence))
        self._learn(n, claim, quoted[0], evidence)

    def ids(self, names: list[str], evidence: Quote) -> tuple[str, ...]:
        """The ids of those who are named; a doubt for each whom the report does not have."""
        found = []
        for name in dict.fromkeys(names):
            key = _key(name)
            n = self._by_name.get(key, self._by_mention.get(key))
            if n is not None:
                found.append(self._actors[n].id)
            elif key:
                self._doubts.ask(evidence, f"Who is {shown(name)}? The report has no such actor.")
        return tuple(dict.fromkeys(found))

    def taking_part(self, ids: set[str]) -> Iterator[Actor]:
        """Those of these ids, and every person whose office is named."""
        for actor in self._actors:
            if actor.id in ids or (actor.kind == "person" and actor.offices):
                yield replace(actor, key=_joined_on(actor))

    def _evidence(self, claim: ActorClaim, quoted: Quote) -> Quote | None:
        """Where the fullest name first stands, else the words that were quoted for it.

        A state may be named in other words than the report's: Chad, for "Chadian".
        """
        whole = len(self._report.text)
        named = self._passages.places(claim.name, 0, whole)
        if named and _is_short(named[0].words):
            return named[0]
        if not _is_short(quoted.words):
            return None
        known = _known(quoted.words, claim.kind)
        if known is None or known.name != claim.name:
            told = (
                f"Is {shown(quoted.words)} named {shown(claim.name)}? The report has no such name."
            )
            self._doubts.ask(quoted, told)
        return self._passages.places(quoted.words, 0, whole)[0]

    def _made(self, claim: ActorClaim, evidence: Quote) -> Actor:
        kind: ActorKind = claim.kind  # type: ignore[assignment]  # `add` has looked
        known = _known(evidence.words, claim.kind)
        country = known.country if known else None
        # Which state it is the codebook knows better than any model; of others it knows some.
        if country is None and claim.country in codebooks.states():
            country = claim.country
        grouping = codebooks.groupings().get(known.id) if known and kind == "assembly" else None
        return Actor(
            id=self._ids.new(evidence),
            evidence=evidence,
            confidence=self._confidence,
            name=known.name if known and kind == "state" else " ".join(evidence.words.split()),
            kind=kind,
            country=country,
            members=grouping.members(self._report.published) if grouping else (),
        )

    def _learn(self, n: int, claim: ActorClaim, quoted: Quote, evidence: Quote) -> None:
        """Keep its mentions and offices, and the names under which other claims speak of it."""
        actor = self._actors[n]
        mentions = {m.words: m for m in (*actor.mentions, evidence)}
        if _is_short(quoted.words):
            mentions.setdefault(quoted.words, quoted)
        for words in dict.fromkeys(claim.mentions):
            found = self._passages.nearest(words, evidence, 0, len(self._report.text))
            if found is None:
                told = f"Is {shown(words)} a name of {shown(actor.name)}? It is not in the report."
                self._doubts.ask(evidence, told)
            elif _is_short(found.words) and found.words.casefold() not in PRONOUNS:
                mentions.setdefault(found.words, found)
        offices = dict.fromkeys(actor.offices)
        if actor.kind == "person":
            offices |= dict.fromkeys(filter(None, (self._office(o, quoted) for o in claim.offices)))
        self._actors[n] = replace(
            actor, mentions=tuple(mentions.values()), offices=tuple(offices)
        )  # fmt: skip
        for name in (claim.name, actor.name, evidence.words):
            self._by_name.setdefault(_key(name), n)
        for words in mentions:
            self._by_mention.setdefault(_key(words), n)

    def _office(self, claim: OfficeClaim, near: Quote) -> Office | None:
        whole = len(self._report.text)
        title = self._passages.nearest(claim.title, near, 0, whole)
        if title is None:
            told = (
                f"Is {shown(near.words)} {shown(claim.title)}? These words are not in the report."
            )
            self._doubts.ask(near, told)
            return None
        of = self._passages.nearest(claim.of, title, 0, whole) if claim.of else None
        if claim.of and of is None:
            self._doubts.ask(
                title, f"Is this an office of {shown(claim.of)}? It is not in the report."
            )
        return Office(" ".join(title.words.split()), " ".join(of.words.split()) if of else None)


def _known(words: str, kind: str) -> Known | None:
    """What the codebooks know under these words, if it is of this kind."""
    found = codebooks.who().of(" ".join(words.split()))
    return next((known for known in found if known.kind == kind), None)


def _joined_on(actor: Actor) -> str | None:
    """The actor's key, now that all its names and offices have been told."""
    known = next(filter(None, (_known(m.words, actor.kind) for m in actor.mentions)), None)
    return key_of(
        actor.kind, actor.name, actor.country,
        known=known.id if known else None, named=is_named(actor.name, actor.country, actor.offices),
        offices=actor.offices, members=actor.members,
    )  # fmt: skip


def _key(name: str) -> str:
    """The name as names are compared."""
    return fold(name).casefold().removeprefix("the ")


def _is_short(words: str) -> bool:
    """Whether they can be a name."""
    return len(words.split()) <= LONGEST_NAME
