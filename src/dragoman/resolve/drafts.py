"""Actors in the making, and where the text has spoken of them so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman import codebooks
from dragoman.codebooks.entries import Holder
from dragoman.codebooks.given import gender_of_name
from dragoman.parse import Parse
from dragoman.records import ActorKind, Quote
from dragoman.resolve.genders import gender_of_pronoun, gender_of_title
from dragoman.resolve.mention import Mention, TitleWords
from dragoman.resolve.naming import bare_name, key_words


@dataclass(slots=True)
class Draft:
    """An actor in the making; ``n`` is its place in `Drafts.all`."""

    n: int
    kind: ActorKind
    name: str
    country: str | None = None
    key: str | None = None
    offices: list[TitleWords] = field(default_factory=list)
    members: tuple[str, ...] = ()
    gender: str | None = None
    """What pronouns, or a title, have told so far: "m" or "f"."""
    title_gender: str | None = None
    plural: bool = False
    named: bool = True
    mentions: list[Mention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    holder: Holder | None = None
    """Who it is, where the codebook of office holders knows."""

    def has_office(self, head: str, country: str | None) -> bool:
        """Whether this person holds an office with this head noun, for this state if one is given."""
        return any(
            office.head == head and (not country or country in (office.country, self.country))
            for office in self.offices
        )

    @property
    def name_gender(self) -> str | None:
        """What the given name tells: "f" of "Natalia Gherman", None of "Gherman"."""
        if self.holder:
            return self.holder.gender
        return gender_of_name(self.name) if self.named else None

    def may_be_of(self, country: str | None) -> bool:
        """Whether nothing speaks against its being of this state."""
        return self.country is None or country is None or self.country == country

    def learn(self, mention: Mention) -> None:
        """Keep what another mention of the same actor tells: a state, an office, a fuller name."""
        self.aliases.add(mention.words.words.lower())
        self.country = self.country or mention.country
        self.members = self.members or mention.members
        if self.kind == "person":
            self.title_gender = self.title_gender or mention.gender
            self.gender = self.gender or mention.gender
            self.learn_offices(mention.offices)
        if mention.form == "name":
            self._learn_name(mention)

    def learn_offices(self, offices: tuple[TitleWords, ...]) -> None:
        """Keep offices that are not known yet, and the state that they are of."""
        for office in offices:
            self._learn_office(office)

    def _learn_office(self, office: TitleWords) -> None:
        self.country = self.country or office.country
        if office.head == "counterpart":
            return
        known = [o.title for o in self.offices]
        if not any(_is_part_of(office.title, title) for title in known):
            self.offices.append(office)
        self.title_gender = self.title_gender or gender_of_title(office.title)
        self.gender = self.gender or self.title_gender

    def _learn_name(self, mention: Mention) -> None:
        if self.kind == "person":
            longer = len(mention.name) > len(self.name)
            if longer and len(key_words(mention.name)) > len(key_words(self.name)):
                self.name = bare_name(mention.name)
            return
        fuller = not self.named or len(mention.name) > len(self.name) + 3
        if fuller and self.kind != "state" and mention.standing and not mention.key:
            self.name, self.named = mention.name, True


def _is_part_of(title: str, known: str) -> bool:
    """Whether a title only repeats one that is known, or part of it ("Minister" of "Foreign Minister")."""
    short, long = title.lower(), known.lower()
    return (
        short == long or long.endswith(" " + short) or long.startswith((short + " ", short + "-"))
    )


@dataclass(slots=True)
class Seen:
    """A draft where the text spoke of it; ``token`` is the mention's head."""

    draft: Draft
    sentence: int
    subject: bool
    token: int
    quoted: bool
    pronoun: bool = False


class Drafts:
    """The actors of one report as far as it has been gone through."""

    def __init__(self, parse: Parse, home: str | None = None) -> None:
        self.parse = parse
        self.home = home
        """The state that the report is from, where its dateline says so."""
        self.all: list[Draft] = []
        self.seen: list[Seen] = []
        self.merged: dict[int, Draft] = {}
        """Of drafts that turned out to be somebody else: by their number, who."""
        self.short: dict[str, Draft] = {}
        """Whom an abbreviation stands for, once the report has said so in brackets."""
        self.coming_offices: dict[int, list[TitleWords]] = {}
        """Offices that a person is given anywhere in the report, by the draft's number."""
        self.person_at: dict[int, Draft] = {}
        """The person whose full name has its head at a token."""

    def add(self, mention: Mention, name: str | None = None) -> Draft:
        """A new actor, called as the mention is unless ``name`` says otherwise."""
        draft = Draft(
            len(self.all), mention.kind, mention.name if name is None else name, mention.country,
            mention.key, members=mention.members, plural=mention.plural, named=mention.form == "name",
        )  # fmt: skip
        draft.aliases.add(mention.words.words.lower())
        self.all.append(draft)
        return draft

    def state(self, code: str | None) -> Draft | None:
        """The state with this code, if the text has named it."""
        return next((d for d in self.all if d.kind == "state" and d.country == code), None)

    def state_of(self, code: str) -> Draft:
        """The state with this code, a new actor if the text has not named it."""
        known = self.state(code)
        if known is None:
            known = Draft(len(self.all), "state", state_name(code), code, code)
            self.all.append(known)
        return known

    def note(self, mention: Mention, drafts: tuple[Draft, ...]) -> None:
        """Remember whom a mention stands for, and what it tells of them."""
        for draft in drafts:
            self.seen.append(self._seen(draft, mention))
            if mention.form == "pronoun":
                draft.gender = draft.gender or gender_of_pronoun(mention.name)
                continue
            if (
                len(drafts) > 1
                and mention.form == "description"
                and (draft.mentions or draft.named)
            ):
                continue  # "the two countries" is no name of either
            draft.mentions.append(mention)
            draft.learn(mention)

    def _seen(self, draft: Draft, mention: Mention) -> Seen:
        head = mention.head
        token = self.parse.doc[head]
        subject = token.dep_ in ("nsubj", "nsubjpass") or (
            token.dep_ == "conj" and token.head.dep_ == "nsubj"
        )
        return Seen(
            draft, self.parse.sentence_of[head], subject, head, self.parse.quoted[head] >= 0,
            mention.form == "pronoun",
        )  # fmt: skip

    def back(self) -> Iterator[Draft]:
        """Whom the text spoke of, the last one first, each as often as it did."""
        return (seen.draft for seen in reversed(self.seen))

    def noun(self, mention: Mention) -> str:
        """The lemma of the noun that a mention hangs on, in small letters; "president" of "Presidents" too."""
        token = self.parse.doc[mention.head]
        lemma: str = token.lemma_.lower()
        return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma


def state_name(code: str) -> str:
    """The short name of a state; the code itself if the codebook lacks it."""
    state = codebooks.states().get(code)
    return state.name if state else code


def quotes_of(draft: Draft) -> tuple[Quote, ...]:
    """The distinct words that stand for an actor, each once, where they first stand."""
    first: dict[str, Quote] = {}
    for mention in draft.mentions:
        first.setdefault(mention.words.words, mention.words)
    return tuple(first.values())
