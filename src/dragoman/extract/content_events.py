"""Events inside what is said: somebody must do something, is to blame, or would not come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words
from dragoman.extract.happenings import Happening, political
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

GUILTY = frozenset({"responsible", "guilty", "complicit", "culpable"})


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
                    reason=f"coded REJECT: the speaker's side would not *{token.lemma_}*",
                )
                continue
            kind = _does_to_subject(token)
            if kind is None or voices.at(token) != statement:
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
                    reason=_reason(kind, token),
                )


def _reason(kind: EventType, verb: Token) -> str:
    if kind == "ACCUSE":
        return "coded ACCUSE: a speaker says that somebody else is responsible or guilty"
    return f"coded REQUEST: a speaker says that somebody named must or should *{verb.lemma_}*"


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
