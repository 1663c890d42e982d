"""Which person "he" or "she" stands for: every candidate weighed by where it stands and what it is.

A log-linear model over the features below. Each place where the text has told of a person is a
candidate; a person's share is the sum over his or her places. The weights were fitted on pronouns
that people resolved (``training/antecedents.py``); they can be read in ``antecedents.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.parse import syntax
from dragoman.resolve.drafts import Draft, Drafts, Seen
from dragoman.resolve.genders import gender_of_pronoun
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

WEIGHTS = Path(__file__).with_name("antecedents.json")
BACK = 5
"""Sentences that a pronoun reaches back at most."""
MOST = 24
"""Places that are weighed at most, the nearest ones."""
SLOTS = {
    "nsubj": "s", "nsubjpass": "s", "csubj": "s", "dobj": "o", "dative": "o", "pobj": "p", "agent": "p",
    "poss": "g", "appos": "a", "attr": "a", "conj": "c", "compound": "n", "nmod": "n", "amod": "n",
}  # fmt: skip
"""Grammatical places by their dependency: subject, object, after a preposition, possessive ..."""

SPEECH = frozenset(
    "say tell add note stress state declare explain warn insist recall underline underscore remark point argue "
    "write announce claim believe think emphasise emphasize voice reiterate ask conclude continue".split()
)
"""Verbs of those who speak."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person at one place of the text; ``ahead`` if the place comes after the pronoun."""

    draft: Draft
    token: int
    sentence: int
    pronoun: bool
    ahead: bool


def shares(drafts: Drafts, mention: Mention) -> list[tuple[Draft, float]]:
    """The persons that a pronoun may stand for with their probabilities, the likeliest first.

    They sum to less than one: the rest is for somebody whom the text does not name.
    """
    found = list(candidates(drafts, mention))
    weights = _weights()
    scores = [
        sum(weights.get(f, 0.0) for f in some) for some in features(drafts, mention, found)
    ]
    top = max(scores, default=0.0)
    nobody = exp(min(weights.get("nobody", 0.0) - top, 50.0))
    parts = [exp(s - top) for s in scores]
    total = sum(parts) + nobody
    by_draft: dict[int, float] = {}
    for candidate, part in zip(found, parts, strict=True):
        by_draft[candidate.draft.n] = by_draft.get(candidate.draft.n, 0.0) + part / total
    return sorted(
        ((drafts.all[n], share) for n, share in by_draft.items()), key=lambda x: (-x[1], x[0].n)
    )


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return found


def candidates(drafts: Drafts, mention: Mention) -> Iterator[Candidate]:
    """The places where persons stand before the pronoun, nearest first, then those ahead in its sentence."""
    here = drafts.parse.sentence_of[mention.head]
    gender = gender_of_pronoun(mention.name)
    given = 0
    for seen in reversed(drafts.seen):
        if seen.sentence < here - BACK or given >= MOST:
            break
        if seen.draft.kind == "person" and _may_be(seen.draft, gender) and not seen.draft.plural:
            given += 1
            yield Candidate(seen.draft, seen.token, seen.sentence, seen.pronoun, False)
    sentence = drafts.parse.sentences[here]
    for token in range(mention.head + 1, sentence.end):
        draft = drafts.person_at.get(token)
        if draft is not None and _may_be(draft, gender):
            yield Candidate(draft, token, here, False, True)


def _may_be(draft: Draft, gender: str | None) -> bool:
    """Whether no title of the person's speaks against the pronoun; a name or another pronoun only weighs."""
    return draft.title_gender in (None, gender)


