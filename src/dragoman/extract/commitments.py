"""What somebody undertakes to do, reaffirms, keeps or breaks.

"The ministry will reopen the crossing" is a commitment. "The crossing will reopen" is none:
nobody has promised it. Neither is what the minister says that others will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract import syntax
from dragoman.extract.amounts import amounts
from dragoman.extract.reading import Reading
from dragoman.extract.spans import without_occasion
from dragoman.extract.topics import topics_of
from dragoman.extract.twins import Ids
from dragoman.extract.voices import FIRST_PERSON, Voices
from dragoman.records import Amount, Commitment, CommitmentStatus, Period

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDERTAKES: dict[str, CommitmentStatus] = {
    "pledge": "new", "promise": "new", "vow": "new", "undertake": "new", "commit": "new", "decide": "new", "plan": "new",
    "intend": "new", "agree": "agreed", "offer": "new", "continue": "reaffirmed", "resolve": "new", "swear": "new", "seek": "new",
}  # fmt: skip
READY = frozenset({"ready", "committed", "willing", "determined", "prepared", "keen", "set"})
COMMITTING = frozenset(
    {
        "commitment",
        "readiness",
        "willingness",
        "determination",
        "intention",
        "pledge",
        "promise",
        "support",
        "resolve",
        "adherence",
    }
)
REAFFIRM = frozenset(
    {
        "reaffirm",
        "reiterate",
        "reconfirm",
        "confirm",
        "renew",
        "repeat",
        "remain",
        "continue",
        "restate",
        "stress",
        "emphasize",
        "emphasise",
        "underline",
    }
)
EXPRESS = frozenset({"express", "voice", "convey", "affirm", "declare", "announce"})
PAPERS = frozenset(
    {
        "memorandum",
        "memorandums",
        "memoranda",
        "mou",
        "agreement",
        "treaty",
        "deal",
        "contract",
        "pact",
        "protocol",
        "accord",
        "agreements",
        "mous",
        "declaration",
        "statement",
    }
)
SIGN = frozenset({"sign", "conclude", "ink", "seal", "initial"})
KEEP = frozenset(
    {"keep", "honour", "honor", "fulfil", "fulfill", "meet", "implement", "complete", "deliver"}
)
BREAK = frozenset({"break", "violate", "breach", "abandon", "renege", "suspend", "withdraw"})
TRAVELS = frozenset(
    "visit travel depart arrive leave attend fly discuss meet return go come pay begin start open be remain".split()
)
ABLE = ("person", "state", "body", "organisation", "group", "assembly", "company", "ngo")
BARE_VERBS = frozenset(
    "be have become remain depend need cause lead continue bring take make help see come go affect mean last".split()
)
"""Verbs that foretell rather than promise, unless somebody says them of himself."""
NO_ACT = frozenset(
    "look wait see hope feel think like want love miss remember know understand believe be have need expect fear agree say tell".split()
)
"""Verbs that are no deed to promise, whoever says them."""


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An act with its makers, in tokens."""

    act: tuple[int, int]
    verb: int
    makers: tuple[str, ...]
    status: CommitmentStatus
    confidence: float


def commitments(reading: Reading) -> Iterator[Commitment]:
    """Every commitment of the body, each told once, at its fullest telling."""
    ids = Ids("commitment", reading.report)
    voices = Voices(reading)
    kept: list[Undertaking] = []
    for token in reading.doc:
        if reading.parse.sentence_of[token.i] < 0:
            continue
        for found in _undertakings(reading, token, voices):
            found = replace(found, makers=voices.with_state(found.makers))
            if found.makers and not _known_already(found, kept):
                kept.append(found)
    for found in sorted(kept, key=lambda u: u.act):
        yield _commitment(reading, found, ids, voices)


def _undertakings(reading: Reading, token: Token, voices: Voices) -> Iterator[Undertaking]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        if lemma in UNDERTAKES:
            yield from _by_verb(reading, token, lemma, voices)
        if lemma in SIGN:
            yield from _by_signing(reading, token, voices)
        yield from _as_promised(reading, token, voices)
        if lemma in KEEP | BREAK:
            yield from _kept_or_broken(reading, token, lemma, voices)
        if token.dep_ != "aux" and (syntax.is_future(token) or _would(token, voices)):
            yield from _by_will(reading, token, voices)
    if lemma in READY and token.pos_ in ("ADJ", "VERB"):
        yield from _by_readiness(reading, token, voices)
    if token.pos_ == "NOUN" and lemma in COMMITTING:
        yield from _by_noun(reading, token, lemma, voices)


