"""Words that may stand for an actor, before it is known for whom.

Names of persons with their offices first, then offices that stand alone ("the Egyptian
president"), bodies, what the codebooks know, states and their people ("Afghan officials"), and
what only the parser's own tagger knows. A word belongs to the first that claims it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.extract import titles
from dragoman.extract.lexicon import Entry
from dragoman.extract.parse import Parse, Sentence
from dragoman.extract.people import (
    COLLECTIVE,
    KIND_OF_PEOPLE,
    NO_ACTOR,
    OWN_STATE,
    PLAIN_PEOPLE,
    STANDS_FOR_STATE,
    kind_of_name,
)
from dragoman.extract.shapes import Shapes
from dragoman.extract.titles import Title
from dragoman.records import ActorKind
from dragoman.resolve.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON = re.compile(r"P(?:[P-]*P)?|(?<=[thSOACr])X(?:-?X){0,3}(?![Xn&])")
BODY = re.compile(
    r"(?:d?A|d?[SCOGXrb]+'|q)?[jXn-]*b+(?:-b+)*(?:o(?:d?[XnjrO]+(?:[,&]+d?[XnjrO]+)*))?(?:od?[SCAG]+(?:[,&]+d?[SCAG]+)*)?"
)
UNKNOWN = re.compile(r"X(?:[-&]?X|oX(?=X)|of?X)*")


@dataclass(slots=True)
class Finds:
    """Mentions found so far, and which tokens they have claimed."""

    parse: Parse
    shapes: Shapes
    mentions: list[Mention] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has claimed any of these tokens."""
        return not any(i in self.claimed for i in range(start, end))

    def add(
        self, start: int, end: int, kind: ActorKind, *, claim: bool = True, **more: object
    ) -> None:
        """Keep a mention; by default its words are its own from now on."""
        parse = self.parse
        if start < end - 1 and parse.lower[start] == "the":
            start += 1
        words = parse.quote(start, end)
        name = str(more.pop("name", None) or " ".join(words.words.split()))
        head = more.pop("head", None)
        if head is None:
            head = root(parse, start, end)
        self.mentions.append(
            Mention(start=start, end=end, head=head, words=words, kind=kind, name=name,
                    form=more.pop("form", "name"), **more)  # type: ignore[arg-type]
        )  # fmt: skip
        if claim:
            self.claimed.update(range(start, end))


FOREIGN = frozenset({"international", "foreign", "coalition", "allied", "multinational", "rival", "opposing", "rebel", "paramilitary"})
"""Forces of this sort are no single state's."""
SAYS = frozenset(
    "say tell add note write tweet argue claim explain warn stress insist believe think blame".split()
)
AGENCIES = frozenset(
    {
        "GETTY",
        "REUTERS",
        "EPA",
        "AFP",
        "AP",
        "PA",
        "REX",
        "IMAGES",
        "Getty",
        "Reuters",
        "Photo",
        "PHOTO",
    }
)
"""Credits of pictures that run into names."""
PARTICLES = frozenset(
    "de da do dos das del della di van von der den la le el al bin ibn ben abu bint ter y e".split()
)
"""Small words inside names of persons."""


def root(parse: Parse, start: int, end: int) -> int:
    """The token of a span that hangs on something outside it (the last such one)."""
    doc = parse.doc
    for i in range(end - 1, start - 1, -1):
        head = doc[i].head.i
        if not start <= head < end or head == i:
            return i
    return end - 1


def candidates(parse: Parse, shapes: Shapes) -> list[Mention]:
    """Every mention of the body, in the order of the text, nobody resolved yet."""
    finds = Finds(parse, shapes)
    for sentence in parse.sentences:
        persons(finds, sentence)
    finds.surnames.update(w for m in finds.mentions for w in m.name.split() if len(w) > 2)
    for sentence in parse.sentences:
        offices(finds, sentence)
        bodies(finds, sentence)
        known(finds, sentence)
        peoples(finds, sentence)
        unknown(finds, sentence)
        plain(finds, sentence)
    return sorted(finds.mentions, key=lambda m: (m.words.start, -m.words.end))


