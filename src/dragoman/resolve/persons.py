"""Which person a name or an office stands for."""

from __future__ import annotations

from dragoman.codebooks.folding import fold
from dragoman.resolve.drafts import Draft, Drafts
from dragoman.resolve.genders import gender_of_title
from dragoman.resolve.mention import Mention, TitleWords
from dragoman.resolve.naming import bare_name, key_words, name_words, same_person

LEADERS = frozenset("leader president premier king chancellor emir sultan queen".split())
"""Head nouns of the offices whose holders meet at a summit."""


def person(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """Who bears this name or holds this office; a new person if nobody does so far.

    "The minister" is the last one told of; where there was none, it is nobody.
    """
    if mention.form == "name":
        return (_of_name(drafts, mention),)
    if not mention.offices:
        return ()
    office = mention.offices[0]
    if office.head == "counterpart":
        return _counterpart(drafts, office)
    known = (
        _last_holder(drafts, office)
        or _one_leader(drafts, office)
        or _last_of_state(drafts, office)
        or _just_named(drafts, mention)
    )
    if known:
        return (known,)
    if not mention.standing:
        return ()
    return (_named_later(drafts, office) or drafts.add(mention, mention.words.words),)


def _of_name(drafts: Drafts, mention: Mention) -> Draft:
    draft = person_named(drafts, mention.name) or drafts.add(mention, bare_name(mention.name))
    if not draft.mentions and not mention.offices:
        _take_introduction(drafts, draft, mention)
    return draft


def person_named(drafts: Drafts, name: str) -> Draft | None:
    """The person whose name this is or is short for; of several, the one who was told of last."""
    found = [d for d in drafts.all if d.kind == "person" and d.named and same_person(d.name, name)]
    if len(found) < 2:
        return found[0] if found else None
    words = name_words(bare_name(name))
    found = [d for d in found if name_words(d.name)[-len(words) :] == words] or found
    return next((draft for draft in drafts.back() if draft in found), found[0])


def _counterpart(drafts: Drafts, office: TitleWords) -> tuple[Draft, ...]:
    """ "His Somali counterpart": the one person of that state, if the report has one."""
    of_state = [
        d
        for d in drafts.all
        if d.kind == "person" and office.country and office.country == d.country
    ]
    return (of_state[0],) if len(of_state) == 1 else ()


def _last_holder(drafts: Drafts, office: TitleWords) -> Draft | None:
    return next(
        (
            d
            for d in drafts.back()
            if d.kind == "person" and d.has_office(office.head, office.country)
        ),
        None,
    )


def _one_leader(drafts: Drafts, office: TitleWords) -> Draft | None:
    """ "Egypt's president" of its one citizen without office, or of the one leader whose state is not known."""
    leads = office.head in LEADERS | {"head"} or "prime minister" in office.title.lower()
    if not office.country or not leads:
        return None
    people = [d for d in drafts.all if d.kind == "person" and d.mentions]
    heads = LEADERS if office.head in ("leader", "head") else {office.head}
    citizens = [d for d in people if d.named and not d.offices and d.country == office.country]
    found = citizens or [
        d for d in people if not d.country and any(o.head in heads for o in d.offices)
    ]
    if len(found) != 1:
        return None
    found[0].country = office.country
    return found[0]


def _last_of_state(drafts: Drafts, office: TitleWords) -> Draft | None:
    """ "The Egyptian leader" of a president."""
    if not office.country or office.head not in ("leader", "premier", "diplomat"):
        return None
    return next(
        (d for d in drafts.back() if d.kind == "person" and d.country == office.country), None
    )


def _named_later(drafts: Drafts, office: TitleWords) -> Draft | None:
    """The holder of just this office whom the report has yet to name."""
    later = [
        d for d in drafts.all
        if d.kind == "person" and not d.mentions
        and any(_is_same_office(o, office) for o in drafts.coming_offices.get(d.n, ()))
    ]  # fmt: skip
    return later[0] if len(later) == 1 else None


def _is_same_office(one: TitleWords, other: TitleWords) -> bool:
    """Whether two titles are one office of one state or body: "FM of Iraq" is not its minister of trade."""
    if one.head != other.head or one.country != other.country:
        return False
    a, b = set(key_words(one.title)), set(key_words(other.title))
    whose = not one.of or not other.of or bool(one.country) or fold(one.of) == fold(other.of)
    return whose and (a <= b or b <= a) and not (a ^ b) & LOWER_RANKS


LOWER_RANKS = frozenset(
    {"deputy", "vice", "former", "ex", "acting", "assistant", "first", "second", "state"}
)
"""Words that make another office of a title."""


def _just_named(drafts: Drafts, mention: Mention) -> Draft | None:
    """ "Berg underscored … . The Foreign Ministry spokesman went on": one who was named without an office.

    Only where he is the one named person that spoke or acted in the last two sentences, and the
    office stands as a subject, with an article: reports name one man by turns in these two ways.
    """
    token = drafts.parse.doc[mention.head]
    if token.dep_ != "nsubj" or mention.plural or not _has_article(drafts, mention):
        return None
    here = drafts.parse.sentence_of[mention.head]
    lately = {
        s.draft.n: s.draft
        for s in drafts.seen
        if here - 2 <= s.sentence < here and s.draft.kind == "person" and s.draft.named
    }
    acted = [
        s.draft for s in drafts.seen if here - 2 <= s.sentence < here and s.subject
        and s.draft.n in lately
    ]  # fmt: skip
    if len(lately) != 1 or not acted or _held_by_another(drafts, mention, acted[-1]):
        return None
    draft = acted[-1]
    offices = [*draft.offices, *drafts.coming_offices.get(draft.n, ())]
    gender = gender_of_title(mention.offices[0].title)
    fits = gender is None or {draft.gender, draft.name_gender} <= {None, gender}
    return draft if not offices and fits and draft.may_be_of(mention.country) else None


def _has_article(drafts: Drafts, mention: Mention) -> bool:
    return (
        drafts.parse.lower[max(mention.start - 1, 0)] == "the"
        or mention.words.words[:4].lower() == "the "
    )


def _held_by_another(drafts: Drafts, mention: Mention, draft: Draft) -> bool:
    """Whether the report gives the office to somebody else, here or later."""
    office = mention.offices[0]
    return any(
        d is not draft and d.kind == "person"
        and any(_is_same_office(o, office) for o in (*d.offices, *drafts.coming_offices.get(d.n, ())))
        for d in drafts.all
    )  # fmt: skip


def _take_introduction(drafts: Drafts, draft: Draft, mention: Mention) -> None:
    """ "Spain's economy minister said … Nadia Calviño said": an office first, its holder's name after.

    Only where the one office-holder without a name spoke shortly before, and the
    name stands as a subject with no office of its own.
    """
    if len(key_words(mention.name)) < 2 or drafts.coming_offices.get(draft.n):
        return
    if drafts.parse.doc[mention.head].dep_ != "nsubj":
        return
    nameless = _nameless_before(drafts, drafts.parse.sentence_of[mention.head])
    if nameless is None:
        return
    draft.offices, draft.country, draft.gender = nameless.offices, nameless.country, nameless.gender
    draft.mentions += nameless.mentions
    draft.aliases |= nameless.aliases
    for seen in drafts.seen:
        if seen.draft is nameless:
            seen.draft = draft
    drafts.merged[nameless.n] = draft
    nameless.mentions = []


def _nameless_before(drafts: Drafts, sentence: int) -> Draft | None:
    """The one office-holder without a name who acted of late, if no named person came between."""
    if any(
        s.draft.named and s.draft.kind == "person" and s.sentence >= sentence - 1
        for s in drafts.seen
    ):
        return None
    nameless = {
        s.draft.n: s.draft
        for s in drafts.seen
        if sentence - 3 <= s.sentence <= sentence and s.subject
        and s.draft.kind == "person" and not s.draft.named and s.draft.offices
    }  # fmt: skip
    return next(iter(nameless.values())) if len(nameless) == 1 else None
