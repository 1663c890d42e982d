"""Occasions on which actors come together, each one record however often it is told.

Every verb and noun of meeting gives a telling; tellings of one occasion are then joined. "The
event" with nobody named is a telling of the occasion told last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dragoman.extract.circumstances import day_told_of
from dragoman.extract.hosts import settle_hosts
from dragoman.extract.levels import level_of
from dragoman.extract.meeting_lengths import length_of
from dragoman.extract.meeting_nouns import told_by_noun
from dragoman.extract.meeting_verbs import told_again, told_by_verb
from dragoman.extract.occasions import Occasion, joined
from dragoman.extract.outcomes import settle_documents
from dragoman.extract.parts import following, settle_parts
from dragoman.extract.places import are_apart, town_of, where_is
from dragoman.extract.reading import Reading
from dragoman.extract.rounds import round_of
from dragoman.extract.twins import Ids
from dragoman.extract.voices import Voices
from dragoman.extract.whereabouts import settle_places
from dragoman.parse import syntax
from dragoman.records import Meeting, NextMeeting, Roles

if TYPE_CHECKING:
    from spacy.tokens import Token


FROM_AFAR = frozenset({"write", "tweet", "post"})
"""Cues of somebody who was not in the room: "wrote on Telegram that nobody had invited her"."""


def meetings(reading: Reading) -> Iterator[Meeting]:
    """Every occasion of the body that tells who or when, in the order of first telling.

    "The ministers met in Doha" is one. "They would like to meet" is none: nobody has met.
    """
    ids = Ids("meeting", reading.report)
    occasions: tuple[Occasion, ...] = reading.found["occasions"]
    found = [_meeting(reading, occasion, ids) for occasion in occasions]
    papers = settle_documents(reading, occasions)
    for n, meeting in enumerate(found):
        outer = next((k for k, o in enumerate(occasions) if o is occasions[n].outer), None)
        yield replace(
            meeting,
            documents=tuple(papers.get(n, ())),
            next=_next(reading, occasions, n, found),
            part_of=None if outer is None else found[outer].id,
        )


def _next(
    reading: Reading, occasions: Sequence[Occasion], n: int, found: Sequence[Meeting]
) -> NextMeeting | None:
    later = following(occasions, n)
    if later is not None:
        meeting = found[occasions.index(later)]
        return NextMeeting(words=meeting.evidence, meeting=meeting.id)
    words = occasions[n].next
    return NextMeeting(words=reading.parse.quote(*words)) if words else None


def occasions(reading: Reading) -> list[Occasion]:
    """The occasions, their tellings joined: a step of its own, since `events` needs them too."""
    voices = Voices(reading)
    tellings = (
        telling
        for sentence in reading.parse.sentences
        if not reading.parse.is_question(sentence)
        for token in reading.parse.telling(sentence)
        for telling in _tellings(reading, token, voices)
    )
    together = joined((_aged(reading, t) for t in tellings), partial(are_apart, reading))
    found = [o for o in together if _counts(reading, o, voices)]
    _keep_words_of_next(found, together)
    _add_speakers(reading, found)
    settle_places(reading, found)
    settle_parts(reading, found)
    settle_hosts(reading, found)
    for occasion in found:
        if occasion.form == "call" or occasion.mode == "phone":
            occasion.place = None  # a call is nowhere, whatever place was spoken of in it
        if occasion.date is None and occasion.definite and occasion.noun is not None:
            occasion.date = day_told_of(reading, reading.doc[occasion.noun])
    return found


def _keep_words_of_next(found: list[Occasion], together: list[Occasion]) -> None:
    """ "The next round is due in May": of which there is no record, since nobody is told of."""
    for lost in (o for o in together if o.again and o.status == "planned" and o not in found):
        held = [o for o in found if o.status == "held" and o.anchor < lost.anchor]
        here = [o for o in held if o.form not in ("visit", "call") and not o.old]
        if here:
            here[-1].next = here[-1].next or lost.evidence


LONG_AGO_DAYS = 45
"""A day this long before publication is not that of the news."""


def _aged(reading: Reading, telling: Occasion) -> Occasion:
    """The telling, marked as old if its days are long before the report's."""
    published = reading.report.published
    if published and telling.date and telling.status == "held":
        telling.old = (published - telling.date.last).days > LONG_AGO_DAYS
        if telling.date.first > published:
            telling.status = "planned"  # "convened a summit *for Thursday*"
    return telling


def _tellings(reading: Reading, token: Token, voices: Voices) -> Iterator[Occasion]:
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ in ("have", "hold")):
        if found := told_by_verb(reading, token, voices):
            yield found
            yield from told_again(reading, token, found, voices)
    elif token.pos_ in ("NOUN", "PROPN") and (found := told_by_noun(reading, token, voices)):
        yield found


def _counts(reading: Reading, occasion: Occasion, voices: Voices) -> bool:
    """Whether the report tells enough of it: who, and that they came together."""
    present = occasion.present()
    if not present:
        return False
    if len(present) > 1:
        # "We discussed …": a person and his state are not two.
        return occasion.form == "visit" or not any(
            set(present) <= set(voices.with_state((a,)))
            for a in present
            if voices.kind(a) == "person"
        )
    kind = next(a.kind for a in reading.cast.actors if a.id == present[0])
    if occasion.form == "visit":
        return kind == "person" and occasion.place is not None
    named = occasion.form in ("summit", "conference", "session", "ceremony")
    of_noun = occasion.noun is not None and occasion.verb is None
    if kind == "assembly" and occasion.form == "talks" and of_noun:
        return bool(occasion.date or occasion.place)  # "the process of negotiations of deputies"
    return kind == "assembly" or (named and not occasion.vague)


def _add_speakers(reading: Reading, found: list[Occasion]) -> None:
    """Who speaks in a report from one large meeting was there.

    Only where the report opens with it, many take part or somebody convened it, and it tells
    of no other meeting that was held. Whoever only writes about it was elsewhere.
    """
    held = [o for o in found if o.status == "held"]
    if len(held) != 1 or held[0].form in ("call", "visit"):
        return
    occasion = held[0]
    actors = {a.id: a for a in reading.cast.actors}
    large = occasion.roles.get("convener") or any(
        actors[a].kind == "assembly" for a in occasion.present()
    )
    if not large or reading.parse.sentence_of[occasion.anchor] > 1:
        return
    speakers = [
        s.speakers
        for s in reading.found.get("statements", ())
        if s.cue is not None and reading.parse.token_at(s.cue.start).lemma_ not in FROM_AFAR
    ]
    there = [a for ids in speakers for a in ids if actors[a].kind == "person" and actors[a].offices]
    occasion.roles["participant"] = tuple(
        dict.fromkeys((*occasion.roles.get("participant", ()), *there))
    )


def _meeting(reading: Reading, occasion: Occasion, ids: Ids) -> Meeting:
    parse = reading.parse
    evidence = parse.quote(*occasion.evidence)
    present = occasion.present()
    place = town_of(reading, occasion.place)
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
        place=place,
        where=where_is(reading, place),
        length=length_of(reading, occasion),
        round=round_of(reading, occasion),
        subject=parse.quote(*subject) if subject and subject[1] > subject[0] else None,
        roles=Roles(**roles),
    )
