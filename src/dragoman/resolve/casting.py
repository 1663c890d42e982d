"""One actor for all the words of a report that stand for it.

The mentions are gone through once, in the order of the text, so that "she" and "the minister" can
only stand for somebody who was there before. Only full names are known ahead, wherever they
stand. What cannot be known stays without an actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.resolve.assemblies import assembly
from dragoman.resolve.bodies import body
from dragoman.resolve.drafts import Draft, Drafts, state_name
from dragoman.resolve.mention import Mention
from dragoman.resolve.ministries import ministry_name, ministry_of
from dragoman.resolve.naming import bare_name, key_words
from dragoman.resolve.officeholders import officeholder
from dragoman.resolve.persons import person, person_named
from dragoman.resolve.pronouns import pronoun, recent


def resolve(
    drafts: Drafts, mentions: Iterable[Mention]
) -> Iterator[tuple[Mention, tuple[Draft, ...]]]:
    """Each mention with the actors that it stands for; none where it cannot be known.

    "Chad said it will help": "it" is Chad. "It said so", with nothing before it: nobody.
    """
    mentions = list(mentions)
    _full_names_first(drafts, mentions)
    return _one_by_one(drafts, mentions)


def _one_by_one(
    drafts: Drafts, mentions: Iterable[Mention]
) -> Iterator[tuple[Mention, tuple[Draft, ...]]]:
    for mention in mentions:
        found = _who(drafts, mention)
        if found:
            drafts.note(mention, found)
        yield mention, found


def _full_names_first(drafts: Drafts, mentions: list[Mention]) -> None:
    """Full names before short ones: "Calviño" may come before "Nadia Calviño"."""
    people = [m for m in mentions if m.kind == "person" and m.form == "name" and m.standing]
    for mention in sorted(people, key=lambda m: (-len(key_words(m.name)), m.start)):
        draft = person_named(drafts, mention.name) or drafts.add(mention, bare_name(mention.name))
        draft.country = draft.country or mention.country
        draft.aliases.add(mention.words.words.lower())
        drafts.coming_offices.setdefault(draft.n, []).extend(mention.offices)
        drafts.person_at[mention.head] = draft
    for draft in drafts.all:
        _know_officeholder(drafts, draft)


def _know_officeholder(drafts: Drafts, draft: Draft) -> None:
    """Give a person whom the codebook knows the state and the gender that it has."""
    if not draft.named or draft.kind != "person":
        return
    offices = tuple(drafts.coming_offices.get(draft.n, ()))
    country = draft.country or next((o.country for o in offices if o.country), None)
    day = drafts.parse.report.published
    if holder := officeholder(draft.name, offices, country, day):
        draft.holder = holder
        draft.country = draft.country or holder.country


def _who(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    if mention.same_as is not None and (one := _person_seen_at(drafts, mention.same_as)):
        return (one,)
    if mention.form == "pronoun":
        return pronoun(drafts, mention)
    if mention.form == "description" and (one := _before_apposition(drafts, mention)):
        return (one,)
    if mention.kind == "person":
        return person(drafts, mention)
    if mention.kind == "state":
        return _state(drafts, mention) if mention.country else _own_state(drafts, mention)
    if mention.kind == "assembly":
        return assembly(drafts, mention)
    return body(drafts, _of_owner(drafts, mention))


def _of_owner(drafts: Drafts, mention: Mention) -> Mention:
    """ "His ministry", "its central bank": of the state of whom the pronoun stands for."""
    first = drafts.parse.doc[mention.start]
    if mention.kind != "body" or mention.country or first.tag_ != "PRP$":
        return mention
    owner = pronoun(drafts, replace(mention, head=first.i, name=first.lower_, form="pronoun"))
    if len(owner) != 1 or not owner[0].country:
        return mention
    name = mention.name
    if owner[0].kind == "person" and drafts.noun(mention) in ("ministry", "department"):
        fields = [
            ministry_of(o.title.lower().replace("minister", "ministry")) for o in owner[0].offices
        ]
        known = next((f for f in fields if f), None)
        name = ministry_name(known, state_name(owner[0].country)) if known else name
    return replace(mention, country=owner[0].country, name=name)


BODIES = frozenset({"group", "organisation", "body", "ngo", "company"})


def _before_apposition(drafts: Drafts, mention: Mention) -> Draft | None:
    """ "The Front for a Free Valley, *an armed movement* that rejects the talks": the Front."""
    lower = drafts.parse.lower
    comma = mention.start - 1 - (lower[mention.start - 1] in ("a", "an", "the"))
    apposed = drafts.parse.doc[mention.head].dep_ == "appos" and comma > 0 and lower[comma] == ","
    if not apposed or mention.kind not in BODIES or mention.country:
        return None
    one = next(
        (d for d in drafts.all
         if d.named and d.kind in BODIES and any(m.end == comma for m in d.mentions[-1:])),
        None,
    )  # fmt: skip
    if one and one.kind == "organisation" and mention.kind == "group" and not one.key:
        one.kind = "group"
    return one


def _person_seen_at(drafts: Drafts, token: int) -> Draft | None:
    """Who stands at a token that was gone through already."""
    return next(
        (s.draft for s in reversed(drafts.seen) if s.token == token and s.draft.kind == "person"),
        None,
    )


def _state(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    return (drafts.state(mention.country) or drafts.add(mention),)


def _own_state(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """ "His country" is the state of whom "his" stands for; "the country" the last one that acted."""
    first = drafts.parse.doc[mention.start]
    if first.tag_ == "PRP$":
        owner = pronoun(drafts, replace(mention, head=first.i, name=first.lower_, form="pronoun"))
        if not owner or not owner[0].country or owner[0].kind == "assembly":
            return ()
        code = owner[0].country
        return _state(drafts, replace(mention, country=code, name=state_name(code)))
    acted = (seen.draft for seen in recent(drafts, mention) if seen.draft.kind == "state")
    return tuple(draft for draft in [next(acted, None)] if draft)
