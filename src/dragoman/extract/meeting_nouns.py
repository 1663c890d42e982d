"""Tellings of occasions by a noun: "the talks between A and B", "A's visit to B", "the Paris summit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.circumstances import date_of, status_of, subject_of_noun, telling
from dragoman.extract.intentions import looks_ahead
from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import compound_place, place_of, toponyms_at
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import MeetingForm

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = ("person", "state", "body", "organisation", "group", "assembly", "ngo", "company")
"""Kinds of actor that can take part."""
POINTS_BACK = frozenset({"the", "this", "that", "his", "her", "their", "these"})
AGAIN = frozenset({"next", "second", "third", "fourth", "fifth", "new", "another"})
EDGES = frozenset(
    {"end", "start", "beginning", "opening", "close", "conclusion", "sideline", "sidelines"}
)
THERE = ("at", "during", "in", "on")
AFTERWARDS = ("after", "following", "before", "from")
VAGUE = frozenset({"any", "no", "such", "further", "regular", "future"})


def told_by_noun(reading: Reading, noun: Token, voices: Voices) -> Occasion | None:
    """The occasion that a noun tells of by itself.

    "The talks between Iran and Iraq failed" is one. "They held talks" is none here: its verb
    tells it.
    """
    form = form_of(noun)
    if any(c.lower_ == "no" for c in syntax.children(noun, "det")):
        return None
    if noun.head.lower_ == "under":
        return None  # "issues *under discussion*"
    if form is None or noun.dep_ in ("compound", "amod") or (form == "call" and not _is_call(noun)):
        return None
    verb = noun.head
    if _is_told_by(verb, noun):
        return None
    foretold = syntax.is_verbal(verb) and is_foretold(verb, voices)
    if syntax.is_verbal(verb) and (syntax.is_negated(verb) or (is_wish(verb) and not foretold)):
        return None
    found = from_noun(reading, noun, voices)
    _add_doers_there(reading, found, noun, voices)
    if syntax.is_verbal(verb):
        _add_from_verb(reading, found, noun, voices)
    if foretold and found.status == "held":
        found.status, found.settled = "planned", True
    return found


def _is_told_by(verb: Token, noun: Token) -> bool:
    """Whether the verb over a noun of an occasion tells it, as "held" does "talks"."""
    return any(
        over.pos_ == "VERB"
        and meeting_words().holding.knows(over.lemma_.lower())
        and occasion_object(over) == noun
        for over in (verb, *syntax.children(noun, "relcl", "acl"))
    ) or (verb.lemma_ == "bring" and any(c.lower_ == "together" for c in verb.children))


def form_of(noun: Token) -> MeetingForm | None:
    """The form of the occasion that a noun names; None if it names none, as "press conference"."""
    words, lemma = meeting_words(), noun.lemma_.lower()
    form = words.nouns.get(noun.lower_) or words.nouns.get(lemma)
    if lemma == "call" and any(c.lower_ == "courtesy" for c in noun.children):
        return "meeting"
    if lemma in words.around.doubtful and not _is_occasion(noun, lemma):
        return None
    if _is_press(noun):
        return None
    return form


def _is_occasion(noun: Token, lemma: str) -> bool:
    """ "The event", "the next round", "a round of talks", "the launch"; no other noun of doubt."""
    if lemma == "event":
        told = noun.dep_ in ("nsubj", "nsubjpass", "pobj")
        return told and any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    if lemma == "round":
        if any(c.lower_ in meeting_words().around.ordinals for c in noun.children):
            return True
        talks = ("talk", "talks", "negotiation", "consultation", "meeting")
        return any(
            n.lemma_.lower() in talks or n.lower_ == "talks" for n in syntax.under(noun, "of")
        )
    return lemma == "launch"


def _is_call(noun: Token) -> bool:
    """A call by wire, not a call for something."""
    if any(c.lower_ in ("phone", "telephone", "video", "telephonic") for c in noun.children):
        return True
    return (
        noun.lemma_ in ("call", "conversation")
        and bool(syntax.under(noun, "with", "between"))
        and not syntax.under(noun, "for", "on", "to")
    )


def is_foretold(verb: Token, voices: Voices) -> bool:
    """ "Said they *would* meet on Monday": the future, told afterwards."""
    return syntax.modal(verb) == "would" and looks_ahead(verb, voices)


def is_wish(verb: Token) -> bool:
    """ "Would meet", "wants to meet", "refused to meet": no occasion, unless it is planned."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "expect":
        return verb.lemma_ == "discuss"  # what a meeting is to be about
    if syntax.modal(verb) in ("would", "could", "should", "may", "might", "can", "must"):
        return True
    return (
        verb.dep_ in ("xcomp", "ccomp", "acl") and verb.head.lemma_ in meeting_words().around.wishes
    )


