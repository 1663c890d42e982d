"""What the report attributes to somebody: speaker, cue, content.

Syntax finds the content of each cue; quotation marks settle where it begins and ends. A quoted
sentence that no cue claims is said by whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.acts import act_of
from dragoman.extract.attributed import Proposal, act_of_cue, proposals, speakers_in
from dragoman.extract.clipping import clipped, clipped_source
from dragoman.extract.commitment_words import commitment_words
from dragoman.extract.contents import contents
from dragoman.extract.cue_nouns import ByNoun, said_by_noun
from dragoman.extract.cues import PLAIN, Cue, reporting
from dragoman.extract.interviews import Interview, trimmed_answer
from dragoman.extract.marks import LEAST_QUOTED, quoted_runs, quoted_share
from dragoman.extract.reading import Reading
from dragoman.extract.speakers import Speakers, speakers_of
from dragoman.extract.targets import targets
from dragoman.extract.topics import topics_of
from dragoman.extract.twins import Ids
from dragoman.extract.voices import Voices
from dragoman.parse import Sentence, syntax
from dragoman.records import Act, Statement, StatementForm

if TYPE_CHECKING:
    from spacy.tokens import Token


OBJECT_FRAME = 0.65
"""The confidence of contents that are a cue's plain object; few frames are less sure."""
DEMANDS = frozenset({"demand", "protest", "condemn", "denounce", "support", "oppose"})
GATHERS = frozenset(
    {"march", "rally", "gather", "protest", "demonstrate", "assemble", "walk", "take"}
)
PART = 0.35
"""The share of a reader's content below which an object in it is a part of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A cue with its content, in tokens, and who says it; ``verb`` is the cue's token, if it is one."""

    cue: tuple[int, int] | None
    content: tuple[int, int]
    act: Act
    speakers: tuple[str, ...]
    confidence: float
    verb: int | None = None
    answer: bool = False


def statements(reading: Reading) -> Iterator[Statement]:
    """Every passage that the body attributes to a source, in order.

    "The minister said the road is open" is one. "The road is open" is none, and neither is
    "the ministers discussed the road": nothing is said in it.
    """
    ids = Ids("statement", reading.report)
    voices = Voices(reading)
    for said in attributions(reading):
        start, end = said.content
        content = reading.parse.quote(start, end)
        cue = reading.doc[said.verb].lemma_.lower() if said.verb is not None else None
        evidence = reading.parse.quote_around(start) or content
        yield Statement(
            id=ids.new(content),
            evidence=evidence,
            confidence=round(said.confidence, 2),
            speakers=said.speakers,
            cue=reading.parse.quote(*said.cue) if said.cue else None,
            content=content,
            form="direct" if said.answer else _form(reading, start, end),
            act=act_of(reading, said.act, said.content, said.speakers, cue),
            about=targets(reading, voices, said.content, said.speakers),
            topics=topics_of(content.words),
        )


def attributions(reading: Reading) -> list[Said]:
    """Cues and contents in the order of the text, the outer before those inside it."""
    found: list[Said] = []
    speakers = Speakers(reading)
    interview = Interview(reading)
    for sentence in reading.parse.sentences:
        answer, guest = interview.answer(sentence) or (None, ())
        if answer and (span := trimmed_answer(reading, answer)):
            speakers.spoke(guest, sentence)
            found.append(Said(None, span, "assert", guest, 0.8, answer=True))
            found += [
                said
                for said in _in_sentence(reading, sentence, speakers)
                if said.speakers != guest and said.content != span
            ]
            continue
        here = _distinct(list(_in_sentence(reading, sentence, speakers)))
        here += _without_cue(reading, sentence, here, speakers)
        here = [said for said in here if not _is_part_of_content(reading, said)]
        here = _with_sources(reading, sentence, here)
        here += _seen(reading, sentence, here, speakers)
        for said in here:
            speakers.spoke(said.speakers, sentence)
        speakers.passed(sentence)
        found += here
    return sorted(found, key=lambda s: (s.content[0], -s.content[1]))


def _in_sentence(reading: Reading, sentence: Sentence, speakers: Speakers) -> Iterator[Said]:
    book = reporting()
    yield from _adopted_noun(reading, sentence, speakers)
    for token in reading.parse.telling(sentence):
        lemma = token.lemma_.lower()
        plain = PLAIN if lemma in book.carriers else None
        if syntax.is_verbal(token) and (cue := book.verbs.get(lemma, plain)):
            if _attributes(token):
                yield from _of_verb(reading, sentence, token, cue, speakers)
        elif lemma in book.nouns and (told := said_by_noun(token)):
            yield from _of_noun(reading, sentence, token, told, speakers)
        elif token.lower_ == "according" and (
            said := _according(reading, sentence, token, speakers)
        ):
            yield said


