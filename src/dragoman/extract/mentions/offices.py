"""Offices without a name beside them: "the Egyptian president", "the foreign ministers of …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract import titles
from dragoman.extract.mentions.finds import Finds
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.extract.shapes import Shapes
from dragoman.extract.titles import Title
from dragoman.parse import Sentence, syntax
from dragoman.records import ActorKind
from dragoman.resolve.ministries import ministry_of

if TYPE_CHECKING:
    from spacy.tokens import Token

INDEFINITE = frozenset({"a", "an", "any", "some", "another", "no", "every", "each"})
SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Unnamed they are nobody of their own; whom they speak for speaks."""
STAFF = frozenset({"monitor", "observer", "inspector", "investigator"})
OTHERS = "SCAOGBb"
"""Letters of words inside a description that are mentions of their own: states, bodies."""


def offices(finds: Finds, sentence: Sentence) -> None:
    """Add every office that stands for its holder.

    "The Egyptian president" is one; "a senior official" is nobody in particular.
    """
    parse, shapes = finds.parse, finds.shapes
    at = sentence.start
    while (title_at := shapes.letters.find("t", at, sentence.end)) >= 0:
        at = title_at + 1
        if title_at in finds.claimed:
            continue
        start = _description_start(finds, title_at, sentence.start)
        title = titles.alone(parse, shapes, start, sentence.end)
        if title is None or title.heads[0] < title_at:
            continue
        at = max(at, title.end)
        if (first := _over_first_field(finds, title.start, sentence.start)) < title.start:
            code = (
                finds.shapes.entries[first][1][0].country if first in finds.shapes.entries else None
            )
            office = replace(title.offices[0], country=title.offices[0].country or code)
            title = replace(title, start=first, offices=(office, *title.offices[1:]))
        if _stands_for_holder(finds, title):
            _add(finds, title)


def _description_start(finds: Finds, title_at: int, floor: int) -> int:
    """Where the words before a title begin that say whose it is: "*the country's new* minister"."""
    letters, doc = finds.shapes.letters, finds.parse.doc
    start = title_at
    while (
        start > floor and start - 1 not in finds.claimed and letters[start - 1] in "AOBRrbSCXGnj#-"
    ):
        if letters[start - 1] in "nj" and doc[start - 1].head.i < start - 1:
            break
        start -= 1
    if start > floor and letters[start - 1] == "'":
        owner = start - 1
        while owner > floor and letters[owner - 1] in "SCAOGNBRrbXjn-":
            owner -= 1
        start = owner
    if start > floor and letters[start - 1] in "dq":
        start -= 1
    return start


def _over_first_field(finds: Finds, start: int, floor: int) -> int:
    """ "The Samoan *law and* justice minister": a minister may be for two things."""
    letters, lower = finds.shapes.letters, finds.parse.lower
    if (
        start - 3 < floor
        or letters[start - 1] != "&"
        or not ministry_of(f"{lower[start - 2]} ministry")
    ):
        return start
    return start - 3 if letters[start - 3] == "A" else start


def _stands_for_holder(finds: Finds, title: Title) -> bool:
    head = finds.parse.doc[title.heads[0]]
    inside_other = head.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i
    if inside_other and title.end <= head.head.i < title.end + 3:
        return False  # "Spain's chief worry"
    if title.offices[0].head in people_words().nobody:
        return False  # "an official": whom he speaks for is found by syntax
    if title.offices[0].head in STAFF and finds.shapes.first(title.start, title.heads[0], "O"):
        return False  # "UN monitors" are the organisation
    return _is_plural(head) or finds.parse.lower[title.start] not in INDEFINITE


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _add(finds: Finds, title: Title) -> None:
    shapes, office = finds.shapes, title.offices[0]
    noun = finds.parse.doc[title.heads[0]]
    if finds.parse.lower[noun.i - 1] == "-" and noun.head.i == noun.i - 2:
        noun = noun.head  # "*secretary*-general"
    plural = _is_plural(noun)
    kind: ActorKind = "person"
    if plural:
        several = kind_of_noun(office.head)
        office_known = codebooks.offices().get(finds.parse.doc[noun.i].lemma_.lower())
        others = office_known is not None and office_known.level == "other"
        kind = (
            several
            if several in ("group", "body")
            else "group"
            if others and not several
            else "assembly"
        )
    codes = [code for _, code in titles.states_in(shapes, title.start, title.end)]
    states = tuple(dict.fromkeys(codes))
    finds.add(
        title.start + (shapes.letters[title.start] == "d"), title.end,
        kind, head=noun.i, form="description", offices=title.offices,
        country=office.country if len(states) < 2 else None,
        key=_grouping_in(shapes, title) if plural else None,
        members=states if plural and len(states) > 1 else (), plural=plural,
        standing=bool(office.of or office.country) and office.head not in SPEAKERS,
    )  # fmt: skip
    _follow_copula(finds, noun)
    claimed = range(title.start, title.end)
    if office.head in SPEAKERS:  # "the Yemeni *government* spokeswoman": the state is there too
        claimed = range(noun.i, title.end)
    finds.claim(claimed, but=OTHERS)


def _grouping_in(shapes: Shapes, title: Title) -> str | None:
    """The set of states whose ministers or counterparts these are; it is not the actor itself."""
    found = shapes.first(title.start, title.end, "Rr")
    return f"of {found[2].key}" if found else None


def _follow_copula(finds: Finds, noun: Token) -> None:
    """ "Raisi, who also is the head of the council": the office is the subject's."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in ("be", "become"):
        return
    subject = syntax.child(verb, "nsubj")
    if subject is not None and subject.tag_ == "WP":
        subject = verb.head
    if subject is not None:
        finds.mentions[-1] = replace(finds.mentions[-1], same_as=subject.i)
