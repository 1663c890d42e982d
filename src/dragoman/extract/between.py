"""What stands between two actors of a sentence: the words by which one does something to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.extract.deed_nouns import kind_of_noun
from dragoman.extract.phrases import kind_of_verb
from dragoman.parse import syntax
from dragoman.records import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH_VERB = frozenset("dobj xcomp ccomp advmod prt acomp nsubjpass oprd prep".split())
"""What under a verb says what is done: its object, its particle, the verb under it."""

NAME = "*"
"""Stands for every name."""


@dataclass(frozen=True, slots=True)
class Between:
    """A sentence around an actor and a recipient, either of which may be missing.

    ``words`` are its words without those of the two, blanks and marks; ``path`` those on the way
    from the actor up to what holds both and down to the recipient; ``verb`` the first verb over
    the actor. ``kinds`` gives the type that the codebook has for a word, by token.
    """

    actor: Token | None
    recipient: Token | None
    words: tuple[Token, ...]
    path: tuple[Token, ...]
    verb: Token | None
    kinds: Mapping[int, EventType]

    def kind(self, token: Token | None) -> EventType | None:
        """The codebook's type of a word, None if it has none."""
        return self.kinds.get(token.i) if token is not None else None


def between(
    sentence: Iterable[Token], actor: Sequence[Token], recipient: Sequence[Token]
) -> Between:
    """Look at a sentence from two of its phrases; an empty one is missing."""
    theirs = {t.i for t in (*actor, *recipient)}
    words = tuple(t for t in sentence if t.i not in theirs and not (t.is_punct or t.is_space))
    one, other = _head(actor), _head(recipient)
    over = () if one is None else (one, *one.ancestors)
    return Between(
        actor=one,
        recipient=other,
        words=words,
        path=tuple(t for t in _path(one, other) if t.i not in theirs),
        verb=next((t for t in over if t.pos_ == "VERB" and t.i not in theirs), None),
        kinds={t.i: kind for t in words if (kind := _kind(t))},
    )


def _kind(token: Token) -> EventType | None:
    if syntax.is_verbal(token):
        return kind_of_verb(token)
    return kind_of_noun(token) if token.pos_ in ("NOUN", "PROPN") else None


def _head(phrase: Sequence[Token]) -> Token | None:
    """The first word of a phrase that hangs on none of its others."""
    inside = {t.i for t in phrase}
    return next((t for t in phrase if t.head == t or t.head.i not in inside), None)


def _path(one: Token | None, other: Token | None) -> list[Token]:
    """The words from one up to the lowest that is over both, and down to the other, without the two."""
    up = [] if one is None else [one, *one.ancestors]
    down = [] if other is None else [other, *other.ancestors]
    at = {t.i: n for n, t in enumerate(up)}
    meets = next((n for n, t in enumerate(down) if t.i in at), None)
    if meets is None:
        return up[1:] + down[1:]
    return [*up[1 : at[down[meets].i] + 1], *reversed(down[1:meets])]


def top(seen: Between) -> Token | None:
    """The word of the path over all others."""
    inside = {t.i for t in seen.path}
    return next((t for t in seen.path if t.head == t or t.head.i not in inside), None)


def features(seen: Between) -> frozenset[str]:
    """What is true of it, each as two or three words: "verb agree", "path kind AID", "modal will"."""
    return frozenset((*_words(seen), *_kinds(seen), *_of_verb(seen)))


def _words(seen: Between) -> Iterator[str]:
    for token in seen.words:
        yield f"word {_lemma(token)}"
        if _is_inside(seen, token):
            yield f"inside {_lemma(token)}"
    for first, second in pairwise(seen.words):
        yield f"words {_lemma(first)} {_lemma(second)}"
    for token in seen.path:
        yield f"path {_lemma(token)}"
    if over := top(seen):
        yield f"top {_lemma(over)}"


def _kinds(seen: Between) -> Iterator[str]:
    for i, kind in seen.kinds.items():
        yield f"kind {kind}"
        if _is_inside(seen, seen.actor.doc[i] if seen.actor is not None else None):
            yield f"inside kind {kind}"
    on_path = [kind for kind in map(seen.kind, seen.path) if kind]
    yield from (f"path kind {kind}" for kind in on_path)
    if on_path:
        yield f"first kind {on_path[0]}"
        yield f"last kind {on_path[-1]}"
    yield f"top kind {seen.kind(top(seen))}"


def _of_verb(seen: Between) -> Iterator[str]:
    if seen.actor is not None and seen.recipient is not None:
        yield "actor first" if seen.actor.i < seen.recipient.i else "recipient first"
    verb = seen.verb
    if verb is None:
        return
    yield f"verb {_lemma(verb)}"
    yield f"verb kind {seen.kind(verb)}"
    yield f"verb form {verb.tag_}"
    yield f"modal {syntax.modal(verb)}"
    if syntax.is_negated(verb):
        yield "denied"
    if syntax.is_passive(verb):
        yield "passive"
    if syntax.is_future(verb):
        yield "future"
    free = {t.i for t in seen.words}
    for c in verb.children:
        if c.i not in free:
            continue
        if of_child := seen.kind(c):
            yield f"under kind {of_child}"
        if c.dep_ in WITH_VERB:
            yield f"under {_lemma(c)}"
            yield f"verb under {_lemma(verb)} {_lemma(c)}"
            for inner in syntax.children(c, "pobj") if c.dep_ == "prep" else ():
                yield f"under {_lemma(inner)}"


def _is_inside(seen: Between, token: Token | None) -> bool:
    """Whether a word stands between the two, as the sentence runs."""
    if token is None or seen.actor is None or seen.recipient is None:
        return False
    a, b = sorted((seen.actor.i, seen.recipient.i))
    return a < token.i < b


def _lemma(token: Token) -> str:
    """The lemma in small letters; a name is only that, so that nobody has a weight of his own."""
    if token.pos_ == "PROPN" or (token.text[0].isupper() and not token.is_sent_start):
        return NAME
    return token.lemma_.lower()