def _by_verb(reading: Reading, verb: Token, lemma: str, voices: Voices) -> Iterator[Undertaking]:
    """ "Pledged to …", "agreed to …", "plans to …", "pledged $2 million"."""
    if (
        syntax.is_negated(verb)
        or syntax.is_hypothetical(verb)
        or (verb.tag_ in ("VB", "VBG")
        and not syntax.is_future(verb))
    ):
        return
    subjects = syntax.subjects(verb)
    own = bool(subjects) and (subjects[0].lower_ in FIRST_PERSON or voices.at(verb) is not None)
    if lemma == "continue" and not (own and (syntax.is_future(verb) or verb.tag_ == "VBP")):
        return
    if lemma in ("seek", "plan", "intend") and verb.tag_ in ("VBD", "VBN"):
        return
    makers = voices.actors(subjects) or voices.of_cue(verb)
    act = syntax.child(verb, "xcomp")
    if lemma == "agree" and act is None:
        yield from _agreed_that(reading, verb, makers)
    if act is not None and lemma in ("plan", "intend", "decide") and act.lemma_.lower() in TRAVELS:
        return
    if act is not None and syntax.is_verbal(act) and act.i > verb.i:
        yield Undertaking(_act_span(reading, act), act.i, makers, UNDERTAKES[lemma], 0.75)
        for other in act.conjuncts:
            if syntax.is_verbal(other) and other.i > act.i and other.head in (act, *act.conjuncts):
                yield Undertaking(
                    _act_span(reading, other), other.i, makers, UNDERTAKES[lemma], 0.7
                )
        return
    if lemma in ("pledge", "promise", "commit", "offer"):
        for thing in syntax.children(verb, "dobj"):
            if (
                lemma == "offer"
                and next(
                    amounts(
                        thing.doc.text,
                        thing.left_edge.idx,
                        thing.right_edge.idx + len(thing.right_edge.text),
                    ),
                    None,
                )
                is None
            ):
                continue
            if thing.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
                end = thing.right_edge.i + 1
                for prep in syntax.children(verb, "prep", "dative"):
                    if prep.lower_ in ("for", "to", "towards", "toward") and 0 <= prep.i - end < 2:
                        end = prep.right_edge.i + 1
                yield Undertaking(
                    _trim(reading, thing.left_edge.i, end), verb.i, makers, "new", 0.7
                )
                return


def _agreed_that(reading: Reading, verb: Token, makers: tuple[str, ...]) -> Iterator[Undertaking]:
    """ "Agreed that the trial shall open in May"."""
    for clause in syntax.children(verb, "ccomp"):
        if syntax.is_future(clause) or syntax.modal(clause) in ("would", "should"):
            start, end = syntax.edges(clause, without=("mark",))
            yield Undertaking(_trim(reading, start, end), clause.i, makers, "agreed", 0.65)


def _by_signing(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb) or syntax.is_future(verb):
        return
    for paper in syntax.objects(verb):
        if paper.lemma_.lower() in PAPERS:
            makers = voices.actors(
                syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
            )
            if not makers:
                makers = voices.actors(syntax.under(paper, "between", "by", "of"))
            bound = next((c for c in (*syntax.children(paper, "acl"), *syntax.children(verb, "xcomp", "advcl"))
                          if c.tag_ == "VB" and c.i > paper.i), None)  # fmt: skip
            span = (
                _act_span(reading, bound)
                if bound is not None
                else _trim(reading, paper.left_edge.i, paper.right_edge.i + 1)
            )
            if span[1] - span[0] > 1 and paper.lemma_.lower() not in ("statement", "contract"):
                yield Undertaking(span, verb.i, makers, "agreed", 0.7)


