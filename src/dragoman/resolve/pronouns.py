"""Whom a pronoun stands for: somebody told of shortly before, of the right sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.parse import syntax
from dragoman.resolve.antecedents import shares
from dragoman.resolve.assemblies import several
from dragoman.resolve.drafts import Draft, Drafts, Seen
from dragoman.resolve.genders import HE, SHE
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
IT = frozenset({"it", "its", "itself"})
BACK = 4
"""Sentences that a pronoun reaches back at most."""
ENOUGH = 0.3
"""Share from which a person is taken for whom "he" or "she" stands for."""


def pronoun(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """Whom "he", "she", "it" or "they" stands for; nobody where no one fits.

    "We" and "you" are nobody here: whose words they are, only the statements tell.
    """
    word = mention.name
    if word in HE or word in SHE:
        return _one_person(drafts, mention)
    if word in THEY:
        return _many(drafts, mention)
    return _thing(drafts, mention) if word in IT else ()


def recent(drafts: Drafts, mention: Mention) -> Iterator[Seen]:
    """Who was told of before, the likeliest first: this sentence's subject, then back in the text."""
    parse = drafts.parse
    here = parse.sentence_of[mention.head]
    before = [
        s for s in drafts.seen if s.token < mention.head and here - BACK <= s.sentence <= here
    ]
    in_same = [s for s in before if s.sentence == here]
    token = parse.doc[mention.head]
    if token.tag_ == "PRP$":
        own = _clause_subject(token)
        yield from (s for s in in_same if s.token == own)
    quoted = parse.quoted[mention.head] >= 0
    yield from sorted(
        (s for s in in_same if s.subject), key=lambda s: (s.quoted != quoted, s.token)
    )
    if token.dep_ != "nsubj" or len(in_same) > 1:
        yield from reversed([s for s in in_same if not s.subject])
    for back in range(1, BACK + 1):
        there = [s for s in before if s.sentence == here - back]
        yield from sorted((s for s in there if s.subject), key=lambda s: (s.quoted, s.token))
        yield from reversed([s for s in there if not s.subject])


def _clause_subject(token: Token) -> int | None:
    """The subject of the nearest verb above a possessive, if the possessive is not inside it."""
    for up in syntax.ancestors_within(token):
        if syntax.is_verbal(up):
            subject = syntax.child(up, "nsubj", "nsubjpass")
            if subject is None or subject.left_edge.i <= token.i <= subject.right_edge.i:
                return None
            return subject.i
    return None


def _one_person(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """The likeliest person; nobody where none is likely enough."""
    found = shares(drafts, mention)
    return (found[0][0],) if found and found[0][1] >= ENOUGH else ()


def _many(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """ "They": the last who are many, or who were told of together; else the two leaders."""
    for seen in recent(drafts, mention):
        if seen.draft.plural or seen.draft.kind in ("assembly", "group"):
            return (seen.draft,)
        if seen.subject and (joined := _joined_with(drafts, seen)):
            return joined
    return several(drafts, "two", "leader")


def _joined_with(drafts: Drafts, seen: Seen) -> tuple[Draft, ...]:
    """All that are joined to a subject by "and"; none if it stands alone."""
    token = drafts.parse.doc[seen.token]
    first = token.head if token.dep_ == "conj" else token
    joined = {first.i, *(t.i for t in first.conjuncts)}
    found = {
        other.draft.n: other.draft
        for other in drafts.seen
        if other.sentence == seen.sentence and other.token in joined
    }
    return tuple(found.values()) if len(found) > 1 else ()


def _thing(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    for seen in recent(drafts, mention):
        if seen.draft.kind != "person" and not seen.draft.plural:
            return (seen.draft,)
    return ()