def _of_verb(
    reading: Reading, sentence: Sentence, verb: Token, cue: Cue, speakers: Speakers
) -> Iterator[Said]:
    who, known = speakers_of(reading, verb, speakers)
    if reading.parse.quoted[verb.i] >= 0 and not who:
        return
    for span, act, sure in contents(reading, sentence, verb, cue):
        content = clipped(reading, sentence, verb, span)
        if content and (who or known or quoted_share(reading, *content) > 0.5):
            sure_of_speaker = sure if who else sure * 0.6
            yield Said(_cue_span(verb), content, act, who, sure_of_speaker, verb.i)


def _adopted_noun(reading: Reading, sentence: Sentence, speakers: Speakers) -> Iterator[Said]:
    """ "2. Expressed concern at the fighting", of those who adopt a paper, where the parse sees no verb."""
    words = [t for t in reading.parse.telling(sentence) if t.is_alpha][:1]
    for token in words:
        noun, book = token.head, reporting()
        if (
            token.dep_ == "amod"
            and token.lemma_.lower() in book.carriers
            and (act := book.carried.get(noun.lemma_.lower()))
            and (who := speakers.adopting())
        ):
            span = clipped(reading, sentence, token, (token.i + 1, noun.right_edge.i + 1))
            if span:
                yield Said((token.i, token.i + 1), span, act, who, 0.7, token.i)


def _of_noun(
    reading: Reading, sentence: Sentence, noun: Token, told: ByNoun, speakers: Speakers
) -> Iterator[Said]:
    """ "Chad's warning that …", "the raid drew criticism from Chad"."""
    owners = (one for owner in told.owners for one in syntax.conjuncts(owner))
    who = tuple(dict.fromkeys(a for one in owners for a in speakers.of_noun(one)))
    content = clipped(reading, sentence, noun, told.content)
    if who and content:
        yield Said(told.cue, content, told.act, who, 0.6, noun.i)


def _attributes(verb: Token) -> bool:
    """Whether a verb tells that something was said, rather than that it might be, or be asked."""
    if syntax.is_negated(verb) or verb.dep_ == "amod":
        return False
    modal = None if verb.tag_ == "VBD" else syntax.modal(verb)
    if modal in ("would", "should", "might", "may", "could", "can", "must"):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in reporting().verbs:
        return False  # "denied *seeking* a base"
    if verb.lemma_ in DEMANDS and verb.head.lemma_ in GATHERS:
        return True  # "marched through the town to demand …"
    infinitive = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl")
    # "Went on *to say*" attributes, "hoped *to say*" does not.
    return not infinitive or verb.head.lemma_ in reporting().goes_on


def _cue_span(verb: Token) -> tuple[int, int]:
    """The verb with a particle right after it: "pointed out"."""
    following = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    return verb.i, verb.i + 1 + len(following[:1])


def _according(
    reading: Reading, sentence: Sentence, word: Token, speakers: Speakers
) -> Said | None:
    """ "…, according to X": the rest of the sentence is what X says."""
    to = next((c for c in word.children if c.lower_ == "to"), None)
    source = syntax.child(to, "pobj") if to is not None and to.i == word.i + 1 else None
    if source is None:
        return None
    start, end = clipped_source(reading, sentence, word, source)
    if end - start < 3:
        return None
    who = speakers.of_noun(source)
    return Said((word.i, word.i + 2), (start, end), "assert", who, 0.75 if who else 0.5)


def _distinct(found: list[Said]) -> list[Said]:
    """Of two contents with the same words the surer stays; a content inside another stays (nested)."""
    kept: list[Said] = []
    in_order = sorted(found, key=lambda s: s.content)
    for said in sorted(in_order, key=lambda s: -s.confidence):
        if not any(_is_same(said, other) for other in kept):
            kept.append(said)
    return sorted(kept, key=lambda s: s.content)


def _is_same(one: Said, other: Said) -> bool:
    if one.content == other.content:
        return True
    (a, b), (c, d) = one.content, other.content
    shared = min(b, d) - max(a, c)
    mostly = shared > 0 and shared / (max(b, d) - min(a, c)) > 0.6
    return mostly and one.speakers == other.speakers


