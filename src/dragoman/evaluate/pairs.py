"""PLV: what one marked actor does to another, by the encoder, by the frames, and by both together.

Each is scored on three levels: cooperation or conflict, PLOVER's four classes, PLV's fifteen types.
Those with probabilities answer a class by the sum over its types, not by the likeliest type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dragoman.evaluate.corpora import plv
from dragoman.evaluate.labelled import by_label, untrained, words_of
from dragoman.evaluate.ways import WaysScore, accuracy, macro_f1
from dragoman.extract.between import between, features, top
from dragoman.models import parser
from dragoman.models.encoder import encoder, heads
from dragoman.models.pairs import weigh

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.evaluate.corpora.plv import Marked
    from dragoman.extract import Reading
    from dragoman.extract.between import Between
    from dragoman.models.encoder.heads import Floats
    from dragoman.models.encoder.pieces import Window

YIELDS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD_OF = {kind: quad for quad, kinds in weigh.QUADS.items() for kind in kinds}


class Gold(NamedTuple):
    """The type of each sentence, and its class."""

    types: list[str]
    quads: list[str]


def pairs(folder: Path) -> WaysScore:
    """Score every sentence that nothing was trained on, or all if there are no others."""
    sentences, trained = untrained(list(plv.sentences(folder)), lambda s: s.letters)
    gold = Gold([s.type for s in sentences], [s.quad or QUAD_OF[s.type] for s in sentences])
    seen = seen_in(sentences)
    encoder_odds = by_encoder(sentences)
    words = [weigh.load().by_words(features(one)) for one in seen]
    both = [weigh.load().together(e, w) for e, w in zip(encoder_odds, words, strict=True)]
    macro = {
        "encoder alone": _levels(gold, *_answers(encoder_odds)),
        "frames alone, nothing learned": _levels(gold, *_told(by_frames(sentences, seen))),
        "words and frames, weighed": _levels(gold, *_answers(words)),
        "together": _levels(gold, *_answers(both)),
    }
    table = by_label(gold.types, _answers(both)[0], plv.TYPES)
    return WaysScore(macro, table, len(sentences), trained)


def _answers(odds: Sequence[Floats]) -> tuple[list[str], list[str], list[str]]:
    """Type, class, and conflict or cooperation, each the likeliest by the sum over its types."""
    names = list(weigh.QUADS)
    four = [weigh.quads(one) for one in odds]
    return (
        [weigh.TYPES[int(one.argmax())] for one in odds],
        [names[int(one.argmax())] for one in four],
        ["conflict" if one[2:].sum() > one[:2].sum() else "cooperation" for one in four],
    )


def _told(kinds: Sequence[str | None]) -> tuple[list[str], list[str], list[str]]:
    types = [kind or "" for kind in kinds]
    four = [QUAD_OF.get(kind, "") for kind in types]
    return types, four, [quad.rpartition(" ")[2] for quad in four]


def _levels(
    gold: Gold, types: Sequence[str], four: Sequence[str], two: Sequence[str]
) -> dict[str, float]:
    halves = [quad.rpartition(" ")[2] for quad in gold.quads]
    return {
        "binary": macro_f1(halves, two), "quad": macro_f1(gold.quads, four),
        "root": macro_f1(gold.types, types), "accuracy": accuracy(gold.types, types),
    }  # fmt: skip


def by_encoder(sentences: Sequence[Marked]) -> list[Floats]:
    """The probability of each type for each sentence, as the encoder's head alone has it."""
    reads, head = encoder.load(), heads.load().pairs
    found = []
    for sentence in sentences:
        words = words_of(sentence.text)
        window = reads.windows([[word for _, word in words]])[0]
        here = [_role(sentence, at, word) for at, word in words][: window.end]
        (vectors,) = reads.read([window], [_of_pieces(window, here)])
        role = np.array(here)
        found.append(head.odds(vectors, _mean(vectors[role == 1]), _mean(vectors[role == 2])))
    return found


