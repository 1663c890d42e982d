"""Names that no codebook has: by the parser's tagger, or for want of better by how they are written."""

from __future__ import annotations

import re

from dragoman.extract.mentions.finds import Finds, country_before, root
from dragoman.extract.mentions.nouns import is_no_actor, kind_of_name, kind_of_noun, people_words
from dragoman.parse import Sentence
from dragoman.records import ActorKind

CAPITALISED = re.compile(r"X(?:[-&]?X|oX(?=X)|of?X)*")
COMPLEMENT = re.compile(r"[of]d?[XSr]+(?:&[XSr]+)*")
LABELS = ("ORG", "NORP", "PERSON", "GPE", "FAC", "PRODUCT", "LOC")
"""The tagger's sorts of name that may be an actor's."""
BY_TAGGER, BY_WRITING = 0.6, 0.5
"""How sure such names are."""


def unknown(finds: Finds, sentence: Sentence) -> None:
    """Add names that nothing has claimed, if their words or their place make an actor of them.

    "The Front for a Free Valley" is a group; "the Paris Agreement" is nobody.
    """
    for name in finds.names.get(sentence.n, ()):
        if name.label in LABELS:
            _tagged(finds, sentence, name.start, name.end, name.label)
    for found in CAPITALISED.finditer(finds.shapes.letters, sentence.start, sentence.end):
        _capitalised(finds, sentence, *found.span())


def _tagged(finds: Finds, sentence: Sentence, start: int, end: int, label: str) -> None:
    doc, letters = finds.parse.doc, finds.shapes.letters
    while start < end and (doc[start].lower_ in ("the", "a", "an") or letters[start] == "d"):
        start += 1
    if (
        start >= end
        or finds.shapes.entry(start, end)
        or not finds.free(start, end)
        or not doc[start].text[:1].isupper()
    ):
        return
    if letters[start] in "SC" or any(
        i in finds.shapes.entries and letters[i] != "X" for i in range(start, end)
    ):
        return
    end = _with_complement(finds, start, end, sentence.end)
    kind = kind_of_name(doc[start:end].text, label)
    if _are_surnames(finds, start, end) or (
        kind == "organisation" and _is_beside_person(finds, start, end)
    ):
        kind = "person"
    if kind:
        _add(finds, start, end, kind, BY_TAGGER)


def _capitalised(finds: Finds, sentence: Sentence, start: int, end: int) -> None:
    token = finds.parse.doc[root(finds.parse, start, end)]
    if finds.shapes.entry(start, end):
        return  # "Texas": a region
    if not finds.free(start, end) or token.pos_ != "PROPN":
        return
    if finds.parse.label_of[token.i] == "EVENT":
        return  # "the International Book Fair": an occasion, nobody
    if token.dep_ not in ("nsubj", "nsubjpass", "pobj", "conj", "dobj"):
        return
    speaks = (token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ == "VERB") or (
        token.dep_ == "dobj" and token.head.lemma_ in ("say", "add", "note", "write")
    )
    end = _with_complement(finds, start, end, sentence.end)
    name = finds.parse.doc[start:end].text
    kind = kind_of_name(name)
    if kind is None and end - start < 5 and not is_no_actor(name):
        article = start > 0 and finds.parse.lower[start - 1] == "the"
        who: ActorKind = "group" if article else "person"  # "the Border Rifles said"
        kind = who if speaks or _are_surnames(finds, start, end) else None
    if kind:
        _add(finds, start, end, kind, BY_WRITING)


def _add(finds: Finds, start: int, end: int, kind: ActorKind, sure: float) -> None:
    """Keep a name; "the Parties" and "the Presidents" of a communiqué are descriptions with a capital."""
    if end - start == 1 and _is_common_plural(finds.parse.lower[start]):
        finds.add(start, end, "assembly", form="description", plural=True, standing=False,
                  confidence=sure)  # fmt: skip
    elif kind in ("body", "organisation") and start and finds.shapes.letters[start - 1] == "O":
        first = start - 1  # "the *UN* Commission of Inquiry": an organ of the organisation
        while first and finds.shapes.letters[first] == "O" and first not in finds.shapes.entries:
            first -= 1
        finds.add(first, end, "organisation", confidence=sure)
    else:
        finds.add(
            start, end, kind, confidence=sure,
            country=country_before(finds.shapes, start) if kind in ("body", "person", "group") else None,
        )  # fmt: skip
    finds.claim(range(start, end))


def _is_common_plural(word: str) -> bool:
    if word.endswith("ies"):
        return kind_of_noun(word.removesuffix("ies") + "y") is not None
    return word.endswith("s") and kind_of_noun(word.removesuffix("s")) is not None


def _are_surnames(finds: Finds, start: int, end: int) -> bool:
    """Whether each word is part of the name of a person who was found before."""
    return all(word in finds.surnames for word in finds.parse.doc[start:end].text.split())


def _is_beside_person(finds: Finds, start: int, end: int) -> bool:
    """ "Nurlan Abdyrasulov and Komron Yusufzoda": what is joined to a person and has no body's word is one."""
    doc = finds.parse.doc
    token = doc[root(finds.parse, start, end)]
    if not 2 <= end - start <= 4 or kind_of_name(doc[start:end].text):
        return False
    if token.dep_ == "nsubj":
        return token.head.lemma_ in people_words().speaks
    return token.dep_ == "conj" and any(
        m.kind == "person" and m.head == token.head.i for m in finds.mentions
    )


def _with_complement(finds: Finds, start: int, end: int, ceiling: int) -> int:
    """ "Front *for a Free Valley*", "Council *of Border Communities*": the end of a body's whole name."""
    doc, letters = finds.parse.doc, finds.shapes.letters
    if not kind_of_name(doc[start:end].text):
        return end
    more = COMPLEMENT.match(letters, end, ceiling)
    if more and all(
        doc[i].text[:1].isupper() or letters[i] in "ofd&" for i in range(end, more.end())
    ):
        return more.end()
    return end
