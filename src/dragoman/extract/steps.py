"""The whole reading, from top to bottom."""

from __future__ import annotations

from dragoman.extract.cast import cast
from dragoman.extract.commitments import commitments
from dragoman.extract.doubts import doubts
from dragoman.extract.events import events
from dragoman.extract.meetings import meetings, occasions
from dragoman.extract.places import places
from dragoman.extract.reading import Step
from dragoman.extract.shapes import shapes
from dragoman.extract.statements import statements
from dragoman.extract.times import times

STEPS: dict[str, Step] = {
    "times": times, "shapes": shapes, "places": places, "cast": cast, "statements": statements,
    "commitments": commitments, "occasions": occasions, "meetings": meetings, "events": events,
    "doubts": doubts,
}  # fmt: skip
