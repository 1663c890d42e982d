"""Turn the open gold sets and our own texts into what `train.py` learns from.

Runs in Dragoman's own environment (Python 3.12), so that words are cut as the reader cuts them;
`train.py` then needs nothing of Dragoman:

    python training/prepare.py ../shared/gold/public build/training

Each line of ``build/training/TASK.jsonl`` is a window: ids and shapes of pieces, the first piece of
each word, and labels. Which part a text belongs to (train, tune, test) hangs on its name alone.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy

from dragoman.evaluate.corpora import newswire, plv, polnear, speech_acts
from dragoman.evaluate.corpora.tagged import Tagged
from dragoman.models.encoder.pieces import Pieces, Window, windows

ATTRIBUTION = ("O", *(f"{p}-{k}" for k in ("source", "cue", "content") for p in "BI"))
NAMED = (
    "Person",
    "Location",
    "Organization",
    "NORP",
    "Facility",
    "Misc",
    "Date",
    "Money",
    "Product",
)
NAMES = ("O", *(f"{p}-{k}" for k in NAMED for p in "BI"))
TYPES = plv.TYPES
TRIGGERS = ("O", *(t.lower() for t in plv.TYPES), "meeting", "promise", "kept", "broken")
PLOVER_TO_PLV = {
    "CONCEDE": "YIELD", "RETREAT": "YIELD", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
    "DISAPPROVE": "ACCUSE", "DEMAND": "REQUEST",
}  # fmt: skip
ACTS = (
    "Assertive", "Assertive-V", "Assertive-S", "Commissive-A", "Commissive-O", "Expressive",
    "Directive", "Interrogative",
)  # fmt: skip
IGNORED = -100
"""The label of a word that nothing is known of."""
OWN = Path(__file__).with_name("texts")

pieces = Pieces()
english = spacy.blank("en")
type Row = dict[str, Any]


def part(name: str, *, tune: int = 1, test: int = 3) -> str:
    """Which part a text is in: of twenty, ``test`` are tested on and ``tune`` tuned on."""
    n = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 20
    return "test" if n < test else "tune" if n < test + tune else "train"


def row(window: Window, name: str, where: str, **more: Any) -> Row:
    """A window as a line of JSON."""
    return {
        "name": name, "part": where, "ids": window.ids, "shapes": window.shapes,
        "first": window.first, **more,
    }  # fmt: skip


def tagged_rows(texts: Iterable[Tagged], labels: Sequence[str], where: Any) -> Iterator[Row]:
    """Windows of texts with a label a word."""
    number = {label: n for n, label in enumerate(labels)}
    for text in texts:
        flat = [number[label] for segment in text.labels for label in segment]
        ends = {0}
        for segment in text.segments:
            ends.add(max(ends) + len(segment))
        for window in windows(text.segments, pieces):
            yield row(
                window, text.name, where(text.name), labels=flat[window.start : window.end],
                cuts=sorted(e - window.start for e in ends if window.start <= e < window.end),
            )  # fmt: skip


def words_of(text: str) -> list[tuple[int, str]]:
    """The words of a text, as the parser cuts them, with their places."""
    return [(t.idx, t.text) for t in english.make_doc(text) if not t.is_space]


def paragraphs_of(text: str) -> list[list[tuple[int, str]]]:
    """The words of each line that has any."""
    return [
        [(line.start() + at, word) for at, word in words]
        for line in re.finditer(r"[^\n]+", text)
        if (words := words_of(line.group()))
    ]


def attribution(gold: Path) -> Iterator[Row]:
    """PolNeAR's training part; CofeNet's validation file is only ever tested on."""
    articles = (
        polnear.tagged(name, spans, paragraphs_of(text))
        for name, text, spans in polnear.articles(gold / "polnear" / "train")
    )
    yield from tagged_rows(articles, ATTRIBUTION, lambda name: part(name.rsplit("_", 1)[0], test=0))
    yield from tagged_rows(polnear.cofenet(gold / "cofenet"), ATTRIBUTION, lambda _: "test")


def names(gold: Path) -> Iterator[Row]:
    """Worldwide newswire; three articles in twenty are only ever tested on."""
    yield from tagged_rows(newswire.articles(gold / "worldwide_newswire"), NAMES, part)


def acts(gold: Path) -> Iterator[Row]:
    """The speech acts, an utterance a segment; ``cuts`` are the words at which utterances begin."""
    for document in speech_acts.documents(gold / "speech_acts_au2016"):
        segments = [tuple(w for _, w in words_of(u)) for u in document.utterances]
        known = [ACTS.index(act) for act in document.acts]
        begins, at = {}, 0
        for segment, act in zip(segments, known, strict=True):
            if segment:
                begins[at] = act
            at += len(segment)
        for window in windows(segments, pieces):
            inside = [b for b in begins if window.start <= b < window.end]
            # The rest of an utterance that a window cut is left to the window before.
            yield row(
                window, document.name, part(document.name, test=4),
                labels=[begins[b] for b in inside], cuts=[b - window.start for b in inside],
            )  # fmt: skip


def pairs(gold: Path) -> Iterator[Row]:
    """Sentences with actor, recipient and type: PLV, the GSR and our own."""
    for sentence in plv.sentences(gold / "plv"):
        yield from _pair(sentence, "plv")
    for kind, markup in gsr(gold):
        if sentence := of_gsr(markup, kind):
            yield from _pair(sentence, "gsr")
    for file in sorted(OWN.glob("events-*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            kind, _, text = line.partition("\t")
            yield from _pair(plv.marked(re.sub(r"\[(?:[A-Z]+:)?|\]", "", text), kind), "own")


def gsr(gold: Path) -> Iterator[tuple[str, str]]:
    """(type of PLV, marked up sentence) of the PLOVER gold standard records that have a markup."""
    for item in json.loads((gold / "plover_gsr" / "plover_gsr.json").read_text("utf-8")):
        kind = PLOVER_TO_PLV.get(item["event"], item["event"])
        if kind in TYPES and isinstance(item.get("textInfo"), dict):
            yield kind, item["textInfo"].get("markup", "")


def of_gsr(markup: str, kind: str) -> plv.Marked | None:
    """The marked up sentence, or None where a mark within a mark cannot be read."""
    text = re.sub(r"\(TAR: ([^()]*)\)", r"<t>\1</t>", markup)
    text = re.sub(r"\(SRC(?:/TAR)?: ([^()]*)\)", r"<s>\1</s>", text)
    text = re.sub(r"\(EVT: ([^()]*)\)", r"\1", text)
    return None if re.search(r"\((?:SRC|TAR|EVT)", text) else plv.marked(text, kind)


def _pair(sentence: plv.Marked, where: str) -> Iterator[Row]:
    words = words_of(sentence.text)
    roles = [0] * len(words)
    for n, place in ((1, sentence.actor), (2, sentence.recipient)):
        if place:
            for i, (at, word) in enumerate(words):
                if at < place[1] and place[0] < at + len(word):
                    roles[i] = n
    for window in list(windows([[w for _, w in words]], pieces))[:1]:
        marks = [0] * len(window.ids)
        edges = [*window.first, len(window.ids) - 1]
        for n, role in enumerate(roles[window.start : window.end]):
            marks[edges[n] : edges[n + 1]] = [role] * (edges[n + 1] - edges[n])
        fold = int(hashlib.sha256(sentence.text.encode()).hexdigest(), 16) % 5
        yield row(
            window, sentence.text[:40], where, roles=marks, labels=TYPES.index(sentence.type),
            fold=fold,
        )  # fmt: skip


MARKED = re.compile(r"\{(\w+)\|([^{}]*)\}|\[(?:([A-Z]+):)?([^\[\]]*)\]|(</?[st]>)")


def triggers(gold: Path) -> Iterator[Row]:
    """Words that tell an event, a meeting or a promise: our own passages, and sentences of pairs.

    In a sentence of pairs only what is marked is known; its other words may tell of other events.
    """
    for file in sorted(OWN.glob("reports-*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line.strip():
                yield from _triggers(line, "own", None)
    for file in sorted(OWN.glob("events-*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            kind, _, text = line.partition("\t")
            yield from _triggers(text, "pairs", kind)
    for kind, markup in gsr(gold):
        text = re.sub(r"\((?:SRC|TAR|SRC/TAR): ([^()]*)\)", r"\1", markup)
        text = re.sub(r"\(EVT: ([^()]*)\)", r"[\1]", text)
        if "[" in text and not re.search(r"\((?:SRC|TAR|EVT)", text):
            yield from _triggers(text, "pairs", kind)


def _triggers(text: str, where: str, kind: str | None) -> Iterator[Row]:
    plain, spans, at = "", [], 0
    for mark in MARKED.finditer(text):
        plain += text[at : mark.start()]
        label, said = (mark[1], mark[2]) if mark[1] else (mark[3] or kind, mark[4] or "")
        if not mark[5] and label:
            label = PLOVER_TO_PLV.get(label.upper(), label.upper()).lower()
            spans.append((len(plain), len(plain) + len(said), label))
        plain += said
        at = mark.end()
    plain += text[at:]
    words = words_of(plain)
    labels = [0] * len(words)
    for start, end, label in spans:
        for i, (place, word) in enumerate(words):
            if start < place + len(word) and place < end:
                labels[i] = TRIGGERS.index(label)
    for window in windows([[w for _, w in words]], pieces):
        found = labels[window.start : window.end]
        yield row(window, plain[:40], part(plain[:60], test=0, tune=3), labels=found, source=where)


def quads(gold: Path) -> Iterator[Row]:
    """Sentences of UN papers: no event, verbal or material conflict or cooperation."""
    file = gold / "un_quadclass" / "quadclass" / "en_annotations_quad_multiclass.tsv"
    with file.open(encoding="utf-8", newline="") as f:
        for text, label in list(csv.reader(f, delimiter="\t"))[1:]:
            for window in list(windows([[w for _, w in words_of(text)]], pieces))[:1]:
                yield row(window, text[:40], part(text), labels=int(label))


TASKS = {
    "attribution": attribution, "names": names, "acts": acts, "pairs": pairs,
    "triggers": triggers, "quads": quads,
}  # fmt: skip
LABELS = {
    "attribution": ATTRIBUTION, "names": NAMES, "acts": ACTS, "pairs": TYPES,
    "triggers": TRIGGERS, "quads": ("none", "verbal conflict", "material conflict",
                                    "verbal cooperation", "material cooperation"),
}  # fmt: skip


def main() -> None:
    """Write every task, or those named."""
    gold, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(LABELS, indent=1), "utf-8")
    for task in sys.argv[3:] or TASKS:
        n = 0
        with (out / f"{task}.jsonl").open("w", encoding="utf-8") as f:
            for n, line in enumerate(TASKS[task](gold), 1):  # noqa: B007
                f.write(json.dumps(line) + "\n")
        print(f"{task}: {n} windows")


if __name__ == "__main__":
    main()
