"""Who did what to whom, in PLOVER's types.

Meetings that were held are CONSULT events, commitments AGREE (the signing of a paper SUPPORT);
statements that praise, criticise or ask somebody are SUPPORT, ACCUSE and REQUEST; all else comes from
the verbs and nouns of the codebook. What is denied, feared, demanded or only possible is no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract import syntax
from dragoman.extract.circumstances import date_of
from dragoman.extract.frames import MUTUAL, frames
from dragoman.extract.places import place_of
from dragoman.extract.reading import Reading
from dragoman.extract.twins import Ids
from dragoman.extract.voices import Voices
from dragoman.records import Commitment, Event, EventType, Period, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

POLITICAL = ("person", "state", "body", "organisation", "group", "assembly", "ngo")
BY_ACT: dict[str, EventType] = {
    "praise": "SUPPORT",
    "support": "SUPPORT",
    "criticise": "ACCUSE",
    "urge": "REQUEST",
    "warn": "THREATEN",
}


@dataclass(slots=True)
class Happening:
    """An event in the making; ``trigger`` in tokens."""

    type: EventType
    trigger: tuple[int, int]
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    date: Period | None = None
    place: str | None = None
    confidence: float = 0.5


def events(reading: Reading) -> Iterator[Event]:
    """Every event of the body, each told once, in the order of the text."""
    ids = Ids("event", reading.report)
    voices = Voices(reading)
    found: list[Happening] = []
    for source in (_consults, _agreements, _by_statements, _by_words):
        for happening in source(reading, voices):
            _keep(found, happening)
    for happening in sorted(found, key=lambda h: h.trigger):
        trigger = reading.parse.quote(*happening.trigger)
        sentence = reading.parse.sentence(happening.trigger[0])
        yield Event(
            id=ids.new(trigger),
            evidence=reading.parse.quote_of(sentence) if sentence else trigger,
            confidence=happening.confidence,
            type=happening.type,
            actors=happening.actors,
            recipients=happening.recipients,
            trigger=trigger,
            date=happening.date,
            place=happening.place,
        )


def _keep(found: list[Happening], new: Happening) -> None:
    """Take an event in unless it stands already: on the same words, or told of the same actors before."""
    if not new.actors:
        return
    for old in found:
        shared = min(old.trigger[1], new.trigger[1]) - max(old.trigger[0], new.trigger[0])
        if shared > 0:
            return
        if old.type == new.type and new.type in (
            "CONSULT",
            "ASSAULT",
            "SUPPORT",
            "SANCTION",
            "RETREAT",
            "MOBILIZE",
            "COERCE",
        ):
            if _parties(old) >= _parties(new) and set(old.recipients) >= set(new.recipients):
                return
    found.append(new)


def _parties(happening: Happening) -> set[str]:
    return {*happening.actors, *happening.recipients}


def _consults(reading: Reading, voices: Voices) -> Iterator[Happening]:
    for occasion in reading.found["occasions"]:
        present = occasion.present()
        if occasion.status == "planned" and occasion.settled and len(present) > 1:
            hosts = occasion.roles.get("host", ())
            actors = tuple(a for a in present if a not in hosts) or present
            yield Happening(
                "AGREE",
                occasion.evidence,
                actors,
                tuple(a for a in present if a in hosts and a not in actors),
                None,
                None,
                0.45,
            )
        if occasion.status != "held":
            continue
        hosts = set(occasion.roles.get("host", ()))
        if occasion.form == "visit" and hosts:
            actors = tuple(a for a in present if a not in hosts)
            recipients = tuple(a for a in present if a in hosts)
        else:
            actors, recipients = present, ()
        anchor = occasion.noun if occasion.noun is not None else occasion.anchor
        yield Happening(
            "CONSULT",
            (anchor, anchor + 1),
            actors or present,
            recipients,
            occasion.date,
            occasion.place,
            occasion.confidence(),
        )


def _agreements(reading: Reading, voices: Voices) -> Iterator[Happening]:
    for commitment in reading.found.get("commitments", ()):
        if commitment.status in ("kept", "broken"):
            continue
        trigger = _trigger_of_commitment(reading, commitment)
        kind: EventType = (
            "SUPPORT"
            if reading.doc[trigger].lemma_ in ("sign", "conclude", "ink", "initial")
            else "AGREE"
        )
        yield Happening(
            kind,
            (trigger, trigger + 1),
            commitment.makers,
            commitment.to,
            None,
            None,
            round(commitment.confidence - 0.1, 2),
        )


def _trigger_of_commitment(reading: Reading, commitment: Commitment) -> int:
    """The verb that undertakes: the one over the act, or the act's own."""
    parse, act = reading.parse, commitment.act
    first, last = parse.token_at(act.start), parse.token_at(act.end - 1)
    root = reading.doc[first.i : last.i + 1].root
    over = root.head
    if root.dep_ in ("xcomp", "dobj", "pcomp", "pobj") and over.idx >= commitment.evidence.start:
        while over.pos_ == "ADP" and over.head != over:
            over = over.head
        if over.pos_ in ("VERB", "ADJ", "NOUN"):
            return over.i
    return root.i


