"""The report as the parser sees it: sentences, quotations, and what hangs on what.

Both `extract` and `resolve` read from it; it knows neither.
"""

from __future__ import annotations

from dragoman.parse.sentences import Parse, Sentence, body_breaks, parsed

__all__ = ["Parse", "Sentence", "body_breaks", "parsed"]