def persons(finds: Finds, sentence: Sentence) -> None:
    """Names of persons, each with the offices around it."""
    parse, shapes = finds.parse, finds.shapes
    floor = sentence.start
    for found in PERSON.finditer(shapes.letters, sentence.start, sentence.end):
        start, end = found.span()
        start, end = _whole_name(parse, shapes, start, end, floor)
        if not finds.free(start, end) or not _may_be_person(parse, shapes, start, end):
            continue
        title = titles.before_name(parse, shapes, floor, start)
        if title is None and start < found.start():
            # The words that the name was widened over may be the end of a title.
            title = titles.before_name(parse, shapes, floor, found.start())
            start = found.start() if title else start
        kind = kind_of_name(parse.doc[start:end].text, "")
        if kind not in (None, "person", "company") or NO_ACTOR.search(parse.doc[start:end].text):
            continue
        if title and found.group()[0] == "X" and parse.doc[title.heads[-1]].tag_ in ("NNS", "NNPS"):
            continue  # "officials at Athens International Airport"
        if found.group()[0] == "X" and not _honoured(shapes, start):
            if title is None or kind:
                continue
        after = titles.after_name(parse, shapes, end, sentence.end)
        if (
            title
            and parse.doc[title.heads[-1]].tag_ in ("NNS", "NNPS")
            and shapes.letters[start - 1] == ","
        ):
            title = None  # "the two ministers, A and B": told of both
        offices = (title.offices if title else ()) + (after.offices if after else ())
        first = title.start if title else _first_honorific(shapes, start)
        finds.add(
            start, end, "person", claim=False,
            head=_person_head(parse, title, start, end), offices=offices,
            country=next((o.country for o in offices if o.country), None) or _country_before(shapes, start),
        )  # fmt: skip
        person = finds.mentions[-1]
        # States named inside a title stay free: they are mentions of their own.
        own = [i for i in range(first, end) if shapes.letters[i] not in "SCAOGBbR"]
        finds.claimed.update(own)
        if after:
            finds.claimed.update(
                i for i in range(after.start, after.end) if shapes.letters[i] in "tjXnd"
            )
        floor = end
        for around in (title, after):
            if around:
                _alias_heads(finds, person, around)


def _country_before(shapes: Shapes, start: int) -> str | None:
    """ "Uzbekistan's Jasur Tillaev", "Israeli Benjamin Netanyahu": the state that stands before a name."""
    at = start - 2 if shapes.letters[start - 1 : start] == "'" else start - 1
    while at > 0 and shapes.letters[at] == shapes.letters[at - 1] and at not in shapes.entries:
        at -= 1
    found = shapes.entries.get(at) if at >= 0 and shapes.letters[at] in "SA" else None
    return found[1][0].country if found else None


def _alias_heads(finds: Finds, person: Mention, title: Title) -> None:
    """A parse may hang the sentence on the title's noun: then that token leads to the person too."""
    for head in title.heads[:1]:
        if head != person.head:
            finds.mentions.append(
                Mention(start=person.start, end=person.end, head=head, words=person.words, form="name",
                        kind="person", name=person.name, country=person.country, standing=False)
            )  # fmt: skip


def _person_head(parse: Parse, title: Title | None, start: int, end: int) -> int:
    return root(parse, start, end)


def _honoured(shapes: Shapes, start: int) -> bool:
    return start > 0 and shapes.letters[start - 1] == "h"


def _first_honorific(shapes: Shapes, start: int) -> int:
    while start > 0 and shapes.letters[start - 1] == "h":
        start -= 1
    return start


def _whole_name(parse: Parse, shapes: Shapes, start: int, end: int, floor: int) -> tuple[int, int]:
    """Widen a name over capitalised neighbours that the tagger left out."""
    letters, doc = shapes.letters, parse.doc
    while (
        start > floor
        and letters[start - 1] == "X"
        and doc[start - 1].pos_ == "PROPN"
        and not doc[start - 1].is_sent_start
    ):
        start -= 1
    while end < len(letters) and letters[start] == "X" and letters[end] == "P":
        end += 1
    while end < len(letters) and (
        letters[end] == "X" and doc[end].pos_ == "PROPN" and doc[end].ent_type_ in ("", "PERSON")
    ):
        end += 1
    if letters[end : end + 2] == "-X" and doc[end].text == "-":
        end += 2
    while (
        end + 1 < len(letters)
        and doc[end].lower_ in PARTICLES
        and letters[end + 1] in "XP"
        and doc[end + 1].text[:1].isupper()
    ):
        end += 2
        while end < len(letters) and letters[end] in "XP":
            end += 1
    while end - start > 1 and doc[end - 1].text in ("-", "'s", "’s"):
        end -= 1
    while (
        end - start > 1 and not doc[start].text[:1].isupper() and doc[start].lower_ not in PARTICLES
    ):
        start += 1  # "elect Donald Trump"
    while end - start > 1 and doc[start].text in AGENCIES:
        start += 1
    while end - start > 1 and doc[end - 1].text in AGENCIES:
        end -= 1
    while (
        end - start > 2
        and doc[start].is_upper
        and len(doc[start].text) > 3
        and doc[end - 1].is_title
    ):
        start += 1  # "TRIUMPHANT Donald Trump", a headline run into its text
    return start, end


