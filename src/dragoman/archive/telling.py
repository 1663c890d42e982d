"""What was found, as JSON for other programs, and judgements in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.archive import stored
from dragoman.archive.finding import Found
from dragoman.archive.judging import Judgement
from dragoman.archive.questions import OpenQuestion
from dragoman.archive.showing import ShownActor, ShownRecord, ShownReport
from dragoman.share.shown import on_one_line

type Json = dict[str, Any]

SAID = {
    "confirm": "confirmed", "correct": "corrected", "reject": "rejected", "answer": "answered",
    "same": "the same", "different": "different",
}  # fmt: skip


def as_json(found: Found) -> Json:
    """A record that was found, with the words around it and the report that it is in."""
    return {
        "kind": found.kind,
        "id": found.id,
        "words": found.words.words,
        "before": found.context.before,
        "after": found.context.after,
        "verdict": found.verdict,
        "actors": dict(found.actors),
        "record": dict(found.json),
        "report": {**stored.about(found.report), "version": found.version},
    }


def question_as_json(question: OpenQuestion) -> Json:
    """A question, with what it is about as `as_json` has it."""
    return {
        "question": question.asked, "confidence": question.confidence, "reports": question.reports,
        "worth": question.worth, **as_json(question.found),
    }  # fmt: skip


def shown_as_json(shown: ShownReport | ShownRecord | ShownActor) -> Json:
    """What `show` shows, as one object."""
    judgements = [asdict(one) for one in shown.judgements]
    if isinstance(shown, ShownReport):
        return {
            **shown.json, "sources": shown.sources, "versions": shown.versions, "judgements": judgements
        }  # fmt: skip
    if isinstance(shown, ShownRecord):
        return {**as_json(shown.found), "current": shown.current, "judgements": judgements}
    records = [as_json(one) for one in shown.records]
    return {
        "key": shown.key, "names": shown.names, "reports": shown.reports, "records": records,
        "judgements": judgements,
    }  # fmt: skip


def in_words(judgement: Judgement) -> str:
    """One line that says who decided what of which, and whether it still holds."""
    what = (
        judgement.subject
        if judgement.other is None
        else f"{judgement.subject} and {judgement.other}"
    )
    if judgement.undoes:
        told = f"{judgement.by} took back {judgement.undoes}"
    elif judgement.other is not None:
        told = f"{judgement.by} judged {what} {SAID[judgement.verdict]}"
    else:
        told = f"{judgement.by} {SAID[judgement.verdict]} {what}"
    if judgement.fields:
        told += ": " + ", ".join(f"{name} = {value}" for name, value in judgement.fields.items())
    if judgement.comment:
        told += f" ({judgement.comment})"
    over = "" if judgement.holds else "  [taken back]"
    return on_one_line(f"{judgement.at[:16].replace('T', ' ')}  {told}") + f"{over}  {judgement.id}"
