"""Who did what to whom, in PLOVER's types.

Meetings that were held are CONSULT events, commitments AGREE (the signing of a paper SUPPORT);
statements that praise, criticise or ask somebody are SUPPORT, ACCUSE and REQUEST; all else comes from
the verbs and nouns of the codebook. What is denied, feared, demanded or only possible is no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from dragoman.extract.claims import claim_of, disputed_by
from dragoman.extract.concerns import concerned_by
from dragoman.extract.content_events import by_contents
from dragoman.extract.contexts import contexts_of
from dragoman.extract.counts import counts_of
from dragoman.extract.deeds import by_clues, by_words
from dragoman.extract.failures import by_failures
from dragoman.extract.happenings import Happening, by_commitments, by_occasions
from dragoman.extract.modes import mode_of
from dragoman.extract.places import where_is
from dragoman.extract.possibilities import by_possibilities
from dragoman.extract.reading import Reading
from dragoman.extract.speech_events import by_statements
from dragoman.extract.sureness import Way, sure
from dragoman.extract.twins import Ids
from dragoman.extract.voices import Voices
from dragoman.records import Event, EventType

ONCE: frozenset[EventType] = frozenset(
    {"ASSAULT", "SUPPORT", "SANCTION", "RETREAT", "MOBILIZE", "COERCE"}
)
"""Types that reports tell of again and again: the same among the same actors is one event, unless on other days."""


SPOKEN: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
"""Types of speech: two cues in one sentence between the same two are one event."""


def events(reading: Reading) -> Iterator[Event]:
    """Every event of the body, each told once, in the order of the text.

    "Troops withdrew from the town" is one. "Troops may withdraw" is none.
    """
    ids = Ids("event", reading.report)
    voices = Voices(reading)
    found, plainly_told = happenings(reading, voices)
    counts, denials = counts_of(reading, found), disputed_by(reading, voices, found)
    for happening, counted, deniers in zip(found, counts, denials, strict=True):
        claim = claim_of(reading, voices, happening)
        yield replace(
            _event(reading, voices, happening, ids),
            confidence=sure(happening.way, happening.confidence),
            counts=counted,
            claim=() if happening.trigger in plainly_told else claim,
            disputed_by=deniers,
        )


def happenings(
    reading: Reading, voices: Voices
) -> tuple[list[Happening], frozenset[tuple[int, int]]]:
    """Every event in the making, in the order of the text, each with what told it.

    Beside them the triggers of those that the reporter tells as well, with whatever words.
    """
    found: list[Happening] = []
    plainly_told: set[tuple[int, int]] = set()
    # Of two on the same words the first one stays.
    for happening in chain(
        _by("meeting", by_occasions(reading, voices)),
        _by("commitment", by_commitments(reading, voices)),
        _by("statement", by_statements(reading, voices)),
        _by("content", by_contents(reading, voices)),
        _by("verb", by_failures(reading, voices)),
        _by("verb", by_possibilities(reading, voices)),
        (replace(h, way=_part(reading, h)) for h in by_words(reading, voices, found)),
        _by("clue", by_clues(reading, voices, found)),
    ):
        if not (happening.actors or happening.recipients):
            continue
        same = next((old for old in found if _is_same(reading, happening, old)), None)
        if same is None:
            found.append(happening)
        elif same.type == happening.type and not claim_of(reading, voices, happening):
            plainly_told.add(same.trigger)
    return sorted(found, key=lambda h: h.trigger), frozenset(plainly_told)


def _by(way: Way, some: Iterable[Happening]) -> Iterator[Happening]:
    return (replace(happening, way=way) for happening in some)


def _part(reading: Reading, happening: Happening) -> Way:
    return "noun" if reading.doc[happening.trigger[0]].pos_ == "NOUN" else "verb"


def _is_same(reading: Reading, new: Happening, old: Happening) -> bool:
    """Whether an event stands already: on the same words, or told of the same actors before."""
    if min(old.trigger[1], new.trigger[1]) > max(old.trigger[0], new.trigger[0]):
        return True
    if old.type != new.type:
        return False
    at = reading.parse.sentence_of
    if at[old.trigger[0]] == at[new.trigger[0]] and old.actors == new.actors:
        if new.type in ("ASSAULT", "PROTEST"):
            return True  # "shelled the town, killing two"
        if new.type in SPOKEN and old.recipients == new.recipients:
            return True
    if new.type not in ONCE or _on_other_days(new, old):
        return False
    return old.parties() >= new.parties() and set(old.recipients) >= set(new.recipients)


def _on_other_days(new: Happening, old: Happening) -> bool:
    if new.date is None or old.date is None:
        return False
    return new.date.first > old.date.last or old.date.first > new.date.last


def _event(reading: Reading, voices: Voices, happening: Happening, ids: Ids) -> Event:
    trigger = reading.parse.quote(*happening.trigger)
    mode, concerned = mode_of(reading, happening), concerned_by(reading, voices, happening)
    return Event(
        id=ids.new(trigger),
        evidence=reading.parse.quote_around(happening.trigger[0]) or trigger,
        confidence=happening.confidence,
        type=happening.type,
        actors=happening.actors,
        recipients=happening.recipients,
        concerns=concerned.whom,
        concerned_as=concerned.by,
        trigger=trigger,
        date=happening.date,
        place=happening.place,
        where=where_is(reading, happening.place),
        mode=mode,
        contexts=contexts_of(reading, happening, mode),
        reason=happening.reason,
    )
