"""Whom words for several stand for: "the two leaders", "both sides", "the Gulf states"."""

from __future__ import annotations

from dragoman.resolve.drafts import Draft, Drafts
from dragoman.resolve.mention import Mention, TitleWords
from dragoman.resolve.persons import LEADERS

RELATIVE = frozenset("side party country state nation government leader neighbour neighbor member partner ally counterpart "
                     "president head".split())  # fmt: skip
"""Plurals that are nobody unless it is known of whom they speak."""
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
HEADS = LEADERS | {"minister"}
"""Head nouns of offices whose holders stand for their states."""
PROTAGONISTS = frozenset("side party leader president head minister interlocutor".split())
"""Nouns that may stand for those with whom the report opens."""
SORTS = {
    **dict.fromkeys("leader president minister premier diplomat official chief pair duo".split(), "person"),
    **dict.fromkeys("country state nation government".split(), "state"),
    **dict.fromkeys(("side", "party"), "any"),
}  # fmt: skip
"""What the last so many must be: "the two *officials*" are persons, "both *sides*" are anybody."""


def assembly(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """Each of those whom the words stand for, if the text has told of them; else they are one actor."""
    head = drafts.noun(mention)
    words = _with_count(drafts, mention)
    return (
        _in_apposition(drafts, mention)
        or (several(drafts, words, head) if mention.plural and _counts(words) else ())
        or _called_the_same(drafts, words)
        or (() if mention.standing else _told_before(drafts, head))
        or (_holders(drafts, mention, head) if len(mention.members) > 1 else ())
        or _set_of_states(drafts, mention, head)
    )


def _with_count(drafts: Drafts, mention: Mention) -> str:
    """The words with the number before them, which is no part of a description: "*both* rival countries"."""
    before = drafts.parse.lower[max(mention.start - 1, 0)]
    words = mention.words.words.lower()
    return f"{before} {words}" if before in COUNTS and mention.start else words


def _counts(words: str) -> int:
    """How many the words say that there are; 0 if they do not say."""
    return next((COUNTS[w] for w in words.split() if w in COUNTS), 0)


def _in_apposition(drafts: Drafts, mention: Mention) -> tuple[Draft, ...]:
    """ "The two ministers, A and B, spoke", "A and B, the ministers, spoke": those whose names stand beside."""
    at = drafts.person_at
    doc = drafts.parse.doc
    if doc[mention.start - 2 : mention.start].text.lower() == ", the":
        before = _joined_persons(drafts, range(mention.start - 3, -1, -1))
        if len(before) > 1:
            for draft in before:
                draft.learn_offices(mention.offices)
            return before[::-1]
    if doc[mention.end : mention.end + 1].text == ",":
        after = _joined_persons(drafts, range(mention.end + 1, len(doc)))
        if len(after) > 1:
            return after
    for part in drafts.parse.doc[mention.head].children:
        if part.dep_ == "appos" and part.i > mention.head and part.i in at:
            return tuple(at[t.i] for t in (part, *part.conjuncts) if t.i in at)
    return ()


def _joined_persons(drafts: Drafts, tokens: range) -> tuple[Draft, ...]:
    """The persons of a list that begins here, going on over their names, commas and "and"."""
    doc, found = drafts.parse.doc, []
    for i in tokens:
        token = doc[i]
        if i in drafts.person_at:
            found.append(drafts.person_at[i])
        elif not (
            token.lower_ in (",", "and") or (token.dep_ == "compound" and token.text[:1].isupper())
        ):
            break
    return tuple({d.n: d for d in found}.values())


def _called_the_same(drafts: Drafts, words: str) -> tuple[Draft, ...]:
    return tuple([d for d in drafts.all if d.kind == "assembly" and words in d.aliases][-1:])


def _told_before(drafts: Drafts, head: str) -> tuple[Draft, ...]:
    """ "The ministers": the last assembly of that noun, else the last two persons it may stand for."""
    for draft in drafts.back():
        if draft.kind == "assembly" and any(drafts.noun(m) == head for m in draft.mentions):
            return (draft,)
    return several(drafts, "", head)


def _holders(drafts: Drafts, mention: Mention, head: str) -> tuple[Draft, ...]:
    """ "The leaders of Japan and Ireland", where the report names both: those two."""
    wanted = HEADS if head == "leader" else {head}
    found: list[Draft] = []
    sure = 0
    for code in mention.members:
        citizens = [
            d for d in drafts.all if d.kind == "person" and d.named and code == _country(drafts, d)
        ]
        holders = [d for d in citizens if any(o.head in wanted for o in _offices_of(drafts, d))]
        sure += bool(holders)
        # "Uzbekistan's Jasur Tillaev" beside the two foreign ministers is the third.
        one = holders or [d for d in citizens if not _offices_of(drafts, d)]
        if len(one) != 1:
            return ()
        found += one
    return tuple(found) if sure >= len(found) / 2 else ()


def _country(drafts: Drafts, draft: Draft) -> str | None:
    coming = drafts.coming_offices.get(draft.n, ())
    return draft.country or next((o.country for o in coming if o.country), None)


def _offices_of(drafts: Drafts, draft: Draft) -> list[TitleWords]:
    offices = draft.offices or drafts.coming_offices.get(draft.n, [])
    return [office for office in offices if office.head != "counterpart"]


def _set_of_states(drafts: Drafts, mention: Mention, head: str) -> tuple[Draft, ...]:
    """The assembly of the same set of states and the same noun, or a new one."""
    if mention.key:
        keyed = [d for d in drafts.all if d.key == mention.key and _may_be_called(drafts, d, head)]
        return (keyed[0] if keyed else drafts.add(mention),)
    if mention.members and (same := _of_members(drafts, set(mention.members), head)):
        return (same,)
    if not mention.standing and head in RELATIVE:
        return ()
    return (drafts.add(mention),)


def _of_members(drafts: Drafts, members: set[str], head: str) -> Draft | None:
    return next(
        (d for d in drafts.all if d.kind == "assembly" and set(d.members) == members
         and any(drafts.noun(m) == head for m in d.mentions)),
        None,
    )  # fmt: skip


def _may_be_called(drafts: Drafts, draft: Draft, head: str) -> bool:
    """Whether a set's noun may be said of the other: its ministers are not its presidents."""
    return (
        head == "counterpart"
        or not draft.mentions
        or any(drafts.noun(m) in (head, "counterpart") for m in draft.mentions)
    )


def several(drafts: Drafts, words: str, head: str) -> tuple[Draft, ...]:
    """ "The two leaders", "both sides": the last so many of the right sort; two if no number is said."""
    count = _counts(words)
    if head in PROTAGONISTS and (found := _protagonists(drafts, head, count)):
        return found
    sort = SORTS.get(head)
    if sort is None or (not count and sort == "any"):
        return ()  # "the parties": to what, the words before cannot tell
    if sort == "state":
        return _last_states(drafts, count or 2)
    return _last_actors(drafts, sort, head, count or 2)


def _protagonists(drafts: Drafts, head: str, count: int) -> tuple[Draft, ...]:
    """The persons of summit or ministerial office, of several states, whom the report opens with.

    They are "the two leaders", "the Presidents" and, where it tells of nobody else, "the sides".
    """
    wanted = LEADERS if head in ("leader", "president", "head") else HEADS
    opening = {
        s.draft.n
        for s in drafts.seen
        if s.sentence <= 2 and s.draft.kind == "person" and s.draft.named
        and any(o.head in wanted for o in s.draft.offices)
    }  # fmt: skip
    found = tuple(d for d in drafts.all if d.n in opening)
    states = [d.country for d in found]
    if not any(states) and head != "president":
        return ()
    right = len(found) == count if count else 2 <= len(found) <= 4
    apart = len(set(states)) == len(found) or not any(states)
    return found if right and apart else ()


def _last_states(drafts: Drafts, count: int) -> tuple[Draft, ...]:
    """The last so many states that were named, or whose people or bodies were."""
    codes: list[str] = []
    for draft in drafts.back():
        code = draft.country
        if code and code not in codes and draft.kind in ("state", "person", "body", "assembly"):
            codes.append(code)
        if len(codes) == count:
            return tuple(drafts.state_of(code) for code in reversed(codes))
    return ()


def _last_actors(drafts: Drafts, sort: str, head: str, count: int) -> tuple[Draft, ...]:
    """The last so many actors of one kind that the noun may stand for."""
    found: list[Draft] = []
    for draft in drafts.back():
        if draft not in found and _is_of_sort(draft, sort, head):
            if found and found[0].kind != draft.kind:
                continue
            found.append(draft)
        if len(found) == count:
            return tuple(reversed(found))
    return ()


def _is_of_sort(draft: Draft, sort: str, head: str) -> bool:
    if sort == "any":
        return draft.kind in ("person", "state", "group", "organisation")
    if draft.kind == "person" and draft.offices and head in ("president", "minister"):
        return any(o.head == head for o in draft.offices)
    return draft.kind == "person"
