"""Dragoman at the end of somebody's spaCy pipeline.

    >>> import spacy
    >>> nlp = spacy.load("en_core_web_md")
    >>> nlp.add_pipe("dragoman")
    >>> nlp("Chad's president met Norway's envoy in N'Djamena.")._.record.meetings

``doc._.record`` is made from JSON that travels in the document, so that it survives
``nlp.pipe(..., n_process=2)``, ``DocBin`` and ``to_bytes``. Before the pipeline runs,
``doc._.about`` may hold ``{"id", "title", "published", "source"}``, as a JSON line would.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import DragomanError
from dragoman.records import Report, ReportRecord, report_id
from dragoman.settings import DEFAULT_READER

if TYPE_CHECKING:
    from dragoman.models.reader import ReaderName

STORED = "dragoman_record"
ABOUT = ("id", "title", "published", "source")


class Component:
    """Reads each document that passes, and leaves the record with it."""

    def __init__(self, name: str, reader: ReaderName = DEFAULT_READER) -> None:
        self.name = name
        self.reader = reader

    def __call__(self, doc: Doc) -> Doc:
        """Read one parsed document. Raises `DragomanError` if no parser ran before."""
        from dragoman.extract import read_doc
        from dragoman.jsonform import to_line

        if doc.text.strip() and not (doc.has_annotation("DEP") and doc.has_annotation("TAG")):
            raise DragomanError(
                f"The component {self.name!r} needs a tagger and a parser before it in the pipeline."
            )
        report = _report(doc)
        record = (
            read_doc(doc, report, reader=self.reader)
            if doc.text.strip()
            else ReportRecord(report=report)
        )
        doc.user_data[STORED] = to_line(record)
        return doc


@Language.factory(
    "dragoman",
    assigns=["doc._.record"],
    requires=["token.dep", "token.tag"],
    default_config={"reader": DEFAULT_READER},
)
def make_component(
    nlp: Language,  # noqa: ARG001  (spaCy calls it so)
    name: str,
    reader: Literal["full", "fast"] = DEFAULT_READER,
) -> Component:
    """The component, and the two extensions of `Doc` that belong to it."""
    if not Doc.has_extension("record"):
        Doc.set_extension("record", getter=record_of)
    if not Doc.has_extension("about"):
        Doc.set_extension("about", default=None)
    return Component(name, reader)


def record_of(doc: Doc) -> ReportRecord | None:
    """The record that the component left, or None if the document did not pass it."""
    from dragoman.jsonform import from_json

    stored = doc.user_data.get(STORED)
    return None if stored is None else from_json(json.loads(stored))


def _report(doc: Doc) -> Report:
    """The document's text as a report, with what the user told about it."""
    from dragoman.formats import report_of

    about: dict[str, Any] = {k: v for k, v in (doc._.about or {}).items() if k in ABOUT}
    if isinstance(about.get("published"), str):
        about["published"] = dt.date.fromisoformat(about["published"])
    if not doc.text.strip():
        return Report(**{"id": report_id(doc.text), **about}, text=doc.text)
    return report_of(doc.text, **about)