def _may_be_person(parse: Parse, shapes: Shapes, start: int, end: int) -> bool:
    doc = parse.doc
    if end - start > 7 or not doc[end - 1].text[:1].isupper():
        return False
    return not (start == end - 1 and (len(doc[start].text) < 2 or doc[start].text.isdigit()))


def offices(finds: Finds, sentence: Sentence) -> None:
    """Offices without a name beside them: "the Egyptian president", "the foreign ministers of …"."""
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
        _office(finds, title)


def _description_start(finds: Finds, title_at: int, floor: int) -> int:
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


def _office(finds: Finds, title: Title) -> None:
    parse, shapes = finds.parse, finds.shapes
    doc, head = parse.doc, title.heads[0]
    office = title.offices[0]
    plural = doc[head].tag_ in ("NNS", "NNPS")
    first = doc[title.start]
    start = title.start + (1 if shapes.letters[title.start] == "d" else 0)
    lemma = office.head
    states = list(
        dict.fromkeys(code for _, code in titles.states_in(shapes, title.start, title.end))
    )
    indefinite = first.lower_ in ("a", "an", "any", "some", "another", "no", "every", "each")
    if (
        doc[head].dep_ in ("compound", "amod", "nmod")
        and doc[head].head.i > head
        and doc[head].head.i in range(title.end, title.end + 3)
    ):
        return  # "Spain's chief worry"
    if lemma in PLAIN_PEOPLE or (indefinite and not plural):
        return  # "a senior official": nobody in particular; whom he speaks for is found by syntax
    finds.add(
        start, title.end, "assembly" if plural else "person", claim=False, head=head,
        form="description", offices=title.offices, country=office.country if len(states) < 2 else None,
        key=_grouping_in(shapes, title) if plural else None,
        members=tuple(states) if plural and len(states) > 1 else (), plural=plural,
        standing=bool(office.of or office.country),
    )  # fmt: skip
    _copula(finds, doc[head])
    own = (i for i in range(title.start, title.end) if shapes.letters[i] not in "SCAOGBb")
    finds.claimed.update(own)


def _grouping_in(shapes: Shapes, title: Title) -> str | None:
    """The set of states whose ministers or counterparts these are; it is not the actor itself."""
    found = shapes.first(title.start, title.end, "Rr")
    return f"of {found[2].key}" if found else None


def _copula(finds: Finds, noun: Token) -> None:
    """ "Raisi, who also is the head of the council": the office is the subject's."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in ("be", "become"):
        return
    subject = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ == "WP":
        subject = verb.head
    if subject is not None:
        finds.mentions[-1] = replace(finds.mentions[-1], same_as=subject.i)


def bodies(finds: Finds, sentence: Sentence) -> None:
    """Organs of a state: "Ministry of Foreign Affairs of Turkmenistan", "Algerian Foreign Ministry"."""
    parse, shapes = finds.parse, finds.shapes
    for found in BODY.finditer(shapes.letters, sentence.start, sentence.end):
        start, end = found.span()
        while start < end and start in finds.claimed:
            start += 1
        noun = next((i for i in range(start, end) if shapes.letters[i] == "b"), None)
        if noun is None or noun in finds.claimed:
            continue
        start = _own_modifiers(parse, shapes, start, noun)
        states = list(dict.fromkeys(titles.states_in(shapes, found.start(), end)))
        ministries = [i for i in range(start, end) if shapes.letters[i] == "b"]
        head = root(parse, noun, ministries[-1] + 1)
        if parse.doc[head].tag_ in ("NNS", "NNPS") and len(states) > 1:
            _one_each(finds, start, end, head, states)
            continue
        first = start + (1 if shapes.letters[start] in "dq" else 0)
        finds.add(
            first, end, "assembly" if parse.lower[head] == "delegation" else "body", head=root(parse, start, end), claim=False,
            country=states[0][1] if states else None, form="name" if _capital(parse, first, end) else "description",
            standing=bool(states) or end - first > 1,
        )  # fmt: skip
        finds.claimed.update(i for i in range(start, end) if shapes.letters[i] not in "SCA")


def _own_modifiers(parse: Parse, shapes: Shapes, start: int, noun: int) -> int:
    """Leave out leading words that do not belong to the body's name."""
    while start < noun and shapes.letters[start] in "Xnj" and parse.doc[start].head.i < start:
        start += 1
    owner = shapes.letters.rfind("'", start, noun)
    if owner > start and shapes.letters[start] in "SC" and parse.doc[owner + 1].text[:1].isupper():
        return owner + 1
    while (
        start < noun
        and shapes.letters[start] in "nj"
        and not parse.doc[start].is_title
        and shapes.letters[start + 1] in "AX"
    ):
        start += 1
    return start


