"""Which body, organisation, group, company or outlet some words stand for."""

from __future__ import annotations

from dragoman.resolve.drafts import Draft, Drafts
from dragoman.resolve.mention import Mention
from dragoman.resolve.ministries import ministry_of
from dragoman.resolve.naming import is_acronym_of, key_words


def body(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """The one actor with this name, abbreviation or noun; a new one if the text has told of none.

    "The foreign ministry" is the "Algerian Foreign Ministry" told before; "the movement" a new
    group where no name has that word.
    """
    if known := _abbreviated(drafts, mention):
        return (known,)
    if mention.key:
        same_key = next((d for d in drafts.all if d.key == mention.key), None)
        return (same_key or drafts.add(mention),)
    known = (
        (None if mention.standing else _last_of_noun(drafts, mention))
        or _called_the_same(drafts, mention)
        or _same_ministry(drafts, mention)
        or _like_name(drafts, mention)
    )
    if known:
        return (known,)
    adds = mention.standing or mention.kind in ("group", "body")
    return (_new(drafts, mention),) if adds else ()


ORGANS = frozenset("police army navy parliament cabinet ministry court senate congress".split())
"""Nouns of bodies that in a report from a state are its own, if nothing else is said."""


def _new(drafts: Drafts, mention: Mention) -> Draft:
    """A new actor; "police" in a report from Batken, Kyrgyzstan are Kyrgyz before it tells of others."""
    draft = drafts.add(mention)
    if mention.kind == "body" and not mention.key and drafts.noun(mention) in ORGANS:
        draft.country = draft.country or drafts.home
    return draft


def _abbreviated(drafts: Drafts, mention: Mention) -> Draft | None:
    """Whom an abbreviation stands for; one that stands in brackets is learnt."""
    words = mention.words.words
    if words not in drafts.short and (named := _before_brackets(drafts, mention)):
        drafts.short[words] = named
    return drafts.short.get(words)


def _before_brackets(drafts: Drafts, mention: Mention) -> Draft | None:
    """Whose abbreviation this is: "Central Bank of Somalia (CBS)"."""
    bracket = mention.start - 1
    if bracket < 1 or drafts.parse.doc[bracket].text != "(" or not drafts.seen:
        return None
    short = mention.words.words
    for draft in drafts.all:
        if draft.kind == "state" or not any(m.end == bracket for m in draft.mentions):
            continue
        if is_acronym_of(short, draft.name) or (draft.key and draft.key == mention.key):
            return draft
    return None


def _called_the_same(drafts: Drafts, mention: Mention) -> Draft | None:
    words = mention.words.words.lower()
    return next(
        (d for d in drafts.back()  # "the ministry" is the one told of last
         if d.kind == mention.kind and words in d.aliases and _may_be_of(d, mention)),
        None,
    )  # fmt: skip


def _may_be_of(draft: Draft, mention: Mention) -> bool:
    """Whether both may be of one state.

    "The Foreign Ministry", named first and of no state, is the report's own: "Syria's Foreign
    Ministry" later in it is another one.
    """
    own = draft.kind == "body" and draft.country is None and draft.named and ministry_of(draft.name)
    return draft.may_be_of(mention.country) and not (own and mention.country)


def _same_ministry(drafts: Drafts, mention: Mention) -> Draft | None:
    field = ministry_of(mention.words.words) if mention.kind == "body" else None
    if not field:
        return None
    return next(
        (d for d in reversed(drafts.all)
         if d.kind == "body" and _may_be_of(d, mention) and ministry_of(d.name) == field),
        None,
    )  # fmt: skip


def _like_name(drafts: Drafts, mention: Mention) -> Draft | None:
    """The last one whose name these words abbreviate, spell out, shorten or lengthen."""
    words = mention.words.words
    for draft in reversed(drafts.all):
        if draft.kind in ("person", "state"):
            continue
        if is_acronym_of(words, draft.name) or is_acronym_of(draft.name, words):
            return draft
        same_kind = draft.kind == mention.kind and _may_be_of(draft, mention)
        if same_kind and _is_same_body(draft.name, words):
            return draft
    return None


def _is_same_body(name: str, words: str) -> bool:
    """ "Algerian Foreign Ministry" and "the foreign ministry"; never two different ministries."""
    a, b = set(key_words(name)), set(key_words(words))
    return len(b) > 1 and (b <= a or a <= b)


def _last_of_noun(drafts: Drafts, mention: Mention) -> Draft | None:
    """ "The ministry", "the group": the last one of that kind with the noun in its name."""
    noun = drafts.noun(mention)
    return next(
        (d for d in drafts.back()
         if d.kind == mention.kind
         and (noun in d.name.lower() or any(alias.endswith(noun) for alias in d.aliases))),
        None,
    )  # fmt: skip
