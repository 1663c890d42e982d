"""Who acts and who is acted on, around the verb or noun that tells a deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.extract.frames import event_words, frames
from dragoman.extract.happenings import Happening, political
from dragoman.extract.reading import Reading
from dragoman.extract.voices import Voices
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

JUDGES: frozenset[EventType] = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})
"""Types done to whoever did what the object tells: "condemned *Russia's* attack on a town"."""
HOSTILE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
HITS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
OWN: frozenset[EventType] = frozenset({"RETREAT", "MOBILIZE"})
"""Types whose object is the actor's own: it is moved, not acted on."""
MADE: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types that can be rejected by whom they are done to."""
REFUGE = frozenset({"refuge", "asylum", "sanctuary", "shelter"})
"""What is sought of whoever rules the place: "sought refuge *in Chad*"."""
SENDS = frozenset({"send", "dispatch", "deploy", "move", "rush"})
"""What is sent is no recipient: "*dispatched inspectors* to Chad"."""
THREATENED = ("with", "on", "against", "to", "from", "of", "at", "for")
"""Before whom a threatened act would hit: "threatened to break relations *with* Chad"."""
CRIES = frozenset(
    "protest demand denounce condemn oppose call show express press reject decry criticise criticize urge accuse "
    "chant vent voice shout force blame support".split()
)  # fmt: skip
"""What a crowd does while it protests; under it stands whom it is against."""
WISHED = frozenset(
    "release freedom freeing return right independence autonomy reinstatement protection recognition safety acquittal "
    "solidarity sovereignty reunification".split()
)  # fmt: skip
"""What a crowd wishes somebody, who is then not whom it is against: "the *release* of the activists"."""
BLAMED = frozenset({"blame", "pin"})


def acting(voices: Voices, verb: Token) -> tuple[str, ...]:
    """Who does what a verb tells; for a state's means, the state: "a *Chilean* warship sailed"."""
    subjects = [_stands_for(voices, noun, verb) for noun in syntax.doers(verb)]
    if not subjects and syntax.is_passive(verb):
        inside = syntax.under(verb, "in", "by", "during")
        subjects = [noun for noun in inside if _is_means(noun)]
    found = political(voices, voices.actors(subjects))
    if found or not subjects:
        return found or voices.implied(verb)
    owners = [o for noun in subjects if _is_means(noun) for o in doers_of(voices, noun)]
    return political(voices, voices.actors(owners))


def is_greeting(voices: Voices, verb: Token) -> bool:
    """ "Welcomed *the guest at* the palace": somebody is received, not praised."""
    if verb.lemma_ != "welcome":
        return False
    guests = voices.actors(syntax.objects(verb))
    there = any(p.lower_ in ("at", "upon", "in", "on") for p in syntax.children(verb, "prep"))
    return there and any(voices.kind(a) == "person" for a in guests)


def _is_means(noun: Token) -> bool:
    """ "Warships", "strikes": what acts for its owner."""
    lemma, words = noun.lemma_.lower(), event_words()
    if lemma in words.means or lemma in words.forces or lemma == "strike":
        return True
    return frames().nouns.get(lemma) == "ASSAULT"


def _stands_for(voices: Voices, noun: Token, verb: Token) -> Token:
    """ "The Front, *a movement* that rejects the talks", "Oman was *the first* to …": the one described."""
    if verb.dep_ not in ("relcl", "acl"):
        return noun
    if noun.dep_ == "appos" and any(c.lower_ in ("a", "an") for c in noun.children):
        over = (
            noun.head,
            *syntax.ancestors_within(noun.head, 2),
        )  # "the *Front* for the Valley, …"
        return next((up for up in over if up.pos_ != "ADP" and voices.actors([up])), noun)
    if noun.dep_ == "attr":
        return next(iter(syntax.subjects(noun.head)), noun)
    return noun


def owners_of(noun: Token) -> list[Token]:
    """ "*Syria's* missions", "the missions *of Syria*"."""
    return [*syntax.children(noun, "poss", "amod", "compound", "nmod"), *syntax.under(noun, "of")]


