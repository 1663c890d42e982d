"""Tellings of occasions by a verb: "A met B", "A hosted talks", "A and B discussed the border"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.circumstances import (
    date_of,
    span_of,
    status_of,
    subject_of_verb,
    telling,
    wire_of,
)
from dragoman.extract.guest_lists import goes_on
from dragoman.extract.invitations import invitation_over
from dragoman.extract.meeting_nouns import (
    MANY,
    add_doers_there,
    add_visited,
    chairs_beside,
    form_of,
    from_noun,
    go_betweens,
    is_foretold,
    is_wish,
    occasion_object,
    parties_of,
)
from dragoman.extract.meeting_words import meeting_words
from dragoman.extract.occasions import Occasion
from dragoman.extract.places import place_of
from dragoman.extract.reading import Reading
from dragoman.extract.visits import led_by, mission, visits
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
    foretold = is_foretold(verb, voices)
    if syntax.is_negated(verb) or (is_wish(verb) and not foretold):
        return None
    found = _of_verb(reading, verb, voices)
    if found is not None and foretold and found.status == "held":
        found.status, found.settled = "planned", True
    if (
        found is not None
        and verb.dep_ == "acl"
        and verb.head.lemma_ in meeting_words().around.willing
    ):
        found.status = "planned"  # "readiness *to receive* the minister"
    return found


def _of_verb(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """The occasion by the verb's own sort: meeting, visiting, phoning, discussing, holding."""
    lemma = verb.lemma_.lower()
    noun = occasion_object(verb)
    if noun is not None and lemma in meeting_words().holding.host:
        return _holds(reading, verb, noun, voices)  # "received the visit of …"
    form = "meeting" if lemma in ("host", "welcome", "greet") else meeting_words().verbs.get(lemma)
    if form and (lemma not in meeting_words().holding.host or noun is None):
        return _meets(reading, verb, form, voices)
    if lemma in ("speak", "talk", "chat", "call") and (wire := wire_of(verb)):
        found = _together(reading, verb, "call", voices)
        found.mode = wire
        return found if len(found.present()) > 1 else None
    if lemma in ("lead", "head") and (sent := mission(verb)):
        return visits(reading, verb, voices, syntax.under(sent, "to") or syntax.under(verb, "to"))
    if lemma in ("travel", "fly", "go"):
        back = (c for c in syntax.children(verb, "advmod") if c.lower_ == "back")
        to = [*syntax.under(verb, "to"), *(n for c in back for n in syntax.under(c, "to"))]
        return visits(reading, verb, voices, to)
    if lemma in ("return", "come", "head") and _is_for_talks(verb):
        return visits(reading, verb, voices, syntax.under(verb, "to"))
    return _by_its_own_rule(reading, verb, noun, voices)


def _is_for_talks(verb: Token) -> bool:
    """ "Returned to Geneva *for talks*"."""
    return any(meeting_words().nouns.get(n.lemma_.lower()) for n in syntax.under(verb, "for"))


def _by_its_own_rule(
    reading: Reading, verb: Token, noun: Token | None, voices: Voices
) -> Occasion | None:
    """The occasion of a verb that tells of one in a way of its own; else by the noun that it holds."""
    lemma = verb.lemma_.lower()
    rules = {"summon": _summons, "discuss": _discusses}
    if lemma in ("accompany", "join") and syntax.is_passive(verb):
        return _company(reading, verb, voices)
    if lemma == "see" and any(c.lower_ == "off" for c in syntax.children(verb, "prt")):
        return _sees_off(reading, verb, voices)
    if lemma == "bring" and any(c.lower_ == "together" for c in verb.children):
        return _brings_together(reading, verb, voices)
    if lemma in rules:
        return rules[lemma](reading, verb, voices)
    if lemma in ("tell", "inform", "brief") and (audience := _told_occasion(verb)):
        return _tells(reading, verb, audience, voices)
    if noun is not None:
        return _holds(reading, verb, noun, voices)
    return _before_a_seat(reading, verb, voices)


