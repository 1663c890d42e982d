"""Who says it: the subject of the cue, whom an unnamed voice speaks for, or who spoke before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of
from dragoman.parse import Sentence, syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTIES = frozenset({"two", "both", "side", "leader", "party", "minister", "president", "head"})
"""Plural words for those who meet or sign together."""
MEMBERS = frozenset({"one", "member", "members"})
"""They speak for the body whose they are: "*one* of the ministers"."""


class Speakers:
    """Remembers who spoke last, paragraph by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: tuple[str, ...] = ()
        self._persons = {a.id for a in reading.cast.actors if a.kind == "person"}
        self._by_run: dict[int, tuple[str, ...]] = {}
        self._ahead = self._runs_with_cues()
        self._adopting: tuple[str, ...] = ()
        self._parties: tuple[str, ...] = ()

    def adopting(self) -> tuple[str, ...]:
        """The parties whose communiqué this is: the subject of "The Ministers …:" before its items."""
        return self._adopting

    def passed(self, sentence: Sentence) -> None:
        """Note a sentence that opens a list: its subject adopts what the items say."""
        tokens = list(self._reading.parse.tokens(sentence))
        for token in tokens:
            if token.dep_ == "nsubj":
                self._parties = self._together(token) or self._parties
        if len(tokens) < 2 or tokens[-1].text not in (":", ","):
            return
        heads = (
            token
            for token in tokens
            if token.dep_ == "nsubj" or (token.dep_ == "ROOT" and token.pos_ in ("NOUN", "PROPN"))
        )
        self._adopting = next(filter(None, map(self.of_noun, heads)), self._adopting)

    def _together(self, subject: Token) -> tuple[str, ...]:
        """Those who do something together: two subjects, or who meets and who is met."""
        joined = syntax.conjuncts(subject)
        if subject.head.lemma_ == "meet":
            joined += [
                *syntax.children(subject.head, "dobj"), *syntax.under(subject.head, "with")
            ]  # fmt: skip
        found = [actors_of(self._reading, one) for one in joined]
        if sum(map(bool, found)) < 2:
            return ()
        return tuple(dict.fromkeys(a for some in found for a in some))

    def spoke(self, speakers: tuple[str, ...], sentence: Sentence) -> None:
        """Note who speaks in a sentence, and in the quotations that it opens."""
        if not speakers:
            return
        self._last = speakers
        quoted = self._reading.parse.quoted
        for n in {quoted[i] for i in range(sentence.start, sentence.end)} - {-1}:
            self._by_run[n] = speakers

    def parties(self) -> tuple[str, ...]:
        """Those of whom a sentence last told together: "Chad and Niger met"; else who adopts a paper."""
        return self._parties or self._adopting

    def last(self, *, person: bool = False) -> tuple[str, ...]:
        """Who spoke last; nobody if it must have been one person and was not."""
        if person and not (len(self._last) == 1 and self._last[0] in self._persons):
            return ()
        return self._last

    def of_run(self, run: int) -> tuple[str, ...]:
        """Who says a quotation: as where it began, or as a cue further on in it says, else who spoke last."""
        if run in self._by_run:
            return self._by_run[run]
        for verb in self._ahead.get(run, ()):
            who, _ = speakers_of(self._reading, self._reading.doc[verb], self)
            if who:
                return who
        return self._last

    def of_noun(self, noun: Token) -> tuple[str, ...]:
        """Whom a noun stands or speaks for."""
        return _of_noun(self._reading, noun)

    def _runs_with_cues(self) -> dict[int, list[int]]:
        """For each quotation the cues that stand right after its end."""
        parse, verbs = self._reading.parse, reporting().verbs
        ends = {n: i for i, n in enumerate(parse.quoted) if n >= 0}
        found: dict[int, list[int]] = {}
        for n, end in ends.items():
            for i in range(end + 1, min(end + 14, len(parse.doc))):
                if parse.sentence_of[i] != parse.sentence_of[end]:
                    break
                token = parse.doc[i]
                if token.pos_ == "VERB" and (cue := verbs.get(token.lemma_.lower())) and cue.clause:
                    found.setdefault(n, []).append(i)
        return found


