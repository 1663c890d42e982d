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
from dragoman.records import MeetingForm, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

MANY = ("person", "state", "body", "organisation", "group", "assembly", "ngo", "company")
"""Kinds of actor that can take part."""
POINTS_BACK = frozenset({"the", "this", "that", "his", "her", "their", "these"})
AGAIN = frozenset({"next", "second", "third", "fourth", "fifth", "new", "another"})
EDGES = frozenset(
    {"end", "start", "beginning", "opening", "close", "conclusion", "sideline", "sidelines"}
)
SET_FOR = frozenset({"plan", "schedule", "slate", "set", "due", "hold"})
SIDES = frozenset({"sideline", "sidelines", "margin", "margins", "fringe", "fringes"})
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
    if noun.head.lower_ == "of" and noun.head.head.lemma_ in ("process", "issue", "course", "subject", "topic"):  # fmt: skip
        return None  # "the process of *negotiations*"
    if form is None or noun.dep_ in ("compound", "amod") or (form == "call" and not _is_call(noun)):
        return None
    verb = noun.head
    if _is_told_by(verb, noun):
        return None
    if _is_asked_for(noun):
        return None
    foretold = syntax.is_verbal(verb) and is_foretold(verb, voices)
    if syntax.is_verbal(verb) and (syntax.is_negated(verb) or (is_wish(verb) and not foretold)):
        return None
    found = from_noun(reading, noun, voices)
    add_doers_there(reading, found, noun, voices)
    if syntax.is_verbal(verb):
        _add_from_verb(reading, found, noun, voices)
    if foretold and found.status == "held":
        found.status, found.settled = "planned", True
    return found


