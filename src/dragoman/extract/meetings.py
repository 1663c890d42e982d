"""Occasions on which actors come together, each one record however often it is told.

Every verb and noun of meeting gives a telling; tellings of one occasion are then joined. "The
event" with nobody named is a telling of the occasion told last.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from dragoman.extract import syntax
from dragoman.extract.levels import level_of
from dragoman.extract.occasions import Occasion, joined
from dragoman.extract.places import compound_place, place_of
from dragoman.extract.reading import Reading
from dragoman.extract.twins import Ids
from dragoman.extract.voices import Voices
from dragoman.records import Meeting, MeetingForm, MeetingStatus, Mode, Period, Roles

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLE_OF = {"host": "host", "convene": "convener", "chair": "chair", "mediate": "mediator"}
PLANNED = frozenset(
    {
        "upcoming",
        "planned",
        "scheduled",
        "next",
        "forthcoming",
        "proposed",
        "future",
        "prospective",
        "possible",
        "potential",
    }
)
MANY = ("person", "state", "body", "organisation", "group", "assembly", "ngo", "company")


@cache
def book() -> dict:  # type: ignore[type-arg]
    """The codebook `meetings.toml`."""
    return tomllib.loads(files("dragoman.codebooks").joinpath("meetings.toml").read_text("utf-8"))


def meetings(reading: Reading) -> Iterator[Meeting]:
    """Every occasion of the body that tells who or when, in the order of first telling."""
    ids = Ids("meeting", reading.report)
    for occasion in reading.found["occasions"]:
        yield _meeting(reading, occasion, ids)


def occasions(reading: Reading) -> list[Occasion]:
    """The occasions, their tellings joined: a step of its own, since `events` needs them too."""
    voices = Voices(reading)
    tellings: list[Occasion] = []
    for sentence in reading.parse.sentences:
        for token in reading.parse.tokens(sentence):
            if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ in ("have", "hold")):
                telling = _by_verb(reading, token, voices)
            elif token.pos_ in ("NOUN", "PROPN"):
                telling = _by_noun(reading, token, voices)
            else:
                telling = None
            if telling is not None:
                tellings.append(telling)
    found = [o for o in joined(tellings) if _counts(reading, o)]
    _speakers_attend(reading, found)
    return found


def _counts(reading: Reading, occasion: Occasion) -> bool:
    """Whether the report tells enough of it: who, and that they came together."""
    present = occasion.present()
    if not present:
        return False
    kinds = {a.id: a.kind for a in reading.cast.actors}
    if occasion.form == "visit":
        return len(present) > 1 or (kinds[present[0]] == "person" and occasion.place is not None)
    several = len(present) > 1 or kinds[present[0]] == "assembly"
    return several or (
        occasion.form in ("summit", "conference", "session", "ceremony") and not occasion.vague
    )


def _speakers_attend(reading: Reading, found: list[Occasion]) -> None:
    """Who speaks in a report from one large meeting was there.

    Only where the report opens with it, many take part or somebody convened it, and it tells
    of no other meeting that was held.
    """
    held = [o for o in found if o.status == "held"]
    kinds = {a.id: a for a in reading.cast.actors}
    if (
        len(held) != 1
        or reading.parse.sentence_of[held[0].anchor] > 1
        or held[0].form in ("call", "visit")
    ):
        return
    occasion = held[0]
    large = occasion.roles.get("convener") or any(
        kinds[a].kind == "assembly" for a in occasion.present()
    )
    if not large:
        return
    speakers = [s.speakers for s in reading.found.get("statements", ()) if s.cue is not None]
    there = [a for ids in speakers for a in ids if kinds[a].kind == "person" and kinds[a].offices]
    occasion.roles["participant"] = tuple(
        dict.fromkeys((*occasion.roles.get("participant", ()), *there))
    )


def _by_verb(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    lemma, holding = verb.lemma_.lower(), book()["holding"]
    if syntax.is_negated(verb) or _is_wish(verb):
        return None
    if form := book()["verbs"].get(lemma):
        return _meets(reading, verb, form, voices)
    if lemma in ("speak", "talk", "chat", "call") and (wire := _wire(reading, verb)):
        found = _together(reading, verb, "call", voices)
        found.mode = wire
        return found if len(found.present()) > 1 else None
    if lemma in ("accompany", "join") and syntax.is_passive(verb):
        return _company(reading, verb, voices)
    if lemma == "see" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children):
        found = _together(reading, verb, "ceremony", voices)
        found.evidence, found.mode = (verb.i, verb.i + 2), "in person"
        return found if len(found.present()) > 1 else None
    if lemma == "discuss":
        found = _together(reading, verb, "talks", voices)
        found.subject = _subject_span(verb)
        return found if len(found.present()) > 1 and not _inside_occasion(verb) else None
    noun = _occasion_object(verb)
    if noun is None:
        return _before_body(reading, verb, voices) if lemma in ("attend", "address") else None
    for kind, role in ROLE_OF.items():
        if lemma in holding[kind]:
            return _with_role(reading, verb, noun, role, voices)
    if lemma in holding["attend"] or (lemma == "take" and _takes_part(verb)):
        return _with_role(reading, verb, noun, "participant", voices)
    if lemma in holding["verbs"]:
        return _with_role(reading, verb, noun, "participant", voices)
    if lemma in holding["cancel"]:
        found = _with_role(reading, verb, noun, "participant", voices)
        found.status = "cancelled"
        return found
    return None


def _is_wish(verb: Token) -> bool:
    """ "Would meet", "wants to meet", "expected to meet": no occasion, unless it is planned."""
    if syntax.modal(verb) in ("would", "could", "should", "may", "might", "can", "must"):
        return True
    return verb.dep_ in ("xcomp", "ccomp", "acl") and verb.head.lemma_ in (
        "want",
        "hope",
        "wish",
        "like",
        "refuse",
        "decline",
        "urge",
        "ask",
        "call",
        "need",
        "try",
        "fail",
        "seek",
    )


def _takes_part(verb: Token) -> bool:
    return any(c.lower_ == "part" for c in verb.children)


def _occasion_object(verb: Token) -> Token | None:
    """The noun of an occasion that is the verb's object, passive subject, or stands after its preposition."""
    nouns = book()["nouns"]
    candidates = [*syntax.objects(verb)]
    for prep in syntax.children(verb, "prep"):
        if prep.lower_ in ("in", "at", "over", "to", "for"):
            candidates += syntax.children(prep, "pobj")
    for c in syntax.children(verb, "dobj"):
        if c.lower_ == "part":
            candidates += syntax.under(c, "in")
    return next((c for c in candidates if c.lemma_.lower() in nouns or c.lower_ in nouns), None)