def speakers_of(reading: Reading, verb: Token, speakers: Speakers) -> tuple[tuple[str, ...], bool]:
    """The speakers of a cue, and whether a subject was there at all.

    "The minister said" gives him; "sources said" nobody, but a subject; "it said", the one
    who spoke last.
    """
    quoted = reading.parse.quoted[verb.i] >= 0
    if (upper := joined_cue(reading, verb)) is not None:
        return speakers_of(reading, upper, speakers)
    if not quoted and (source := _source_of_sentence(reading, verb)):
        return source, True
    heads = _heads(reading, verb)
    if quoted and heads and heads[0].lower_ in ("i", "we"):
        return speakers.of_run(reading.parse.quoted[verb.i]), True
    tokens = (token for head in heads for token in syntax.conjuncts(head))
    who = tuple(dict.fromkeys(a for token in tokens for a in _of_noun(reading, token)))
    if who:
        return who, True
    if not heads:
        who = speakers.adopting() if _opens_item(reading, verb) else ()
        return who, bool(who)
    return _of_unknown(heads[0], speakers)


def _heads(reading: Reading, verb: Token) -> list[Token]:
    """The nouns and pronouns that do what the cue says."""
    quoted = reading.parse.quoted
    described = verb.dep_ == "acl"
    heads = syntax.subjects(verb) if described else syntax.doers(verb)
    if not heads and verb.tag_ in ("VBD", "VBZ", "VBP", "VBG"):
        heads = _inverted(verb) or _just_before(reading, verb)
    if heads and quoted[heads[0].i] >= 0 and quoted[verb.i] < 0:
        return _unquoted_subject(reading, verb)
    return heads


def _has_state(reading: Reading, actor: str) -> bool:
    return any(a.id == actor and a.country for a in reading.cast.actors)


def _just_before(reading: Reading, verb: Token) -> list[Token]:
    """A name right before a cue whose subject the parse has lost: "In a letter to the king, *Holm* wrote"."""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "ROOT":
        return []
    before = verb.nbor(-1)
    return [before] if before.pos_ == "PROPN" and reading.mentions(before) else []


def _of_unknown(head: Token, speakers: Speakers) -> tuple[tuple[str, ...], bool]:
    """Who speaks where the subject stands for no actor: who spoke last, if it may be he."""
    book, lemma = reporting(), head.lemma_.lower()
    pronoun = head.pos_ == "PRON" and head.lower_ in ("it", "he", "she", "they")
    paper = lemma in book.voices - book.no_one and head.lemma_ != "official"
    if pronoun or paper:
        return speakers.last(person=head.lower_ in ("he", "she")), True
    if lemma in PARTIES and head.tag_ in ("NNS", "CD", "DT") and speakers.parties():
        return speakers.parties(), True
    return (), head.pos_ in ("NOUN", "PROPN") and lemma in book.voices | book.no_one


def _opens_item(reading: Reading, verb: Token) -> bool:
    """Whether a verb opens a numbered paragraph or a "Noting …," of a communiqué."""
    sentence = reading.parse.sentence(verb.i)
    if sentence is None or any(
        t.i < verb.i and t.is_alpha and t.lower_ not in ("also", "further", "deeply", "strongly")
        for t in reading.parse.tokens(sentence)
    ):
        return False
    return verb.text[:1].isupper() or verb.i > sentence.start