def doers_of(voices: Voices, noun: Token) -> list[Token]:
    """Whose deed a noun tells by its own phrase: owner, "by …", adjective, "led by …", "blamed on …"."""
    doers = [*syntax.children(noun, "poss"), *syntax.under(noun, "by")]
    doers += [c for c in syntax.children(noun, "amod", "compound", "nmod") if voices.actors([c])]
    for clause in syntax.children(noun, "acl"):
        doers += syntax.agents(clause)
        if clause.lemma_ in BLAMED:
            doers += syntax.under(clause, "on")
    if not doers and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return doers_of(voices, noun.head)  # "Laos's raids and *attacks*"
    return doers


def acted_on(
    reading: Reading,
    voices: Voices,
    verb: Token,
    kind: EventType,
    second: Token | None,
    told: Sequence[Happening],
) -> tuple[str, ...]:
    """Objects that are actors, else whom the type's prepositions name, else whose object it is.

    ``told`` are the happenings told before: "condemned the invasion" is done to whoever invaded.
    """
    objects = _objects(verb)
    sends = verb.lemma_ in SENDS and kind not in HOSTILE
    inside = objects if second is None else [second, *objects]
    deeds = [noun for noun in inside if _hostile(noun)] if kind in JUDGES else []
    prepositions = frames().to[kind]
    if sends:
        objects = [noun for noun in objects if noun.dep_ == "dative"]
        prepositions = (*prepositions, "to")
    if second is not None and second.lemma_ in REFUGE:
        prepositions = (*prepositions, "in")
    after = [
        noun
        for token in (verb, *(t for t in inside if t not in deeds))
        for noun in _after(token, prepositions)
    ]
    if kind in OWN:
        return political(voices, voices.actors(after))
    if kind == "THREATEN" and (deed := syntax.child(verb, "xcomp")) is not None:
        things = syntax.children(deed, "dobj")
        near = [n for t in (deed, *things) for n in syntax.under(t, *THREATENED)]
        after += things + near or [t for t in deed.subtree if t.dep_ == "pobj"]
    owners = [
        owner
        for noun in objects
        if noun not in deeds
        for owner in (
            *owners_of(noun),
            *syntax.under(noun, "by", "against", "in", "to", "on", "for"),
        )
    ]
    whole = [noun for noun in objects if not deeds or noun not in deeds]
    if kind == "REJECT" and (whose := political(voices, voices.actors(_made_by(objects)))):
        return whose
    if kind == "PROTEST" and (whom := _cried_against(voices, verb, inside)):
        return whom
    if sends:
        things = _objects(verb)  # "sent *inspectors* to a plant in Iran"
        after += [n for noun in things for n in syntax.under(noun, "to", "into")]
        after += [n for noun in (verb, *after) for n in syntax.under(noun, "in", "into")]
    given = political(voices, voices.actors(after)) if kind == "AID" else ()
    if given and not _are_people(voices, voices.actors(whole)):
        return given
    return (
        political(voices, voices.actors(whole))
        or political(voices, _of_deeds(reading, voices, deeds, told))
        or political(voices, voices.actors(after))
        or political(voices, voices.actors(owners))
        or political(voices, voices.actors([o for noun in after for o in owners_of(noun)]))
        or political(voices, voices.actors(_owners_inside(objects)))
        or (_claimant(voices, verb, objects, told) if kind == "REJECT" else ())
        or (political(voices, voices.actors(_aimed_at(verb))) if kind in HITS else ())
    )


def _are_people(voices: Voices, ids: tuple[str, ...]) -> bool:
    """Whether these are helped themselves, as refugees are; "*intelligence*" and "troops" are sent."""
    return any(voices.kind(a) not in ("body", "company") for a in ids)


def _aimed_at(verb: Token) -> list[Token]:
    """Whom a deed is meant to hit: "opened fire *to disperse demonstrators*"."""
    return [
        noun
        for clause in syntax.children(verb, "advcl", "xcomp")
        if clause.tag_ == "VB" and frames().verbs.get(clause.lemma_) in HITS
        for noun in syntax.objects(clause)
    ]