def _without_cue(
    reading: Reading, sentence: Sentence, here: list[Said], speakers: Speakers
) -> list[Said]:
    """Quoted sentences that no cue claims: they are said by who spoke last, or who speaks next."""
    parse, found = reading.parse, []
    for run, tokens in quoted_runs(reading, sentence).items():
        span = syntax.trimmed(parse.doc, tokens[0], tokens[-1] + 1)
        if span[1] - span[0] < LEAST_QUOTED or any(_covers(s.content, span) for s in here):
            continue
        if not any(syntax.is_verbal(token) for token in parse.doc[slice(*span)]):
            continue
        outside = sum(
            parse.quoted[i] != run and parse.doc[i].is_alpha
            for i in range(sentence.start, sentence.end)
        )
        beside = _beside_in_sentence(reading, here, span)
        if beside is not None:
            found.append(Said(None, span, beside.act, beside.speakers, 0.7))
        elif named := _before_colon(reading, sentence, tokens[0], speakers):
            found.append(Said(None, span, "assert", named, 0.7))
        elif outside <= 3:
            who = speakers.of_run(run)
            found.append(Said(None, span, "assert", who, 0.7 if who else 0.4))
    return found


def _beside_in_sentence(reading: Reading, here: list[Said], span: tuple[int, int]) -> Said | None:
    """The quoted content whose quotation goes on here, after its cue: "“We sign,” he said, “if they do”"."""
    for said in here:
        if said.cue is None or not said.speakers:
            continue
        quoted = all(reading.parse.quoted[i] >= 0 for i in range(*said.content))
        if quoted and said.content[1] <= said.cue[0] < said.cue[1] <= span[0]:
            return replace(said, act="assert")
    return None


def _before_colon(
    reading: Reading, sentence: Sentence, first: int, speakers: Speakers
) -> tuple[str, ...]:
    """Who stands before a colon and a quotation, with no verb: "Lars Holm: “…”"."""
    doc = reading.doc
    colon = next((i for i in range(first - 1, first - 4, -1) if i > 0 and doc[i].text == ":"), None)
    if colon is None or colon <= sentence.start:
        return ()
    before = doc[sentence.start : colon]
    if any(syntax.is_verbal(token) for token in before):
        return ()
    return next(filter(None, (speakers.of_noun(t) for t in (before.root, *reversed(before)))), ())


def _with_sources(reading: Reading, sentence: Sentence, here: list[Said]) -> list[Said]:
    """What nobody seems to say is said by the source that a reader saw beside it, if it is in the cast."""
    seen = [] if all(said.speakers for said in here) else list(proposals(reading, sentence))
    return [
        said
        if said.speakers
        else replace(
            said,
            speakers=next(
                (speakers_in(reading, p.source) for p in seen if _overlap(p.content, said.content)),
                (),
            ),
        )
        for said in here
    ]


def _seen(
    reading: Reading, sentence: Sentence, here: list[Said], speakers: Speakers
) -> Iterator[Said]:
    """What a reader saw attributed and no frame has found, if somebody in the cast says it."""
    for seen in proposals(reading, sentence):
        if any(_overlap(said.content, seen.content) for said in here):
            continue
        word, act = act_of_cue(reading, seen.cue)
        if word is None or act is None or not _may_attribute(word, seen):
            continue
        span = clipped(reading, sentence, word, seen.content)
        if span is None:
            continue
        who = speakers_in(reading, seen.source)
        if not who:
            who, _ = speakers_of(reading, word, speakers)
        if who:
            yield Said((seen.cue.start, seen.cue.end), span, act, who, seen.probability, word.i)


def _may_attribute(word: Token, seen: Proposal) -> bool:
    """Whether a cue that a reader saw says something, rather than undertakes or awaits it."""
    lemma = word.lemma_.lower()
    if lemma in commitment_words().undertakes or lemma in reporting().awaits:
        return False
    return seen.source is not None or not (syntax.is_verbal(word) and syntax.is_passive(word))


def _is_part_of_content(reading: Reading, said: Said) -> bool:
    """Whether the object of a cue is only a small part of what a reader saw attributed.

    "He said they *condemned the attacks*": the attacks are no statement of their own.
    """
    if said.confidence > OBJECT_FRAME or said.cue is None:
        return False
    start, end = said.content
    return any(
        clue.label == "content"
        and clue.start <= start
        and end <= clue.end
        and end - start < PART * (clue.end - clue.start)
        for clue in reading.clues.attributions
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _covers(content: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether a content holds more than half of a span."""
    return min(content[1], span[1]) - max(content[0], span[0]) > 0.5 * (span[1] - span[0])


def _form(reading: Reading, start: int, end: int) -> StatementForm:
    """Direct if each word is quoted, indirect if none is."""
    quoted = reading.parse.quoted
    if all(quoted[i] >= 0 or not reading.doc[i].is_alpha for i in range(start, end)):
        return "direct"
    return "mixed" if any(quoted[i] >= 0 for i in range(start, end)) else "indirect"