def joined_cue(reading: Reading, verb: Token) -> Token | None:
    """The cue that a verb goes on from, though the parse joined it to the cue's clause.

    "Said the contracts would be signed and *reaffirmed* that …": a past tense after a
    clause in another tense, or after one whose subject is nobody, is the speaker's own.
    """
    if (
        verb.dep_ != "conj"
        or verb.tag_ not in ("VBD", "VBN")
        or syntax.child(verb, "nsubj", "nsubjpass", "aux") is not None
    ):
        return None
    if verb.tag_ == "VBN" and not _says_that(verb):
        return None
    if syntax.child(verb, "ccomp", "dobj") is None:
        return None
    head = verb.head
    while head.dep_ == "conj":
        head = head.head
    cue = head.head
    if head.dep_ != "ccomp" or cue.tag_ != "VBD" or not syntax.is_verbal(cue):
        return None
    subject = syntax.child(head, "nsubj", "nsubjpass")
    other_tense = (
        verb.tag_ == "VBN" or head.tag_ in ("VBZ", "VBP") or syntax.modal(head) is not None
    )
    nobody = subject is not None and not actors_of(reading, subject) and subject.pos_ != "PRON"
    return cue if other_tense or nobody else None


def _says_that(verb: Token) -> bool:
    """Whether a clause of its own with "that" hangs on a cue."""
    return any(
        m.lower_ == "that"
        for c in syntax.children(verb, "ccomp")
        for m in syntax.children(c, "mark")
    )


def _source_of_sentence(reading: Reading, verb: Token) -> tuple[str, ...]:
    """ "According to the ministry, the enemy attacked, *adding* …": the ministry adds."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "ccomp", "conj", "dep"):
        return ()
    sentence = reading.parse.sentence(verb.i)
    if sentence is None or verb.lemma_ not in ("add", "note", "say", "stress"):
        return ()
    for i in range(sentence.start, verb.i):
        if reading.parse.lower[i : i + 2] == ["according", "to"]:
            source = syntax.child(reading.doc[i + 1], "pobj")
            return _of_noun(reading, source) if source is not None else ()
    return ()


def _unquoted_subject(reading: Reading, verb: Token) -> list[Token]:
    """Of a participle that the parse hung into the quotation: the subject of the nearest cue outside."""
    sentence = reading.parse.sentence(verb.i)
    if sentence is None:
        return []
    for i in range(verb.i - 1, sentence.start - 1, -1):
        token = reading.doc[i]
        if (
            token.pos_ == "VERB"
            and reading.parse.quoted[i] < 0
            and syntax.child(token, "nsubj") is not None
        ):
            return syntax.subjects(token)
    return []


def _inverted(verb: Token) -> list[Token]:
    """ "…, said the minister": what the parse took for an object or loose part is the subject."""
    if not any(c.i < verb.i for c in syntax.children(verb, "ccomp", "punct")):
        return []
    parts = syntax.children(verb, "dobj", "npadvmod", "oprd", "attr", "dep")
    return [c for c in parts if c.i > verb.i][:1]


def _of_noun(reading: Reading, noun: Token) -> tuple[str, ...]:
    """Whom a noun stands for, else whom it speaks for: "a *statement* by the ministry"."""
    lemma = noun.lemma_.lower()
    if lemma == "member" and (whose := syntax.under(noun, "of")):
        return actors_of(reading, whose[0])  # "two members of the delegation"
    found = actors_of(reading, noun)
    if lemma in reporting().unnamed and not noun.text[:1].isupper():
        found = tuple(a for a in found if _has_state(reading, a))
    if found:
        return found
    if noun.lemma_.lower() not in reporting().voices and noun.lower_ not in MEMBERS:
        return ()
    owners = [
        *syntax.children(noun, "poss", "compound", "nmod", "amod"),
        *syntax.under(noun, "by", "from", "of", "for", "at"),
    ]
    tokens = [token for owner in owners for token in syntax.conjuncts(owner)]
    tokens += [agent for clause in syntax.children(noun, "acl") for agent in syntax.agents(clause)]
    return next(filter(None, (actors_of(reading, token) for token in tokens)), ())