def _by_statements(reading: Reading, voices: Voices) -> Iterator[Happening]:
    for statement in reading.found.get("statements", ()):
        if statement.cue is None or not statement.speakers:
            continue
        kind = BY_ACT.get(statement.act)
        cue = reading.parse.token_at(statement.cue.start)
        if kind is None:
            continue
        if kind == "REQUEST" and not (cue.lemma_ in ASKS and _addresses(reading, cue)):
            continue
        if (
            (kind == "THREATEN"
            and cue.lemma_ not in ("warn", "threaten"))
            or cue.lower_ in ("according", "citing")
        ):
            continue
        if cue.lemma_ in PLAIN and not (kind == "ACCUSE" and _is_about(reading, statement, voices)):
            continue
        target = _target(reading, statement, voices, kind)
        if not target:
            continue
        yield Happening(kind, (cue.i, cue.i + 1), statement.speakers, target, None, None, 0.55)


ASKS = frozenset(
    "urge call ask demand appeal request order encourage press implore plead instruct beg exhort".split()
)
PLAIN = frozenset("say add tell note state stress emphasize emphasise underline continue explain claim assert go declare write "
                  "remark argue insist point maintain reply recall announce confirm observe describe".split())  # fmt: skip


def _is_about(reading: Reading, statement: Statement, voices: Voices) -> bool:
    """Whether the content's own subject is somebody else, whom it then blames."""
    parse = reading.parse
    first, last = (
        parse.token_at(statement.content.start).i,
        parse.token_at(statement.content.end - 1).i,
    )
    for token in reading.doc[first : last + 1]:
        if token.dep_ == "expl":
            return False
        if token.dep_ in ("nsubj", "nsubjpass"):
            others = set(voices.actors([token])) - set(voices.with_state(statement.speakers))
            return bool(others)
    return False


def _addresses(reading: Reading, cue: Token) -> bool:
    """Whether a demand is made of somebody: "urged A to …", "called on A to …"."""
    return bool(syntax.children(cue, "dobj", "dative")) or any(
        p.lower_ in ("on", "upon", "to") for p in syntax.children(cue, "prep")
    )


def _target(
    reading: Reading, statement: Statement, voices: Voices, kind: EventType
) -> tuple[str, ...]:
    """Whom a statement praises, blames or asks: the first others that its content names."""
    parse = reading.parse
    first, last = (
        parse.token_at(statement.content.start).i,
        parse.token_at(statement.content.end - 1).i,
    )
    content = reading.doc[first : last + 1]
    own = set(voices.with_state(statement.speakers))
    for token in content:
        if token.dep_ in (
            "dobj",
            "pobj",
            "nsubj",
            "nsubjpass",
            "poss",
            "compound",
            "amod",
            "attr",
            "ccomp",
            "ROOT",
        ):
            actors = tuple(
                a for a in voices.actors([token]) if a not in own and voices.kind(a) in POLITICAL
            )
            if actors and parse.sentence_of[token.i] >= 0:
                return actors
    return ()


