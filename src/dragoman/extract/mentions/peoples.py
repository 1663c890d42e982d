"""Adjectives that act: "Afghan officials" (their state), "Iranian lawmakers", "a Turkish delegation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.frames import tells_deed
from dragoman.extract.mentions.finds import Finds
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.parse import Sentence
from dragoman.records import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE_NOUN = ("compound", "amod", "nmod")


def peoples(finds: Finds, sentence: Sentence) -> None:
    """Add the people or the state that an adjective and its noun stand for.

    "Spanish officials" are Spain, "Spanish lawmakers" an assembly, a "Spanish guitar" is nobody;
    of a "Spanish offensive" the adjective alone says whose it is.
    """
    doc = finds.parse.doc
    for i in range(sentence.start, sentence.end):
        letter = finds.shapes.letters[i]
        if letter not in "ASrCX" or i in finds.claimed or i not in finds.shapes.entries:
            continue
        end, (entry, *_) = finds.shapes.entries[i]
        last = doc[end - 1]
        if letter in "SCX" and last.dep_ not in (*BEFORE_NOUN, "poss"):
            continue
        noun = _before_speaker(last.head, doc[end]) if end < sentence.end else last.head
        before = noun.i < end and last.tag_ in ("NNPS", "NNS", "NNP", "NN")
        if letter == "A" and (before or _act_alone(last, doc[max(i - 1, 0)])):
            finds.add(i, end, "group", country=entry.country, plural=True)
            finds.claim(range(i, end))
            continue
        if not end <= noun.i < sentence.end:
            noun = _shared_noun(noun)
        near = end <= noun.i < min(sentence.end, end + 5)
        shared = last.dep_ == "conj" and last.head.dep_ in BEFORE_NOUN and last.head.head == noun
        if near and (noun.i not in finds.claimed or shared):
            _people(finds, i, end, noun)
            _joined(finds, last.head, noun)


def _joined(finds: Finds, first: Token, noun: Token) -> None:
    """Add the first of two states that share a noun: "*U.S.* and Russian negotiators"."""
    added = finds.mentions[-1] if finds.mentions else None
    if added is None or added.head != noun.i or first.i not in finds.shapes.entries:
        return
    entry = finds.shapes.entries[first.i][1][0]
    if first.dep_ not in BEFORE_NOUN or first.head != noun or not entry.country:
        return
    if entry.country == added.country or finds.shapes.letters[first.i] not in "AS":
        return
    state = added.kind == "state"
    finds.add(first.i, first.i + 1, added.kind, head=noun.i, form="description", country=entry.country,
              name=entry.state_name if state else f"{first.text} {noun.text}",
              key=entry.country if state else None, plural=added.plural)  # fmt: skip


def _act_alone(last: Token, before: Token) -> bool:
    """ "*Palestinians* blamed Israel", "the *Dutch* refused": the people themselves, and no noun after them."""
    if last.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent", "dative"):
        return False
    return last.tag_ in ("NNPS", "NNS") or (before.lower_ == "the" and last.dep_ != "conj")


def _before_speaker(head: Token, following: Token) -> Token:
    """ "A Yemeni *government* spokesman": the state, for which he speaks."""
    inside = following.dep_ == "compound" and following.head == head
    states = people_words().stands_for_state
    return (
        following if inside and following.lemma_ in states and head.lemma_ not in states else head
    )


def _shared_noun(first: Token) -> Token:
    """ "The Spanish and Algerian governments": the second adjective hangs on the first."""
    shared = first.pos_ in ("ADJ", "PROPN") and first.dep_ in BEFORE_NOUN
    return first.head if shared else first


def _kind_of_many(noun: Token) -> ActorKind | None:
    """What those are whom only a state before them makes somebody: "Libyan *clergy*", "Polish *teachers*"."""
    words, lemma = people_words(), noun.lemma_.lower()
    plural = noun.tag_ in ("NNS", "NNPS")
    if (plural and lemma in words.servants_of_state) or lemma in words.courts_of_state:
        return "body"
    if not plural and lemma in words.voices_of_state:
        return "group"
    if not plural and lemma in words.societies_of_state:
        return "ngo"
    many = (plural and lemma in words.groups_of_state) or lemma in words.masses_of_state
    return "group" if many else None


def _people(finds: Finds, start: int, end: int, noun: Token) -> None:
    entry, letter = finds.shapes.entries[start][1][0], finds.shapes.letters[start]
    lemma, words = noun.lemma_.lower(), people_words()
    lower = finds.parse.lower
    if letter != "r" and any(
        lower[i] in words.put_in_place and lower[i - 1] == "-" for i in range(end, noun.i)
    ):
        return
    organ = (
        letter in "ASX"
        and lemma in words.organs
        and (noun.is_lower or noun.tag_ not in ("NNPS", "NNP"))
    )
    if letter == "X" and lemma in words.governments:  # of a region: no state
        finds.add(start, noun.i + 1, "body", head=noun.i, form="description", country=entry.country)
        finds.claim([noun.i])
        return
    if organ and (lemma != "authority" or noun.tag_ == "NN"):
        rebels = any(
            lower[i] in words.against_state for i in range(end, noun.i)
        )  # "separatist council"
        finds.add(start, noun.i + 1, "group" if rebels else "body", head=noun.i, form="description",
                  country=entry.country)  # fmt: skip
        finds.claim([noun.i])
        return
    if lemma in words.stands_for_state and any(
        lower[i] in words.against_state for i in range(end, noun.i)
    ):
        finds.add(
            start, noun.i + 1, "group", head=noun.i, form="description", country=entry.country
        )
        finds.claim([noun.i])
        return
    stands_for_state = lemma in words.stands_for_state
    if noun.text[:1].isupper() and "X" in finds.shapes.letters[end : noun.i] and letter != "X":
        return  # "Pakistan's *National Command Authority*" has a name of its own
    if stands_for_state and " ".join(lower[noun.i + 1 : noun.i + 5]).replace("- ", "").startswith(
        "in exile"
    ):
        finds.add(
            start, noun.i + 1, "group", head=noun.i, form="description", country=entry.country
        )
        finds.claim([noun.i])
        return
    stands_for_state = stands_for_state or (lemma == "people" and noun.i == end)
    if letter not in "rCX" and stands_for_state:
        finds.add(start, noun.i + 1, "state", name=entry.state_name, head=noun.i, form="description",
                  country=entry.country, key=entry.country)  # fmt: skip
        finds.claim([noun.i])
    elif letter != "C" and (kind := kind_of_noun(lemma) or _kind_of_many(noun)):
        finds.add(start, noun.i + 1, kind, head=noun.i, form="description", country=entry.country,
                  key=entry.key if letter == "r" else None, plural=noun.tag_ in ("NNS", "NNPS"))  # fmt: skip
        finds.claim([noun.i])
    elif letter == "A" and tells_deed(lemma):
        finds.add(start, end, "state", name=entry.state_name, head=end - 1, form="description",
                  country=entry.country, key=entry.country, standing=False)  # fmt: skip
