"""Which person "he" or "she" stands for: every candidate weighed by where it stands and what it is.

A log-linear model: each place where the text has told of a person is a candidate, its score the sum
of the weights of what is true of it, alone and two by two; a person's share is the sum over his or
her places. The weights were fitted on pronouns that people resolved (``training/antecedents.py``)
and can be read in ``antecedents.json``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.parse import syntax
from dragoman.resolve.drafts import Draft, Drafts
from dragoman.resolve.genders import gender_of_pronoun
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

WEIGHTS = Path(__file__).with_name("antecedents.json")
NOBODY = "nobody"
"""The weight of somebody whom the text does not name."""
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
    if not found:
        return []
    weights = _weights()
    scores = [weights.score(told) for told in features(drafts, mention, found)]
    top = max(*scores, weights.nobody)
    total = exp(weights.nobody - top) + sum(exp(s - top) for s in scores)
    by_draft: dict[int, float] = {}
    for candidate, score in zip(found, scores, strict=True):
        n = candidate.draft.n
        by_draft[n] = by_draft.get(n, 0.0) + exp(score - top) / total
    return sorted(
        ((drafts.all[n], share) for n, share in by_draft.items()), key=lambda x: (-x[1], x[0].n)
    )


class Weights:
    """Weights by feature and by pair of features ("a & b", in the order of the alphabet)."""

    def __init__(self, named: dict[str, float]) -> None:
        self._alone: dict[str, float] = {}
        self._pairs: dict[str, dict[str, float]] = {}
        for name, weight in named.items():
            a, _, b = name.partition(" & ")
            if b:
                self._pairs.setdefault(a, {})[b] = weight
            else:
                self._alone[a] = weight
        self.nobody = named[NOBODY]

    def score(self, told: Sequence[str]) -> float:
        """The sum of the weights of these features and of all pairs of them."""
        told = sorted(told)
        total = 0.0
        for n, name in enumerate(told):
            total += self._alone.get(name, 0.0)
            beside = self._pairs.get(name)
            if beside:
                total += sum([beside[other] for other in told[n + 1 :] if other in beside])
        return total


@cache
def _weights() -> Weights:
    return Weights(json.loads(WEIGHTS.read_text("utf-8"))["weights"])


def candidates(drafts: Drafts, mention: Mention) -> Iterator[Candidate]:
    """The places where persons stand before the pronoun, nearest first, then those ahead in its sentence."""
    here = drafts.parse.sentence_of[mention.head]
    gender = gender_of_pronoun(mention.name)
    given = 0
    for seen in reversed(drafts.seen):
        if seen.sentence < here - BACK or given >= MOST:
            break
        draft = seen.draft
        if draft.kind == "person" and not draft.plural and _may_be(draft, gender):
            if _acts_on(drafts.parse.doc[seen.token], drafts.parse.doc[mention.head]):
                continue
            given += 1
            yield Candidate(draft, seen.token, seen.sentence, seen.pronoun, ahead=False)
    for token in range(mention.head + 1, drafts.parse.sentences[here].end):
        ahead = drafts.person_at.get(token)
        if ahead is not None and _may_be(ahead, gender):
            yield Candidate(ahead, token, here, pronoun=False, ahead=True)


def _acts_on(subject: Token, pronoun: Token) -> bool:
    """ "Daoud congratulated *him*": somebody else than Daoud."""
    return (
        pronoun.dep_ in ("dobj", "dative")
        and not pronoun.lower_.endswith("self")
        and subject.dep_ == "nsubj"
        and subject.head == pronoun.head
    )


def _may_be(draft: Draft, gender: str | None) -> bool:
    """Whether no title speaks against it, and no name unless another pronoun has spoken for it."""
    if draft.title_gender not in (None, gender):
        return False
    return draft.name_gender in (None, gender) or draft.gender == gender


def features(drafts: Drafts, mention: Mention, found: Sequence[Candidate]) -> Iterator[list[str]]:
    """What is true of each candidate, as names of weights."""
    weighed = _Weighed(drafts, mention)
    fitting = {c.draft.n for c in found if weighed.may_be_meant(c.draft)}
    for candidate in found:
        yield [
            f"fitting {min(len(fitting - {candidate.draft.n}), 3)}",
            *weighed.place(candidate),
            *weighed.person(candidate),
            *weighed.order(candidate),
            *(weighed.syntax(candidate) if candidate.sentence == weighed.here else ()),
            *weighed.quotation(candidate),
        ]


class _Weighed:
    """A pronoun, and what the candidates for it are compared with. Ask it about the nearest one first."""

    def __init__(self, drafts: Drafts, mention: Mention) -> None:
        self.parse = drafts.parse
        self.token = drafts.parse.doc[mention.head]
        self.here = drafts.parse.sentence_of[mention.head]
        self.slot = _slot(self.token)
        self.speaks = _speaks(self.token)
        self.gender = gender_of_pronoun(mention.name)
        self.above = [up.i for up in _ancestors(self.token)]
        self.subjects = list(_clause_subjects(self.token))
        self.counts = Counter(seen.draft.n for seen in drafts.seen)
        self.opener = next((s.draft.n for s in drafts.seen if s.draft.kind == "person"), -1)
        self.nearer: set[int] = set()
        self.nearer_subjects: set[int] = set()

    def place(self, candidate: Candidate) -> Iterator[str]:
        """How far back it stands, and in which grammatical place."""
        at = self.parse.doc[candidate.token]
        back, its = self.here - candidate.sentence, _slot(at)
        where = "ahead" if candidate.ahead else str(min(back, 4))
        yield f"at {where}"
        yield f"at {where} {its}"
        yield f"slots {self.slot} {its} {'back' if back else 'in'}"
        if self.speaks:
            yield f"speaks {_speaks(at)} {min(back, 2)}"
        if candidate.pronoun:
            yield "pronoun"
            yield f"pronoun {min(back, 2)} {its}"
            if at.lower_ == self.token.lower_:
                yield "same pronoun"

    def person(self, candidate: Candidate) -> Iterator[str]:
        """Who it is: gender, how often told of, in office or not."""
        draft = candidate.draft
        yield f"title {self._agrees(draft.title_gender)}"
        yield f"name {self._agrees(draft.name_gender)}"
        yield f"told {self._agrees(draft.gender)}"
        yield f"count {min(self.counts[draft.n], 4)}"
        if draft.n == self.opener:
            yield "opener"
        if draft.offices:
            yield "in office"
        if not candidate.pronoun and " " not in draft.name:
            yield "short name"

    def _agrees(self, known: str | None) -> str:
        if known is None:
            return "unknown"
        return "same" if known == self.gender else "other"

    def order(self, candidate: Candidate) -> Iterator[str]:
        """How many others that may be meant, and subjects among them, stand nearer to the pronoun."""
        if candidate.ahead:
            return
        n = candidate.draft.n
        may_be = self.may_be_meant(candidate.draft)
        yield f"rank {min(len(self.nearer - {n}), 4)}"
        if may_be:
            self.nearer.add(n)
        if _slot(self.parse.doc[candidate.token]) == "s":
            yield f"subject rank {min(len(self.nearer_subjects - {n}), 3)}"
            if may_be:
                self.nearer_subjects.add(n)

    def may_be_meant(self, draft: Draft) -> bool:
        """Whether neither name nor earlier pronouns speak against it."""
        return draft.name_gender in (None, self.gender) and draft.gender in (None, self.gender)

    def syntax(self, candidate: Candidate) -> Iterator[str]:
        """How it hangs together with the pronoun in one sentence."""
        token, at, slot = self.token, self.parse.doc[candidate.token], self.slot
        its, side = _slot(at), "ahead" if candidate.ahead else "before"
        if at.i in self.subjects:
            yield f"clause subject {min(self.subjects.index(at.i), 2)} {slot} {side}"
        if at.i in self.above:
            yield f"above {slot} {its}"
        if at.head == token.head and slot != "g":
            yield f"same verb {slot} {its}"
        elif at.head == token.head.head and slot in ("p", "o"):
            yield f"same verb {slot} {its} wide"
        if any(up.i == token.i for up in _ancestors(at)):
            yield "below"
        if its == "g" and at.head.dep_ in ("nsubj", "nsubjpass"):
            yield f"owner of subject {slot}"
        if abs(at.i - token.i) <= 3:
            yield f"close {side}"
        if token.head.dep_ == "relcl" and at.i == token.head.head.i:
            yield f"relative {slot}"

    def quotation(self, candidate: Candidate) -> Iterator[str]:
        """Whether one of the two is quoted, or each in another quotation."""
        mine, its = self.parse.quoted[self.token.i], self.parse.quoted[candidate.token]
        if (mine >= 0) != (its >= 0):
            yield "quoted alone" if mine >= 0 else "candidate quoted"
        elif mine != its:
            yield "other quotation"


def _speaks(token: Token) -> bool:
    """Whether somebody stands as a speaker: "Berg *said*", "according to Berg"."""
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return True
    return token.dep_ in ("nsubj", "dobj") and token.head.lemma_ in SPEECH


def _slot(token: Token) -> str:
    """The letter of a token's grammatical place; of one joined to others by "and", theirs and "c"."""
    if token.dep_ == "conj" and token.head != token:
        first = token.head
        while first.dep_ == "conj" and first.head != first:
            first = first.head
        return SLOTS.get(first.dep_, "x") + "c"
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "s"
    return SLOTS.get(token.dep_, "x")


def _ancestors(token: Token) -> Iterator[Token]:
    for _ in range(20):
        if token.head == token:
            return
        token = token.head
        yield token


def _clause_subjects(token: Token) -> Iterator[int]:
    """The subjects of the verbs above a token, the nearest first, its own phrase left out."""
    for up in _ancestors(token):
        if syntax.is_verbal(up):
            subject = syntax.child(up, "nsubj", "nsubjpass")
            if subject is not None and not subject.left_edge.i <= token.i <= subject.right_edge.i:
                yield subject.i