def _made_by(objects: list[Token]) -> list[Token]:
    """Whose an offer or plan is that is rejected: "a *Senegalese* plan", "calls *by the envoy*"."""
    return [
        owner
        for noun in objects
        for owner in (
            *syntax.children(noun, "poss", "amod", "compound", "nmod"),
            *syntax.under(noun, "by", "from", "of"),
        )
    ]


def _cried_against(voices: Voices, verb: Token, inside: list[Token]) -> tuple[str, ...]:
    """Whom a protest is against: after "against", or in what it demands, denounces or calls for."""
    own = set(voices.actors(syntax.doers(verb)))
    doing = [verb, *(v for v in syntax.under(verb, "to") if syntax.is_verbal(v))]
    rallies = [
        noun
        for word in doing
        for noun in syntax.under(word, "in", "during", "at", "after", "following")
        if _is_protest(noun)
    ]
    things = [
        n
        for token in (verb, *inside, *rallies)
        for n in syntax.under(token, "against", "over", "at")
    ]
    for word in (verb, *inside, *rallies, *syntax.under(verb, "in")):
        for clause in syntax.children(word, "advcl", "xcomp", "acl"):
            if clause.lemma_ in CRIES:
                things += syntax.objects(clause)
                things += syntax.under(
                    clause, "for", "against", "at", "on", "from", "over", "to", "by"
                )
    for _ in range(3):
        found = political(voices, voices.actors(things))
        if others := tuple(a for a in found if a not in own):
            return others
        things = [
            n
            for thing in things
            for n in (
                *syntax.children(thing, "poss", "amod", "compound", "nmod"),
                *syntax.under(thing, "of", "by", "from", "against", "in", "with"),
            )
            if n.head.lower_ == "from" or thing.lemma_.lower() not in WISHED
        ]
    return ()


def _is_protest(noun: Token) -> bool:
    return frames().nouns.get(noun.lemma_.lower()) == "PROTEST"


def _owners_inside(objects: list[Token]) -> list[Token]:
    """ "Banned the import of *Tajik* cement"."""
    return [o for noun in objects for thing in syntax.under(noun, "of") for o in owners_of(thing)]


def _claimant(
    voices: Voices, verb: Token, objects: list[Token], told: Sequence[Happening]
) -> tuple[str, ...]:
    """Whose charge, demand or offer is rejected: who was last told to have made it to whoever rejects."""
    if not any(noun.lemma_.lower() in event_words().claims for noun in objects):
        return ()
    own = voices.with_state(voices.actors(syntax.doers(verb)))
    made = (h for h in reversed(told) if h.type in MADE and h.trigger[0] < verb.i)
    return next((h.actors for h in made if not set(own) & set(h.actors)), ())


def _objects(verb: Token) -> list[Token]:
    """The objects; of "hold Israel *responsible*" the one who is held so."""
    small = (c for c in syntax.children(verb, "ccomp") if c.pos_ == "ADJ")
    return [*syntax.objects(verb), *(s for c in small for s in syntax.children(c, "nsubj"))]


def _after(token: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """What stands after the prepositions, also one noun down: "a round *of sanctions against* Iran"."""
    found = syntax.under(token, *prepositions)
    if token.pos_ == "NOUN":
        inside = [token, *syntax.under(token, "of")]
        clauses = [clause for noun in inside for clause in syntax.children(noun, "acl")]
        for inner in (*inside[1:], *clauses):  # "sanctions led by Fiji *against* Tonga"
            found += syntax.under(inner, *prepositions)
    return found


def _hostile(noun: Token) -> bool:
    return frames().nouns.get(noun.lemma_.lower()) in HOSTILE


def _of_deeds(
    reading: Reading, voices: Voices, deeds: list[Token], told: Sequence[Happening]
) -> tuple[str, ...]:
    """Who did what these nouns tell: by their own phrases, else the last who was told to have done so."""
    for noun in deeds:
        if found := voices.actors([*doers_of(voices, noun), *syntax.under(noun, "of")]):
            return found
        kind, lemma = frames().nouns[noun.lemma_.lower()], noun.lemma_.lower()
        same = [h for h in told if h.type == kind and h.trigger[0] < noun.i]
        named = [h for h in same if reading.doc[h.trigger[0]].lemma_.lower() == lemma]
        if named or same:
            return (named or same)[-1].actors
    return ()