def features(drafts: Drafts, mention: Mention, found: list[Candidate]) -> Iterator[list[str]]:
    """What is weighed of each candidate, as names of weights."""
    parse = drafts.parse
    doc, here = parse.doc, parse.sentence_of[mention.head]
    token = doc[mention.head]
    slot, quoted = _slot(token), parse.quoted[mention.head]
    owner = _clause_subjects(token)
    above = {a.i for a in _ancestors(token)}
    gender = gender_of_pronoun(mention.name)
    speaks = _speaks(token)
    counts: dict[int, int] = {}
    for seen in drafts.seen:
        counts[seen.draft.n] = counts.get(seen.draft.n, 0) + 1
    first = drafts.seen[0].draft.n if drafts.seen else -1
    opener = next((s.draft.n for s in drafts.seen if s.draft.kind == "person"), first)
    nearer: set[int] = set()
    nearer_subjects: set[int] = set()
    for candidate in found:
        draft, at = candidate.draft, doc[candidate.token]
        its = _slot(at)
        back = here - candidate.sentence
        where = "ahead" if candidate.ahead else f"{min(back, 4)}"
        told = [f"at {where}", f"at {where} {its}", f"slots {slot} {its} {'in' if not back else 'back'}"]
        if candidate.pronoun:
            told.append("pronoun")
            told.append(f"pronoun {min(back, 2)} {its}")
            if doc[candidate.token].lower_ == token.lower_:
                told.append("same pronoun")
        told.append(f"title {_agrees(draft.title_gender, gender)}")
        told.append(f"name {_agrees(draft.name_gender, gender)}")
        told.append(f"told {_agrees(draft.gender, gender)}")
        if speaks:
            told.append(f"speaks {_speaks(at)} {min(back, 2)}")
        told.append(f"count {min(counts.get(draft.n, 0), 4)}")
        if draft.n == opener:
            told.append("opener")
        if not candidate.ahead:
            rank = len(nearer - {draft.n})
            told.append(f"rank {min(rank, 4)}")
            nearer.add(draft.n)
            if its == "s":
                told.append(f"subject rank {min(len(nearer_subjects - {draft.n}), 3)}")
                nearer_subjects.add(draft.n)
        if not back:
            told += _within(token, at, slot, its, owner, above, ahead=candidate.ahead)
        theirs = parse.quoted[candidate.token]
        if (quoted >= 0) != (theirs >= 0):
            told.append("quoted alone" if quoted >= 0 else "candidate quoted")
        elif quoted >= 0 and quoted != theirs:
            told.append("other quotation")
        if not candidate.pronoun and " " not in draft.name:
            told.append("short name")
        if draft.offices:
            told.append("in office")
        yield told


def _within(
    token: Token, at: Token, slot: str, its: str, owner: list[int], above: set[int], *, ahead: bool
) -> Iterator[str]:
    """What is weighed of a candidate in the pronoun's own sentence."""
    side = "ahead" if ahead else "before"
    if at.i in owner:
        yield f"clause subject {min(owner.index(at.i), 2)} {slot} {side}"
    if at.i in above:
        yield f"above {slot} {its}"
    if at.head == token.head and slot not in ("g",):
        yield f"same verb {slot} {its}"
    elif at.head == token.head.head and slot in ("p", "o"):
        yield f"same verb {slot} {its} wide"
    if any(a.i == token.i for a in _ancestors(at)):
        yield "below"
    if its == "g" and at.head.dep_ in ("nsubj", "nsubjpass"):
        yield f"owner of subject {slot}"
    if abs(at.i - token.i) <= 3:
        yield f"close {side}"
    if token.head.dep_ == "relcl" and at.i == token.head.head.i:
        yield f"relative {slot}"


def _agrees(known: str | None, gender: str | None) -> str:
    if known is None:
        return "unknown"
    return "same" if known == gender else "other"


def _speaks(token: Token) -> bool:
    """Whether somebody stands as a speaker: "Berg *said*", "according to Berg"."""
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return True
    return token.dep_ in ("nsubj", "dobj") and token.head.lemma_ in SPEECH


def _slot(token: Token) -> str:
    if token.dep_ == "conj" and token.head != token:
        first = token.head
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        return SLOTS.get(first.dep_, "x") + "c"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "s"
    if token.dep_ == "poss" and token.tag_ == "PRP$":
        return "g"
    return SLOTS.get(token.dep_, "x")


def _ancestors(token: Token) -> Iterator[Token]:
    for _ in range(20):
        if token.head == token:
            return
        token = token.head
        yield token


def _clause_subjects(token: Token) -> list[int]:
    """The subjects of the verbs above a token, the nearest first, it and its own phrase left out."""
    found = []
    for up in _ancestors(token):
        if syntax.is_verbal(up):
            subject = syntax.child(up, "nsubj", "nsubjpass")
            if subject is not None and not subject.left_edge.i <= token.i <= subject.right_edge.i:
                found.append(subject.i)
    return found