def _capital(parse: Parse, start: int, end: int) -> bool:
    return parse.doc[end - 1].text[:1].isupper() and parse.doc[start].text[:1].isupper()


def _one_each(finds: Finds, start: int, end: int, head: int, states: list[tuple[int, str]]) -> None:
    """ "The Ministries of Foreign Affairs of Afghanistan and Turkmenistan" are two bodies."""
    parse, letters = finds.parse, finds.shapes.letters
    first = start + (1 if letters[start] == "d" else 0)
    field_end = states[0][0]
    while field_end > first and letters[field_end - 1] in "od":
        field_end -= 1
    singular = {"ministries": "Ministry", "governments": "Government", "parliaments": "Parliament",
                "embassies": "Embassy"}  # fmt: skip
    words = parse.quote(first, max(field_end, first + 1)).words
    noun, _, rest = words.partition(" ")
    name = f"{singular.get(noun.lower(), noun)} {rest}".strip()
    for token, code in states:
        found = finds.shapes.entries[token]
        finds.add(
            first,
            found[0],
            "body",
            name=f"{name} of {found[1][0].name}",
            country=code,
            head=head,
            claim=False,
        )
    finds.claimed.update(i for i in range(start, end) if letters[i] not in "SCA")


KINDS: dict[str, ActorKind] = {
    "O": "organisation",
    "G": "group",
    "N": "ngo",
    "B": "body",
    "R": "assembly",
}


def known(finds: Finds, sentence: Sentence) -> None:
    """States, organisations, groups and groupings that the codebooks know."""
    parse, shapes, doc = finds.parse, finds.shapes, finds.parse.doc
    for i in range(sentence.start, sentence.end):
        found = shapes.entries.get(i)
        if not found or i in finds.claimed:
            continue
        end, entries = found
        entry = entries[0]
        if entry.letter == "C" and not _speaks(parse, i, end):
            continue
        if entry.letter in "SC":
            finds.add(i, end, "state", name=entry.name, country=entry.country, key=entry.key, claim=False,
                      standing=entry.letter == "S")  # fmt: skip
        elif entry.letter in KINDS:
            finds.add(i, end, entry.kind or KINDS[entry.letter], name=None, country=entry.country, key=entry.key,
plural=entry.letter == "R",
                      form="description" if doc[i].text.islower() else "name")  # fmt: skip


PLACE_PREPOSITIONS = frozenset(
    "in at from near to into outside around through via across towards toward inside throughout".split()
)


def _speaks(parse: Parse, start: int, end: int) -> bool:
    """Whether a capital's name stands where an actor does: "Kabul said", not "in Kabul"."""
    token = parse.doc[root(parse, start, end)]
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent"):
        return not (token.dep_ == "poss" and token.head.ent_type_ in ("FAC", "EVENT"))
    return token.dep_ == "pobj" and token.head.lower_ not in PLACE_PREPOSITIONS


def peoples(finds: Finds, sentence: Sentence) -> None:
    """Adjectives that act: "Afghan officials" (their state), "Iranian lawmakers", "a Turkish delegation"."""
    parse, shapes = finds.parse, finds.shapes
    doc = parse.doc
    for i in range(sentence.start, sentence.end):
        letter = shapes.letters[i]
        if letter not in "ASrC" or i in finds.claimed or not (found := shapes.entries.get(i)):
            continue
        end, entries = found
        entry = entries[0]
        if letter in "SC" and doc[end - 1].dep_ not in ("compound", "amod", "nmod", "poss"):
            continue
        noun = doc[end - 1].head
        if noun.i < end and letter == "A" and doc[end - 1].tag_ in ("NNPS", "NNS", "NNP", "NN"):
            finds.add(i, end, "group", country=entry.country, plural=True)
            continue
        if not end <= noun.i < sentence.end:
            noun = _coordinated(noun)
        if not end <= noun.i < min(sentence.end, end + 5) or noun.i in finds.claimed:
            continue
        _people(finds, i, end, noun.i, letter)


