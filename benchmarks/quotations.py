"""Direct quotations: textacy's extractor beside ours, on the same gold records.

    python benchmarks/quotations.py samples [FOLDER ...]

A FOLDER holds gold/*.json and texts/*.txt. Gold are the statements whose form is direct or mixed. A
found content is right if it overlaps with one by half or more, and whole if the speaker is right as
well: of ours, a gold speaker among the actors; of textacy's, words that name a gold speaker or
overlap with a mention of one. Textacy gives a quotation as printed; it is cut at sentence ends, as the
codebook cuts, and counts before and after, whichever is better for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.evaluate import gold as gold_files
from dragoman.evaluate.alike import overlap, pairs, same_actors, token_f1
from dragoman.evaluate.compare import ENOUGH, Measure
from dragoman.extract import read_all
from dragoman.models import parser

if TYPE_CHECKING:
    from dragoman.records import Quote, ReportRecord, Statement

MISSING = "textacy is not here: pip install --target somewhere textacy, and put that folder on PYTHONPATH."
QUOTED = ("direct", "mixed")
LIKE = 0.5
"""Token F1 from which the words of a speaker name an actor."""
MARKS = "\"'“”‘’ \n,."


def main(folders: list[Path]) -> None:
    """Print precision, recall and F1 of both for each folder."""
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found]  # see MISSING
    except ImportError:
        sys.exit(MISSING)
    nlp = parser.load()
    for folder in folders:
        records = [record for _, record in gold_files.load(folder / "gold", folder / "texts")]
        table: dict[str, list[Measure]] = {}
        refused = 0
        read = read_all([r.report for r in records], reader="full")
        for gold, found in zip(records, read, strict=True):
            quoted = [s for s in gold.statements if s.form in QUOTED]
            _add(table, "dragoman", ours(gold, found, quoted))
            doc = nlp(gold.report.text)
            try:
                whole = [(q.speaker, q.content) for q in direct_quotations(doc)]
            except ValueError:  # it gives a text up whose marks do not come in pairs
                whole, refused = [], refused + 1
            cut = [(who, part) for who, content in whole for part in sentences(content)]
            for name, some in (("textacy", whole), ("textacy, cut", cut)):
                _add(table, name, theirs(gold, some, quoted))
        print(f"{folder.name}: textacy gave up {refused} of {len(records)} reports")
        for name, (content, both) in table.items():
            for what, m in (("content", content), ("content and speaker", both)):
                print(
                    f"  {name:14}{what:22}{m.precision:6.3f}{m.recall:7.3f}{m.f1:7.3f}{m.gold:6}{m.found:6}"
                )


def _add(table: dict[str, list[Measure]], name: str, counts: tuple[Measure, Measure]) -> None:
    before = table.get(name, [Measure(), Measure()])
    table[name] = [a + b for a, b in zip(before, counts, strict=True)]


def ours(
    gold: ReportRecord, found: ReportRecord, quoted: list[Statement]
) -> tuple[Measure, Measure]:
    """Contents, and contents with a speaker, of our statements that are quoted."""
    who = same_actors(gold.actors, found.actors)
    mine = [s for s in found.statements if s.form in QUOTED]

    def said(g: Statement, f: Statement) -> bool:
        return bool(set(g.speakers) & {who.get(a) for a in f.speakers}) or g.speakers == f.speakers

    return _measures(quoted, mine, lambda f: f.content, said)


def theirs(
    gold: ReportRecord, found: list[tuple[Any, Any]], quoted: list[Statement]
) -> tuple[Measure, Measure]:
    """Contents, and contents with a speaker, of spans of (speaker, content)."""
    names = {a.id: [a.name, *(m.words for m in a.mentions)] for a in gold.actors}

    def words(pair: tuple[Any, Any]) -> Quote:
        start, text = pair[1].start_char, pair[1].text
        start += len(text) - len(text.lstrip(MARKS))
        return gold.report.quote(start, start + max(1, len(text.strip(MARKS))))

    def said(g: Statement, f: tuple[Any, Any]) -> bool:
        speaker = " ".join(token.text for token in f[0])
        return any(token_f1(speaker, n) >= LIKE for a in g.speakers for n in names[a])

    usable = [f for f in found if f[1].text.strip(MARKS)]
    return _measures(quoted, usable, words, said)


def _measures(quoted: Any, found: Any, words: Any, said: Any) -> tuple[Measure, Measure]:
    def likeness(g: Statement, f: Any, *, speaker: bool) -> float:
        score = overlap(g.content, words(f))
        return score if score >= ENOUGH and (not speaker or said(g, f)) else 0.0

    counts = (
        len(pairs(quoted, found, partial(likeness, speaker=speaker))) for speaker in (False, True)
    )
    content, both = (Measure(right, len(quoted), len(found)) for right in counts)
    return content, both


def sentences(content: Any) -> Iterator[Any]:
    """A span cut where its sentences end."""
    for sentence in content.doc.sents:
        start, end = max(sentence.start, content.start), min(sentence.end, content.end)
        if end - start > 2:
            yield content.doc[start:end]


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[1:] or ["samples"]])
