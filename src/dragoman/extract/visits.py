"""Tellings of visits by a verb: "A visited Ankara", "flew to Ankara", "led a delegation to Ankara"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.extract.circumstances import span_of, subject_of_noun, telling
from dragoman.extract.invitations import invitation_over
from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import named_at, toponyms_at
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def visits(
    reading: Reading, verb: Token, voices: Voices, to: Sequence[Token] = ()
) -> Occasion | None:
    """ "A visited Ankara", "flew to Ankara"; "B invited A to visit": the inviter is the host."""
    visitors, visited = voices.actors(syntax.doers(verb)), list(to) or syntax.objects(verb)
    if verb.lemma_ == "arrive":
        visited = syntax.under(verb, "in", "at")
    if to:
        visitors = tuple(a for a in visitors if voices.kind(a) in ("person", "assembly"))
    over = invitation_over(verb)
    if over is not None:
        visitors = voices.actors(over.guests)
    if not visitors or not visited:
        return None
    invited = verb.dep_ == "xcomp" and verb.head.lemma_ == "invite"
    inviters = voices.actors(syntax.subjects(verb.head)) if invited else ()
    if over is not None:
        inviters = voices.actors(over.hosts)
    hosts = inviters or tuple(
        a
        for a in voices.actors(visited)
        if voices.kind(a) in ("state", "body", "organisation", "person")
        and (to or verb.lemma_ == "visit")
    )
    if to and not toponyms_at(reading, {v.i for v in visited}):
        return None  # "travelled to the rescue"
    places = toponyms_at(reading, {i for v in visited for i in (v.i, *(c.i for c in v.children))})
    places = places or named_at(reading, {v.i for v in visited})
    visitors = tuple(dict.fromkeys((*visitors, *voices.actors(led_by(syntax.doers(verb))))))
    found = telling(reading, verb, "visit")
    found.mode, found.place = "in person", places[0] if places else found.place
    found.roles = {"host": hosts, "participant": visitors + hosts}
    for noun in syntax.under(verb, "for"):
        if noun.lemma_.lower() in meeting_words().nouns:  # "to Tashkent for *talks with Karimov*"
            found.add("participant", voices.actors(syntax.under(noun, "with")))
            found.subject = found.subject or subject_of_noun(reading, noun)
    found.evidence = span_of(verb, visited[0])
    if over is not None:
        found.status = "planned"
    return found


def led_by(people: Sequence[Token]) -> list[Token]:
    """ "A delegation *headed by Fiji's minister*": who leads those who come."""
    clauses = (c for noun in people for c in syntax.children(noun, "acl"))
    return [a for c in clauses if c.lemma_ in ("lead", "head", "chair") for a in syntax.agents(c)]


def mission(verb: Token) -> Token | None:
    """ "Led a *delegation* to Prague"."""
    things = syntax.children(verb, "dobj")
    return next((t for t in things if t.lemma_ in ("delegation", "mission", "group")), None)
