"""What somebody undertakes to do, reaffirms, keeps or breaks.

"The ministry will reopen the crossing" is a commitment. "The crossing will reopen" is none:
nobody has promised it. Neither is what the minister says that others will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.amounts import whole_amount
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.fulfilments import fulfilled, kept_or_broken
from dragoman.extract.intentions import by_promise, by_will, looks_ahead
from dragoman.extract.reading import Reading
from dragoman.extract.topics import topics_of
from dragoman.extract.twins import Ids
from dragoman.extract.undertakings import (
    Undertaking,
    by_noun,
    by_plan,
    by_readiness,
    by_signing,
    by_verb,
)
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import Amount, Commitment, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

ALIKE = 0.8
"""The share of an act's words from which a longer one of the same maker tells it again."""


def commitments(reading: Reading) -> Iterator[Commitment]:
    """Every commitment of the body, each told once, at its fullest telling."""
    ids = Ids("commitment", reading.report)
    voices = Voices(reading)
    kept: list[Undertaking] = []
    for sentence in reading.parse.sentences:
        for token in reading.parse.telling(sentence):
            for found in _undertakings(reading, token, voices):
                makers = voices.with_state(found.makers)
                if makers:
                    _keep(replace(found, makers=makers), kept)
    for statement in reading.found.get("statements", ()):
        for found in by_promise(reading, statement, voices):
            _keep(found, kept)
    for found in sorted(_fullest(reading, kept), key=lambda u: u.act):
        yield _commitment(reading, found, ids, voices)


def _undertakings(reading: Reading, token: Token, voices: Voices) -> Iterator[Undertaking]:
    """What one word tells of: a verb, "ready", or a noun like "commitment"."""
    words, lemma = commitment_words(), token.lemma_.lower()
    if syntax.is_verbal(token):
        if lemma in words.undertakes:
            yield from by_verb(reading, token, voices)
        if lemma in words.sign:
            yield from by_signing(reading, token, voices)
        yield from fulfilled(reading, token, voices)
        if lemma in words.keep or lemma in words.breach:
            yield from kept_or_broken(reading, token, voices)
        if token.dep_ != "aux" and looks_ahead(token, voices):
            yield from by_will(reading, token, voices)
    if {lemma, token.lower_} & words.ready and token.pos_ in ("ADJ", "VERB"):
        yield from by_readiness(reading, token, voices)
    if token.pos_ == "NOUN" and lemma in words.committing:
        yield from by_noun(reading, token, voices)
    if token.pos_ == "NOUN" and lemma in words.plans:
        yield from by_plan(reading, token, voices)


def _keep(new: Undertaking, kept: list[Undertaking]) -> None:
    """Take an act in unless it stands already, in the same words or as part of a fuller telling."""
    for n, old in enumerate(kept):
        if _is_same_act(new, old):
            if new.confidence > old.confidence + 0.1:
                kept[n] = new
            return
    kept.append(new)


def _fullest(reading: Reading, kept: list[Undertaking]) -> list[Undertaking]:
    """Each act once, at its fullest telling: where nearly all its words are told again, the longer stays."""
    found: list[Undertaking] = []
    for one in sorted(kept, key=lambda u: u.act[0] - u.act[1]):
        words = _words(reading, one)
        same = [
            n
            for n, other in enumerate(found)
            if one.status == other.status
            and set(one.makers) & set(other.makers)
            and len(words & _words(reading, other)) >= ALIKE * len(words)
        ]
        if not same:
            found.append(one)
        else:  # as sure as its surest telling
            first = found[same[0]]
            found[same[0]] = replace(first, confidence=max(first.confidence, one.confidence))
    return found


def _words(reading: Reading, one: Undertaking) -> frozenset[str]:
    tokens = reading.doc[slice(*one.act)]
    return frozenset(
        t.lemma_.lower() for t in tokens if t.pos_ not in ("DET", "ADP", "PUNCT", "PART")
    )


def _is_same_act(new: Undertaking, old: Undertaking) -> bool:
    shared = min(new.act[1], old.act[1]) - max(new.act[0], old.act[0])
    if shared <= 0:
        return False
    longer = max(new.act[1] - new.act[0], old.act[1] - old.act[0])
    return shared / longer > 0.5 or old.act[0] <= new.act[0] < new.act[1] <= old.act[1]


def _commitment(reading: Reading, found: Undertaking, ids: Ids, voices: Voices) -> Commitment:
    parse = reading.parse
    act = parse.quote(*found.act)
    evidence = parse.quote_around(found.act[0]) or act
    return Commitment(
        id=ids.new(act),
        evidence=evidence,
        confidence=found.confidence,
        makers=found.makers,
        act=act,
        to=_beneficiaries(reading, found, voices),
        status=found.status,
        due=_due(reading, act.start, evidence.end),
        amount=_amount(reading, act.start, act.end),
        topics=topics_of(act.words, evidence.words, parse.paragraph_around(found.act[0])),
    )


def _beneficiaries(reading: Reading, found: Undertaking, voices: Voices) -> tuple[str, ...]:
    """Whom it is for: who stands after "to", "for" and "with" in the act, else the first state that owns something there."""
    verb = reading.doc[found.verb]
    words = [w for w in reading.doc[slice(*found.act)] if not _is_aside(w, verb)]
    given = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if others := tuple(a for a in voices.actors(given) if a not in found.makers):
        return others  # "will give *Fiji* a grant"
    for word in words:
        if word.lower_ in ("to", "for", "with") and word.dep_ in ("prep", "dative"):
            actors = voices.actors(syntax.children(word, "pobj"))
            if others := tuple(a for a in actors if a not in found.makers):
                return others
    for word in words:
        if word.dep_ == "poss" or (word.dep_ == "pobj" and word.head.lower_ in ("of", "in")):
            actors = voices.actors([word])
            if states := tuple(
                a for a in actors if a not in found.makers and voices.kind(a) == "state"
            ):
                return states
    return ()


def _is_aside(word: Token, verb: Token) -> bool:
    """ "Refugees who *had lived in Iraq*": what only says who somebody is."""
    for over in (word, *syntax.ancestors_within(word)):
        if over == verb:
            return False
        if over.dep_ == "relcl" and any(t.lower_ in ("who", "whom", "whose") for t in over.subtree):
            return True
    return False


def _due(reading: Reading, start: int, end: int) -> Period | None:
    """The period by which it is to be done, if the sentence gives one after the act begins."""
    published = reading.report.published
    for time in reading.times_in(start, end):
        if time.period is None or time.vague or (published and time.period.last < published):
            continue
        first = reading.parse.token_at(time.evidence.start)
        if first.head.pos_ == "NOUN" and first.dep_ in ("compound", "nmod"):
            continue  # "the July 7 meeting"
        return time.period
    return None


def _amount(reading: Reading, start: int, end: int) -> Amount | None:
    return whole_amount(reading.report.text, start, end)