def _role(sentence: Marked, at: int, word: str) -> int:
    role = 0
    for n, place in ((1, sentence.actor), (2, sentence.recipient)):
        if place and at < place[1] and place[0] < at + len(word):
            role = n
    return role


def _of_pieces(window: Window, roles: Sequence[int]) -> list[int]:
    found = [0] * len(window.ids)
    edges = [*window.first, len(window.ids) - 1]
    for n, role in enumerate(roles):
        found[edges[n] : edges[n + 1]] = [role] * (edges[n + 1] - edges[n])
    return found


def _mean(vectors: Any) -> Any:
    return vectors.mean(0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)


def features_of(sentences: Sequence[Marked]) -> list[frozenset[str]]:
    """What is true of each sentence, seen from its two actors."""
    return [features(one) for one in seen_in(sentences)]


def seen_in(sentences: Sequence[Marked]) -> list[Between]:
    """Each sentence, parsed, around its two actors."""
    nlp = parser.load()
    docs = nlp.pipe((s.text for s in sentences), disable=["ner"], batch_size=64)
    found = []
    for sentence, doc in zip(sentences, docs, strict=True):
        phrases: list[list[Token]] = []
        for place in (sentence.actor, sentence.recipient):
            span = doc.char_span(*place, alignment_mode="expand") if place else None
            phrases.append(list(span or ()))
        found.append(between(doc, *phrases))
    return found


def by_frames(sentences: Sequence[Marked], seen: Sequence[Between]) -> list[str | None]:
    """The type that the codebook tells of each sentence, with nothing learned: the fast reader's events.

    An event of both actors, else of one of them; else the first word on the way between the two, or
    the verb over the actor, that the codebook has a type for; else any event, any such word.
    """
    from dragoman.extract.steps import STEPS
    from dragoman.extract.stream import readings
    from dragoman.records import Report

    reports = (Report(id=str(n), text=s.text) for n, s in enumerate(sentences))
    found: list[str | None] = []
    for sentence, one, reading in zip(
        sentences, seen, readings(reports, STEPS, "fast"), strict=True
    ):
        kinds = _of_both(sentence, reading), _on_path(one), _of_any(one, reading)
        kind = next((k for some in kinds for k in some if k), None)
        found.append(YIELDS.get(kind, kind) if kind else None)
    return found


def _of_both(sentence: Marked, reading: Reading) -> Iterator[str]:
    """The types of events of one of the two or both, those of both first."""
    places = _places(reading)
    asked = (sentence.actor, sentence.recipient)
    shares = []
    for event in reading.found["events"]:
        hit = [
            place is not None and any(places(who, place) for who in (*event.actors, *event.recipients))
            for place in asked
        ]  # fmt: skip
        acts = sentence.actor is not None and any(places(a, sentence.actor) for a in event.actors)
        shares.append((sum(hit), acts, event.type))
    order = sorted(range(len(shares)), key=lambda n: (-shares[n][0], not shares[n][1], n))
    yield from (shares[n][2] for n in order if shares[n][0])


def _places(reading: Reading) -> Callable[[str, tuple[int, int]], bool]:
    """Whether an actor is named somewhere between two characters."""
    named: dict[str, list[tuple[int, int]]] = {}
    for mention in reading.cast.mentions:
        for actor in mention.actors:
            named.setdefault(actor, []).append((mention.words.start, mention.words.end))
    return lambda actor, place: any(
        a < place[1] and place[0] < b for a, b in named.get(actor, ())
    )  # fmt: skip


def _on_path(seen: Between) -> Iterator[str | None]:
    yield seen.kind(seen.verb)
    yield from (seen.kind(token) for token in seen.path)
    yield seen.kind(top(seen))


def _of_any(seen: Between, reading: Reading) -> Iterator[str | None]:
    yield from (event.type for event in reading.found["events"])
    yield from seen.kinds.values()