def _before_a_seat(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """Without a noun of an occasion: "chaired the council", "attended the committee", "called on the king"."""
    lemma = verb.lemma_.lower()
    if lemma == "call" and not syntax.children(verb, "xcomp", "ccomp", "advcl"):
        return _calls_on(reading, verb, voices)
    if lemma in meeting_words().holding.chair and lemma not in ("lead", "head"):
        return _chairs_body(reading, verb, voices)
    return _before_body(reading, verb, voices) if lemma in ("attend", "address") else None


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
        return visits(reading, verb, voices)
    if verb.lemma_ == "meet" and any(
        c.lemma_ in meeting_words().around.not_met for c in syntax.children(verb, "dobj")
    ):
        return None
    if any(
        t.lemma_.lower() in meeting_words().around.games for t in syntax.under(verb, "in", "at")
    ):
        return None
    found = _together(reading, verb, form, voices)
    if verb.lemma_ in ("receive", "host", "welcome", "greet"):
        received = syntax.objects(verb)
        kinds = {voices.kind(a) for a in voices.actors(received)}
        if not received or kinds - {"person", "assembly"}:
            return None
        if verb.lemma_ in ("welcome", "greet") and not _is_in_person(verb, found, voices):
            return None
        found.roles["host"] = voices.actors(syntax.doers(verb))
    if found.date is None and _is_habit(verb):
        return None
    if not found.present() and found.status == "planned":
        found.again = any(c.lower_ == "again" for c in verb.children)
        return found if found.again else None  # "the ministers agreed to *meet again*"
    alone = any(voices.kind(a) == "assembly" for a in found.present())  # "the ministers met"
    return found if alone or len(found.present()) > 1 else None


OFTEN = frozenset({"repeatedly", "often", "regularly", "frequently", "periodically", "occasionally", "rarely"})  # fmt: skip


def _is_habit(verb: Token) -> bool:
    """ "Met *several times* in those years", "*often* meet": no occasion of its own."""
    if any(c.lower_ in OFTEN for c in syntax.children(verb, "advmod")):
        return True
    times = (c for c in syntax.children(verb, "npadvmod", "dobj") if c.lower_ == "times")
    return any(c.dep_ in ("nummod", "amod") for t in times for c in t.children)


def _is_in_person(verb: Token, found: Occasion, voices: Voices) -> bool:
    """ "Was welcomed by the king *in Rabat*"; "welcomed the new chief" may be words alone."""
    if "person" not in {voices.kind(a) for a in voices.actors(syntax.doers(verb))}:
        return False
    arriving = {"arrival", "airport", "palace"} & {t.lemma_.lower() for t in verb.subtree}
    return bool(arriving) or (found.place is not None and not syntax.children(verb, "ccomp"))


def _together(reading: Reading, verb: Token, form: MeetingForm, voices: Voices) -> Occasion:
    """Subjects, objects and whom "with" names, all as participants."""
    found = telling(reading, verb, form)
    others = syntax.under(verb, "with")
    if verb.lemma_ != "discuss":
        others = [*syntax.objects(verb), *others]
    else:
        others += _people_beside(verb, voices)
    if verb.lemma_ in ("speak", "talk"):
        others = [*others, *syntax.under(verb, "to")]
    doers, met = voices.actors(syntax.doers(verb)), voices.actors(others)
    if set(doers) & set(met):
        met = ()  # "he will meet business *leaders*": nobody meets himself
    leading = voices.actors(led_by([*syntax.doers(verb), *others]))
    actors = (*doers, *met, *leading)
    found.roles = {"participant": tuple(a for a in actors if voices.kind(a) in MANY)}
    for noun in syntax.under(verb, "with"):
        if noun.lemma_ in PARTICIPATION:
            found.add("participant", voices.actors(syntax.under(noun, "of")))
    if between := go_betweens(verb, voices):
        found.roles["mediator"] = between
    if hosts := _inviting(verb, voices):
        found.roles["host"] = hosts
        found.add("participant", voices.actors(_invited(verb)))
    return found


def _discusses(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "A and B discussed X"; "a meeting at which they discussed X" tells of that meeting only."""
    found = _together(reading, verb, "talks", voices)
    found.subject = subject_of_verb(verb)
    if found.subject and (beside := _people_beside(verb, voices)):
        found.subject = (found.subject[0], min(n.left_edge.i for n in beside) - 1)
    return found if len(found.present()) > 1 and verb.dep_ != "relcl" else None


def _calls_on(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "Called on the premier *in Beijing*": paid him a visit; "called on him to resign" is a demand."""
    met = syntax.under(verb, "on", "upon")
    if not met or not any(voices.kind(a) == "person" for a in voices.actors(met)):
        return None
    found = telling(reading, verb, "meeting")
    doers = voices.actors(syntax.doers(verb))
    there = (*doers, *voices.actors(met))
    found.roles, found.mode = {"participant": there}, "in person"
    told = found.place is not None or found.date is not None
    return found if told and len(set(there)) > 1 and doers else None


def _people_beside(verb: Token, voices: Voices) -> list[Token]:
    """ "Discussed the truce *with the minister*", where the parse hung the words on the truce.

    Only people: "discussed ties *with Russia*" does not tell that Russia was there.
    """
    if syntax.under(verb, "with"):
        return []
    beside = [n for thing in syntax.children(verb, "dobj") for n in syntax.under(thing, "with")]
    return [n for n in beside if {voices.kind(a) for a in voices.actors([n])} == {"person"}]


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
    found.evidence = span_of(verb, seat[0])
    return found


def _chairs_body(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "A and B co-chaired the *Cooperation Council*": a session of that body."""
    seats = [*syntax.objects(verb), *syntax.under(verb, "over")]
    seat = next((s for s in seats if s.lemma_.lower() in meeting_words().around.organs), None)
    chairs = tuple(a for a in voices.actors(syntax.doers(verb)) if voices.kind(a) in MANY)
    if seat is None or not chairs:
        return None
    found = telling(reading, verb, "session")
    found.roles, found.mode = {"chair": chairs, "participant": chairs}, "in person"
    found.apart = True
    found.evidence = span_of(verb, seat)
    return found


def _told_occasion(verb: Token) -> Token | None:
    """ "Told *the conference* that …"."""
    audience = syntax.children(verb, "dobj", "dative")
    return next((a for a in audience if form_of(a) and a.lemma_.lower() != "event"), None)


def _tells(reading: Reading, verb: Token, noun: Token, voices: Voices) -> Occasion:
    """ "A told the conference that …": A was there."""
    found = from_noun(reading, noun, voices)
    there = (a for a in voices.actors(syntax.doers(verb)) if voices.kind(a) in MANY)
    found.add("participant", tuple(there))
    first = next((c.lower_ for c in noun.children if c.dep_ == "det"), "")
    found.definite = first in ("the", "this")
    found.verb = verb.i
    found.date = found.date or date_of(reading, verb)
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


def _brings_together(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "The plenary *brought together* the ministers of Chad and Niger"."""
    occasions = [noun for noun in syntax.subjects(verb) if form_of(noun)]
    if not occasions or syntax.is_passive(verb):
        return None
    found = from_noun(reading, occasions[0], voices)
    found.add("participant", voices.actors([*syntax.objects(verb), *syntax.under(verb, "with")]))
    found.add("chair", chairs_beside(verb, voices))
    found.verb, found.evidence = verb.i, span_of(verb, occasions[0])
    found.definite = False
    return found


def _summons(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "Was summoned *to the ministry*"; a summons that tells of no place is a protest rather than a meeting."""
    if not syntax.under(verb, "to"):
        return None
    guests = tuple(a for a in voices.actors(syntax.objects(verb)) if voices.kind(a) == "person")
    hosts = voices.actors(syntax.doers(verb)) or voices.actors(syntax.under(verb, "to"))
    if not guests or not hosts:
        return None
    found = telling(reading, verb, "meeting")
    found.roles, found.mode = {"host": hosts, "participant": hosts + guests}, "in person"
    return found


def told_again(
    reading: Reading, verb: Token, first: Occasion, voices: Voices
) -> Iterator[Occasion]:
    """ "Met A in Oslo on Monday *and with B in Bonn on Tuesday*": the occasions told by one verb more."""
    yield from _one_more(reading, verb, first)
    for word in verb.subtree:
        if word.lower_ != "with" or word.dep_ != "conj" or word.pos_ != "ADP":
            continue
        guests = syntax.children(word, "pobj")
        there = (*voices.actors(syntax.doers(verb)), *voices.actors(guests))
        if guests and len(set(there)) > 1:
            found = telling(reading, guests[0], first.form)
            found.status, found.roles = first.status, {"participant": there}
            found.evidence, found.verb = (word.i, guests[0].i + 1), verb.i
            yield found


def _one_more(reading: Reading, verb: Token, first: Occasion) -> Iterator[Occasion]:
    """ "Had a meeting in 2013 *and one in 2014*": one more of the same people, on its own day."""
    noun = occasion_object(verb)
    sentence = reading.parse.sentence(verb.i)
    if noun is None or sentence is None:
        return
    for word in reading.doc[noun.i + 1 : sentence.end - 2]:
        before = reading.doc[word.i - 1].lower_
        if word.lower_ in ("one", "another") and before in ("and", ",") and word.nbor().dep_ == "prep":  # fmt: skip
            times = [t for t in reading.times_in(word.idx, reading.doc[sentence.end - 1].idx) if t.period]  # fmt: skip
            if times and times[0].evidence.start - word.idx < 20:
                yield Occasion(
                    anchor=word.i, form=first.form, evidence=(word.i, word.i + 1), mode=first.mode,
                    status=first.status, date=times[0].period, roles=dict(first.roles), noun=noun.i,
                )  # fmt: skip


def _with_role(reading: Reading, verb: Token, noun: Token, role: str, voices: Voices) -> Occasion:
    """The noun's occasion with the verb's subject in a role, and with whom the verb joins to it."""
    found = from_noun(reading, noun, voices)
    if verb.dep_ in ("acl", "relcl") and verb.head == noun:
        add_doers_there(reading, found, noun, voices)
    doers = (*voices.actors([*syntax.doers(verb), *_willing(verb)]), *_rest_of_list(verb, voices))
    doers = tuple(a for a in doers if voices.kind(a) in MANY)
    for seat in syntax.doers(verb):
        if seat.lemma_.lower() in meeting_words().around.organs and found.form == "session":
            doers = parties_of(reading, seat) or doers
    found.add(role, doers)
    if role != "participant":
        found.add("participant", doers)
    between = go_betweens(verb, voices)
    found.add("mediator", between)
    beside = (*between, *voices.actors(_beside(verb)), *_rest_of_guests(reading, verb))
    if role != "participant" and _is_done_together(verb):
        found.add(role, tuple(a for a in beside if voices.kind(a) in MANY))
    found.add("participant", (*beside, *voices.actors(_invited(verb))))
    partners = voices.actors(_partners(verb))
    for other_role, actors in (("host", _inviting(verb, voices)), ("partner", partners)):
        found.add(other_role, actors)
        found.add("participant", actors)
    if over := invitation_over(verb):
        hosts, guests = voices.actors(over.hosts), voices.actors(over.guests)
        found.roles["host"] = hosts
        found.add("participant", (*guests, *hosts))
        found.status = "planned"
    if found.form == "visit" and not found.place and (to := syntax.under(verb, "to")):
        add_visited(reading, found, to, voices)
    if noun.lemma_ == "audience":
        found.add("host", doers)
    if found.form == "ceremony":
        found.add("participant", voices.actors(syntax.under(noun, "for")))
    found.add("participant", voices.actors(led_by(syntax.doers(verb))))
    found.verb = verb.i
    found.status = status_of(verb, found.status)
    found.date = found.date or date_of(reading, verb)
    found.place = found.place or place_of(reading, verb)
    holding = meeting_words().holding
    if verb.i < noun.i and verb.lemma_ in holding.verbs | holding.host:
        found.evidence = span_of(verb, noun)
    return found


def _willing(verb: Token) -> list[Token]:
    """ "The readiness *of Chad* to receive the visit": whose readiness it is."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.lemma_ not in meeting_words().around.willing:
        return []
    return [*syntax.under(noun, "of"), *syntax.children(noun, "poss")]


def _beside(verb: Token) -> list[Token]:
    """ "With B", "with the participation of B"."""
    found = []
    for noun in syntax.under(verb, "with"):
        if noun.lemma_ in PARTICIPATION:
            for other in syntax.under(noun, "from", "of", "by"):
                found += [other, *_hung_on_of(other)]
        else:
            found.append(noun)
    return found


def _rest_of_guests(reading: Reading, verb: Token) -> tuple[str, ...]:
    """ "With participation from the Government of Chad, *the African Union and Fiji*"."""
    guests = [n for n in syntax.under(verb, "with") if n.lemma_ in PARTICIPATION]
    return tuple(a for noun in guests for a in goes_on(reading, noun.right_edge.i + 1))


def _is_done_together(verb: Token) -> bool:
    """ "Convened by A *together with* B": B has A's role."""
    preps = (p for p in syntax.children(verb, "prep") if p.lower_ == "with")
    words = {w.lower_ for p in preps for w in (*p.children, *p.doc[max(p.i - 1, 0) : p.i])}
    return bool(words & {"together", "jointly"})


def _hung_on_of(head: Token) -> list[Token]:
    """ "The leaders of the Gulf states, *Jordan and Egypt*": the rest of a list that the parse hung on "of"."""
    return [
        other
        for noun in syntax.under(head, "of")
        for other in syntax.conjuncts(noun)[1:]
        if syntax.children(other, "det")
    ]


def _rest_of_list(verb: Token, voices: Voices) -> tuple[str, ...]:
    """ "Attended by the leaders of the Gulf states, *Jordan and Egypt*", which the parse hung on "of"."""
    found: list[str] = []
    for head in syntax.agents(verb):
        found += voices.actors(_hung_on_of(head))
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


def _inviting(verb: Token, voices: Voices) -> tuple[str, ...]:
    """Who invited, without the guests that the parse joined to them."""
    guests = set(voices.actors(_invited(verb)))
    return tuple(a for a in voices.actors(_inviters(verb)) if a not in guests)


def _invited(verb: Token) -> list[Token]:
    """ "At the invitation of A, *B and C* paid a visit", where the parse made one list of all three."""
    if syntax.subjects(verb):
        return []
    return [guest for inviter in _inviters(verb) for guest in syntax.conjuncts(inviter)[1:]]


def _partners(verb: Token) -> list[Token]:
    """ "In partnership with …", "in cooperation with …"."""
    found = []
    for prep in syntax.children(verb, "prep"):
        for noun in syntax.children(prep, "pobj"):
            if noun.lemma_.lower() in meeting_words().around.partnership:
                found += syntax.under(noun, "with")
    return found
