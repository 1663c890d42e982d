"""Events that are done by saying something: praise, blame, demands, threats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract import reasons
from dragoman.extract.cues import reporting
from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, political
from dragoman.extract.parties import is_greeting
from dragoman.extract.reading import Reading
from dragoman.extract.verb_senses import silences
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

BY_ACT: dict[str, EventType] = {
    "praise": "SUPPORT", "support": "SUPPORT", "criticise": "ACCUSE", "urge": "REQUEST", "warn": "THREATEN",
}  # fmt: skip
"""The type of event that an act of speech is; other acts are none."""
BLAME = ("accuse", "reject", "threaten")
"""A reader's clues for what blames somebody."""
REJECTS = frozenset({"reject", "oppose", "dismiss", "refuse", "rebuff"})
"""Cues of criticism by which something is refused rather than somebody blamed."""
CALLS = frozenset({"call", "brand", "label", "term", "describe"})
"""Cues that blame by the name that they give: "called the response unfounded"."""
NAMING = frozenset("dobj pobj nsubj nsubjpass poss compound amod attr ccomp ROOT".split())
"""Where in a content somebody stands whom it is about."""


def by_statements(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """An event for each statement that praises, blames, asks or threatens somebody.

    "Urged Israel to withdraw" is a REQUEST. "Stressed the need for talks" is none: it asks nobody.
    """
    for statement in reading.found.get("statements", ()):
        kind = BY_ACT.get(statement.act)
        if kind is None or statement.cue is None or not statement.speakers:
            continue
        cue = reading.parse.token_at(statement.cue.start)
        if cue.lemma_ in REJECTS or _disowns(cue, kind):
            kind = "REJECT"
        if kind == "REQUEST" and silences(cue):
            continue  # told by the verb, as COERCE
        if not _does(reading, voices, statement, cue, kind) or is_greeting(voices, cue):
            continue
        if _is_unseen_blame(reading, cue, kind):
            continue
        recipients = _addressed(reading, voices, statement)
        if kind != "REQUEST":
            recipients = tuple(a for a in recipients if voices.is_known(a))
        if recipients:
            yield Happening(
                type=kind,
                trigger=(cue.i, cue.i + 1),
                actors=statement.speakers,
                recipients=recipients,
                confidence=0.55,
                reason=reasons.of_cue(kind, cue, statement.act),
            )


def _disowns(cue: Token, kind: EventType) -> bool:
    """ "Called *the ruling* illegal": what was decided or claimed is rejected by its name."""
    things = {c.lemma_ for c in cue.children if c.dep_ in ("dobj", "nsubj")}
    things |= {c.lemma_ for o in syntax.children(cue, "ccomp", "oprd") for c in o.children}
    decided = things & (event_words().claims | event_words().rulings)
    return kind == "ACCUSE" and cue.lemma_ in CALLS and bool(decided)


def _is_unseen_blame(reading: Reading, cue: Token, kind: EventType) -> bool:
    """Whether a reader has looked and has seen nobody blamed, where the cue does not say it outright."""
    if kind != "ACCUSE" or not reading.clues.looked or reading.clue(cue, BLAME):
        return False
    lemma = cue.lemma_.lower()
    return frames().verbs.get(lemma) != "ACCUSE" and lemma not in CALLS


def _does(
    reading: Reading, voices: Voices, statement: Statement, cue: Token, kind: EventType
) -> bool:
    """Whether the cue itself does what the act is; a plain "said" may only accuse."""
    words = event_words()
    if kind == "REQUEST" and not (cue.lemma_ in words.asks and _asks_somebody(cue)):
        return False
    if kind == "THREATEN" and cue.lemma_ not in ("warn", "threaten"):
        return False
    if cue.lower_ in ("according", "citing"):
        return False
    if cue.lemma_ in words.plain_cues:
        return kind == "ACCUSE" and _is_about_others(reading, voices, statement)
    return True


def _asks_somebody(cue: Token) -> bool:
    """ "Urged A to …", "called on A to …"; not "called for talks"."""
    if any(
        syntax.child(c, "nsubj", "nsubjpass") is not None for c in syntax.children(cue, "ccomp")
    ):
        return True  # "demanded that A do B"
    return bool(syntax.children(cue, "dobj", "dative")) or any(
        p.lower_ in ("on", "upon", "to") for p in syntax.children(cue, "prep")
    )


def _is_about_others(reading: Reading, voices: Voices, statement: Statement) -> bool:
    """Whether the content's own subject is somebody else, whom it then blames."""
    content = reading.parse.span(statement.content)
    if content.root.lemma_.lower() in reporting().verbs:
        return False  # the content tells of words that others spoke
    for token in content:
        if token.dep_ == "expl":
            return False
        if token.dep_ in ("nsubj", "nsubjpass"):
            own = voices.with_state(statement.speakers)
            return any(a not in own for a in voices.actors([token]))
    return False


def _addressed(reading: Reading, voices: Voices, statement: Statement) -> tuple[str, ...]:
    """Whom a statement praises, blames or asks: the first others that its content names."""
    own = voices.with_state(statement.speakers)
    for token in reading.parse.span(statement.content):
        if token.dep_ in NAMING and reading.parse.sentence_of[token.i] >= 0:
            if set(own) & set(voices.actors(syntax.children(token, "poss"))):
                continue  # "denied that *its* troops …"
            others = tuple(a for a in political(voices, voices.actors([token])) if a not in own)
            if others:
                return others
    return ()