def _is_asked_for(noun: Token) -> bool:
    """ "Requested *a meeting* of the council", "a call for *talks*": nobody has met, nor agreed to."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    asked = noun.dep_ in ("dobj", "nsubjpass") or over != noun.head
    return asked and over.lemma_.lower() in meeting_words().around.asking


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
    if _is_press(noun) or (lemma in STANDING and _is_standing(noun)):
        return None
    return form


STANDING = frozenset({"forum", "conference", "congress", "assembly", "dialogue"})
"""Nouns of occasions that bodies are named for, too."""


def _is_standing(noun: Token) -> bool:
    """ "The APEC *forum* was founded", "… has agreed": a body with a name before it, which does or undergoes something of its own."""
    named = any(c.pos_ == "PROPN" for c in syntax.children(noun, "compound", "nmod"))
    verb = noun.head
    if not named or noun.text[:1].isupper() or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return verb.lemma_.lower() in FOUNDS or (
        noun.dep_ == "nsubj"
        and verb.lemma_.lower() in ("agree", "decide", "say", "urge", "condemn", "approve")
    )


FOUNDS = frozenset(
    {"found", "create", "establish", "form", "comprise", "include", "consist", "group"}
)
"""What is told of bodies, not of occasions."""


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
    if noun.lemma_ in ("call", "conversation") and _points_back(noun):
        return not syntax.under(noun, "for", "on", "to") and not syntax.children(noun, "acl")
    return (
        noun.lemma_ in ("call", "conversation")
        and bool(syntax.under(noun, "with", "between"))
        and not syntax.under(noun, "for", "on", "to")
    )


def _points_back(noun: Token) -> bool:
    """ "*The* call lasted an hour", "during *their* conversation"."""
    first = next((c.lower_ for c in noun.children if c.dep_ in ("det", "poss")), "")
    told = noun.dep_ == "nsubj" or (noun.dep_ == "pobj" and noun.head.lower_ in ("during", "in"))
    return first in POINTS_BACK and told


def is_foretold(verb: Token, voices: Voices) -> bool:
    """ "Said they *would* meet on Monday": the future, told afterwards."""
    if syntax.modal(verb) != "would":
        return False
    agreed = verb.dep_ == "ccomp" and verb.head.lemma_ in ("agree", "decide", "announce", "confirm")
    return agreed or looks_ahead(verb, voices)


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
        if thing.lemma_ in ("hour", "day", "week"):
            candidates += syntax.under(thing, "of")  # "held two days *of talks*"
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


def add_doers_there(reading: Reading, found: Occasion, noun: Token, voices: Voices) -> None:
    """ "At the meeting *A and B* agreed …": who does something there is there."""
    if noun.dep_ != "pobj" or found.vague:
        return
    if _is_aside(noun):
        _add_those_aside(reading, found, noun, voices)
        return
    if noun.head.lower_ not in (*THERE, *AFTERWARDS):
        return
    if noun.head.lower_ == "on" and found.form != "visit":
        return  # "education on rights and a *forum*"
    there = found.form == "visit" or noun.head.lower_ in ("at", "during", "in")
    came = set(found.roles.get("participant", ())) - set(found.roles.get("host", ()))
    theirs = any(c.lower_ == "their" for c in syntax.children(noun, "poss"))
    known = (found.definite and not theirs) or bool(came)
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
    if not there and len(doers) < 2 and not any(voices.kind(a) == "assembly" for a in doers):
        return  # "he left after a meeting": with whom?
    present = (*(a for a in doers if voices.kind(a) in MANY), *found.roles.get("participant", ()))
    found.roles["participant"] = tuple(dict.fromkeys(present))


def _is_aside(noun: Token) -> bool:
    """ "On the sidelines of *the summit*"."""
    over = noun.head.head
    return noun.head.lower_ == "of" and over.lemma_.lower() in SIDES and over.dep_ == "pobj"


def _add_those_aside(reading: Reading, found: Occasion, noun: Token, voices: Voices) -> None:
    """ "*A met B* on the sidelines of the summit": both came to it, and that day is one of its own."""
    doing = noun.head.head.head.head
    if not syntax.is_verbal(doing):
        return
    people = [*syntax.doers(doing), *syntax.objects(doing), *syntax.under(doing, "with")]
    there = tuple(a for a in voices.actors(people) if voices.kind(a) in MANY)
    found.add("participant", there)
    found.aside, found.definite = True, False
    found.date = found.date or date_of(reading, doing)
    found.place = found.place or place_of(reading, doing)


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
    found.add("mediator", go_betweens(verb, voices))
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
    if form in ("meeting", "talks", "session") and (body := _sitting(noun)):
        found.form = "session"
        if parties := parties_of(reading, body):
            found.roles = {"participant": parties}
            actors = parties
    _add_chair(found, noun, voices)
    if form == "visit":
        add_visited(reading, found, syntax.under(noun, "to"), voices)
    found.add("participant", voices.actors(_attending(noun)))
    _add_modifiers(found, noun, form)
    found.date = found.date or _own_day(reading, noun)
    first = next((c.lower_ for c in noun.children if c.dep_ in ("det", "poss")), "")
    found.definite = first in POINTS_BACK and not actors
    found.name = _name_of(noun)
    found.subject = found.subject or subject_of_noun(reading, noun)
    return found


def _sitting(noun: Token) -> Token | None:
    """ "The meeting of *the joint commission*": the body whose session it is."""
    organs = meeting_words().around.organs
    return next((b for b in syntax.under(noun, "of") if b.lemma_.lower() in organs), None)


def parties_of(reading: Reading, body: Token) -> tuple[str, ...]:
    """The states of a body that is named by two or more: "the *Chad–Niger* Commission", "of Chad and Niger"."""
    states = {a.country: a.id for a in reading.cast.actors if a.kind == "state" and a.country}
    own = {a.id: a for a in reading.cast.actors}
    found: list[str] = []
    for token in body.subtree:
        if any(up.dep_ in ("relcl", "acl") for up in (token, *syntax.ancestors_within(token, 4)) if up.i > body.i and up != body):  # fmt: skip
            continue
        found += (a for m in reading.mentions(token) for a in m.actors if own[a].kind == "state")
        entry = reading.shapes.entries.get(token.i)
        country = entry[1][0].country if entry else None
        if country and country in states:
            found.append(states[country])
    parties = tuple(dict.fromkeys(found))
    return parties if len(parties) > 1 else ()


def _attending(noun: Token) -> list[Token]:
    """ "A meeting on Friday *attended by* A and B", wherever the parse hung the words."""
    behind = noun.doc[noun.i + 1 : noun.sent.end]
    verb = next((t for t in behind if t.lemma_ == "attend" and t.tag_ == "VBN"), None)
    if verb is None or verb.dep_ not in ("acl", "advcl", "relcl"):
        return []
    between = noun.doc[noun.i + 1 : verb.i]
    if any(t.lemma_.lower() in meeting_words().nouns or t.dep_ == "ROOT" for t in between):
        return []
    return syntax.agents(verb)


def _own_day(reading: Reading, noun: Token) -> Period | None:
    """ "A meeting *planned for Monday*"."""
    clauses = (c for c in syntax.children(noun, "acl", "relcl") if c.lemma_ in SET_FOR)
    return next((day for c in clauses if (day := date_of(reading, c))), None)


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
    for verb in syntax.children(noun, "amod"):  # "Fiji mediated talks", read as a noun phrase
        role = meeting_words().holding.role(verb.lemma_.lower()) if verb.tag_ == "VBD" else None
        if role:
            actors = voices.actors(syntax.children(verb, "npadvmod", "nsubj", "nmod"))
            found.add(role, actors)
            found.add("participant", actors)


GO_BETWEENS = frozenset({"guarantor", "go", "between", "mediator", "intermediary", "broker", "facilitator", "go-between"})  # fmt: skip


def go_betweens(verb: Token, voices: Voices) -> tuple[str, ...]:
    """ "With B *as a go-between*", "through the mediation of B"."""
    found = [
        noun
        for noun in syntax.under(verb, "with")
        for part in (verb, noun)
        if any(n.lemma_.lower() in GO_BETWEENS for n in syntax.under(part, "as"))
    ]
    for noun in syntax.under(verb, "through", "under", "with"):
        if noun.lemma_.lower() in ("mediation", "facilitation"):
            found += [*syntax.under(noun, "of", "by"), *syntax.children(noun, "poss")]
    return tuple(a for a in voices.actors(found) if voices.kind(a) in MANY)


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


def add_visited(reading: Reading, found: Occasion, visited: list[Token], voices: Voices) -> None:
    """ "The visit *to Ankara*", "*to the president*"."""
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
