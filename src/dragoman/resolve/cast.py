"""One actor for all the words of a report that stand for it.

The mentions are gone through once, in the order of the text, so that "she" and "the minister" can
only stand for somebody who was there before; then a second time for those that only the rest of
the report explains. What cannot be known stays without an actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract import syntax
from dragoman.extract.parse import Parse
from dragoman.records import ActorKind, Quote
from dragoman.resolve.mention import Mention, TitleWords

if TYPE_CHECKING:
    from spacy.tokens import Token
from dragoman.resolve.ministries import ministry_of
from dragoman.resolve.naming import bare_name, is_acronym_of, key_words, same_person

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
IT = frozenset({"it", "its", "itself"})
FEMALE = ("spokeswoman", "chairwoman", "queen", "princess", "mrs", "ms", "madam", "lady")
MALE = (
    "spokesman",
    "chairman",
    "king",
    "prince",
    "mr",
    "sir",
    "lord",
    "sheikh",
    "emir",
    "sultan",
    "ayatollah",
)
RELATIVE = frozenset("side party country state nation government leader neighbour neighbor member partner ally counterpart "
                     "president head".split())  # fmt: skip
"""Plurals that are nobody unless it is known of whom they speak."""
SUMMIT = frozenset(
    {"leader", "president", "premier", "king", "chancellor", "emir", "sultan", "minister", "queen"}
)
BACK = 4
"""Sentences that a pronoun reaches back at most."""


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    n: int
    kind: ActorKind
    name: str
    country: str | None = None
    key: str | None = None
    offices: list[TitleWords] = field(default_factory=list)
    members: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    named: bool = True
    mentions: list[Mention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)

    def has_office(self, head: str, country: str | None) -> bool:
        """Whether this person holds an office with this head noun, for this state if one is given."""
        for office in self.offices:
            if office.head == head and (not country or country in (office.country, self.country)):
                return True
        return False


@dataclass(slots=True)
class Seen:
    """A draft where it stood: sentence, whether as a subject."""

    draft: Draft
    sentence: int
    subject: bool
    token: int
    quoted: bool


class Casting:
    """The actors of one report, built up mention by mention."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.drafts: list[Draft] = []
        self.seen: list[Seen] = []
        self._coming_offices: dict[int, list[TitleWords]] = {}
        self.merged: dict[int, Draft] = {}
        self.short: dict[str, Draft] = {}
        self._person_at: dict[int, Draft] = {}

    def resolve(self, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, tuple[Draft, ...]]]:
        """Each mention with the actors that it stands for; none where it cannot be known."""
        mentions = list(mentions)
        self._persons_first(mentions)
        for mention in mentions:
            drafts = self._who(mention)
            if drafts:
                self._note(mention, drafts)
            yield mention, drafts

    def _persons_first(self, mentions: list[Mention]) -> None:
        """Full names before short ones, wherever they stand: "Calviño" may come before "Nadia Calviño"."""
        people = [m for m in mentions if m.kind == "person" and m.form == "name" and m.standing]
        for mention in sorted(people, key=lambda m: (-len(key_words(m.name)), m.start)):
            draft = self._person_named(mention.name)
            if draft is None:
                draft = self._add(mention, bare_name(mention.name))
            draft.country = draft.country or mention.country
            self._coming_offices.setdefault(draft.n, []).extend(mention.offices)
            self._person_at[mention.head] = draft
            if mention.words.words.lower() not in draft.aliases:
                draft.aliases.add(mention.words.words.lower())

    def _add(self, mention: Mention, name: str) -> Draft:
        draft = Draft(
            len(self.drafts), mention.kind, name, mention.country, mention.key,
            members=mention.members, plural=mention.plural, named=mention.form == "name",
        )  # fmt: skip
        draft.aliases.add(mention.words.words.lower())
        self.drafts.append(draft)
        return draft

    def _note(self, mention: Mention, drafts: tuple[Draft, ...]) -> None:
        token = self.parse.doc[mention.head]
        subject = token.dep_ in ("nsubj", "nsubjpass") or (
            token.dep_ == "conj" and token.head.dep_ == "nsubj"
        )
        for draft in drafts:
            self.seen.append(
                Seen(draft, self.parse.sentence_of[mention.head], subject, mention.head,
                     self.parse.quoted[mention.head] >= 0)
            )  # fmt: skip
            if mention.form == "pronoun":
                draft.gender = draft.gender or _gender(mention.name)
                continue
            if len(drafts) > 1 and mention.form == "description" and draft.mentions:
                continue  # "the two countries" is no name of either
            draft.mentions.append(mention)
            self._learn(draft, mention)

    def _learn(self, draft: Draft, mention: Mention) -> None:
        draft.aliases.add(mention.words.words.lower())
        draft.country = draft.country or mention.country
        draft.members = draft.members or mention.members
        for office in mention.offices:
            if draft.kind != "person":
                break
            if office.head == "counterpart":
                draft.country = draft.country or office.country
                continue
            if not any(o.title.lower() == office.title.lower() for o in draft.offices):
                if not any(_contains(o.title, office.title) for o in draft.offices):
                    draft.offices.append(office)
            if office.country and not draft.country:
                draft.country = office.country
            draft.gender = draft.gender or _gender_of_title(office.title)
        if (
            draft.kind == "person"
            and mention.form == "name"
            and len(mention.name) > len(draft.name)
        ):
            if len(key_words(mention.name)) > len(key_words(draft.name)):
                draft.name = bare_name(mention.name)
        elif (
            draft.kind not in ("person", "state")
            and mention.form == "name"
            and mention.standing
            and not mention.key
        ):
            if not draft.named or len(mention.name) > len(draft.name) + 3:
                draft.name, draft.named = mention.name, True

    def _who(self, mention: Mention) -> tuple[Draft, ...]:
        if mention.same_as is not None and (one := self._at(mention.same_as)):
            return (one,)
        if mention.form == "pronoun":
            return self._pronoun(mention)
        if mention.kind == "person":
            return self._person(mention)
        if mention.kind == "state":
            return (self._state(mention),) if mention.country else self._own_state(mention)
        if mention.kind == "assembly":
            return self._assembly(mention)
        return self._other(mention)

    def _state(self, mention: Mention) -> Draft:
        for draft in self.drafts:
            if draft.kind == "state" and draft.country == mention.country:
                return draft
        return self._add(mention, mention.name)

    def _at(self, token: int) -> Draft | None:
        """Who stands at a token that was gone through already."""
        return next(
            (s.draft for s in reversed(self.seen) if s.token == token and s.draft.kind == "person"),
            None,
        )

    def _own_state(self, mention: Mention) -> tuple[Draft, ...]:
        """ "His country" is the state of whom "his" stands for; "the country" the last one that acted."""
        first = self.parse.doc[mention.start]
        if first.tag_ == "PRP$":
            owner = self._pronoun(replace(mention, head=first.i, name=first.lower_, form="pronoun"))
            if owner and owner[0].country and owner[0].kind != "assembly":
                return (
                    self._state(
                        replace(
                            mention, country=owner[0].country, name=_state_name(owner[0].country)
                        )
                    ),
                )
            return ()
        here = self.parse.sentence_of[mention.head]
        for seen in self._recent(mention, here):
            if seen.draft.kind == "state":
                return (seen.draft,)
        return ()

    def _person(self, mention: Mention) -> tuple[Draft, ...]:
        if mention.form == "name":
            draft = self._person_named(mention.name) or self._add(mention, bare_name(mention.name))
            if not draft.mentions and not mention.offices:
                self._introduced(draft, mention)
            return (draft,)
        office = mention.offices[0] if mention.offices else None
        if office is None:
            return ()
        if office.head == "counterpart":
            return self._counterpart(mention, office)
        for seen in reversed(self.seen):
            if seen.draft.kind == "person" and seen.draft.has_office(office.head, office.country):
                return (seen.draft,)
        summit = (
            office.head in SUMMIT - {"minister"} | {"head"}
            or "prime minister" in office.title.lower()
        )
        if office.country and summit:
            heads = [d for d in self.drafts if d.kind == "person" and d.mentions and not d.country
                     and any(o.head in SUMMIT - {"minister"} for o in d.offices)]  # fmt: skip
            heads = heads or [d for d in self.drafts if d.kind == "person" and d.named and d.mentions and not d.offices
                              and d.country == office.country]  # fmt: skip
            if len(heads) == 1:
                heads[0].country = office.country
                return (heads[0],)
        for seen in reversed(self.seen):  # "the Egyptian leader" of a president
            if (
                seen.draft.kind == "person"
                and office.country
                and office.head in ("leader", "premier", "diplomat")
            ):
                if seen.draft.country == office.country:
                    return (seen.draft,)
        if not mention.standing:
            return ()
        ahead = [d for d in self.drafts if d.kind == "person" and not d.mentions
                 and any(o.head == office.head and o.country == office.country for o in d.offices)]  # fmt: skip
        return (ahead[0],) if ahead else (self._add(mention, mention.words.words),)

    def _counterpart(self, mention: Mention, office: TitleWords) -> tuple[Draft, ...]:
        """ "His Somali counterpart": the one person of that state, if the report has one."""
        of_state = [
            d
            for d in self.drafts
            if d.kind == "person" and office.country and office.country == d.country
        ]
        return (of_state[0],) if len(of_state) == 1 else ()

    def _introduced(self, draft: Draft, mention: Mention) -> None:
        """ "Spain's economy minister said … Nadia Calviño said": an office first, its holder's name after.

        Only where the one office-holder without a name spoke shortly before, and the
        name stands as a subject with no office of its own.
        """
        if len(key_words(mention.name)) < 2 or self._coming_offices.get(draft.n):
            return
        token = self.parse.doc[mention.head]
        here = self.parse.sentence_of[mention.head]
        if token.dep_ != "nsubj":
            return
        recent = {
            id(s.draft): s.draft
            for s in self.seen
            if here - 3 <= s.sentence < here + 1 and s.subject
        }
        nameless = [d for d in recent.values() if d.kind == "person" and not d.named and d.offices]
        if len(nameless) != 1 or any(
            s.draft.named and s.draft.kind == "person" and s.sentence >= here - 1 for s in self.seen
        ):
            return
        one = nameless[0]
        draft.offices, draft.country, draft.gender = one.offices, one.country, one.gender
        draft.mentions += one.mentions
        draft.aliases |= one.aliases
        for seen in self.seen:
            if seen.draft is one:
                seen.draft = draft
        self.merged[one.n] = draft
        one.mentions = []

    def _person_named(self, name: str) -> Draft | None:
        found = [
            d for d in self.drafts if d.kind == "person" and d.named and same_person(d.name, name)
        ]
        if len(found) < 2:
            return found[0] if found else None
        words = key_words(bare_name(name))
        by_family_name = [d for d in found if key_words(d.name)[-len(words) :] == words]
        found = by_family_name or found
        for seen in reversed(self.seen):
            if seen.draft in found:
                return seen.draft
        return found[0]

    def _assembly(self, mention: Mention) -> tuple[Draft, ...]:
        words = mention.words.words.lower()
        if named := self._in_apposition(mention):
            return named
        head = self.parse.doc[mention.head].lemma_.lower()
        if mention.plural and any(
            w in words.split() for w in ("two", "both", "three", "four", "five")
        ):
            some = self._several(words, head)
            if some:
                return some
        same = [d for d in self.drafts if d.kind == "assembly" and words in d.aliases]
        if same:
            return (same[-1],)
        if not mention.standing:
            for seen in reversed(self.seen):
                if seen.draft.kind == "assembly" and any(
                    self._heads(m) == head for m in seen.draft.mentions
                ):
                    return (seen.draft,)
            some = self._several("", head)
            if some:
                return some
        if len(mention.members) > 1 and (persons := self._holders(mention, head)):
            return persons
        if mention.key:
            keyed = [d for d in self.drafts if d.key == mention.key and self._alike(d, head)]
            return (keyed[0],) if keyed else (self._add(mention, mention.name),)
        if mention.members:
            alike = [d for d in self.drafts if d.kind == "assembly" and set(d.members) == set(mention.members)
                     and any(self._heads(m) == head for m in d.mentions)]  # fmt: skip
            if alike:
                return (alike[0],)
        if not mention.standing and head in RELATIVE:
            return ()
        return (self._add(mention, mention.name),)

    def _alike(self, draft: Draft, head: str) -> bool:
        """Whether a set's noun may be said of the other: its ministers are not its presidents."""
        return (
            head == "counterpart"
            or not draft.mentions
            or any(self._heads(m) in (head, "counterpart") for m in draft.mentions)
        )

    def _in_apposition(self, mention: Mention) -> tuple[Draft, ...]:
        """ "The two ministers, A and B, spoke": the persons whose names follow."""
        for part in self.parse.doc[mention.head].children:
            if part.dep_ == "appos" and part.i > mention.head and part.i in self._person_at:
                return tuple(
                    self._person_at[t.i] for t in (part, *part.conjuncts) if t.i in self._person_at
                )
        return ()

    def _holders(self, mention: Mention, head: str) -> tuple[Draft, ...]:
        """ "The leaders of Japan and Ireland", where the report names both: those two."""
        wanted = SUMMIT if head == "leader" else {head}
        found = []
        for code in mention.members:
            holders = [d for d in self.drafts if d.kind == "person" and d.named and d.country == code
                       and any(o.head in wanted for o in self._offices_of(d))]  # fmt: skip
            if len(holders) != 1:
                return ()
            found += holders
        return tuple(found)

    def _offices_of(self, draft: Draft) -> list[TitleWords]:
        return draft.offices or self._coming_offices.get(draft.n, [])

    def _heads(self, mention: Mention) -> str:
        return self.parse.doc[mention.head].lemma_.lower()

    def _several(self, words: str, head: str) -> tuple[Draft, ...]:
        """ "The two leaders", "both sides": the last so many of the right kind."""
        counts = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
        n = next((counts[w] for w in words.split() if w in counts), 0)
        if head in (
            "side",
            "party",
            "leader",
            "president",
            "head",
            "minister",
            "interlocutor",
        ) and (pair := self._protagonists(head, n)):
            return pair
        if not n and head in ("side", "party"):
            return ()  # "the parties": to what, the words before cannot tell
        n = n or 2
        wanted = {"leader": "person", "president": "person", "minister": "person", "premier": "person", "diplomat": "person",
                  "official": "person", "chief": "person", "pair": "person", "duo": "person",
                  "side": "any", "party": "any", "country": "state", "state": "state", "nation": "state",
                  "government": "state", "neighbour": "state", "neighbor": "state"}.get(head)  # fmt: skip
        if wanted is None:
            return ()
        if wanted == "state":
            return self._states(n)
        found: list[Draft] = []
        for seen in reversed(self.seen):
            draft = seen.draft
            right = (
                draft.kind in ("person", "state", "group", "organisation")
                if wanted == "any"
                else draft.kind == wanted
            )
            if wanted == "person" and right and draft.offices and head in ("president", "minister"):
                right = any(o.head == head for o in draft.offices)
            if right and draft not in found:
                if found and found[0].kind != draft.kind:
                    continue
                found.append(draft)
            if len(found) == n:
                return tuple(reversed(found))
        return ()

    def _states(self, n: int) -> tuple[Draft, ...]:
        """The last ``n`` states that were named, or whose people or bodies were."""
        codes: list[str] = []
        for seen in reversed(self.seen):
            code = seen.draft.country
            if (
                code
                and code not in codes
                and seen.draft.kind in ("state", "person", "body", "assembly")
            ):
                codes.append(code)
            if len(codes) == n:
                break
        if len(codes) < n:
            return ()
        return tuple(self._state_of(code) for code in reversed(codes))

    def _state_of(self, code: str) -> Draft:
        for draft in self.drafts:
            if draft.kind == "state" and draft.country == code:
                return draft
        draft = Draft(len(self.drafts), "state", _state_name(code), code, code)
        self.drafts.append(draft)
        return draft

    def _protagonists(self, head: str, n: int) -> tuple[Draft, ...]:
        """The persons of summit or ministerial office, of several states, whom the report opens with.

        They are "the two leaders", "the Presidents" and, where it tells of nobody else, "the sides".
        """
        opening = [
            s.draft
            for s in self.seen
            if s.sentence <= 2 and s.draft.kind == "person" and s.draft.country
        ]
        wanted = SUMMIT - {"minister"} if head in ("leader", "president", "head") else SUMMIT
        found = list(
            dict.fromkeys(d.n for d in opening if any(o.head in wanted for o in d.offices))
        )
        drafts = tuple(d for d in self.drafts if d.n in found)
        countries = {d.country for d in drafts}
        right = len(drafts) == n if n else 2 <= len(drafts) <= 4
        return drafts if right and len(countries) == len(drafts) else ()

    def _other(self, mention: Mention) -> tuple[Draft, ...]:
        """Bodies, organisations, groups, companies, media."""
        words = mention.words.words
        if words in self.short:
            return (self.short[words],)
        if (named := self._in_brackets(mention)) is not None:
            self.short[words] = named
            return (named,)
        if mention.key:
            for draft in self.drafts:
                if draft.key == mention.key:
                    return (draft,)
            return (self._add(mention, mention.name),)
        for draft in self.drafts:
            if (
                draft.kind == mention.kind
                and words.lower() in draft.aliases
                and _agree(draft, mention)
            ):
                return (draft,)
        if mention.kind == "body" and (field := ministry_of(words)):
            for draft in reversed(self.drafts):
                if (
                    draft.kind == "body"
                    and _agree(draft, mention)
                    and ministry_of(draft.name) == field
                ):
                    return (draft,)
        for draft in reversed(self.drafts):
            if draft.kind == "person" or draft.kind == "state":
                continue
            if is_acronym_of(words, draft.name) or is_acronym_of(draft.name, words):
                return (draft,)
            if (
                draft.kind == mention.kind
                and _agree(draft, mention)
                and _same_body(draft.name, words)
            ):
                return (draft,)
        if not mention.standing:
            return self._of_kind(mention)
        return (self._add(mention, mention.name),)

    def _in_brackets(self, mention: Mention) -> Draft | None:
        """Whose abbreviation this is: "Central Bank of Somalia (CBS)"."""
        if mention.start < 2 or self.parse.doc[mention.start - 1].text != "(" or not self.seen:
            return None
        before = [
            d
            for d in self.drafts
            if any(m.end == mention.start - 1 for m in d.mentions) and d.kind != "state"
        ]
        short = mention.words.words
        return next(
            (d for d in before if is_acronym_of(short, d.name) or (d.key == mention.key and d.key)),
            None,
        )

    def _of_kind(self, mention: Mention) -> tuple[Draft, ...]:
        """ "The ministry", "the group": the last one of that noun or kind."""
        head = self._heads(mention)
        for seen in reversed(self.seen):
            if seen.draft.kind == mention.kind and head in seen.draft.name.lower():
                return (seen.draft,)
        if mention.kind == "group":
            return (self._add(mention, mention.name),)
        return (self._add(mention, mention.name),) if mention.kind == "body" else ()

    def _pronoun(self, mention: Mention) -> tuple[Draft, ...]:
        word = mention.name
        if self.parse.quoted[mention.head] >= 0 and word in (
            "we",
            "us",
            "our",
            "i",
            "my",
            "me",
            "ours",
            "you",
            "your",
        ):
            return ()  # the speaker's; see `statements`
        here = self.parse.sentence_of[mention.head]
        if word in HE or word in SHE:
            return self._single(mention, here, "m" if word in HE else "f")
        if word in THEY:
            return self._plural(mention, here)
        if word in IT:
            return self._thing(mention, here)
        return ()

    def _recent(self, mention: Mention, here: int) -> Iterator[Seen]:
        """Who was mentioned before, the likeliest first: this sentence's subject, then back in the text."""
        before = [
            s for s in self.seen if s.token < mention.head and here - BACK <= s.sentence <= here
        ]
        quoted = self.parse.quoted[mention.head] >= 0
        in_same = [s for s in before if s.sentence == here]
        token = self.parse.doc[mention.head]
        if token.tag_ == "PRP$":
            own = self._clause_subject(token)
            yield from (s for s in in_same if s.token == own)
        yield from sorted(
            (s for s in in_same if s.subject), key=lambda s: (s.quoted != quoted, s.token)
        )
        if self.parse.doc[mention.head].dep_ != "nsubj" or len(in_same) > 1:
            yield from reversed([s for s in in_same if not s.subject])
        for back in range(1, BACK + 1):
            there = [s for s in before if s.sentence == here - back]
            yield from sorted((s for s in there if s.subject), key=lambda s: (s.quoted, s.token))
            yield from reversed([s for s in there if not s.subject])

    def _clause_subject(self, token: Token) -> int | None:
        """The subject of the nearest verb above a possessive, if the possessive is not inside it."""
        for up in syntax.ancestors_within(token):
            if syntax.is_verbal(up):
                subject = syntax.child(up, "nsubj", "nsubjpass")
                if subject is None or subject.left_edge.i <= token.i <= subject.right_edge.i:
                    return None
                return subject.i
        return None

    def _single(self, mention: Mention, here: int, gender: str) -> tuple[Draft, ...]:
        for seen in self._recent(mention, here):
            draft = seen.draft
            if draft.kind == "person" and draft.gender in (None, gender):
                if self._same_clause(seen, mention):
                    continue
                return (draft,)
        return ()

    def _same_clause(self, seen: Seen, mention: Mention) -> bool:
        """ "X met him": the object is somebody else than the subject of its own verb."""
        token = self.parse.doc[mention.head]
        if token.tag_ == "PRP$" or token.dep_ not in ("dobj", "dative", "pobj"):
            return False
        return (
            token.head == self.parse.doc[seen.token].head
            or token.head.head == self.parse.doc[seen.token].head
        )

    def _plural(self, mention: Mention, here: int) -> tuple[Draft, ...]:
        together = self._joined_subject(mention, here)
        if together:
            return together
        for seen in self._recent(mention, here):
            if seen.draft.plural or seen.draft.kind in ("assembly", "group"):
                return (seen.draft,)
            if seen.subject and (joined := self._with(seen)):
                return joined
        return self._several("two", "leader")

    def _joined_subject(self, mention: Mention, here: int) -> tuple[Draft, ...]:
        return ()

    def _with(self, seen: Seen) -> tuple[Draft, ...]:
        """All that are joined to a subject by "and"."""
        token = self.parse.doc[seen.token]
        first = token.head if token.dep_ == "conj" else token
        joined = [first, *(t for t in first.conjuncts)]
        drafts: list[Draft] = []
        for other in self.seen:
            if (
                other.sentence == seen.sentence
                and any(other.token == t.i for t in joined)
                and other.draft not in drafts
            ):
                drafts.append(other.draft)
        return tuple(drafts) if len(drafts) > 1 else ()

    def _thing(self, mention: Mention, here: int) -> tuple[Draft, ...]:
        for seen in self._recent(mention, here):
            if seen.draft.kind != "person" and not seen.draft.plural:
                return (seen.draft,)
        return ()