def occasion_object(verb: Token) -> Token | None:
    """The noun of an occasion that is the verb's object, passive subject, or stands after its preposition."""
    nouns = meeting_words().nouns
    candidates = [*syntax.objects(verb)]
    for prep in syntax.children(verb, "prep"):
        if prep.lower_ in ("in", "at", "over", "to", "for"):
            candidates += syntax.children(prep, "pobj")
    for thing in syntax.children(verb, "dobj"):
        if thing.lower_ == "part":
            candidates += syntax.under(thing, "in")
    if _is_of_head(verb):
        candidates = [verb.head]
    return next(
        (
            c
            for c in candidates
            if (c.lemma_.lower() in nouns or c.lower_ in nouns) and not _is_press(c)
        ),
        None,
    )


def _is_of_head(verb: Token) -> bool:
    """ "The talks *that Fiji hosted*": the noun that the clause hangs on is what the verb is done to."""
    own = syntax.child(verb, "nsubj")
    things = syntax.children(verb, "dobj")
    return (
        verb.dep_ in ("relcl", "acl")
        and own is not None
        and own.tag_ not in ("WDT", "WP")
        and all(c.lower_ in ("that", "which") for c in things)
    )


def _is_press(noun: Token) -> bool:
    """A press conference belongs to the talks before it."""
    return noun.lemma_ == "conference" and any(c.lower_ in ("press", "news") for c in noun.children)


def _add_doers_there(
    reading: Reading, found: Occasion, noun: Token, voices: Voices
) -> None:
    """ "At the meeting *A and B* agreed …": who does something there is there."""
    if noun.dep_ != "pobj" or found.vague or noun.head.lower_ not in (*THERE, *AFTERWARDS):
        return
    if noun.head.lower_ == "on" and found.form != "visit":
        return  # "education on rights and a *forum*"
    there = found.form == "visit" or noun.head.lower_ in ("at", "during", "in")
    came = set(found.roles.get("participant", ())) - set(found.roles.get("host", ()))
    known = found.definite or bool(came)
    if known and (not there or noun.head.lower_ in ("on", *AFTERWARDS)):
        return
    doing = noun.head.head
    if doing.lemma_ in EDGES:
        doing = doing.head.head  # "at the *end* of the conference"
    if not known or doing.lemma_ not in meeting_words().around.presence:
        over = (doing, *syntax.ancestors_within(doing, 6))
        doing = next((up for up in over if syntax.is_verbal(up)), doing)
    if not syntax.is_verbal(doing):
        return  # "welcomed his presence at the ceremony": whoever welcomes it need not be there
    if found.form == "visit" and found.place is None:
        _add_whereabouts(reading, found, doing)
    doers = voices.actors(syntax.subjects(doing))
    if not there and len(doers) < 2:
        return  # "he left after a meeting": with whom?
    present = (*(a for a in doers if voices.kind(a) in MANY), *found.roles.get("participant", ()))
    found.roles["participant"] = tuple(dict.fromkeys(present))


def _add_whereabouts(reading: Reading, found: Occasion, doing: Token) -> None:
    """ "Is *in Japan* on a visit", "left *Greece* after a visit": where the visit was."""
    if doing.lemma_ in ("leave", "depart"):
        left = {t.i for t in syntax.children(doing, "dobj")}
        found.place = next(iter(toponyms_at(reading, left)), None)
    elif doing.lemma_ in ("be", "arrive", "stay", "come", "remain"):
        found.place = place_of(reading, doing)


def _add_from_verb(reading: Reading, found: Occasion, noun: Token, voices: Voices) -> None:
    """What the verb over the noun tells of the occasion."""
    verb, words = noun.head, meeting_words()
    if verb.dep_ == "acl" and verb.head.lemma_ in words.around.willing:
        found.status = "planned"
    found.status = status_of(verb, found.status)
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return
    lemma = verb.lemma_.lower()
    if 0 < verb.i - noun.i < 6 and found.status == "planned":
        found.evidence = (noun.i, verb.i + 1)
    found.date = found.date or date_of(reading, verb)
    found.place = found.place or place_of(reading, verb)
    if lemma in words.holding.cancel and syntax.is_passive(verb):
        found.status = "cancelled"
    if agents := syntax.agents(verb):
        found.add(words.holding.role(lemma) or "participant", voices.actors(agents))


