"""Where a content begins and ends: on one side of its cue, at its marks, before the next cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.extract.cues import reporting
from dragoman.extract.marks import quoted_share
from dragoman.extract.reading import Reading
from dragoman.extract.spans import without_occasion
from dragoman.extract.speakers import joined_cue
from dragoman.parse import Sentence, syntax

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def clipped(
    reading: Reading, sentence: Sentence, verb: Token, span: tuple[int, int]
) -> tuple[int, int] | None:
    """The content within its sentence, on one side of its cue, without "that" and marks at its edges.

    Nor does it keep the occasion at its end, unless it is a clause: "the need for ties *at a
    conference*". None if no word is left.
    """
    doc = reading.doc
    start, end = max(span[0], sentence.start), min(span[1], sentence.end)
    start, end = _beside_cue(verb, start, end)
    start, end = _to_marks(reading, sentence, verb, start, end)
    start, end = _before_next_cue(reading, verb, start, end)
    end = _before_known_as(reading, start, end)
    start, end = syntax.trimmed(doc, start, end)
    while start < end and doc[start].lower_ in ("that", "whether") and doc[start].dep_ == "mark":
        start += 1
    start, end = _with_closing_mark(reading, *syntax.trimmed(doc, start, end))
    if start >= end:
        return None
    if not _is_clause(reading, start, end):
        start, end = without_occasion(reading, start, end)
    return start, end


def clipped_source(
    reading: Reading, sentence: Sentence, word: Token, source: Token
) -> tuple[int, int]:
    """What "according to" the source is said: the words before it if they have a verb, else those after."""
    doc = reading.doc
    first = max(
        (i + 1 for i in range(sentence.start, word.i) if doc[i].text == ";"), default=sentence.start
    )
    before = doc[first : word.i]
    if len(before) > 2 and any(syntax.is_verbal(token) for token in before):
        start, end = first, word.i
    else:
        start, end = source.right_edge.i + 1, sentence.end
        while start < end and doc[start].text != ",":
            start += 1
        start = _past_apposition(doc[start:end]) if start < end else start
    start, end = syntax.trimmed(doc, start, end)
    first, last = _before_next_cue(reading, word, start, end)
    return syntax.trimmed(doc, start, last if first == start else end)


def _past_apposition(words: Span) -> int:
    """Where the clause begins: after "*Chad's minister of water*," of "according to Amina Daoud, …"."""
    subject = syntax.child(words.root, "nsubj", "nsubjpass", "expl")
    if subject is not None and words.start < subject.left_edge.i < words.end:
        first: int = subject.left_edge.i
        if words.doc[first - 1].text == ",":
            return first
    return words.start


def _beside_cue(verb: Token, start: int, end: int) -> tuple[int, int]:
    """The longer side of a span that holds its own cue."""
    if not start <= verb.i < end:
        return start, end
    left = start, verb.left_edge.i if verb.left_edge.i > start else verb.i
    right = verb.i + 1, end
    return left if left[1] - left[0] >= right[1] - right[0] else right


def _to_marks(
    reading: Reading, sentence: Sentence, verb: Token, start: int, end: int
) -> tuple[int, int]:
    """Where content and a quotation nearly agree, the marks are right."""
    parse = reading.parse
    own = parse.quoted[verb.i]
    if own >= 0:
        inside = [i for i in range(start, end) if parse.quoted[i] == own]
        return (inside[0], inside[-1] + 1) if inside else (start, end)
    runs = {parse.quoted[i] for i in range(start, end)} - {-1}
    if len(runs) != 1 or quoted_share(reading, start, end) < 0.7:
        return start, end
    run = runs.pop()
    inside = [i for i in range(sentence.start, sentence.end) if parse.quoted[i] == run]
    if inside[0] <= verb.i < inside[-1]:
        return start, end
    # A clause that begins well before the mark is partly quoted: it keeps its own beginning.
    before = range(start, inside[0])
    own_beginning = any(parse.doc[i].is_alpha and parse.lower[i] != "that" for i in before)
    return start if own_beginning else inside[0], inside[-1] + 1


def _before_next_cue(reading: Reading, verb: Token, start: int, end: int) -> tuple[int, int]:
    """Stop before ", adding that …", "and reaffirmed …" and ", he said": those are cues of their own."""
    for token in reading.doc[start + 1 : max(start + 1, end)]:
        if _is_participle_cue(reading, token):
            # Where the participle stands first, what follows it is the content.
            return (start, token.i) if token.i - start > 2 else (token.i + 1, end)
        if token.i <= start + 3:
            continue
        if _is_joined_cue(reading, verb, token):
            joined = reading.doc[token.i - 1].lower_ in ("and", "but")
            return start, token.i - joined
        if (comma := _inserted_cue(reading, token, start, end)) is not None:
            return start, comma
    return start, end


def _is_participle_cue(reading: Reading, token: Token) -> bool:
    return (
        token.tag_ == "VBG"
        and token.nbor(-1).text == ","
        and token.lemma_ in reporting().participles
        and reading.parse.quoted[token.i] < 0
    )


def _is_joined_cue(reading: Reading, verb: Token, token: Token) -> bool:
    return (
        token.dep_ == "conj"
        and token.tag_ == verb.tag_ == "VBD"
        and token.lemma_.lower() in reporting().verbs
        and reading.parse.quoted[token.i] < 0
        and joined_cue(reading, token) == verb
    )


def _inserted_cue(reading: Reading, token: Token, start: int, end: int) -> int | None:
    """The comma before ", he said" inside a content; None if this is none."""
    if (
        token.pos_ != "VERB"
        or token.lemma_ != "say"
        or token.dep_ not in ("parataxis", "ccomp")
        or token.right_edge.i > end
        or "," not in reading.doc[start : token.i].text
    ):
        return None
    subject = syntax.child(token, "nsubj")
    if subject is None or reading.doc[subject.left_edge.i - 1].text != ",":
        return None
    return subject.left_edge.i - 1


def _before_known_as(reading: Reading, start: int, end: int) -> int:
    """Stop before the reporter's aside ", known as …", ", also known as …"."""
    doc, lower = reading.doc, reading.parse.lower
    for i in range(start + 2, end - 1):
        if (
            lower[i] == "known"
            and lower[i + 1] == "as"
            and "," in (doc[i - 1].text, doc[i - 2].text)
        ):
            return i - 1
    return end


def _with_closing_mark(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Take a closing mark in whose opening mark is inside the content."""
    doc = reading.doc
    words = [doc[i].text for i in range(start, end)]
    opened = words.count("“") + words.count('"') - words.count("”")
    if "“" in words and opened == 1:
        for i in range(end, min(end + 4, len(doc))):
            if doc[i].text in ("”", '"'):
                return start, i + 1
    return start, end


def _is_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether the content has a verb with a subject of its own."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass")
        and start <= token.head.i < end
        and token.head.dep_ in ("ccomp", "ROOT")
        for token in reading.doc[start:end]
    )