def _state_name(code: str) -> str:
    state = codebooks.states().get(code)
    return state.name if state else code


def _gender(pronoun: str) -> str | None:
    return "m" if pronoun in HE else "f" if pronoun in SHE else None


def _gender_of_title(title: str) -> str | None:
    words = title.lower().split()
    if any(w in FEMALE for w in words):
        return "f"
    return "m" if any(w in MALE for w in words) else None


def _contains(longer: str, shorter: str) -> bool:
    """Whether a title only repeats part of one that is known ("Minister" of "Foreign Minister")."""
    return longer.lower().endswith(" " + shorter.lower()) or longer.lower().startswith(
        shorter.lower() + " "
    )


def _agree(draft: Draft, mention: Mention) -> bool:
    return draft.country is None or mention.country is None or draft.country == mention.country


def _same_body(name: str, words: str) -> bool:
    """ "Algerian Foreign Ministry" and "the foreign ministry"; never two different ministries."""
    a, b = set(key_words(name)), set(key_words(words))
    return len(b) > 1 and (b <= a or a <= b)


def resolved(mention: Mention, ids: tuple[str, ...]) -> Mention:
    """The mention with the actors that it stands for."""
    return replace(mention, actors=ids)


def main_country(drafts: Iterable[Draft]) -> str | None:
    """The state that most mentions belong to."""
    count = Counter(d.country for d in drafts for _ in d.mentions if d.country)
    return count.most_common(1)[0][0] if count else None


def quotes_of(draft: Draft) -> tuple[Quote, ...]:
    """The distinct words that stand for an actor, each once, where they first stand."""
    first: dict[str, Quote] = {}
    for mention in draft.mentions:
        first.setdefault(mention.words.words, mention.words)
    return tuple(first.values())
