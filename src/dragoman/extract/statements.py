"""What the report attributes to somebody: speaker, cue, content.

Syntax finds the content of each cue; quotation marks settle where it begins and ends. A quoted
sentence that no cue claims is said by whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract import syntax
from dragoman.extract.acts import act_of
from dragoman.extract.cues import Cue, reporting
from dragoman.extract.interviews import Interview, trimmed_answer
from dragoman.extract.parse import Sentence
from dragoman.extract.reading import Reading
from dragoman.extract.spans import without_occasion
from dragoman.extract.speakers import Speakers, joined_cue, speakers_of
from dragoman.extract.twins import Ids
from dragoman.records import Act, Statement, StatementForm

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_QUOTED = 3
"""Quoted words that make a statement without a cue; fewer are a term held with tongs."""


@dataclass(frozen=True, slots=True)
class Said:
    """A cue with its content, in tokens, and who says it."""

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
    for said in attributions(reading):
        start, end = said.content
        content = reading.parse.quote(start, end)
        yield Statement(
            id=ids.new(content),
            evidence=_evidence(reading, said),
            confidence=round(said.confidence, 2),
            speakers=said.speakers,
            cue=reading.parse.quote(*said.cue) if said.cue else None,
            content=content,
            form="direct" if said.answer else _form(reading, start, end),
            act=act_of(
                reading, said.act, start, end, said.speakers, _cue_lemma(reading, said)
            ),
        )


def _cue_lemma(reading: Reading, said: Said) -> str | None:
    return reading.doc[said.verb].lemma_.lower() if said.verb is not None else None


def attributions(reading: Reading) -> list[Said]:
    """Cues and contents in the order of the text."""
    found: list[Said] = []
    speakers = Speakers(reading)
    interview = Interview(reading)
    for sentence in reading.parse.sentences:
        if (answer := interview.answer(sentence)) and (span := trimmed_answer(reading, answer)):
            speakers.spoke(interview.guest, sentence)
            found.append(Said(None, span, "assert", interview.guest, 0.8, answer=True))
            found += [
                s
                for s in _in_sentence(reading, sentence, speakers)
                if s.speakers != interview.guest and s.content != span
            ]
            continue
        here = sorted(_in_sentence(reading, sentence, speakers), key=lambda s: s.content)
        here = _distinct(here)
        here += _uncued(reading, sentence, here, speakers)
        for said in here:
            speakers.spoke(said.speakers, sentence)
        speakers.passed(sentence)
        found += here
    return sorted(found, key=lambda s: (s.content[0], -s.content[1]))


def _in_sentence(reading: Reading, sentence: Sentence, speakers: Speakers) -> Iterator[Said]:
    verbs = reporting().verbs
    for token in reading.parse.tokens(sentence):
        if token.pos_ in ("VERB", "AUX") and (cue := verbs.get(token.lemma_.lower())):
            yield from _of_verb(reading, sentence, token, cue, speakers)
        elif token.lower_ == "according":
            yield from _according(reading, sentence, token, speakers)


def _of_verb(
    reading: Reading, sentence: Sentence, verb: Token, cue: Cue, speakers: Speakers
) -> Iterator[Said]:
    if not _attributes(verb):
        return
    who, known = speakers_of(reading, verb, speakers)
    contents = list(_contents(reading, sentence, verb, cue))
    for content, act, sure in contents:
        if reading.parse.quoted[verb.i] >= 0 and not who:
            continue
        content = _clipped(reading, sentence, verb, content)
        if content is not None and not _is_clause(content, reading):
            content = without_occasion(reading, *content)
        if content is None or not (who or known or _quoted_share(reading, *content) > 0.5):
            continue
        yield Said(_cue_span(verb), content, act, who, sure * (1.0 if who else 0.6), verb.i)


def _attributes(verb: Token) -> bool:
    """Whether a verb tells that something was said, rather than that it might be, or be asked."""
    if syntax.is_negated(verb):
        return False
    if syntax.modal(verb) in ("would", "should", "might", "may", "could", "can", "must"):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return False
    if verb.dep_ == "amod" or (
        verb.tag_ == "VB" and verb.dep_ in ("xcomp", "acl", "advcl") and not _reported(verb)
    ):
        return False
    return True


def _reported(verb: Token) -> bool:
    """An infinitive that still attributes: "went on *to say*", "continued *to call*"."""
    return verb.head.lemma_ in (
        "go",
        "continue",
        "proceed",
        "take",
        "use",
        "seek",
        "want",
        "like",
        "wish",
        "seem",
    )


def _contents(
    reading: Reading, sentence: Sentence, verb: Token, cue: Cue
) -> Iterator[tuple[tuple[int, int], Act, float]]:
    """(content, act, confidence) of one cue, the surest frame first; at most one frame is taken."""
    clauses = list(_clauses(reading, sentence, verb, cue)) if cue.clause else []
    if clauses:
        for span in clauses:
            yield span, cue.clause or "assert", 0.85
        return
    if cue.clause and (quoted := _quoted_beside(reading, sentence, verb)):
        yield quoted, cue.clause, 0.8
        return
    undertaking = syntax.child(verb, "xcomp")
    if (
        verb.lemma_ in ("agree", "pledge", "promise", "vow", "decide", "undertake")
        and undertaking is not None
    ):
        span = undertaking.left_edge.i, undertaking.right_edge.i + 1
        if any(reading.parse.quoted[i] >= 0 for i in range(*span)):
            yield span, "promise", 0.7
        return
    passive = syntax.is_passive(verb)
    things = _thing(reading, verb, cue)
    if things:
        yield from things
        return
    direct = [syntax.child(verb, "nsubjpass")] if passive else syntax.children(verb, "dobj")
    objects = [t for t in direct if t is not None]
    if passive and not syntax.agents(verb):
        objects = [] if cue.object in ("assert", "urge", None) and verb.dep_ != "ROOT" else objects
    if not objects:
        if cue.as_ and (span := _as(reading, verb)):
            yield span, cue.as_, 0.6
        return
    yield from _of_object(reading, verb, cue, objects[0], passive)


def _of_object(
    reading: Reading, verb: Token, cue: Cue, thing: Token, passive: bool
) -> Iterator[tuple[tuple[int, int], Act, float]]:
    book = reporting()
    lemma, noun = verb.lemma_.lower(), thing.lemma_.lower()
    if (
        cue.person
        and not passive
        and (infinitive := syntax.child(verb, "xcomp", "ccomp")) is not None
        and infinitive.i > thing.i
    ):
        yield (thing.left_edge.i, infinitive.right_edge.i + 1), cue.person, 0.8
        return
    if lemma in book.carriers and noun in book.carried:
        if lemma not in book.strict_carriers or noun in book.strict_nouns:
            yield _carried_span(verb, thing, passive), book.carried[noun], 0.75
        return
    if cue.as_ and (span := _as(reading, verb)):
        yield span, cue.as_, 0.7
        return
    if cue.object is None:
        return
    if cue.object == "assert" and any(
        m.kind in ("person", "body") for m in reading.mentions(thing)
    ):
        return  # "recalled its ambassador"
    span = _object_span(verb, thing, cue, passive)
    if span[1] - span[0] < 2 and cue.object in ("assert", "urge", "support"):
        return
    yield span, cue.object, 0.65


def _carried_span(verb: Token, thing: Token, passive: bool) -> tuple[int, int]:
    start, end = syntax.edges(thing)
    prepositions = ("over", "about", "on", "for", "to", "of", "with", "against")
    if thing.lemma_.lower() in ("concern", "alarm", "dismay", "anger", "outrage", "surprise"):
        prepositions += ("at",)
    return start, max(end, _trailing(verb, thing, prepositions))


def _object_span(verb: Token, thing: Token, cue: Cue, passive: bool) -> tuple[int, int]:
    start, end = syntax.edges(thing)
    if cue.about:
        end = max(end, _trailing(verb, thing, cue.about))
    infinitive = syntax.child(verb, "xcomp")
    if infinitive is not None and infinitive.i > thing.i and not passive:
        end = max(end, infinitive.right_edge.i + 1)
    return start, end


def _trailing(verb: Token, thing: Token, prepositions: tuple[str, ...]) -> int:
    """The end of a prepositional phrase after the object that the parse hung on the verb."""
    end = thing.right_edge.i + 1
    for prep in syntax.children(verb, "prep"):
        if prep.i >= end - 1 and prep.lower_ in prepositions and prep.i - end < 3:
            end = max(end, prep.right_edge.i + 1)
    return end


def _clauses(
    reading: Reading, sentence: Sentence, verb: Token, cue: Cue
) -> Iterator[tuple[int, int]]:
    """Spans of the clauses that are said: each "that …" of its own."""
    for clause in syntax.children(verb, "ccomp"):
        if (
            verb.dep_ == "relcl"
            and syntax.is_verbal(clause)
            and syntax.child(clause, "nsubj", "nsubjpass", "csubj", "expl") is None
        ):
            continue  # "what they thought was a hideout"
        if not syntax.is_verbal(clause) and clause.pos_ not in (
            "NOUN",
            "ADJ",
            "PROPN",
            "ADV",
            "ADP",
            "NUM",
            "PRON",
        ):
            continue
        if (
            not cue.strong
            and not _marked(clause)
            and _quoted_share(reading, clause.left_edge.i, clause.right_edge.i + 1) < 0.3
        ):
            if verb.lemma_ in (
                "go",
                "start",
                "begin",
                "finish",
                "ask",
                "hear",
                "know",
                "decide",
                "rule",
            ):
                continue
        spans = list(_split(verb, clause))
        if syntax.child(
            clause, "nsubj", "nsubjpass", "csubj", "csubjpass", "expl"
        ) is None and syntax.is_verbal(clause):
            start, end = spans[0]
            if start > verb.i + 1 and end - start > 2 and _marked(clause) is False:
                spans[0] = (
                    verb.i + 1,
                    end,
                )  # the parse took the clause's subject for the cue's object
            elif clause.tag_ in ("VBZ", "VBD", "VBP") and start >= verb.i + 1:
                continue
        yield from spans


def _marked(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in clause.children)


def _split(verb: Token, clause: Token) -> Iterator[tuple[int, int]]:
    """One span, or one for each clause that begins with a "that" of its own."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    cuts = []
    for c in clause.subtree:
        if c.dep_ == "conj" and c.head in (clause, *clause.conjuncts) and syntax.is_verbal(c):
            that = next((m for m in c.children if m.dep_ == "mark" and m.lower_ == "that"), None)
            if that is not None and that.i > clause.i:
                cuts.append(that.i)
    for cut in cuts:
        stop = cut
        while stop > start and verb.doc[stop - 1].lower_ in ("and", ",", "but", "that"):
            stop -= 1
        yield start, stop
        start = cut
    yield start, end


