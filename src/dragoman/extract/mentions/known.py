"""States, organisations, groups and groupings that the codebooks know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.mentions.finds import Finds, country_before, root
from dragoman.extract.mentions.nouns import people_words
from dragoman.parse import Parse, Sentence
from dragoman.records import ActorKind
from dragoman.resolve.mention import MentionForm

if TYPE_CHECKING:
    from spacy.tokens import Token

FORMS = frozenset(
    "Inc Corp Corporation Ltd Limited PLC plc AG SA SpA NV Group Holdings Holding Co Company LLC GmbH".split()
)
"""What may follow a company's name: "Caterpillar *Inc*"."""
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
KINDS: dict[str, ActorKind] = {
    "O": "organisation", "G": "group", "N": "ngo", "B": "body", "R": "assembly",
}  # fmt: skip
"""The kind of each letter of `shapes`, where the codebook's entry has none of its own."""


def known(finds: Finds, sentence: Sentence) -> None:
    """Add what the codebooks know, unless it is claimed. "Kabul" counts where it acts ("Kabul said")."""
    for i in range(sentence.start, sentence.end):
        found = finds.shapes.entries.get(i)
        if not found or i in finds.claimed:
            continue
        end, (entry, *_) = found
        if entry.letter == "C" and not speaks(finds.parse, i, end):
            continue
        if entry.letter in "SC":
            finds.add(i, end, "state", name=entry.name, country=entry.country, key=entry.key,
                      standing=entry.letter == "S")  # fmt: skip
        elif entry.letter in KINDS:
            form: MentionForm = "description" if finds.parse.doc[i].text.islower() else "name"
            country = (
                entry.country or (entry.letter == "G" and country_before(finds.shapes, i)) or None
            )
            end, branch = _over_branch(finds, end, entry.kind)
            country = branch or country
            finds.add(i, end, entry.kind or KINDS[entry.letter], country=country,
                      key=entry.key if country == entry.country else None,
                      plural=entry.letter == "R", form=form)  # fmt: skip
            _lead_to(finds, i, end)
            finds.claim(range(i, end))


def _over_branch(finds: Finds, end: int, kind: ActorKind | None) -> tuple[int, str | None]:
    """ "Oxfam *India*": the end of the name with the state of its branch, and the state."""
    while (
        kind == "company"
        and finds.parse.doc[end : end + 1].text.rstrip(".") in FORMS
        and finds.free(end, end + 1)
    ):
        end += 1
    found = finds.shapes.entries.get(end)
    if (
        kind in ("ngo", "company")
        and found
        and found[1][0].letter == "S"
        and finds.free(end, found[0])
    ):
        return found[0], found[1][0].country
    return end, None


def _lead_to(finds: Finds, start: int, end: int) -> None:
    """A parse may take a name with dashes to pieces ("Jaish - e - Mohammad"): each of them leads to it."""
    doc, name = finds.parse.doc, finds.mentions[-1]
    if all(doc[i].text != "-" for i in range(start, end)):
        return
    for i in range(start, end):
        if i != name.head and not start <= doc[i].head.i < end:
            finds.mentions.append(replace(name, head=i, standing=False))


def _is_message(verb: Token) -> bool:
    """Whether what goes somewhere is for a government to read: "A letter was sent to *Kabul*"."""
    return any(
        part.dep_ in ("nsubjpass", "dobj") and part.lemma_ in people_words().messages
        for part in verb.children
    )


def speaks(parse: Parse, start: int, end: int) -> bool:
    """Whether a capital's name stands where an actor does: "Kabul said", not "in Kabul"."""
    token = parse.doc[root(parse, start, end)]
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "poss":
        return parse.label_of[token.head.i] not in ("FAC", "EVENT")
    if token.dep_ == "pobj":
        to = token.head
        if to.head.lower_ in ("according", "thanks", "contrary"):
            return True
        return to.lower_ not in people_words().place_prepositions or (
            to.lower_ == "to" and _is_message(to.head)
        )
    if token.dep_ in ("compound", "nmod", "amod") and token.head.lemma_.lower() in SPEAKERS:
        return True  # "the *Kremlin* spokesman"
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent")
