"""Common nouns that stand for actors, and what the words of an unknown name say about its kind."""

from __future__ import annotations

import re

from dragoman.records import ActorKind

STANDS_FOR_STATE = frozenset(
    "government official authority leadership side regime administration state nation republic cabinet diplomacy "
    "country president's kingdom".split()
)
"""After a state's adjective these are the state itself: "Spanish officials", "the Iranian side"."""

PLAIN_PEOPLE = frozenset(
    "official source analyst expert observer aide insider insiders journalist reporter student "
    "doctor author scholar researcher teacher professor lawyer executive".split()
)
"""Unnamed, they are nobody in particular."""

OWN_STATE = frozenset("country nation kingdom republic homeland government".split())
"""With "his" or "the" before them, a state that was named before."""

COLLECTIVE = frozenset("delegation pair duo opposition community movement militia junta faction military police army navy "
                       "coup crowd youth public".split())  # fmt: skip
"""Nouns that are many in the singular."""

KIND_OF_PEOPLE: dict[str, ActorKind] = {
    **dict.fromkeys(
        "lawmaker mp parliamentarian legislator minister delegation diplomat negotiator envoy ambassador leader "
        "participant delegate counterpart deputy senator representative president premier chief mediator spokesman "
        "member ally partner neighbour neighbor donor party side signatory guest dignitary co-chair facilitator "
        "guarantor government state country nation republic pair duo".split(), "assembly"),
    **dict.fromkeys(
        "protester demonstrator militant rebel gunman fighter insurgent extremist terrorist separatist opposition "
        "resident civilian villager citizen community people refugee returnee activist supporter striker worker farmer "
        "jihadist guerrilla militia militiaman attacker coup junta protestor herder elder youth woman native "
        "movement faction assailant detainee prisoner settler student".split(), "group"),
    **dict.fromkeys(
        "troop force soldier army police navy policeman guard warplane warship officer military trooper patrol paratrooper "
        "peacekeeper serviceman guardsman".split(), "body"),
}  # fmt: skip

_KINDS: tuple[tuple[ActorKind, re.Pattern[str]], ...] = (
    ("body", re.compile(
        r"^(?:USS|HMS|HMAS|INS|ROKS|BRP|KRI)\b|\b(Ministry|Department|Army|Navy|Parliament|Senate|Assembly|Court|Police|Embassy|Consulate|Council|Commission|"
        r"Committee|Cabinet|Bureau|Directorate|Command|Guards?|Authority|Administration|Service|Forces?|Agency|Secretariat|"
        r"Chancellery|Office|Treasury|Prosecutor|Inspectorate|Municipality|Fleet|Khural|Duma|Majlis|House|Congress|Chamber)\b")),
    ("media", re.compile(r"\b(News|Times|Post|Press|Radio|TV|Television|Herald|Gazette|Broadcasting|Newspaper|Daily|Journal|Tribune|Guardian|Telegraph|Agency France)\b")),
    ("company", re.compile(r"\b(Inc|Corp|Corporation|Ltd|LLC|PLC|Co|Company|Group|Holdings?|Airlines|Airways|Motors|Energy|Oil|Gas|Industries|Bank|Banque|Insurance|Petroleum|Steel|Electric)\b\.?")),
    ("group", re.compile(r"\b(Party|Movement|Front|Alliance|Coalition|Union|Militia|Brigades?|Army|Resistance|Democrats|Liberals|Conservatives|Brotherhood|League|Bloc|Mothers|Fighters|Youth)\b")),
    ("organisation", re.compile(r"\b(Organi[sz]ation|Union|League|Community|Nations|Fund|Mission|Programme|Program|Forum|Association|Initiative|Conference|Alliance|Mechanism|Center|Centre)\b")),
    ("ngo", re.compile(r"\b(Foundation|Society|Institute|University|Charity|Watch|International|Trust|Network|Think Tank|Centre for|Center for)\b")),
)  # fmt: skip


NO_ACTOR = re.compile(
    r"\b(Plan|Agreement|Treaty|Pact|Accords?|Act|Law|Resolution|Deal|Protocol|Charter|Convention|Declaration|Summit|"
    r"Constitution|Brexit|Covenant|Roadmap|Strategy|Prize|Award|Cup|Games|Festival|War|Day|Year|Street|Avenue|Square|Palace|Hotel|"
    r"Airport|Bridge|Dam|River|Sea|Strait|Gulf|Island|Mountain|Valley|Twitter|Facebook|Instagram|Telegram|WhatsApp|YouTube|"
    r"Memorandum|Statement|Article|Chapter|COVID|Covid|Process|Crossing|Dialogue|Talks|Road|Highway|Canal|Reservoir|Stadium|"
    r"Region|Province|District|Oblast|County)\b"
)
"""Names of papers, places and occasions."""


def kind_of_name(name: str, label: str) -> ActorKind | None:
    """What an unknown name is, by its words, then by the tagger's label; None if it is no actor."""
    if NO_ACTOR.search(name):
        return None
    last = name.rsplit(maxsplit=1)[-1].lower()
    if (
        name[:1].isupper()
        and (common := KIND_OF_PEOPLE.get(last.removesuffix("s")))
        and last.endswith("s")
    ):
        return common
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    if label == "PERSON":
        return "person"
    if label == "NORP":
        return "group"
    if label == "ORG" and (" " in name or name.isupper()):
        return "organisation"
    return None
