"""People named by a common noun: "the ministers", "participants", "protesters", "both sides"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman import codebooks
from dragoman.extract.mentions.finds import Finds, country_before
from dragoman.extract.mentions.nouns import kind_of_noun, people_words
from dragoman.extract.shapes import Shapes
from dragoman.parse import Parse, Sentence
from dragoman.records import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def described(finds: Finds, sentence: Sentence) -> None:
    """Add what common nouns describe that nothing has claimed.

    "Protesters" are a group, "his country" is a state; "a protester" is nobody in particular.
    """
    words = people_words()
    for token in finds.parse.tokens(sentence):
        if token.pos_ != "NOUN" or token.i in finds.claimed:
            continue
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i:
            continue  # "joint *military* drills"
        lemma, plural = token.lemma_.lower(), token.tag_ == "NNS"
        if _of_ruler(finds, sentence, token):
            continue
        if lemma in words.own_state and not plural and not _put_in_place(finds, sentence, token):
            _own_state(finds, sentence, token)
            continue
        if _of_group(finds, sentence, token) or _put_in_place(finds, sentence, token):
            continue
        kind = kind_of_noun(lemma)
        if kind is None and plural and lemma in words.groups_of_state and _act_there(finds, token):
            kind = "group"  # "*teachers in Peru* went on strike"
        if kind is None or not (plural or lemma in words.collective):
            continue
        if lemma != "people" or not _people_of_state(finds, token):
            _people(finds, sentence, token, kind, plural=plural)


def _of_group(finds: Finds, sentence: Sentence, noun: Token) -> bool:
    """Add a noun after a group's name: "M23 *rebels*" are the group, "Uyghur *students*" one of their own."""
    shapes, lemma = finds.shapes, noun.lemma_.lower()
    start = noun.i
    while start > sentence.start and shapes.letters[start - 1] in "GBnj'":
        start -= 1
        if (found := shapes.entries.get(start)) and found[1][0].letter in "GB":
            break
    else:
        return False
    end, (group, *_) = found
    if finds.parse.doc[end - 1].head.i not in range(end, noun.i + 1):
        return False
    kind = kind_of_noun(lemma)
    if group.letter == "B" and (kind != "body" or noun.tag_ != "NNS"):
        return False
    if lemma in people_words().organs and noun.tag_ == "NN":
        finds.add(
            start,
            noun.i + 1,
            group.kind or "group",
            head=noun.i,
            form="description",
            country=group.country,
        )
        finds.claim([noun.i])
        return True
    country = group.country or country_before(finds.shapes, start)
    words = people_words()
    if lemma in words.their_own:
        finds.add(start, noun.i + 1, group.kind or "group", head=noun.i, form="description", country=country,
                  key=group.key if group.country == country else None, name=group.name)  # fmt: skip
    elif lemma in words.masses_of_state or (lemma in words.groups_of_state and noun.tag_ == "NNS"):
        finds.add(start, noun.i + 1, "group", head=noun.i, form="description", country=country)
    elif kind and noun.tag_ == "NNS":
        own = "group" if kind == "body" and group.letter == "G" else kind
        finds.add(start, noun.i + 1, own, head=noun.i,
                  form="description", country=country, plural=True, confidence=0.6)  # fmt: skip
    else:
        return False
    finds.claim([noun.i])
    return True


def _of_ruler(finds: Finds, sentence: Sentence, noun: Token) -> bool:
    """Add "the *Maduro* government" as the state that he heads or headed."""
    if noun.lemma_.lower() not in ("administration", "government", "regime"):
        return False
    parse, start = finds.parse, noun.i
    while (
        start > sentence.start
        and finds.shapes.letters[start - 1] in "PX"
        and parse.doc[start - 1].text[:1].isupper()
    ):
        start -= 1
    holders = codebooks.holders_named(parse.doc[start : noun.i].text) if start < noun.i else ()
    heads = [
        h for h in holders if h.country and h.office in ("head_of_state", "head_of_government")
    ]
    day = parse.report.published
    then = [h for h in heads if day and h.valid_from <= day] or heads
    last = max(then, key=lambda h: h.valid_from, default=None)
    if last is None or last.country is None:
        return False
    finds.add(start, noun.i + 1, "state", name=codebooks.states()[last.country].name, head=noun.i,
              form="description", country=last.country, key=last.country)  # fmt: skip
    finds.claim([noun.i])
    return True