def _by_words(reading: Reading, voices: Voices) -> Iterator[Happening]:
    book = frames()
    for sentence in reading.parse.sentences:
        for token in reading.parse.tokens(sentence):
            lemma = token.lemma_.lower()
            if token.pos_ == "VERB":
                yield from _by_verb(reading, token, lemma, voices)
            elif token.pos_ == "NOUN" and (
                kind := book.nouns.get(lemma) or book.nouns.get(token.lower_)
            ):
                if kind not in ("CONSULT", "AGREE"):
                    yield from _by_noun(reading, token, kind, voices)


def _by_verb(reading: Reading, verb: Token, lemma: str, voices: Voices) -> Iterator[Happening]:
    book = frames()
    kind = book.verbs.get(lemma)
    trigger = (verb.i, verb.i + 1)
    second = _phrase(verb, lemma)
    if second is not None:
        kind, token = second
        end = token.i + 1
        trigger = (verb.i, end) if 0 < end - verb.i <= 4 else trigger
    if kind == "CONSULT" and lemma not in ("brief", "mediate", "consult"):
        return
    if kind is None or not _is_told(reading, verb):
        return
    passive = syntax.is_passive(verb)
    actors = _able(voices, voices.actors(syntax.agents(verb) if passive else syntax.subjects(verb)))
    recipients = _recipients(reading, verb, kind, voices, passive, second[1] if second else None)
    if kind in MUTUAL:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    if kind == "SUPPORT" and verb.lemma_ == "sign":
        between = [
            t for thing in syntax.objects(verb) for t in syntax.under(thing, "between")
        ] + syntax.under(verb, "between", "with")
        actors, recipients = (
            tuple(dict.fromkeys((*actors, *_able(voices, voices.actors(between))))),
            (),
        )
    recipients = tuple(r for r in recipients if r not in actors)
    if not _allowed(kind, actors, recipients, verb):
        return
    yield Happening(
        kind, trigger, actors, recipients, _date(reading, verb), place_of(reading, verb), 0.5
    )


NEEDS_RECIPIENT: frozenset[EventType] = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AID"}
)


def _allowed(
    kind: EventType, actors: tuple[str, ...], recipients: tuple[str, ...], verb: Token
) -> bool:
    if not actors:
        return False
    if kind == "SUPPORT" and verb.lemma_ in ("sign", "ratify"):
        return True
    if (
        kind == "ASSAULT"
        and not recipients
        and verb.lemma_ not in ("clash", "fight", "open", "launch", "carry", "exchange")
    ):
        return False
    if kind in NEEDS_RECIPIENT and not recipients:
        return kind == "REJECT" and verb.lemma_ in ("reject", "refuse", "veto")
    return not (kind in MUTUAL and len(actors) < 2 and kind != "AGREE")