def _kept_or_broken(
    reading: Reading, verb: Token, lemma: str, voices: Voices
) -> Iterator[Undertaking]:
    """ "Honoured its pledge to …", "suspended the friendship treaty"."""
    if (
        syntax.is_negated(verb)
        or syntax.is_hypothetical(verb)
        or syntax.is_future(verb)
        or verb.dep_ == "xcomp"
    ):
        return
    for thing in syntax.objects(verb):
        promise = thing.lemma_.lower() in COMMITTING - {
            "support",
            "readiness",
            "willingness",
            "determination",
        } | {"offer"}
        if not promise and not (
            lemma in BREAK and thing.lemma_.lower() in PAPERS - {"statement", "contract"}
        ):
            continue
        makers = voices.actors(
            syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
        )
        status: CommitmentStatus = "kept" if lemma in KEEP else "broken"
        yield Undertaking(
            _trim(reading, thing.left_edge.i, thing.right_edge.i + 1), verb.i, makers, status, 0.6
        )


PAYS = frozenset({"pay", "transfer", "disburse"})


def _as_promised(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Has sent the data, *as it had promised*"; "freed 23 men, *keeping a promise*"; "paid its 900 million yen"."""
    if (
        syntax.is_negated(verb)
        or syntax.is_future(verb)
        or syntax.is_hypothetical(verb)
        or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP")
    ):
        return
    kept = False
    for clause in syntax.children(verb, "advcl"):
        if clause.lemma_ in ("promise", "pledge", "agree") and any(
            c.lower_ == "as" for c in clause.children
        ):
            kept = True
        if clause.lemma_ in ("keep", "honour", "honor", "fulfil", "fulfill") and any(
            o.lemma_ in ("promise", "pledge", "commitment", "word")
            for o in syntax.children(clause, "dobj")
        ):
            kept = True
    if verb.lemma_ in PAYS:
        kept = kept or any(
            True
            for o in syntax.objects(verb)
            for _ in amounts(
                reading.report.text, o.left_edge.idx, o.right_edge.idx + len(o.right_edge.text)
            )
        )
    if kept:
        makers = voices.actors(
            syntax.agents(verb) if syntax.is_passive(verb) else syntax.subjects(verb)
        )
        for act in (
            verb,
            *(
                c
                for c in verb.conjuncts
                if syntax.is_verbal(c) and c.i < verb.i and verb.lemma_ not in PAYS
            ),
        ):
            doers = voices.actors(syntax.subjects(act)) or makers
            yield Undertaking(_act_span(reading, act), act.i, doers, "kept", 0.55)


def _would(verb: Token, voices: Voices) -> bool:
    """ "Said it *would* send envoys": the future as it is told afterwards."""
    if syntax.modal(verb) != "would" or _has_condition(verb):
        return False
    said = voices.at(verb)
    return said is not None and said.cue is not None and said.form != "direct"


def _by_will(reading: Reading, verb: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "We will …", "Turkey will increase …": the maker is the verb's own subject."""
    subjects = syntax.subjects(verb)
    said = voices.at(verb)
    if not subjects or any(
        c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children
    ):
        return
    own = subjects[0].lower_ in FIRST_PERSON
    passive = syntax.is_passive(verb)
    makers = voices.actors(subjects)
    if passive:
        yield from _passive_will(reading, verb, said, voices)
        return
    makers = tuple(m for m in makers if voices.kind(m) in ABLE)
    if not makers:
        return
    if not own:
        if (
            verb.lemma_.lower() in BARE_VERBS | NO_ACT
            or (said is None and verb.lemma_.lower() in TRAVELS)
            or (subjects[0].lower_ in ("you", "it")
            and said is None)
        ):
            return
        speakers = set(voices.with_state(said.speakers)) if said else set()
        if said is not None and not speakers & set(makers):
            return
        if said is not None:
            makers = tuple(
                dict.fromkeys((*makers, *(s for s in said.speakers if voices.kind(s) == "person")))
            )
    elif verb.lemma_.lower() in NO_ACT:
        return
    status: CommitmentStatus = "conditional" if _has_condition(verb) else "new"
    if verb.lemma_.lower() == "continue":
        return  # "will continue to …" is told by `_by_verb`
    yield Undertaking(_act_span(reading, verb), verb.i, makers, status, 0.6 if own or said else 0.5)


def _passive_will(
    reading: Reading, verb: Token, said: object, voices: Voices
) -> Iterator[Undertaking]:
    """ "The projects will be further developed", said by those who run them."""
    statement = voices.at(verb)
    if statement is None or not statement.speakers or statement.cue is None:
        return
    if statement.cue.words.lower() not in (
        "confirmed",
        "reaffirmed",
        "agreed",
        "pledged",
        "promised",
        "announced",
        "decided",
        "assured",
    ):
        return
    start, end = syntax.edges(verb, without=("mark", "punct", "cc"))
    status: CommitmentStatus = (
        "reaffirmed"
        if "confirm" in statement.cue.words or "affirm" in statement.cue.words
        else "agreed"
        if statement.cue.words == "agreed"
        else "new"
    )
    yield Undertaking(_trim(reading, start, end), verb.i, statement.speakers, status, 0.4)


def _by_readiness(reading: Reading, word: Token, voices: Voices) -> Iterator[Undertaking]:
    """ "Iran is ready to allow …", "we remain committed to …"."""
    verb = word.head if word.dep_ in ("acomp", "oprd", "xcomp", "attr") else word
    if not (
        syntax.is_verbal(verb) and verb.lemma_ in ("be", "remain", "stand", "appear", "keep")
    ) and not (word.pos_ == "VERB" and syntax.is_passive(word)):
        return
    if syntax.is_negated(verb) or syntax.is_hypothetical(verb):
        return
    makers = voices.actors(syntax.subjects(verb))
    act = syntax.child(word, "xcomp", "ccomp")
    if act is not None and syntax.is_verbal(act):
        span, at = _act_span(reading, act), act.i
    else:
        objects = [p for p in syntax.children(word, "prep") if p.lower_ in ("to", "for")]
        thing = syntax.child(objects[0], "pobj", "pcomp") if objects else None
        if thing is None:
            return
        span, at = _trim(reading, thing.left_edge.i, thing.right_edge.i + 1), thing.i
    status: CommitmentStatus = (
        "reaffirmed"
        if verb.lemma_ in REAFFIRM
        else "conditional"
        if _has_condition(verb)
        else "new"
    )
    yield Undertaking(span, at, makers, status, 0.6)


def _by_noun(reading: Reading, noun: Token, lemma: str, voices: Voices) -> Iterator[Undertaking]:
    """ "Reconfirmed the commitment of his country to …", "expressed readiness to …"."""
    verb = noun.head if noun.dep_ != "conj" else noun.head.head
    if noun.dep_ not in ("dobj", "nsubjpass", "conj") or verb.lemma_.lower() not in (
        REAFFIRM if lemma == "support" else REAFFIRM | EXPRESS
    ):
        return
    if not any(c.dep_ in ("prep", "acl") and c.i > noun.i for c in noun.children):
        return
    makers = voices.actors(syntax.subjects(verb)) or voices.of_cue(verb)
    if not makers or syntax.under(noun, "of"):
        owners = voices.actors(
            [*syntax.under(noun, "of"), *(syntax.children(noun, "poss") if not makers else [])]
        )
        makers = tuple(dict.fromkeys((*makers, *owners)))
    start, end = syntax.edges(noun, without=("poss", "det", "relcl"))
    start, end = _trim(reading, start, end)
    status: CommitmentStatus = "reaffirmed" if verb.lemma_.lower() in REAFFIRM else "new"
    yield Undertaking((start, end), noun.i, makers, status, 0.65)


def _act_span(reading: Reading, verb: Token) -> tuple[int, int]:
    """The verb with what belongs to it, from its negation or itself to the end of its phrase."""
    start = verb.i
    for c in verb.children:
        if c.dep_ == "neg" and c.i < verb.i:
            start = min(start, c.i)
        if c.dep_ == "advmod" and c.i == verb.i - 1:
            start = min(start, c.i)
    end = verb.i + 1
    for c in verb.children:
        if c.i < verb.i or c.dep_ in ("punct",):
            continue
        if c.dep_ == "conj" and syntax.is_verbal(c):
            break  # an act of its own
        if c.dep_ == "cc" and any(o.dep_ == "conj" and syntax.is_verbal(o) for o in verb.children):
            continue
        if c.dep_ in ("ccomp", "parataxis") and c.lemma_ in ("say", "add"):
            break
        end = max(end, c.right_edge.i + 1)
    return _trim(reading, start, end)


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Within the sentence, without marks and an article at its edges, up to an aside or a participle cue."""
    sentence = reading.parse.sentence(start)
    if sentence is not None:
        start, end = max(start, sentence.start), min(end, sentence.end)
    doc = reading.doc
    for i in range(start + 1, end):
        if doc[i - 1].text == "," and (
            doc[i].lower_
            in (
                "which",
                "who",
                "while",
                "but",
                "as",
                "after",
                "because",
                "including",
                "so",
                "where",
            )
            or (doc[i].tag_ == "VBG"
            and doc[i].lemma_ in ("say", "add", "note"))
        ):
            end = i
            break
    start, end = syntax.trimmed(doc, *without_occasion(reading, start, end))
    while (
        start < end - 1
        and doc[start].lower_ in ("the", "to", "a", "an", "its", "their", "his", "her")
        and doc[start].dep_ in ("det", "aux", "poss")
    ):
        start += 1
    return start, max(end, start + 1)


def _has_condition(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl"
        and any(m.lower_ in ("if", "unless", "provided", "once") for m in c.children)
        for c in verb.children
    )


def _known_already(found: Undertaking, kept: list[Undertaking]) -> bool:
    """Whether the same act stands already, in the same words or as part of a fuller telling."""
    for n, other in enumerate(kept):
        shared = min(found.act[1], other.act[1]) - max(found.act[0], other.act[0])
        if shared > 0:
            longer = max(found.act[1] - found.act[0], other.act[1] - other.act[0])
            if (
                shared / longer > 0.5
                or (found.act[0] >= other.act[0]
                and found.act[1] <= other.act[1])
            ):
                if found.confidence > other.confidence + 0.1:
                    kept[n] = found
                return True
    return False


def _commitment(reading: Reading, found: Undertaking, ids: Ids, voices: Voices) -> Commitment:
    parse = reading.parse
    act = parse.quote(*found.act)
    sentence = parse.sentence(found.act[0])
    evidence = parse.quote_of(sentence) if sentence else act
    return Commitment(
        id=ids.new(act),
        evidence=evidence,
        confidence=found.confidence,
        makers=found.makers,
        act=act,
        to=_beneficiaries(reading, found, voices),
        status=found.status,
        due=_due(reading, act.start, evidence.end),
        amount=_amount(reading, act.start, act.end),
        topics=topics_of(act.words),
    )


def _beneficiaries(reading: Reading, found: Undertaking, voices: Voices) -> tuple[str, ...]:
    """Whom it is for: states, bodies and groups after "to", "for" and "with" in the act."""
    doc = reading.doc
    for i in range(*found.act):
        if doc[i].lower_ in ("to", "for", "with") and doc[i].dep_ in ("prep", "dative"):
            actors = voices.actors(syntax.children(doc[i], "pobj"))
            actors = tuple(a for a in actors if a not in found.makers)
            if actors:
                return actors
    for i in range(*found.act):
        if (
            (doc[i].dep_ in ("pobj", "poss")
            and doc[i].head.lower_ in ("of", "in"))
            or doc[i].dep_ == "poss"
        ):
            actors = tuple(
                a
                for a in voices.actors([doc[i]])
                if a not in found.makers and voices.kind(a) == "state"
            )
            if actors:
                return actors
    return ()


def _due(reading: Reading, start: int, end: int) -> Period | None:
    """The period by which it is to be done, if the sentence gives one after the act begins."""
    published = reading.report.published
    for time in reading.times_in(start, end):
        if time.period is None or time.vague or (published and time.period.last < published):
            continue
        first = reading.parse.token_at(time.evidence.start)
        if first.head.pos_ == "NOUN" and first.dep_ in ("compound", "nmod"):
            continue  # "the July 7 meeting"
        return time.period
    return None


def _amount(reading: Reading, start: int, end: int) -> Amount | None:
    return next((amount for _, _, amount in amounts(reading.report.text, start, end)), None)
