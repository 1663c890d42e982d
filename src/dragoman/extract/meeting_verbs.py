"""Tellings of occasions by a verb: "A met B", "A hosted talks", "A and B discussed the border"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of, status_of, subject_of_verb, telling, wire_of
from dragoman.extract.meeting_nouns import MANY, from_noun, is_wish, occasion_object
from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import place_of, toponyms_at
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import MeetingForm

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICIPATION = ("participation", "attendance")


def told_by_verb(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """The occasion that a verb tells of.

    "A received B" and "A took part in the summit" are tellings; "A wants to meet B" is none.
    """
    if syntax.is_negated(verb) or is_wish(verb):
        return None
    lemma = verb.lemma_.lower()
    if form := meeting_words().verbs.get(lemma):
        return _meets(reading, verb, form, voices)
    if lemma in ("speak", "talk", "chat", "call") and (wire := wire_of(verb)):
        found = _together(reading, verb, "call", voices)
        found.mode = wire
        return found if len(found.present()) > 1 else None
    if lemma in ("accompany", "join") and syntax.is_passive(verb):
        return _company(reading, verb, voices)
    if lemma == "see" and any(c.lower_ == "off" for c in syntax.children(verb, "prt")):
        return _sees_off(reading, verb, voices)
    if lemma == "discuss":
        return _discusses(reading, verb, voices)
    noun = occasion_object(verb)
    if noun is None:
        return _before_body(reading, verb, voices) if lemma in ("attend", "address") else None
    return _holds(reading, verb, noun, voices)


def _holds(reading: Reading, verb: Token, noun: Token, voices: Voices) -> Occasion | None:
    """ "Hosted the summit", "took part in the talks", "cancelled the meeting"."""
    lemma, holding = verb.lemma_.lower(), meeting_words().holding
    if role := holding.role(lemma):
        return _with_role(reading, verb, noun, role, voices)
    takes_part = lemma == "take" and any(c.lower_ == "part" for c in verb.children)
    if takes_part or lemma in holding.attend or lemma in holding.verbs:
        return _with_role(reading, verb, noun, "participant", voices)
    if lemma in holding.cancel:
        found = _with_role(reading, verb, noun, "participant", voices)
        found.status = "cancelled"
        return found
    return None


def _meets(reading: Reading, verb: Token, form: MeetingForm, voices: Voices) -> Occasion | None:
    if form == "visit":
        return _visits(reading, verb, voices)
    if verb.lemma_ == "meet" and any(
        c.lemma_ in meeting_words().around.not_met for c in syntax.children(verb, "dobj")
    ):
        return None
    found = _together(reading, verb, form, voices)
    if verb.lemma_ == "receive":
        received = syntax.objects(verb)
        if not received or any(voices.kind(a) != "person" for a in voices.actors(received)):
            return None
        found.roles["host"] = voices.actors(syntax.doers(verb))
    alone = any(voices.kind(a) == "assembly" for a in found.present())  # "the ministers met"
    return found if alone or len(found.present()) > 1 else None


def _together(reading: Reading, verb: Token, form: MeetingForm, voices: Voices) -> Occasion:
    """Subjects, objects and whom "with" names, all as participants."""
    found = telling(reading, verb, form)
    others = syntax.under(verb, "with")
    if verb.lemma_ != "discuss":
        others = [*syntax.objects(verb), *others]
    if verb.lemma_ in ("speak", "talk"):
        others = [*others, *syntax.under(verb, "to")]
    actors = (*voices.actors(syntax.doers(verb)), *voices.actors(others))
    found.roles = {"participant": tuple(a for a in actors if voices.kind(a) in MANY)}
    for noun in syntax.under(verb, "with"):
        if noun.lemma_ in PARTICIPATION:
            found.add("participant", voices.actors(syntax.under(noun, "of")))
    if hosts := voices.actors(_inviters(verb)):
        found.roles["host"] = hosts
    return found


def _discusses(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "A and B discussed X"; "a meeting at which they discussed X" tells of that meeting only."""
    found = _together(reading, verb, "talks", voices)
    found.subject = subject_of_verb(verb)
    return found if len(found.present()) > 1 and verb.dep_ != "relcl" else None


