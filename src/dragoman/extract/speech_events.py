"""Events that are done by saying something: praise, blame, demands, threats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, political
from dragoman.extract.parties import is_greeting
from dragoman.extract.reading import Reading
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
GUILTY = frozenset({"responsible", "guilty", "complicit", "culpable"})
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
        if cue.lemma_ in REJECTS:
            kind = "REJECT"
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
            )


def by_contents(reading: Reading, voices: Voices) -> Iterator[Happening]:
    """What a content does to somebody whom it names: "Syria *must* withdraw", "the Front is *responsible*".

    The speaker asks or blames. "Talks must go on" asks nobody.
    """
    for statement in reading.found.get("statements", ()):
        if not statement.speakers:
            continue
        own = voices.with_state(statement.speakers)
        for token in reading.parse.span(statement.content):
            if _is_refused(token) and (who := _of_speakers(voices, statement, token)):
                yield Happening(
                    type="REJECT",
                    trigger=(token.i, token.i + 1),
                    actors=who,
                    recipients=political(voices, voices.actors(syntax.subjects_of_clause(token))),
                    confidence=0.45,
                )
                continue
            kind = _does_to_subject(token)
            if kind is None or voices.at(token) is not statement:
                continue
            others = political(voices, voices.actors(syntax.subjects(token)))
            others = tuple(a for a in others if a not in own and voices.is_known(a))
            if others:
                yield Happening(
                    type=kind,
                    trigger=_modal_and_verb(token),
                    actors=statement.speakers,
                    recipients=others,
                    confidence=0.5,
                )


def _is_refused(verb: Token) -> bool:
    """ "*Would not come*", told afterwards; "will not" is a commitment, which tells the same."""
    return (
        verb.lemma_ in event_words().refuses
        and syntax.is_negated(verb)
        and syntax.modal(verb) in ("would", "will", "wo")
    )


def _of_speakers(voices: Voices, statement: Statement, verb: Token) -> tuple[str, ...]:
    """The speakers, if the verb's subject is one of them or theirs: "Chad said *its minister* would not come"."""
    subjects = syntax.subjects(verb)
    owners = [o for noun in subjects for o in syntax.children(noun, "poss")]
    who = voices.actors(subjects) or voices.actors(owners)
    return statement.speakers if voices.are_of_one_side(statement.speakers, who) else ()


def _does_to_subject(verb: Token) -> EventType | None:
    """ "Must withdraw", "needs to withdraw" ask their subject; "is responsible" blames it."""
    if not syntax.is_verbal(verb) or syntax.is_passive(verb):
        return None
    if verb.lemma_ == "be":
        blamed = any(c.lemma_ in GUILTY for c in syntax.children(verb, "acomp"))
        told = not (syntax.is_negated(verb) or syntax.is_hypothetical(verb))
        return "ACCUSE" if blamed and told else None
    if syntax.modal(verb) in ("must", "should"):
        return "REQUEST"
    needs = verb.lemma_ in ("need", "have") and syntax.child(verb, "xcomp") is not None
    return "REQUEST" if needs and verb.tag_ in ("VBZ", "VBP") else None


def _modal_and_verb(verb: Token) -> tuple[int, int]:
    """ "Must withdraw", "needs to withdraw", "is responsible"."""
    near = [*syntax.children(verb, "aux", "xcomp", "acomp"), verb]
    start, end = min(t.i for t in near), max(t.i for t in near) + 1
    return (start, end) if end - start <= 4 else (verb.i, verb.i + 1)


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
    if any(syntax.child(c, "nsubj") is not None for c in syntax.children(cue, "ccomp")):
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
            others = tuple(a for a in political(voices, voices.actors([token])) if a not in own)
            if others:
                return others
    return ()