def _put_in_place(finds: Finds, sentence: Sentence, noun: Token) -> bool:
    """Add "Moscow-installed officials": a group that acts for the state of the capital."""
    parse, shapes, words = finds.parse, finds.shapes, people_words()
    lemma = noun.lemma_.lower()
    if lemma not in words.stands_for_state and not (
        kind_of_noun(lemma) or lemma in words.groups_of_state
    ):
        return False
    for i in range(max(sentence.start + 2, noun.i - 3), noun.i):
        if (
            parse.lower[i - 2] == "pro"
            and shapes.letters[i - 1] == "-"
            and lemma not in words.stands_for_state
        ):
            found = shapes.entries.get(i)
            if (
                found
                and found[1][0].country
                and found[0] <= noun.i
                and not _is_of_other(shapes, found[0], noun.i)
            ):
                finds.add(
                    i - 2,
                    noun.i + 1,
                    "group",
                    head=noun.i,
                    form="description",
                    country=found[1][0].country,
                )
                finds.claim([noun.i])
                return True
        owner = i - 2
        if (
            lemma in words.stands_for_state
            and parse.lower[i] in (*words.put_in_place, "based")
            and shapes.letters[i - 1] == "-"
        ):
            while owner > sentence.start and owner not in shapes.entries:
                owner -= 1
            found = shapes.entries.get(owner)
            if found and found[0] == i - 1 and found[1][0].country:
                kind: ActorKind = "state" if parse.lower[i] == "based" else "group"
                finds.add(owner, noun.i + 1, kind, head=noun.i, form="description",
                          name=found[1][0].state_name if kind == "state" else None,
                          country=found[1][0].country)  # fmt: skip
                finds.claim([noun.i])
                return True
    return False


def _is_of_other(shapes: Shapes, start: int, end: int) -> bool:
    """Whether another state stands there: "pro-Turkish *Syrian* rebels"."""
    return shapes.first(start, end, "SAG") is not None


def _people(
    finds: Finds, sentence: Sentence, noun: Token, kind: ActorKind, *, plural: bool
) -> None:
    """Add a noun with the words before it that narrow it, and a short "of …" after a plural."""
    parse, letters = finds.parse, finds.shapes.letters
    start, end = noun.i, noun.i + 1
    while (
        start > sentence.start
        and letters[start - 1] in "nj#XrS-"
        and start - 1 not in finds.claimed
    ):
        start -= 1
    foreign = people_words().no_states_forces
    if kind == "body" and any(parse.lower[i] in foreign for i in range(start, noun.i)):
        kind = "group"
    country = _where(finds, noun) if kind == "group" and plural else None
    if letters[end : end + 1] == "o" and plural:
        end = _of_phrase_end(parse, noun.i, sentence.end)
    finds.add(start, end, kind, head=noun.i, form="description", plural=plural, country=country,
              standing=start < noun.i or end > noun.i + 1, confidence=0.6)  # fmt: skip
    finds.claim(range(start, noun.i + 1))


def _where(finds: Finds, noun: Token) -> str | None:
    """The state where those are whom a place describes: "rebels *in India*", "crowds *in Baghdad*"; of "refugees in Chad" it is not theirs."""
    found = finds.shapes.entries.get(noun.i + 2)
    if not found or noun.doc[noun.i + 1].lower_ not in ("in", "across", "throughout"):
        return None
    if noun.lemma_.lower() in people_words().from_elsewhere:
        return None
    return found[1][0].country if found[1][0].letter in "SXC" else None


def _act_there(finds: Finds, noun: Token) -> bool:
    """Whether those in some state do something: "*teachers in Peru* went on strike"."""
    return noun.dep_ == "nsubj" and _where(finds, noun) is not None


def _of_phrase_end(parse: Parse, noun: int, ceiling: int) -> int:
    """The end of a short "of …" after a noun ("participants *of the event*"), else of the noun."""
    of = parse.doc[noun + 1]
    end: int = of.right_edge.i + 1
    return end if of.head.i == noun and end - noun <= 7 and end <= ceiling else noun + 1


def _people_of_state(finds: Finds, noun: Token) -> bool:
    """Add "the people *of Afghanistan*" as their state; False if it is not that."""
    at = noun.i + 2
    found = finds.shapes.entries.get(at)
    if finds.shapes.letters[noun.i + 1 : at + 1] != "oS" or not found:
        return False
    end, (state, *_) = found
    finds.add(noun.i, end, "state", name=state.name, head=noun.i, form="description",
              country=state.country, key=state.key)  # fmt: skip
    finds.claim([noun.i])
    return True


def _own_state(finds: Finds, sentence: Sentence, noun: Token) -> None:
    """ "His country", "the kingdom": a state that only the words before can name."""
    start = max(noun.left_edge.i, sentence.start)
    first = finds.shapes.letters[start]
    if first not in "dq" or noun.i - start > 1:
        return
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children):
        return
    finds.add(start if first == "q" else noun.i, noun.i + 1, "state", head=noun.i,
              form="description", standing=False)  # fmt: skip
    finds.claim([noun.i])