def from_noun(reading: Reading, noun: Token, voices: Voices) -> Occasion:
    """The occasion as the noun's own phrase tells it: between whom, where, about what."""
    form = form_of(noun) or "meeting"
    found = telling(reading, noun, form)
    found.noun = noun.i
    found.nouns = [noun.i]
    inside = _partners_inside(reading, found, noun)
    owners = syntax.children(noun, "poss")
    actors = voices.actors([*owners, *inside, *_before(reading, noun)])
    found.roles = {"participant": tuple(a for a in actors if voices.kind(a) in MANY)}
    _add_chair(found, noun, voices)
    if form == "visit":
        _add_visited(reading, found, noun, voices)
    _add_modifiers(found, noun, form)
    first = next((c.lower_ for c in noun.children if c.dep_ in ("det", "poss")), "")
    found.definite = first in POINTS_BACK and not actors
    found.name = _name_of(noun)
    found.subject = found.subject or subject_of_noun(reading, noun)
    return found


def _name_of(noun: Token) -> frozenset[str]:
    """ "The *One Ocean* Summit": the words that make a name of a noun in capitals."""
    if not noun.text[:1].isupper():
        return frozenset()
    parts = (c for c in noun.children if c.dep_ in ("compound", "nmod", "amod", "nummod"))
    return frozenset(c.lower_ for c in parts if c.text[:1].isupper())


def _add_chair(found: Occasion, noun: Token, voices: Voices) -> None:
    """ "Talks *chaired by Fiji*", "the plenary, *with Fiji in the chair*"."""
    for inner in (noun, *syntax.under(noun, "of")):
        for clause in syntax.children(inner, "acl"):
            if role := meeting_words().holding.role(clause.lemma_.lower()):
                actors = voices.actors(syntax.agents(clause))
                found.add(role, actors)
                found.add("participant", actors)
    found.add("chair", chairs_beside(noun, voices))


def chairs_beside(told: Token, voices: Voices) -> tuple[str, ...]:
    """ "The plenary, *with Fiji in the chair*"."""
    beside = syntax.under(told, "with")
    seated = any(
        seat.lower_ == "chair" for place in (told, *beside) for seat in syntax.under(place, "in")
    )
    return voices.actors(beside) if seated else ()


def _partners_inside(reading: Reading, found: Occasion, noun: Token) -> list[Token]:
    """Nouns after "between", "with", "of", "among"; also one step down, of "a round of talks between"."""
    inside = syntax.under(noun, "between", "with", "of", "among")
    for inner in list(inside):
        if inner.lemma_.lower() in meeting_words().nouns or inner.lower_ == "talks":
            inside += syntax.under(inner, "between", "with", "of", "among")
            found.place = found.place or place_of(reading, inner)
            found.form = form_of(inner) or found.form
    return inside


def _before(reading: Reading, noun: Token) -> list[Token]:
    """Actors before the noun: "the *Iran–US* talks", "*Taliban* negotiations", not "the *Paris* summit"."""
    place = compound_place(reading, noun)
    parts = syntax.children(noun, "compound", "amod", "nmod")
    return [c for c in parts if reading.mentions(c) and place != c.text]


def _add_visited(reading: Reading, found: Occasion, noun: Token, voices: Voices) -> None:
    """ "The visit *to Ankara*", "*to the president*"."""
    visited = syntax.under(noun, "to")
    hosts = voices.actors(visited)
    places = toponyms_at(reading, {t.i for v in visited for t in v.subtree})
    found.mode = "in person"
    found.place = found.place or (places[0] if places else None)
    found.roles = {
        "host": tuple(h for h in hosts if voices.kind(h) in ("state", "person")),
        "participant": found.roles["participant"] + hosts,
    }


def _add_modifiers(found: Occasion, noun: Token, form: MeetingForm) -> None:
    """What the words beside the noun say: "next", "upcoming", "regular", "phone", "virtual"."""
    beside = {c.lower_ for c in noun.children}
    found.again = bool(beside & AGAIN)
    found.vague = (noun.tag_ == "NNS" and form != "talks") or bool(beside & VAGUE)
    if beside & meeting_words().around.planned:
        found.status = "planned"
    if beside & {"phone", "telephone"}:
        found.mode, found.form = "phone", "call"
    elif beside & {"video", "virtual", "online"}:
        found.mode = "video"
