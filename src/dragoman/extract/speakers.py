"""Who says it: the subject of the cue, whom an unnamed voice speaks for, or who spoke before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.extract import syntax
from dragoman.extract.parse import Sentence
from dragoman.extract.reading import Reading
from dragoman.extract.who import actors_of

if TYPE_CHECKING:
    from spacy.tokens import Token

VOICES = frozenset(
    "statement communique communiqué release readout report letter tweet post remark message note declaration "
    "spokesman spokesperson spokeswoman official source document text article comment speech address briefing "
    "announcement database survey estimate list transcript release data figure figures office staff representative account website page".split()
)
"""Nouns that speak for somebody: the statement's owner, the official's state."""

NO_ONE = frozenset("source analyst expert observer report critic many some other people".split())
"""Subjects that name nobody: a statement with no speakers."""


class Speakers:
    """Remembers who spoke last, paragraph by paragraph."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._last: tuple[str, ...] = ()
        self._by_run: dict[int, tuple[str, ...]] = {}
        self._ahead = self._runs_with_cues()
        self._adopting: tuple[str, ...] = ()

    def adopting(self) -> tuple[str, ...]:
        """The parties whose communiqué this is: the subject of "The Ministers …:" before its items."""
        return self._adopting

    def passed(self, sentence: Sentence) -> None:
        """Note a sentence that opens a list: its subject adopts what the items say."""
        parse = self._reading.parse
        last = next(
            (
                parse.doc[i]
                for i in range(sentence.end - 1, sentence.start, -1)
                if not parse.doc[i].is_space
            ),
            None,
        )
        if last is None or last.text not in (":", ","):
            return
        for token in parse.tokens(sentence):
            if token.dep_ in ("nsubj", "ROOT") and (
                token.dep_ == "nsubj" or token.pos_ in ("NOUN", "PROPN")
            ):
                if found := self.of_noun(token):
                    self._adopting = found
                    return

    def spoke(self, speakers: tuple[str, ...], sentence: Sentence) -> None:
        """Note who speaks in a sentence, and in the quotations that it opens."""
        if not speakers:
            return
        self._last = speakers
        quoted = self._reading.parse.quoted
        for n in {quoted[i] for i in range(sentence.start, sentence.end)} - {-1}:
            self._by_run[n] = speakers

    def last(self) -> tuple[str, ...]:
        """Who spoke last."""
        return self._last

    def of_run(self, run: int, sentence: Sentence) -> tuple[str, ...]:
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
        from dragoman.extract.cues import reporting

        parse, verbs = self._reading.parse, reporting().verbs
        ends: dict[int, int] = {}
        for i, n in enumerate(parse.quoted):
            if n >= 0:
                ends[n] = i
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
    """The speakers of a cue, and whether a subject was there at all."""
    parse = reading.parse
    if (upper := joined_cue(reading, verb)) is not None:
        return speakers_of(reading, upper, speakers)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in ("advcl", "ccomp", "conj", "dep")
        and parse.quoted[verb.i] < 0
    ):
        if source := _source_of_sentence(reading, verb):
            return source, True
    heads = (
        syntax.agents(verb)
        if syntax.is_passive(verb) and verb.dep_ != "acl"
        else syntax.subjects(verb)
    )
    if not heads and verb.tag_ in ("VBD", "VBZ", "VBP", "VBG"):
        heads = _inverted(verb)
    if heads and parse.quoted[heads[0].i] >= 0 and parse.quoted[verb.i] < 0:
        heads = _unquoted_subject(reading, verb)
    if heads and heads[0].lower_ in ("i", "we") and parse.quoted[verb.i] >= 0:
        sentence = parse.sentence(verb.i)
        if sentence is not None:
            return speakers.of_run(parse.quoted[verb.i], sentence), True
    who: list[str] = []
    for head in heads:
        for token in syntax.conjuncts(head):
            who += _of_noun(reading, token)
    who = list(dict.fromkeys(who))
    if who:
        return tuple(who), True
    if not heads and _opens_item(reading, verb) and speakers.adopting():
        return speakers.adopting(), True
    if heads and heads[0].pos_ == "PRON" and heads[0].lower_ in ("it", "he", "she", "they"):
        return speakers.last(), True
    if (
        heads
        and heads[0].lemma_.lower() in VOICES - NO_ONE
        and heads[0].lemma_ not in ("source", "official", "report")
    ):
        return speakers.last(), True
    return (), bool(heads) and heads[0].pos_ in ("NOUN", "PROPN") and heads[0].lemma_.lower() in (
        VOICES | NO_ONE
    )


def _opens_item(reading: Reading, verb: Token) -> bool:
    """Whether a verb opens a numbered paragraph or a "Noting …," of a communiqué."""
    sentence = reading.parse.sentence(verb.i)
    if sentence is None:
        return False
    before = [
        t
        for t in reading.parse.tokens(sentence)
        if t.i < verb.i and t.is_alpha and t.lower_ not in ("also", "further", "deeply", "strongly")
    ]
    return (not before and verb.text[:1].isupper()) or (not before and verb.i > sentence.start)


def joined_cue(reading: Reading, verb: Token) -> Token | None:
    """The cue that a verb goes on from, though the parse joined it to the cue's clause.

    "Said the contracts would be signed and *reaffirmed* that …": a past tense after a
    clause in another tense, or after one whose subject is nobody, is the speaker's own.
    """
    if (
        verb.dep_ != "conj"
        or verb.tag_ != "VBD"
        or syntax.child(verb, "nsubj", "nsubjpass", "aux") is not None
    ):
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
    other_tense = head.tag_ in ("VBZ", "VBP") or syntax.modal(head) is not None
    nobody = subject is not None and not actors_of(reading, subject) and subject.pos_ != "PRON"
    return cue if other_tense or nobody else None


def _source_of_sentence(reading: Reading, verb: Token) -> tuple[str, ...]:
    """ "According to the ministry, the enemy attacked, *adding* …": the ministry adds."""
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
    following = [
        c
        for c in verb.children
        if c.i > verb.i and c.dep_ in ("dobj", "npadvmod", "oprd", "attr", "dep")
    ]
    return (
        following[:1]
        if any(c.i < verb.i and c.dep_ in ("ccomp", "punct") for c in verb.children)
        else []
    )


def _of_noun(reading: Reading, noun: Token) -> tuple[str, ...]:
    found = actors_of(reading, noun)
    if found:
        return found
    if noun.lemma_.lower() in VOICES or noun.lower_ in ("one", "member", "members"):
        owners: Iterable[Token] = [
            *syntax.children(noun, "poss", "compound", "nmod", "amod"),
            *syntax.under(noun, "by", "from", "of", "for", "at"),
        ]
        for owner in owners:
            for token in syntax.conjuncts(owner):
                if found := actors_of(reading, token):
                    return found
        for clause in syntax.children(noun, "acl"):
            for agent in syntax.agents(clause):
                if found := actors_of(reading, agent):
                    return found
    return ()
