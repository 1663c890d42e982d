"""The whole reading, from top to bottom."""

from __future__ import annotations

from dragoman.extract.cast import cast
from dragoman.extract.reading import Step
from dragoman.extract.statements import statements
from dragoman.extract.times import times

STEPS: dict[str, Step] = {
    "times": times, "cast": cast, "statements": statements,
}  # fmt: skip