def _meets(reading: Reading, verb: Token, form: MeetingForm, voices: Voices) -> Occasion | None:
    if form == "visit":
        return _visits(reading, verb, voices)
    found = _together(reading, verb, form, voices)
    if verb.lemma_ == "receive":
        if not all(
            voices.kind(a) == "person" for a in voices.actors(syntax.objects(verb))
        ) or not syntax.objects(verb):
            return None
        found.roles["host"] = voices.actors(
            syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
        )
    if verb.lemma_ == "meet" and any(
        c.dep_ == "dobj"
        and c.lemma_
        in (
            "need",
            "demand",
            "target",
            "goal",
            "requirement",
            "challenge",
            "deadline",
            "obligation",
            "commitment",
        )
        for c in verb.children
    ):
        return None
    if len(found.present()) < 2:
        return None
    return found


def _before_body(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "He attended the parliament's committee": a session of that body."""
    seat = syntax.objects(verb)
    bodies = tuple(a for a in voices.actors(seat) if voices.kind(a) in ("body", "organisation"))
    guests = voices.actors(syntax.subjects(verb))
    if not bodies or not guests or syntax.is_passive(verb):
        return None
    found = _new(reading, verb, "session", voices)
    found.roles, found.mode = {"participant": guests + bodies}, "in person"
    found.evidence = _span(verb, seat[0])
    return found


def _company(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    """ "He was accompanied by the ambassador": who else was at the meeting told before."""
    guests = tuple(a for a in voices.actors(syntax.agents(verb)) if voices.kind(a) in MANY)
    hosts = tuple(a for a in voices.actors(syntax.objects(verb)) if voices.kind(a) in MANY)
    if not guests or not hosts:
        return None
    found = _new(reading, verb, "meeting", voices)
    found.roles, found.definite, found.company = {"participant": hosts + guests}, True, True
    return found


def _visits(reading: Reading, verb: Token, voices: Voices) -> Occasion | None:
    visitors = voices.actors(
        syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
    )
    inviters = (
        voices.actors(syntax.subjects(verb.head))
        if verb.dep_ == "xcomp" and verb.head.lemma_ == "invite"
        else ()
    )
    visited = syntax.objects(verb)
    hosts = inviters or tuple(
        a
        for a in voices.actors(visited)
        if voices.kind(a) in ("state", "body", "organisation", "person")
    )
    if not visitors or not visited:
        return None
    place = next(
        (
            t.evidence.words
            for t in reading.found.get("places", ())
            for v in visited
            if t.token in (v.i, *(c.i for c in v.children))
        ),
        None,
    )
    found = _new(reading, verb, "visit", voices)
    found.mode, found.place = "in person", place or found.place
    found.roles = {"host": hosts, "participant": visitors + hosts}
    found.evidence = _span(verb, visited[0])
    return found


def _together(reading: Reading, verb: Token, form: MeetingForm, voices: Voices) -> Occasion:
    """Subjects, objects and whom "with" names, all as participants."""
    found = _new(reading, verb, form, voices)
    passive = syntax.is_passive(verb)
    first = voices.actors(syntax.agents(verb) if passive else syntax.subjects(verb))
    second = voices.actors(
        [*(syntax.objects(verb) if verb.lemma_ != "discuss" else []), *syntax.under(verb, "with")]
    )
    if verb.lemma_ in ("speak", "talk"):
        second += voices.actors(syntax.under(verb, "to"))
    found.roles = {"participant": tuple(a for a in (*first, *second) if voices.kind(a) in MANY)}
    for noun in syntax.under(verb, "with"):
        if noun.lemma_ in ("participation", "attendance"):
            found.roles["participant"] += voices.actors(syntax.under(noun, "of"))
    if hosts := voices.actors(_inviters(verb)):
        found.roles["host"] = hosts
    return found


def _with_role(reading: Reading, verb: Token, noun: Token, role: str, voices: Voices) -> Occasion:
    found = _from_noun(reading, noun, voices)
    passive = syntax.is_passive(verb)
    doers = voices.actors(syntax.agents(verb) if passive else syntax.subjects(verb))
    doers = tuple(a for a in (*doers, *_rest_of_list(verb, voices)) if voices.kind(a) in MANY)
    found.roles[role] = found.roles.get(role, ()) + doers
    if role != "participant":
        found.roles["participant"] = found.roles.get("participant", ()) + doers
    beside = [
        t
        for n in syntax.under(verb, "with")
        for t in (
            [n]
            if n.lemma_ not in ("participation", "attendance")
            else syntax.under(n, "from", "of", "by")
        )
    ]
    found.roles["participant"] = found.roles.get("participant", ()) + voices.actors(beside)
    for inviter in _inviters(verb):
        actors = voices.actors([inviter])
        found.roles["host"] = found.roles.get("host", ()) + actors
        found.roles["participant"] += actors
    for partner in _partners(verb):
        actors = voices.actors([partner])
        found.roles["partner"] = found.roles.get("partner", ()) + actors
        found.roles["participant"] += actors
    found.verb = verb.i
    found.status = _status(reading, verb, found.status)
    found.date = found.date or _date(reading, verb)
    found.place = found.place or place_of(reading, verb)
    if verb.i < noun.i and verb.lemma_ in (*book()["holding"]["verbs"], *book()["holding"]["host"]):
        found.evidence = _span(verb, noun)
    return found


def _rest_of_list(verb: Token, voices: Voices) -> tuple[str, ...]:
    """ "Attended by the leaders of the Gulf states, *Jordan and Egypt*", which the parse hung on "of"."""
    found: list[str] = []
    for head in syntax.agents(verb):
        for noun in syntax.under(head, "of"):
            for other in syntax.conjuncts(noun)[1:]:
                if any(c.dep_ == "det" for c in other.children):
                    found += voices.actors([other])
    for subject in syntax.children(verb, "nsubjpass"):
        for other in syntax.children(subject, "appos"):
            if other.i > verb.i:
                found += voices.actors([other])
    return tuple(found)


def _inviters(verb: Token) -> list[Token]:
    """ "At the invitation of …"."""
    return [
        t
        for noun in syntax.under(verb, "at", "on", "upon")
        if noun.lemma_ == "invitation"
        for t in (*syntax.under(noun, "of", "by", "from"), *syntax.children(noun, "poss"))
    ]


def _partners(verb: Token) -> list[Token]:
    """ "In partnership with …", "jointly with …", "together with …"."""
    found = []
    for prep in syntax.children(verb, "prep"):
        for noun in syntax.children(prep, "pobj"):
            if noun.lemma_.lower() in (
                "partnership",
                "cooperation",
                "collaboration",
                "coordination",
            ):
                found += syntax.under(noun, "with")
    return found


def _by_noun(reading: Reading, noun: Token, voices: Voices) -> Occasion | None:
    """ "The talks between A and B", "A's visit to B", "the Paris summit"."""
    form = _form_of(noun)
    if form is None or noun.dep_ in ("compound", "amod"):
        return None
    verb = noun.head
    if (
        _occasion_object(verb) == noun
        and (verb.pos_ == "VERB")
        and _known_verb(verb.lemma_.lower())
    ):
        return None  # told by its verb
    if form == "call" and not _is_call(noun):
        return None
    found = _from_noun(reading, noun, voices)
    if noun.dep_ == "pobj" and verb.lower_ in ("at", "during", "in") and not found.vague:
        doing = next((up for up in syntax.ancestors_within(verb, 5) if syntax.is_verbal(up)), None)
        subjects = syntax.subjects(doing) if doing is not None else []
        doers = tuple(a for a in voices.actors(subjects) if voices.kind(a) in MANY)
        found.roles["participant"] = tuple(
            dict.fromkeys((*doers, *found.roles.get("participant", ())))
        )
    if syntax.is_verbal(verb):
        if syntax.is_negated(verb) or _is_wish(verb):
            return None
        if verb.dep_ == "acl" and verb.head.lemma_ in (
            "willingness",
            "readiness",
            "invitation",
            "intention",
            "plan",
        ):
            found.status = "planned"
        found.status = _status(reading, verb, found.status)
        found.date = found.date or (
            _date(reading, verb) if noun.dep_ in ("nsubj", "nsubjpass") else None
        )
        if noun.dep_ in ("nsubj", "nsubjpass"):
            found.place = found.place or place_of(reading, verb)
            if verb.lemma_.lower() in book()["holding"]["cancel"] and syntax.is_passive(verb):
                found.status = "cancelled"
            for agent in syntax.agents(verb):
                lemma = verb.lemma_.lower()
                role = next(
                    (r for k, r in ROLE_OF.items() if lemma in book()["holding"][k]), "participant"
                )
                found.roles[role] = found.roles.get(role, ()) + voices.actors([agent])
    return found


def _known_verb(lemma: str) -> bool:
    return any(lemma in verbs for verbs in book()["holding"].values()) or lemma == "take"


def _form_of(noun: Token) -> MeetingForm | None:
    nouns = book()["nouns"]
    form = nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower())
    if form is None or (
        noun.lemma_.lower()
        in ("round", "dialogue", "assembly", "congress", "launch", "tour", "event")
        and not _is_occasion(noun)
    ):
        return None
    if noun.lemma_.lower() == "conference" and any(
        c.lower_ in ("press", "news") for c in noun.children
    ):
        return None
    return cast(MeetingForm, form)


def _is_occasion(noun: Token) -> bool:
    if noun.lemma_.lower() == "event":
        return noun.dep_ in ("nsubj", "nsubjpass", "pobj") and any(
            c.dep_ == "det" and c.lower_ == "the" for c in noun.children
        )
    if noun.lemma_.lower() == "round":
        return any(
            c.lower_
            in (
                "next",
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "latest",
                "new",
                "last",
                "final",
            )
            for c in noun.children
        ) or any(
            n.lemma_.lower() in ("talk", "talks", "negotiation", "consultation", "meeting")
            or n.lower_ == "talks"
            for n in syntax.under(noun, "of")
        )
    return noun.lemma_.lower() in ("launch",)


def _is_call(noun: Token) -> bool:
    """A call by wire, not a call for something."""
    if any(c.lower_ in ("phone", "telephone", "video", "telephonic") for c in noun.children):
        return True
    return (
        noun.lemma_ in ("call", "conversation")
        and bool(syntax.under(noun, "with", "between"))
        and not syntax.under(noun, "for", "on", "to")
    )


def _from_noun(reading: Reading, noun: Token, voices: Voices) -> Occasion:
    form = _form_of(noun) or "meeting"
    found = _new(reading, noun, form, voices)
    found.noun = noun.i
    owners = syntax.children(noun, "poss")
    inside = [*syntax.under(noun, "between", "with", "of", "among")]
    for n in list(inside):  # "the latest round of talks between A and B"
        if n.lemma_.lower() in book()["nouns"] or n.lower_ == "talks":
            inside += syntax.under(n, "between", "with", "of", "among")
            found.place = found.place or place_of(reading, n)
            found.form = _form_of(n) or found.form
    actors = voices.actors([*owners, *inside, *_before(reading, noun)])
    found.roles = {"participant": tuple(a for a in actors if voices.kind(a) in MANY)}
    if form == "visit":
        hosts = voices.actors(syntax.under(noun, "to"))
        places = [
            t.evidence.words
            for n in syntax.under(noun, "to")
            for t in reading.found.get("places", ())
            if t.token in {x.i for x in n.subtree}
        ]
        found.mode, found.place = "in person", found.place or (places[0] if places else None)
        found.roles = {
            "host": tuple(h for h in hosts if voices.kind(h) in ("state", "person")),
            "participant": found.roles["participant"] + hosts,
        }
    first = next((c.lower_ for c in noun.children if c.dep_ in ("det", "poss")), "")
    found.definite = first in ("the", "this", "that", "his", "her", "their", "these") and not actors
    found.again = any(
        c.lower_ in ("next", "second", "third", "fourth", "fifth", "new", "another")
        for c in noun.children
    )
    found.vague = (
        (noun.tag_ in ("NNS",)
        and form not in ("talks",))
        or any(
            c.lower_ in ("any", "no", "such", "further", "regular", "future") for c in noun.children
        )
    )
    if any(c.lower_ in PLANNED for c in noun.children):
        found.status = "planned"
    found.subject = found.subject or _noun_subject(noun)
    if any(c.lower_ in ("phone", "telephone") for c in noun.children):
        found.mode, found.form = "phone", "call"
    elif any(c.lower_ in ("video", "virtual", "online") for c in noun.children):
        found.mode = "video"
    return found


def _before(reading: Reading, noun: Token) -> list[Token]:
    """Actors before the noun: "the *Iran–US* talks", "*Taliban* negotiations", not "the *Paris* summit"."""
    return [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and reading.mentions(c)
            and compound_place(reading, noun) != c.text]  # fmt: skip


def _new(reading: Reading, anchor: Token, form: MeetingForm, voices: Voices) -> Occasion:
    wire = _wire(reading, anchor)
    place = place_of(reading, anchor) or compound_place(reading, anchor)
    return Occasion(
        anchor=anchor.i, form="call" if wire and form in ("talks", "meeting") else form,
        evidence=(anchor.i, anchor.i + 1), status=_status(reading, anchor, "held"), date=_date(reading, anchor),
        place=place, mode=wire or ("in person" if place else "unknown"),
        subject=_subject_span(anchor) if anchor.pos_ == "VERB" else None,
        settled=any(syntax.is_future(up) for up in (anchor, *syntax.ancestors_within(anchor, 2)) if syntax.is_verbal(up)) and anchor.head.lemma_ != "expect",
    )  # fmt: skip


def _wire(reading: Reading, anchor: Token) -> Mode | None:
    """By phone or by video, if the anchor's own phrase says so."""
    words = {t.lower_ for t in anchor.children} | {
        t.lower_ for p in syntax.children(anchor, "prep") for t in p.subtree if t.i - p.i < 4
    }
    words |= {c.lower_ for d in syntax.children(anchor, "dobj") for c in d.children}
    if words & {"phone", "telephone", "telephonic"}:
        return "phone"
    return (
        "video"
        if words & {"video", "videoconference", "virtually", "virtual", "online", "zoom"}
        else None
    )


def _status(reading: Reading, anchor: Token, known: MeetingStatus) -> MeetingStatus:
    if known != "held":
        return known
    if anchor.dep_ == "pobj" and anchor.head.lower_ in (
        "at",
        "during",
        "after",
        "following",
        "since",
    ):
        return known if not syntax.is_future(anchor.head.head) else "planned"
    verb = anchor
    for up in (anchor, *syntax.ancestors_within(anchor, 2)):
        if syntax.is_verbal(up):
            verb = up
            break
    if not syntax.is_verbal(verb):
        return known
    if syntax.is_future(verb):
        return "planned"
    if verb.dep_ == "xcomp" and verb.head.lemma_ in (
        "plan",
        "schedule",
        "expect",
        "agree",
        "set",
        "due",
        "intend",
        "invite",
        "decide",
    ):
        return "planned"
    if verb.lemma_ in ("schedule", "plan", "slate", "propose") and verb != anchor:
        return "planned"
    return known


def _date(reading: Reading, anchor: Token) -> Period | None:
    """The days that the anchor's own phrase gives, then its clause, then its sentence if that has one only."""
    sentence = reading.parse.sentence(anchor.i)
    if sentence is None:
        return None
    nodes = [anchor]
    if anchor.pos_ in ("NOUN", "PROPN"):
        over = [up for up in syntax.ancestors_within(anchor, 4) if syntax.is_verbal(up)]
        held_at = anchor.dep_ == "pobj" and anchor.head.lower_ in ("at", "during", "in")
        nodes += over[:1] if held_at or anchor.head in over[:1] else []
    for node in nodes:
        own = _times_under(reading, node)
        if own:
            return min(own, key=lambda t: abs(t.evidence.start - anchor.idx)).period
    return None


def _times_under(reading: Reading, node: Token) -> list:  # type: ignore[type-arg]
    """Expressions of time that hang on the node itself, not on another verb under it."""
    found = []
    for time in reading.times_in(
        node.left_edge.idx, node.right_edge.idx + len(node.right_edge.text)
    ):
        if time.period is None or time.vague:
            continue
        first = next((t for t in node.subtree if t.idx >= time.evidence.start), None)
        while first is not None and first != node:
            if syntax.is_verbal(first) and first != node and first.dep_ not in ("aux", "auxpass"):
                first = None
                break
            first = first.head
        if first == node:
            found.append(time)
    return found


def _subject_span(verb: Token) -> tuple[int, int] | None:
    """What was discussed: the object of "discuss", "to discuss …", "on …", "about …"."""
    if verb.lemma_ == "discuss":
        thing = syntax.child(verb, "dobj")
        return (thing.left_edge.i, thing.right_edge.i + 1) if thing is not None else None
    for c in verb.children:
        if c.dep_ in ("xcomp", "advcl") and c.lemma_ in (
            "discuss",
            "review",
            "address",
            "talk",
            "negotiate",
        ):
            thing = syntax.child(c, "dobj")
            if thing is not None:
                return thing.left_edge.i, thing.right_edge.i + 1
    return None


def _noun_subject(noun: Token) -> tuple[int, int] | None:
    for prep in syntax.children(noun, "prep"):
        if prep.lower_ in ("on", "about", "regarding", "over", "concerning"):
            thing = syntax.child(prep, "pobj", "pcomp")
            if thing is not None and thing.ent_type_ not in ("DATE", "TIME"):
                return thing.left_edge.i, thing.right_edge.i + 1
    for clause in syntax.children(noun, "acl", "relcl"):
        if clause.lemma_ in ("dedicate", "devote", "focus", "discuss"):
            for thing in (*syntax.under(clause, "to", "on"), *syntax.children(clause, "dobj")):
                return thing.left_edge.i, thing.right_edge.i + 1
    return None


def _inside_occasion(verb: Token) -> bool:
    """ "A meeting in which they discussed …": a telling of that meeting, no occasion of its own."""
    return verb.dep_ == "relcl"


def _span(a: Token, b: Token) -> tuple[int, int]:
    start, end = min(a.i, b.i), max(a.i, b.i) + 1
    return (start, end) if end - start < 12 else (a.i, a.i + 1)


def _meeting(reading: Reading, occasion: Occasion, ids: Ids) -> Meeting:
    parse = reading.parse
    evidence = parse.quote(*occasion.evidence)
    present = occasion.present()
    roles = {r: tuple(dict.fromkeys(a)) for r, a in occasion.roles.items() if a}
    roles["participant"] = present
    subject = syntax.trimmed(parse.doc, *occasion.subject) if occasion.subject else None
    return Meeting(
        id=ids.new(evidence),
        evidence=evidence,
        confidence=occasion.confidence(),
        form=occasion.form,
        level=level_of(reading, present, occasion.form),
        mode=occasion.mode,
        status=occasion.status,
        date=occasion.date,
        place=occasion.place,
        subject=parse.quote(*subject) if subject and subject[1] > subject[0] else None,
        roles=Roles(**roles),
    )