def _coordinated(noun):  # type: ignore[no-untyped-def]
    """ "The Spanish and Algerian governments": the second adjective hangs on the first."""
    return (
        noun.head
        if noun.pos_ in ("ADJ", "PROPN") and noun.dep_ in ("amod", "compound", "nmod")
        else noun
    )


def _people(finds: Finds, start: int, end: int, noun: int, letter: str) -> None:
    parse, entry = finds.parse, finds.shapes.entries[start][1][0]
    lemma = parse.doc[noun].lemma_.lower()
    plural = parse.doc[noun].tag_ in ("NNS", "NNPS")
    if (lemma in STANDS_FOR_STATE or (lemma == "people" and noun == end)) and letter not in "rC":
        finds.add(start, noun + 1, "state", name=entry.state_name, country=entry.country, key=entry.country,
                  head=noun, form="description", claim=False)  # fmt: skip
        finds.claimed.add(noun)
    elif (kind := KIND_OF_PEOPLE.get(lemma)) and (letter != "C"):
        finds.add(start, noun + 1, kind, country=entry.country, key=None if letter != "r" else entry.key, head=noun, plural=plural,
                  form="description", claim=False)  # fmt: skip
        finds.claimed.add(noun)


def unknown(finds: Finds, sentence: Sentence) -> None:
    """Names that no codebook has: by the parser's tagger, or for want of better by how they are written."""
    parse, shapes = finds.parse, finds.shapes
    doc = parse.doc
    for name in doc[sentence.start : sentence.end].ents:
        if name.label_ not in ("ORG", "NORP", "PERSON", "GPE", "FAC", "PRODUCT", "LOC"):
            continue
        start, end = name.start, name.end
        while start < end and (
            doc[start].lower_ in ("the", "a", "an") or shapes.letters[start] == "d"
        ):
            start += 1
        if (
            start >= end
            or not finds.free(start, end)
            or any(shapes.entries.get(i) for i in range(start, end))
        ):
            continue
        if not doc[start].text[:1].isupper():
            continue
        end = _with_of(parse, shapes, start, end, sentence.end)
        kind = kind_of_name(doc[start:end].text, name.label_)
        if all(w in finds.surnames for w in doc[start:end].text.split()) or _beside_person(
            finds, start, end, kind
        ):
            kind = "person"
        if kind:
            _add_unknown(finds, start, end, kind, 0.6)
    for found in UNKNOWN.finditer(shapes.letters, sentence.start, sentence.end):
        start, end = found.span()
        token = doc[root(parse, start, end)]
        if (
            not finds.free(start, end)
            or token.pos_ != "PROPN"
            or token.dep_ not in ("nsubj", "nsubjpass", "pobj", "conj", "dobj")
        ):
            continue
        speaks = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ == "VERB"
        speaks = speaks or (
            token.dep_ == "dobj" and token.head.lemma_ in ("say", "add", "note", "write")
        )
        end = _with_of(parse, shapes, start, end, sentence.end)
        speaks = speaks or all(w in finds.surnames for w in doc[start:end].text.split())
        name = doc[start:end].text
        kind = kind_of_name(name, "") or (
            "person" if speaks and end - start < 5 and not NO_ACTOR.search(name) else None
        )
        if kind:
            _add_unknown(finds, start, end, kind, 0.5)


def _add_unknown(finds: Finds, start: int, end: int, kind: ActorKind, sure: float) -> None:
    """Keep a name; "the Parties" and "the Presidents" of a communiqué are descriptions with a capital."""
    noun = finds.parse.doc[end - 1].text.lower()
    common = (
        end - start == 1
        and noun.endswith("s")
        and noun.removesuffix("s").removesuffix("ie") in KIND_OF_PEOPLE | {"part": 0}
    )
    if common:
        finds.add(
            start, end, "assembly", form="description", plural=True, standing=False, confidence=sure
        )
    else:
        finds.add(start, end, kind, confidence=sure)


def _beside_person(finds: Finds, start: int, end: int, kind: ActorKind | None) -> bool:
    """ "Nurlan Abdyrasulov and Komron Yusufzoda": what is joined to a person and has no body's word is one."""
    doc = finds.parse.doc
    token = doc[root(finds.parse, start, end)]
    if kind != "organisation" or not 2 <= end - start <= 4 or kind_of_name(doc[start:end].text, ""):
        return False
    first = token.head if token.dep_ == "conj" else token
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in SAYS
    return (
        speaks
        or (token.dep_ == "conj"
        and any(m.kind == "person" and m.head == first.i for m in finds.mentions))
    )


