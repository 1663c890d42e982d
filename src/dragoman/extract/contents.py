"""Where the content of a cue stands: its clause, a quotation beside it, its object.

A content is (tokens, act, confidence); the surest frame that the cue allows is taken, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.clauses import clauses
from dragoman.extract.cues import Cue, reporting
from dragoman.extract.marks import LEAST_QUOTED, quoted_runs
from dragoman.extract.reading import Reading
from dragoman.parse import Sentence, syntax
from dragoman.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

CARRIED_ON = ("over", "about", "on", "for", "to", "of", "with", "against")
"""Prepositions by which a carried noun goes on: "concern *over* the fighting"."""
FEELINGS = frozenset({"concern", "alarm", "dismay", "anger", "outrage", "surprise"})
"""Carried nouns that go on with "at", too."""

LIFTS = frozenset({"raise", "voice", "take", "share"})
"""Carrying verbs that are one cue with their noun: "raised concerns", "took note"."""
TELLS = frozenset(
    {"tell", "inform", "say", "note", "add", "announce", "state", "warn", "assure", "remind", "brief", "stress"}
)  # fmt: skip
"""Cues whose clause may stand at a distance."""

type Span = tuple[int, int]
type Content = tuple[Span, Act, float]


def contents(reading: Reading, sentence: Sentence, verb: Token, cue: Cue) -> Iterator[Content]:
    """The contents of one cue, in the order of the text.

    "Said that A and that B" has two; "urged Israel to withdraw" has one, the addressee with
    it; "met the minister" has none.
    """
    said = list(clauses(reading, verb, cue)) if cue.clause else []
    if cue.clause and not said:
        said = list(_around(verb)) or list(_further_on(verb))
    if cue.clause and said:
        yield from ((span, cue.clause, 0.85) for span in said)
    elif cue.clause and (quoted := _quoted_beside(reading, sentence, verb)):
        yield quoted, cue.clause, 0.8
    elif (undertaking := _undertaking(verb)) is not None:
        span = _whole(undertaking)
        if any(reading.parse.quoted[i] >= 0 for i in range(*span)):
            yield span, "promise", 0.7
    elif content := _after_preposition(reading, verb, cue) or _of_object(reading, verb, cue):
        yield content


def _around(verb: Token) -> Iterator[Span]:
    """The sentence into which a cue is put: "Chad, *he said*, will sign"."""
    over = verb.head
    if verb.dep_ != "parataxis" or not over.left_edge.i < verb.i < over.i:
        return
    if syntax.is_verbal(over) and verb.nbor().text == ",":
        yield over.left_edge.i, over.right_edge.i + 1


def _further_on(verb: Token) -> Iterator[Span]:
    """A that-clause which the parse hung on a noun in between: "told the guest *that …*"."""
    if verb.lemma_ not in TELLS or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
        return
    for token in verb.subtree:
        clause = token.head
        if (
            token.lower_ == "that"
            and token.dep_ == "mark"
            and token.i > verb.i
            and clause.dep_ in ("relcl", "acl", "advcl")
            and syntax.child(clause, "nsubj", "nsubjpass", "expl") is not None
            and not any(syntax.is_verbal(t) for t in verb.doc[verb.i + 1 : token.i])
        ):
            yield token.i, clause.right_edge.i + 1
            return


def _undertaking(verb: Token) -> Token | None:
    """ "Pledged *to reopen*": a commitment; it is said only if it is quoted."""
    if verb.lemma_ not in ("agree", "pledge", "promise", "vow", "decide", "undertake"):
        return None
    return syntax.child(verb, "xcomp")


def _quoted_beside(reading: Reading, sentence: Sentence, verb: Token) -> Span | None:
    """The quotation in the verb's sentence that lies nearest to it and does not hold it."""
    own = reading.parse.quoted[verb.i]
    runs = [tokens for n, tokens in quoted_runs(reading, sentence).items() if n != own]
    spans = [
        (tokens[0], tokens[-1] + 1)
        for tokens in runs
        if len(tokens) >= LEAST_QUOTED and _is_speech(reading, tokens)
    ]
    near = [span for span in spans if not _other_verb_between(reading, span, verb)]
    return min(near, key=lambda s: min(abs(s[0] - verb.i), abs(s[1] - 1 - verb.i)), default=None)


def _is_speech(reading: Reading, tokens: list[int]) -> bool:
    """More than a term held with tongs: it has a verb, or is long."""
    return len(tokens) > 6 or any(syntax.is_verbal(reading.doc[i]) for i in tokens)


def _other_verb_between(reading: Reading, span: Span, verb: Token) -> bool:
    """Whether another verb with a tense stands nearer to the quotation."""
    low, high = (span[1], verb.i) if span[1] <= verb.i else (verb.i + 1, span[0])
    return any(
        t.pos_ == "VERB" and t.tag_ in ("VBD", "VBZ", "VBP") and reading.parse.quoted[t.i] < 0
        for t in reading.doc[low : max(low, high)]
    )


def _after_preposition(reading: Reading, verb: Token, cue: Cue) -> Content | None:
    """ "Called *for* a cease-fire", "called *on* A to do B"."""
    if verb.tag_ == "VBG" and verb.lemma_ in ("refer", "allude", "point"):
        return None
    for prep in syntax.children(verb, "prep"):
        act = cue.thing.get(prep.lower_)
        thing = syntax.child(prep, "pobj", "pcomp") if act else None
        if act is None or thing is None or reading.parse.label_of[thing.i] in ("DATE", "TIME"):
            continue
        start, end = _whole(thing)
        infinitive = syntax.child(verb, "xcomp", "advcl")
        if (
            infinitive is not None
            and infinitive.i > thing.i
            and infinitive.i - end < 3
            and syntax.child(infinitive, "aux") is not None
        ):
            end = max(end, infinitive.right_edge.i + 1)
        return (start, max(end, prep.right_edge.i + 1)), act, 0.75
    return None


