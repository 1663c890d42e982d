"""States, organisations, groups and groupings that the codebooks know."""

from __future__ import annotations

from dragoman.extract.mentions.finds import Finds, root
from dragoman.extract.mentions.nouns import people_words
from dragoman.parse import Parse, Sentence
from dragoman.records import ActorKind
from dragoman.resolve.mention import MentionForm

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
        if entry.letter == "C" and not _speaks(finds.parse, i, end):
            continue
        if entry.letter in "SC":
            finds.add(i, end, "state", name=entry.name, country=entry.country, key=entry.key,
                      standing=entry.letter == "S")  # fmt: skip
        elif entry.letter in KINDS:
            form: MentionForm = "description" if finds.parse.doc[i].text.islower() else "name"
            finds.add(i, end, entry.kind or KINDS[entry.letter], country=entry.country, key=entry.key,
                      plural=entry.letter == "R", form=form)  # fmt: skip
            finds.claim(range(i, end))


def _speaks(parse: Parse, start: int, end: int) -> bool:
    """Whether a capital's name stands where an actor does: "Kabul said", not "in Kabul"."""
    token = parse.doc[root(parse, start, end)]
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "poss":
        return parse.label_of[token.head.i] not in ("FAC", "EVENT")
    if token.dep_ == "pobj":
        return token.head.lower_ not in people_words().place_prepositions
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "agent")