def _with_of(parse: Parse, shapes: Shapes, start: int, end: int, ceiling: int) -> int:
    """ "Front *for a Free Valley*", "Council *of Border Communities*": the rest of a body's name."""
    if not kind_of_name(parse.doc[start:end].text, ""):
        return end
    more = re.compile(r"[of]d?[XSr]+(?:&[XSr]+)*").match(shapes.letters, end, ceiling)
    if more and all(
        parse.doc[i].text[:1].isupper() or shapes.letters[i] in "ofd&"
        for i in range(end, more.end())
    ):
        return more.end()
    return end


def plain(finds: Finds, sentence: Sentence) -> None:
    """People named by a common noun: "the ministers", "participants", "protesters", "both sides"."""
    parse, shapes = finds.parse, finds.shapes
    for token in parse.tokens(sentence):
        if token.pos_ != "NOUN" or token.i in finds.claimed:
            continue
        lemma = token.lemma_.lower()
        plural = token.tag_ == "NNS"
        if lemma in OWN_STATE and not plural:
            _own_state(finds, sentence, token)
            continue
        kind = KIND_OF_PEOPLE.get(lemma)
        if kind is None or (not plural and lemma not in COLLECTIVE):
            continue
        if lemma == "people" and (state := _people_of(finds, token)):
            finds.add(token.i, state[1], "state", name=state[2].name, country=state[2].country, key=state[2].key,
                      head=token.i, form="description", claim=False)  # fmt: skip
            finds.claimed.add(token.i)
            continue
        start = token.i
        while (
            start > sentence.start
            and shapes.letters[start - 1] in "nj#XrS-"
            and start - 1 not in finds.claimed
        ):
            start -= 1
        end = token.i + 1
        if kind == "body" and any(parse.lower[i] in FOREIGN for i in range(start, token.i)):
            kind = "group"
        if shapes.letters[end : end + 1] == "o" and plural:
            end = _of_phrase(parse, token.i, sentence.end)
        finds.add(start, end, kind, head=token.i, form="description", plural=plural, claim=False,
                  standing=start < token.i or end > token.i + 1, confidence=0.6)  # fmt: skip
        finds.claimed.update(range(start, token.i + 1))


def _people_of(finds: Finds, noun: Token) -> tuple[int, int, Entry] | None:
    """ "The people *of Afghanistan*" are their state."""
    at = noun.i + 2 if finds.shapes.letters[noun.i + 1 : noun.i + 3] == "oS" else None
    return finds.shapes.first(at, at + 1, "S") if at else None


def _own_state(finds: Finds, sentence: Sentence, noun: Token) -> None:
    """ "His country", "the kingdom": a state that only the words before can name."""
    start = noun.left_edge.i if noun.left_edge.i >= sentence.start else noun.i
    first = finds.shapes.letters[start]
    if (
        first in "dq"
        and noun.i - start <= 1
        and not any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
    ):
        finds.add(
            start if first == "q" else noun.i,
            noun.i + 1,
            "state",
            head=noun.i,
            form="description",
            standing=False,
            claim=False,
        )
        finds.claimed.add(noun.i)


def _of_phrase(parse: Parse, head: int, ceiling: int) -> int:
    """The end of a short "of …" after a noun ("participants *of the event*")."""
    of = parse.doc[head + 1]
    end: int = of.right_edge.i + 1
    return end if of.head.i == head and end - head <= 7 and end <= ceiling else head + 1


def pronouns(parse: Parse, sentence: Sentence) -> Iterator[Mention]:
    """ "he", "their", "we" …: to be resolved by the cast."""
    for token in parse.tokens(sentence):
        if (token.tag_ in ("PRP", "PRP$") and token.lower_ not in ("it", "one")) or (token.lower_ in ("it", "its") and token.dep_ in ("nsubj", "poss", "nsubjpass")):
            yield _pronoun(parse, token.i)


def _pronoun(parse: Parse, i: int) -> Mention:
    words = parse.quote(i, i + 1)
    plural = words.words.lower() in (
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "themselves",
        "ours",
        "theirs",
    )
    return Mention(start=i, end=i + 1, head=i, words=words, form="pronoun", kind="person",
                   name=words.words.lower(), plural=plural)  # fmt: skip