def _quoted_beside(reading: Reading, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The quotation in the verb's sentence that lies nearest to it and does not hold it."""
    parse = reading.parse
    own = parse.quoted[verb.i]
    best: tuple[int, int] | None = None
    runs: dict[int, list[int]] = {}
    for i in range(sentence.start, sentence.end):
        n = parse.quoted[i]
        if n >= 0 and n != own and not parse.doc[i].is_space:
            runs.setdefault(n, []).append(i)
    for tokens in runs.values():
        if len(tokens) < LEAST_QUOTED or not _is_speech(reading, tokens):
            continue
        span = tokens[0], tokens[-1] + 1
        if _other_verb_between(reading, span, verb):
            continue
        if best is None or _distance(span, verb.i) < _distance(best, verb.i):
            best = span
    return best


def _is_speech(reading: Reading, tokens: list[int]) -> bool:
    """More than a term held with tongs: it has a verb, or is long."""
    return len(tokens) > 6 or any(reading.doc[i].pos_ in ("VERB", "AUX") for i in tokens)


def _other_verb_between(reading: Reading, span: tuple[int, int], verb: Token) -> bool:
    """Whether another verb with a subject stands nearer to the quotation."""
    low, high = (span[1], verb.i) if span[1] <= verb.i else (verb.i + 1, span[0])
    return any(
        reading.doc[i].pos_ == "VERB" and reading.doc[i].tag_ in ("VBD", "VBZ", "VBP") and reading.parse.quoted[i] < 0
        for i in range(low, high)
    )  # fmt: skip


def _distance(span: tuple[int, int], at: int) -> int:
    return min(abs(span[0] - at), abs(span[1] - 1 - at))


def _thing(reading: Reading, verb: Token, cue: Cue) -> list[tuple[tuple[int, int], Act, float]]:
    """ "Called *for* a cease-fire", "called on *A* to do B"."""
    if verb.tag_ == "VBG" and verb.lemma_ in ("refer", "allude", "point"):
        return []
    for prep in syntax.children(verb, "prep"):
        act = cue.thing.get(prep.lower_)
        thing = syntax.child(prep, "pobj", "pcomp") if act else None
        if act is None or thing is None or thing.ent_type_ in ("DATE", "TIME"):
            continue
        start, end = thing.left_edge.i, thing.right_edge.i + 1
        infinitive = syntax.child(verb, "xcomp", "advcl")
        if (
            infinitive is not None
            and infinitive.i > thing.i
            and infinitive.i - end < 3
            and syntax.child(infinitive, "aux") is not None
        ):
            end = max(end, infinitive.right_edge.i + 1)
        end = max(end, prep.right_edge.i + 1)
        return [((start, end), act, 0.75)]
    return []


def _as(reading: Reading, verb: Token) -> tuple[int, int] | None:
    """ "Described *the talks as good*", "called *the response hasty*"."""
    thing = (
        syntax.child(verb, "dobj") or syntax.child(verb, "nsubj")
        if verb.dep_ == "pcomp"
        else syntax.child(verb, "dobj")
    )
    complement = next((p for p in syntax.children(verb, "prep") if p.lower_ == "as"), None)
    if complement is None:
        complement = (
            syntax.child(verb, "oprd", "ccomp")
            if verb.lemma_ in ("call", "term", "label", "brand", "dub")
            else None
        )
    if complement is None:
        return None
    if thing is None or thing.tag_ in ("WP", "WDT"):
        inner = syntax.child(complement, "pobj", "pcomp", "amod")
        return (inner.left_edge.i, complement.right_edge.i + 1) if inner is not None else None
    if complement.i < thing.i:
        return None
    return thing.left_edge.i, complement.right_edge.i + 1


def _according(
    reading: Reading, sentence: Sentence, word: Token, speakers: Speakers
) -> Iterator[Said]:
    """ "…, according to X": the rest of the sentence is what X says."""
    to = next((c for c in word.children if c.lower_ == "to"), None)
    if to is None or word.i + 1 != to.i:
        return
    source = syntax.child(to, "pobj")
    if source is None:
        return
    who = speakers.of_noun(source)
    doc = reading.doc
    phrase_end = source.right_edge.i + 1
    left = range(sentence.start, word.i)
    if len(left) > 2 and any(doc[i].pos_ in ("VERB", "AUX") for i in left):
        content = sentence.start, word.i
    else:
        while phrase_end < sentence.end and doc[phrase_end].text != ",":
            phrase_end += 1
        content = phrase_end, sentence.end
    start, end = syntax.trimmed(doc, *content)
    cut = _without_next_cue(reading, word, start, end)
    start, end = syntax.trimmed(doc, *(cut if cut[0] == start else (start, end)))
    if end - start >= 3:
        yield Said((word.i, to.i + 1), (start, end), "assert", who, 0.75 if who else 0.5)


def _clipped(
    reading: Reading, sentence: Sentence, verb: Token, span: tuple[int, int]
) -> tuple[int, int] | None:
    """The content within its sentence, on one side of its cue, without "that" and marks at its edges."""
    doc, parse = reading.doc, reading.parse
    start, end = max(span[0], sentence.start), min(span[1], sentence.end)
    if start <= verb.i < end:
        left, right = (
            (start, verb.left_edge.i if verb.left_edge.i > start else verb.i),
            (verb.i + 1, end),
        )
        start, end = left if left[1] - left[0] >= right[1] - right[0] else right
    start, end = _to_marks(reading, verb, start, end)
    start, end = _without_next_cue(reading, verb, start, end)
    for i in range(start + 2, end - 1):
        if (
            (parse.lower[i] == "known"
            and parse.lower[i + 1] == "as"
            and doc[i - 1].text == ",")
            or (parse.lower[i] == "known" and parse.lower[i + 1] == "as" and doc[i - 2].text == ",")
        ):
            end = i - 1
            break
    start, end = syntax.trimmed(doc, start, end)
    while (
        start < end
        and parse.lower[start] in ("that", "whether")
        and doc[start].dep_ in ("mark", "det", "nsubj")
        and doc[start].dep_ == "mark"
    ):
        start += 1
    start, end = syntax.trimmed(doc, start, end)
    start, end = _balanced(reading, start, end)
    return (start, end) if end - start >= 1 and start < end else None


def _to_marks(reading: Reading, verb: Token, start: int, end: int) -> tuple[int, int]:
    """Where content and a quotation nearly agree, the marks are right."""
    parse = reading.parse
    if parse.quoted[verb.i] >= 0:
        run = parse.quoted[verb.i]
        inside = [i for i in range(start, end) if parse.quoted[i] == run]
        return (inside[0], inside[-1] + 1) if inside else (start, end)
    runs = {parse.quoted[i] for i in range(start, end)} - {-1}
    if len(runs) != 1 or _quoted_share(reading, start, end) < 0.7:
        return start, end
    run = runs.pop()
    sentence = parse.sentence(verb.i)
    assert sentence is not None
    inside = [i for i in range(sentence.start, sentence.end) if parse.quoted[i] == run]
    if inside[0] <= verb.i < inside[-1]:
        return start, end
    # A clause that begins well before the mark is partly quoted: it keeps its own beginning.
    first = (
        start
        if any(parse.doc[i].is_alpha and parse.lower[i] != "that" for i in range(start, inside[0]))
        else inside[0]
    )
    return first, max(inside[-1] + 1, inside[0] + 1)


def _without_next_cue(reading: Reading, verb: Token, start: int, end: int) -> tuple[int, int]:
    """Stop before ", adding that …" and ", he said": those are cues of their own."""
    doc, verbs = reading.doc, reporting().verbs
    for i in range(start + 1, end):
        token = doc[i]
        if (
            token.tag_ == "VBG"
            and doc[i - 1].text == ","
            and token.lemma_.lower() in verbs
            and reading.parse.quoted[i] < 0
        ):
            if token.lemma_ in (
                "add",
                "say",
                "note",
                "stress",
                "state",
                "warn",
                "underline",
                "emphasize",
                "express",
                "describe",
                "call",
                "urge",
                "point",
            ):
                return (start, i) if i - start > 2 else (i + 1, end)
        if (
            token.dep_ == "conj"
            and token.tag_ == "VBD"
            and verb.tag_ == "VBD"
            and token.lemma_.lower() in verbs
            and i > start + 3
        ):
            if reading.parse.quoted[i] < 0 and joined_cue(reading, token) == verb:
                return start, i - 1 if doc[i - 1].lower_ in ("and", "but") else i
        if (
            token.pos_ == "VERB"
            and i > start + 3
            and token.lemma_ == "say"
            and doc[start:i].text.count(",")
            and token.dep_ in ("parataxis", "ccomp")
            and token.right_edge.i <= end
        ):
            subject = syntax.child(token, "nsubj")
            if subject is not None and doc[subject.left_edge.i - 1].text == ",":
                return start, subject.left_edge.i - 1
    return start, end


def _is_clause(content: tuple[int, int], reading: Reading) -> bool:
    """Whether the content has a verb with a subject of its own."""
    return any(
        reading.doc[i].dep_ in ("nsubj", "nsubjpass") and content[0] <= reading.doc[i].head.i < content[1]
        and reading.doc[i].head.dep_ in ("ccomp", "ROOT")
        for i in range(*content)
    )  # fmt: skip


def _balanced(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Take a closing mark in whose opening mark is inside the content, and leave no mark alone at its end."""
    doc = reading.doc
    words = [doc[i].text for i in range(start, end)]
    opened = sum(w in '“"' for w in words) - sum(w == "”" for w in words)
    if "“" in words and opened == 1 and end < len(doc):
        stop = end
        while stop < min(end + 3, len(doc)) and doc[stop].text not in ("”", '"'):
            stop += 1
        if stop < len(doc) and doc[stop].text in ("”", '"'):
            return start, stop + 1
    return start, end


def _quoted_share(reading: Reading, start: int, end: int) -> float:
    quoted = sum(1 for i in range(start, end) if reading.parse.quoted[i] >= 0)
    return quoted / (end - start) if end > start else 0.0


def _cue_span(verb: Token) -> tuple[int, int]:
    """The verb with its particle or preposition: "referred to", "called for", "called on"."""
    following = [c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1]
    return verb.i, following[0].i + 1 if following else verb.i + 1


def _distinct(found: list[Said]) -> list[Said]:
    """Of two contents with the same words keep the surer; a content inside another stays (nested)."""
    kept: list[Said] = []
    for said in sorted(found, key=lambda s: -s.confidence):
        if any(said.content == other.content for other in kept):
            continue
        if any(
            _mostly_same(said.content, other.content) and said.speakers == other.speakers
            for other in kept
        ):
            continue
        kept.append(said)
    return sorted(kept, key=lambda s: s.content)


def _mostly_same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and shared / (max(a[1], b[1]) - min(a[0], b[0])) > 0.6


def _uncued(
    reading: Reading, sentence: Sentence, here: list[Said], speakers: Speakers
) -> list[Said]:
    """Quoted sentences that no cue claims: they are said by who spoke last, or who speaks next."""
    parse = reading.parse
    found = []
    runs: dict[int, list[int]] = {}
    for i in range(sentence.start, sentence.end):
        if parse.quoted[i] >= 0 and not parse.doc[i].is_space:
            runs.setdefault(parse.quoted[i], []).append(i)
    for n, tokens in runs.items():
        span = syntax.trimmed(parse.doc, tokens[0], tokens[-1] + 1)
        words = span[1] - span[0]
        outside = sum(
            1
            for i in range(sentence.start, sentence.end)
            if parse.quoted[i] != n and parse.doc[i].is_alpha
        )
        if words < LEAST_QUOTED or any(_covers(s.content, span) for s in here):
            continue
        if outside > 3 or not any(parse.doc[i].pos_ in ("VERB", "AUX") for i in range(*span)):
            continue
        who = speakers.of_run(n, sentence)
        found.append(Said(None, span, "assert", who, 0.7 if who else 0.4))
    return found


def _covers(content: tuple[int, int], span: tuple[int, int]) -> bool:
    return max(0, min(content[1], span[1]) - max(content[0], span[0])) > 0.5 * (span[1] - span[0])


def _form(reading: Reading, start: int, end: int) -> StatementForm:
    quoted = sum(
        1 for i in range(start, end) if reading.parse.quoted[i] >= 0 or not reading.doc[i].is_alpha
    )
    if quoted == end - start:
        return "direct"
    return "mixed" if any(reading.parse.quoted[i] >= 0 for i in range(start, end)) else "indirect"


def _evidence(reading: Reading, said: Said):  # type: ignore[no-untyped-def]
    sentence = reading.parse.sentence(said.content[0])
    return reading.parse.quote_of(sentence) if sentence else reading.parse.quote(*said.content)