def _able(voices: Voices, actors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(a for a in actors if voices.kind(a) in POLITICAL)


def _phrase(verb: Token, lemma: str) -> tuple[EventType, Token] | None:
    """The type of a verb with its object or particle: "impose sanctions", "call on"."""
    seconds = frames().phrases.get(lemma)
    if not seconds:
        return None
    for c in verb.children:
        if c.dep_ in ("dobj", "nsubjpass", "prep", "prt", "advmod", "pobj") and (
            kind := seconds.get(c.lemma_.lower()) or seconds.get(c.lower_)
        ):
            return kind, c
        if c.dep_ == "dobj":
            for inner in (*syntax.under(c, "of"), *syntax.children(c, "compound")):
                if kind := seconds.get(inner.lemma_.lower()):
                    return kind, c
    return None


def _recipients(
    reading: Reading,
    verb: Token,
    kind: EventType,
    voices: Voices,
    passive: bool,
    thing: Token | None,
) -> tuple[str, ...]:
    """Objects that are actors, else whose object it is, else whom the type's prepositions name."""
    objects = syntax.objects(verb)
    found = voices.actors(objects)
    if not found:
        prepositions = frames().to[kind]
        nouns = syntax.under(verb, *prepositions)
        for noun in ([thing] if thing is not None else []) + objects:
            nouns += syntax.under(noun, *prepositions)
        found = voices.actors(nouns)
    if not found:
        owners = [
            o
            for noun in objects
            for o in (
                *syntax.children(noun, "poss", "amod", "compound", "nmod"),
                *syntax.under(noun, "of", "by", "against", "in", "to", "on", "for"),
            )
        ]
        found = voices.actors(owners)
    return _able(voices, found)


def _is_told(reading: Reading, verb: Token) -> bool:
    """Whether the report tells that it happened or goes on."""
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return False
    if verb.dep_ in ("amod", "compound"):
        return False
    over = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "pcomp", "advcl") and verb.tag_ in (
        "VB",
        "VBG",
        "VBP",
    ):
        if over.lemma_ in (
            "begin",
            "start",
            "continue",
            "help",
            "keep",
            "appear",
            "proceed",
            "manage",
            "move",
            "come",
            "go",
            "include",
        ):
            return True
        return (
            verb.tag_ == "VBG"
            and verb.dep_ == "advcl"
            and not (syntax.is_negated(over) or syntax.is_future(over))
        )
    if reading.parse.quoted[verb.i] >= 0 and verb.tag_ in ("VB", "VBP", "VBZ"):
        return verb.tag_ != "VB" or verb.dep_ == "ROOT"
    return not any(
        up.lemma_ in ("fear", "threaten", "urge", "demand", "if") and syntax.is_verbal(up)
        for up in syntax.ancestors_within(verb, 2)
    )


LIGHT = frozenset("launch carry conduct hold stage make begin start expand continue join impose mount wage order commit open take engage "
                  "participate participate step increase resume lead face".split())  # fmt: skip
"""Verbs that only say that their noun happens: "launched an *attack*"."""


def _by_noun(reading: Reading, noun: Token, kind: EventType, voices: Voices) -> Iterator[Happening]:
    """ "Russia's invasion of Ukraine", "the withdrawal of international forces"."""
    if noun.dep_ in ("compound", "amod") or _is_denied(noun):
        return
    doers = [*syntax.children(noun, "poss"), *syntax.under(noun, "by")]
    doers += [
        c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and reading.mentions(c)
    ]
    if not doers and noun.dep_ in ("dobj", "pobj"):
        verb = next((up for up in syntax.ancestors_within(noun, 2) if syntax.is_verbal(up)), None)
        if verb is not None and verb.lemma_ in LIGHT and _is_told(reading, verb):
            doers = syntax.subjects(verb)
    objects = syntax.under(noun, "of")
    if kind in ("RETREAT", "MOBILIZE", "PROTEST") and not doers:
        doers, objects = objects, []
    actors = _able(voices, voices.actors(doers))
    nouns = [*objects, *syntax.under(noun, *(p for p in frames().to[kind] if p != "of"), "against")]
    if kind == "ASSAULT":
        nouns += syntax.under(noun, "in")
    recipients = tuple(r for r in _able(voices, voices.actors(nouns)) if r not in actors)
    if not actors or (
        kind in (*NEEDS_RECIPIENT, "ASSAULT", "COERCE", "SANCTION") and not recipients
    ):
        return
    yield Happening(
        kind, (noun.i, noun.i + 1), actors, recipients, None, place_of(reading, noun), 0.45
    )


def _is_denied(noun: Token) -> bool:
    if any(
        (c.dep_ == "det"
        and c.lower_ in ("no", "any"))
        or c.lower_ in ("possible", "potential", "future", "further", "alleged")
        for c in noun.children
    ):
        return True
    over = noun.head
    if over.dep_ == "prep" or over.pos_ == "ADP":
        over = over.head
    return over.lemma_ in (
        "avoid",
        "prevent",
        "fear",
        "risk",
        "threat",
        "call",
        "demand",
        "urge",
        "want",
        "need",
        "danger",
        "threaten",
        "end",
        "deter",
        "possibility",
    )


def _date(reading: Reading, verb: Token) -> Period | None:
    return date_of(reading, verb)