def _of_object(reading: Reading, verb: Token, cue: Cue) -> Content | None:
    """What a cue says of its object, or by it; under a passive, of its subject."""
    thing = _object(verb, cue)
    gerund = syntax.child(verb, "xcomp", "pcomp")
    if thing is None and cue.object == "deny" and gerund is not None and gerund.tag_ == "VBG":
        return _whole(gerund), cue.object, 0.7  # "denied *seeking a base*"
    if thing is None:
        span = _as_what(verb) if cue.as_ else None
        return (span, cue.as_, 0.6) if span and cue.as_ else None
    if cue.person and (span := _addressed(verb, thing)):
        return span, cue.person, 0.8
    book, lemma, noun = reporting(), verb.lemma_.lower(), thing.lemma_.lower()
    if lemma in book.carriers and noun in book.carried:
        if lemma in book.strict_carriers and noun not in book.strict_nouns:
            return None
        span = _beyond(thing) if lemma in LIFTS else None
        return span or _carried(verb, thing), book.carried[noun], 0.75
    if cue.as_ and (span := _as_what(verb)):
        return span, cue.as_, 0.7
    return _plain_object(reading, verb, thing, cue)


def _object(verb: Token, cue: Cue) -> Token | None:
    """The direct object; of a passive its subject, unless it only describes a noun."""
    if not syntax.is_passive(verb):
        return syntax.child(verb, "dobj")
    if not syntax.agents(verb) and verb.dep_ != "ROOT" and cue.object in ("assert", "urge", None):
        return None
    return syntax.child(verb, "nsubjpass")


def _addressed(verb: Token, thing: Token) -> Span | None:
    """ "Urged *Israel to withdraw*"; None if no infinitive follows."""
    infinitive = syntax.child(verb, "xcomp", "ccomp")
    if infinitive is None or infinitive.i < thing.i or syntax.is_passive(verb):
        return None
    return thing.left_edge.i, infinitive.right_edge.i + 1


def _carried(verb: Token, thing: Token) -> Span:
    """ "Expressed *concern over the fighting*"."""
    start, end = syntax.edges(thing)
    at = ("at",) if thing.lemma_.lower() in FEELINGS else ()
    return start, max(end, _trailing(verb, thing, (*CARRIED_ON, *at)))


def _beyond(thing: Token) -> Span | None:
    """What a noun is about, after "about" or "that": "raised concerns about *the lake*"."""
    for clause in syntax.children(thing, "acl", "ccomp"):
        if any(m.lower_ == "that" for m in syntax.children(clause, "mark")):
            return _whole(clause)
    for prep in (*syntax.children(thing, "prep"), *syntax.children(thing.head, "prep")):
        about = syntax.child(prep, "pobj", "pcomp")
        if about is not None and thing.i < prep.i <= thing.right_edge.i + 1:
            return _whole(about)
    return None


def _plain_object(reading: Reading, verb: Token, thing: Token, cue: Cue) -> Content | None:
    """ "Stressed *the need for talks*", "condemned *the attack*"; not "recalled its ambassador"."""
    if cue.object is None:
        return None
    if cue.object == "assert" and any(
        m.kind in ("person", "body") for m in reading.mentions(thing)
    ):
        return None
    start, end = syntax.edges(thing)
    if cue.about:
        end = max(end, _trailing(verb, thing, cue.about))
    infinitive = syntax.child(verb, "xcomp")
    if infinitive is not None and infinitive.i > thing.i and not syntax.is_passive(verb):
        end = max(end, infinitive.right_edge.i + 1)
    if end - start < 2 and cue.object in ("assert", "urge", "support"):
        return None
    return (start, end), cue.object, 0.65


def _trailing(verb: Token, thing: Token, prepositions: tuple[str, ...]) -> int:
    """The end of a prepositional phrase after the object that the parse hung on the verb."""
    end = thing.right_edge.i + 1
    reached = end
    for prep in syntax.children(verb, "prep"):
        if prep.i >= end - 1 and prep.i - reached < 3:
            reached = max(reached, prep.right_edge.i + 1)
            if prep.lower_ in prepositions or any(
                inner.lower_ in prepositions and syntax.child(inner, "pcomp") is not None
                for inner in prep.subtree
            ):
                end = reached  # "accused the men *in the capital of lying*"
    return end


def _as_what(verb: Token) -> Span | None:
    """ "Described *the talks as good*", "called *the response hasty*"."""
    thing = syntax.child(verb, "dobj")
    if thing is None and verb.dep_ == "pcomp":
        thing = syntax.child(verb, "nsubj")
    complement = next((p for p in syntax.children(verb, "prep") if p.lower_ == "as"), None)
    if complement is None and verb.lemma_ in ("call", "term", "label", "brand", "dub"):
        complement = syntax.child(verb, "oprd", "ccomp")
    if complement is None:
        return None
    end = complement.right_edge.i + 1
    if thing is None or thing.tag_ in ("WP", "WDT"):
        inner = syntax.child(complement, "pobj", "pcomp", "amod")
        return (inner.left_edge.i, end) if inner is not None else None
    return (thing.left_edge.i, end) if complement.i >= thing.i else None


def _whole(token: Token) -> Span:
    return token.left_edge.i, token.right_edge.i + 1