def _sees_off(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    found = _together(reading, verb, "ceremony", voices)
    found.evidence, found.mode = (verb.i, verb.i + 2), "in person"
    return found if len(found.present()) > 1 else None


def _before_body(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "He attended the parliament's committee": a session of that body."""
    seat = syntax.objects(verb)
    bodies = tuple(a for a in voices.actors(seat) if voices.kind(a) in ("body", "organisation"))
    guests = voices.actors(syntax.subjects(verb))
    if not bodies or not guests or syntax.is_passive(verb):
        return None
    found = telling(reading, verb, "session")
    found.roles, found.mode = {"participant": guests + bodies}, "in person"
    found.evidence = _span(verb, seat[0])
    return found


def _company(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "He was accompanied by the ambassador": who else was at the meeting told before."""
    guests = tuple(a for a in voices.actors(syntax.agents(verb)) if voices.kind(a) in MANY)
    hosts = tuple(a for a in voices.actors(syntax.objects(verb)) if voices.kind(a) in MANY)
    if not guests or not hosts:
        return None
    found = telling(reading, verb, "meeting")
    found.roles, found.definite, found.company = {"participant": hosts + guests}, True, True
    return found


def _visits(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "A visited Ankara", "B invited A to visit": the inviter is the host."""
    visitors, visited = voices.actors(syntax.doers(verb)), syntax.objects(verb)
    if verb.lemma_ == "arrive":
        visited = syntax.under(verb, "in", "at")
    if not visitors or not visited:
        return None
    invited = verb.dep_ == "xcomp" and verb.head.lemma_ == "invite"
    inviters = voices.actors(syntax.subjects(verb.head)) if invited else ()
    hosts = inviters or tuple(
        a
        for a in voices.actors(visited)
        if voices.kind(a) in ("state", "body", "organisation", "person") and verb.lemma_ == "visit"
    )
    places = toponyms_at(reading, {i for v in visited for i in (v.i, *(c.i for c in v.children))})
    found = telling(reading, verb, "visit")
    found.mode, found.place = "in person", places[0] if places else found.place
    found.roles = {"host": hosts, "participant": visitors + hosts}
    found.evidence = _span(verb, visited[0])
    return found


def _with_role(reading: Reading, verb: Token, noun: Token, role: str, voices: Voices) -> Occasion:
    """The noun's occasion with the verb's subject in a role, and with whom the verb joins to it."""
    found = from_noun(reading, noun, voices)
    doers = (*voices.actors(syntax.doers(verb)), *_rest_of_list(verb, voices))
    doers = tuple(a for a in doers if voices.kind(a) in MANY)
    found.add(role, doers)
    if role != "participant":
        found.add("participant", doers)
    found.add("participant", voices.actors(_beside(verb)))
    for other_role, others in (("host", _inviters(verb)), ("partner", _partners(verb))):
        for other in others:
            actors = voices.actors([other])
            found.add(other_role, actors)
            found.add("participant", actors)
    found.verb = verb.i
    found.status = status_of(verb, found.status)
    found.date = found.date or date_of(reading, verb)
    found.place = found.place or place_of(reading, verb)
    holding = meeting_words().holding
    if verb.i < noun.i and verb.lemma_ in holding.verbs | holding.host:
        found.evidence = _span(verb, noun)
    return found


def _beside(verb: Token) -> list[Token]:
    """ "With B", "with the participation of B"."""
    found = []
    for noun in syntax.under(verb, "with"):
        found += syntax.under(noun, "from", "of", "by") if noun.lemma_ in PARTICIPATION else [noun]
    return found


def _rest_of_list(verb: Token, voices: Voices) -> tuple[str, ...]:
    """ "Attended by the leaders of the Gulf states, *Jordan and Egypt*", which the parse hung on "of"."""
    found: list[str] = []
    for head in syntax.agents(verb):
        for noun in syntax.under(head, "of"):
            for other in syntax.conjuncts(noun)[1:]:
                if syntax.children(other, "det"):
                    found += voices.actors([other])
    for subject in syntax.children(verb, "nsubjpass"):
        for other in syntax.children(subject, "appos"):
            if other.i > verb.i:
                found += voices.actors([other])
    return tuple(found)


def _inviters(verb: Token) -> list[Token]:
    """ "At the invitation of …"."""
    return [
        inviter
        for noun in syntax.under(verb, "at", "on", "upon")
        if noun.lemma_ == "invitation"
        for inviter in (*syntax.under(noun, "of", "by", "from"), *syntax.children(noun, "poss"))
    ]


def _partners(verb: Token) -> list[Token]:
    """ "In partnership with …", "in cooperation with …"."""
    found = []
    for prep in syntax.children(verb, "prep"):
        for noun in syntax.children(prep, "pobj"):
            if noun.lemma_.lower() in meeting_words().around.partnership:
                found += syntax.under(noun, "with")
    return found


def _span(verb: Token, noun: Token) -> tuple[int, int]:
    """From the one to the other; only the verb where they stand far apart."""
    start, end = min(verb.i, noun.i), max(verb.i, noun.i) + 1
    return (start, end) if end - start < 12 else (verb.i, verb.i + 1)
